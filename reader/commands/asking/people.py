"""`warreader people`: prints everybody who speaks or is named, each once over all bulletins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.asking import Question, add_asking, ask, check_refresh

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.export.rows.forms import PrintedRows
    from reader.ledger.people.heard import LedgerPerson

_EXAMPLES = """\
examples:
  warreader people                       everybody in the sources of the config file
  warreader people --name ferrand --joins --json ~/bulletins
  warreader people --heard -n 10         those who are quoted, most bulletins first
  warreader people --query 'stance:denies since:2024-10'   those who denied something

A line has name, office, country or body, numbers of bulletins, quotes and figures, first and last
day, with tabs between them.  --query keeps those who said or claimed something that matches; words
are compared with names and offices, and if nobody has them, with the texts.  The numbers still
count all of their quotes and figures.  Names are joined over bulletins only if
nothing speaks against it; --joins gives the reasons, and the names that you have parted
(warreader join, part).

Exit status: 0; 1 if nobody was found; 2 if the query was wrong or something could not be read.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paths, whom to print, and the format of the lines."""
    parser.add_argument("--name", default="", metavar="NAME", help="only names with these words")
    parser.add_argument("--heard", action="store_true", help="only who said or claimed something")
    parser.add_argument("--joins", action="store_true", help="print why each name was joined")
    add_asking(parser)


def run(arguments: Namespace) -> int:
    """Print the people."""

    def find(question: Question) -> PrintedRows:
        from reader.export.rows.forms import PrintedRows
        from reader.export.rows.people_lines import JOIN_COLUMNS, PERSON_COLUMNS, person_row

        people = (who for who in found(question) if _is_wanted(who, arguments))
        rows = (person_row(who, arguments.joins) for who in people)
        return PrintedRows(rows, (*PERSON_COLUMNS, *(JOIN_COLUMNS if arguments.joins else ())))

    return ask(arguments, find)


def found(question: Question) -> Iterator[LedgerPerson]:
    """Yield everybody; with a query, those whom the list on the screen has for it."""
    if question.is_open:
        yield from question.library.ledger_rows().each_person()
        return
    from reader.library.views.lists.people_list import found_people
    from reader.library.views.people import PEOPLE

    data = question.library.view_data
    data.people.update()
    keys, tests = question.found(PEOPLE)
    entries = {person.entry for person in found_people(data, keys, tests).there()}
    yield from (one for one in data.people.heard.everybody() if one.entry in entries)


def _is_wanted(person: LedgerPerson, arguments: Namespace) -> bool:
    """Whether the options select a person."""
    from reader.ledger.people.names import words_of

    if arguments.heard and not (person.quotes or person.figures):
        return False
    wanted = set(words_of(arguments.name))
    return any(wanted <= {*words_of(name)} for name in (person.name, *person.aliases))


COMMAND = Command(
    name="people",
    description="Print people and bodies, each once over all bulletins.",
    uses=(("people", "everybody over all bulletins, with offices and counts"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
    check=check_refresh,
)
