"""Runs a program in a pseudo-terminal: types, waits for silence, reads screen and clock."""

from __future__ import annotations

import compileall
import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol

import pyte

# pyte knows neither of these queries and would print their ends as text.
_UNKNOWN = (b"\x1b[?2026$p", b"\x1b[?2048$p", b"\x1b[>1u", b"\x1b[<u", b"\x1b[>4m", b"\x1b[<1u")

# What says of another terminal how it is, its size too.
_NOT_INHERITED = ("TMUX", "NO_COLOR", "COLUMNS", "LINES")


def compile_reader() -> None:
    """Compile the program's bytecode, as an installed one has it.

    Where Python may not write bytecode, a checkout compiles itself at every start, which takes a
    third of the time to the first screen.
    """
    compileall.compile_dir(Path(__file__).parent.parent / "reader", quiet=2)


def home_in(folder: Path) -> dict[str, str]:
    """Environment for a run of the reader with its own home folder."""
    kinds = ("CONFIG", "CACHE", "DATA", "STATE")
    return {f"WARREADER_{kind}_HOME": str(folder / kind.lower()) for kind in kinds}


@dataclass(frozen=True, slots=True)
class Step:
    """What followed one key: `seconds` to the last byte before silence, and the number of bytes."""

    seconds: float
    first: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Rest:
    """An idle program: peak memory in MiB, bytes, CPU seconds a second, and leaving.

    `leaving` is how many seconds it takes from the key to the end.
    """

    memory: float
    bytes: int
    cpu: float
    leaving: float


class Process(Protocol):
    """What is asked of the process in a terminal; a `subprocess.Popen` answers it."""

    @property
    def pid(self) -> int:
        """Its number."""

    def poll(self) -> int | None:
        """Its exit status, or None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status when it has ended; `timeout` is in seconds."""

    def send_signal(self, sig: int, /) -> None:
        """Send it a signal."""


class Terminal:
    """Runs `command`; bytes are stamped as they arrive, the screen is computed afterwards."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 35,
        environment: Mapping[str, str] | None = None,
        cwd: str | None = None,
    ) -> None:
        """Start the program as the leader of its own session on a new terminal."""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.output = bytearray()
        self._fed = 0
        self.master, slave = os.openpty()
        self.resize(columns, rows)
        usual = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        inherited = {k: v for k, v in os.environ.items() if k not in _NOT_INHERITED}
        self.started = time.perf_counter()
        whole = inherited | usual | dict(environment or {})
        self.process = self._start(list(command), slave, cwd, whole)
        os.close(slave)

    def _start(
        self, command: list[str], slave: int, cwd: str | None, environment: dict[str, str]
    ) -> Process:
        return subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=cwd,
            env=environment,
            start_new_session=True,
            preexec_fn=_take_terminal,
        )

    def resize(self, columns: int, rows: int) -> None:
        """Change the terminal's size and signal the program."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def send(self, keys: str) -> None:
        """Type text or keys."""
        os.write(self.master, keys.encode())

    def press(self, keys: str, quiet: float = 0.15, limit: float = 10.0) -> Step:
        """Type and wait until the program has been silent for `quiet` seconds."""
        begin, before = time.perf_counter(), len(self.output)
        self.send(keys)
        first, last = self._drain(begin, quiet, limit)
        return Step(last - begin, first - begin, len(self.output) - before)

    def walk(self, down: str, up: str, keys: int) -> list[Step]:
        """Press keys one at a time, two down and two up, each after the last has settled."""
        return [self.press((down, up)[number % 4 > 1]) for number in range(keys)]

    def rest_and_leave(self, seconds: float, key: str = "q") -> Rest:
        """Type nothing for so long, then the key that ends the program, and wait for its end."""
        self.press("", quiet=2.0)
        memory, before = self.memory(), self.cpu()
        written = self.idle(seconds)
        used = self.cpu() - before
        begin = time.perf_counter()
        self.send(key)
        self.finish()
        return Rest(memory, written, used / seconds, time.perf_counter() - begin)

    def wait(self, text: str, limit: float = 20.0) -> float:
        """Seconds from the start of the program until `text` stood on the screen."""
        return self.until(lambda: text in self.text, repr(text), limit) - self.started

    def until(self, is_so: Callable[[], bool], what: str, limit: float = 20.0) -> float:
        """When the bytes came that made a condition true, on the clock of `perf_counter`."""
        deadline = time.perf_counter() + limit
        while time.perf_counter() < deadline:
            stamp = self._read(0.05)
            if is_so():
                return time.perf_counter() if stamp is None else stamp
        raise TimeoutError(f"{what} did not appear; the screen shows:\n{self.text}")

    def idle(self, seconds: float) -> int:
        """How many bytes the program writes when nothing is typed."""
        before = len(self.output)
        deadline = time.perf_counter() + seconds
        while (left := deadline - time.perf_counter()) > 0:
            self._read(left)
        return len(self.output) - before

    def finish(self, limit: float = 10.0) -> int:
        """Read until the program has ended; returns its exit status."""
        deadline = time.perf_counter() + limit
        while (status := self.process.poll()) is None:
            if time.perf_counter() > deadline:
                raise TimeoutError(f"still running; the screen shows:\n{self.text}")
            self._read(0.005)
        while self._read(0) is not None:
            pass
        return status

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        chunk = bytes(self.output[self._fed :])
        self._fed = len(self.output)
        for query in _UNKNOWN:
            chunk = chunk.replace(query, b"")
        self._stream.feed(chunk)
        cells, columns = self.screen.buffer, range(self.screen.columns)
        lines = (cells[y] for y in range(self.screen.lines))
        # Behind a wide letter stands an empty one; `Screen.display` measures each letter anew.
        return "\n".join("".join(line[x].data for x in columns).rstrip() for line in lines)

    def memory(self) -> float:
        """The program's peak resident memory so far, in MiB (Linux)."""
        with open(f"/proc/{self.process.pid}/status") as status:
            peak = next(line for line in status if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024

    def cpu(self) -> float:
        """CPU seconds that the program's threads have used so far, to the microsecond (Linux)."""
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    def _drain(self, begin: float, quiet: float, limit: float) -> tuple[float, float]:
        first = last = 0.0
        while time.perf_counter() - begin < limit:
            stamp = self._read(quiet)
            if stamp is None:
                break
            first, last = first or stamp, stamp
        return first or begin, last or begin

    def _read(self, timeout: float) -> float | None:
        """Read what has arrived; returns when, or None if nothing came."""
        if not select.select([self.master], [], [], timeout)[0]:
            return None
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:  # the program has closed its side
            return None
        self.output += data
        return time.perf_counter() if data else None

    def __enter__(self) -> Terminal:
        """Usable in `with`."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Kill the program if it is running."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        os.close(self.master)


def _take_terminal() -> None:
    signal.signal(
        signal.SIGHUP, signal.SIG_DFL
    )  # as a shell does, also where this runs under nohup
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
