"""Computes the place of a development: an integer that sorts developments newest first.

A place contains the day, counted down from the last possible date; then the bulletin's key, the
latest first; then the position. It is the rowid of the development's words, so the newest are found
without sorting.
"""

from __future__ import annotations

from datetime import date

_POSITION, _BULLETIN = 18, 23  # bits; a day takes 22, and 63 are available
_LAST_DAY = (1 << 22) - 1
_LAST_BULLETIN = (1 << _BULLETIN) - 1


def place_of(day: str | None, bulletin: int, position: int) -> int | None:
    """Return the place; None beyond 262,144 developments per bulletin or 8 million bulletins."""
    if bulletin > _LAST_BULLETIN or position >> _POSITION:
        return None
    return _first(day) | (_LAST_BULLETIN - bulletin) << _POSITION | position


def bulletin_of(place: int) -> int:
    """Return the key of the bulletin at a place."""
    return _LAST_BULLETIN - (place >> _POSITION & _LAST_BULLETIN)


def bulletin_sql(column: str) -> str:
    """Return SQL for the key of the bulletin at the place in a column."""
    return f"({_LAST_BULLETIN} - ({column} >> {_POSITION} & {_LAST_BULLETIN}))"


def is_lead(place: int) -> bool:
    """Whether it is the place of a lead."""
    return place & ((1 << _POSITION) - 1) == 0


def places_between(first: str | None, last: str | None) -> tuple[int, int]:
    """Return the lowest and highest place of bulletins between two days; None is unbounded.

    Bulletins without a date are not included.
    """
    low = _first(last) if last else 0
    high = _first(first or "0001-01-01") | ((1 << _BULLETIN + _POSITION) - 1)
    return low, high


def _first(day: str | None) -> int:
    """The first place of a day; no date comes after all dates."""
    number = date.fromisoformat(day).toordinal() if day else 0
    return (_LAST_DAY - number) << (_BULLETIN + _POSITION)
