"""Words of the command line that name one person over all bulletins: an id or words of a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.commands.shared.output import FAILED, NOTHING, complain

if TYPE_CHECKING:
    from reader.ledger.people.heard import LedgerPerson

MOST_TOLD = 10
"""People who are told where several bear the words."""


def people_named(people: Sequence[LedgerPerson], words: str) -> list[LedgerPerson]:
    """Those with this id, or who bear all these words in one name; first who are called just so."""
    from reader.ledger.people.names import words_of

    wanted = words_of(words)
    found = [
        person
        for person in people
        if person.id == words
        or any(wanted and {*wanted} <= {*words_of(one)} for one in (person.name, *person.aliases))
    ]
    exact = [person for person in found if person.id == words or words_of(person.name) == wanted]
    return exact if len(exact) == 1 else found


def one_person(people: Sequence[LedgerPerson], words: str) -> LedgerPerson | int:
    """The only one whom words name; else, with a complaint, NOTHING or, for several, FAILED."""
    found = people_named(people, words)
    if len(found) == 1:
        return found[0]
    told = "; ".join(f"{person.name} {person.id}" for person in found[:MOST_TOLD])
    status = FAILED if found else NOTHING
    return complain(
        f"{len(found) or 'no'} people are called {words!r}{told and f': {told}'}", status
    )


def named_or_status(
    people: Sequence[LedgerPerson], words: Iterable[str]
) -> list[LedgerPerson] | int:
    """The people whom each of these words name, or the greatest status of those who fail."""
    found = [one_person(people, one) for one in words]
    failed = [one for one in found if isinstance(one, int)]
    return max(failed) if failed else [one for one in found if not isinstance(one, int)]
