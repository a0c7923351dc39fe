"""`warreader figures`: prints every claim of a number, joined to series over all bulletins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.asking import Question, add_asking, ask, check_refresh

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator

    from reader.export.rows.forms import PrintedRow, PrintedRows
    from reader.ledger.series.standing import SeriesClaim

_EXAMPLES = """\
examples:
  warreader figures                      every claim in the sources of the config file
  warreader figures --json ~/bulletins   with sentence, place, and claims that contradict it
  warreader figures --query 'counted:drones since:2024-10'
  warreader figures --series s:52ab93c1d0e4
  warreader figures --query losses --disputed   claims of losses, each with those against it

The fields figure: counted: claimant: stance: role: of: select figures.  Words are compared with
things counted, claimants and numbers; if none fits, with the paragraphs of the numbers.
"losses" finds what was killed, wounded, shot down or destroyed.  Other fields select developments.

A line has the series, what is counted, the day of the number, value, claimant and source.
Claims are joined into one series only if nothing speaks against it; a claim that was not joined is
a series of its own.  Durations, ages and similar numbers ("50 minutes", "one room") come last.

Exit status: 0; 1 if nothing was found; 2 if the query was wrong or something could not be read.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paths, which claims to print, and the format of the lines."""
    parser.add_argument("--series", default="", metavar="ID", help="only the series with this id")
    parser.add_argument(
        "--disputed", action="store_true", help="only claims that others deny or contradict"
    )
    add_asking(parser)


def run(arguments: Namespace) -> int:
    """Print the claims, series by series."""

    def find(question: Question) -> PrintedRows:
        from reader.export.rows.figure_lines import FIGURE_COLUMNS
        from reader.export.rows.forms import PrintedRows

        rows = found(question, arguments.series, arguments.disputed)
        return PrintedRows(rows, FIGURE_COLUMNS)

    return ask(arguments, find)


def found(question: Question, wanted: str, disputed: bool = False) -> Iterator[PrintedRow]:
    """Yield the claims that match, of the series with the id `wanted`, or of all if it is "".

    If `disputed`, only claims that others deny or contradict, and theirs.
    """
    from reader.export.rows.figure_lines import figure_row

    is_asked_for = _test(question)
    for series in question.library.ledger_rows().each_series():
        if wanted in ("", series.id):
            for claim in series.claims:
                if (claim.against or not disputed) and is_asked_for(series.id, claim):
                    yield figure_row(series.id, series.of, claim)


def _test(question: Question) -> Callable[[str, SeriesClaim], bool]:
    """A test whether a claim of a series matches the query, as the list on the screen tests it."""
    if question.is_open:
        return lambda series, claim: True
    from reader.library.views.figures import FIGURES
    from reader.library.views.joined.asked_items import AskedClaims
    from reader.library.views.lists.series_list import found_series

    data = question.library.view_data
    data.series.update()
    keys, tests = question.found(FIGURES)
    ids = {series.id for _, series in found_series(data, keys, tests).whole()}
    claims = AskedClaims(data, keys, tests.claim)
    return lambda series, claim: series in ids and claim in claims


COMMAND = Command(
    name="figures",
    description="Print every claim of a number, joined into series over all bulletins.",
    uses=(("figures", "every claim of a number, series by series"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
    check=check_refresh,
)
"""The declaration of `warreader figures`."""
