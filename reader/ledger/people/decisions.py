"""The user's decisions on people: that two are one person, or that they are not.

A decision names each of the two as texts name them, so that it also holds for later texts and for
rosters that other rules make of the same texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from math import inf
from typing import Literal, NamedTuple

from reader.ledger.people import bodies, names, offices
from reader.ledger.people.heard import HeardBulletin
from reader.models import Person, PersonKind

WEEK = 7
"""Days around a decision in which a surname alone still means the same person."""


class KnownAs(NamedTuple):
    """A name of a person in texts; role, owner, publisher and the first and last day may be "".

    An ambiguous name identifies the person only on these days: a single word, or the words of a
    body that do not identify it.
    """

    name: str
    kind: PersonKind
    role: str = ""
    of: str = ""
    first: str = ""
    last: str = ""
    publisher: str = ""

    @property
    def person(self) -> Person:
        """The same as an entry of a roster."""
        return Person(self.name, self.role or None, (), self.kind, self.of or None)


class Decision(NamedTuple):
    """That two people are one ("join") or not ("part"); of two decisions the later is greater."""

    does: Literal["join", "part"]
    one: KnownAs
    other: KnownAs
    order: tuple[int, str] = (0, "")


Closeness = tuple[int, int, bool]
"""How well a name of a roster fits: the office, days away (negative), the same publisher."""

Side = tuple[int, int]
"""The number of a decision, and which of its two people is meant: 0 or 1."""

_NameKey = tuple[bool, frozenset[str] | tuple[str, ...]]
SAME_WORDS, SAME_OFFICE, NO_CONFLICT, CONFLICT = 3, 2, 1, 0
"""How well an office fits, the first of a `Closeness`; two missing offices are `SAME_WORDS`."""


class Sides(NamedTuple):
    """The sides of decisions that an entry of a roster matches."""

    parted: frozenset[Side] = frozenset()
    joined: dict[Side, Closeness] = {}


NO_SIDES = Sides()


class Decisions:
    """The decisions in force, indexed by name, to be matched with entries of rosters."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        """Keep all decisions except partings of two people who were joined again later."""
        known = sorted(decisions, key=lambda one: (one.order, one), reverse=True)
        joins = [one for one in known if one.does == "join"]
        parts = [one for one in known if one.does == "part"]
        self.kept = (*joins, *(one for one in parts if not _is_overruled(one, joins)))
        self.joins = range(len(joins))  # numbers in `kept`, the latest first
        self._by_name: dict[_NameKey, list[tuple[Side, KnownAs]]] = defaultdict(list)
        for number, one in enumerate(self.kept):
            for side, known_as in enumerate((one.one, one.other)):
                self._by_name[_name_key(known_as.person)].append(((number, side), known_as))

    def sides_of(self, person: Person, bulletin: HeardBulletin) -> Sides:
        """Return the sides of decisions that this entry of a bulletin's roster matches."""
        known = self._by_name.get(_name_key(person)) if self._by_name else None
        if not known:
            return NO_SIDES
        fitting = {
            side: fit
            for side, known_as in known
            if (fit := closeness(known_as, person, bulletin.day, bulletin.publisher)) is not None
        }
        joined = {side: fit for side, fit in fitting.items() if side[0] in self.joins}
        return Sides(frozenset(self._parted(fitting)), joined)

    def other_names(self, is_meant: Callable[[str], bool]) -> list[KnownAs]:
        """Return the other names of people whom joins connect with a name that `is_meant`."""
        pairs = [(one.one, one.other) for one in self.kept[: len(self.joins)]]
        parts = self.kept[len(self.joins) :]
        reached = [known for pair in pairs for known in pair if is_meant(known.name)]
        for known in reached:  # the loop appends to it
            for one, other in (*pairs, *(pair[::-1] for pair in pairs)):
                if other not in reached and _may_be(known, one):
                    apart = (_are_the_two(part, other, had) for part in parts for had in reached)
                    if not any(apart):
                        reached.append(other)
        return [known for known in dict.fromkeys(reached) if not is_meant(known.name)]

    def _parted(self, fitting: dict[Side, Closeness]) -> Iterator[Side]:
        """Yield the sides of partings that an entry matches.

        Of all offices in which a name was parted, only the best fitting count. An office without
        conflict counts only on the decision's own days, because other rules may state another one.
        If both people of a parting fit equally, neither counts.
        """
        parted = {side: fit for side, fit in fitting.items() if side[0] not in self.joins}
        best = max((fit[0] for fit in parted.values()), default=CONFLICT)
        for (number, side), fit in parted.items():
            if fit[0] < best or not (fit[0] >= SAME_OFFICE or _is_own_day(fit)):
                continue
            rival = parted.get((number, 1 - side))
            if rival is None or self._fits_better((number, side), fit, rival):
                yield number, side

    def _fits_better(self, side: Side, fit: Closeness, rival: Closeness) -> bool:
        """Whether an entry matches this side rather than the other: by the office, else by the day.

        If both ranges of days include the day, the shorter range fits better.
        """
        decision = self.kept[side[0]]
        if _differ_in_words(decision):
            return (fit[0], _is_own_day(fit)) > (rival[0], _is_own_day(rival))
        own, other = (decision.one, decision.other)[:: -1 if side[1] else 1]
        return (fit, -_length(own)) > (rival, -_length(other))


NO_DECISIONS = Decisions()


def closeness(known: KnownAs, person: Person, day: str, publisher: str = "") -> Closeness | None:
    """Return how well an entry of a roster fits; None if name, kind, owner or week differ."""
    asked, key = known.person, _name_key(person)
    if not key[1] or _name_key(asked) != key or offices.are_of_others(asked, person):
        return None
    away = _days_away(day, known)
    if away > _longest_away(person):
        return None
    return _office_fit(asked, person), -away, publisher == known.publisher


def opposite(side: Side) -> Side:
    """Return the other side of a decision."""
    return side[0], 1 - side[1]


def days_between(day: str, other: str) -> int:
    """Return the number of days between two ISO days; 0 if one is not known."""
    if not day or not other:
        return 0
    return abs(date.fromisoformat(day).toordinal() - date.fromisoformat(other).toordinal())


@lru_cache(1_000)
def week_around(day: str) -> tuple[str, ...]:
    """Return the ISO days that are at most `WEEK` days away from one."""
    number = date.fromisoformat(day).toordinal()
    near = range(max(number - WEEK, 1), min(number + WEEK, date.max.toordinal()) + 1)
    return tuple([date.fromordinal(one).isoformat() for one in near])


def _is_own_day(fit: Closeness) -> bool:
    """Whether an entry is of a decision's own days and publisher."""
    return fit[1] == 0 and fit[2]


def _length(known: KnownAs) -> int:
    return days_between(known.first, known.last)


def _office_fit(known: Person, person: Person) -> int:
    words = offices.office_words(known), offices.office_words(person)
    if words[0] == words[1]:
        return SAME_WORDS
    if offices.same_office(known, person):
        return SAME_OFFICE
    return CONFLICT if offices.conflicting_offices(known, person) else NO_CONFLICT


def is_of_days(known: KnownAs) -> bool:
    """Whether a name is ambiguous and identifies a person only around these days."""
    return _longest_away(known.person) < inf


def _longest_away(person: Person) -> float:
    """Return how many days from a decision's days a name still means the same person or body."""
    if person.kind == "person":
        return WEEK if len(names.main_words(person.name)) == 1 else inf
    return inf if bodies.is_identifying(person) else 0


def _days_away(day: str, known: KnownAs) -> int:
    """Return the days between a day and a decision's range of days; 0 if one is not known."""
    if known.first <= day <= known.last:
        return 0
    return min(days_between(day, known.first), days_between(day, known.last))


def _name_key(person: Person) -> _NameKey:
    """Return the words that equal names share: a person's in order, a body's in any order."""
    if person.kind == "person":
        return True, names.main_words(person.name)
    return False, bodies.body_words(person)


def _differ_in_words(decision: Decision) -> bool:
    """Whether name or office distinguish the two people, and not only their days."""
    one, other = decision.one.person, decision.other.person
    return _name_key(one) != _name_key(other) or _office_fit(one, other) < SAME_WORDS


def _is_overruled(parting: Decision, joins: Iterable[Decision]) -> bool:
    """Whether the user has joined the same two people later, perhaps on another computer."""
    return any(
        one.order > parting.order and _are_the_two(parting, one.one, one.other) for one in joins
    )


def _are_the_two(decision: Decision, one: KnownAs, other: KnownAs) -> bool:
    """Whether a decision is on these two people, by the same names in the same offices."""
    if _are_same(decision.one, one) and _are_same(decision.other, other):
        return True
    return _are_same(decision.one, other) and _are_same(decision.other, one)


def _may_be(one: KnownAs, other: KnownAs) -> bool:
    return closeness(one, other.person, other.first) is not None


def _are_same(one: KnownAs, other: KnownAs) -> bool:
    fit = closeness(one, other.person, other.first)
    return fit is not None and fit[0] == SAME_WORDS
