"""Tells whether two statements of office can be of one person, and whether they are the same."""

from __future__ import annotations

from reader.ledger.people.names import words_of
from reader.models import Person

_LINKS = frozenset(("the", "of", "for", "and", "a", "an", "in", "on", "s", "its", "his", "her"))
_TIMES = frozenset(
    ("former", "ex", "acting", "deputy", "new", "outgoing", "interim", "then", "late")
)


def office_words(person: Person) -> frozenset[str]:
    """Return the words of a person's office, without links and without owners."""
    owner = frozenset(words_of(person.of or ""))
    return frozenset(words_of(person.role or "")) - _LINKS - owner


def are_of_others(one: Person, other: Person) -> bool:
    """Whether the countries or bodies that two people belong to differ."""
    if one.of is None or other.of is None:
        return False
    owners = frozenset(words_of(one.of)), frozenset(words_of(other.of))
    return not (owners[0] <= owners[1] or owners[1] <= owners[0])


def same_office(one: Person, other: Person) -> bool:
    """Whether two people hold one office, apart from when: "former defence minister"."""
    if are_of_others(one, other):
        return False
    offices = office_words(one) - _TIMES, office_words(other) - _TIMES
    return bool(offices[0] and offices[1]) and (
        offices[0] <= offices[1] or offices[1] <= offices[0]
    )


def conflicting_offices(one: Person, other: Person) -> bool:
    """Whether both have offices that share no word, or belong to others."""
    if are_of_others(one, other):
        return True
    offices = office_words(one) - _TIMES, office_words(other) - _TIMES
    return bool(offices[0] and offices[1]) and offices[0].isdisjoint(offices[1])
