"""`warreader threads`: prints every development with the earlier ones that it continues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.asking import Question, add_asking, ask, check_refresh

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.export.rows.forms import PrintedRow, PrintedRows

_EXAMPLES = """\
examples:
  warreader threads                      all developments of the config file's sources, oldest first
  warreader threads --linked ~/bulletins        only those that belong to a longer story
  warreader threads --query grain --json ~/bulletins

A line has the thread, the day, the heading, the earlier development that it continues, and the
words that both share, with tabs between them.  Two texts are linked only if they share names and
rare words that distinguish their story.

Exit status: 0; 1 if nothing was found; 2 if the query was wrong or something could not be read.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paths, which developments to print, and the format of the lines."""
    parser.add_argument("--linked", action="store_true", help="only developments that are linked")
    add_asking(parser)


def run(arguments: Namespace) -> int:
    """Print the developments, earlier bulletins first."""

    def find(question: Question) -> PrintedRows:
        from reader.export.rows.forms import PrintedRows
        from reader.export.rows.thread_lines import THREAD_COLUMNS

        return PrintedRows(_rows(question, arguments.linked), THREAD_COLUMNS)

    return ask(arguments, find)


def _rows(question: Question, is_linked: bool) -> Iterator[PrintedRow]:
    """The developments that match; with `is_linked` only those in a thread."""
    from reader.export.rows.thread_lines import thread_row

    threads = question.library.ledger_rows().threads()
    fitting = None if question.is_open else frozenset(question.keys())
    for key in threads:
        row = threads.row(key) if fitting is None or key in fitting else None
        if row is not None and (row.thread or not is_linked):
            yield thread_row(row)


COMMAND = Command(
    name="threads",
    description="Print every development with the earlier ones that it continues.",
    uses=(("threads", "each development with the earlier ones of its story"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
    check=check_refresh,
)
"""The declaration of `warreader threads`."""
