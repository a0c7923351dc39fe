"""Measures the first line of verbs over a large archive, against the shortest run there is.

`python -m benchmarks.speed.verbs FOLDER --developments 10000` makes the archive with its index in
FOLDER if it is missing, runs the verbs in turn, and prints medians with ratios to `--version`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import time
from pathlib import Path

from benchmarks.archive import made, reader
from benchmarks.terminal import compile_reader

QUERY = "role:minister"

VERBS = {
    "list": ("list", "--no-refresh"),
    "list, sources looked at": ("list",),
    "list --json": ("list", "--no-refresh", "--json"),
    "list --query": ("list", "--no-refresh", "--query", QUERY),
    "quotes": ("quotes", "--no-refresh"),
    "quotes --json": ("quotes", "--no-refresh", "--json"),
    "quotes --query": ("quotes", "--no-refresh", "--query", QUERY),
}
"""The words behind the command; the archive follows."""

SHORTEST = ("--version",)


def first_line(words: tuple[str, ...], environment: dict[str, str]) -> float:
    """Seconds until the first line is printed; the run is ended then."""
    begin = time.perf_counter()
    run = subprocess.Popen(reader(*words), stdout=subprocess.PIPE, env=environment)
    assert run.stdout is not None
    with run.stdout as printed:
        printed.readline()
        seconds = time.perf_counter() - begin
        run.kill()
    run.wait()
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--developments", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    compile_reader()
    subject = made(arguments.folder, arguments.developments)
    archive = str(arguments.folder / f"in{arguments.developments}")
    environment = {**os.environ, **subject.environment}
    commands = {"--version": SHORTEST} | {name: (*verb, archive) for name, verb in VERBS.items()}
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(arguments.runs):
        for name, words in commands.items():
            seconds[name].append(first_line(words, environment))
    shortest = statistics.median(seconds["--version"])
    for name, found in seconds.items():
        middle = statistics.median(found)
        print(f"{name:26} {middle * 1e3:6.0f} ms  {middle / shortest:5.2f} × --version")


if __name__ == "__main__":
    main()
