"""Measures warreader on large archives in a real terminal, alternating with a bare Textual app.

`python -m benchmarks.archive FOLDER` creates archives of 1,000 and 100,000 developments with their
indexes in FOLDER (slow the first time) and prints medians with ratios: of the large archive to the
bare app, and to the small archive. Then it opens an article of a megabyte, and searches the large
archive, alternating with newsboat if that is installed.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import generate
from benchmarks.terminal import Terminal, compile_reader, home_in

KEYS, BURST, OPENED = 12, 30, 5
IDLE = 3.0
SETTLED = 3.5  # seconds after the first screen until nothing is read or looked for any more
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Subject:
    """A measured program: its command, the text of its first screen, its keys for moving."""

    name: str
    command: tuple[str, ...]
    expect: str
    down: str
    up: str
    environment: Mapping[str, str]
    before: Callable[[], None] = lambda: None


def bare() -> Subject:
    command = (sys.executable, str(Path(__file__).with_name("bare.py")))
    return Subject("bare", command, "Body text", "\x1b[B", "\x1b[A", {})


def reader_on(folder: Path, home: Path, name: str, expect: str) -> Subject:
    return Subject(name, reader(str(folder)), expect, "j", "k", home_in(home))


def reader(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "reader", *words)


def made(folder: Path, developments: int) -> Subject:
    """The archive of this size with its index; created if missing."""
    archive, home = folder / f"in{developments}", folder / f"home{developments}"
    if not archive.exists():
        generate.write_archive(archive, developments)
    if not home.exists():
        index(archive, home)
    return reader_on(archive, home, f"{developments:,}", "unread")


def index(archive: Path, home: Path) -> None:
    """Index an archive with the command, and print the speed."""
    begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    usual = os.environ | home_in(home)
    subprocess.run(reader("index", str(archive)), env=usual, check=True)
    after, seconds = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - begin
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    size = sum(len(path.read_text(encoding="utf-8")) for path in archive.rglob("*.md"))
    print(f"indexed {size:,} characters in {seconds:.0f} s, {size / cpu:,.0f} a CPU-second")


def measure(subject: Subject) -> Figures:
    """Start, wait for the first screen, press keys singly and in a burst, idle, quit."""
    subject.before()
    with Terminal(subject.command, environment=subject.environment) as terminal:
        first = terminal.wait(subject.expect, limit=60)
        first_cpu = terminal.cpu()
        time.sleep(SETTLED)
        terminal.press("", quiet=0.6)
        steps = terminal.walk(subject.down, subject.up, KEYS)
        burst = terminal.press(subject.down * BURST, quiet=0.4)
        rest = terminal.rest_and_leave(IDLE)
    key = statistics.median(step.seconds for step in steps)
    return {
        "first screen, s": first,
        "first screen, CPU-s": first_cpu,
        "key settled, ms": key * 1e3,
        "30 keys, × one": burst.seconds / key,
        "bytes a key": statistics.median(step.bytes for step in steps),
        "memory, MiB": rest.memory,
        "quit, ms": rest.leaving * 1e3,
        "idle bytes": rest.bytes,
        "idle CPU, ms/s": rest.cpu * 1e3,
    }


def articles(folder: Path) -> Figures:
    """Medians of a key that opens 2 kB and of one that opens a megabyte, alternating."""
    archive, home = folder / "article", folder / "article-home"
    if not archive.exists():
        generate.write(archive, generate.article(), "long")
    with Terminal(reader(str(archive)), environment=home_in(home)) as terminal:
        terminal.wait("5 unread", limit=120)
        time.sleep(SETTLED)
        for _ in range(6):
            terminal.press("k")
        terminal.press("j")  # from the lead to the first short one
        taken: dict[str, list[float]] = {"2 kB": [], "1 MB": []}
        for key, size in (("j", "2 kB"), ("j", "1 MB"), ("k", "2 kB"), ("k", "2 kB")) * OPENED:
            taken[size].append(terminal.press(key, quiet=0.5).seconds * 1e3)
        terminal.send("q")
        terminal.finish()
    short, long = map(statistics.median, taken.values())
    return {"2 kB opens, ms": short, "1 MB opens, ms": long, "1 MB, × 2 kB": long / short}


def toggle_end(path: Path) -> None:
    """Change a file, and change it back on the next call."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text[:-1] if text.endswith("\n\n") else text + "\n", encoding="utf-8")


def medians(runs: Iterable[Figures]) -> Figures:
    found = list(runs)
    return {name: statistics.median(run[name] for run in found) for name in found[0]}


def report(found: Mapping[str, Figures]) -> None:
    """Print a row a figure, with ratios of the last subject but one to the first two."""
    floor, small, large, *_ = found.values()
    print(f"{'':20}" + "".join(f"{name:>12}" for name in found) + "    ÷ bare  ÷ small")
    for name in floor:
        values = "".join(f"{figures[name]:12.4g}" for figures in found.values())
        ratios = [
            f"{large[name] / it[name]:9.2f}" if it[name] else " " * 9 for it in (floor, small)
        ]
        print(f"{name:20}{values} {''.join(ratios)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    compile_reader()
    args.folder.mkdir(parents=True, exist_ok=True)
    small, large = made(args.folder, args.small), made(args.folder, args.large)
    newest = max((args.folder / f"in{args.large}").rglob("*.md"))
    changed = replace(large, name="one changed", before=lambda: toggle_end(newest))
    subjects = (bare(), small, large, changed)
    runs = [[measure(subject) for subject in subjects] for _ in range(args.runs)]
    report({subject.name: medians(run[n] for run in runs) for n, subject in enumerate(subjects)})
    for name, value in medians(articles(args.folder) for _ in range(args.runs)).items():
        print(f"{name:20}{value:12.4g}")
    from benchmarks import search  # which measures what is made here

    search.compare(args.folder, args.large, args.runs)


if __name__ == "__main__":
    main()
