"""Gives the figures of a table what the heading of their column says: "Killed", "Homes destroyed".

`figures` calls it for each row below the headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.figures.figure_parts import PEOPLE, FigurePart
from reader.annotate.tokens.noun_phrases import FATES, singular
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.models import Block

CELL = " | "
"""What stands between two cells of a row."""
_HEADINGS = re.compile(r"[^|\d]*(?: \| [^|\d]{1,40})+")
_NUMBERED = re.compile(
    r"\b(?:(?:24|48|72)[ -]?h(?:ours?|rs?)?\b|(?:since|from|as of) [^|\d]{0,20}\d[^|]{0,30})"
)
"""Numbers that headings have: "in the past 24 hours", "since 3 May 2031"."""
_THINGS = re.compile(r"((?:[A-Za-z-]+ ){0,3})([A-Za-z]+s|[Pp]eople|[Mm]en|[Ww]omen|[Cc]hildren)")
_LONGEST = 300


def headings_of(block: Block) -> tuple[str, ...]:
    """Return the cells of a row of headings, or nothing if the block is none."""
    text = block.text
    if (
        CELL not in text
        or len(text) > _LONGEST
        or not _HEADINGS.fullmatch(_NUMBERED.sub("…", text))
    ):
        return ()
    return tuple(text.split(CELL))


def with_columns(
    tokens: PlainTokens, parts: Sequence[FigurePart], headings: Sequence[str]
) -> list[FigurePart]:
    """Return the figures of a row with what the headings of their columns count."""
    bars = [start for start, low in zip(tokens.starts, tokens.lows, strict=False) if low == "|"]
    if len(bars) + 1 != len(headings):
        return list(parts)
    return [_with_heading(tokens, part, headings, bars) for part in parts]


def _with_heading(
    tokens: PlainTokens, part: FigurePart, headings: Sequence[str], bars: Sequence[int]
) -> FigurePart:
    column = sum(bar < tokens.starts[part.first] for bar in bars)
    bare = part.quantity.bare and part.noun is None and not part.fates
    if not bare or part.unit is not None or not column:
        return part
    row = tokens.text[: bars[0]].strip("•* ")
    words = headings[column].strip().rstrip(":*").lower().split(" ")
    fate = FATES.get(words[-1])
    if len(words) == 1 and fate in PEOPLE:
        killed = f"{words[0]} ({row})"
        return part._replace(unit="people", participles=killed, fates=(fate, row.lower()))
    things = _THINGS.fullmatch(" ".join(words[:-1] if fate and len(words) > 1 else words))
    if things is None or len(words) == 1 and fate:
        return part
    befell, fates = (f"{words[-1]} ({row})", (fate,)) if fate else (f"({row})", ())
    done = part._replace(unit=singular(things[2]), noun=things[0], plural=True)
    return done._replace(participles=befell, fates=(*fates, row.lower()))
