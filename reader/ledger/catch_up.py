"""Finds what is new over all bulletins: who is quoted for the first time, which numbers changed.

Pure functions.  The caller decides whether a development is new: by its day, or by when it was
first stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import log1p
from typing import NamedTuple

from reader.ledger.people.heard import HeardBulletin, LedgerPerson
from reader.ledger.series.standing import SeriesClaim, claim_day
from reader.ledger.series.stated import ClaimVoice
from reader.ledger.series.values import is_same_value


class NamedSeries(NamedTuple):
    """A series by its name for scripts; `of` is what it counts, its claims are by day."""

    id: str
    of: str
    claims: Sequence[SeriesClaim]


class MovedFigure(NamedTuple):
    """A number that its claimant gives otherwise than before."""

    series: str
    of: str
    claimant: ClaimVoice
    before: SeriesClaim
    now: SeriesClaim


class Contradiction(NamedTuple):
    """A new claim, and those of others that cannot be right beside it."""

    series: str
    of: str
    now: SeriesClaim
    against: tuple[SeriesClaim, ...]


class Telling(NamedTuple):
    """What makes a development weigh: its place in its bulletin, and what was found in it."""

    number: int
    quotes: int
    claims: int
    texts: int = 1
    goes_on: bool = False
    is_disputed: bool = False


IsNew = Callable[[str], bool]
"""Whether a development, by its id, is new."""


def importance(told: Telling) -> float:
    """How much a development weighs, 0 for a lead, which says in brief what others tell.

    The first of a bulletin weighs most.  Evidence counts by its logarithm: a long text is not ten
    times as important.  A story that goes on, a dispute and a second publisher add as much as
    several quotes.
    """
    if told.number == 0:
        return 0.0
    weight = 2 / (1 + 0.2 * (told.number - 1)) + log1p(told.quotes) / 2 + log1p(told.claims) / 2
    return weight + told.goes_on + 1.5 * told.is_disputed + log1p(told.texts - 1)


def first_heard(
    people: Iterable[LedgerPerson], is_new: Callable[[HeardBulletin], bool]
) -> list[LedgerPerson]:
    """The people who are quoted and of whom no bulletin that is not new has told."""
    return [
        person
        for person in people
        if person.kind == "person"
        and person.quotes
        and all(is_new(member.bulletin) for member in person.members)
    ]


def moved_figures(series: Iterable[NamedSeries], is_new: IsNew) -> list[MovedFigure]:
    """The last number of each claimant in each series, where an earlier one was another."""
    found: list[MovedFigure] = []
    for one in series:
        before: dict[int, SeriesClaim] = {}
        now: dict[int, SeriesClaim] = {}
        for claim in sorted(one.claims, key=claim_day):
            if claim.claimant is None or claim.stated.figure.stance != "says":
                continue
            last = now if is_new(claim.stated.place.development) else before
            last[claim.claimant.entry] = claim
        found += [
            MovedFigure(one.id, one.of, claim.claimant, before[entry], claim)
            for entry, claim in now.items()
            if claim.claimant is not None
            and entry in before
            and claim_day(before[entry]) <= claim_day(claim)
            and not is_same_value(before[entry].stated.figure, claim.stated.figure)
        ]
    return found


def contradictions(series: Iterable[NamedSeries], is_new: IsNew) -> list[Contradiction]:
    """The new claims that stand against others; of two new ones the later alone is told."""
    found: list[Contradiction] = []
    for one in series:
        by_id = {claim.id: (place, claim) for place, claim in enumerate(one.claims)}
        for place, claim in enumerate(one.claims):
            if not claim.against or not is_new(claim.stated.place.development):
                continue
            others = (by_id[other] for other in claim.against if other in by_id)
            against = tuple(
                other
                for at, other in others
                if at < place or not is_new(other.stated.place.development)
            )
            if against:
                found.append(Contradiction(one.id, one.of, claim, against))
    return found
