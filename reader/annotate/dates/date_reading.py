"""The input and the result of a date reader: days to count from, and a date with its tokens."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class KnownDays(NamedTuple):
    """The days that a date may count from; None for a missing one."""

    reference: date | None
    """The day of the bulletin: "yesterday"."""
    last: date | None
    """The latest whole date of the same block: "three days later"."""
    day_first: bool | None = None
    """Whether "04/11/2024" has the day first; None if the text does not show it."""


class DateReading(NamedTuple):
    """A date in tokens `first` up to `last` (exclusive), as ISO 8601 as far as it is stated.

    `value` is None if it cannot be known; `inferred` is true if part of it was counted from another
    day.
    """

    first: int
    last: int
    value: str | None
    inferred: bool = False


def relative_date(first: int, last: int, value: str | None) -> DateReading:
    """Return the reading of words that count from another day; any value is inferred."""
    return DateReading(first, last, value, value is not None)
