"""Says when a source is asked again: later where it failed or its server says so.

Times are seconds since 1970.
"""

from __future__ import annotations

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0

INTERVAL = 30 * MINUTE
"""Between two tries of a source that says nothing else."""

_LONGEST_FRESH = DAY
"""A server may keep us away for no longer by Cache-Control or ttl."""

_LONGEST_RETRY = 7 * DAY
"""A server may keep us away for no longer by Retry-After."""

_LONGEST_BACKOFF = DAY
_MOST_DOUBLINGS = 12

_GONE = 410
"""The status of a document that will not come back; once a week it is asked whether it has."""


def after_success(now: float, interval: float, fresh: float = 0.0, ttl: float = 0.0) -> float:
    """When to ask again after an answer; `fresh` is of its headers, `ttl` of the feed (seconds)."""
    return now + max(interval, min(max(fresh, ttl), _LONGEST_FRESH))


def after_failure(
    now: float, interval: float, failures: int, retry: float = 0.0, status: int = 0
) -> float:
    """When to ask again after so many failures in a row (at least 1); the wait doubles each time.

    `retry` are the seconds that the server asked for, `status` is that of its answer.
    """
    if status == _GONE:
        return now + _LONGEST_RETRY
    doubled = interval * 2.0 ** min(failures - 1, _MOST_DOUBLINGS)
    backoff = max(interval, min(doubled, _LONGEST_BACKOFF))
    return now + max(backoff, min(retry, _LONGEST_RETRY))
