"""What is remembered of an added source between two retrievals, as one small file of JSON.

Times are seconds since 1970, 0 where there was none yet.
"""

from __future__ import annotations

import json
import time
from datetime import date, datetime
from typing import NamedTuple

VERSION = 1
_LARGEST_NUMBER = 1e15
_LONGEST = 4000
"""Characters of one text; an address has no more."""


class SourceState(NamedTuple):
    """One source: when it was tried and will be, what came, and what went wrong.

    `status` is that of the last answer, 0 where none came; `why` is empty where the last try went
    well.  `failures` counts tries in a row that failed.  `final` is the address after redirects and
    `permanent` the one to ask from now on, if it is another one.  `came` counts what was new or
    changed at the last retrieval that brought anything, `size` are the bytes of all that was kept
    then.  `private` is 1 where it lies in a private network.
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

    @property
    def has_failed(self) -> bool:
        """Whether the last try failed."""
        return bool(self.why)

    def is_due(self, now: float) -> bool:
        """Whether it is time to ask again; a clock that was set back makes everything due."""
        return now >= self.next_try or now < self.last_try


def encode(state: SourceState) -> bytes:
    """Return the bytes of the file."""
    return json.dumps({"version": VERSION, **state._asdict()}, indent=1).encode("ascii") + b"\n"


def decode(data: bytes, address: str) -> SourceState:
    """Return the state in a file; what can't be read is as if it had never been tried."""
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
    """Whether a value of the file has the type and the size of a field."""
    if isinstance(default, str):
        return isinstance(value, str) and len(value) <= _LONGEST
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return abs(value) < _LARGEST_NUMBER


def clock(seconds: float) -> str:
    """A time in seconds since 1970 for a reader: the time of today, or day and time."""
    if not seconds:
        return "later"
    at = datetime.fromtimestamp(seconds).astimezone()
    is_today = at.date() == date.fromtimestamp(time.time())
    return at.strftime("%H:%M" if is_today else "%-d %b %H:%M")
