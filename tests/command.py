"""Runs the command, in a fork, as a process and in a terminal, and provides a bulletin."""

import contextlib
import os
import pty
import subprocess
import sys
from pathlib import Path

from tests import forking

BULLETIN = """\
Here are the major developments in the war in Selvany on Monday, March 3, 2025.
Bridge at Marrow blown up
“We held the bridge,” Defence Minister Tomas Erdeli said.
"""

TAKE_TERMINAL = """\
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def warreader(
    *words: str | bytes, given: str | bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a fork: for what it prints and its status."""
    given = given.encode() if isinstance(given, str) else given
    return forking.run([*map(os.fsdecode, words)], given, str(cwd or Path.cwd()))


def started(
    *words: str, given: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a new process, with a pipe in front: for how it starts."""
    command = [sys.executable, "-m", "reader", *words]
    return subprocess.run(command, input=given, capture_output=True, cwd=cwd, timeout=60)


def in_a_terminal(*words: str, keys: bytes = b"") -> tuple[str, int]:
    """Run Python with these arguments in a pseudo-terminal; returns its output and status."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", TAKE_TERMINAL, *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, keys)
    shown = b""
    # Linux raises an error when no process has the terminal open any more.
    with contextlib.suppress(OSError):
        while piece := os.read(ours, 65536):
            shown += piece
    os.close(ours)
    return shown.decode(), process.wait(timeout=60)
