"""Runs the command in a fork of a process that has loaded it, which costs a tenth of a start.

Each run is a process with descriptors, environment, folder and exit status of its own, and ends as
every process of Python does.  What it does not show is a module that is missing: `tests.command`
starts the command as well, and `test_exit_statuses` starts every verb that reads texts (most of
them in `make check-more`).  The screen runs in forks too (`tests.ui.forked_terminal`);
`test_type_ahead` and `test_two_modes` start it.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import termios
from contextlib import ExitStack, closing, suppress
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import IO, NoReturn

TEXT = "Bridge at Marrow\n\n“We held 2 bridges on Monday,” Tomas Erdeli said.\n"
TODAY = date(2026, 1, 1)

PATIENCE = 60.0
"""Seconds that a run may take."""

IN_FILES, IN_TERMINAL = b"f", b"t"
"""What the streams of a run are."""


@cache
def _server() -> socket.socket:
    """The end of a socket that this process asks at."""
    ours, theirs = socket.socketpair()
    with theirs:
        words = [sys.executable, "-m", "tests.forking", str(theirs.fileno())]
        process = subprocess.Popen(words, pass_fds=[theirs.fileno()], start_new_session=True)
    ours.settimeout(PATIENCE)
    atexit.register(_end, process, ours)
    return ours


def _end(process: subprocess.Popen[bytes], asking: socket.socket) -> None:
    """End the process and all forks of it, also one that goes on."""
    asking.close()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def run(words: list[str], given: bytes, cwd: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with these words; standard input is a file with the bytes that are given."""
    asked = {"words": words, "cwd": cwd, "environment": dict(os.environ)}
    with ExitStack() as stack:
        files = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(4)]
        for file, written in ((files[0], json.dumps(asked).encode()), (files[1], given)):
            file.write(written)
            file.seek(0)
        socket.send_fds(_server(), [IN_FILES], [file.fileno() for file in files])
        status = json.loads(_server().recv(16))
        return subprocess.CompletedProcess(words, status, *map(_whole, files[2:]))


class Forked:
    """A command that was started in a terminal, as `subprocess.Popen` would tell of it."""

    def __init__(
        self, words: list[str], slave: int, cwd: str | None, environment: dict[str, str]
    ) -> None:
        """Start the command with these words as the leader of a session on the terminal."""
        asked = {"words": words, "cwd": cwd or os.getcwd(), "environment": environment}
        self._told, telling = os.pipe()
        with tempfile.TemporaryFile() as order:
            order.write(json.dumps(asked).encode())
            order.seek(0)
            socket.send_fds(_server(), [IN_TERMINAL], [order.fileno(), slave, telling])
        os.close(telling)
        self._status: int | None = None
        self.pid = self._next(PATIENCE)

    def poll(self) -> int | None:
        """The exit status, or None while it runs."""
        if self._status is None and select.select([self._told], [], [], 0)[0]:
            self._status = self._next(0)
            os.close(self._told)
        return self._status

    def wait(self, timeout: float | None = None) -> int:
        """The exit status when it has ended; `timeout` is in seconds, `PATIENCE` without one."""
        if self._status is None:
            select.select([self._told], [], [], timeout or PATIENCE)
        status = self.poll()
        if status is None:
            raise TimeoutError("still running")
        return status

    def send_signal(self, sig: int, /) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def _next(self, timeout: float) -> int:
        """The next number that is told: the process's own, then its status."""
        if not select.select([self._told], [], [], timeout)[0]:
            raise TimeoutError("the process was not started")
        return int(os.read(self._told, 16))


def _whole(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def _serve(asking: socket.socket) -> None:
    """Fork for each run that is asked for; of one that is no terminal's, answer with its status."""
    while (asked := socket.recv_fds(asking, 1, 4))[0]:
        kind, fds = asked[:2]
        if kind == IN_TERMINAL:
            _load_screen()
        child = os.fork()
        if not child:
            asking.close()
            if kind == IN_TERMINAL:
                _start_in_terminal(*fds)
            _be_the_command(*fds)
        for fd in fds:
            os.close(fd)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if kind != IN_TERMINAL:
            asking.sendall(str(status).encode())


def _start_in_terminal(asked: int, slave: int, telling: int) -> NoReturn:
    """Leave a process behind that starts the command, tells its number, and then its status."""
    if os.fork():
        os._exit(0)
    child = os.fork()
    if not child:
        os.close(telling)
        os.setsid()
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        _be_the_command(asked, slave, os.dup(slave), os.dup(slave))
    os.close(slave)
    os.write(telling, str(child).encode())
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.write(telling, str(status).encode())
    os._exit(0)


def _be_the_command(asked: int, *streams: int) -> NoReturn:
    """Become the process that was asked for."""
    from reader.cli import main

    with open(asked) as file:
        order = json.load(file)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["cwd"])
    sys.argv[1:] = order["words"]
    sys.exit(main())


@cache
def _load_screen() -> None:
    """Import what the screen imports, as soon as one is asked for."""
    from reader.ui.terminal.deferred_imports import import_app, import_asyncio

    import_asyncio()
    import_app()
    import_module("reader.ui.app")
    gc.freeze()


def _load() -> None:
    """Import what verbs import, and read a text, so that lexicons and patterns are there."""
    from reader import pipeline
    from reader.commands.registry import COMMANDS, load_command
    from reader.export.jsonl import bulletin_json
    from reader.library import Library
    from reader.models import AnnotatedBulletin

    for verb in COMMANDS:
        load_command(verb)
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "day.txt")
        text.write_text(TEXT)
        for found in pipeline.read_paths([str(text)], TODAY):
            assert isinstance(found, AnnotatedBulletin)
            bulletin_json(found)
        with closing(Library(text.with_name("cache"), text.with_name("data"), [str(text)])) as kept:
            kept.refresh(given=None, today=TODAY, report=lambda _: None, stop=lambda: False)
            kept.search("speaker:erdeli bridge")
    gc.freeze()  # so that no collection in a fork touches what is shared


if __name__ == "__main__":
    from reader.terminal import end_at_interrupt

    end_at_interrupt()
    _load()
    _serve(socket.socket(fileno=int(sys.argv[1])))
