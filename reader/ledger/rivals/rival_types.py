"""What two publishers' texts of one story tell otherwise, as named tuples.

Pairs are of the one text and of the other.  All words are cut from the texts.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.ledger.change_types import FigureValue, QuotedWords
from reader.models import Development, Span


class RivalText(NamedTuple):
    """One of the two texts; `date` is that of its bulletin in ISO, None where none is known."""

    source: str
    title: str
    publisher: str | None
    date: str | None
    text: Development


class FoundFigure(NamedTuple):
    """A figure and its place in its text."""

    value: FigureValue
    span: Span


class FoundQuote(NamedTuple):
    """A quote, and the places of all its pieces in its text."""

    words: QuotedWords
    spans: tuple[Span, ...]


class FigureDifference(NamedTuple):
    """Numbers that the texts give of one quantity, where no number is in both."""

    one: tuple[FoundFigure, ...]
    other: tuple[FoundFigure, ...]


class QuoteDifference(NamedTuple):
    """A quote in other words, of another speaker, or said in one text and denied in the other."""

    one: FoundQuote
    other: FoundQuote


class OnlyHere(NamedTuple):
    """What one text has and the other has not.

    `people` are the names of those who speak or whose numbers are given here, and who are not heard
    or named there.  `sentences` are the places of sentences that no sentence there is like.
    """

    figures: tuple[FoundFigure, ...] = ()
    quotes: tuple[FoundQuote, ...] = ()
    people: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()


class RivalDifferences(NamedTuple):
    """All that differs between two texts; `only_one` and `only_other` are what one of them has."""

    one: RivalText
    other: RivalText
    figures: tuple[FigureDifference, ...] = ()
    quotes: tuple[QuoteDifference, ...] = ()
    only_one: OnlyHere = OnlyHere()
    only_other: OnlyHere = OnlyHere()
