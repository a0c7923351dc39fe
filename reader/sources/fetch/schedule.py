"""Computes when a source is fetched next: later if it failed or its server says so.

Times are in seconds since 1970.
"""

from __future__ import annotations

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0

INTERVAL = 30 * MINUTE
"""Seconds between two tries of a source that does not say otherwise."""

NOT_SENT = MINUTE
"""Seconds until a source is due again if its request reached no server: no server is troubled.

If the connection was refused, the wait begins with as much and doubles.
"""

_LONGEST_FRESH = DAY
"""Longest delay that a server can request with Cache-Control or a feed's ttl."""

_LONGEST_RETRY = 7 * DAY
"""Longest delay that a server can request with Retry-After."""

_LONGEST_BACKOFF = DAY
_MOST_DOUBLINGS = 12

_GONE = 410
"""The status of a document that is gone for good; it is still requested once a week."""


def after_success(now: float, interval: float, fresh: float = 0.0, ttl: float = 0.0) -> float:
    """Return the next time after an answer; `fresh` is from its headers, `ttl` from the feed."""
    return now + max(interval, min(max(fresh, ttl), _LONGEST_FRESH))


def after_failure(
    now: float, interval: float, failures: int, retry: float = 0.0, status: int = 0
) -> float:
    """Return the next time after `failures` failures in a row (at least 1); the wait doubles.

    `retry` are the seconds that the server asked for; `status` is that of its answer.
    """
    if status == _GONE:
        return now + _LONGEST_RETRY
    doubled = interval * 2.0 ** min(failures - 1, _MOST_DOUBLINGS)
    backoff = max(interval, min(doubled, _LONGEST_BACKOFF))
    return now + max(backoff, min(retry, _LONGEST_RETRY))


def after_no_answer(now: float, asked: float, refusals: int) -> float:
    """Return the next time after a request that no server has answered.

    `refusals` counts the connections in a row that were refused, 0 if the request reached no host.
    It is not before the time `asked` for by the last answer, 0 if that asked for none.
    """
    soon = after_failure(now, NOT_SENT, refusals) if refusals else now + NOT_SENT
    return max(soon, min(asked, now + _LONGEST_RETRY))
