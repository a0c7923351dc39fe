"""`warreader mark`: sets the reader's marks on developments: read, bookmark, note, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.ids import add_ids, check_ids, ids_in, keys_of, paths_in
from reader.commands.shared.output import NOTHING, complain_unreadable, complain_unsaved

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.library import Library

_EXAMPLES = """\
examples:
  warreader mark b3f1… --read --tag later
  warreader mark b3f1… --note "ask the mayor" --bookmark
  warreader mark b3f1… --unread --no-bookmark --untag later --note ""
  warreader list --query bridge --json | jq -r .id | xargs warreader mark --read

The marks are the same as on the screen, and are on the disk when the command ends.

Exit status: 0; 1 if an id is not in the index (the others are marked); 2 if the command line was
wrong or a mark could not be saved.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the ids, the paths and the marks."""
    for name, off, on_words, off_words in (
        ("read", "unread", "mark as read", "mark as unread"),
        ("bookmark", "no-bookmark", "set a bookmark", "remove the bookmark"),
    ):
        pair = parser.add_mutually_exclusive_group()
        pair.add_argument(f"--{name}", dest=name, action="store_true", default=None, help=on_words)
        pair.add_argument(f"--{off}", dest=name, action="store_false", help=off_words)
    parser.add_argument("--note", metavar="TEXT", help='the note; "" removes it')
    parser.add_argument(
        "--tag", dest="tags", action="append", default=[], metavar="T", help="add a tag"
    )
    parser.add_argument(
        "--untag", dest="untags", action="append", default=[], metavar="T", help="remove a tag"
    )
    add_ids(parser)


def check(arguments: Namespace) -> str | None:
    """Refuse arguments without an id or without a mark."""
    asked = (arguments.read, arguments.bookmark, arguments.note)
    if all(one is None for one in asked) and not (arguments.tags or arguments.untags):
        return "needs a mark: --read, --bookmark, --note TEXT or --tag T"
    return check_ids(arguments)


def run(arguments: Namespace) -> int:
    """Mark the developments; all marks are on disk at the end."""
    from reader.commands.shared.opening import read_new, refreshed_library, start_of

    start = start_of(paths_in(arguments.paths), arguments.day, arguments.config)
    with refreshed_library(start, looks=False) as library:
        ids = ids_in(arguments.paths)
        if not all(map(library.row_identities().key_of, ids)):  # an index that is not up to date
            read_new(library, start)
            complain_unreadable(library.problems)
        found = list(keys_of(library, ids))
        keys = [key for key in found if key is not None]
        _mark(library, keys, arguments)
        left = library.close(timeout=10.0)
    return complain_unsaved(left) or (NOTHING if len(keys) < len(found) else 0)


def _mark(library: Library, keys: list[int], arguments: Namespace) -> None:
    """Set and remove the marks that the arguments name."""
    if arguments.read is not None:
        library.set_read(keys, arguments.read)
    if arguments.bookmark is not None:
        library.set_bookmark(keys, arguments.bookmark)
    if arguments.note is not None:
        for key in keys:
            library.set_note(key, arguments.note)
    library.change_tags(keys, arguments.untags, on=False)
    library.change_tags(keys, arguments.tags, on=True)


COMMAND = Command(
    name="mark",
    description="Mark developments as read, bookmark them, write notes and tags.",
    uses=(("mark ID --read", "mark a development: --bookmark, --note TEXT, --tag T"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
    check=check,
)
"""The declaration of `warreader mark`."""
