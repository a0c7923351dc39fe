"""`warreader join`: declares two people to be the same, in present and later bulletins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config, add_date, add_paths
from reader.commands.shared.output import FAILED, complain, complain_unsaved, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_EXAMPLES = """\
examples:
  warreader join "Ada Kessel" "Adda Kesel"
  warreader join p:8f31c2d0a1b4 p:52ab77c9e310 ~/bulletins
  warreader people --name kessel --joins --json     why names were joined, and the ids

Like M in the list of people: both names are one person, also in later bulletins.  This cancels an
earlier parting of the two.  A name of one word is joined only around its own days, because others
bear it too.  The people are those of the index; warreader index reads what is new.

Exit status: 0, also if they are already one; 1 if nobody has such a name; 2 if several people have
it, if they can't be joined, or if the join could not be saved.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the two people and the paths."""
    parser.add_argument(
        "people", nargs=2, metavar="PERSON", help="an id of people --json, or words of a name"
    )
    add_paths(parser)
    add_date(parser)
    add_config(parser)


def run(arguments: Namespace) -> int:
    """Join the two people; the decision is on disk at the end."""
    from reader.commands.shared.named_people import named_or_status
    from reader.commands.shared.opening import refreshed_library, start_of
    from reader.ledger.people.deciding import ALREADY_ONE

    start = start_of(arguments.paths, arguments.day, arguments.config)
    with refreshed_library(start, looks=False) as library:
        people = library.ledger_rows().people()
        named = named_or_status(people, arguments.people)
        if isinstance(named, int):
            return named
        one, other = named
        refused = library.view_data.people_marks.join(one, other, people)
        left = library.close(timeout=10.0)
    if refused is not None and refused.why != ALREADY_ONE:
        return complain(f"not joined: {refused.why}", FAILED)
    if not left:
        done = "are one already" if refused is not None else "are one from now on"
        print_text(f"{one.name} and {arguments.people[1] if one is other else other.name} {done}")
    return complain_unsaved(left)


COMMAND = Command(
    name="join",
    description="Say that two people are one, also in later bulletins.",
    uses=(("join PERSON PERSON", "two names are one person, also in later bulletins"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
)
"""The declaration of `warreader join`."""
