"""Measures searching 100,000 developments in a real terminal, alternating with newsboat.

`python -m benchmarks.search FOLDER` uses the archive and index that `benchmarks.archive` creates
there (or creates them), writes the same developments as a feed, has newsboat read it if newsboat is
installed, and prints medians: from the last letter to the results on the screen.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks import generate
from benchmarks.archive import SETTLED, Subject, made, medians
from benchmarks.terminal import Terminal, compile_reader

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
"""The lines that are typed, by what they are an example of."""

NEWSBOAT = ("a word", "a rare word", "a word that is nowhere", "one letter, frequent")
"""Equivalent lines for newsboat, which finds texts that contain them."""

QUIET = 0.15
"""Seconds of silence after which results are complete; later changes count from 0.3 s."""

MIB, FIRST = "memory, MiB", "first screen, s"
Figures = dict[str, float]
"""Milliseconds of clock and processor by line; memory and first screen."""


def ours(subject: Subject, run: int) -> Figures:
    """Type each line, in another order every run, and time its last letter."""
    with Terminal(subject.command, environment=subject.environment) as terminal:
        found = {FIRST: terminal.wait(subject.expect, limit=60)}
        time.sleep(SETTLED)
        lines = list(LINES.items())
        turn = run % len(lines)
        for name, line in lines[turn:] + lines[:turn]:
            terminal.press("/", quiet=0.5)
            if line[:-1]:
                terminal.press(line[:-1], quiet=1.0)
            before = terminal.cpu()
            found[name] = terminal.press(line[-1], quiet=QUIET).seconds * 1e3
            found[f"{name}, CPU"] = (terminal.cpu() - before) * 1e3
            terminal.press("\x1b", quiet=0.5)
        found[MIB] = terminal.memory()
        terminal.send("Q")
        terminal.finish()
    return found


def newsboat(folder: Path) -> Figures:
    """The same for newsboat, from Enter to its list of results."""
    words = ("-u", str(folder / "urls"), "-C", str(folder / "config"), "-c", str(folder / "cache"))
    with Terminal(("newsboat", *words)) as terminal:
        found = {FIRST: terminal.wait("Archive", limit=120)}
        for name in NEWSBOAT:
            terminal.press("", quiet=1.0)
            terminal.press("/", quiet=0.5)
            terminal.press(LINES[name], quiet=0.5)
            before = terminal.cpu()
            found[name] = _shows(terminal, ("Search results", "No results")) * 1e3
            found[f"{name}, CPU"] = (terminal.cpu() - before) * 1e3
            if "Search results" in terminal.text:  # else "q" would leave the program
                terminal.press("q", quiet=1.0)
        found[MIB] = terminal.memory()
    return found


def _shows(terminal: Terminal, texts: Iterable[str]) -> float:
    """Seconds from Enter until one of these texts is on the screen."""
    begin = time.perf_counter()
    terminal.send("\r")
    while not any(text in terminal.text for text in texts):
        if time.perf_counter() - begin > 120:
            raise TimeoutError(f"no answer; the screen shows:\n{terminal.text}")
        terminal.press("", quiet=0.01)
    return time.perf_counter() - begin


def fed(folder: Path, developments: int) -> Path:
    """A folder in which newsboat has read that many developments."""
    home = folder / f"newsboat{developments}"
    if not (home / "cache").exists():
        home.mkdir(parents=True, exist_ok=True)
        generate.write_feed(home / "feed.xml", developments)
        (home / "urls").write_text(f"file://{(home / 'feed.xml').resolve()}\n")
        (home / "config").write_text("auto-reload no\nmax-items 0\n")
        words = ["-u", home / "urls", "-C", home / "config", "-c", home / "cache"]
        subprocess.run(["newsboat", *map(str, words), "-x", "reload"], check=True)
    return home


def report(measured: Figures, compared: Figures) -> None:
    """Print a row a figure, with ratios where newsboat has the same."""
    print(f"{'':36}{'warreader':>12}{'newsboat':>12}{'ratio':>9}")
    for name, value in measured.items():
        other = compared.get(name)
        against = f"{other:12.4g}{value / other:9.3f}" if other else ""
        print(f"{name:36}{value:12.4g}{against}")


def compare(folder: Path, developments: int, runs: int) -> None:
    """Run both alternately and print medians; newsboat only if installed."""
    subject = made(folder, developments)
    home = fed(folder, developments) if shutil.which("newsboat") else None
    measured, compared = [], []
    for run in range(runs):
        measured.append(ours(subject, run))
        if home is not None:
            compared.append(newsboat(home))
    report(medians(measured), medians(compared) if compared else {})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--developments", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    compile_reader()
    compare(args.folder, args.developments, args.runs)


if __name__ == "__main__":
    main()
