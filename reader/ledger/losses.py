"""Finds series that count losses, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.ledger.catch_up import NamedSeries
from reader.ledger.people.lands import land
from reader.ledger.series.standing import SeriesClaim
from reader.ledger.series.stated import is_adjective
from reader.ledger.series.words import CASUALTIES, FATES

LOST = frozenset(("killed", "wounded", "lost", "missing", "downed", "destroyed"))
"""Outcomes that are losses."""

PRISONERS = frozenset(("prisoner", "pow", "captive"))
"""Things whose name alone states an outcome: a number of prisoners need not be a loss."""

WORDS = tuple(word for word, fate in FATES.items() if fate in LOST) + tuple(sorted(CASUALTIES))
"""Words of which a text that states a loss has at least one."""

ENEMY = "enemy"
"""The side of "the enemy's" things."""

_NAME = re.compile(r"(?<![\w’'-])[A-Z][^\W\d_]{3,}")


def is_loss(series: NamedSeries) -> bool:
    """Whether the claims of a series count losses: killed, wounded, lost, shot down, destroyed."""
    return any(
        not claim.quantity.fates.isdisjoint(LOST) and claim.quantity.thing not in PRISONERS
        for claim in series.claims
    )


def side_of(series: NamedSeries) -> str:
    """Return whose things a series counts, in the form of `land`; "" if no text tells, or two."""
    sides = frozenset[str]().union(*(claim.quantity.sides for claim in series.claims))
    named = sides - {ENEMY} or sides
    return next(iter(named)) if len(named) == 1 else ""


def side_name(side: str, claims: Iterable[SeriesClaim]) -> str:
    """Return a side as these claims' texts write it, the country before "Torvian"; "" if none does.

    Of "the enemy" that word.
    """
    if side == ENEMY:
        return "The enemy"
    derived = ""
    for name in _names(claims):
        if land(name.casefold()) == side:
            if not is_adjective(name):
                return name
            derived = derived or name
    return derived


def _names(claims: Iterable[SeriesClaim]) -> Iterator[str]:
    """The capitalized words of the claims' texts, and of their claimants."""
    for claim in claims:
        stated = claim.stated
        who = claim.claimant.name if claim.claimant is not None else ""
        yield from _NAME.findall(f"{stated.lead_in} {stated.text} {who} {stated.place.heading}")
