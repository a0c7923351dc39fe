"""Draws claims of one quantity on a number line: one row each, never connected with each other.

An exact number is a sign, a range is a bar, and "at least" and "up to" are arrows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.ledger.claim_words import scale_number
from reader.models import Figure, Stance
from reader.ui.page.columns import Styled, joined, styled
from reader.ui.page.looks import CUES

GLYPHS = "●■▲◆○□△◇"
"""Signs of claimants; further claimants get letters."""

COLOURS = 6
"""Number of styles of claimants ("voice1", …); more claimants reuse them, with other signs."""

UNSAID: dict[Stance, str] = {"denies": "×", **dict.fromkeys(("withholds", "asks", "wants"), "?")}
"""Signs of figures that their claimant denies, or does not assert."""

LEAST = 8
"""Width in cells below which nothing is drawn."""


class Voice(NamedTuple):
    """A claimant's sign (one cell) and style."""

    sign: str
    look: str


class Scale(NamedTuple):
    """The numbers at both ends of the line, and its width in cells."""

    low: float
    high: float
    width: int

    def cell(self, value: float) -> int:
        """Return the cell of a number."""
        if self.high <= self.low:
            return self.width // 2
        part = (value - self.low) / (self.high - self.low)
        return min(self.width - 1, max(0, round(part * (self.width - 1))))


def voice(number: int) -> Voice:
    """Return the sign and style of the claimant with this number in order of appearance."""
    more = number - len(GLYPHS)
    sign = GLYPHS[number] if more < 0 else "abcdefghijklmnopqrstuvwxyz"[more % 26]
    return Voice(sign, f"voice{number % COLOURS + 1}")


def scale_of(figures: Sequence[Figure], width: int) -> Scale | None:
    """Return a scale for all values; None if no figure has one.

    It begins at 0 unless that would squeeze all values into its end.
    """
    values = [value for one in figures for value in (one.low, one.high) if value is not None]
    if not values or width < LEAST:
        return None
    low, high = min(values), max(values)
    if low > 0 and (low < high / 2 or low == high):
        low = 0
    return Scale(min(low, high), max(low, high), width)


def axis(scale: Scale) -> Styled:
    """Return the line of the scale with the numbers at its ends."""
    low, high = scale_number(scale.low), scale_number(scale.high)
    between = scale.width - len(low) - len(high) - 2
    if between < 1:
        return styled(high.rjust(scale.width), "muted")
    return joined(
        styled(f"{low} ", "muted"), styled("─" * between, "rule"), styled(f" {high}", "muted")
    )


def drawn(figure: Figure, scale: Scale, mark: Voice) -> Styled:
    """Draw a claim on the scale; if its stance is not "says", it has a sign of its own."""
    if figure.low is None or figure.high is None:
        return Styled()
    sign, look = mark if figure.stance == "says" else (UNSAID[figure.stance], CUES[figure.stance])
    first, last = scale.cell(figure.low), scale.cell(figure.high)
    cells = [" "] * scale.width
    if figure.qualifier == ">":
        cells[last:] = "─" * (scale.width - last)
        cells[-1] = "▶"
    elif figure.qualifier == "<":
        cells[: first + 1] = "─" * (first + 1)
        cells[0] = "◀"
    elif last > first:
        cells[first : last + 1] = "━" * (last + 1 - first)
        cells[first], cells[last] = "┣", "┫"
    at = (first + last) // 2 if last > first + 1 else last
    if figure.qualifier == ">":
        at = min(last, scale.width - 2)
    elif figure.qualifier == "<":
        at = max(first, 1)
    elif figure.qualifier == "~":
        for beside in (at - 1, at + 1):
            if 0 <= beside < scale.width:
                cells[beside] = "~"
    cells[at] = sign
    return styled("".join(cells).rstrip(), look)
