"""Converts a `CatchUp` to one JSON object, and to rows of one item each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from reader.export.changes_json import changes_fields
from reader.export.escape import escape_inline
from reader.export.rows.forms import PrintedRow, tabbed
from reader.export.rows.thread_lines import place_fields, thread_fields
from reader.ledger.catch_up import Contradiction, MovedFigure
from reader.ledger.change_types import Changes
from reader.ledger.claim_words import claimant_words, moved_claimants, value_words
from reader.ledger.series.standing import SeriesClaim
from reader.ledger.series.stated import ClaimPlace
from reader.library.catch_up import CatchUp, NewPerson
from reader.library.threads.threads import ThreadPlace

Fields = dict[str, object]


def catch_up_fields(found: CatchUp, changes: Mapping[int, Changes]) -> Fields:
    """Return everything new; `changes` are those of the updated developments, by key."""
    return {
        "since": found.since,
        "developments": [
            {
                **place_fields(new.row.place),
                "thread": new.row.thread,
                "earlier": thread_fields(new.row)["earlier"],
            }
            for new in found.developments
        ],
        "updated": [
            {
                **place_fields(place),
                "changes": changes_fields(changes[place.key]) if place.key in changes else None,
            }
            for place in found.updated
        ],
        "people": [_person(one) for one in found.people],
        "figures": [_moved(one) for one in found.figures],
        "contradicted": [_contradicted(one) for one in found.contradicted],
    }


def _person(one: NewPerson) -> Fields:
    person = one.person
    return {
        "id": person.id,
        "name": person.name,
        "role": person.roles[-1].role if person.roles else None,
        "place": place_fields(one.place) if one.place else None,
    }


def _moved(one: MovedFigure) -> Fields:
    return {
        "series": one.series,
        "of": one.of or None,
        "claimant": {"id": one.claimant.id, "name": one.claimant.name} if one.claimant else None,
        "from": _claim(one.before),
        "to": _claim(one.now),
    }


def _contradicted(one: Contradiction) -> Fields:
    return {
        "series": one.series,
        "of": one.of or None,
        "claim": _claim(one.now),
        "against": [_claim(other) for other in one.against],
    }


def _claim(claim: SeriesClaim) -> Fields:
    """A claim with its place."""
    figure, place, whose = claim.stated.figure, claim.stated.place, claim.claimant
    return {
        "id": claim.id,
        "text": claim.stated.words,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "claimant": {"id": whose.id, "name": whose.name} if whose else None,
        "stance": figure.stance,
        "source": place.source,
        "date": place.published or None,
        "number": place.number,
        "heading": place.heading,
        "block": figure.span.block,
        "start": figure.span.start,
        "end": figure.span.end,
        "sentence": claim.stated.text[slice(*claim.quantity.sentence)],
    }


class NewThing(NamedTuple):
    """One new item: its kind, day, words, additional words, and place."""

    kind: str
    date: str | None
    words: str
    beside: str
    place: ThreadPlace | ClaimPlace | None


CATCH_UP_COLUMNS = ("kind", "date", "words", "beside", "source", "number", "heading")
"""The columns of a table of new items."""


def catch_up_rows(found: CatchUp) -> Iterator[PrintedRow]:
    """Return a row for each new item, in every format."""
    return (
        PrintedRow(
            partial(_fields_of, new),
            partial(tabbed, (new.kind, new.date or "", new.words, new.beside)),
            partial(_markdown, new),
        )
        for new in _things(found)
    )


def first_of(found: CatchUp, most: int | None) -> CatchUp:
    """Keep the first `most` items in the order of the rows."""
    if most is None:
        return found
    cut: dict[str, Any] = {}
    for name in ("developments", "updated", "figures", "contradicted", "people"):
        cut[name] = getattr(found, name)[:most]
        most -= len(cut[name])
    return CatchUp(found.since, **cut)


def _things(found: CatchUp) -> Iterator[NewThing]:
    for new in found.developments:
        place, before = new.row.place, new.row.earlier[0].place if new.row.earlier else None
        goes_on = f"goes on from {before.date or '-'} {before.heading}" if before else ""
        yield NewThing("new", place.date, place.heading, goes_on, place)
    for place in found.updated:
        yield NewThing("changed", place.date, place.heading, "", place)
    for moved in found.figures:
        words = f"{moved.before.stated.words} → {moved.now.stated.words}"
        where = moved.now.stated.place
        told = _counted(moved.of, words)
        yield NewThing("figure", where.day or None, told, moved_claimants(moved), where)
    for one in found.contradicted:
        theirs, where = "; ".join(map(_told, one.against)), one.now.stated.place
        told = _counted(one.of, _told(one.now))
        yield NewThing("contradicted", where.day or None, told, theirs, where)
    for heard in found.people:
        person, role = heard.person, heard.person.roles[-1].role if heard.person.roles else ""
        yield NewThing("person", person.first or None, person.name, role, heard.place)


def _fields_of(new: NewThing) -> Fields:
    place = new.place
    return {
        "kind": new.kind,
        "date": new.date,
        "words": new.words,
        "beside": new.beside or None,
        "source": place.source if place else None,
        "number": place.number if place else None,
        "heading": place.heading if place else None,
    }


def _markdown(new: NewThing) -> str:
    """A list item: kind, day, words and additional words."""
    beside = f" – {escape_inline(new.beside)}" if new.beside else ""
    words = escape_inline(" ".join(new.words.split()))
    return f"- {new.kind}: {new.date or 'no day'} **{words}**{beside}"


def _counted(of: str, words: str) -> str:
    """Words about a series after what it counts, if that is known."""
    return f"{of}: {words}" if of else words


def _told(claim: SeriesClaim) -> str:
    """A claim as written, with its stance and claimant."""
    return f"{value_words(claim)} ({claimant_words(claim)})"
