"""Turns the differences between two rivals into lines with the words of both texts.

The screen and the command line only lay them out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reader.evidence_words import NOT_NAMED
from reader.ledger.change_lines import claimant_suffix, cue_and_words
from reader.ledger.rivals.rival_types import (
    FoundFigure,
    FoundQuote,
    OnlyHere,
    RivalDifferences,
    RivalText,
)

What = Literal["figures", "quotes", "figure", "quote", "person", "sentence", "nothing"]

TITLES: dict[What, str] = {
    "figures": "Figures that differ",
    "quotes": "Quotes that differ",
    "figure": "Figures that only one has",
    "quote": "Quotes that only one has",
    "person": "Heard in one only",
    "sentence": "Sentences that none in the other is like",
    "nothing": "Nothing was found that differs but, perhaps, words",
}
"""The title over the lines of each kind."""


class RivalLine(NamedTuple):
    """One difference: words of each text, () if it has none."""

    what: What
    one: tuple[str, ...]
    other: tuple[str, ...]


def rival_lines(found: RivalDifferences) -> Iterator[RivalLine]:
    """Yield all differences in the order of `TITLES`; those of the first text come first."""
    lines = [*_lines(found)]
    yield from lines or [RivalLine("nothing", (), ())]


_ONLY: tuple[What, ...] = ("figure", "quote", "person", "sentence")


def _lines(found: RivalDifferences) -> Iterator[RivalLine]:
    for pair in found.figures:
        yield RivalLine("figures", *(tuple(map(_figure, some)) for some in pair))
    for one, other in found.quotes:
        yield RivalLine("quotes", (_quote(one),), (_quote(other),))
    only = (found.only_one, found.one), (found.only_other, found.other)
    for number, what in enumerate(_ONLY):
        for at, (here, text) in enumerate(only):
            for words in _only(here, text)[number]:
                yield RivalLine(what, *(((), (words,)) if at else ((words,), ())))


def _only(here: OnlyHere, text: RivalText) -> tuple[list[str], ...]:
    """Return the words that only one text has: figures, quotes, people, sentences."""
    blocks = (text.text.heading, *text.text.paragraphs)
    return (
        [_figure(one) for one in here.figures],
        [_quote(one) for one in here.quotes],
        list(here.people),
        [" ".join(blocks[block][start:end].split()) for block, start, end in here.sentences],
    )


def _figure(one: FoundFigure) -> str:
    return f"{one.value.words}{claimant_suffix(one.value)}"


def _quote(one: FoundQuote) -> str:
    return f"{one.words.speaker or NOT_NAMED} {cue_and_words(one.words)}"
