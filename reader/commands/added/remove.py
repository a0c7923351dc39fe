"""`warreader remove ADDRESS…`: removes added sources from the list; texts with marks are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config
from reader.commands.shared.output import FAILED, complain, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.settings import Start


_UNKNOWN = "is not an added source (warreader sources lists them)"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the addresses."""
    parser.add_argument("addresses", nargs="+", metavar="ADDRESS", help="added sources")
    add_config(parser)


def run(arguments: Namespace) -> int:
    """Remove the lines, then the texts of these sources that have no mark."""
    from reader.commands.shared.opening import refreshed_library, start_of

    start = start_of((), config=arguments.config)
    status = max((_remove(start, word) for word in arguments.addresses), default=0)
    with refreshed_library(start):  # the refresh deletes texts without marks
        return status


def _remove(start: Start, word: str) -> int:
    """Remove the source with this address or path; returns the exit status."""
    from reader.library.documents.fetched_folder import FetchedFolder
    from reader.settings import fetched_folder, list_file
    from reader.settings.source_list import remove_source
    from reader.settings.typed_source import source_of

    path, known = list_file(start.folders), {source.address for source in start.added}
    meant = word if word in known else source_of(word)
    address = word if isinstance(meant, str) else meant.address
    try:
        folder = FetchedFolder(fetched_folder(start.folders), address)
        if not remove_source(path, address):
            if address in start.settings.sources:
                return complain(f"{address} is in the config file; remove it there", FAILED)
            if not folder.path.is_dir():  # of a line that was deleted by hand it is there
                return complain(f"{address} {_UNKNOWN}", FAILED)
        folder.set_removed(True)
    except (OSError, UnicodeDecodeError) as error:
        return complain(f"{path} can't be written ({error})", FAILED)
    print_text(f"{address} is removed; its texts that carry a mark are kept")
    return 0


COMMAND = Command(
    name="remove",
    description="Remove added sources; fetched texts that carry a mark are kept.",
    uses=(("remove https://…/feed", "remove a source: it is no longer fetched"),),
    add_arguments=add_arguments,
    run=run,
)
