"""Tells whether two statements of office can be of one person, and whether they are the same."""

from __future__ import annotations

import re
from functools import lru_cache

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


_NO_OWNERS = frozenset(
    ("prime", "foreign", "defence", "defense", "interior", "deputy", "vice", "chief", "first",
     "former", "brigadier", "major", "field", "lieutenant", "acting", "energy", "finance", "health",
     "justice", "culture", "economy", "education", "head", "senior", "police", "fire", "press",
     "state", "colonel", "general", "regional", "president", "mayor", "governor", "transport",
     "trade", "labour", "labor", "home", "attorney", "supreme", "army", "navy", "national")
)  # fmt: skip
"""Words that begin an office at the beginning of a sentence, and are nobody's name."""


_RANKS = frozenset(
    ("general", "gen", "lieutenant", "lt", "colonel", "col", "major", "maj", "captain", "capt",
     "sergeant", "sgt", "corporal", "cpl", "private", "pvt", "admiral", "adm", "brigadier", "brig",
     "marshal", "commodore", "commander", "cmdr", "rear", "vice", "field", "air", "dr", "professor",
     "prof", "sir", "dame", "lord", "lady", "rev", "reverend")
)  # fmt: skip


def is_rank(role: str) -> bool:
    """Whether words say how somebody is addressed and not what somebody is: "Major", "Lt. Gen."."""
    said = words_of(role)
    return bool(said) and _RANKS.issuperset(said)


def office_words(person: Person) -> frozenset[str]:
    """Return the words of a person's office, without links and without owners."""
    return _office(person.role or "", person.of or "")


@lru_cache(20_000)
def _office(role: str, of: str) -> frozenset[str]:
    owners = _owners(role, of)
    words = frozenset(words_of(role)) - _LINKS
    return frozenset(word for word in words if land(word) not in owners) or words


def are_of_others(one: Person, other: Person) -> bool:
    """Whether the countries or bodies that two people belong to differ.

    Where only the words of their offices name these, they tell if both hold the same office: the
    mayor of a town may be the deputy of a country.
    """
    if one.of is not None and other.of is not None:
        return _differ(_owners("", one.of), _owners("", other.of))
    owners = _owners(one.role or "", one.of or ""), _owners(other.role or "", other.of or "")
    if not (owners[0] and owners[1] and _differ(*owners)):
        return False
    return bool((office_words(one) & office_words(other)) - _TIMES)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return not (one <= other or other <= one)


@lru_cache(20_000)
def _owners(role: str, of: str) -> frozenset[str]:
    """The words for whose office it is: "Orvane" of "Orvane’s foreign minister"."""
    found = _OWNER.match(role) or _OF.search(role)
    named = words_of(found[1]) if found else ()
    if not _NO_OWNERS.isdisjoint(named):
        named = ()
    return frozenset(land(word) for word in (*words_of(of), *named) if word not in _LINKS)


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
