"""Adjusts a colour until it is readable on given backgrounds."""

from __future__ import annotations

from collections.abc import Iterable

from textual.color import BLACK, WHITE, Color

LEAST = 4.5
"""The contrast for text of normal size (WCAG 2.2, 1.4.3, level AA)."""

_AIM = 4.6
"""A little more than `LEAST`, because colours are rounded and a focused widget may be tinted."""

_STEPS = 32


def luminance(colour: Color) -> float:
    """Return the relative luminance, 0 (black) to 1 (white), by the formula of WCAG 2.2."""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two opaque colours, 1 to 21, by the formula of WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def worst(colour: Color, grounds: Iterable[Color]) -> float:
    """Return the lowest contrast of a colour over several backgrounds."""
    return min(contrast(colour, ground) for ground in grounds)


def apart(ground: Color, towards: Color, ratio: float) -> Color:
    """Return the background blended towards a colour as far as needed for this contrast to it."""
    steps = (ground.blend(towards, step / _STEPS) for step in range(_STEPS))
    return next((made for made in steps if contrast(made, ground) >= ratio), towards)


def readable(colour: Color, *grounds: Color) -> Color:
    """Return the colour blended towards white or black until it is readable on all backgrounds.

    This always succeeds on one background, and on several if all are dark or all are light.
    """
    towards = max((WHITE, BLACK), key=lambda end: worst(end, grounds))
    steps = (colour.blend(towards, step / _STEPS) for step in range(_STEPS))
    return next((made for made in steps if worst(made, grounds) >= _AIM), towards)
