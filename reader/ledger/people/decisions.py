"""What the reader has decided of people: that two are one, or that they are not.

A decision names each of the two as texts name them, so that it holds for texts that come later and
for rosters that other rules make of the same texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from math import inf
from typing import Literal, NamedTuple

from reader.ledger.people import bodies, names, offices
from reader.ledger.people.heard import HeardBulletin
from reader.models import Person, PersonKind

WEEK = 7
"""Days before and after which a surname alone is no longer of who bore it."""


class KnownAs(NamedTuple):
    """How texts name somebody; role, owner, publisher and the first and last day may be "".

    A name that others bear too means somebody of these days alone: a single word, or the words of
    a body that do not say which one it is.
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
"""The number of a decision, and which of its two somebody is: 0 or 1."""

_NameKey = tuple[bool, frozenset[str] | tuple[str, ...]]
SAME_WORDS, SAME_OFFICE, NO_CONFLICT, CONFLICT = 3, 2, 1, 0
"""How well an office fits, the first of a `Closeness`; none beside none is of the same words."""


class Sides(NamedTuple):
    """Which of whom the decisions are about somebody of a roster is."""

    parted: frozenset[Side] = frozenset()
    joined: dict[Side, Closeness] = {}


NO_SIDES = Sides()


class Decisions:
    """The decisions that hold, by names, to be asked for each entry of a roster."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        """A parting does not hold where the very same two were joined later."""
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
        """Which of whom the decisions are about this entry of a bulletin's roster is."""
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
        """How else those are named whom joins know by a name that is meant."""
        pairs = [(one.one, one.other) for one in self.kept[: len(self.joins)]]
        parts = self.kept[len(self.joins) :]
        reached = [known for pair in pairs for known in pair if is_meant(known.name)]
        for known in reached:  # it grows
            for one, other in (*pairs, *(pair[::-1] for pair in pairs)):
                if other not in reached and _may_be(known, one):
                    apart = (_are_the_two(part, other, had) for part in parts for had in reached)
                    if not any(apart):
                        reached.append(other)
        return [known for known in dict.fromkeys(reached) if not is_meant(known.name)]

    def _parted(self, fitting: dict[Side, Closeness]) -> Iterator[Side]:
        """The sides of partings that somebody is.

        Of all offices in which a name was parted from others, the best fitting are meant.  One that
        only does not conflict is meant on its own days, for other rules may state another one.  Of
        a parting whose two both fit alike, none is meant.
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
        """Whether somebody is this side rather than the other: by the office, or else by the day.

        Of two ranges of days that a day is in, the shorter one is meant.
        """
        decision = self.kept[side[0]]
        if _differ_in_words(decision):
            return (fit[0], _is_own_day(fit)) > (rival[0], _is_own_day(rival))
        own, other = (decision.one, decision.other)[:: -1 if side[1] else 1]
        return (fit, -_length(own)) > (rival, -_length(other))


NO_DECISIONS = Decisions()


def closeness(known: KnownAs, person: Person, day: str, publisher: str = "") -> Closeness | None:
    """How well somebody of a roster fits; None for another name, kind, owner or, alone, week."""
    asked, key = known.person, _name_key(person)
    if not key[1] or _name_key(asked) != key or offices.are_of_others(asked, person):
        return None
    away = _days_away(day, known)
    if away > _longest_away(person):
        return None
    return _office_fit(asked, person), -away, publisher == known.publisher


def opposite(side: Side) -> Side:
    """The other one of a decision's two."""
    return side[0], 1 - side[1]


def days_between(day: str, other: str) -> int:
    """How many days lie between two days, given as ISO; 0 where one is not known."""
    if not day or not other:
        return 0
    return abs(date.fromisoformat(day).toordinal() - date.fromisoformat(other).toordinal())


def _is_own_day(fit: Closeness) -> bool:
    """Whether somebody is heard on a decision's own days, by the same publisher."""
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
    """Whether a name means somebody on these days alone, for others bear it too."""
    return _longest_away(known.person) < inf


def _longest_away(person: Person) -> float:
    """How many days from those of a decision a name still means the same person or body."""
    if person.kind == "person":
        return WEEK if len(names.main_words(person.name)) == 1 else inf
    return inf if bodies.is_told_from_others(person) else 0


def _days_away(day: str, known: KnownAs) -> int:
    """How far a day is from the days on which somebody was heard; 0 where one is not known."""
    if known.first <= day <= known.last:
        return 0
    return min(days_between(day, known.first), days_between(day, known.last))


def _name_key(person: Person) -> _NameKey:
    """What names must share to be compared: a person's words in order, a body's in any."""
    if person.kind == "person":
        return True, names.main_words(person.name)
    return False, bodies.body_words(person)


def _differ_in_words(decision: Decision) -> bool:
    """Whether name or office tell the two apart, and not their days alone."""
    one, other = decision.one.person, decision.other.person
    return _name_key(one) != _name_key(other) or _office_fit(one, other) < SAME_WORDS


def _is_overruled(parting: Decision, joins: Iterable[Decision]) -> bool:
    """Whether the reader has joined the same two later, perhaps on another computer."""
    return any(
        one.order > parting.order and _are_the_two(parting, one.one, one.other) for one in joins
    )


def _are_the_two(decision: Decision, one: KnownAs, other: KnownAs) -> bool:
    """Whether a decision is about these two, by the same names in the same offices."""
    if _are_same(decision.one, one) and _are_same(decision.other, other):
        return True
    return _are_same(decision.one, other) and _are_same(decision.other, one)


def _may_be(one: KnownAs, other: KnownAs) -> bool:
    return closeness(one, other.person, other.first) is not None


def _are_same(one: KnownAs, other: KnownAs) -> bool:
    fit = closeness(one, other.person, other.first)
    return fit is not None and fit[0] == SAME_WORDS
