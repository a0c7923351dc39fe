"""Many fingerprints to the few of them that another may be the same as, comparing it with no more.

Two texts of which one is no bare heading are the same only if they share a 4-gram, so the 4-grams
of all stand in one sorted array.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest

from reader.library.identity.fingerprint import SAME, SKETCH, Fingerprint, grams

FEW = 8
"""So many are compared one by one."""


class Candidates:
    """Some fingerprints, each known by its place among them."""

    def __init__(self, prints: Sequence[Fingerprint]) -> None:
        """Nothing of the fingerprints is kept but their 4-grams."""
        self._sizes = array("Q", [there.grams for there in prints])
        self._bare = [place for place, there in enumerate(prints) if not there.grams]
        having = sorted(
            gram << 32 | place
            for place, there in enumerate(prints if len(prints) > FEW else ())
            for gram in _numbers(there)
        )
        self._grams = array("Q", [pair >> 32 for pair in having])
        self._places = array("Q", [pair & 0xFFFFFFFF for pair in having])

    def closest(self, wanted: Fingerprint, most: int) -> Sequence[int]:
        """The places of those that it may be the same as: at most so many, the likest first.

        Of several that are as like the first; bare headings, of which there may be as many, last.
        """
        every = range(len(self._sizes))
        if len(every) <= FEW:
            return every
        bare = self._bare if wanted.heading else []
        if not wanted.grams:
            return (every if wanted.heading else self._bare)[:most]
        shared = Counter[int]()
        for gram in _numbers(wanted):
            low = bisect_left(self._grams, gram)
            shared.update(self._places[low : bisect_left(self._grams, gram + 1, low)])
        own, sizes = wanted.grams, self._sizes
        rated = [
            (-both / shorter, place)
            for place, both in shared.items()
            if (shorter := size if (size := sizes[place]) < own else own)
            # Where sketches are not whole, what they share is only a sample.
            and (both >= SAME * shorter or size > SKETCH or own > SKETCH)
        ]
        return [place for _, place in nsmallest(most, rated)] + bare[:most]


def _numbers(there: Fingerprint) -> set[int]:
    return {int.from_bytes(gram, "big") for gram in grams(there.sketch)}
