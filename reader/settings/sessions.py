"""Stores when the reader last pressed a key in a session, to find what is new since then.

It is in the data folder with the marks, because unlike the index it cannot be rebuilt. It is not a
mark, and each computer has its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from reader.blake2 import blake2b
from reader.settings.files import read_bytes, replace_bytes
from reader.settings.folders import Folders

SESSIONS_FILE = "sessions.json"
_LARGEST = 1 << 16
"""Bytes; a larger file is ignored."""

_MOST = 64
"""Most selections of sources whose last session is stored, the latest ones."""

_LAST_MOMENT = 253_370_000_000
"""Latest accepted time, in seconds since 1970: the year 9998, because the calendar ends in 9999."""


def last_session(folders: Folders, paths: Sequence[str]) -> int | None:
    """Return the last key press in a session with these paths, in seconds since 1970.

    `paths` are those of the command line; an empty sequence means the config file's sources.
    """
    return _sessions(folders).get(_name(paths))


def keep_session(folders: Folders, paths: Sequence[str], moment: int) -> str | None:
    """Store the last key press of a session; returns why that failed, or None."""
    known = _sessions(folders) | {_name(paths): moment}
    latest = sorted(known.items(), key=lambda one: -one[1])[:_MOST]
    try:
        data = json.dumps({"sessions": dict(latest)}).encode() + b"\n"
        replace_bytes(folders.data / SESSIONS_FILE, data)
    except OSError as error:
        return error.strerror or str(error)
    return None


def _name(paths: Sequence[str]) -> str:
    """A short name for a selection of sources, in any order; "config" for none."""
    if not paths:
        return "config"
    whole = sorted(path if path == "-" else os.path.abspath(path) for path in paths)
    return blake2b("\0".join(whole).encode(errors="surrogateescape"), digest_size=8).hexdigest()


def _sessions(folders: Folders) -> dict[str, int]:
    """The content of the file, or {} if it cannot be read."""
    try:
        state = json.loads(read_bytes(folders.data / SESSIONS_FILE, _LARGEST, "a list of sessions"))
    except (OSError, ValueError, RecursionError):
        return {}
    found = state.get("sessions") if isinstance(state, dict) else None
    if not isinstance(found, dict):
        return {}
    return {
        name: moment
        for name, moment in found.items()
        if type(moment) is int and 0 <= moment < _LAST_MOMENT
    }
