"""Finds the country or other side for which a person or body speaks."""

from __future__ import annotations

from collections.abc import Iterator

from reader.ledger.people.heard import LedgerPerson
from reader.ledger.people.lands import land, lands_of
from reader.ledger.people.names import words_of


def side_of(person: LedgerPerson, owners: frozenset[str]) -> str:
    """Return the side of a person or body as `land` gives it; "" if the texts name none or several.

    `owners` are the countries and other sides that bodies and offices belong to.
    """
    lands = lands_of(owners)
    found = {one for words in _told(person) for one in _ends(words) if one in lands}
    return found.pop() if len(found) == 1 else ""


def _told(person: LedgerPerson) -> Iterator[tuple[str, ...]]:
    """Yield the words for a person's side: owners, offices, and the names of bodies."""
    yield words_of(person.of or "")
    for role in person.roles:
        yield words_of(role.role)
    if person.kind != "person":
        yield words_of(person.name)


def _ends(words: tuple[str, ...]) -> Iterator[str]:
    """Yield the owner that begins an office or body ("Torvian army"), or follows its "of"."""
    if words:
        yield land(words[0])
    if len(words) > 2 and words[-2] == "of":
        yield land(words[-1])
