"""Turns an uncaught exception into an entry of a log, and into one line for the user.

The log has the places in the program and the types of the exceptions. It has neither their messages
nor any variables, because both can contain notes and articles.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

LARGEST = 64 * 1024
"""The most bytes of the log; a log that would become larger is emptied first."""

_FRAMES = 40  # the most frames of an exception, the last ones
_CHAIN = 8  # the most exceptions in a chain of causes
_LONGEST = 16 * 1024  # the most characters of an entry


def record(error: BaseException, log: Path) -> str:
    """Add an exception to the log; return a line that tells the user about it."""
    from reader import clean

    what = f"stopped by an internal error ({type(error).__name__})"
    try:
        _append(log, describe(error)[-_LONGEST:])
    except (OSError, ValueError) as failure:
        why = getattr(failure, "strerror", None) or "not a possible name"
        return clean.line(f"warreader: {what}; no log could be written to {log} ({why})")
    return clean.line(f"warreader: {what}; where it happened is in {log}")


def describe(error: BaseException) -> str:
    """Return time, versions, and the type and frames of each exception in the chain."""
    from datetime import datetime

    from reader import __version__

    python = ".".join(map(str, sys.version_info[:3]))
    now = datetime.now().isoformat(" ", "seconds")
    head = f"{now}  warreader {__version__}, Python {python}, {sys.platform}\n"
    return head + "caused by\n".join(map(_one, _chain(error)))


def watch_for_faults(log: Callable[[], Path]) -> list[BaseException]:
    """Record uncaught exceptions of every thread in the log instead of printing them.

    Return the list to which exceptions of threads are added: such a thread ends, and the program
    goes on without it.
    """
    failed: list[BaseException] = []

    def hook(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            write_line(record(error, log()))

    def hook_of_threads(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            failed.append(args.exc_value)
            write_line(record(args.exc_value, log()))

    sys.excepthook, threading.excepthook = hook, hook_of_threads
    return failed


def write_line(line: str) -> None:
    """Print a line on standard error, if it is open."""
    try:
        print(line, file=sys.stderr, flush=True)
    except (OSError, ValueError):  # closed, or the disk is full: there is nowhere to print
        return


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception, the one it wraps, and those it was raised from or during."""
    following: BaseException | None = error
    for _ in range(_CHAIN):
        if following is None:
            return
        yield following
        inner = getattr(following, "error", None)  # Textual's WorkerFailed has `error` and no cause
        wrapped = inner if isinstance(inner, BaseException) else None
        following = wrapped or following.__cause__ or following.__context__


def _one(error: BaseException) -> str:
    import linecache
    from traceback import walk_tb

    frames = [(frame.f_code, line) for frame, line in walk_tb(error.__traceback__)]
    rows = [] if len(frames) <= _FRAMES else [f"  … {len(frames) - _FRAMES} calls left out\n"]
    for code, line in frames[-_FRAMES:]:
        rows.append(f"  {code.co_filename}, line {line}, in {code.co_name}\n")
        known = os.path.isabs(code.co_filename)  # a relative name may be that of a user's file
        source = linecache.getline(code.co_filename, line).strip() if known else ""
        rows += [f"    {source}\n"] if source else []
    return "".join(rows) + f"{type(error).__module__}.{type(error).__name__}{_code(error)}\n"


def _code(error: BaseException) -> str:
    """Return the number or name of a system error; its message could contain a file's name."""
    code = getattr(error, "errno", None) or getattr(error, "sqlite_errorname", None)
    return f" ({code})" if isinstance(code, int | str) else ""


def _append(log: Path, text: str) -> None:
    """Append to the log, which only its owner can read."""
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    descriptor = os.open(log, flags, 0o600)
    with open(descriptor, "ab") as file:
        os.fchmod(descriptor, 0o600)
        data = text.encode("utf-8", "replace") + b"\n"
        if os.fstat(descriptor).st_size + len(data) > LARGEST:
            file.truncate(0)
        file.write(data)
