"""Finds a person over all bulletins by an id or words of a name on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.commands.shared.output import FAILED, NOTHING, complain

if TYPE_CHECKING:
    from reader.ledger.people.heard import LedgerPerson

MOST_TOLD = 10
"""Most people who are listed if the words match several."""


def people_named(people: Sequence[LedgerPerson], words: str) -> list[LedgerPerson]:
    """Return the people with this id, or with all these words in one name.

    If exactly one is called exactly that, only this one is returned.
    """
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
    """Return the only match; else print an error and return NOTHING, or FAILED for several."""
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
    """Return the people whom these words name, or the highest status of the failures."""
    found = [one_person(people, one) for one in words]
    failed = [one for one in found if isinstance(one, int)]
    return max(failed) if failed else [one for one in found if not isinstance(one, int)]
