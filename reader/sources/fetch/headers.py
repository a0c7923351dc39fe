"""Parses durations in HTTP headers: Cache-Control, Expires, Retry-After (RFC 9110 and 9111)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r'(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})', re.IGNORECASE)
_MOST_DIGITS = 10


def fresh_seconds(headers: Mapping[str, str], now: float) -> float:
    """Return for how many seconds an answer stays fresh; 0 if it does not say."""
    control = headers.get("cache-control", "")
    if re.search(r"no-(?:cache|store)", control, re.IGNORECASE):
        return 0.0
    if found := _MAX_AGE.search(control):
        return max(0.0, float(found[1]) - _age(headers))
    return _until(headers.get("expires", ""), headers, now)


def states_freshness(headers: Mapping[str, str]) -> bool:
    """Return whether an answer says how long it stays fresh, or that it does not."""
    return "cache-control" in headers or "expires" in headers


def retry_seconds(headers: Mapping[str, str], now: float) -> float:
    """Return how many seconds to wait before the next request; 0 if the server does not say."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:_MOST_DIGITS])
    return _until(value, headers, now)


def _until(moment: str, headers: Mapping[str, str], now: float) -> float:
    """Seconds until an HTTP date by the server's own clock, which may be wrong; 0 for none."""
    at, servers = _time_of(moment), _time_of(headers.get("date", ""))
    return max(0.0, at - (now if servers is None else servers)) if at is not None else 0.0


def _age(headers: Mapping[str, str]) -> float:
    value = headers.get("age", "").strip()
    return float(value[:_MOST_DIGITS]) if value.isascii() and value.isdigit() else 0.0


def _time_of(value: str) -> float | None:
    """Seconds since 1970 of an HTTP date, or None for other text."""
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _seconds(found if found.tzinfo else found.replace(tzinfo=UTC))


def _seconds(moment: datetime) -> float | None:
    try:
        return moment.timestamp()
    except (OverflowError, ValueError):
        return None
