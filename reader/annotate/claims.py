"""Figures to numbered claims, and to those whose word they are."""

from __future__ import annotations

from collections.abc import Iterable

from reader.annotate.figure_words import table
from reader.models import Quote, Span

_KINDS = table("kinds")

Claim = tuple[float | None, float | None, int | None, str | None, tuple[str, ...]]
"""Low, high, magnitude, unit, and what befell those counted."""


def number(claims: Iterable[Claim]) -> list[int]:
    """The number of each claim, from 0 in the order of first mention; the same claim has the same.

    The same claim has the same value, the same fate and a head of the same kind ("troops" and
    "soldiers"); how exact it is said to be does not matter.
    """
    known: dict[Claim, int] = {}
    numbers = []
    for low, high, magnitude, unit, fates in claims:
        head = _KINDS.get(unit or "", unit)
        key = (low, high, magnitude, head, tuple(sorted(fates)))
        numbers.append(known.setdefault(key, len(known)))
    return numbers


def claimants(spans: Iterable[Span], quotes: Iterable[Quote]) -> list[int | None]:
    """For each span, in order, the person of the shortest quote around it, or None."""
    coming = sorted(quotes, key=lambda quote: quote.span, reverse=True)
    open_quotes: list[Quote] = []
    persons: list[int | None] = []
    for span in spans:
        while coming and coming[-1].span <= (span.block, span.start, _ANY_END):
            open_quotes.append(coming.pop())
        if not open_quotes:
            persons.append(None)
            continue
        here = (span.block, span.start)
        open_quotes = [q for q in open_quotes if (q.span.block, q.span.end) > here]
        around = [q for q in open_quotes if q.span.block == span.block and q.span.end >= span.end]
        inner = min(around, key=lambda q: q.span.end - q.span.start, default=None)
        persons.append(inner.person if inner is not None else None)
    return persons


_ANY_END = 1 << 62
