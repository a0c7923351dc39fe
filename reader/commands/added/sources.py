"""`warreader sources`: lists the added sources, with the result of the last fetch of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config, add_json
from reader.commands.shared.output import NOTHING, complain, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from reader.library.documents.source_state import SourceState
    from reader.settings.source_list import AddedSource


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the format of the lines."""
    add_json(parser)
    parser.add_argument("--opml", action="store_true", help="a list for other feed readers")
    add_config(parser)


def run(arguments: Namespace) -> int:
    """Print the sources in the order of their list."""
    from reader.commands.shared.opening import complain_of_settings, start_of
    from reader.library.documents.eviction import eviction_words, last_eviction
    from reader.library.documents.fetched_folder import FetchedFolder
    from reader.settings import fetched_folder, find_added

    start = start_of((), config=arguments.config)
    complain_of_settings(start)
    paths = find_added(start.folders, start.settings).paths
    if not start.added and not paths:
        return complain("no source has been added yet (warreader add ADDRESS)", NOTHING)
    root = fetched_folder(start.folders)
    if arguments.opml:
        print_text(_opml(start.added, root))
        return 0
    for source in (*start.added, *paths):
        state = FetchedFolder(root, source.address).state()
        print_text(_json_line(source, state) if arguments.json else _line(source, state))
    if (evicted := last_eviction(root)) is not None and not arguments.json:
        complain(f"{eviction_words(evicted)} (keep_fetched_days, keep_fetched_mib)")
    return 0


def _opml(sources: Sequence[AddedSource], root: Path) -> str:
    """The sources on the web as a subscription list (OPML)."""
    from reader.clean import line
    from reader.library.documents.fetched_folder import FetchedFolder
    from reader.sources.opml import OpmlSource, write_opml

    rows = []
    for source in sources:
        if not source.is_program:
            folder = FetchedFolder(root, source.address)
            title = line(source.title or folder.state().title)
            rows.append(OpmlSource(source.address, title, not folder.is_page))
    return write_opml(rows)


def _line(source: AddedSource, state: SourceState) -> str:
    """Address, title and result of the last try, separated by tabs."""
    from reader.clean import line
    from reader.library.documents.source_state import clock

    if source.is_path:
        how = "read in its place"
    elif not state.last_try:
        how = "not fetched yet"
    elif state.has_failed:
        how = f"{state.why}; tried {clock(state.last_try)}, next try {clock(state.next_try)}"
    else:
        moved = f"; moved to {state.permanent}" if state.permanent else ""
        how = f"fetched {clock(state.last_good)}, next {clock(state.next_try)}{moved}"
    return "\t".join((line(source.address), line(source.title or state.title) or "-", line(how)))


def _json_line(source: AddedSource, state: SourceState) -> str:
    from reader.commands.shared.fetching import cleaned, instant_of

    fields = {
        "address": source.address,
        "title": source.title or state.title or None,
        "final": state.final or None,
        "every": source.every,
        "full": source.full,
        "status": state.status or None,
        "reason": state.why or None,
        "failures": state.failures,
        "last_try": instant_of(state.last_try),
        "last_success": instant_of(state.last_good),
        "last_new": instant_of(state.last_new),
        "next_try": instant_of(state.next_try),
        "came": state.came,
        "bytes_kept": state.size,
    }
    return json.dumps(cleaned(fields), ensure_ascii=False)


COMMAND = Command(
    name="sources",
    description="List the added sources: when each was fetched, and what failed.",
    uses=(("sources", "the added sources, and how the last fetch ended"),),
    add_arguments=add_arguments,
    run=run,
)
