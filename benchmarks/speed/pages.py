"""Times reading saved pages, alternating with trafilatura in the same run.

`python -m benchmarks.speed.pages FOLDER` reads every page (`.html`, or `.html.gz`) below FOLDER
from its bytes to a bulletin, without evidence, and prints the CPU time a page, the median and the
worst, and how many letters came of it. trafilatura is no dependency but an extra (`pip install -e
'.[benchmarks]'`): where it is not installed the run says so and measures warreader alone.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

from reader.models import Unreadable
from reader.parse import parse
from reader.sources.decode import decode_bytes
from reader.sources.document import Document

ROUNDS = 3
TODAY = date(2031, 6, 1)
Reads = Callable[[bytes], int]


def ours(data: bytes) -> int:
    """Read a page; returns the letters of its text."""
    text = decode_bytes(data)
    found = parse(Document("a.html", "a.html", text, "text/html", None, ""), TODAY)
    if isinstance(found, Unreadable):
        return 0
    return sum(len(block.text) for one in found for part in one.parts for block in part.blocks)


def trafilatura() -> Reads | None:
    """Return the same by trafilatura, or None where it is not installed."""
    try:
        module = import_module("trafilatura")
    except ImportError:
        return None

    def read(data: bytes) -> int:
        found = module.bare_extraction(data, with_metadata=True, favor_precision=True)
        return len((found.text or "") if found is not None else "")

    return read


def timed(read: Reads, data: bytes) -> tuple[float, int]:
    """The CPU milliseconds that a page takes, and the letters that came of it."""
    before = time.process_time()
    letters = read(data)
    return (time.process_time() - before) * 1000, letters


def measured(
    readers: dict[str, Reads], pages: list[bytes]
) -> tuple[dict[str, list[float]], dict[str, int]]:
    """The best time of each reader on each page, and all letters that came of them."""
    times: dict[str, list[float]] = {name: [] for name in readers}
    letters = dict.fromkeys(readers, 0)
    for data in pages:
        runs = [(name, *timed(read, data)) for _ in range(ROUNDS) for name, read in readers.items()]
        for name in readers:
            own = [(taken, count) for who, taken, count in runs if who == name]
            times[name].append(min(taken for taken, _ in own))
            letters[name] += own[0][1]
    return times, letters


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    files = sorted(parser.parse_args().folder.rglob("*.htm*"))
    raw = [(file.suffix, file.read_bytes()) for file in files]
    pages = [gzip.decompress(data) if ending == ".gz" else data for ending, data in raw]
    if not pages:
        parser.error("there are no pages")
    readers: dict[str, Reads] = {"warreader": ours}
    if (other := trafilatura()) is None:
        print("trafilatura is not installed (pip install -e '.[benchmarks]'): warreader alone")
    else:
        readers["trafilatura"] = other
    for read in readers.values():
        read(pages[0])  # loads what is loaded once
    times, letters = measured(readers, pages)
    for name, taken in times.items():
        print(f"{name:12} {statistics.fmean(taken):6.1f} ms a page (median", end=" ")
        print(f"{statistics.median(taken):.1f}, worst {max(taken):.1f}), {letters[name]:,} letters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
