"""Finds rivals: texts of other publishers that tell the story of a text on about the same day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.ledger.threads.evidence import Likeness, goes_on, likeness
from reader.ledger.threads.window import Window, WindowText

LEAST_SHARE = 0.3
"""Part of what both tell that two texts of one story and day share at least."""

DAYS_BEFORE = 1
"""Some publish in the evening and others on the next morning."""


class RivalPair(NamedTuple):
    """Two texts of one story by two publishers, and how like they are."""

    one: WindowText
    other: WindowText
    like: Likeness


def rivals_of(window: Window, begun: Sequence[WindowText]) -> list[RivalPair]:
    """The pairs of a day's developments, which are in the window, with those of that day and the
    day before that may be rivals.
    """
    if not begun or not _has_others(window, begun[0].day):
        return []
    weights: dict[int, Mapping[str, float]] = {}
    return [pair for text in begun for pair in _fitting(window, text, weights)]


def _has_others(window: Window, day: int) -> bool:
    """Whether the texts of these days have several publishers."""
    return len({_publisher(one) for one in window.since(day - DAYS_BEFORE)} - {""}) > 1


def _publisher(text: WindowText) -> str:
    return text.text.publisher.casefold()


def _fitting(
    window: Window, text: WindowText, weights: dict[int, Mapping[str, float]]
) -> Iterator[RivalPair]:
    """The texts of other publishers that tell what one tells; `weights` are those known so far."""

    def weights_of(one: WindowText) -> Mapping[str, float]:
        if one.text.key not in weights:
            weights[one.text.key] = window.weights(one)
        return weights[one.text.key]

    own = _publisher(text)

    def is_asked(other: WindowText) -> bool:
        """Each pair is found from the text of the later day, or of the greater key."""
        if _publisher(other) in ("", own) or other.day < text.day - DAYS_BEFORE:
            return False
        return (other.day, other.text.key) < (text.day, text.text.key)

    if not own:
        return
    ours = weights_of(text)
    for other in window.likely(text, ours, is_asked):
        like = likeness(text, other, ours, weights_of(other))
        if like.share >= LEAST_SHARE and (goes_on(text, other, like) or goes_on(other, text, like)):
            yield RivalPair(text, other, like)
