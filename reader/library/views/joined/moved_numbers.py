"""Finds numbers that their claimant has changed in a later development of the same story."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reader.ledger.catch_up import LASTING, MovedFigure, NamedSeries, moved_figures
from reader.ledger.series.standing import SeriesClaim
from reader.library.threads.story_tolls import Place, placed_in


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
            for place, moved in _moved(one, placed_in(index, one.claims, at)).items():
                key = keys_by_place[place]
                if key not in found or _where(moved) < _where(found[key]):
                    found[key] = moved
    return found


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
