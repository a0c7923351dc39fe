"""Decides whether two numbers can both be right, given their qualifiers."""

from __future__ import annotations

import math

from reader.models import Figure

ABOUT = 0.1
"""The share of a number by which "about" may be off."""

FAR = 20
"""The ratio above which two numbers cannot be of one event."""


def reach_of(figure: Figure) -> tuple[float, float] | None:
    """Return the least and the greatest number that a figure allows; None if it has no value."""
    if figure.low is None or figure.high is None:
        return None
    low, high = figure.low, figure.high
    if figure.qualifier == ">":
        return low, math.inf
    if figure.qualifier == "<":
        return 0, high
    if figure.qualifier == "~":
        return low * (1 - ABOUT), high * (1 + ABOUT)
    if low == high:
        half = _rounding(low) / 2
        return low - half, high + half
    return low, high


def _rounding(value: float) -> float:
    """Return the step to which a number is rounded: 100,000 for 600,000, and 0 for 612,390."""
    if value != int(value) or value < 1000:
        return 0
    step = 1
    while int(value) % (step * 10) == 0:
        step *= 10
    return step if step >= 100 else 0


def can_both_be_right(one: Figure, other: Figure) -> bool:
    """Whether some number fits both figures; True if one has no value."""
    ours, theirs = reach_of(one), reach_of(other)
    if ours is None or theirs is None:
        return True
    return ours[0] <= theirs[1] and theirs[0] <= ours[1]


def is_one_number(one: Figure, other: Figure) -> bool:
    """Whether two figures name the same number: "more than 1,000" and 1,000, or it rounded."""
    return can_both_be_right(one._replace(qualifier="="), other._replace(qualifier="="))


def is_same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures have the same number and qualifier."""
    if one.low is None or other.low is None:
        return False
    return one[1:4] == other[1:4]


def are_far_apart(one: Figure, other: Figure, times: float = FAR) -> bool:
    """Whether one number is so much greater that they cannot be of one event."""
    if not one.low or not other.high or not other.low or not one.high:
        return False
    return max(one.low / other.high, other.low / one.high) > times
