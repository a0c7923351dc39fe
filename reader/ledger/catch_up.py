"""Finds news over all bulletins: people quoted for the first time, and numbers that changed.

Pure functions. The caller decides whether a development is new: by its day, or by when it was first
stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import log1p
from typing import NamedTuple

from reader.ledger.people.heard import HeardBulletin, LedgerPerson
from reader.ledger.people.names import words_of
from reader.ledger.series.standing import SeriesClaim, claim_day
from reader.ledger.series.stated import ClaimVoice
from reader.ledger.series.values import is_same_value


class NamedSeries(NamedTuple):
    """A series with its id for scripts.

    `of` names the thing counted, and the claims are ordered by day.
    """

    id: str
    of: str
    claims: Sequence[SeriesClaim]


class MovedFigure(NamedTuple):
    """A number of a claimant that differs from the claimant's earlier number.

    `claimant` is None for the toll of one event if two state it.
    """

    series: str
    of: str
    claimant: ClaimVoice | None
    before: SeriesClaim
    now: SeriesClaim


class Contradiction(NamedTuple):
    """A new claim, and the claims of others that contradict it."""

    series: str
    of: str
    now: SeriesClaim
    against: tuple[SeriesClaim, ...]


class Telling(NamedTuple):
    """The values that decide how important a development is."""

    number: int
    quotes: int
    claims: int
    texts: int = 1
    goes_on: bool = False
    is_disputed: bool = False


LASTING = (None, "total")
"""Periods for which a later number replaces an earlier one."""

IsNew = Callable[[str], bool]
"""Whether a development, given by its id, is new."""


def importance(told: Telling) -> float:
    """Return the weight of a development; 0 for a lead, which only summarizes other developments.

    The first of a bulletin weighs most. Evidence counts by its logarithm: a long text is not ten
    times as important. A continued story, a dispute and a second publisher each weigh as much as
    several quotes.
    """
    if told.number == 0:
        return 0.0
    weight = 2 / (1 + 0.2 * (told.number - 1)) + log1p(told.quotes) / 2 + log1p(told.claims) / 2
    return weight + told.goes_on + 1.5 * told.is_disputed + log1p(told.texts - 1)


def first_heard(
    people: Iterable[LedgerPerson], is_new: Callable[[HeardBulletin], bool]
) -> list[LedgerPerson]:
    """Return the people who are quoted and who appear only in new bulletins.

    A name of one word without an office introduces nobody: its bearer was introduced elsewhere.
    """
    return [
        person
        for person in people
        if person.kind == "person"
        and person.quotes
        and (person.roles or len(words_of(person.name)) > 1)
        and all(is_new(member.bulletin) for member in person.members)
    ]


def moved_figures(series: Iterable[NamedSeries], is_new: IsNew) -> list[MovedFigure]:
    """Return the latest number of each claimant in each series, if an earlier one differs.

    A number for one night, day or week does not change that for another one.
    """
    found: list[MovedFigure] = []
    for one in series:
        before: dict[tuple[int, str], SeriesClaim] = {}
        now: dict[tuple[int, str], SeriesClaim] = {}
        for claim in sorted(one.claims, key=claim_day):
            if claim.claimant is None or claim.stated.figure.stance != "says":
                continue
            last = now if is_new(claim.stated.place.development) else before
            period = "" if claim.quantity.stretch in LASTING else claim_day(claim)
            last[claim.claimant.entry, period] = claim
        found += [
            MovedFigure(one.id, one.of, claim.claimant, before[key], claim)
            for key, claim in now.items()
            if claim.claimant is not None
            and key in before
            and claim_day(before[key]) <= claim_day(claim)
            and not is_same_value(before[key].stated.figure, claim.stated.figure)
        ]
    return found


def contradictions(series: Iterable[NamedSeries], is_new: IsNew) -> list[Contradiction]:
    """Return the new claims that contradict others; of two new ones, only the later is returned."""
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
    return [one for one in found if not (_is_told_beside(one, found) or _is_headed(one, found))]


def _is_headed(one: Contradiction, found: Sequence[Contradiction]) -> bool:
    """Whether it stands in the heading of a development whose text says it too."""
    stated = one.now.stated
    return stated.figure.span.block == 0 and any(
        other.now.stated.figure.span.block > 0
        and other.now.stated.place == stated.place
        and is_same_value(other.now.stated.figure, stated.figure)
        for other in found
        if other.series == one.series
    )


def _is_told_beside(one: Contradiction, found: Sequence[Contradiction]) -> bool:
    """Whether its claimant denies a number and states another one, which is found too.

    "She shot down 44, not 40" is one contradiction to 40, not two.
    """
    claim = one.now
    return claim.stated.figure.stance == "denies" and any(
        other.now.stated.figure.stance == "says"
        and other.now.claimant == claim.claimant
        and other.now.stated.place == claim.stated.place
        and {other.id for other in one.against} <= {again.id for again in other.against}
        for other in found
        if other.series == one.series
    )
