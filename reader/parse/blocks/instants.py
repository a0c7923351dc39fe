"""Turns the times of feeds and mail into ISO 8601, with the stated offset."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 100


def instant(stated: str, understood: Sequence[int] | None = None) -> str:
    """Return a time as ISO 8601; "" if it is not one.

    `understood` is the same time in UTC as another parser understood it (year, month, day, hour,
    minute, second): it takes precedence, but has no offset.
    """
    own = _own(stated[:_LONGEST].strip())
    if understood is None:
        return own if isinstance(own, str) else own.isoformat()
    with suppress(ValueError, TypeError, OverflowError):
        year, month, day, hour, minute, second = understood[:6]
        other = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        if isinstance(own, str):
            return own if own == other.date().isoformat() else other.isoformat()
        return (own if own == other else other).isoformat()
    return ""


def _own(stated: str) -> datetime | str:
    """Return a time with its offset, a day as it is stated, or ""."""
    if _DAY.fullmatch(stated):
        with suppress(ValueError):
            return datetime.fromisoformat(stated).date().isoformat()
        return ""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            found = read(stated)
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    return ""
