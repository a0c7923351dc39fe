"""Finds for each claim of a series the claims that repeat it, and those that contradict it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from reader.ledger.numbered_ids import id_of
from reader.ledger.series.stated import (
    ClaimVoice,
    Member,
    Series,
    StatedFigure,
    StatedQuantity,
    day_of,
)
from reader.ledger.series.values import can_both_be_right, is_one_number, is_same_value
from reader.ledger.series.words import HARM, RISEN

DENIED_FOR = 7
"""Days before and after a denial in which a claim may be the denied one."""

DENIED_DAILY = 2
"""The same for the numbers of a night or a day, each of which is soon followed by another one."""

MOST = 100
"""The most claims listed as repetitions or contradictions of one."""


class SeriesClaim(NamedTuple):
    """A figure of one claimant; `same` and `against` are the ids of other claims."""

    id: str
    stated: StatedFigure
    quantity: StatedQuantity
    claimant: ClaimVoice | None
    same: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def claims_of(series: Series) -> list[SeriesClaim]:
    """Return the claims of a series by day, one for each claimant of a figure."""
    claims = [claim for member in series.members for claim in _by_claimant(member)]
    if len(claims) == 1:
        return claims
    alike: dict[object, list[SeriesClaim]] = defaultdict(list)
    by_day: dict[str, list[SeriesClaim]] = defaultdict(list)
    for claim in claims:
        alike[claim.stated.figure[1:4]].append(claim)
        by_day[claim_day(claim)].append(claim)
    denials = [claim for claim in claims if claim.stated.figure.stance == "denies"]
    voices = _voices(claims)

    def is_against(one: SeriesClaim, other: SeriesClaim) -> bool:
        return _is_against(one, other) and voices[one.id].isdisjoint(voices[other.id])

    return [
        claim._replace(
            same=_ids(alike[claim.stated.figure[1:4]], claim, _is_again),
            against=_ids(
                claims if claim in denials else (*by_day[claim_day(claim)], *denials),
                claim,
                is_against,
            ),
        )
        for claim in claims
    ]


def _voices(claims: Iterable[SeriesClaim]) -> dict[str, frozenset[int]]:
    """Return whose each claim is; a heading's is also that of those who state it in the text."""
    stated: dict[object, list[SeriesClaim]] = defaultdict(list)
    for claim in claims:
        stated[claim.stated.place.development, claim.stated.figure[1:4]].append(claim)
    found = {}
    for alike in stated.values():
        whose = [frozenset((one.claimant.entry,) if one.claimant else ()) for one in alike]
        is_headed = any(one.stated.figure.span.block == 0 for one in alike)
        every = frozenset[int]().union(*whose)
        for claim, own in zip(alike, whose, strict=True):
            found[claim.id] = every if is_headed else own
    return found


def _ids(
    others: Iterable[SeriesClaim],
    claim: SeriesClaim,
    is_meant: Callable[[SeriesClaim, SeriesClaim], bool],
) -> tuple[str, ...]:
    """Return the ids of the others that are meant, at most `MOST`."""
    found = (other.id for other in others if is_meant(claim, other))
    return tuple(dict.fromkeys(islice(found, MOST)))


class ToldClaim(NamedTuple):
    """A claim, and how many times one development states it."""

    claim: SeriesClaim
    times: int


def stated_once(claims: Iterable[SeriesClaim]) -> list[ToldClaim]:
    """Return each claim once if both heading and text of a development state it, in order.

    The one in the text is returned, which says more, if possible with the day that the number is
    for.
    """
    groups: list[list[SeriesClaim]] = []
    by_id: dict[tuple[str, str], list[SeriesClaim]] = {}
    for claim in claims:
        where = claim.stated.place.development
        known = (by_id[where, id] for id in claim.same if (where, id) in by_id)
        group = next(known, None)
        if group is None:
            groups.append(group := [])
        group.append(claim)
        by_id[where, claim.id] = group
    return [ToldClaim(max(group, key=_says_more), len(group)) for group in groups]


def _says_more(claim: SeriesClaim) -> tuple[bool, bool]:
    return claim.stated.figure.span.block > 0, claim.quantity.when is not None


def series_id(claims: list[SeriesClaim]) -> str:
    """Return an id for scripts; it stays the same while the first claim does."""
    return id_of("s", claims[0].id)


def _by_claimant(member: Member) -> Iterator[SeriesClaim]:
    stated, quantity = member
    place, span = stated.place, stated.figure.span
    for number, claimant in enumerate(stated.claimants or (None,)):
        # The id includes no person's name, because later bulletins may change the name.
        parts = (place.development, place.day, place.source.rsplit("/", 1)[-1], *span, number)
        yield SeriesClaim(id_of("f", "\0".join(map(str, parts))), stated, quantity, claimant)


def _is_again(one: SeriesClaim, other: SeriesClaim) -> bool:
    """Whether a claim repeats another one: same claimant, number and time."""
    if one.id == other.id or {one.stated.figure.stance, other.stated.figure.stance} != {"says"}:
        return False
    if not _same_voice(one, other) or not is_same_value(one.stated.figure, other.stated.figure):
        return False
    if one.quantity.stretch in ("night", "day", "week"):
        return claim_day(one) == claim_day(other)
    whens = {one.quantity.when, other.quantity.when} - {None}
    return len(whens) < 2


def _same_voice(one: SeriesClaim, other: SeriesClaim) -> bool:
    if one.claimant and other.claimant:
        return one.claimant.entry == other.claimant.entry
    bases = one.stated.figure.claimant_basis, other.stated.figure.claimant_basis
    return one.claimant is other.claimant and bases == ("bulletin", "bulletin")


def _is_against(one: SeriesClaim, other: SeriesClaim) -> bool:
    """Whether two claims of different claimants for one time cannot both be right."""
    stances = one.stated.figure.stance, other.stated.figure.stance
    if set(stances) == {"says", "denies"}:
        whose = [claim.claimant and claim.claimant.entry for claim in (one, other)]
        is_one = is_one_number(one.stated.figure, other.stated.figure)
        return whose[0] != whose[1] and is_one and _is_near(one, other)
    if one.quantity.is_earlier or other.quantity.is_earlier or _has_grown(one, other):
        return False
    agree = can_both_be_right(one.stated.figure, other.stated.figure)
    if stances != ("says", "says") or agree or one.claimant is None or other.claimant is None:
        return False
    return one.claimant.entry != other.claimant.entry and claim_day(one) == claim_day(other)


def _has_grown(one: SeriesClaim, other: SeriesClaim) -> bool:
    """Whether the later of two claims gives a higher toll of a known event: "rose to 11"."""
    first, last = sorted((one, other), key=lambda claim: claim.stated.place.day or "")
    days = first.stated.place.day, last.stated.place.day
    is_toll = all(claim.quantity.fates and claim.quantity.fates <= HARM for claim in (one, other))
    if not is_toll or one.quantity.stretch:
        return False
    if days[0] == days[1]:
        most, least = sorted((one, other), key=_low, reverse=True)
        return tells_of_rise(most) and _low(most) > _low(least)
    if last.quantity.event != "the" or not all(days):
        return False
    return (last.stated.figure.high or 0) > (first.stated.figure.low or 0)


def _low(claim: SeriesClaim) -> float:
    return claim.stated.figure.low or 0


def tells_of_rise(claim: SeriesClaim) -> bool:
    """Whether the words before a number say that it replaces a lower one."""
    return (
        _RISEN.search(claim.stated.text[: claim.stated.figure.span.start][-LONGEST_RISE:])
        is not None
    )


_RISEN = re.compile(
    rf"\b(?:{RISEN}|gone up|went up)"
    r" (?:further )?to (?:at least |about |some |more than )?$"
)
LONGEST_RISE = 40
"""Characters before a number that are searched for a verb of rising."""


def _is_near(one: SeriesClaim, other: SeriesClaim) -> bool:
    """Whether one claim may deny the other, which was told before, or is the same number."""
    denial, denied = sorted((one, other), key=lambda claim: claim.stated.figure.stance != "denies")
    stretch = one.quantity.stretch
    if stretch in ("night", "day", "week") and claim_day(one) == claim_day(other):
        return True
    is_same = denial.stated.figure.low == denied.stated.figure.low
    whens = {one.quantity.when, other.quantity.when} - {None}
    if stretch in ("night", "day", "week") and (not is_same or len(whens) > 1):
        return False
    days = denial.stated.place.day, denied.stated.place.day
    if not all(days):
        return stretch not in ("night", "day", "week")
    after = (date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days
    most = DENIED_DAILY if stretch in ("night", "day") else DENIED_FOR
    return (after >= 0 or is_same) and abs(after) <= most


def claim_day(claim: SeriesClaim) -> str:
    """Return the day that the number is for, else that of the bulletin; "" if neither is known."""
    return day_of((claim.stated, claim.quantity))
