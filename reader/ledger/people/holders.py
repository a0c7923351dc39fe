"""Finds the person whom a text names only by an office: "Orvane’s president said"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reader.ledger.people import offices
from reader.ledger.people.decisions import WEEK
from reader.ledger.people.entries import Entry
from reader.ledger.people.lands import owners_of
from reader.models import Person

_Office = tuple[frozenset[str], frozenset[str]]
"""The words of an office, and those for its owner."""


def named_office(person: Person) -> Person | None:
    """Return somebody named only by an office as a person of that office, or None.

    The words must be an office that one person holds at a time, and its owner: not "the president",
    "a minister", "the president’s aide".
    """
    if person.kind != "group" or person.of is not None:
        return None
    held = Person(person.name, person.name, kind="person")
    return held if _is_owned(held) else None


class OfficeHolders:
    """The people to whom texts give an office with its owner, by the days of these texts."""

    def __init__(self, people: Iterable[Entry]) -> None:
        """Note the present offices of people that one person holds at a time."""
        self._by_office: dict[_Office, dict[int, dict[int, Entry]]] = {}
        for entry in people:
            for member in entry.members:
                person = member.heard.person
                if person.kind == "person" and person.role and _is_owned(person):
                    days = self._by_office.setdefault(_office(person), {})
                    days.setdefault(_number(member.bulletin.day), {})[id(entry)] = entry

    def near(self, day: str, held: Person) -> list[Entry]:
        """Return those to whom texts within a week of a day give an office in the same words."""
        days, number = self._by_office.get(_office(held), {}), _number(day)
        asked = {_UNKNOWN, *range(number - WEEK, number + WEEK + 1)} if day else days
        found = {key: entry for one in asked for key, entry in days.get(one, {}).items()}
        return list(found.values())


def _is_owned(person: Person) -> bool:
    """Whether somebody holds an office that one person holds at a time, with its owner."""
    return offices.is_of_one(person) and offices.has_owner(person)


def _office(person: Person) -> _Office:
    return offices.office_words(person), owners_of(person.role or "", person.of or "")


_UNKNOWN = 0
"""The number of a day that is not known, which is near to all others."""


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal() if day else _UNKNOWN
