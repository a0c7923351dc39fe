"""Compares two annotated texts on one story: what differs, and what only one of them has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.ledger.comparison.development_pairs import DevelopmentPairs
from reader.ledger.comparison.figure_changes import FigurePairing
from reader.ledger.comparison.people_changes import compare_people
from reader.ledger.comparison.quote_changes import Speech, SpeechPair, SpeechPairing, speeches_of
from reader.ledger.comparison.sentence_pairs import pair_sentences
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import is_within
from reader.ledger.people.lands import land
from reader.ledger.people.names import words_of
from reader.ledger.rivals.rival_figures import RivalFigures, compare_figures
from reader.ledger.rivals.rival_people import heard_only
from reader.ledger.rivals.rival_sentences import alone_in
from reader.ledger.rivals.rival_types import (
    FoundQuote,
    OnlyHere,
    QuoteDifference,
    RivalDifferences,
    RivalText,
)
from reader.models import AnnotatedBulletin, Span

_BOTH = DevelopmentPairs({0: 0})


class _Compared(NamedTuple):
    """The results of comparing the texts; in a pair of quotes, None stands for a missing one."""

    sides: tuple[Side, Side]
    figures: RivalFigures
    quotes: Sequence[SpeechPair]
    renamed: tuple[Mapping[str, str], Mapping[str, str]]


def compare_rivals(one: AnnotatedBulletin, other: AnnotatedBulletin) -> RivalDifferences:
    """Compare two texts, each the only part of its bulletin."""
    sides = Side(one), Side(other)
    sentences = pair_sentences(sides[0].sentences, sides[1].sentences, _BOTH)
    renamed = compare_people(*sides, sentences).renamed
    compared = _Compared(
        sides,
        compare_figures(sides, FigurePairing(*sides, sentences, renamed).changes()),
        SpeechPairing(*sides, sentences, renamed).changes(),
        (renamed, {new: old for old, new in renamed.items()}),
    )
    return RivalDifferences(
        _text(one),
        _text(other),
        compared.figures.differ,
        tuple(
            QuoteDifference(_quote(sides[0], was), _quote(sides[1], now))
            for was, now in compared.quotes
            if was is not None and now is not None and _differ(was, now)
        ),
        _only(compared, 0),
        _only(compared, 1),
    )


def _differ(was: Speech, now: Speech) -> bool:
    """Whether two quotes differ: paraphrases only by stance, for example if one is denied."""
    if was.value.stance != now.value.stance:
        return True
    if not (was.is_marked and now.is_marked):
        return False
    return was.keys != now.keys or _lands(was) != _lands(now)


def _lands(speech: Speech) -> frozenset[str]:
    """Return the words of the speakers’ names; "Torvia" and "Torvian" are one."""
    return frozenset(land(word) for name in speech.whose for word in words_of(name)) - {"the"}


def _text(read: AnnotatedBulletin) -> RivalText:
    bulletin = read.bulletin
    (text,) = bulletin.parts
    return RivalText(
        bulletin.source, bulletin.title, bulletin.publisher, text.day or bulletin.date, text
    )


def _only(compared: _Compared, at: int) -> OnlyHere:
    """Return what one of the texts has and the other lacks."""
    side, other = compared.sides[at], compared.sides[1 - at]
    quotes = [pair[at] for pair in compared.quotes if pair[1 - at] is None]
    alone = [one for one in quotes if one is not None]
    return OnlyHere(
        compared.figures.only[at],
        tuple(_quote(side, one) for one in alone),
        heard_only(side, other, compared.renamed[at]),
        alone_in(side, other, _in_both(compared, at, alone)),
    )


def _in_both(compared: _Compared, at: int, alone: Sequence[Speech]) -> Iterator[Span]:
    """Yield the spans in one text of the numbers and quotes that both texts have."""
    yield from compared.figures.shared[at]
    for pair in compared.figures.differ:
        yield from (found.span for found in pair[at])
    side = compared.sides[at]
    for speech in speeches_of(side):
        if speech.is_marked and not any(is_within(speech.keys, one.keys) for one in alone):
            yield from _quote(side, speech).spans


def _quote(side: Side, speech: Speech) -> FoundQuote:
    quotes = side.read.parts[0].quotes
    pieces = quotes[speech.number : speech.number + 1 + len(speech.further)]
    return FoundQuote(speech.value, tuple(piece.span for piece in pieces))
