"""Finds the numbers in which two texts on one story differ, and those that only one gives.

The rules of series decide which numbers are of one quantity. The same number in another spelling is
not a difference, nor is "about 60" beside "60".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.ledger.comparison.claims import figure_value, figures_of
from reader.ledger.comparison.figure_changes import ClaimPair
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import content, is_numeral, keys_of
from reader.ledger.people.heard import HeardBulletin, HeardPerson
from reader.ledger.people.joining import join_people
from reader.ledger.people.names import words_of
from reader.ledger.rivals.rival_types import FigureDifference, FoundFigure
from reader.ledger.series.incidental import is_incidental
from reader.ledger.series.joining import join_series
from reader.ledger.series.lists import lead_in_of
from reader.ledger.series.standing import SeriesClaim
from reader.ledger.series.stated import ClaimPlace, ClaimVoice, Member, StatedFigure
from reader.models import Figure, Person, Span

ONE, OTHER = 0, 1
"""The indices of the two texts."""


class RivalFigures(NamedTuple):
    """Numbers that differ, numbers of only one text, and the spans in each text of shared ones."""

    differ: tuple[FigureDifference, ...]
    only: tuple[tuple[FoundFigure, ...], tuple[FoundFigure, ...]]
    shared: tuple[frozenset[Span], frozenset[Span]]


class _Number(NamedTuple):
    """A figure of one of the texts, the number of its series, and whether the other has it too."""

    side: int
    member: Member
    series: int
    is_shared: bool = False

    @property
    def is_single(self) -> bool:
        """Whether it is one of something that readers hardly compare: "one room"."""
        stated, quantity = self.member
        if (stated.figure.low, stated.figure.high) != (1, 1):
            return False
        claimant = stated.claimants[0] if stated.claimants else None
        return is_incidental(SeriesClaim("", stated, quantity, claimant))

    @property
    def amount(self) -> tuple[object, ...]:
        figure = self.member[0].figure
        if figure.low is None:
            return figure.magnitude, self.member[0].words.casefold()
        return figure.low, figure.high


def compare_figures(sides: tuple[Side, Side], versions: Sequence[ClaimPair]) -> RivalFigures:
    """Compare the numbers of two texts, each the only part of its bulletin.

    `versions` are pairs of figures in matching sentences of the two texts.
    """
    numbers = _joined(sides)
    words = tuple(Counter(key for one in side.sentences for key in one.keys) for side in sides)
    known = [
        one._replace(is_shared=_is_there(one, numbers, words[1 - one.side])) for one in numbers
    ]
    differ = list(_differing(known))
    differ += _versions(sides, versions, known, differ)
    told = {id(one) for pair in differ for one in pair}
    only = [
        one
        for one in known
        if not (one.is_shared or id(one) in told or _is_of_heading(one, known) or one.is_single)
    ]
    return RivalFigures(
        tuple(FigureDifference(*_parted(sides, pair)) for pair in differ),
        _parted(sides, only),
        (_spans(known, ONE), _spans(known, OTHER)),
    )


def _versions(
    sides: tuple[Side, Side],
    versions: Sequence[ClaimPair],
    known: Sequence[_Number],
    differ: Sequence[Sequence[_Number]],
) -> Iterator[list[_Number]]:
    """Yield pairs of numbers from two versions of a sentence for one thing, except `differ`."""
    told = {id(one) for pair in differ for one in pair}
    at = {(one.side, *_place(sides[one.side], one)): one for one in known if id(one) not in told}
    for was, now in versions:
        if was is not None and now is not None and was.amount != now.amount:
            one = at.get((ONE, was.sentence, was.word))
            other = at.get((OTHER, now.sentence, now.word))
            if one is not None and other is not None and _is_one_thing(one, other):
                yield [one, other]


def _is_one_thing(one: _Number, other: _Number) -> bool:
    """Whether differing numbers below the heading may be of one thing with one outcome."""
    is_below = _span(one).block > 0 < _span(other).block
    is_alike = one.member[1].fates == other.member[1].fates and not _count_others(one, other)
    return is_below and is_alike and not (one.is_shared or other.is_shared)


def _place(side: Side, one: _Number) -> tuple[int, int]:
    """Return the sentence of a figure and the number of words before it there."""
    sentence = side.sentence_at(0, _span(one))
    assert sentence is not None
    return sentence, side.sentences[sentence].word_at(_span(one).start)


def _parted(
    sides: tuple[Side, Side], some: Sequence[_Number]
) -> tuple[tuple[FoundFigure, ...], tuple[FoundFigure, ...]]:
    """Return the figures of each text, each claim once."""
    one, other = ([number for number in some if number.side == at] for at in (ONE, OTHER))
    return _once(sides[ONE], one), _once(sides[OTHER], other)


def _is_of_heading(one: _Number, known: Sequence[_Number]) -> bool:
    """Whether a number in the heading is also in the text."""
    return _span(one).block == 0 and any(
        _span(other).block > 0
        and (other.side, other.amount) == (one.side, one.amount)
        and not _count_others(one, other)
        for other in known
    )


def _spans(known: Sequence[_Number], side: int) -> frozenset[Span]:
    return frozenset(_span(one) for one in known if one.side == side and one.is_shared)


def _span(one: _Number) -> Span:
    return one.member[0].figure.span


def _joined(sides: tuple[Side, Side]) -> list[_Number]:
    """Return the figures of both texts with their series."""
    voices = _voices(sides)
    stated = [one for at, side in enumerate(sides) for one in _stated(side, at, voices[at])]
    return [
        _Number(int(member[0].place.source), member, number)
        for number, series in enumerate(join_series(stated))
        for member in series.members
    ]


def _voices(sides: tuple[Side, Side]) -> list[tuple[ClaimVoice, ...]]:
    """Return the people of both rosters; entries of one person have the same number."""
    heard = [
        tuple(HeardPerson(person, number=number) for number, person in enumerate(side.people))
        for side in sides
    ]
    bulletins = [
        HeardBulletin(str(at), side.bulletin.date or "", "", heard[at], at)
        for at, side in enumerate(sides)
    ]
    whose = {
        (member.bulletin.key, member.heard.number): ClaimVoice(person.id, person.name, entry)
        for entry, person in enumerate(join_people(bulletins))
        for member in person.members
    }
    return [tuple(whose[at, one.number] for one in heard[at]) for at in range(len(sides))]


def _stated(side: Side, at: int, voices: tuple[ClaimVoice, ...]) -> Iterator[StatedFigure]:
    """Yield the figures of a text in the form that series are joined from."""
    text = side.parts[0]
    day = text.day or side.bulletin.date or ""
    place = ClaimPlace(str(at), str(at), day, 0, text.heading)
    blocks = [text.heading, *text.paragraphs]
    names = frozenset(word for one in side.people for word in _words_of(one))
    owners = frozenset(words_of(one.of)[0] for one in side.people if words_of(one.of or ""))
    found = [figure for _, _, figure in figures_of(side)]
    dates = side.read.parts[0].dates
    for figure in found:
        block = figure.span.block
        yield StatedFigure(
            place,
            figure,
            blocks[block],
            tuple(one.span[1:] for one in found if one.span.block == block and one is not figure),
            tuple(one for one in dates if one.span.block == block),
            lead_in_of(blocks, text.kinds, figure.span, lambda: side.bulletin.title),
            tuple(voices[one] for one in figure.claimants),
            names,
            owners,
        )


def _words_of(person: Person) -> Iterator[str]:
    for name in (person.name, person.role or "", *person.aliases):
        yield from words_of(name)


def _is_there(one: _Number, numbers: Sequence[_Number], words: Counter[str]) -> bool:
    """Whether the other text has a number too, and not for another thing.

    If the rules have not found the number there, its words are enough.
    """
    alike = [other for other in numbers if other.side != one.side and other.amount == one.amount]
    if any(other.series == one.series or not _count_others(one, other) for other in alike):
        return True
    numerals = [key for key in keys_of(one.member[0].words) if is_numeral(key)]
    return bool(numerals) and all(words[key] > len(alike) for key in numerals)


def _count_others(one: _Number, other: _Number) -> bool:
    """Whether two numbers have different units, or things without a common word or outcome."""
    (ours, our), (theirs, their) = one.member, other.member
    if our.unit != their.unit:
        return True
    stems = [content(keys_of(f"{f.counted or ''} {f.unit or ''}")) for f in _figures(ours, theirs)]
    if not all(stems) or stems[0] & stems[1] or our.fates & their.fates:
        return False
    return not (our.thing == their.thing or our.is_implied or their.is_implied)


def _figures(ours: StatedFigure, theirs: StatedFigure) -> tuple[Figure, Figure]:
    return ours.figure, theirs.figure


def _differing(known: Sequence[_Number]) -> Iterator[list[_Number]]:
    """Yield the figures of each series that both texts have without a common number."""
    by_series: dict[int, list[_Number]] = {}
    for one in known:
        by_series.setdefault(one.series, []).append(one)
    for some in by_series.values():
        if {one.side for one in some} == {ONE, OTHER} and not any(one.is_shared for one in some):
            yield some


def _once(side: Side, some: Sequence[_Number]) -> tuple[FoundFigure, ...]:
    """Return each claim once, preferably from below the heading, in the order of the text."""
    found: dict[object, FoundFigure] = {}
    ordered = sorted(some, key=lambda one: (_span(one).block == 0, _span(one)))
    evidence = side.evidence(0)
    for one in ordered:
        figure = one.member[0].figure
        is_heading = figure.span.block == 0
        told = (one.series, one.amount) if is_heading else None
        if told is not None and any(told == key[:2] for key in found if isinstance(key, tuple)):
            continue
        key = (one.series, one.amount, figure.claimants, figure.stance, figure.qualifier)
        found.setdefault(key, FoundFigure(figure_value(evidence, figure), figure.span))
    return tuple(sorted(found.values(), key=lambda one: one.span))
