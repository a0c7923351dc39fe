"""Turns the user's choice of two people, or of a name, into decisions that join or part them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.ledger.people.decisions import (
    Closeness,
    Decision,
    Decisions,
    KnownAs,
    closeness,
    opposite,
)
from reader.ledger.people.heard import LedgerPerson, Member
from reader.ledger.people.names import words_of
from reader.ledger.people.offices import office_words

ALREADY_ONE = "they are already one"
OF_OTHER_KIND = "{} is a person and {} is not"
NOT_TOLD_APART = "the texts do not distinguish this {} from another one"
ONE_NAME = "{} has one name in one bulletin: there is nothing to part"


class Refused(NamedTuple):
    """Why people cannot be joined or parted, in words."""

    why: str


class NameHeard(NamedTuple):
    """A name of a person in one office, with the reason for its join and its members.

    `members` are indices of `LedgerPerson.members`; `why` is "" for the name that came first.
    """

    known: KnownAs
    why: str
    members: tuple[int, ...]


def names_of(person: LedgerPerson) -> list[NameHeard]:
    """Return a person's names, each in each office, those of most bulletins first.

    If there is only one, return it by day, as `names_by_day` does.
    """
    found = _grouped(person, range(len(person.members)), by_day=False)
    return found if len(found) > 1 else names_by_day(person)


def names_by_day(person: LedgerPerson) -> list[NameHeard]:
    """Return the names by day and publisher of their bulletins, the earliest day first."""
    return _grouped(person, range(len(person.members)), by_day=True)


def in_words(known: KnownAs) -> str:
    """Return a name with its office or, without one, with its days."""
    if known.role:
        return f"{known.name} ({known.role})"
    days = " to ".join(dict.fromkeys(filter(None, (known.first, known.last))))
    return f"{known.name} ({days})" if days else known.name


def joining(
    one: LedgerPerson, other: LedgerPerson, people: Iterable[LedgerPerson], known: Decisions
) -> tuple[Decision, ...] | Refused:
    """Return the decisions that join two people; earlier partings of the two are revoked."""
    if one.id == other.id:
        return Refused(ALREADY_ONE)
    if "person" in (one.kind, other.kind) and one.kind != other.kind:
        named = (one, other) if one.kind == "person" else (other, one)
        return Refused(OF_OTHER_KIND.format(*(who.name for who in named)))
    everybody = list(people)
    first, second = (_identifying_name(who, everybody) for who in (one, other))
    if first is None or second is None:
        return Refused(NOT_TOLD_APART.format((one if first is None else other).name))
    between = [decision._replace(does="join") for decision in _parting(one, other, known)]
    return Decision("join", first, second), *between


def parting(person: LedgerPerson, name: NameHeard) -> tuple[Decision, ...] | Refused:
    """Return the decisions that part one of a person's names from each of the others."""
    chosen = set(name.members)
    rest = [number for number in range(len(person.members)) if number not in chosen]
    if not rest:
        return Refused(ONE_NAME.format(person.name))
    others = _grouped(person, rest, by_day=False)
    return tuple(Decision("part", name.known, other.known) for other in others)


def rest_of(person: LedgerPerson, name: NameHeard) -> str:
    """Return a person's name without the parted one: the one of most bulletins."""
    chosen = set(name.members)
    rest = [number for number in range(len(person.members)) if number not in chosen]
    known = _grouped(person, rest, by_day=False)
    return known[0].known.name if known else person.name


def _grouped(person: LedgerPerson, numbers: Iterable[int], by_day: bool) -> list[NameHeard]:
    groups: dict[object, list[int]] = {}
    for number in numbers:
        member = person.members[number]
        who = member.heard.person
        key = words_of(who.name), office_words(who), words_of(who.of or "")
        day = (member.bulletin.day, member.bulletin.publisher) if by_day else ()
        groups.setdefault((key, day), []).append(number)
    found = [_name_heard(person, some) for some in groups.values()]
    return found if by_day else sorted(found, key=lambda one: -len(one.members))


def _name_heard(person: LedgerPerson, numbers: Sequence[int]) -> NameHeard:
    members = [person.members[number] for number in numbers]
    return NameHeard(_known_as(members), _why(members), tuple(numbers))


def _known_as(members: Sequence[Member]) -> KnownAs:
    who, days = members[-1].heard.person, [one.bulletin.day for one in members if one.bulletin.day]
    first, last = (min(days), max(days)) if days else ("", "")
    publisher = members[-1].bulletin.publisher
    return KnownAs(who.name, who.kind, who.role or "", who.of or "", first, last, publisher)


def _why(members: Sequence[Member]) -> str:
    """Return the reason for joining a name: that of most of its bulletins that have one."""
    reasons = [member.why for member in members if member.why]
    return max(dict.fromkeys(reasons), key=reasons.count, default="")


def _identifying_name(person: LedgerPerson, people: Sequence[LedgerPerson]) -> KnownAs | None:
    """Return the fullest name that identifies a person among all people; None if none does."""
    known = [one.known for one in names_of(person)]
    known.sort(key=lambda one: one.name != person.name)
    for name in known:
        own, words = _closest(name, person), set(words_of(name.name))
        alike = (one for one in people if _has_a_word(one, words) and one.id != person.id)
        others = [_closest(name, other) for other in alike]
        if own is not None and all(other is None or other < own for other in others):
            return name
    return None


def _has_a_word(person: LedgerPerson, words: set[str]) -> bool:
    return any(not words.isdisjoint(words_of(name)) for name in (person.name, *person.aliases))


def _closest(name: KnownAs, person: LedgerPerson) -> Closeness | None:
    """Return how well a name fits the member that it fits best."""
    fits = [
        closeness(name, member.heard.person, member.bulletin.day, member.bulletin.publisher)
        for member in person.members
    ]
    return max((fit for fit in fits if fit is not None), default=None)


def _parting(one: LedgerPerson, other: LedgerPerson, known: Decisions) -> list[Decision]:
    """Return the partings in force between two people."""
    apart = [
        {
            side
            for member in who.members
            for side in known.sides_of(member.heard.person, member.bulletin).parted
        }
        for who in (one, other)
    ]
    numbers = sorted(side[0] for side in apart[0] if opposite(side) in apart[1])
    return [known.kept[number] for number in numbers]
