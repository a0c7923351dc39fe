"""Answers lines of JSON, each with a text, with lines of JSON that contain its annotations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from reader.ledger.people.bodies import is_unnamed_group
from reader.models import (
    Basis,
    ClaimantBasis,
    DateMention,
    Figure,
    Person,
    Qualifier,
    Quote,
    QuoteKind,
    Span,
    Stance,
)
from reader.pipeline import annotate_text
from reader.schema import plain

LONGEST = 10 * 1024 * 1024
"""Most bytes of a line that is answered; the number of lines is not limited."""

Pair = tuple[int, int]
"""Start and end, in characters of the text as given."""


class QuoteFound(NamedTuple):
    """A quote; `cue` and `speaker` are places in the text, `speaker_name` who that is.

    `speakers` are the names of all who spoke the words together, `speaker_name` first.
    """

    start: int
    end: int
    kind: QuoteKind
    cue: Pair | None
    speaker: Pair | None
    speaker_name: str | None
    role: str | None
    relay: str | None
    basis: Basis
    continued: bool
    stance: Stance
    speakers: tuple[str, ...]


class FigureFound(NamedTuple):
    """A figure; `value` is a number, the two ends of a range, or None where it is vague.

    `claimant_basis` says how the claimant was found, or why there is none; `claimants` are the
    names of all whose word it is, `claimant` first.
    """

    start: int
    end: int
    value: float | tuple[float, float] | None
    qualifier: Qualifier
    unit: str | None
    counted: str | None
    claimant: str | None
    magnitude: int | None
    claim: int
    claimant_basis: ClaimantBasis
    stance: Stance
    claimants: tuple[str, ...]


class DateFound(NamedTuple):
    """A date mention; `value` is ISO 8601 as far as the text goes."""

    start: int
    end: int
    value: str | None
    inferred: bool


class Answer(NamedTuple):
    """What was found in one text; `id` is the one that the text was given with.

    `people` are the people and bodies that the text names. A group that it only describes
    ("villagers") is not listed: it stands where it speaks or is cited. `language` is that of most
    of the text (ISO 639-1): lines that are not English give nothing.
    """

    id: object
    quotes: tuple[QuoteFound, ...]
    figures: tuple[FigureFound, ...]
    dates: tuple[DateFound, ...]
    people: tuple[Person, ...]
    language: str


def answer_lines(lines: Iterable[bytes]) -> Iterator[tuple[str | None, str | None]]:
    """Yield, for each line of JSON, `(answer, None)` or `(None, complaint)`; skips blank lines.

    Answers are lines of ASCII without a newline.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if len(line) > LONGEST:
            yield None, f"line {number}: is too long (the limit is {LONGEST >> 20} MiB)"
            continue
        try:
            yield json.dumps(plain(_answer(json.loads(line))), allow_nan=False), None
        except (ValueError, RecursionError) as error:
            yield None, f"line {number}: {error}"


def _answer(request: object) -> Answer:
    """The answer to one JSON object; ValueError says what is wrong with it."""
    if not isinstance(request, dict):
        raise ValueError('not an object with "id" and "text"')
    text, day = request.get("text"), request.get("date")
    if not isinstance(text, str):
        raise ValueError('"text" is missing or not a string')
    if "id" not in request:
        raise ValueError('"id" is missing')
    if day is not None and not isinstance(day, str):
        raise ValueError('"date" is not a string like 2024-10-28')
    reference = date.fromisoformat(day[:10]) if day else None
    found, starts = annotate_text(text, reference)
    convert = _AnswerItems(found.people, starts)
    return Answer(
        request["id"],
        tuple(map(convert.quote, found.quotes)),
        tuple(map(convert.figure, found.figures)),
        tuple(map(convert.mention, found.dates)),
        tuple(_named(found.people, text)),
        found.language,
    )


def _named(people: Sequence[Person], text: str) -> Iterator[Person]:
    """Yield the people, bodies and groups that a text names: "a Kestrel clerk", not "villagers".

    A capital inside a sentence is one of a name, so a group is named if its words stand there.
    """
    unsure: dict[str, list[str]] = {}  # groups by their first word
    for person in people:
        if is_unnamed_group(person) and person.name[0].isupper():
            unsure.setdefault(_first_word(person.name), []).append(person.name)
    inside = _INSIDE.finditer(text) if unsure else ()
    named = {
        name
        for word in inside
        for name in unsure.get(word[0], ())
        if text.startswith(name, word.start())
    }
    for person in people:
        if not is_unnamed_group(person) or person.name in named:
            yield person


def _first_word(name: str) -> str:
    found = re.match(r"\w+", name)
    return found[0] if found else ""


_INSIDE = re.compile(r"(?<=[a-z,] )\w+")


class _AnswerItems(NamedTuple):
    """Converts annotations to items of an answer: offsets into the whole text, people by name.

    `starts` has the offset of each block in the text.
    """

    people: Sequence[Person]
    starts: Sequence[int]

    def pair(self, span: Span) -> Pair:
        base = self.starts[span.block]
        return base + span.start, base + span.end

    def pair_or_none(self, span: Span | None) -> Pair | None:
        return None if span is None else self.pair(span)

    def names(self, numbers: Sequence[int]) -> tuple[str, ...]:
        return tuple([self.people[number].name for number in numbers])

    def quote(self, quote: Quote) -> QuoteFound:
        person = None if quote.person is None else self.people[quote.person]
        return QuoteFound(
            *self.pair(quote.span),
            quote.kind,
            self.pair_or_none(quote.cue),
            self.pair_or_none(quote.speaker),
            None if person is None else person.name,
            None if person is None else person.role,
            quote.relay,
            quote.basis,
            quote.continued,
            quote.stance,
            self.names(quote.speakers),
        )

    def figure(self, figure: Figure) -> FigureFound:
        low, high = figure.low, figure.high
        return FigureFound(
            *self.pair(figure.span),
            low if low == high or low is None or high is None else (low, high),
            figure.qualifier,
            figure.unit,
            figure.counted,
            None if figure.claimant is None else self.people[figure.claimant].name,
            figure.magnitude,
            figure.claim,
            figure.claimant_basis,
            figure.stance,
            self.names(figure.claimants),
        )

    def mention(self, mention: DateMention) -> DateFound:
        return DateFound(*self.pair(mention.span), mention.value, mention.inferred)
