"""`warreader add ADDRESS…`: adds feeds and pages to the sources, and fetches them at once."""

from __future__ import annotations

from collections.abc import Sequence
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
  warreader add example.org                    a page: its feed is added where it names one
  warreader add --page example.org             the page itself
  warreader add --title "Morning brief" --every 2h https://example.org/brief

Exit status: 0; 1 if a source was added and could not be fetched; 2 if it was not added.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the addresses, and what is written behind them in the list."""
    parser.add_argument("addresses", nargs="+", metavar="ADDRESS", help="feeds and pages")
    parser.add_argument("--title", default="", metavar="TITLE", help="the title, for one address")
    parser.add_argument("--every", metavar="TIME", help="how often it is asked: 30m, 2h, 1d")
    parser.add_argument("--short", action="store_true", help="no pages for its short items")
    parser.add_argument("--page", action="store_true", help="the page itself, not its feed")
    parser.add_argument("--offline", action="store_true", help="add without fetching")
    add_config(parser)


def check(arguments: Namespace) -> str | None:
    """Refuse a time that is none, a title for several addresses, and what is no address."""
    from reader.settings.source_list import seconds_of

    if arguments.every is not None and seconds_of(arguments.every) is None:
        return f"{arguments.every!r} is no time like 30m, 2h or 1d (1m to 90d)"
    if arguments.title and len(arguments.addresses) > 1:
        return "--title takes one address"
    return next((why for why in map(_refusal, arguments.addresses) if why), None)


def run(arguments: Namespace) -> int:
    """Add what is not there yet, fetch it, and tell what came."""
    from reader.commands.shared.opening import complain_of_settings, start_of
    from reader.settings.source_list import AddedSource, seconds_of

    start = start_of((), config=arguments.config)
    complain_of_settings(start)
    every = seconds_of(arguments.every) if arguments.every else None
    title = " ".join(arguments.title.split())
    sources = [
        AddedSource(full_address(word), title, every, not arguments.short)
        for word in arguments.addresses
    ]
    if arguments.offline:
        return _write(start, sources)
    return _add_fetched(start, sources, takes_page=arguments.page)


def full_address(word: str) -> str:
    """The address that was meant: feed: stands for http:, and no scheme for https."""
    if word.lower().startswith("feed:"):
        rest = word[len("feed:") :].removeprefix("//")
        return rest if "://" in rest else f"http://{rest}"
    return word if "://" in word else f"https://{word}"


def _refusal(word: str) -> str | None:
    """Why a word is no address, or None."""
    from reader.settings.source_list import parse_sources

    address = full_address(word)
    sources, _ = parse_sources(address)
    is_one = len(sources) == 1 and sources[0].address == address
    return None if is_one else f"{word!r} is no address like https://example.org/feed.xml"


def _write(start: Start, sources: Sequence[AddedSource]) -> int:
    """Write the sources into the list."""
    from reader.settings import list_file
    from reader.settings.source_list import add_sources

    path = list_file(start.folders)
    try:
        new = add_sources(path, sources)
    except (OSError, UnicodeDecodeError) as error:
        return complain(f"{path} can't be written ({error})", FAILED)
    for source in sources:
        print_text(f"{source.address} {'is added' if source in new else 'was added before'}")
    return 0


def _add_fetched(start: Start, sources: Sequence[AddedSource], takes_page: bool) -> int:
    """Add the sources, or the feeds of those that are pages with a feed, and fetch them."""
    from reader.commands.shared.fetching import fetch, orders_for, words_of
    from reader.library.documents.fetched_folder import FetchedFolder
    from reader.settings import fetched_folder

    root, status = fetched_folder(start.folders), 0
    known = {one.address for one in start.added}
    reports = fetch(root, orders_for(sources, is_asked=True), lambda report: None)
    for source in sources:
        report = next(one for one in reports if one.address == source.address)
        feeds = () if takes_page else report.feeds
        if feeds and source.address not in known:
            FetchedFolder(root, source.address).set_removed(True)
        if len(feeds) > 1:
            status = max(status, _complain_of_choice(source.address, report))
            continue
        chosen = source._replace(address=feeds[0][0]) if feeds else source
        FetchedFolder(root, chosen.address).set_removed(False)
        status = max(status, _write(start, [chosen]))
        if feeds:
            (report,) = fetch(root, orders_for([chosen], is_asked=True), lambda report: None)
        if report.why:
            status = max(status, complain(words_of(report), UNREADABLE))
        else:
            print_text(words_of(report))
    return status


def _complain_of_choice(address: str, report: FetchReport) -> int:
    """Name the feeds of a page that has several."""
    complain(f"{address} is a page with {len(report.feeds)} feeds; add one of them, or --page:")
    for feed, title in report.feeds:
        print_text(f"{feed}\t{title}")
    return FAILED


COMMAND = Command(
    name="add",
    description="Add feeds and pages to the sources, and fetch them at once.",
    uses=(("add https://…/feed", "a feed or page, fetched from now on"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
    check=check,
)
