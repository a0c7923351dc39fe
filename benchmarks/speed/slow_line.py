"""Measures how far the screen lags behind the keys over slow lines.

`python -m benchmarks.speed.slow_line [FOLDER]` holds `j` down for two seconds and types a search,
on the samples or a folder, and prints how long after the last key the screen came to rest, and the
number of bytes. Three kinds of line: one that accepts only what it transmits (a serial line, a slow
terminal); one that accepts everything and transmits it later (ssh), to a terminal that answers
questions; and the same to one that does not.
"""

from __future__ import annotations

import argparse
import os
import select
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.terminal import Terminal, compile_reader, home_in
from reader.ui.terminal.backpressure import QUESTION

RATES = (2_400, 12_000, 100_000)
"""Bytes a second: an old modem, a bad mobile connection, a good one."""

ASKED, ANSWER = QUESTION.encode(), b"\x1b[?2026;2$y"
HELD, REPEAT = 2.0, 1 / 30
QUIET = 1.0  # seconds without a byte after which the screen rests
TICK = 0.005


@dataclass
class Line:
    """A line between program and reader: so many bytes a second, in order."""

    terminal: Terminal
    rate: int
    is_deep: bool
    answers: bool
    waiting: bytearray = field(default_factory=bytearray)
    credit: float = 0.0
    last: float = 0.0

    def carry(self, seconds: float) -> None:
        """Transmit for the time that has passed."""
        end = time.perf_counter() + seconds
        while (now := time.perf_counter()) < end:
            self.credit = min(self.credit + self.rate * TICK, max(1.0, self.rate * TICK * 2))
            self._take(1 << 16 if self.is_deep else int(self.credit) - len(self.waiting))
            self._show(int(self.credit), now)
            time.sleep(TICK)

    def _take(self, most: int) -> None:
        master = self.terminal.master
        while most > 0 and select.select([master], [], [], 0)[0]:
            try:
                data = os.read(master, most)
            except OSError:  # the program has closed its side
                return
            self.waiting += data
            most -= len(data)

    def _show(self, most: int, now: float) -> None:
        shown = bytes(self.waiting[:most])
        if not shown:
            return
        before = len(self.terminal.output)
        del self.waiting[:most]
        self.terminal.output += shown
        self.credit, self.last = self.credit - len(shown), now
        args = self.terminal.output.count(ASKED, max(0, before - len(ASKED) + 1))
        if self.answers and args:
            os.write(self.terminal.master, ANSWER * args)

    def rest(self) -> None:
        """Wait until nothing has come for a while."""
        while time.perf_counter() - self.last < QUIET:
            self.carry(TICK)

    def measure(self, keys: str, gap: float) -> tuple[float, int]:
        """Seconds from the last of the keys to rest, and the bytes that all of them took."""
        before = len(self.terminal.output)
        for key in keys:
            self.terminal.send(key)
            self.carry(gap)
        end = time.perf_counter()
        self.rest()
        return max(0.0, self.last - end), len(self.terminal.output) - before


def run(command: list[str], home: Path, rate: int, is_deep: bool, answers: bool) -> str:
    """A row of the table."""
    with Terminal(command, environment=home_in(home)) as terminal:
        line = Line(terminal, rate, is_deep, answers)
        line.last = time.perf_counter()
        line.rest()
        first, size = line.last - terminal.started, len(terminal.output)
        held, moved = line.measure("j" * round(HELD / REPEAT), REPEAT)
        found, args = line.measure("/soldiers", 0.15)
    kind = "ssh, answers" if answers else "ssh" if is_deep else "serial"
    cells = (f"{first:.1f}", f"{size:,}", f"{held:.1f}", f"{moved:,}", f"{found:.1f}", f"{args:,}")
    return f"| {rate:,} | {kind} | " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="bulletins; without, the samples")
    parser.add_argument("--home", type=Path, help="where the index is, if there is one")
    args = parser.parse_args()
    compile_reader()
    command = [sys.executable, "-m", "reader", *([str(args.folder)] if args.folder else [])]
    print("| bytes/s | line | first screen, s | bytes | `j` held, s behind | bytes ", end="")
    print("| search, s behind | bytes |\n|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as made:
        for rate in RATES:
            for is_deep, answers in ((False, False), (True, True), (True, False)):
                print(run(command, args.home or Path(made), rate, is_deep, answers), flush=True)


if __name__ == "__main__":
    main()
