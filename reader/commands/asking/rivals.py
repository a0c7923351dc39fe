"""`warreader rivals`: prints how two publishers' texts of one story differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.asking import Question, add_asking, ask, check_refresh
from reader.commands.shared.ids import ids_in, keys_of, paths_in

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator

    from reader.export.rows.forms import PrintedRow, PrintedRows
    from reader.library import Library
    from reader.library.threads.rivals import RivalPlace
    from reader.library.threads.threads import ThreadPlace

_EXAMPLES = """\
examples:
  warreader rivals ~/bulletins                all texts that tell one story on about the same day
  warreader rivals 7ed3bd845652b926bf563118e5b7bafe ~/bulletins      those of one development
  warreader rivals --query since:2024-10 --json | jq 'select(.what == "figures")'

A line has the day, what differs, and for each text its publisher and its words, with tabs between
them: first figures and quotes that both give differently, then figures, quotes, people and
sentences that only one has.  The same number in another spelling is not a difference.  A sentence
that only one text has may still be in the other one in quite different words.

Exit status: 0; 1 if there are no rivals; 2 if the query was wrong or something could not be read.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare ids and paths, which developments to compare, and the format of the lines."""
    add_asking(parser, has_ids=True)


def run(arguments: Namespace) -> int:
    """Print the differences, earlier bulletins first."""
    ids = ids_in(arguments.paths)
    arguments.paths = list(paths_in(arguments.paths))

    def find(question: Question) -> PrintedRows:
        from reader.export.rows.forms import PrintedRows
        from reader.export.rows.rival_rows import RIVAL_COLUMNS

        keys = _keys(question, ids)
        return PrintedRows(_rows(question.library, keys), RIVAL_COLUMNS)

    return ask(arguments, find)


def _keys(question: Question, ids: tuple[str, ...]) -> Iterable[int]:
    """The selected developments, earlier bulletins first."""
    fitting = None if question.is_open else frozenset(question.keys())
    keys: Iterable[int] = question.library.ledger_rows().threads()
    if ids:
        keys = [key for key in keys_of(question.library, ids) if key is not None]
    return (key for key in keys if fitting is None or key in fitting)


def _rows(library: Library, keys: Iterable[int]) -> Iterator[PrintedRow]:
    """The differences of each pair of rivals, each pair once."""
    rows = library.ledger_rows()
    threads, rivals = rows.threads(), rows.rivals()
    told: set[frozenset[int]] = set()
    told_twice = rivals.keys()
    for key in (one for one in keys if one in told_twice) if told_twice else ():
        for rival in rivals.of(key):
            pair = frozenset((key, rival.place.key))
            row = threads.row(key) if pair not in told else None
            if row is not None:
                told.add(pair)
                yield from _differences(library, row.place, rival)


def _differences(library: Library, place: ThreadPlace, rival: RivalPlace) -> Iterator[PrintedRow]:
    from reader.export.rows.rival_rows import RivalSide, rival_rows
    from reader.library.rival_texts import rival_differences

    one, other = library.article(place.key), library.article(rival.place.key)
    if one is not None and other is not None:
        first, second = (
            RivalSide(place, one.publisher or ""),
            RivalSide(rival.place, rival.publisher),
        )
        yield from rival_rows(first, second, rival_differences(one, other))


COMMAND = Command(
    name="rivals",
    description="Print how texts of two publishers differ on one story.",
    uses=(("rivals", "where two publishers differ on one story"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
    check=check_refresh,
)
"""The declaration of `warreader rivals`."""
