"""Finds the developments into which a text was divided after a mark was made on it.

A new version of the rules may divide a text differently and give the parts other headings. The
parts are then found, in a bulletin of the same name, by their words: most 4-grams of the shorter
text must be in the other one.
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
    """The stories of the parts of a text; the part with the most of its words comes first."""


def parts_of(marked: Fingerprint, sign: str, shelf: Iterable[ShelvedText]) -> DividedStories:
    """Return the stories that share `SAME_SHARE` of the shorter text with a marked text."""
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
