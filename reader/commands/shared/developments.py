"""What `list` and `search` share: their arguments, and how the developments found are printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.commands.shared.arguments import add_config, add_date, add_json, add_paths
from reader.commands.shared.output import (
    FAILED,
    NOTHING,
    complain,
    complain_unreadable,
    print_text,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.library import Library
    from reader.library.rows import Mistake
    from reader.library.views.view import View

DESCRIPTION = "Print the developments that fit, newest first, a line each."

EXAMPLES = """\
examples:
  warreader search bridge                      in the sources of the config file
  warreader search 'speaker:rutte "more talks"' ~/bulletins
  warreader search 'figure:>1000 counted:soldiers since:2024-10'
  warreader search -- '-bridge has:note' | cut -f3
  warreader list --query is:unread ~/bulletins

A line has the date, the bulletin, the heading and what was found, with tabs between them.
What can be asked: words, "phrases", speaker: role: of: stance: relay: quote: person: figure:
counted: claimant: source: on: since: until: is:unread|read|bookmarked|updated
has:note|tag|quote|figure|denial tag: -not, or, brackets.
A word is a whole word; star* is the beginning of one.
"""


def examples() -> str:
    """The end of the help of both verbs."""
    return EXAMPLES


def add_sources_and_form(parser: ArgumentParser) -> None:
    """Declare paths, `--json`, `--date` and `--config`."""
    add_paths(parser)
    add_json(parser)
    add_date(parser)
    add_config(parser)


def print_view(arguments: Namespace, name: str, with_snippets: bool = False) -> int:
    """Read what is new, print the rows of a view that fit `arguments.query`, return the status.

    The status is 0, 1 (nothing fits) or 2 (a mistake in the query, or something unreadable).
    `name` is that of the view, and `with_snippets` adds the words found to each line.
    """
    from reader.commands.shared.opening import refreshed_library, start_of
    from reader.library.views.registry import view_of

    start = start_of(arguments.paths, arguments.day, arguments.config)
    with refreshed_library(start) as library:
        return _print_found(library, view_of(name), arguments, with_snippets)


def _print_found(library: Library, view: View, arguments: Namespace, with_snippets: bool) -> int:
    from reader.export import row_lines

    # A line that ends in a blank has no unfinished word.
    query = f"{arguments.query} "
    found, status = library.search(query, view=view, limit=None), NOTHING
    _complain_of_mistakes(arguments.query, found.mistakes)
    asks = not found.mistakes or _has_rest(arguments.query, found.mistakes)
    snippet = (lambda key: library.snippet(key, query).text) if with_snippets else None
    lines = (
        row_lines.json_lines(library, view, found.listing, snippet)
        if arguments.json
        else row_lines.tab_lines(found.listing, snippet)
    )
    for line in lines if asks else ():
        print_text(line)
        status = 0
    complain_unreadable(library.problems)
    return FAILED if found.mistakes or library.problems else status


def fitting_keys(library: Library, query: str) -> frozenset[int] | None:
    """The keys of the developments that fit a query; None where it has a mistake, which is told."""
    found = library.search(f"{query} ", limit=None)
    if found.mistakes:
        _complain_of_mistakes(query, found.mistakes)
        return None
    return frozenset(found.listing.targets())


def fitting_ids(library: Library, query: str) -> frozenset[str] | None:
    """As `fitting_keys`, by what scripts know developments by."""
    keys = fitting_keys(library, query)
    if keys is None:
        return None
    identities = library.row_identities()
    return frozenset(filter(None, (identities.find(key).id for key in keys)))


def _complain_of_mistakes(query: str, mistakes: Sequence[Mistake]) -> None:
    for mistake in mistakes:
        right = f", like {mistake.would_be_right}" if mistake.would_be_right else ""
        complain(f"{query[mistake.start : mistake.end]}: {mistake.what}{right}")


def _has_rest(query: str, mistakes: Sequence[Mistake]) -> bool:
    """Whether anything of a query is no mistake; nothing would find everything."""
    rest = [*query]
    for mistake in mistakes:
        rest[mistake.start : mistake.end] = " " * (mistake.end - mistake.start)
    return any(map(str.isalnum, rest))
