"""Runs the full trials of the promises about marks; `docs/trust.md` has the results.

    python -m benchmarks.trust kills FOLDER [KILLS]      programs that save marks, two at a time
    python -m benchmarks.trust apps FOLDER [KILLS]       the reader itself, in terminals
    python -m benchmarks.trust cuts FOLDER [CUTS]        power cuts, under each of two models
    python -m benchmarks.trust damage FOLDER [FLIPS]     bits, blocks, garbage, other files
    python -m benchmarks.trust merging FOLDER [HISTORIES]

FOLDER must not exist; it is created, and not deleted afterwards. Prints one line of JSON for each
trial; the exit status is 1 if a mark was lost or wrong, or damage was not reported.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.trust.app import kill_apps
from benchmarks.trust.cuts import cuts_of
from benchmarks.trust.damage import damage_of
from benchmarks.trust.merging import merging_of
from tests.library.killed_writers import WRITERS, kill_all

BAD = (
    "lost",
    "wrong",
    "lies",
    "untold",
    "unsaved",
    "touched",
    "changed by an old copy",
    "did not start",
)

Results = Iterator[tuple[str, object]]


def _kills(folder: Path, kills: int) -> Results:
    yield "kills of workers", kill_all(folder, kills // WRITERS, 20260101)


def _apps(folder: Path, kills: int) -> Results:
    yield "kills of the reader", kill_apps(folder, kills)


TRIALS: dict[str, tuple[Callable[[Path, int], Results], int]] = {
    "kills": (_kills, 10_000),
    "apps": (_apps, 500),
    "cuts": (cuts_of, 2_000),
    "damage": (damage_of, 1_000),
    "merging": (merging_of, 200),
}


def main(words: list[str]) -> int:
    """Run one trial."""
    if len(words) not in (2, 3) or words[0] not in TRIALS:
        print(__doc__, file=sys.stderr)
        return 2
    trial, usual = TRIALS[words[0]]
    folder = Path(words[1])
    folder.mkdir(mode=0o700)
    good = True
    for name, result in trial(folder, int(words[2]) if len(words) == 3 else usual):
        print(json.dumps({name: result}), flush=True)
        if isinstance(result, dict):
            good = good and not any(result.get(bad) for bad in BAD)
        else:
            good = good and bool(result)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
