"""Finds the next or previous quote, figure or date from an item or a place.

Invariant: no more of a long sequence of items is read from the index than the search needs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TypeVar

from reader.library.article_text import block_text
from reader.library.row_window import SpanWindow, text_place
from reader.library.rows import Article, ReadingPosition
from reader.models import DateMention, Figure, Quote, Span
from reader.quote_groups import NEAR_HEADING, is_repeated

EvidenceItem = Quote | Figure | DateMention
"""An item that the text's cursor can be on."""

EvidenceWindow = SpanWindow[Quote] | SpanWindow[Figure] | SpanWindow[DateMention]
"""Items of one kind, in order."""

E = TypeVar("E", bound=EvidenceItem)


def step(
    among: Sequence[EvidenceWindow],
    direction: int,
    current: EvidenceItem | None,
    top: ReadingPosition,
) -> EvidenceItem | None:
    """Return the next (1) or previous (-1) item of these sequences, in the order of the text.

    The search starts from the current item, else from the first that ends after the place `top`.
    Beyond the end return the last or first item; None if there are no items.
    """
    if current is not None:
        here = current.span
    else:
        low = text_place(*top)
        seen = [run[n] for run in among if (n := run.first_ending_after(low)) < len(run)]
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
    """Return the item at exactly this span, or None."""
    for number in range(bisect_left(items, _start(span), key=_at), len(items)):
        if items[number].span == span:
            return items[number]
        if _at(items[number]) > _start(span):
            break
    return None


def item_at(article: Article, target: Span) -> EvidenceItem | None:
    """Return the quote, figure or date at exactly this span of an article, or None."""
    found = article.found
    return (
        at_span(found.quotes, target)
        or at_span(found.figures, target)
        or at_span(found.dates, target)
    )


def is_told_below(article: Article, item: EvidenceItem) -> bool:
    """Return whether the item is a quote of the heading that the text repeats."""
    quotes, block = article.found.quotes, partial(block_text, article.development)
    if item.span.block or not isinstance(item, Quote):
        return False
    first = range(min(len(quotes), NEAR_HEADING))
    return any(quotes[one] == item and is_repeated(block, quotes, one) for one in first)


def item_on(article: Article, block: int, at: int) -> EvidenceItem | None:
    """Return the item at this character of a block; a figure or date before the quote it is in."""
    found, low = article.found, text_place(block, at)
    runs: tuple[EvidenceWindow, ...] = (found.figures, found.dates, found.quotes)
    touched = (item for run in runs for item in run.touching(low, low + 1))
    return next(
        (one for one in touched if one.span.block == block and one.span.start <= at < one.span.end),
        None,
    )


def _first(among: Iterable[Sequence[EvidenceItem]]) -> EvidenceItem | None:
    return min((run[0] for run in among if run), key=_span, default=None)


def _last(among: Iterable[Sequence[EvidenceItem]]) -> EvidenceItem | None:
    return max((run[len(run) - 1] for run in among if run), key=_span, default=None)


def _span(item: EvidenceItem) -> Span:
    return item.span


def _start(span: Span) -> int:
    return text_place(span.block, span.start)


def _at(item: EvidenceItem) -> int:
    return _start(item.span)
