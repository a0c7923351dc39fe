"""Code shared by `list` and `search`: their help, and how they print developments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.shared.asking import Question, ask

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.export.rows.forms import PrintedRows

DESCRIPTION = "Print the developments that match, newest first, a line each."

EXAMPLES = """\
examples:
  warreader search bridge                      in the sources of the config file
  warreader search 'speaker:rutte "more talks"' ~/bulletins
  warreader search 'figure:>1000 counted:soldiers since:2024-10'
  warreader search -- '-bridge has:note' | cut -f3
  warreader list --query is:unread ~/bulletins

A line has the date, the bulletin, the heading and what was found, with tabs between them.
A query has words, "phrases", speaker: role: of: stance: relay: quote: person: figure:
counted: claimant: source: thread: on: since: until: is:unread|read|bookmarked|updated
has:note|tag|quote|figure|denial tag: -not, or, brackets.
A word matches whole words; star* matches words that begin with "star".

Exit status: 0; 1 if nothing matches; 2 if the query was wrong or something could not be read.
"""


def print_developments(arguments: Namespace, with_snippets: bool = False) -> int:
    """Print the developments that match `arguments.query`; returns the status.

    `with_snippets` adds the first match to each line.
    """

    def find(question: Question) -> PrintedRows:
        from reader.export.rows.row_lines import view_rows
        from reader.library.views.bookmarks import BOOKMARKS
        from reader.library.views.developments import DEVELOPMENTS
        from reader.library.views.lists.appended_list import appended

        library, query = question.library, question.query
        snippet = (lambda key: library.snippet(key, query).text) if with_snippets else None
        listing = question.listing(DEVELOPMENTS)
        if query.split() == BOOKMARKS.query.split():
            listing = appended(listing, library.view_data.unplaced.rows())
        return view_rows(library, DEVELOPMENTS, listing, snippet)

    return ask(arguments, find)
