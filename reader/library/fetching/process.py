"""Runs as the fetching process: reads an order as JSON, writes a line of JSON for each source.

It ends when its input is closed, so it does not outlive the program that started it.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from reader.library.fetching.children import end_children
from reader.library.fetching.fetching import FetchTerms, fetch_sources
from reader.library.fetching.orders import SourceOrder


def main() -> None:
    """Fetch the sources in the first line of the input."""
    wanted = json.loads(sys.stdin.buffer.readline())
    os.nice(wanted["nice"])
    threading.Thread(target=_end_with, args=(sys.stdin.fileno(),), daemon=True).start()
    orders = [SourceOrder(*fields) for fields in wanted["orders"]]
    terms = FetchTerms(wanted["agent"], date.fromisoformat(wanted["today"]))
    asyncio.run(_fetch(Path(wanted["root"]), orders, terms))


async def _fetch(root: Path, orders: Sequence[SourceOrder], terms: FetchTerms) -> None:
    async for report in fetch_sources(root, orders, terms):
        sys.stdout.write(json.dumps(report) + "\n")
        sys.stdout.flush()


def _end_with(descriptor: int) -> None:
    """End this process and its children when its input is closed.

    It uses `os.read`: the interpreter would wait at its end for the lock of `sys.stdin.read`.
    """
    while os.read(descriptor, 4096):
        pass
    end_children()
    os._exit(0)


if __name__ == "__main__":
    main()
