"""Runs the command in a fork of a process that has loaded it, which costs a tenth of a start.

Each run is a process with descriptors, environment, folder and exit status of its own, and ends as
every process of Python does.  What it does not show is a module that is missing: `tests.command`
starts the command as well, and `test_exit_statuses` starts every verb that reads texts.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack, closing, suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, NoReturn

TEXT = "Bridge at Marrow\n\n“We held 2 bridges on Monday,” Tomas Erdeli said.\n"
TODAY = date(2026, 1, 1)

PATIENCE = 20.0
"""Seconds that a run may take."""


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
        socket.send_fds(_server(), [b"!"], [file.fileno() for file in files])
        status = json.loads(_server().recv(16))
        return subprocess.CompletedProcess(words, status, *map(_whole, files[2:]))


def _whole(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def _serve(asking: socket.socket) -> None:
    """Fork for each run that is asked for, and answer with its status."""
    while fds := socket.recv_fds(asking, 1, 4)[1]:
        child = os.fork()
        if not child:
            asking.close()
            _be_the_command(*fds)
        for fd in fds:
            os.close(fd)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        asking.sendall(str(status).encode())


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
