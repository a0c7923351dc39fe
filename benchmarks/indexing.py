"""Measures `warreader index` on an archive: speed, memory of all its processes, size of the index.

`python -m benchmarks.indexing FOLDER --developments N` makes an archive of so many developments in
FOLDER, if it is not there, and indexes it with a home of its own, from nothing.  Processor time is
that of all processes; memory is the sum of their proportional set sizes, looked at every second.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import time
from pathlib import Path

from benchmarks import generate
from benchmarks.archive import reader
from benchmarks.terminal import compile_reader, home_in

MIB = 1 << 20


def processes_of(first: int) -> list[int]:
    """A process and all that it has started, as far as they live."""
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
    """Bytes that processes hold together, what they share counted once."""
    total = 0
    for process in processes:
        try:
            rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) * 1024
    return total


def cpu() -> float:
    """Processor seconds of all processes that were waited for, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--developments", type=int, default=2_000, metavar="N")
    asked = parser.parse_args()
    compile_reader()
    archive = asked.folder / f"in{asked.developments}"
    home = asked.folder / f"home{asked.developments}"
    if not archive.exists():
        archive.mkdir(parents=True)
        generate.write_archive(archive, asked.developments)
    if home.exists():
        shutil.rmtree(home)
    size = sum(len(path.read_text(encoding="utf-8")) for path in archive.rglob("*.md"))
    begin, before, peak = time.perf_counter(), cpu(), 0
    running = subprocess.Popen(reader("index", str(archive)), env=os.environ | home_in(home))
    while True:
        peak = max(peak, memory(processes_of(running.pid)))
        try:
            status = running.wait(1)
            break
        except subprocess.TimeoutExpired:
            continue
    wall, used = time.perf_counter() - begin, cpu() - before
    kept = sum(path.stat().st_size for path in (home / "cache").rglob("*") if path.is_file())
    print(f"{size:,} characters in {wall:.0f} s, {used:.0f} CPU-s, exit status {status}")
    print(f"{size / used:,.0f} characters a CPU-second, {size / wall:,.0f} a second")
    print(
        f"{peak / MIB:.0f} MiB at most, index {kept / MIB:.0f} MiB ({kept / size:.1f} × the text)"
    )


if __name__ == "__main__":
    main()
