"""`warreader changes`: prints what changed from one text to another, as text or JSON."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_date
from reader.commands.shared.output import FAILED, NOTHING, complain, complain_unreadable, print_text

if TYPE_CHECKING:
    from reader.models import AnnotatedBulletin

EXAMPLES = """\
examples:
  warreader changes monday.txt monday-late.txt       figures, quotes, names, words
  warreader changes --json old.md new.md             one JSON object
  git show HEAD:day.md | warreader changes - day.md  against what was committed
  warreader changes --title "Evening brief" old.txt new.txt

+ is added, - is removed, ~ is changed.  Quotation marks, dashes, spaces, line breaks, capitals and
order do not count.  Exit status: 0 if something changed; 1 if nothing did; 2 if the command line
was wrong or a text could not be read.  With --exit-code it is 1 if something changed, else 0.
"""

NARROWEST, WIDEST = 40, 100
"""Columns of a line on a terminal: least and most."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the two texts, the bulletin of each, and the format."""
    parser.add_argument("old", metavar="OLD", help="the old text; - is standard input")
    parser.add_argument("new", metavar="NEW", help="the new text; - is standard input")
    parser.add_argument(
        "--title", metavar="T", help="the bulletin with this title, if a file has several"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--exit-code", action="store_true", help="exit status 1 if something changed, else 0"
    )
    add_date(parser)


def check(arguments: Namespace) -> str | None:
    """Refuse folders, and standard input for both texts, because it can be read only once."""
    if arguments.old == arguments.new == "-":
        return "only one of the two texts can be standard input"
    folders = [path for path in (arguments.old, arguments.new) if os.path.isdir(path)]
    return f"{folders[0]} is a folder; only files can be compared" if folders else None


def run(arguments: Namespace) -> int:
    """Print what changed."""
    texts = [_read(path, arguments) for path in (arguments.old, arguments.new)]
    old, new = texts
    if old is None or new is None:
        return FAILED
    from reader.ledger.changes import compare

    changes = compare(old, new)
    if arguments.json:
        from reader.export.changes_json import changes_json

        print_text(changes_json(changes))
    else:
        from reader.export.changes_text import changes_text

        columns = shutil.get_terminal_size((80, 24)).columns
        print_text(changes_text(changes, max(NARROWEST, min(columns, WIDEST))))
    if arguments.exit_code:
        return int(not changes.is_empty)
    return NOTHING if changes.is_empty else 0


def _read(path: str, arguments: Namespace) -> AnnotatedBulletin | None:
    """The selected bulletin of a file; None, with an error message, if there is none."""
    from datetime import date

    from reader.models import AnnotatedBulletin, Unreadable
    from reader.pipeline import read_paths

    stdin = sys.stdin.buffer if sys.stdin else None
    found = list(read_paths([path], today=date.today(), given=arguments.day, stdin=stdin))
    complain_unreadable(one for one in found if isinstance(one, Unreadable))
    texts = [one for one in found if isinstance(one, AnnotatedBulletin)]
    if not texts:
        if not any(isinstance(one, Unreadable) for one in found):
            complain(f"no bulletin in {path}")
        return None
    return _chosen(path, texts, arguments.title)


def _chosen(
    path: str, texts: list[AnnotatedBulletin], title: str | None
) -> AnnotatedBulletin | None:
    """The bulletin with this title, or without a title the only one."""
    if title is None and len(texts) == 1:
        return texts[0]
    wanted = " ".join((title or "").split()).casefold()
    fit = [
        one for one in texts if title and wanted == " ".join(one.bulletin.title.split()).casefold()
    ]
    if len(fit) == 1:
        return fit[0]
    titles = "; ".join(one.bulletin.title for one in texts[:10])
    what = f"no bulletin {title!r}" if title and not fit else f"{len(fit or texts)} bulletins"
    complain(f"{path} has {what}; --title takes one of: {titles}")
    return None


COMMAND = Command(
    name="changes",
    description="Print what changed between two texts: figures, quotes, names, words.",
    uses=(("changes OLD NEW", "what changed between two texts"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: EXAMPLES,
    check=check,
)
