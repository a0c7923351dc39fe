"""Pairs the sentences of two bulletins: equal ones, and versions that say nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.ledger.comparison.development_pairs import DevelopmentPairs
from reader.ledger.comparison.sentences import TextSentence

NEAR = 0.5
"""The least share of the shorter sentence's words that two versions have in common."""

ELSEWHERE = 0.75
"""The same for sentences of different developments."""

FREQUENT = 60
"""A word in more new sentences than this is not used to find candidates."""


class NearSentence(NamedTuple):
    """A new sentence that may be a version of an old one, and their likeness from 0 to 1."""

    new: int
    likeness: float


class SentencePairs(NamedTuple):
    """Pairs of sentences by index.

    `same` maps old sentences to new ones with equal words; `near` maps old ones to possible new
    versions, the most similar first, and `before` is the inverse of `near`.
    """

    same: dict[int, int]
    near: dict[int, list[NearSentence]]
    before: dict[int, list[int]]

    @property
    def kept(self) -> frozenset[int]:
        """The new sentences that were in the old text."""
        return frozenset(self.same.values())


def pair_sentences(
    old: Sequence[TextSentence], new: Sequence[TextSentence], parts: DevelopmentPairs
) -> SentencePairs:
    """Pair the sentences; those of the same development are preferred."""
    same = _same(old, new, parts)
    kept = set(same.values())
    left = [number for number in range(len(new)) if number not in kept]
    near = _Near(new, left, parts)
    changed = (number for number in range(len(old)) if number not in same)
    versions = {number: near.of(old[number]) for number in changed}
    before: dict[int, list[int]] = defaultdict(list)
    for number, found in versions.items():
        for one in found:
            before[one.new].append(number)
    return SentencePairs(same, versions, before)


def _same(
    old: Sequence[TextSentence], new: Sequence[TextSentence], parts: DevelopmentPairs
) -> dict[int, int]:
    """Pair the sentences with equal words, one to one, in any order."""
    there: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, sentence in enumerate(new):
        there[sentence.keys].append(number)
    found: dict[int, int] = {}
    for is_strict in (True, False):
        for number, sentence in enumerate(old):
            if number in found:
                continue
            places = there[sentence.keys]
            home = parts.new_of.get(sentence.part)
            fit = [at for at in places if not is_strict or new[at].part == home]
            if fit:
                found[number] = fit[0]
                places.remove(fit[0])
    return found


class _Near:
    """Finds the new sentences that may be versions of an old one."""

    def __init__(
        self, new: Sequence[TextSentence], left: Iterable[int], parts: DevelopmentPairs
    ) -> None:
        self._new, self._parts = new, parts
        self._with: dict[str, list[int]] = defaultdict(list)
        self._headings: dict[int, int] = {}
        for number in left:
            if new[number].is_heading:
                self._headings[new[number].part] = number
            for word in new[number].about:
                self._with[word].append(number)

    def of(self, sentence: TextSentence) -> list[NearSentence]:
        home = self._parts.new_of.get(sentence.part)
        found = {
            number
            for word in sentence.about
            if len(self._with.get(word, ())) <= FREQUENT
            for number in self._with.get(word, ())
        }
        if sentence.is_heading and home in self._headings:
            found.add(self._headings[home])
        rated = [NearSentence(at, likeness(sentence, self._new[at])) for at in found]
        fit = [one for one in rated if self._fits(sentence, one, home)]
        return sorted(fit, key=lambda one: (-one.likeness, one.new))

    def _fits(self, sentence: TextSentence, near: NearSentence, home: int | None) -> bool:
        """Whether a sentence is similar enough; the heading of the same development always is."""
        if sentence.is_heading and home is not None and near.new == self._headings.get(home):
            return True
        return near.likeness >= (NEAR if self._new[near.new].part == home else ELSEWHERE)


def likeness(one: TextSentence, other: TextSentence) -> float:
    """Return the share of the shorter sentence's words in the other, and a little of the longer's.

    A single common word of several counts as none.
    """
    common = len(one.about & other.about)
    smaller, larger = sorted((len(one.about), len(other.about)))
    if not common or (common == 1 and larger > 2):
        return 0.0
    return 0.9 * common / smaller + 0.1 * common / larger
