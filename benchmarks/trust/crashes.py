"""Plants an exception in one place after another and checks the terminal afterwards.

`python -m benchmarks.trust.crashes` runs the reader in a pseudo-terminal once for each place (a
key, a frame, a timer, a worker, each thread, the start, the end), with a signal at one line after
another (`moments`), and with one at every fiftieth of the first second. Each time the terminal must
be restored, the exit status not 0, one line must name the log, and the log must contain nothing
that was read. The exit status is 1 if not.
"""

from __future__ import annotations

import os
import re
import signal
import stat
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.terminal import Terminal, home_in
from benchmarks.trust.moments import LEAVING, MOMENTS, PLANT
from reader.resources import sample_data

SECRET = "Vossberg-the-witness"
"""In the exception's message and a variable beside it, as a note or article would be."""

_PLANT = """
import sys
from reader.cli import main
def fail(*args, **names):
    note = {secret!r}
    raise {kind}(note)
{patch}
sys.exit(main([{source!r}]))
"""


class Place(NamedTuple):
    """Where `fail` is put, the key that runs it, and the exception."""

    patch: str
    keys: str = ""
    kind: str = "RuntimeError"


_MAIN = "from reader.ui.screens.main import MainScreen; MainScreen"
_WRITER = "from reader.library.marks.writer_thread import MarksWriter; MarksWriter"
_LIBRARY = "from reader.library import Library; Library"
PLACES = {
    "a key": Place(f"{_MAIN}.step = fail", "j"),
    "a frame": Place("from reader.ui.panes.bars import StatusBar; StatusBar.render = fail"),
    "a line": Place("from reader.ui.panes.lines import LineView; LineView.render_line = fail"),
    "a timer": Place("from reader.ui.read_timer import ReadTimer as Dwell; Dwell._due = fail", "j"),
    "a worker": Place(f"{_LIBRARY}.refresh = fail"),
    "a task": Place(
        "import asyncio\nasync def task(self): fail()\n"
        f"{_MAIN}.step = lambda self, by: asyncio.get_running_loop().call_soon(fail)",
        "j",
    ),
    "the thread of the marks": Place(f"{_WRITER}._save = fail", "b"),
    "the thread that listens": Place(f"{_WRITER}._run = fail"),
    "the thread that watches": Place("import reader.library.reading.watch as w; w.watch = fail"),
    "the thread of the keys": Place(
        "from textual.drivers.linux_driver import LinuxDriver as D; D.process_message = fail", "j"
    ),
    "the start": Place(f"{_LIBRARY}.listing = fail"),
    "opening the library": Place(f"{_LIBRARY}.__init__ = fail"),
    "the first frame": Place(f"{_MAIN}.on_mount = fail"),
    "the end": Place(f"{_LIBRARY}.close = fail", "q"),
    "leaving": Place(f"{_MAIN}.on_unmount = fail", "q"),
    "an exit in a handler": Place(f"{_MAIN}.step = fail", "j", "SystemExit"),
    "an interrupt in a handler": Place(f"{_MAIN}.step = fail", "j", "KeyboardInterrupt"),
    "no memory": Place(f"{_MAIN}.step = fail", "j", "MemoryError"),
    "the command line": Place("import reader.commands.shared.opening as o; o.start_of = fail"),
}
NO_LOG = ("an exit in a handler", "an interrupt in a handler")
"""Exits that were requested, by whatever exception: there is nothing to log."""


class Left(NamedTuple):
    """What a run left behind; `wrong` names what is not as required."""

    status: int
    wrong: tuple[str, ...]


def terminal_faults(output: bytes, before: list[object], after: list[object]) -> list[str]:
    """Descriptions of the terminal modes that were not reset."""
    faults = []
    for mode, words in (
        (b"1049", "alternate screen"),
        (b"1000", "mouse"),
        (b"1003", "mouse moves"),
        (b"1006", "mouse"),
        (b"2004", "bracketed paste"),
        (b"1004", "focus reports"),
    ):
        switches = re.findall(rb"\x1b\[\?%b([hl])" % mode, output)
        if switches and switches[-1] != b"l":
            faults.append(f"{words} left on")
    cursor = re.findall(rb"\x1b\[\?25([hl])", output)
    if cursor and cursor[-1] != b"h":
        faults.append("cursor hidden")
    if output.count(b"\x1b[>") > 0 and len(re.findall(rb"\x1b\[>\d+u", output)) > output.count(
        b"\x1b[<u"
    ):
        faults.append("keyboard protocol left on")
    return faults + (["terminal modes changed"] if before != after else [])


def _ended(running: Terminal) -> int:
    """The exit status, 0 if it does not end."""
    try:
        return running.finish(20)
    except TimeoutError:
        return 0


def crash(place: Place, folder: Path, expect_log: bool = True) -> Left:
    """Run the reader with the fault."""
    script = _PLANT.format(
        secret=SECRET, kind=place.kind, patch=place.patch, source=str(sample_data())
    )
    command = [sys.executable, "-c", script]
    with Terminal(command, environment=home_in(folder), cwd="/", columns=100, rows=30) as running:
        before = termios.tcgetattr(running.master)
        if place.keys:
            running.wait("44 unread")
            running.press("", quiet=0.15)
            running.send(place.keys)
        status = _ended(running)
        faults = terminal_faults(bytes(running.output), before, termios.tcgetattr(running.master))
        rest = bytes(running.output).rsplit(b"\x1b[?1049l")[-1].decode("utf-8", "replace")
    faults += ["status 0, or it did not end"] if status == 0 else []
    if expect_log:
        faults += _log_faults(folder / "state" / "crash.log", rest)
    return Left(status, tuple(faults))


def _log_faults(log: Path, told: str) -> list[str]:
    faults = [] if told.count(str(log)) == 1 else [f"not told of the log once: {told[-200:]!r}"]
    faults += ["a traceback on the terminal"] if "Traceback" in told else []
    faults += ["content on the terminal"] if SECRET in told else []
    if not log.exists():
        return [*faults, "no log"]
    text = log.read_text()
    faults += ["the log holds content"] if SECRET in text else []
    faults += ["the log does not say where"] if ", in " not in text else []
    mode = stat.S_IMODE(log.stat().st_mode), stat.S_IMODE(log.parent.stat().st_mode)
    return faults + (
        [f"log and folder are {mode[0]:o}, {mode[1]:o}"] if mode != (0o600, 0o700) else []
    )


def signalled(number: signal.Signals, after: float, folder: Path) -> Left:
    """Send a signal so many seconds after the start."""
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with Terminal(command, environment=home_in(folder), columns=100, rows=30) as running:
        before = termios.tcgetattr(running.master)
        running.idle(after)
        os.kill(running.process.pid, number)
        return _signal_left(running, number, before)


def signalled_at(moment: str, number: signal.Signals, folder: Path) -> Left:
    """Send a signal at one of `MOMENTS`."""
    script = PLANT.format(number=int(number), patch=MOMENTS[moment], source=str(sample_data()))
    command = [sys.executable, "-c", script]
    with Terminal(command, environment=home_in(folder), columns=100, rows=30) as running:
        before = termios.tcgetattr(running.master)
        if moment in LEAVING:
            running.wait("44 unread")
            running.send("q")
        return _signal_left(running, number, before)


def _signal_left(running: Terminal, number: signal.Signals, before: list[object]) -> Left:
    status = _ended(running)
    after = termios.tcgetattr(running.master)
    faults = terminal_faults(bytes(running.output), before, after)
    told = bytes(running.output).rsplit(b"\x1b[?1049l")[-1]
    for words in (b"Traceback", b"ignored", b"warreader: "):
        faults += [f"says {words.decode()!r}"] if words in told else []
    if status not in (128 + number, -number):
        faults.append(f"status {status}")
    return Left(status, tuple(faults))


def _print_result(name: str, left: Left) -> bool:
    """Print a line for a run; returns whether anything was wrong."""
    wrong = ", ".join(left.wrong)
    print(f"{name:36} status {left.status:4}  {wrong or 'whole'}", flush=True)
    return bool(wrong)


def _at_times(root: Path, numbers: tuple[signal.Signals, ...]) -> int:
    """Signals at times of the first second; how many left a fault."""
    times = [step / 50 for step in range(60)]
    broken = 0
    for number in numbers:
        for after in times:
            left = signalled(number, after, root / f"{number}-{after}")
            if left.wrong:
                broken += 1
                print(f"{number.name} after {after:.2f} s: {', '.join(left.wrong)}", flush=True)
    all_of_them = len(numbers) * len(times)
    print(f"{all_of_them} signals in the first {times[-1]:.1f} s: {broken} left a fault")
    return broken


def main() -> int:
    bad = 0
    numbers = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number, (name, place) in enumerate(PLACES.items()):
            bad += _print_result(name, crash(place, root / str(number), name not in NO_LOG))
        for moment in MOMENTS:
            for signals in numbers:
                left = signalled_at(moment, signals, root / f"{moment}-{signals}")
                bad += _print_result(f"{signals.name} as {moment}", left)
        bad += _at_times(root, numbers)
    return int(bool(bad))


if __name__ == "__main__":
    began = time.time()
    status = main()
    print(f"{time.time() - began:.0f} s")
    sys.exit(status)
