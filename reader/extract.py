"""Texts to JSON: what `warreader extract` answers, line by line, with offsets as given."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reader.models import Annotations, DateMention, Figure, Person, Quote, Span
from reader.pipeline import annotate_text


def answer_lines(lines: Iterable[bytes]) -> Iterator[tuple[str | None, str | None]]:
    """For each input line `(answer, None)` or `(None, complaint)`; blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield json.dumps(_answer(json.loads(line))), None
        except (ValueError, RecursionError) as error:
            yield None, f"line {number}: {error}"


def _answer(asked: object) -> dict[str, object]:
    if not isinstance(asked, dict):
        raise ValueError('not an object with "id" and "text"')
    text, day = asked.get("text"), asked.get("date")
    if not isinstance(text, str):
        raise ValueError('"text" is missing or not a string')
    if "id" not in asked:
        raise ValueError('"id" is missing')
    if day is not None and not isinstance(day, str):
        raise ValueError('"date" is not a string like 2024-10-28')
    reference = date.fromisoformat(day[:10]) if day else None
    found, starts = annotate_text(text, reference)
    return {"id": asked["id"], **flat(found, starts)}


def flat(found: Annotations, starts: Sequence[int]) -> dict[str, object]:
    """Annotations as plain JSON values, offsets counted from the start of the text."""
    writer = _Writer(found.people, starts)
    return {
        "quotes": [writer.quote(quote) for quote in found.quotes],
        "figures": [writer.figure(figure) for figure in found.figures],
        "dates": [writer.day(mention) for mention in found.dates],
        "people": [writer.person(person) for person in found.people],
    }


@dataclass(frozen=True, slots=True)
class _Writer:
    people: Sequence[Person]
    starts: Sequence[int]

    def place(self, span: Span) -> dict[str, object]:
        base = self.starts[span.block]
        return {"start": base + span.start, "end": base + span.end}

    def pair(self, span: Span | None) -> list[object] | None:
        return None if span is None else list(self.place(span).values())

    def quote(self, quote: Quote) -> dict[str, object]:
        person = None if quote.person is None else self.people[quote.person]
        return self.place(quote.span) | {
            "kind": quote.kind,
            "cue": self.pair(quote.cue),
            "speaker": self.pair(quote.speaker),
            "speaker_name": person and person.name,
            "role": person and person.role,
            "relay": quote.relay,
            "basis": quote.basis,
            "continued": quote.continued,
        }

    def figure(self, figure: Figure) -> dict[str, object]:
        single = figure.low if figure.low == figure.high else [figure.low, figure.high]
        return self.place(figure.span) | {
            "value": single,
            "qualifier": figure.qualifier,
            "unit": figure.unit,
            "counted": figure.counted,
            "claimant": None if figure.claimant is None else self.people[figure.claimant].name,
            "magnitude": figure.magnitude,
            "claim": figure.claim,
        }

    def day(self, mention: DateMention) -> dict[str, object]:
        return self.place(mention.span) | {"value": mention.value, "inferred": mention.inferred}

    def person(self, person: Person) -> dict[str, object]:
        return {
            "name": person.name,
            "role": person.role,
            "aliases": list(person.aliases),
            "kind": person.kind,
        }
