"""Joins figures into series, the claims of one quantity; uncertain figures stay apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Protocol

from reader.ledger.series.context.keys import lasting_keys, local_keys
from reader.ledger.series.context.occasions import is_one_story
from reader.ledger.series.context.rubrics import are_clearly_apart
from reader.ledger.series.evidence import conflict, speaks_for_one
from reader.ledger.series.quantities import quantity_of
from reader.ledger.series.stated import Member, Series, StatedFigure, series_of
from reader.ledger.series.states.same_places import is_of_same_places, is_told_alike

LIKELY = 24
"""The number of series with a key, the latest ones, that a figure is tried with."""

COMPARED = 20
"""The number of members of a series, the latest ones, that a figure is compared with."""


def join_series(figures: Iterable[StatedFigure]) -> list[Series]:
    """Return the series, ordered by their beginning; each figure is in exactly one."""
    members = [(stated, quantity_of(stated)) for stated in sorted(figures, key=place_of)]
    joiner = SeriesJoiner(lambda numbers: [members[number] for number in numbers])
    place = None
    for number, (stated, quantity) in enumerate(members):
        if stated.place != place:
            joiner.begin_text()
        place = stated.place
        joiner.add(number, list(lasting_keys((stated, quantity))))
    return [series_of([members[number] for number in one]) for one in joiner.series]


def place_of(stated: StatedFigure) -> tuple[object, ...]:
    """Return the sort key of joining; a heading comes after its text, which says what it counts."""
    place, span = stated.place, stated.figure.span
    return place.day, place.source, place.number, place.development, span.block == 0, span


Rank = tuple[int, bytes, int]
"""The order in which series begin: those of a memory first; the last is the number of a series."""


class SeriesMemory(Protocol):
    """Stored series that were joined before, from earlier days than the figures to add."""

    def last(self, key: Hashable, most: int) -> list[tuple[bytes, int]]:
        """Return the latest series with a key: where they begin, and their names."""

    def figures(self, names: Sequence[int]) -> Mapping[int, list[int]]:
        """Return the figures' numbers of the series with these names, in the order of joining."""


class SeriesJoiner:
    """The series so far, and an index of them by the keys of their figures.

    Figures are known by numbers that the caller gives them; `read` returns their members.
    """

    def __init__(
        self,
        read: Callable[[Sequence[int]], Sequence[Member]],
        memory: SeriesMemory | None = None,
    ) -> None:
        """Start with no series; those of a `memory` are read when they may be continued."""
        self.series: list[list[int]] = []
        self.names: dict[int, int] = {}  # names of the memory's series, by number
        self.numbers: dict[int, int] = {}  # the inverse of `names`
        self.ranks: list[Rank] = []
        self._read, self._memory = read, memory
        self._members: dict[int, Member] = {}
        self._claimants: list[set[int] | None] = []  # of each series; None: not known yet
        self._unread: set[int] = set()  # series whose figures are not read from the memory yet
        self._asked: set[Hashable] = set()  # keys whose series have been read from the memory
        self._known: dict[Hashable, list[Rank]] = {}
        self._local: dict[Hashable, list[Rank]] = {}

    def begin_text(self) -> None:
        """Begin another development: figures added from now on belong to it."""
        self._local = {}

    def add(self, figure: int, keys: Sequence[Hashable]) -> int:
        """Add a figure to the one series that it fits, or to a new one; return the series' number.

        `keys` are its lasting keys.
        """
        (member,) = self._members_of((figure,))
        local = list(local_keys(member))
        lists = *(self._local.get(key, ()) for key in local), *map(self._last, keys)
        likely = dict.fromkeys(
            number for ranks in lists for _, _, number in reversed(ranks[-LIKELY:])
        )
        self._read_series([number for number in likely if number in self._unread])
        found = self._only_fitting(likely, member) if likely else None
        number = self.begin() if found is None else found
        self.series[number].append(figure)
        self._note_claimants(number, member)
        for key in local:
            _note(self._local.setdefault(key, []), self.ranks[number])
        for key in keys:
            _note(self._known.setdefault(key, []), self.ranks[number])
        return number

    def keep(self, figure: int, keys: Iterable[Hashable], number: int) -> None:
        """Add a figure to the series with this number, to which it is known to belong."""
        self.series[number].append(figure)
        self._claimants[number] = None
        for key in keys:
            _note(self._known.setdefault(key, []), self.ranks[number])

    def note_local(self, figure: int, number: int) -> None:
        """Add the local keys of a figure that was kept in a series."""
        (member,) = self._members_of((figure,))
        for key in local_keys(member):
            _note(self._local.setdefault(key, []), self.ranks[number])

    def begin(self, kind: int = 1, begins: bytes = b"") -> int:
        """Begin a series; return its number."""
        number = len(self.series)
        self.series.append([])
        self.ranks.append((kind, begins, number))
        self._claimants.append(set() if kind else None)
        return number

    def name(self, number: int, name: int) -> None:
        """Give a series a unique name."""
        self.names[number], self.numbers[name] = name, number

    def continued(self, begins: bytes, name: int) -> int:
        """Return the number of the memory's series with this name."""
        if name not in self.numbers:
            number = self.begin(0, begins)
            self.name(number, name)
            self._unread.add(number)
        return self.numbers[name]

    def figures(self, number: int) -> list[int]:
        """Return the figures of the series with this number, in order."""
        self._read_series([number] if number in self._unread else [])
        return self.series[number]

    def _read_series(self, numbers: Sequence[int]) -> None:
        """Read unread series together, because a query takes longer than a figure."""
        if self._memory is None or not numbers:
            return
        found = self._memory.figures([self.names[number] for number in numbers])
        for number in numbers:
            self.series[number][:0] = found.get(self.names[number], [])
        self._unread.difference_update(numbers)
        self._members_of([one for number in numbers for one in self.series[number][-COMPARED:]])

    def newer(self, key: Hashable, rank: Rank) -> int:
        """Return the least number of known series with a key that began after this rank."""
        known = self._known.get(key, ())
        return len(known) - bisect_right(known, rank)

    def _last(self, key: Hashable) -> Sequence[Rank]:
        """Return the series with a key, in order; the latest come last."""
        if self._memory is not None and key not in self._asked:
            self._asked.add(key)
            known = self._known.setdefault(key, [])
            for begins, name in self._memory.last(key, LIKELY):
                _note(known, self.ranks[self.continued(begins, name)])
        return self._known.get(key, ())

    def _members_of(self, figures: Sequence[int]) -> list[Member]:
        """Return these figures' members; unknown ones are read."""
        known = self._members
        try:
            return [known[figure] for figure in figures]
        except KeyError:
            new = [figure for figure in figures if figure not in known]
            known.update(zip(new, self._read(new), strict=True))
            return [known[figure] for figure in figures]

    def _only_fitting(self, likely: Iterable[int], member: Member) -> int | None:
        """Return the series that a figure fits, of several the one of the same claimant.

        Those of the claimant are tried first, and no others if one of them fits.
        """
        whose = {one.entry for one in member[0].claimants}
        own, unknown, others = list[int](), list[int](), list[int]()
        for number in likely:
            known = self._claimants[number]
            is_own = known is not None and not whose.isdisjoint(known)
            (unknown if known is None and whose else own if is_own else others).append(number)
        chosen = _Chosen(self._end, member)
        self._choose(chosen, own, member)
        also = [number for number in unknown if fits(self._end(number), member)]
        of_them = [number for number in also if self._is_of(number, whose)]
        is_own = bool(chosen.found or chosen.are_divided or of_them)
        for number in of_them if is_own else also:
            chosen.add(number)
        self._choose(chosen, () if is_own else others, member)
        return min(chosen.found, key=self.ranks.__getitem__, default=None)

    def _choose(self, chosen: _Chosen, numbers: Iterable[int], member: Member) -> None:
        """Add the series that a figure fits, until it is known to join none."""
        for number in numbers:
            if chosen.may_have(number) and fits(self._end(number), member):
                chosen.add(number)

    def _end(self, number: int) -> list[Member]:
        return self._members_of(self.series[number][-COMPARED:])

    def _is_of(self, number: int, whose: set[int]) -> bool:
        """Whether a series has a figure of one of these claimants."""
        known = self._claimants[number]
        if known is None:
            members = self._members_of(self.figures(number))
            known = {one.entry for stated, _ in members for one in stated.claimants}
            self._claimants[number] = known
        return not whose.isdisjoint(known)

    def _note_claimants(self, number: int, member: Member) -> None:
        known = self._claimants[number]
        if known is not None:
            known.update([one.entry for one in member[0].claimants])


class _Chosen:
    """The series that a figure fits, if all of them may be of one quantity.

    If they conflict, those count that tell of a place as the figure does, and if these conflict too
    those that tell of exactly the same places; none if these conflict.
    """

    def __init__(self, end: Callable[[int], Sequence[Member]], member: Member) -> None:
        self.found: list[int] = []
        self._tests = [is_told_alike, is_of_same_places]
        self._tried: list[Callable[[Sequence[Member], Member], bool]] = []
        self._is_open, self._end, self._member = True, end, member

    @property
    def are_divided(self) -> bool:
        """Whether series that the figure fits conflict."""
        return bool(self._tried)

    def may_have(self, number: int) -> bool:
        """Whether a series counts if the figure fits it."""
        return self._is_open and all(test(self._end(number), self._member) for test in self._tried)

    def add(self, number: int) -> None:
        """Add a series that the figure fits."""
        if not self.may_have(number):
            return
        if all(are_one(self._end(one), self._end(number)) for one in self.found):
            self.found.append(number)
        elif self._tests:
            self._tried.append(self._tests.pop(0))
            self.found = [one for one in self.found if self.may_have(one)]
            self.add(number)
        else:
            self.found, self._is_open = [], False


def fits(last: Sequence[Member], member: Member) -> bool:
    """Whether a figure belongs to the series that ends with these members.

    Agreement is checked before other conflicts because that is faster.
    """
    if are_clearly_apart(last[-1], member):
        return False
    for known in last:
        if speaks_for_one(known, member):
            break
    else:
        return False
    return not any(conflict(known, member) for known in reversed(last))


def are_one(ours: Sequence[Member], theirs: Sequence[Member]) -> bool:
    """Whether two series that end with these members may be of one quantity: nothing conflicts.

    Pieces of one toll may differ in how they introduce the event.
    """
    pairs = (
        sorted((one, other), key=lambda member: place_of(member[0]))
        for one in ours
        for other in theirs
    )
    return not any(conflict(one, other) and not is_one_story(one, other) for one, other in pairs)


def _note(known: list[Rank], rank: Rank) -> None:
    """Insert a series' rank in order, once."""
    if not known or known[-1] < rank:
        known.append(rank)
    elif known[-1] != rank:
        at = bisect_left(known, rank)
        if known[at] != rank:
            known.insert(at, rank)
