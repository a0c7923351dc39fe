"""Completes differences with the noun they refer to: "171 dead, eight more than in May".

It is the last step in reading the figures of a block.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.figures.figure_parts import FigurePart
from reader.annotate.tokens.plain_tokens import PlainTokens

DIFFERENCES = (["more", "than"], ["less", "than"], ["fewer", "than"])
_WIDEST = 7
"""The most tokens between the two figures."""


def with_differences(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    """Return the figures, with "more" added to each difference: "171 dead, eight more than in".

    Without that word the figure would claim that there were eight. A difference gets the noun of
    the figure directly before it.
    """
    done: list[FigurePart] = []
    for part in parts:
        if part.quantity.bare and tokens.lows[part.last : part.last + 2] in DIFFERENCES:
            before = _compared_with(tokens, done)
            if before is not None and _is_compared(tokens, before, part):
                part = part._replace(
                    unit=before.unit,
                    noun=before.noun,
                    participles=before.participles,
                    fates=before.fates,
                )
            part = part._replace(last=part.last + 1)
        done.append(part)
    return done


def _compared_with(tokens: PlainTokens, done: Sequence[FigurePart]) -> FigurePart | None:
    """Return the figure before a difference; not the 389 of "87 pupils in 389 schools"."""
    if len(done) > 1 and done[-1].plural and tokens.lows[done[-1].first - 1] in _INSIDE:
        between = tokens.lows[done[-2].last : done[-1].first]
        if done[-2].plural and len(between) < _WIDEST and _ENDS.isdisjoint(between):
            return done[-2]._replace(last=done[-1].last)
    return done[-1] if done else None


_INSIDE = frozenset(("in", "at", "from", "across", "of", "to", "near", "on", "over"))
_ENDS = frozenset(".!?;:")


def _is_compared(tokens: PlainTokens, before: FigurePart, part: FigurePart) -> bool:
    """Whether a difference compares with the figure before: "171 dead, eight more than"."""
    counts = before.quantity.bare and before.unit is not None
    alone = part.unit is None and part.noun is None and not part.fates
    between = tokens.lows[before.last : part.first]
    return counts and alone and bool(between) and between[-1] == "," and _opens_none(between[:-1])


def _opens_none(words: Sequence[str]) -> bool:
    """Whether words between two figures open no clause: "900 people came by sea, 30 more"."""
    inside = [low == "¦" or low.isalpha() and low not in _CLAUSES for low in words]
    return len(words) < _WIDEST and all(inside)


_CLAUSES = frozenset(("and", "but", "while", "who", "which", "that", "when", "as", "from", "with"))
