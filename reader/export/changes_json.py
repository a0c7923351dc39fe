"""Converts the changes between two texts to one JSON object; docs/changes.md lists its fields."""

from __future__ import annotations

import json
from typing import Any

from reader.ledger.change_types import (
    Changes,
    DevelopmentChange,
    FigureChange,
    FigureValue,
    PersonChange,
    QuoteChange,
)

Fields = dict[str, Any]


def changes_json(changes: Changes) -> str:
    """Return all changes as one line of JSON in ASCII."""
    return json.dumps(changes_fields(changes))


def changes_fields(changes: Changes) -> Fields:
    """Return the fields of the object; empty or unknown values are [] or None."""
    return {
        "old": changes.old._asdict(),
        "new": changes.new._asdict(),
        "notes": list(changes.notes),
        "developments": list(map(_development, changes.developments)),
        "figures": list(map(_figure, changes.figures)),
        "quotes": list(map(_quote, changes.quotes)),
        "people": list(map(_person, changes.people)),
    }


def _development(one: DevelopmentChange) -> Fields:
    return one._asdict()


def _figure(one: FigureChange) -> Fields:
    shown = one.new or one.old
    assert shown is not None
    return {
        "change": one.change,
        "counted": shown.counted,
        "unit": one.unit,
        "from": _value(one.old),
        "to": _value(one.new),
        "claimant": shown.claimant,
        "number": one.number,
        "sentence_old": one.sentence_old,
        "sentence": one.sentence,
    }


def _value(value: FigureValue | None) -> Fields | None:
    return value._asdict() if value is not None else None


def _quote(one: QuoteChange) -> Fields:
    shown = one.new or one.old
    assert shown is not None
    return {
        "change": one.change,
        "speaker": shown.speaker,
        "from": one.old._asdict() if one.old else None,
        "to": one.new._asdict() if one.new else None,
        "number": one.number,
    }


def _person(one: PersonChange) -> Fields:
    return {"change": one.change, "name": one.name, "from": one.old, "to": one.new}
