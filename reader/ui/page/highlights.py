"""What was found in an article to the looks of its text, worked out around what is being looked at.

Invariant: the runs of a block are the same however much of it was asked for.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from reader.library.index.row_window import text_place
from reader.library.rows import Article
from reader.models import Span
from reader.ui.page.lazy_sequence import LazySequence
from reader.ui.page.looks import MarkedSpan, flatten, marked_spans
from reader.ui.page.page import RunsBetween, StyleRun

MARGIN = 2048
"""Characters before and behind those asked for whose runs are worked out as well."""

KEPT = 64
"""Blocks whose runs are remembered."""


class RunsWindow(NamedTuple):
    """The runs of characters `start` to `end` of a block."""

    start: int
    end: int
    runs: Sequence[StyleRun]


class MatchPlaces(LazySequence[Span]):
    """The places of a search, in the order of the text; they don't overlap."""

    def between(self, low: int, high: int) -> Iterator[Span]:
        """Those that touch a place from `low` on and before `high`."""
        number = bisect_right(self._made, low, key=_end)
        while (span := self.get(number)) is not None and text_place(span.block, span.start) < high:
            if _end(span) > low:
                yield span
            number += 1


class TextHighlights:
    """The looks of one article's text: what was found, the current item, and what was searched."""

    def __init__(self, article: Article) -> None:
        """Nothing is worked out yet."""
        self._article = article
        self._windows: dict[int, RunsWindow] = {}
        self._current: Span | None = None
        self._matches = MatchPlaces()

    def lay(self, *, current: Span | None, matches: MatchPlaces) -> None:
        """Lay these over what was found."""
        self._windows.clear()
        self._current, self._matches = current, matches

    def of(self, block: int) -> RunsBetween:
        """The runs of a block, for its piece."""
        return partial(self._runs, block)

    def _runs(self, block: int, start: int, end: int) -> Sequence[StyleRun]:
        known = self._windows.get(block)
        if known is None or start < known.start or known.end < end:
            known = self._window(block, max(0, start - MARGIN), end + MARGIN)
            if len(self._windows) >= KEPT:
                del self._windows[next(iter(self._windows))]
            self._windows[block] = known
        return known.runs

    def _window(self, block: int, start: int, end: int) -> RunsWindow:
        touching = [
            (span, kind)
            for span, kind in self._spans(text_place(block, start), text_place(block, end))
            if span.block == block and span.start < end and span.end > start
        ]
        return RunsWindow(start, end, flatten(touching))

    def _spans(self, low: int, high: int) -> Iterator[MarkedSpan]:
        """All that touches these places, and perhaps more."""
        found, links = self._article.found, self._article.development.links
        yield from marked_spans(
            found.quotes.touching(low, high),
            found.figures.touching(low, high),
            found.dates.touching(low, high),
            links.touching(low, high),
        )
        yield from ((span, "match") for span in self._matches.between(low, high))
        if self._current is not None:
            yield self._current, "current"


def _end(span: Span) -> int:
    return text_place(span.block, span.end)
