"""Gives two numbers the nouns of two before them, in their order: "101 and four, respectively"."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.figures.figure_parts import FigurePart
from reader.annotate.tokens.plain_tokens import PlainTokens


def with_nouns_in_order(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    """Return the figures: in "lost 9 boats and 4 carts, of which two and one, respectively"."""
    done = list(parts)
    for at in range(3, len(done) if "respectively" in tokens.lows else 0):
        one, other, first, second = done[at - 3 : at + 1]
        behind = tokens.skip(second.quantity.last, (",",))
        joined = tokens.lows[first.quantity.last : second.first] == ["and"]
        if not joined or tokens.lows[behind] != "respectively" or one.noun is None:
            continue
        if other.noun is None or tokens.lows[one.last : other.first] != ["and"]:
            continue
        done[at - 1] = first._replace(unit=one.unit, noun=one.noun)
        done[at] = second._replace(unit=other.unit, noun=other.noun)
    return done
