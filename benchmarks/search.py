"""Measures searching 100,000 developments in a real terminal, in turn with newsboat.

`python -m benchmarks.search FOLDER` takes the archive and index that `benchmarks.archive` makes
there (or makes them), writes the same developments as a feed, has newsboat read it where newsboat
is installed, and prints medians: from the last letter to the results on the screen.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks import generate
from benchmarks.archive import SETTLED, Subject, made
from benchmarks.terminal import Terminal

WORD = "soldiers"
LINES = {
    "a word": WORD,
    "a word to be finished": "soldie",
    "a rare word": "zelinwen",
    "a word that is nowhere": "nowhere",
    "two words": "bread medicine",
    "a phrase": '"every winter they try"',
    "one letter, frequent": "t",
    "one letter, rare": "z",
    "two letters": "th",
    "without a word": "-soldiers",
    "a speaker": "speaker:mirela",
    "a figure": "figure:>1000",
    "a rare figure": "figure:137..138",
    "figure and what it counts": "figure:>100 counted:soldiers",
}
"""What is typed, under what it is an example of."""

QUIET = 0.6
"""Seconds of silence after which the results are taken to stand."""

Figures = dict[str, float]


def searched(subject: Subject, run: int) -> Figures:
    """Milliseconds from the last letter of each line to its results, and the memory after all."""
    with Terminal(subject.command, environment=subject.environment) as terminal:
        terminal.wait(subject.expect, limit=60)
        time.sleep(SETTLED)
        found: Figures = {}
        lines = list(LINES.items())
        turn = run % len(lines)
        for name, line in lines[turn:] + lines[:turn]:
            terminal.press("/", quiet=QUIET)
            if line[:-1]:
                terminal.press(line[:-1], quiet=QUIET)
            found[name] = _answered(terminal, line[-1])
            terminal.press("\\x1b", quiet=QUIET)
        found["memory, MiB"] = terminal.memory()
        terminal.send("Q")
        terminal.finish()
    return found


def _answered(terminal: Terminal, letter: str) -> float:
    """Milliseconds until the screen said how many there are."""
    begin = time.perf_counter()
    terminal.send(letter)
    while "found" not in terminal.text.splitlines()[-1]:
        stamp = terminal.press("", quiet=0.005).seconds
        if time.perf_counter() - begin > 30:
            raise TimeoutError(f"no answer; {stamp} s; the screen shows:\\n{terminal.text}")
    return (time.perf_counter() - begin) * 1e3
