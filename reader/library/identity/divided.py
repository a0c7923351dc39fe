"""Finds the developments into which a text was divided after a mark was made on it.

A new version of the rules may divide a text differently and give the parts other headings. The
parts are then found, in a bulletin of the same name, by their words: most 4-grams of the shorter
text must be in the other one. A text may also have become the title of its bulletin: then it is no
development any more, and what the reader noted on it is shown on the bulletin's first one.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.identity.fingerprint import (
    SAME_SHARE,
    Fingerprint,
    dates_conflict,
    likeness,
    normalise,
    share_of_title,
)
from reader.library.identity.wording import name_two_publishers

ShelvedText = tuple[int, str, Fingerprint]
"""The story, signature and fingerprint of a development."""


class DividedStories(tuple[int, ...]):
    """The stories of the parts of a text; the part with the most of its words comes first."""


class FirstStory(DividedStories):
    """The first story of a bulletin whose title has the words of a marked text.

    A text that was read became a title, so this story does not count as read.
    """


class LargerStory(DividedStories):
    """The story of a longer text under another heading that took up a marked text.

    It may have marks of its own, which are in force then.
    """


_FEWEST_TITLE_WORDS = 3
MOST_KEPT = 0.75
"""The share of the 4-grams of a text that is left if a part of it became another development."""


def is_of_title(marked: Fingerprint, sign: str, title: str, first: ShelvedText) -> bool:
    """Whether the words of a marked text are those of the title over this first development."""
    _, signature, there = first
    if dates_conflict(marked, there) or name_two_publishers(signature, sign):
        return False
    words = normalise(title)
    if marked.gram_count:
        return marked.heading == words or share_of_title(marked, words) >= SAME_SHARE
    fewest = min(len(marked.heading.split()), len(words.split()))
    shorter, longer = sorted((f"{marked.heading} ", f"{words} "), key=len)
    return marked.heading == words or (fewest >= _FEWEST_TITLE_WORDS and longer.startswith(shorter))


def parts_of(marked: Fingerprint, sign: str, shelf: Iterable[ShelvedText]) -> DividedStories:
    """Return the stories that share `SAME_SHARE` of the shorter text with a marked text."""
    rated: dict[int, float] = {}
    larger: set[int] = set()
    for story, signature, part in shelf:
        if not part.gram_count or dates_conflict(marked, part):
            continue
        if name_two_publishers(signature, sign):
            continue
        alike = likeness(marked, part)
        if alike >= SAME_SHARE:
            shared = alike * min(marked.gram_count, part.gram_count)
            rated[story] = max(shared, rated.get(story, 0.0))
            if marked.gram_count < MOST_KEPT * part.gram_count:
                larger.add(story)
    found = sorted(rated, key=lambda story: (-rated[story], story))
    return LargerStory(found[:1]) if {*found[:1]} & larger else DividedStories(found)


def parts_beside(
    marked: Fingerprint, sign: str, first: ShelvedText, shelf: Iterable[ShelvedText]
) -> DividedStories:
    """Return the story that kept the heading of a marked text, and the other parts of that text."""
    kept = first[2].gram_count
    if kept >= MOST_KEPT * marked.gram_count:
        return DividedStories((first[0],))
    others = [one for one in shelf if one[2].gram_count <= marked.gram_count - kept]
    found = parts_of(marked, sign, [one for one in others if one[0] != first[0]])
    return DividedStories((first[0], *found))
