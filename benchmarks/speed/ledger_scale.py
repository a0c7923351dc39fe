"""Measures what views and verbs over all bulletins take in a large archive, as ratios.

`python -m benchmarks.speed.ledger_scale FOLDER --developments 10000` makes the archive with its
index in FOLDER if it is missing.  Then it measures in turn, `--runs` times:

- each view in a terminal: its key, until nothing more comes, against that of the developments; a
  key in it, against one there; what is joined for it in a thread, until its rows stand there; and
  memory after all views, against the bare framework's;
- the first line of each verb, without and with a look at the sources, against `--version`;
- in one process: joining everybody, and every claim, and counting what is new.

All times are seconds of a processor, for other programs may run beside.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.archive import Subject, bare, made, reader
from benchmarks.terminal import Terminal, compile_reader

VIEWS = {"1": "developments", "2": "quotes", "3": "people", "4": "figures", "6": "threads"}
VIEWS["0"] = "catch-up"
WAITING = ("Joining", "Looking for", "reading")
"""Words on the screen while a thread works."""

KEYS = 8
VERBS = ("list", "quotes", "people", "figures", "threads", "catchup")
Found = dict[str, list[float]]


def views(subject: Subject, found: Found) -> None:
    """Open each view, wait for what is joined, open it again, and press keys in it."""
    with Terminal(subject.command, environment=subject.environment) as terminal:
        terminal.wait(subject.expect, limit=120)
        _settle(terminal)
        for key, name in VIEWS.items():
            before = _whole_cpu(terminal)
            terminal.send(key)
            _settle(terminal)
            found[f"{name}, joined"].append(_whole_cpu(terminal) - before)
            terminal.press("5", quiet=0.5)  # bookmarks, of which there are none
            found[f"{name}, opens"].append(_cpu_of(terminal, key))
            steps = [_cpu_of(terminal, "jjkk"[number % 4]) for number in range(KEYS)]
            found[f"{name}, key"].append(statistics.median(steps))
        found["memory, MiB"].append(terminal.memory())
        terminal.send("Q")
        terminal.finish()


def framework(subject: Subject, found: Found) -> None:
    """The bare framework's memory after some keys."""
    with Terminal(subject.command, environment=subject.environment) as terminal:
        terminal.wait(subject.expect)
        terminal.walk(subject.down, subject.up, KEYS)
        found["bare memory, MiB"].append(terminal.memory())
        terminal.send("q")
        terminal.finish()


def _settle(terminal: Terminal, limit: float = 900) -> None:
    """Wait until nothing more is joined or read."""
    terminal.press("", quiet=1.0)
    terminal.until(lambda: not any(word in terminal.text for word in WAITING), "the rows", limit)
    terminal.press("", quiet=1.0)


def _whole_cpu(terminal: Terminal) -> float:
    """Processor seconds so far, those of threads that have ended too, to a hundredth (Linux)."""
    told = Path(f"/proc/{terminal.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _cpu_of(terminal: Terminal, key: str) -> float:
    before = terminal.cpu()
    terminal.press(key, quiet=0.4)
    return terminal.cpu() - before


def first_line(words: tuple[str, ...], environment: Mapping[str, str]) -> float:
    """Seconds of a processor until the first line is printed; the run is ended then."""
    run = subprocess.Popen(
        reader(*words), stdout=subprocess.PIPE, env={**os.environ, **environment}
    )
    assert run.stdout is not None
    with run.stdout as printed:
        printed.readline()
        os.kill(run.pid, signal.SIGKILL)  # `run.kill` would take its status, and its times
    _, status, used = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime


def verbs(archive: str, environment: Mapping[str, str], found: Found) -> None:
    """The first line of the shortest run, and of each verb."""
    found["--version"].append(first_line(("--version",), environment))
    for verb in VERBS:
        words = (verb, archive)
        found[f"{verb} --no-refresh"].append(first_line((*words, "--no-refresh"), environment))
        found[verb].append(first_line(words, environment))


def in_process(archive: str, home: Path, found: Found) -> None:
    """Everybody, every claim, and what is new, without a screen."""
    from reader.library import Library

    library = Library(home / "cache", home / "data", [archive])
    found["people, all"].append(_cost(lambda: len(library.ledger_rows().people())))
    found["claims, all"].append(_cost(lambda: len(library.ledger_rows().series())))
    found["catch-up, count"].append(_cost(library.view_data.catch_up.count))
    library.close()


def _cost(ask: Callable[[], int]) -> float:
    begun = time.process_time()
    ask()
    return time.process_time() - begun


def report(found: Found) -> None:
    """Print a line for each value, with its ratio to what it is measured against."""
    middle = {name: statistics.median(values) for name, values in found.items()}
    against = {", opens": "developments, opens", ", key": "developments, key"}
    for name, value in middle.items():
        base = next((other for end, other in against.items() if name.endswith(end)), "")
        if name in VERBS or name.endswith("--no-refresh"):
            base = "--version"
        if name == "memory, MiB":
            base = "bare memory, MiB"
        text = f"{value:8.1f} MiB" if name.endswith("MiB") else f"{value * 1e3:8.0f} ms"
        ratio = f"{value / middle[base]:8.2f} × {base}" if middle.get(base) else ""
        print(f"{name:24}{text}{ratio}")


def main() -> None:
    """Make what is missing, measure, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--developments", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    compile_reader()
    subject = made(arguments.folder, arguments.developments)
    archive = arguments.folder / f"in{arguments.developments}"
    found: Found = defaultdict(list)
    for _ in range(arguments.runs):
        verbs(str(archive), subject.environment, found)
        framework(bare(), found)
        views(subject, found)
    in_process(str(archive), arguments.folder / f"home{arguments.developments}", found)
    report(found)


if __name__ == "__main__":
    main()
