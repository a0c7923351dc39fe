"""Measures `warreader index` on an archive: speed, memory of all processes, size of the index.

`python -m benchmarks.indexing FOLDER --developments N` creates an archive in FOLDER if it is
missing, and indexes it from nothing, with its own home folder; with `--screen` in the screen, while
keys are pressed. Processor time is that of all processes; memory is the sum of their proportional
set sizes, sampled every second.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from benchmarks import generate
from benchmarks.archive import reader
from benchmarks.terminal import Terminal, compile_reader, home_in

MIB = 1 << 20
_BORDER = re.compile("[│┃]")
"""Between list and article; where the list is scrolled it is heavy."""


def processes_of(first: int) -> list[int]:
    """A process and its descendants that are alive."""
    children: dict[int, list[int]] = {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            parent = Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue  # it has just ended
        children.setdefault(int(parent), []).append(int(entry))
    found = [first]
    for process in found:
        found += children.get(process, [])
    return found


def memory(processes: list[int]) -> int:
    """Bytes that processes use together, shared memory counted once."""
    total = 0
    for process in processes:
        try:
            rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) * 1024
    return total


def cpu() -> float:
    """Processor seconds of all child processes that were waited for, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Run(NamedTuple):
    """Seconds, processor seconds, bytes of memory, and seconds for each key."""

    seconds: float
    used: float
    most: int
    keys: list[float]


def in_command(archive: Path, home: Path) -> Run:
    """Index with the command."""
    begin, before, most = time.perf_counter(), cpu(), 0
    running = subprocess.Popen(reader("index", str(archive)), env=os.environ | home_in(home))
    while running.poll() is None:
        most = max(most, memory(processes_of(running.pid)))
        with suppress(subprocess.TimeoutExpired):
            running.wait(1)
    return Run(time.perf_counter() - begin, cpu() - before, most, [])


def on_screen(archive: Path, home: Path, developments: int) -> Run:
    """Index in the screen, with a key pressed every half second."""
    before, most, keys = cpu(), 0, []
    with Terminal(reader(str(archive)), environment=home_in(home)) as running:
        running.wait("reading")
        running.wait("min")
        while f" {developments:,} unread" not in running.text or "reading" in running.text:
            keys.append(another_text(running, "j"))
            most = max(most, memory(processes_of(running.process.pid)))
        seconds = time.perf_counter() - running.started
        running.send("Q")
        running.finish()
    return Run(seconds, cpu() - before, most, keys)


def another_text(running: Terminal, key: str) -> float:
    """Seconds from a key to the text of another development, then half a second of idling."""
    shown, begin = _article(running), time.perf_counter()
    running.send(key)
    end = running.until(lambda: _article(running) != shown, "another text", 60)
    running.idle(0.5)
    return end - begin


def _article(running: Terminal) -> list[str]:
    """The heading and text on the screen: the number of a development in its bulletin differs."""
    return [_BORDER.split(row)[1] for row in running.text.splitlines()[1:5]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--developments", type=int, default=2_000, metavar="N")
    parser.add_argument("--screen", action="store_true", help="on the screen, with keys meanwhile")
    args = parser.parse_args()
    compile_reader()
    archive = args.folder / f"in{args.developments}"
    home = args.folder / f"home{args.developments}"
    if not archive.exists():
        archive.mkdir(parents=True)
        generate.write_archive(archive, args.developments)
    if home.exists():
        shutil.rmtree(home)
    size = sum(len(path.read_text(encoding="utf-8")) for path in archive.rglob("*.md"))
    run = on_screen(archive, home, args.developments) if args.screen else in_command(archive, home)
    kept = sum(path.stat().st_size for path in (home / "cache").rglob("*") if path.is_file())
    print(f"{size:,} characters in {run.seconds:.0f} s, {run.used:.0f} CPU-s")
    print(f"{size / run.used:,.0f} characters a CPU-second, {size / run.seconds:,.0f} a second")
    times = kept / size
    print(f"{run.most / MIB:.0f} MiB at most; index {kept / MIB:.0f} MiB, {times:.1f} × the text")
    if run.keys:
        middle, slowest = statistics.median(run.keys), max(run.keys)
        print(f"a key {middle * 1e3:.0f} ms, at most {slowest * 1e3:.0f} ({len(run.keys)} keys)")


if __name__ == "__main__":
    main()
