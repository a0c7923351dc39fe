"""Figures to numbered claims, and to those whose word they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


Voices = dict[int, list[Quote]]
"""The quotes of a bulletin by block."""


def voices(quotes: Sequence[Quote]) -> Voices:
    """Sort quotes into their blocks."""
    found: Voices = {}
    for quote in quotes:
        found.setdefault(quote.span.block, []).append(quote)
    return found


def claimant(known: Voices, span: Span) -> int | None:
    """The person of the shortest quote around `span`, or None."""
    around = [
        (quote.span.end - quote.span.start, quote.person)
        for quote in known.get(span.block, ())
        if quote.span.start <= span.start and span.end <= quote.span.end
    ]
    return min(around, key=lambda pair: pair[0])[1] if around else None
