"""Turns a colour into one near it that can be read on given grounds."""

from __future__ import annotations

from collections.abc import Iterable

from textual.color import BLACK, WHITE, Color

LEAST = 4.5
"""The contrast of text of usual size (WCAG 2.2, 1.4.3, level AA)."""

_AIM = 4.6
"""A little more, for colours are rounded and a widget with the keys may tint its ground."""

_STEPS = 32


def luminance(colour: Color) -> float:
    """The relative luminance, 0 (black) to 1 (white), by the formula of WCAG 2.2."""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast of two opaque colours, 1 to 21, by the formula of WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def worst(colour: Color, grounds: Iterable[Color]) -> float:
    """The contrast on the ground where it is least."""
    return min(contrast(colour, ground) for ground in grounds)


def apart(ground: Color, towards: Color, ratio: float) -> Color:
    """The ground, as far towards another colour as it takes to have that contrast with it."""
    steps = (ground.blend(towards, step / _STEPS) for step in range(_STEPS))
    return next((made for made in steps if contrast(made, ground) >= ratio), towards)


def readable(colour: Color, *grounds: Color) -> Color:
    """The colour, as far towards white or black as it takes to be read on all grounds.

    On one ground it always can; on several where they are all dark or all light.
    """
    towards = max((WHITE, BLACK), key=lambda end: worst(end, grounds))
    steps = (colour.blend(towards, step / _STEPS) for step in range(_STEPS))
    return next((made for made in steps if worst(made, grounds) >= _AIM), towards)
