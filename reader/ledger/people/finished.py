"""Turns entries that have stopped growing into people of the ledger: names, offices, ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reader.ledger.people import names
from reader.ledger.people.decisions import Side, opposite
from reader.ledger.people.entries import Entry
from reader.ledger.people.heard import OFFICE, LedgerPerson, Member, Role
from reader.ledger.people.offices import is_rank


def finished(entries: Iterable[Entry]) -> list[LedgerPerson]:
    """Return the people, those of most bulletins first; each has a unique id."""
    known = list(entries)
    people = [_person(entry) for entry in known]
    by_side: dict[Side, set[int]] = defaultdict(set)
    for number, entry in enumerate(known):
        for side in entry.parted:
            by_side[side].add(number)
    for number, entry in enumerate(known):
        others = {other for side in entry.parted for other in by_side.get(opposite(side), ())}
        if others:
            parted = tuple(sorted(people[other].name for other in others))
            people[number] = people[number]._replace(parted=parted)
    found = _told_apart(people)
    return sorted(found, key=lambda one: (-len(one.members), -one.quotes, one.first, one.name))


def _person(entry: Entry) -> LedgerPerson:
    """Return an entry as a person: the fullest name, all other names, and the offices by day."""
    members = sorted(entry.members, key=lambda one: (one.bulletin.day, one.bulletin.source))
    people = [member.heard.person for member in members if member.why != OFFICE]
    name = max((one.name for one in people), key=lambda one: (len(names.words_of(one)), len(one)))
    others = [other for one in people for other in (one.name, *one.aliases) if other != name]
    of = next((one.of for one in reversed(people) if one.of), None)
    kind = next(one.kind for one in people)
    return LedgerPerson(
        name, kind, of, tuple(dict.fromkeys(others)), _roles(members), tuple(members)
    )


def _roles(members: Sequence[Member]) -> tuple[Role, ...]:
    """Return the offices as stated, each with its first and last day, in order of days.

    Bare ranks come before all others, so that the last is an office if one is known.
    """
    found: dict[str, Role] = {}
    for member in members:
        role, day = member.heard.person.role, member.bulletin.day
        if role:
            key = " ".join(names.words_of(role))
            known = found.get(key)
            found[key] = Role(known.role, known.first, day) if known else Role(role, day, day)
    return tuple(sorted(found.values(), key=lambda one: not is_rank(one.role)))


def _told_apart(people: Sequence[LedgerPerson]) -> list[LedgerPerson]:
    """Return the people; if ids are equal, all but the earliest get another one.

    The new id is also made of the first office and day, so that it stays when more bulletins come.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for number, person in enumerate(people):
        alike[person.id].append(number)
    found, taken = list(people), set(alike)
    for numbers in alike.values():
        numbers.sort(key=lambda number: _beginning(people[number]))
        for number in numbers[1:]:
            person, again = people[number], 0
            while (told := person._replace(apart=_apart(person, again))).id in taken:
                again += 1
            taken.add(told.id)
            found[number] = told
    return found


def _beginning(person: LedgerPerson) -> tuple[str, ...]:
    first = person.members[0]
    return first.bulletin.day, first.bulletin.source, first.heard.person.role or ""


def _apart(person: LedgerPerson, again: int) -> str:
    role = person.roles[0].role if person.roles else ""
    return "\0".join((role, person.first, str(again) if again else ""))
