"""`warreader quotes`: prints every quote that matches, with its speaker and its cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.asking import Question, add_asking, ask, check_refresh

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.export.rows.forms import PrintedRows
    from reader.export.rows.quote_lines import ShownQuote

_EXAMPLES = """\
examples:
  warreader quotes                             in the sources of the config file, newest first
  warreader quotes --query 'speaker:rutte stance:denies' ~/bulletins
  warreader quotes --query 'role:minister since:yesterday' --markdown
  warreader quotes --json | jq -r 'select(.relay) | [.speaker.name, .text] | @tsv'

A line has the day, the speaker, the words, how they were attributed, and the source, with tabs
between them.  Words that were denied, not confirmed, asked or wanted follow the words that say
so.  The fields speaker: role: of: stance: relay: quote: select quotes, all others select
developments.

Exit status: 0; 1 if nothing matches; 2 if the query was wrong or something could not be read.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the query, the paths and the format of the lines."""
    add_asking(parser)


def run(arguments: Namespace) -> int:
    """Print the quotes."""
    return ask(arguments, _find)


def _find(question: Question) -> PrintedRows:
    from reader.export.rows.forms import PrintedRows
    from reader.export.rows.quote_lines import QUOTE_COLUMNS, quote_row

    return PrintedRows(map(quote_row, found(question)), QUOTE_COLUMNS)


def found(question: Question) -> Iterator[ShownQuote]:
    """Yield the quotes that match."""
    from reader.export.rows.quote_lines import shown_quotes

    is_asked_for = None if question.is_open else question.is_asked_for()
    yield from shown_quotes(question.library, question.each_key(), is_asked_for)


COMMAND = Command(
    name="quotes",
    description="Print quotes with their speakers, newest first, a line each.",
    uses=(("quotes", "every quote, with its speaker"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
    check=check_refresh,
)
"""The declaration of `warreader quotes`."""
