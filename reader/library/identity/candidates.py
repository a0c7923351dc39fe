"""Selects from many fingerprints the few that may be the same development as a given one.

Two texts with paragraphs can be the same only if they share a word 4-gram, so the 4-grams of all
fingerprints are kept in one sorted array.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest

from reader.library.identity.fingerprint import SAME_SHARE, SKETCH_SIZE, Fingerprint, sketch_hashes

COMPARE_ALL = 8
"""Up to this number of fingerprints, every one is a candidate."""


class Candidates:
    """A set of fingerprints, each identified by its position."""

    def __init__(self, prints: Sequence[Fingerprint]) -> None:
        """Store the 4-grams of the fingerprints, and nothing else of them."""
        self._sizes = array("Q", [fingerprint.gram_count for fingerprint in prints])
        self._headings_only = [
            place for place, fingerprint in enumerate(prints) if not fingerprint.gram_count
        ]
        pairs = sorted(
            gram << 32 | place
            for place, fingerprint in enumerate(prints if len(prints) > COMPARE_ALL else ())
            for gram in _gram_numbers(fingerprint)
        )
        self._grams = array("Q", [pair >> 32 for pair in pairs])
        self._places = array("Q", [pair & 0xFFFFFFFF for pair in pairs])

    def closest(self, fingerprint: Fingerprint, most: int) -> Sequence[int]:
        """Return positions of at most `most` candidates, the most similar first.

        Equally similar ones come in the order of their positions. Up to `most` texts that are only
        a heading follow.
        """
        all_places = range(len(self._sizes))
        if len(all_places) <= COMPARE_ALL:
            return all_places
        bare = self._headings_only if fingerprint.heading else []
        if not fingerprint.gram_count:
            return (all_places if fingerprint.heading else self._headings_only)[:most]
        shared = Counter[int]()
        for gram in _gram_numbers(fingerprint):
            low = bisect_left(self._grams, gram)
            shared.update(self._places[low : bisect_left(self._grams, gram + 1, low)])
        own_size, sizes = fingerprint.gram_count, self._sizes
        ranked = [
            (-shared_count / shorter, place)
            for place, shared_count in shared.items()
            if (shorter := size if (size := sizes[place]) < own_size else own_size)
            # If a sketch is incomplete, `shared_count` is only a sample.
            and (
                shared_count >= SAME_SHARE * shorter or size > SKETCH_SIZE or own_size > SKETCH_SIZE
            )
        ]
        return [place for _, place in nsmallest(most, ranked)] + bare[:most]


def _gram_numbers(fingerprint: Fingerprint) -> set[int]:
    return {int.from_bytes(gram, "big") for gram in sketch_hashes(fingerprint.sketch)}
