"""The state of an added source between two retrievals, stored as a small JSON file.

Times are in seconds since 1970; 0 means never.
"""

from __future__ import annotations

import json
import time
from datetime import date, datetime
from typing import NamedTuple

VERSION = 1
_LARGEST_NUMBER = 1e15
_LONGEST = 4000
"""Most characters of one value; no address is longer."""


class SourceState(NamedTuple):
    """The state of one source: its retrievals, its results and its errors.

    `status` is the HTTP status of the last answer, 0 for none. `why` describes the last failure, or
    is "". `failures` counts failures in a row. `final` is the address after redirects, and
    `permanent` the address to request from now on, if it differs. `came` counts what was new or
    changed at the last retrieval that brought anything; `size` is the number of bytes stored after
    it. `private` is 1 if the source is in a private network. `refusals` counts refused connections
    in a row, which are no failures of an answering server. `fresh` and `ttl` are the seconds for
    which the last document may be kept by its server and by its feed.
    """

    address: str
    title: str = ""
    last_try: float = 0.0
    last_good: float = 0.0
    last_new: float = 0.0
    next_try: float = 0.0
    status: int = 0
    why: str = ""
    failures: int = 0
    final: str = ""
    permanent: str = ""
    etag: str = ""
    last_modified: str = ""
    came: int = 0
    size: int = 0
    private: int = 0
    refusals: int = 0
    fresh: float = 0.0
    ttl: float = 0.0

    @property
    def has_failed(self) -> bool:
        """Whether the last try failed."""
        return bool(self.why)

    def is_due(self, now: float) -> bool:
        """Whether it is time to fetch; if the clock was set back, everything is due."""
        return now >= self.next_try or now < self.last_try


def encode(state: SourceState) -> bytes:
    """Return the content of the file."""
    return json.dumps({"version": VERSION, **state._asdict()}, indent=1).encode("ascii") + b"\n"


def decode(data: bytes, address: str) -> SourceState:
    """Return the state in a file; unreadable or invalid values get their defaults."""
    fresh = SourceState(address)
    try:
        table = json.loads(data)
    except (ValueError, RecursionError):
        return fresh
    if not isinstance(table, dict) or table.get("address") != address:
        return fresh
    good = {
        name: type(default)(table[name])
        for name, default in fresh._asdict().items()
        if _fits(table.get(name), default)
    }
    return fresh._replace(**good)


def _fits(value: object, default: object) -> bool:
    """Whether a value in the file has the type of its field and a plausible size."""
    if isinstance(default, str):
        return isinstance(value, str) and len(value) <= _LONGEST
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return abs(value) < _LARGEST_NUMBER


def clock(seconds: float) -> str:
    """Format a time in seconds since 1970: the time if it is today, or else day and time."""
    if not seconds:
        return "later"
    at = datetime.fromtimestamp(seconds).astimezone()
    is_today = at.date() == date.fromtimestamp(time.time())
    return at.strftime("%H:%M" if is_today else "%-d %b %H:%M")
