"""What a reader of dates is given and gives: days to count from, and a date with its tokens."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class KnownDays(NamedTuple):
    """The days that a date is counted from; None where there is none."""

    reference: date | None
    """The day of the bulletin: "yesterday"."""
    last: date | None
    """The last whole date of the same block: "three days later"."""
    day_first: bool | None = None
    """Whether "04/11/2024" has the day first; None where nothing settles it."""


class DateReading(NamedTuple):
    """A date in tokens `first` up to `last` (exclusive), as ISO 8601 as far as the text goes.

    `value` is None where it can't be known; `inferred` is true where part of it was counted from
    another day.
    """

    first: int
    last: int
    value: str | None
    inferred: bool = False


def relative_date(first: int, last: int, value: str | None) -> DateReading:
    """The reading of words that count from another day, which infers any value that there is."""
    return DateReading(first, last, value, value is not None)
