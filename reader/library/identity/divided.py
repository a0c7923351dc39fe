"""Finds the developments that a text was divided into since a mark was made on it.

Other rules divide a text otherwise and give its parts other headings.  They are found in a bulletin
of the same name by their words: most of the 4-grams of one are those of the other.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.identity.fingerprint import (
    SAME_SHARE,
    Fingerprint,
    dates_conflict,
    likeness,
)
from reader.library.identity.wording import name_two_publishers

ShelvedText = tuple[int, str, Fingerprint]
"""The story, signature and fingerprint of a development."""


class DividedStories(tuple[int, ...]):
    """The stories of the parts of a text, that with the most of its words first."""


def parts_of(marked: Fingerprint, sign: str, shelf: Iterable[ShelvedText]) -> DividedStories:
    """The stories that have most of their words from a marked text, or hold most of its words."""
    rated: dict[int, float] = {}
    for story, signature, part in shelf:
        if not part.gram_count or dates_conflict(marked, part):
            continue
        if name_two_publishers(signature, sign):
            continue
        alike = likeness(marked, part)
        if alike >= SAME_SHARE:
            shared = alike * min(marked.gram_count, part.gram_count)
            rated[story] = max(shared, rated.get(story, 0.0))
    return DividedStories(sorted(rated, key=lambda story: (-rated[story], story)))
