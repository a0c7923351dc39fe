"""Code shared by the verbs that ask: the query, the formats of rows, and the exit status."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.commands.shared.arguments import add_config, add_date, add_paths
from reader.commands.shared.output import (
    FAILED,
    NOTHING,
    complain,
    complain_unreadable,
    print_text,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.export.rows.forms import Form, PrintedRows
    from reader.library import Library
    from reader.library.rows import Listing, Mistake
    from reader.library.search.items import ItemFacts
    from reader.library.views.view import RowTests, View


FIRST = 100
"""Rows of a list that are read before its keys."""


class Question(NamedTuple):
    """A query on a library.

    `query` ends with a blank, so that its last word counts as finished. `asks` is false if the
    whole query is mistaken.
    """

    library: Library
    query: str
    mistakes: tuple[Mistake, ...]
    asks: bool

    @property
    def is_open(self) -> bool:
        """Whether the query is empty, so that everything matches."""
        return not self.query.strip()

    def listing(self, view: View) -> Listing:
        """Return the rows of a view that match."""
        if self.is_open:
            return self.library.listing(view)
        return self.library.search(self.query, view=view, limit=None).listing

    def keys(self) -> list[int]:
        """Return the developments that match, newest first."""
        from reader.library.views.developments import DEVELOPMENTS

        return self.listing(DEVELOPMENTS).targets()

    def found(self, view: View) -> tuple[list[int] | None, RowTests]:
        """Return the developments that match, and the tests of the rows of a view."""
        from reader.library.views.grouped_list import keys_in

        asked = self.library.question(self.query, view=view, limit=None)
        hits = asked.hits(None)
        return keys_in(hits.groups if hits is not None else ()), asked.tests

    def each_key(self) -> Iterator[int]:
        """Yield the same; without a query the first ones come before all are listed."""
        if not self.is_open:
            yield from self.keys()
            return
        from reader.library.views.developments import DEVELOPMENTS

        listing = self.listing(DEVELOPMENTS)
        first = [row.target for row in listing.rows(0, FIRST) if row.target is not None]
        yield from first
        yield from listing.targets()[len(first) :]

    def is_asked_for(self) -> Callable[[ItemFacts], bool]:
        """Return a test whether a quote or figure matches the query."""
        if self.is_open:
            return lambda item: True
        from reader.library.search.row_tests import item_test

        data = self.library.view_data
        return item_test(self.query, data.decisions(), data.people.names_of)


FindRows = Callable[[Question], "PrintedRows"]
"""Finds the rows that a verb prints."""


def add_asking(
    parser: ArgumentParser,
    has_query: bool = True,
    has_ids: bool = False,
    json_help: str = "a JSON object a line",
) -> None:
    """Declare `--query`, the formats, `-n`, paths, `--no-refresh`, `--date` and `--config`.

    With `has_ids`, ids of developments may stand among the paths.
    """
    if has_query:
        parser.add_argument("--query", default="", metavar="QUERY", help="only what matches")
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help=json_help)
    forms.add_argument("--csv", action="store_true", help="a table, for spreadsheets")
    forms.add_argument("--markdown", action="store_true", help="a list in Markdown")
    parser.add_argument("-n", dest="most", type=_count, metavar="N", help="print at most N")
    add_no_refresh(parser)
    if has_ids:
        add_paths(parser, metavar="ID", words="ids from list --json, then files and folders")
    else:
        add_paths(parser)
    add_date(parser)
    add_config(parser)


def add_no_refresh(parser: ArgumentParser) -> None:
    """Declare `--no-refresh`."""
    parser.add_argument(
        "--no-refresh", action="store_true", help="answer from the index; do not look for new files"
    )


def check_refresh(arguments: Namespace) -> str | None:
    """Refuse standard input together with `--no-refresh`."""
    if arguments.no_refresh and "-" in arguments.paths:
        return "--no-refresh reads nothing, so - cannot be read"
    return None


def form_of(arguments: Namespace) -> Form:
    """Return the format that was requested."""
    if arguments.json:
        return "json"
    return "csv" if arguments.csv else "markdown" if arguments.markdown else "lines"


def ask(arguments: Namespace, find: FindRows) -> int:
    """Read new files, print the rows found, and return the status, as grep does.

    It is 0, 1 (no match) or 2 (a mistake in the query, or something unreadable). The correct rest
    of a mistaken query is still searched.
    """
    from reader.commands.shared.opening import refreshed_library, start_of
    from reader.export.rows.forms import printed_lines

    start = start_of(arguments.paths, arguments.day, arguments.config)
    with refreshed_library(start, looks=not arguments.no_refresh) as library:
        question = question_of(library, arguments.query)
        status = NOTHING
        if question.asks:
            found = find(question)
            rows = found._replace(rows=islice(found.rows, arguments.most))
            status = print_lines(printed_lines(rows, form_of(arguments)))
            if status == NOTHING:
                complain_unindexed(library, arguments)
        complain_unreadable(library.problems)
        return FAILED if question.mistakes or library.problems else status


def complain_unindexed(library: Library, arguments: Namespace) -> None:
    """Say so if nothing is found because `--no-refresh` finds an index without these sources."""
    if arguments.no_refresh and not library.counts().bulletins:
        complain("the index has nothing from these sources yet; try without --no-refresh")


def print_lines(lines: Iterable[str]) -> int:
    """Print lines as they come; returns 0, or NOTHING if there are none."""
    status = NOTHING
    for line in lines:
        print_text(line)
        status = 0
    return status


def question_of(library: Library, query: str) -> Question:
    """Build the question of a query; its mistakes are printed."""
    if not query.strip():
        return Question(library, " ", (), True)
    from reader.library.rows import Mistake
    from reader.library.search.language.query_parser import parse_query
    from reader.library.search.language.query_tree import AllOf
    from reader.library.search.row_tests import asks_for_people

    whole = f"{query} "
    tree, mistakes = parse_query(whole)
    if tree == AllOf() and not mistakes:
        mistakes = (Mistake(0, len(query), "there is no word to look for"),)
    if asks_for_people(whole):
        library.view_data.people.update()
    for mistake in mistakes:
        right = f", like {mistake.would_be_right}" if mistake.would_be_right else ""
        complain(f"{query[mistake.start : mistake.end]}: {mistake.what}{right}")
    return Question(library, whole, mistakes, not mistakes or _has_rest(query, mistakes))


def _has_rest(query: str, mistakes: Iterable[Mistake]) -> bool:
    """Whether a query has anything besides its mistakes; an empty rest would match everything."""
    rest = [*query]
    for mistake in mistakes:
        rest[mistake.start : mistake.end] = " " * (mistake.end - mistake.start)
    return any(map(str.isalnum, rest))


def _count(word: str) -> int:
    if word.isascii() and word.isdigit() and len(word) < 10 and int(word):
        return int(word)
    raise ArgumentTypeError(f"{word!r} is not a number of rows like 20")
