"""`warreader fetch`: fetches what is new in the added sources, for reading offline."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config, add_json
from reader.commands.shared.output import FAILED, UNREADABLE, complain, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from reader.library.fetching.orders import FetchReport
    from reader.settings.source_list import AddedSource

_EXAMPLES = """\
examples:
  warreader fetch                  what is due, like a start of warreader
  warreader fetch --all            everything now
  warreader fetch --every 30m      every 30 minutes, until ^C

Exit status: 0; 1 if a source could not be fetched; 2 if the command line was wrong.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the addresses, when to fetch them, and the format of the lines."""
    parser.add_argument(
        "addresses", nargs="*", metavar="ADDRESS", help="added sources; without any, all"
    )
    parser.add_argument("--all", action="store_true", help="also fetch what is not due yet")
    parser.add_argument("--every", metavar="TIME", help="fetch again after this: 30m, 2h, 1d")
    add_json(parser)
    add_config(parser)


def check(arguments: Namespace) -> str | None:
    """Refuse an invalid time."""
    from reader.commands.shared.fetching import refused_time

    return refused_time(arguments.every)


def run(arguments: Namespace) -> int:
    """Fetch once or repeatedly, and print a line for each source."""
    from reader.commands.shared.opening import complain_of_settings, start_of
    from reader.settings import fetched_folder, find_added
    from reader.settings.source_list import seconds_of

    start = start_of((), config=arguments.config)
    complain_of_settings(start)
    wanted = frozenset(arguments.addresses)
    sources = _of(start.added, wanted)
    if missing := wanted - {one.address for one in sources}:
        return complain(f"{sorted(missing)[0]} is not added yet (warreader add does that)", FAILED)
    if not sources:
        return complain("no source has been added yet (warreader add ADDRESS)", FAILED)
    root = fetched_folder(start.folders)
    every = seconds_of(arguments.every or "")
    while True:
        status = _fetch(root, sources, arguments)
        if every is None:
            return status
        time.sleep(every)
        sources = _of(find_added(start.folders, start.settings).sources, wanted)  # they may change


def _of(added: Sequence[AddedSource], wanted: Set[str]) -> list[AddedSource]:
    """The sources with these addresses; without addresses all."""
    return [one for one in added if not wanted or one.address in wanted]


def _fetch(root: Path, sources: Sequence[AddedSource], arguments: Namespace) -> int:
    """Fetch once; returns the exit status."""
    from reader.commands.shared.fetching import fetch, fields_of, orders_for, tell

    def print_json(report: FetchReport) -> None:
        print_text(json.dumps(fields_of(report), ensure_ascii=False))

    as_json, every = arguments.json, arguments.every
    orders = orders_for(sources, arguments.all or bool(arguments.addresses))
    reports = fetch(root, orders, print_json if as_json else tell)
    if not reports and not as_json:
        hint = f"the next look is in {every}" if every else "--all fetches everything"
        print_text(f"Nothing is due yet ({hint})")
    return UNREADABLE if any(report.why for report in reports) else 0


COMMAND = Command(
    name="fetch",
    description="Fetch what is new in the added sources, and keep it for reading offline.",
    uses=(("fetch", "fetch what is new in the added sources"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
    check=check,
)
