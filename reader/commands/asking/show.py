"""`warreader show`: prints a whole development with its evidence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.asking import add_no_refresh, check_refresh
from reader.commands.shared.ids import add_ids, check_ids, ids_in, keys_of, paths_in
from reader.commands.shared.output import FAILED, NOTHING, complain_unreadable, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.library import Library

_EXAMPLES = """\
examples:
  warreader list --json -n 1 | jq -r .id       the id of the newest development
  warreader show b3f1… ~/bulletins | less
  warreader show --markdown b3f1… > bridge.md

The output has one column: heading, origin, marks, and each paragraph, followed by its quotes,
figures and dates.  Each of these lines begins with a word for its kind.

Exit status: 0; 1 if there is no such development; 2 if the command line was wrong or something
could not be read.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the ids, the paths and the format."""
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="a JSON object a line")
    forms.add_argument("--markdown", action="store_true", help="a document in Markdown")
    add_no_refresh(parser)
    add_ids(parser)


def check(arguments: Namespace) -> str | None:
    """Refuse arguments without an id, and standard input with `--no-refresh`."""
    return check_ids(arguments) or check_refresh(arguments)


def run(arguments: Namespace) -> int:
    """Print the developments in the order of their ids."""
    from reader.commands.shared.opening import refreshed_library, start_of

    start = start_of(paths_in(arguments.paths), arguments.day, arguments.config)
    status = 0
    with refreshed_library(start, looks=not arguments.no_refresh) as library:
        for number, key in enumerate(keys_of(library, ids_in(arguments.paths))):
            text = _shown(library, key, arguments) if key is not None else None
            if text is None:
                status = NOTHING
                continue
            print_text(f"\n{text}" if number and not arguments.json else text)
        complain_unreadable(library.problems)
        return FAILED if library.problems else status


def _shown(library: Library, key: int, arguments: Namespace) -> str | None:
    """A development in the requested format; None if it is not indexed."""
    article = library.article(key)
    if article is None:
        return None
    if arguments.markdown:
        from reader.export.markdown import render_markdown

        return render_markdown(article).rstrip("\n")
    row, identity = library.row(key), library.row_identities().find(key)
    if arguments.json:
        from reader.export.linear import article_fields

        return json.dumps(article_fields(article, identity, row))
    from reader.export.linear import render_linear

    return render_linear(article, row)


COMMAND = Command(
    name="show",
    description="Print developments line by line, with their evidence, for a pager or braille.",
    uses=(("show ID", "one development with its evidence"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
    check=check,
)
"""The declaration of `warreader show`."""
