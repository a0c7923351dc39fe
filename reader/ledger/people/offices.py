"""Tells whether two statements of office can be of one person, and whether they are the same."""

from __future__ import annotations

import re

from reader.ledger.people.lands import land
from reader.ledger.people.names import words_of
from reader.models import Person

_LINKS = frozenset(("the", "of", "for", "and", "a", "an", "in", "on", "s", "its", "his", "her"))
_TIMES = frozenset(
    ("former", "ex", "acting", "deputy", "new", "outgoing", "interim", "then", "late")
)


_NAME = r"[A-Z][\w-]*(?: [A-Z][\w-]*)*"
_OWNER = re.compile(rf"(?:[Tt]he )?({_NAME})(?:[’']s?)? (?=[a-z])")
_OF = re.compile(rf"\b(?:of|for) (?:the )?({_NAME})$")
"""Whose an office is, before it ("Torvian president", "Orvane’s envoy") and behind it."""


def office_words(person: Person) -> frozenset[str]:
    """Return the words of a person's office, without links and without owners."""
    owner = frozenset(words_of(person.of or ""))
    return frozenset(words_of(person.role or "")) - _LINKS - owner


def are_of_others(one: Person, other: Person) -> bool:
    """Whether the countries or bodies that two people belong to differ.

    Where only the words of their offices name these, they tell if both hold the same office: the
    mayor of a town may be the deputy of a country.
    """
    if one.of is not None and other.of is not None:
        return _differ(frozenset(words_of(one.of)), frozenset(words_of(other.of)))
    owners = _owners(one), _owners(other)
    if not (owners[0] and owners[1] and _differ(*owners)):
        return False
    offices = [
        {word for word in office_words(person) if land(word) not in owners[0] | owners[1]} - _TIMES
        for person in (one, other)
    ]
    return bool(offices[0] & offices[1])


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return not (one <= other or other <= one)


def _owners(person: Person) -> frozenset[str]:
    """The words for whose office a person holds: "Orvane" of "Orvane’s foreign minister"."""
    role = person.role or ""
    found = _OWNER.match(role) or _OF.search(role)
    words = (*words_of(person.of or ""), *(words_of(found[1]) if found else ()))
    return frozenset(land(word) for word in words if word not in _LINKS)


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
