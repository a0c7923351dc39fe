"""Kills the reader in terminals with SIGKILL while it bookmarks: shown stars must survive.

Two readers share one home folder. A mark counts as acknowledged when the terminal shows ★: that
bookmark is on the disk.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from pathlib import Path
from random import Random

from benchmarks.terminal import Terminal, home_in
from reader.library import Library
from reader.library.views.bookmarks import BOOKMARKS
from reader.resources import sample_data

FIRST_ROW = "In brief"
ROWS, COLUMNS = 60, 160  # so that the whole list is in sight


def kill_apps(folder: Path, kills: int, seed: int = 1) -> dict[str, object]:
    """Kill so many, two at a time; stars shown, stars lost, and starts that failed."""
    chance = Random(seed)
    shown, lost, failed = 0, [], []
    _marked(folder)  # makes the index, so that the others start fast
    for number in range(0, kills, 2):
        shutil.rmtree(folder / "data", ignore_errors=True)
        try:
            stars = _round(folder, chance)
        except TimeoutError:
            failed.append(number)
            continue
        kept = _marked(folder)
        shown += len(stars)
        lost += [star for star in stars if not any(title.startswith(star) for title in kept)]
        if number % 20 == 18:
            told = f"{number + 2} kills, {shown} stars shown, {len(lost)} lost"
            print(told, file=sys.stderr, flush=True)
    return {"kills": kills, "stars shown": shown, "lost": lost, "did not start": failed}


def _round(folder: Path, chance: Random) -> set[str]:
    home = home_in(folder)
    command = [sys.executable, "-m", "reader", str(sample_data())]
    root = str(Path(__file__).parents[2])
    home["PYTHONPATH"] = root
    stars: set[str] = set()
    with (
        Terminal(command, environment=home, cwd="/", columns=COLUMNS, rows=ROWS) as one,
        Terminal(command, environment=home, cwd="/", columns=COLUMNS, rows=ROWS) as two,
    ):
        if chance.random() < 0.9:  # else they are killed while they start
            one.wait(FIRST_ROW)
            two.wait(FIRST_ROW)
            two.press("G", quiet=0.05)
            for _ in range(chance.randrange(1, 8)):
                one.send("j" * chance.randrange(1, 3) + "b")
                two.send("k" * chance.randrange(1, 3) + "b")
                _watch(one, two, chance.uniform(0, 0.2))
        _watch(one, two, chance.uniform(0, 0.5))
        for terminal in (one, two):
            os.kill(terminal.process.pid, signal.SIGKILL)
        for terminal in (one, two):
            terminal.finish()
            stars |= _stars(terminal.text)
    return stars


def _watch(one: Terminal, two: Terminal, seconds: float) -> None:
    """Read the output of both for some time: a terminal that is not read stops its program."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        one.idle(0.005)
        two.idle(0.005)


def _stars(screen: str) -> set[str]:
    """The visible headings with a star."""
    rows = (line.split("│")[0] for line in screen.splitlines())
    headings = (row.split("★", 1)[1].strip().rstrip("…") for row in rows if "★" in row)
    return {heading.removeprefix("In brief · ") for heading in headings}


def _marked(folder: Path) -> set[str]:
    """The headings that a new session finds bookmarked."""
    from datetime import date

    library = Library(folder / "cache", folder / "data", [str(sample_data())])
    library.refresh(given=None, today=date(2025, 4, 1), report=lambda _: None, stop=lambda: False)
    listing = library.listing(BOOKMARKS)
    found = {row.title for row in listing.rows(0, len(listing)) if row.kind != "bulletin"}
    library.close()
    return found
