"""Turns quotes, figures, dates, links and matches into styled runs for the visible lines.

Invariant: the runs of a block do not depend on which part of it was requested.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from reader.library.article_text import block_text
from reader.library.row_window import text_place
from reader.library.rows import Article
from reader.models import Span
from reader.ui.page.lazy_sequence import LazySequence
from reader.ui.page.looks import MarkedSpan, flatten, marked_spans
from reader.ui.page.page import RunsBetween, StyleRun

MARGIN = 2048
"""Characters before and after the requested ones whose runs are computed as well."""

KEPT = 64
"""The number of blocks whose runs are cached."""


class RunsWindow(NamedTuple):
    """The runs of characters `start` to `end` of a block."""

    start: int
    end: int
    runs: Sequence[StyleRun]


class MatchPlaces(LazySequence[Span]):
    """The matches of a search in the order of the text; they do not overlap."""

    def between(self, low: int, high: int) -> Iterator[Span]:
        """Yield the matches that overlap the places from `low` to `high` (exclusive)."""
        number = bisect_right(self._made, low, key=_end)
        while (span := self.get(number)) is not None and text_place(span.block, span.start) < high:
            if _end(span) > low:
                yield span
            number += 1


class TextHighlights:
    """The styled runs of one article: its evidence, the current item, and matches of a search."""

    def __init__(self, article: Article) -> None:
        """Start without computing runs."""
        self._article = article
        self._windows: dict[int, RunsWindow] = {}
        self._current: Span | None = None
        self._matches = MatchPlaces()

    def lay(self, *, current: Span | None, matches: MatchPlaces) -> None:
        """Set the current item and the matches, which are shown over the evidence."""
        self._windows.clear()
        self._current, self._matches = current, matches

    def of(self, block: int) -> RunsBetween:
        """Return the function that gives the runs of a block, for its `PageBlock`."""
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
        """Yield all spans that overlap these places, and perhaps more."""
        found, links = self._article.found, self._article.development.links
        yield from marked_spans(
            found.quotes.touching(low, high),
            found.figures.touching(low, high),
            found.dates.touching(low, high),
            links.touching(low, high),
            partial(block_text, self._article.development),
        )
        yield from ((span, "match") for span in self._matches.between(low, high))
        if self._current is not None:
            yield self._current, "current"


def _end(span: Span) -> int:
    return text_place(span.block, span.end)
