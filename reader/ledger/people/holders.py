"""Finds the person whom a text names only by an office: "Orvane’s president said"."""

from __future__ import annotations

from collections.abc import Iterable

from reader.ledger.people import fits, offices
from reader.ledger.people.entries import Entry
from reader.ledger.people.heard import HeardBulletin
from reader.models import Person


def named_office(person: Person) -> Person | None:
    """Return somebody named only by an office as a person of that office, or None.

    The words must be an office that one person holds at a time, and its owner: not "the president",
    "a minister", "the president’s aide".
    """
    if person.kind != "group" or person.of is not None:
        return None
    held = Person(person.name, person.name, kind="person")
    return held if offices.is_of_one(held) and offices.has_owner(held) else None


def holder_of(bulletin: HeardBulletin, held: Person, known: Iterable[Entry]) -> Entry | None:
    """Return the only person to whom texts of that week give this office in the same words."""
    found = [one for one in known if _holds(bulletin, held, one)]
    return found[0] if len(found) == 1 else None


def _holds(bulletin: HeardBulletin, held: Person, entry: Entry) -> bool:
    return any(
        _is_one_office(held, member.heard.person)
        and fits.is_near(bulletin.day, [member.bulletin.day])
        for member in entry.members
        if member.heard.person.role and member.heard.person.kind == "person"
    )


def _is_one_office(held: Person, other: Person) -> bool:
    """Whether two people hold one office of one owner, in the same words, and now."""
    is_same = offices.office_words(held) == offices.office_words(other)
    return is_same and offices.is_of_one(other) and offices.same_held_office(held, other)
