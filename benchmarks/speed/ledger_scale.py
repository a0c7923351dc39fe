"""Measures what views and verbs over all bulletins take in a large archive, as ratios.

`python -m benchmarks.speed.ledger_scale FOLDER --developments 10000` makes the archive with its
index in FOLDER if it is missing.  Then it measures in turn, `--runs` times:

- each view in a terminal: its key, until nothing more comes, against that of the developments; a
  key in it, against one there; what is joined for it in a thread, until its rows stand there; and
  the most memory after it and after all views, against the bare framework's;
- the first line of each verb, without and with a look at the sources, against `--version`; what of
  it is start-up, which is the first line over one bulletin, and what the query over the archive;
- in one process: joining everybody, and every claim, and counting what is new.

All times are seconds of a processor, for other programs may run beside. With `--beside TREE` the
program of another checkout is measured in turn, which must have the same version of the index.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.archive import Subject, bare, made, reader
from benchmarks.generate import IN_A_BULLETIN
from benchmarks.terminal import Terminal, compile_reader

VIEWS = {"1": "developments", "2": "quotes", "3": "people", "4": "figures", "6": "threads"}
VIEWS["0"] = "catch-up"
WAITING = ("Joining", "Looking for", "reading")
"""Words on the screen while a thread works."""

KEYS = 8
DAY = "2025-12-30"
VERBS = {
    "list": (),
    "quotes": (),
    "people": (),
    "figures": (),
    "threads": (),
    "catchup": ("--since", DAY),
    "catchup of everything": (),
    "rivals": (),
    "search": ("bridge",),
    "export": ("--query", f"on:{DAY}", "--form", "markdown"),
    "show": (),
}
"""The words of each verb before the archive; `show` takes the first id of the archive."""

UNREFRESHED, SMALL = "--no-refresh", ", one bulletin"
Found = dict[str, list[float]]


def views(subject: Subject, found: Found) -> None:
    """Open each view, wait for what is joined, open it again, and press keys in it.

    There was no session before, so that catch-up has everything.
    """
    with (
        TemporaryDirectory() as data,
        Terminal(
            subject.command, environment={**subject.environment, "WARREADER_DATA_HOME": data}
        ) as terminal,
    ):
        terminal.wait(subject.expect, limit=120)
        _settle(terminal)
        found["memory, start"].append(terminal.memory())
        for key, name in VIEWS.items():
            before = _whole_cpu(terminal)
            terminal.send(key)
            _settle(terminal)
            found[f"{name}, joined"].append(_whole_cpu(terminal) - before)
            found[f"memory, {name}"].append(terminal.memory())
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
        found["memory, bare"].append(terminal.memory())
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


def verbs(subject: Subject, archive: str, found: Found, after: str = "") -> None:
    """The first line of each verb over an archive."""
    asked = subprocess.run(
        reader("list", archive, "--json", "-n", "1", UNREFRESHED),
        stdout=subprocess.PIPE,
        env={**os.environ, **subject.environment},
        check=True,
    )
    id = json.loads(asked.stdout.splitlines()[0])["id"]
    for name, words in VERBS.items():
        whole = (name.partition(" ")[0], *(words if name != "show" else (id,)), archive)
        unrefreshed = first_line((*whole, UNREFRESHED), subject.environment)
        found[f"{name} {UNREFRESHED}{after}"].append(unrefreshed)
        found[f"{name}{after}"].append(first_line(whole, subject.environment))


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
    """Print a line for each value, with its ratio to what it is measured against.

    What a query takes is the first line over the archive less the one over a single bulletin.
    """
    middle = {name: statistics.median(values) for name, values in found.items()}
    for name, value in middle.items():
        if name.endswith(SMALL):
            continue
        base = _base_of(name)
        text = f"{value:8.1f} MiB" if base == "memory, bare" else f"{value * 1e3:8.0f} ms"
        ratio = f"{value / middle[base]:8.2f} × {base}" if middle.get(base) else ""
        if (start := middle.get(name + SMALL)) is not None:
            ratio += f", of which {(value - start) / middle[base]:.2f} for the query"
        print(f"{name:38}{text}{ratio}")


def _base_of(name: str) -> str:
    """The value that a value is measured against."""
    if name.startswith("memory"):
        return "memory, bare"
    if name.endswith((", opens", ", key")):
        return "developments" + name[name.rindex(",") :]
    return "--version" if name.removesuffix(f" {UNREFRESHED}") in VERBS else ""


def beside(subject: Subject, tree: Path | None) -> Mapping[str, Subject]:
    """The program measured here, and that of another checkout."""
    if tree is None:
        return {"": subject}
    other = {"PYTHONPATH": str(tree.resolve()), "PYTHONSAFEPATH": "1"}
    here = {"PYTHONPATH": str(Path.cwd()), "PYTHONSAFEPATH": "1"}
    return {
        f"{place}": replace(subject, environment={**subject.environment, **path})
        for place, path in ((tree, other), (Path.cwd(), here))
    }


def measure(subject: Subject, folder: Path, developments: int, only: str, found: Found) -> None:
    """One round."""
    if only != "views":
        found["--version"].append(first_line(("--version",), subject.environment))
        verbs(subject, str(folder / f"in{developments}"), found)
        small = {**subject.environment, **made(folder, IN_A_BULLETIN).environment}
        one = replace(subject, environment=small)
        verbs(one, str(folder / f"in{IN_A_BULLETIN}"), found, SMALL)
    if only != "verbs":
        framework(bare(), found)
        views(subject, found)


def main() -> None:
    """Make what is missing, measure, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--developments", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--beside", type=Path, metavar="TREE", help="another checkout")
    parser.add_argument("--only", choices=("verbs", "views"), default="")
    arguments = parser.parse_args()
    compile_reader()
    folder, developments = arguments.folder, arguments.developments
    subjects = beside(made(folder, developments), arguments.beside)
    found: dict[str, Found] = {name: defaultdict(list) for name in subjects}
    for _ in range(arguments.runs):
        for name, subject in subjects.items():
            measure(subject, folder, developments, arguments.only, found[name])
    archive, home = str(folder / f"in{developments}"), folder / f"home{developments}"
    in_process(archive, home, found[name])
    for name, values in found.items():
        print(name)
        report(values)


if __name__ == "__main__":
    main()
