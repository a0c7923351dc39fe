"""The differences between two publishers' texts on one story, as named tuples.

The first of a pair belongs to the first text. All words are copied from the texts.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.ledger.change_types import FigureValue, QuotedWords
from reader.models import Development, Span


class RivalText(NamedTuple):
    """One of the two texts; `date` is the ISO date of its bulletin, None if it is not known."""

    source: str
    title: str
    publisher: str | None
    date: str | None
    text: Development


class FoundFigure(NamedTuple):
    """A figure and its span in its text."""

    value: FigureValue
    span: Span


class FoundQuote(NamedTuple):
    """A quote, and the spans of all its pieces in its text."""

    words: QuotedWords
    spans: tuple[Span, ...]


class FigureDifference(NamedTuple):
    """Numbers that the texts give for one quantity, without a common one."""

    one: tuple[FoundFigure, ...]
    other: tuple[FoundFigure, ...]


class QuoteDifference(NamedTuple):
    """A quote with other words, another speaker, or another stance in the second text."""

    one: FoundQuote
    other: FoundQuote


class OnlyHere(NamedTuple):
    """What one text has and the other lacks.

    `people` are the names of speakers and claimants who are not heard or named in the other text.
    `sentences` are the spans of sentences that are unlike every sentence of the other text.
    """

    figures: tuple[FoundFigure, ...] = ()
    quotes: tuple[FoundQuote, ...] = ()
    people: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()


class RivalDifferences(NamedTuple):
    """All differences between two texts.

    `only_one` and `only_other` hold what only one of them has.
    """

    one: RivalText
    other: RivalText
    figures: tuple[FigureDifference, ...] = ()
    quotes: tuple[QuoteDifference, ...] = ()
    only_one: OnlyHere = OnlyHere()
    only_other: OnlyHere = OnlyHere()
