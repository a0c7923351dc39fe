"""Pairs the developments of two bulletins: which new one is which old one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import content, keys_of

SAME_HEADING = 0.2
"""The least common share of the shorter text's words in two developments of one heading."""

OTHER_HEADING = 0.6
"""The same for developments of different headings, counting heading and text together."""

ALIKE = 0.4
"""The least share of all words of both that they have in common if the headings differ."""

FEW_WORDS = 4
"""A text of fewer words need not have words in common: the heading identifies it."""


MOST_PAIRS = 40_000
"""The most pairs for which each part is compared with each."""

MOST_OF_ONE = 20
"""Beyond that, the most parts of the same heading that one is compared with."""


class DevelopmentPairs(NamedTuple):
    """Maps each old part that is still there to its new part."""

    new_of: dict[int, int]

    @property
    def old_of(self) -> dict[int, int]:
        """Maps each new part that was there before to its old part."""
        return {new: old for old, new in self.new_of.items()}


class _PartFacts(NamedTuple):
    is_lead: bool
    time: str
    heading: tuple[str, ...]
    links: frozenset[str]
    keys: tuple[str, ...]
    text: frozenset[str]


def pair_developments(old: Side, new: Side) -> DevelopmentPairs:
    """Pair the parts one to one, the most similar first.

    Among equals those in similar positions.
    """
    before, after = list(_facts(old)), list(_facts(new))
    pairs = _unchanged(before, after)
    taken = set(pairs.values())
    rated = sorted(
        (-rating, abs(one - other), one, other)
        for one, other in _candidates(before, after, pairs)
        if (rating := _rating(before[one], after[other])) > 0
    )
    for _, _, one, other in rated:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return DevelopmentPairs(pairs)


def _unchanged(before: Sequence[_PartFacts], after: Sequence[_PartFacts]) -> dict[int, int]:
    """Pair the parts with exactly the same words, one to one."""
    there: dict[_PartFacts, list[int]] = defaultdict(list)
    for number, facts in reversed(list(enumerate(after))):
        there[facts].append(number)
    return {one: there[was].pop() for one, was in enumerate(before) if there.get(was)}


def _candidates(
    before: Sequence[_PartFacts], after: Sequence[_PartFacts], pairs: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield all pairs of remaining parts; if there are too many, only those of one heading."""
    taken = set(pairs.values())
    left = [number for number in range(len(before)) if number not in pairs]
    right = [number for number in range(len(after)) if number not in taken]
    if len(left) * len(right) <= MOST_PAIRS:
        yield from product(left, right)
        return
    headed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in right:
        headed[after[number].heading].append(number)
    for number in left:
        yield from ((number, other) for other in headed[before[number].heading][:MOST_OF_ONE])


def _facts(side: Side) -> Iterator[_PartFacts]:
    for number, part in enumerate(side.parts):
        keys = tuple(key for paragraph in part.paragraphs for key in keys_of(paragraph))
        yield _PartFacts(
            side.number(number) == 0,
            part.time or "",
            keys_of(part.heading),
            frozenset(link.address for link in part.links if link.span.block == 0),
            keys,
            content(keys),
        )


def _rating(was: _PartFacts, now: _PartFacts) -> float:
    """Return how certainly two parts are one development; 0 if they are not."""
    if was.is_lead or now.is_lead:
        return 4.0 if was.is_lead and now.is_lead else 0.0
    shared, alike = _overlap(was.text, now.text)
    if was.links & now.links:
        return 3.0 + shared
    if was.heading == now.heading:
        has_little = min(len(was.keys), len(now.keys)) < FEW_WORDS
        is_entry = bool(was.time) and was.time == now.time
        return 2.0 + shared if shared >= SAME_HEADING or has_little or is_entry else 0.0
    shared, alike = _overlap(was.text | content(was.heading), now.text | content(now.heading))
    return shared + alike if shared >= OTHER_HEADING and alike >= ALIKE else 0.0


def _overlap(one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
    """Return the common words as a share of the smaller set, and of both."""
    common = len(one & other)
    if not common:
        return 0.0, 0.0
    return common / min(len(one), len(other)), 2 * common / (len(one) + len(other))
