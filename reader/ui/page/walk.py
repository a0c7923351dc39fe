"""Runs of what was found, and a place, to the next or previous of them.

Invariant: no more of a long run is read from the index than the way to the item takes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeVar

from reader.library.index.row_window import SpanWindow, text_place
from reader.library.rows import ReadingPosition
from reader.models import DateMention, Figure, Quote, Span

Evidence = Quote | Figure | DateMention
"""What a reader can stand on."""

EvidenceWindow = SpanWindow[Quote] | SpanWindow[Figure] | SpanWindow[DateMention]
"""Items of one kind, in order."""

E = TypeVar("E", bound=Evidence)


def step(
    among: Sequence[EvidenceWindow],
    direction: int,
    current: Evidence | None,
    top: ReadingPosition,
) -> Evidence | None:
    """The next (1) or previous (-1) item of these runs, as if they were one in order.

    From the current one, else from what ends behind the place at the top; the last or first one
    stays where there are no more.  None if there is nothing at all.
    """
    if current is not None:
        here = current.span
    else:
        low = text_place(*top)
        seen = [run[n] for run in among if (n := run.first_behind(low)) < len(run)]
        if seen and direction > 0:
            return min(seen, key=_span)
        here = min(map(_span, seen), default=Span(1 << 31, 0, 0))
    if direction > 0:
        after = [(run, bisect_right(run, _start(here), key=_at)) for run in among]
        behind = [run[n] for run, n in after if n < len(run)]
        return min(behind, key=_span) if behind else _last(among)
    before = [run[n - 1] for run in among if (n := bisect_left(run, _start(here), key=_at))]
    return max(before, key=_span) if before else _first(among)


def at_span(items: Sequence[E], span: Span) -> E | None:
    """The item at exactly this place."""
    for number in range(bisect_left(items, _start(span), key=_at), len(items)):
        if items[number].span == span:
            return items[number]
        if _at(items[number]) > _start(span):
            break
    return None


def _first(among: Iterable[Sequence[Evidence]]) -> Evidence | None:
    return min((run[0] for run in among if run), key=_span, default=None)


def _last(among: Iterable[Sequence[Evidence]]) -> Evidence | None:
    return max((run[len(run) - 1] for run in among if run), key=_span, default=None)


def _span(item: Evidence) -> Span:
    return item.span


def _start(span: Span) -> int:
    return text_place(span.block, span.start)


def _at(item: Evidence) -> int:
    return _start(item.span)
