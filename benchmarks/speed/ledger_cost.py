"""Measures what people, series and threads cost beside indexing, in seconds of a processor.

`python -m benchmarks.speed.ledger_cost FOLDER --developments N` writes an archive into FOLDER,
indexes it as `warreader index` does, and asks for people, for series and for each development's
thread.  With `--bulletins PATH` it indexes these.  Joining (people and series) and linking (threads
and rivals) are parts of indexing.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

from benchmarks.generate import briefs
from reader.library import Library
from reader.library.ledger_store import update
from reader.library.threads import linking


def main() -> None:
    """Print a line for each cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--developments", type=int, default=2_000)
    parser.add_argument("--bulletins", type=Path)
    arguments = parser.parse_args()
    source = arguments.bulletins or _archive(arguments.folder / "bulletins", arguments.developments)
    library = Library(arguments.folder / "cache", arguments.folder / "data", [str(source)])
    parts = {
        "joining": _timed(update, "updated_scope"),
        "linking": _timed(linking, "update_links"),
    }
    before = _processor()
    library.refresh(
        given=None, today=date(2026, 1, 1), report=lambda _: None, stop=lambda: False, force=True
    )
    library.release()
    whole = _processor() - before
    print(f"{'indexing':16}{whole:8.2f} s")
    for name, spent in parts.items():
        print(f"  {name:14}{spent[0]:8.2f} s, {spent[0] / whole:.1%}")
    _print_cost("people", lambda: len(library.ledger_rows().people()))
    _print_cost("series", lambda: len(library.ledger_rows().series()))
    threads = library.ledger_rows().threads()
    _print_cost("threads", lambda: sum(threads.row(key) is not None for key in threads))
    library.close()


def _archive(folder: Path, developments: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for brief in briefs(developments):
        (folder / f"{brief.day}.md").write_text(brief.text())
    return folder


def _timed(module: ModuleType, name: str) -> list[float]:
    """Time a function from now on; the seconds are added to the value that is returned."""
    spent, made = [0.0], getattr(module, name)

    def timed(*arguments: object) -> object:
        begun = time.thread_time()
        try:
            return made(*arguments)
        finally:
            spent[0] += time.thread_time() - begun

    setattr(module, name, timed)
    return spent


def _processor() -> float:
    """Seconds of a processor that this process and those that it started have taken."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _print_cost(what: str, ask: Callable[[], int]) -> None:
    begun = time.process_time()
    count = ask()
    print(f"{what:16}{time.process_time() - begun:8.2f} s for {count:,}")


if __name__ == "__main__":
    main()
