"""Presses thousands of keys and checks for growing memory, open files and threads.

`python -m benchmarks.speed.long_use --keys 20000` presses a mix of all keys in a pseudo-terminal:
moving, opening and closing views, searches, notes, tags, bookmarks, undoing, resizing, while files
in the watched folder change, appear and are deleted. Resources are read after a tenth of the keys
and at the end: memory may grow by 10 MiB, the others not at all. The exit status is 1 if they do.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.generate import write_archive
from benchmarks.terminal import Terminal, home_in

MOST_GROWTH = 10.0
"""MiB."""

_MOVES = ["j", "k", "g", "G", "D", "W", "h", "l", "\t", " ", "n", "p", "]", "[", "}", "{", ")", "("]
_VIEWS = ["U", "U", "5", "1", "z", "z", "v", "v"]
_MARKS = ["b", "b", "m", "u", "u", "\r"]
_DIALOGS = ["?", ":", "e", "t", "s", "c", "T", "/", "f"]
_TYPED = ["bridge", "figure:>10", "speaker:a", "(", "is:unread", "“", "x y"]
_ESCAPE = "\x1b"


class Resources(NamedTuple):
    """Resources of a process: resident memory in MiB, open files, threads."""

    memory: float
    files: int
    threads: int


def resources_of(process: int) -> Resources:
    """Resources as the kernel reports them (Linux)."""
    status = Path(f"/proc/{process}/status").read_text().splitlines()
    facts = dict(line.split(":", 1) for line in status if ":" in line)
    files = len(os.listdir(f"/proc/{process}/fd"))
    return Resources(int(facts["VmRSS"].split()[0]) / 1024, files, int(facts["Threads"]))


def use(running: Terminal, keys: int, chance: random.Random, folder: Path) -> int:
    """Press about so many keys; returns the number."""
    pressed = 0
    while pressed < keys:
        if running.process.poll() is not None:
            raise RuntimeError(f"it ended after {pressed} keys:\n{running.text}")
        kind = chance.random()
        if kind < 0.72:
            pressed_keys = "".join(chance.choices(_MOVES, k=25))
        elif kind < 0.84:
            pressed_keys = "".join(chance.choices([*_VIEWS, *_MARKS], k=8))
        elif kind < 0.97:
            _dialog(running, chance)
            pressed_keys = "j" * 5
        else:
            running.resize(chance.randrange(40, 200), chance.randrange(12, 60))
            _change(folder, chance)
            pressed_keys = "jk"
        running.press(pressed_keys, quiet=0.12, limit=20)
        pressed += len(pressed_keys)
    running.resize(120, 35)
    _settle(running)
    return pressed


def _dialog(running: Terminal, chance: random.Random) -> None:
    """Open one of the dialogs, type into it, and leave it."""
    running.press(chance.choice(_DIALOGS), quiet=0.05)
    running.press(chance.choice(_TYPED), quiet=0.05)
    for _ in range(3):
        running.press(_ESCAPE, quiet=0.15)
    running.press("1", quiet=0.05)


def _settle(running: Terminal) -> None:
    """Return to the plain list."""
    for _ in range(3):
        running.press(_ESCAPE, quiet=0.2)
    running.press("1g", quiet=1.0, limit=30)
    spent = -1.0
    while running.cpu() - spent > 0.2:  # keys that wait, files that are read
        spent = running.cpu()
        running.idle(2.0)


def _change(folder: Path, chance: random.Random) -> None:
    """Rewrite, create or delete a file of the folder."""
    path = folder / f"extra-{chance.randrange(5)}.md"
    if path.exists() and chance.random() < 0.4:
        path.unlink()
    else:
        number = chance.randrange(1_000_000)
        path.write_text(
            f"# Extra {number}\n\n## Bridge {number} reopens\n\nIt holds, a man said.\n"
        )


def measure(keys: int, seed: int, developments: int, root: Path) -> tuple[Resources, Resources]:
    """The resources after a tenth of the keys, and after all."""
    folder, chance = root / "in", random.Random(seed)
    write_archive(folder, developments)
    command = [sys.executable, "-m", "reader", str(folder)]
    with Terminal(command, environment=home_in(root), cwd=str(root), rows=35) as running:
        running.wait("unread", limit=120)
        running.until(lambda: "reading" not in running.text, "the end of reading", limit=120)
        use(running, keys // 10, chance, folder)
        first = resources_of(running.process.pid)
        use(running, keys - keys // 10, chance, folder)
        last = resources_of(running.process.pid)
        running.process.send_signal(signal.SIGTERM)
        if running.finish(60) != 128 + signal.SIGTERM:
            raise RuntimeError(f"the reader did not end well:\n{running.text}")
    return first, last


def grown(first: Resources, last: Resources) -> list[str]:
    """The resources that grew more than allowed."""
    faults = []
    if last.memory - first.memory > MOST_GROWTH:
        faults.append(f"memory by {last.memory - first.memory:.1f} MiB")
    faults += [f"open files by {last.files - first.files}"] if last.files > first.files else []
    return faults + ([f"threads to {last.threads}"] if last.threads > first.threads else [])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--developments", type=int, default=500)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        first, last = measure(args.keys, args.seed, args.developments, Path(root))
    for name, what in (("after a tenth", first), ("at the end", last)):
        print(f"{name}: {what.memory:.1f} MiB, {what.files} open files, {what.threads} threads")
    faults = grown(first, last)
    print(", ".join(faults) or "nothing grew")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
