"""`warreader add ADDRESS…`: adds feeds, pages, lists and files, and fetches those on the web."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config
from reader.commands.shared.output import FAILED, UNREADABLE, complain, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.library.fetching.orders import FetchReport
    from reader.settings import Start
    from reader.settings.source_list import AddedSource

_EXAMPLES = """\
examples:
  warreader add https://example.org/feed.xml
  warreader add example.org                    a page; if it names a feed, the feed is added
  warreader add --page example.org             the page itself
  warreader add --title "Morning brief" --every 2h https://example.org/brief
  warreader add list.opml                      all sources of a list; may be a web address
  warreader add ~/Mail/briefs.mbox             a file or folder, read in its place

Exit status: 0; 1 if a source was added but could not be fetched; 2 if it was not added.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the addresses and the options of their lines in the list."""
    parser.add_argument(
        "addresses", nargs="+", metavar="ADDRESS", help="feeds, pages, lists, files"
    )
    parser.add_argument("--title", default="", metavar="TITLE", help="the title, for one address")
    parser.add_argument("--every", metavar="TIME", help="how often to fetch it: 30m, 2h, 1d")
    parser.add_argument("--short", action="store_true", help="fetch no pages for short items")
    parser.add_argument("--page", action="store_true", help="add the page itself, not its feed")
    parser.add_argument("--offline", action="store_true", help="add without fetching")
    add_config(parser)


def check(arguments: Namespace) -> str | None:
    """Refuse an invalid time, a title for several addresses, and invalid addresses."""
    from reader.commands.shared.fetching import refused_time
    from reader.settings.typed_source import source_of

    if (refused := refused_time(arguments.every)) is not None:
        return refused
    if arguments.title and len(arguments.addresses) > 1:
        return "--title takes one address"
    for word in arguments.addresses:
        if isinstance(found := source_of(word), str):
            return f"{word!r} {found}"
    return None


def run(arguments: Namespace) -> int:
    """Add new sources, fetch them, and print what came."""
    from reader.commands.shared.opening import complain_of_settings, start_of
    from reader.library.fetching.subscription_lists import listed_at
    from reader.settings.source_list import AddedSource, seconds_of

    start = start_of((), config=arguments.config)
    complain_of_settings(start)
    paths = {word: os.path.expanduser(word) for word in arguments.addresses}
    lists = {path: listed for path in paths.values() if (listed := listed_at(path)) is not None}
    words = [word for word, path in paths.items() if path not in lists]
    given = seconds_of(arguments.every) if arguments.every else None
    title = " ".join(arguments.title.split())
    short = arguments.short
    sources = [AddedSource(one.address, title, given, not short) for one in _sources(words)]
    if any(source.is_program for source in sources) and not start.settings.allow_exec:
        return complain("exec: needs allow_exec = true in the config file", FAILED)
    status = max((_add_list(start, *one, arguments.offline) for one in lists.items()), default=0)
    status = max(status, _write(start, [source for source in sources if source.is_path]))
    fetched = [source for source in sources if not source.is_path]
    if arguments.offline:
        return max(status, _write(start, fetched))
    return max(status, _add_fetched(start, fetched, takes_page=arguments.page))


def _sources(words: Sequence[str]) -> list[AddedSource]:
    """The sources that these words denote."""
    from reader.settings.typed_source import source_of

    found = map(source_of, words)
    return [source for source in found if not isinstance(source, str)]


def _add_list(
    start: Start, name: str, found: Sequence[tuple[str, str]] | str, is_offline: bool = False
) -> int:
    """Add all sources of a list, and fetch the new ones; `found` is its sources or an error."""
    from reader.commands.shared.fetching import fetch, orders_for, tell
    from reader.settings.typed_source import listed_source

    if isinstance(found, str):
        return complain(f"{name} {found}", FAILED)
    sources = [source for one in found if (source := listed_source(*one)) is not None]
    if len(sources) < len(found):
        complain(f"{name}: {len(found) - len(sources):,} of its addresses are not web addresses")
    known = {source.address for source in start.added}
    new = [source for source in sources if source.address not in known]
    if not new:
        print_text(f"{name}: {len(sources):,} sources, all already added")
        return 0
    if status := _write(start, new):
        return status

    reports = [] if is_offline else fetch(_root(start), orders_for(new, is_asked=True), tell)
    return UNREADABLE if any(report.why for report in reports) else 0


def _root(start: Start) -> Path:
    from reader.settings import fetched_folder

    return fetched_folder(start.folders)


def _write(start: Start, sources: Sequence[AddedSource]) -> int:
    """Write the sources to the list file."""
    from reader.library.documents.fetched_folder import FetchedFolder
    from reader.settings import list_file
    from reader.settings.source_list import add_sources

    path = list_file(start.folders)
    try:
        new = add_sources(path, sources)
        for source in sources:
            FetchedFolder(_root(start), source.address).set_removed(False)
    except (OSError, UnicodeDecodeError) as error:
        return complain(f"{path} can't be written ({error})", FAILED)
    for source in sources:
        print_text(f"{source.address} {'is added' if source in new else 'was already added'}")
    return 0


def _add_fetched(start: Start, sources: Sequence[AddedSource], takes_page: bool) -> int:
    """Fetch and add sources; for a page with a feed, the feed is added instead."""
    from reader.commands.shared.fetching import fetch, orders_for, tell
    from reader.library.documents.fetched_folder import FetchedFolder

    root, status = _root(start), 0
    known = {one.address for one in start.added}
    reports = fetch(root, orders_for(sources, is_asked=True), lambda report: None)
    for source in sources:
        report = next(one for one in reports if one.address == source.address)
        feeds = () if takes_page and not report.is_list else report.feeds
        if feeds and source.address not in known:
            FetchedFolder(root, source.address).set_removed(True)
        if report.is_list:
            status = max(status, _add_list(start, source.address, report.feeds))
            continue
        if len(feeds) > 1:
            status = max(status, _complain_of_choice(source.address, report))
            continue
        chosen = source._replace(address=feeds[0][0]) if feeds else source
        if feeds:
            print_text(f"{source.address} is a page with a feed; --page adds the page itself")
        status = max(status, _write(start, [chosen]))
        if feeds:
            (report,) = fetch(root, orders_for([chosen], is_asked=True), lambda report: None)
        tell(report)
        if report.why:
            status = max(status, UNREADABLE)
            undo = f"warreader remove {shlex.quote(chosen.address)}"
            complain(f"it stays among the sources; to undo: {undo}")
    return status


def _complain_of_choice(address: str, report: FetchReport) -> int:
    """Print the feeds of a page that has several."""
    complain(f"{address} is a page with {len(report.feeds)} feeds; add one of them, or --page:")
    for feed, title in report.feeds:
        print_text(f"{feed}\t{title}")
    return FAILED


COMMAND = Command(
    name="add",
    description="Add feeds and pages to the sources, and fetch them at once.",
    uses=(("add https://…/feed", "add a feed or page, fetched from now on"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
    check=check,
)
