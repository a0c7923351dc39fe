"""Finds numbers that their claimant has changed in a later development of the same story."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reader.ledger.catch_up import LASTING, MovedFigure, NamedSeries, moved_figures
from reader.ledger.series.standing import SeriesClaim
from reader.ledger.tolls import Toll, risen_tolls, toll_of
from reader.library.index import queries


def moved_in_threads(
    index: sqlite3.Connection, threads: Iterable[Sequence[int]], series: Iterable[NamedSeries]
) -> dict[int, MovedFigure]:
    """Return, by development, its first number that differs from an earlier one in the thread.

    `threads` are keys of developments, the earliest first. A number for one night, day or week does
    not change the number for another one; nor do numbers stated for different days.
    """
    at = {
        key: (number, place)
        for number, keys in enumerate(threads)
        for place, key in enumerate(keys)
    }
    keys_by_place = {place: key for key, place in at.items()}
    found: dict[int, MovedFigure] = {}
    for one in series:
        if len({claim.stated.place.development for claim in one.claims}) > 1:
            for place, moved in _moved(one, _placed(index, one.claims, at)).items():
                key = keys_by_place[place]
                if key not in found or _where(moved) < _where(found[key]):
                    found[key] = moved
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
    for one in series:
        placed = _placed(index, one.claims, at)
        for claim in one.claims:
            if claim.stated.place.development in placed:
                claims[placed[claim.stated.place.development]].append(claim)
    tolls: dict[int, list[tuple[int, Toll]]] = defaultdict(list)
    for (number, place), told in claims.items():
        toll = toll_of(told)
        if toll is not None:
            tolls[number].append((stories[number][place], toll))
    return {key: moved for some in tolls.values() for key, moved in risen_tolls(some).items()}


Place = tuple[int, int]
"""The number of a thread, and of a development in it."""


def _placed(
    index: sqlite3.Connection, claims: Sequence[SeriesClaim], at: Mapping[int, Place]
) -> dict[str, Place]:
    """The place of each claim's development in a thread, by id, if it is in one."""
    placed: dict[str, Place] = {}
    for id in {claim.stated.place.development for claim in claims}:
        here = [at[key] for key in queries.keys_of(index, id) if key in at]
        if here:
            placed[id] = here[0]
    return placed


def _moved(series: NamedSeries, placed: Mapping[str, Place]) -> dict[Place, MovedFigure]:
    """The first changed number of a series for each later development of a thread."""
    threads: dict[int, dict[int, list[SeriesClaim]]] = defaultdict(lambda: defaultdict(list))
    for claim in series.claims:
        place = placed.get(claim.stated.place.development)
        if place is not None and claim.quantity.stretch in LASTING:
            threads[place[0]][place[1]].append(claim)
    found: dict[Place, MovedFigure] = {}
    for thread, by_place in threads.items():
        before: list[SeriesClaim] = []
        for number, claims in sorted(by_place.items()):
            new = {claim.stated.place.development for claim in claims}
            told = series._replace(claims=(*before, *claims))
            moved = [one for one in moved_figures([told], new.__contains__) if _is_certain(one)]
            if moved:
                found[thread, number] = min(moved, key=_where)
            before += claims
    return found


def _is_certain(moved: MovedFigure) -> bool:
    """Whether both numbers may be for the same day, and the later one is in a later bulletin."""
    before, now = moved.before, moved.now
    days = {before.quantity.when, now.quantity.when} - {None}
    return len(days) < 2 and before.stated.place.day < now.stated.place.day


def _where(moved: MovedFigure) -> tuple[int, int]:
    """The place of the number in its text."""
    span = moved.now.stated.figure.span
    return span.block, span.start
