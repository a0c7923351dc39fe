"""`warreader part`: declares that a name belongs to a different person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config, add_date, add_paths, day_of_word
from reader.commands.shared.output import FAILED, NOTHING, complain, complain_unsaved, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.ledger.people.deciding import NameHeard
    from reader.ledger.people.heard import LedgerPerson

_EXAMPLES = """\
examples:
  warreader part "Ada Kessel" Kessel --on 2025-03-04
  warreader part p:8f31c2d0a1b4 "Ada Kessel" --role singer ~/bulletins
  warreader people --name kessel --joins --json     the names, and why each was joined

Like S in the list of people: from now on the name NAME of PERSON is somebody else's, whatever joins
there are with others.  If the name occurs in several offices, --role says which; with --on, only
the occurrences on that day are parted.  warreader join cancels this.

Exit status: 0; 1 if nobody has such a name; 2 if several people have it, if nothing can be parted,
or if the parting could not be saved.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the person, the name and the paths."""
    words = "an id of people --json, or words of a name"
    parser.add_argument("person", metavar="PERSON", help=words)
    parser.add_argument("name", metavar="NAME", help="the name that is somebody else's")
    parser.add_argument("--role", metavar="ROLE", help="only in this office")
    parser.add_argument("--on", type=day_of_word, metavar="DAY", help="only on this day")
    add_paths(parser)
    add_date(parser)
    add_config(parser)


def run(arguments: Namespace) -> int:
    """Separate the name; the decision is on disk at the end."""
    from reader.commands.shared.named_people import one_person
    from reader.commands.shared.opening import refreshed_library, start_of
    from reader.ledger.people.deciding import in_words, rest_of

    start = start_of(arguments.paths, arguments.day, arguments.config)
    with refreshed_library(start, looks=False) as library:
        person = one_person(library.ledger_rows().people(), arguments.person)
        name = person if isinstance(person, int) else _one_name(person, arguments)
        if isinstance(person, int) or isinstance(name, int):
            return max(one for one in (person, name) if isinstance(one, int))
        rest = rest_of(person, name)
        refused = library.view_data.people_marks.part(person, name)
        left = library.close(timeout=10.0)
    if refused is not None:
        return complain(f"not parted: {refused.why}", FAILED)
    if not left:
        print_text(f"{in_words(name.known)} and {rest} are separate from now on")
    return complain_unsaved(left)


def _one_name(person: LedgerPerson, arguments: Namespace) -> NameHeard | int:
    """The name that the arguments select; otherwise prints an error and returns an exit status."""
    from reader.ledger.people.deciding import in_words, names_by_day, names_of
    from reader.ledger.people.names import words_of

    wanted = words_of(arguments.name), words_of(arguments.role or "")
    day = arguments.on.isoformat() if arguments.on is not None else ""
    known = names_by_day(person) if day else names_of(person)
    found = [
        name
        for name in known
        if (words_of(name.known.name) == wanted[0] or in_words(name.known) == arguments.name)
        and (arguments.role is None or words_of(name.known.role) == wanted[1])
        and (not day or name.known.first == day)
    ]
    if len(found) == 1:
        return found[0]
    told = "; ".join(in_words(name.known) for name in found or known)
    if not found:
        return complain(f"no name of {person.name} is {arguments.name!r}: {told}", NOTHING)
    return complain(f"--role or --on says which {arguments.name!r} is meant: {told}", FAILED)


COMMAND = Command(
    name="part",
    description="Say that a name of a person is somebody else's, also in later bulletins.",
    uses=(("part PERSON NAME", "this name is somebody else's, also in later bulletins"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
)
"""The declaration of `warreader part`."""
