"""Measures opening and moving in an article of a megabyte and one of 2 kB, in a real terminal.

`python -m benchmarks.speed.article FOLDER` creates one bulletin in FOLDER (short articles, a
megabyte in many paragraphs, a megabyte in one) and prints medians of all rounds, measured
alternately.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from benchmarks import generate
from benchmarks.archive import SETTLED, reader
from benchmarks.terminal import Terminal, compile_reader, home_in

SHORT, LONG, ONE = "2 kB", "1 MB", "1 MB in one paragraph"
SHAPES = (SHORT, SHORT, LONG, SHORT, ONE, SHORT)
"""The developments of the bulletin, in order."""

INSIDE = (
    ("next line, j", "j"),
    ("next page, space", " "),
    ("next quote, }", "}"),
    ("next figure, )", ")"),
    ("to the end, G", "G"),
    ("previous line at the end, k", "k"),
    ("previous quote at the end, {", "{"),
    ("to the start, g", "g"),
)
"""The keys pressed in an open article, in order."""

Samples = dict[tuple[str, str], list[tuple[float, float]]]
"""By action and shape: seconds until painted, and processor seconds."""


def write(folder: Path) -> None:
    """Write the bulletin: the article of the other measurements in both shapes."""
    brief = generate.article()
    short, other, (heading, long), *_ = brief.developments
    one = (heading, (" ".join(long[: len(long) * 99 // 100]),))  # a longer line is no text
    bodies = (short, other, (heading, long), short, one, other)
    numbered = tuple((f"{head} {n}", body) for n, (head, body) in enumerate(bodies, 1))
    generate.write(folder, replace(brief, developments=numbered), "articles")


class Session:
    """One run of the program, and the samples taken in it."""

    def __init__(self, terminal: Terminal, samples: Samples) -> None:
        """The program has started; measurements are added to `samples`."""
        self.terminal, self.samples = terminal, samples

    def press(self, key: str, name: str = "", shape: str = "", quiet: float = 0.8) -> None:
        """Press a key; store its time under a name, if given."""
        before = self.terminal.cpu()
        step = self.terminal.press(key, quiet)
        if name:
            self.samples[name, shape].append((step.seconds, self.terminal.cpu() - before))

    def walk(self, keys: str, name: str) -> None:
        """Down the list from its first article, and up again: each key opens an article."""
        for shape in SHAPES[1:]:
            self.press(keys[0], name, shape)
        for shape in reversed(SHAPES[:-1]):
            self.press(keys[1], name, shape)

    def inside(self) -> None:
        """All keys in INSIDE, in an article of each shape."""
        for shape in SHAPES[1:5]:
            self.press("j")
            self.press("\r")
            for name, key in INSIDE:
                self.press(key, name, shape)
            self.press("\x1b")
        self.press("k" * 4)


def measure(folder: Path, rounds: int) -> Samples:
    """Walk the list and move in each article, alternately."""
    archive, home = folder / "shapes", folder / "shapes-home"
    if not archive.exists():
        write(archive)
    samples: Samples = defaultdict(list)
    with Terminal(reader(str(archive)), environment=home_in(home)) as terminal:
        terminal.wait("6 unread", limit=120)
        time.sleep(SETTLED)
        session = Session(terminal, samples)
        session.press("k" * 9)
        session.press("j")  # past the lead
        for _ in range(rounds):
            session.walk("jk", "opens")
            session.inside()
        terminal.send("Q")
        terminal.finish()
    return samples


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    compile_reader()
    args.folder.mkdir(parents=True, exist_ok=True)
    samples = measure(args.folder, args.rounds)
    print(f"{'ms (of a processor)':30}" + "".join(f"{shape:>24}" for shape in (SHORT, LONG, ONE)))
    for name in dict.fromkeys(name for name, _ in samples):
        cells, floor = "", 0.0
        for shape in (SHORT, LONG, ONE):
            wall, cpu = map(statistics.median, zip(*samples[name, shape], strict=True))
            floor = floor or wall
            cells += f"{wall * 1e3:8.1f} ({cpu * 1e3:6.1f}) ×{wall / floor if floor else 0:5.2f}"
        print(f"{name:30}{cells}")


if __name__ == "__main__":
    main()
