"""Finds the tolls that are higher than earlier ones of the same story, whoever states them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reader.ledger.catch_up import MovedFigure, NamedSeries
from reader.ledger.series.standing import SeriesClaim
from reader.ledger.tolls import Toll, risen_tolls, toll_of
from reader.library.index import queries

Place = tuple[int, int]
"""The number of a thread, and of a development in it."""

MOST_TOLD = 600
"""Developments of the newest threads whose tolls are compared."""


def newest_stories(threads: Iterable[Sequence[int]]) -> list[tuple[int, ...]]:
    """Return the first threads, up to about `MOST_TOLD` developments; give the newest first."""
    found: list[tuple[int, ...]] = []
    left = MOST_TOLD
    for keys in threads:
        if left <= 0:
            break
        found.append(tuple(keys))
        left -= len(keys)
    return found


def tolls_in_threads(
    index: sqlite3.Connection, threads: Iterable[Sequence[int]], series: Iterable[NamedSeries]
) -> dict[int, MovedFigure]:
    """Return, by development, its toll that is higher than those of earlier days in the thread.

    They may have other claimants, because one event is meant.
    """
    stories = [tuple(keys) for keys in threads]
    at = {
        key: (number, place)
        for number, keys in enumerate(stories)
        for place, key in enumerate(keys)
    }
    claims: dict[Place, list[SeriesClaim]] = defaultdict(list)
    told_in: dict[str, NamedSeries] = {}
    for one in series:
        placed = placed_in(index, one.claims, at)
        for claim in one.claims:
            told_in[claim.id] = one
            if claim.stated.place.development in placed:
                claims[placed[claim.stated.place.development]].append(claim)
    tolls: dict[int, list[tuple[int, Toll]]] = defaultdict(list)
    for (number, place), told in claims.items():
        toll = toll_of(told)
        if toll is not None:
            tolls[number].append((stories[number][place], toll))
    found = {key: moved for some in tolls.values() for key, moved in risen_tolls(some).items()}
    return {key: _named(moved, told_in[moved.now.id]) for key, moved in found.items()}


def _named(moved: MovedFigure, series: NamedSeries) -> MovedFigure:
    return moved._replace(series=series.id, of=series.of)


def placed_in(
    index: sqlite3.Connection, claims: Sequence[SeriesClaim], at: Mapping[int, Place]
) -> dict[str, Place]:
    """Return the place of each claim's development in a thread, by id, if it is in one."""
    placed: dict[str, Place] = {}
    for id in {claim.stated.place.development for claim in claims}:
        here = [at[key] for key in queries.keys_of(index, id) if key in at]
        if here:
            placed[id] = here[0]
    return placed
