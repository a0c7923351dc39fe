"""Finds rivals: texts of other publishers on the same story of about the same day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.ledger.threads.evidence import Likeness, goes_on, likeness
from reader.ledger.threads.window import Window, WindowText

LEAST_SHARE = 0.2
"""The least share of common terms in two texts of one story and day."""

DAYS_BEFORE = 1
"""Some publish in the evening, and others on the next morning."""


class RivalPair(NamedTuple):
    """Two texts on one story by two publishers, and their likeness."""

    one: WindowText
    other: WindowText
    like: Likeness


def rivals_of(window: Window, begun: Sequence[WindowText]) -> list[RivalPair]:
    """Return possible rivals of a day's developments, from that day and the day before.

    The developments must be in the window.
    """
    if not begun or not _has_others(window, begun[0].day):
        return []
    whole = _WholeTexts(window)
    return [pair for text in begun for pair in _fitting(window, whole, text)]


class _WholeTexts:
    """Texts with all of their parts, and the weights of their terms.

    Parts of several texts are not background here: publishers print the same agency texts.
    """

    def __init__(self, window: Window) -> None:
        self._window = window
        self._known: dict[int, tuple[WindowText, Mapping[str, float]]] = {}

    def of(self, text: WindowText) -> tuple[WindowText, Mapping[str, float]]:
        """Return a text and the weights of its terms."""
        key = text.text.key
        if key not in self._known:
            whole = text if len(text.parts) == len(text.text.parts) else WindowText(text.text)
            self._known[key] = whole, self._window.weights(whole)
        return self._known[key]


def _has_others(window: Window, day: int) -> bool:
    """Whether the texts of these days have several publishers."""
    return len({_publisher(one) for one in window.since(day - DAYS_BEFORE)} - {""}) > 1


def _publisher(text: WindowText) -> str:
    return text.text.publisher.casefold()


def _fitting(window: Window, whole: _WholeTexts, text: WindowText) -> Iterator[RivalPair]:
    """Yield the texts of other publishers on the same story."""
    own = _publisher(text)

    def is_asked(other: WindowText) -> bool:
        """Each pair is found from the text of the later day, or of the greater key."""
        if _publisher(other) in ("", own) or other.day < text.day - DAYS_BEFORE:
            return False
        return (other.day, other.text.key) < (text.day, text.text.key)

    if not own:
        return
    one, ours = whole.of(text)
    for found in window.likely(text, window.weights(text), is_asked):
        other, theirs = whole.of(found)
        like = likeness(one, other, ours, theirs)
        if like.share >= LEAST_SHARE and (goes_on(one, other, like) or goes_on(other, one, like)):
            yield RivalPair(one, other, like)
