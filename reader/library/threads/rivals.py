"""Finds, for a development, the listed texts of other publishers that tell the same story."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from reader.library.index.connect import one_snapshot, whole
from reader.library.index.evidence_rows import line_or_none
from reader.library.threads.threads import AskIndex, ShownThreads, ThreadPlace, words_of_link

_PAIRS = (
    "SELECT r.other, r.share, r.why FROM development AS d JOIN development AS same"
    " ON same.text = d.text JOIN rival AS r ON r.one = same.id WHERE d.id = ?1"
    " UNION SELECT r.one, r.share, r.why FROM development AS d JOIN development AS same"
    " ON same.text = d.text JOIN rival AS r ON r.other = same.id WHERE d.id = ?1"
)
"""SQL for the rival pairs of a development and of its copies."""

_ANY_PAIR = (
    "SELECT same.id FROM (SELECT one AS id FROM rival UNION SELECT other FROM rival) AS r"
    " JOIN development AS d ON d.id = r.id JOIN development AS same ON same.text = d.text"
)
"""SQL for the developments of all rival pairs, and for their copies."""

_PUBLISHER = (
    "SELECT b.publisher FROM development AS d JOIN bulletin AS b ON b.id = d.bulletin"
    " WHERE d.id = ?"
)


class RivalPlace(NamedTuple):
    """A text of another publisher that tells the same story on about the same day.

    `share` is the share of the story's words that both have; `why` are some of those words.
    """

    place: ThreadPlace
    publisher: str
    share: float
    why: tuple[str, ...]


class Rivals:
    """Looks up the rivals of listed developments."""

    def __init__(self, ask: AskIndex, shown: ShownThreads) -> None:
        """`ask` queries the index; `shown` knows what is listed."""
        self._ask, self._shown = ask, shown

    def keys(self) -> frozenset[int]:
        """Return the developments that may have rivals; others have none."""
        return self._ask(
            lambda index: frozenset(key for (key,) in index.execute(_ANY_PAIR).fetchall())
        )

    def of(self, key: int) -> tuple[RivalPlace, ...]:
        """Return the rivals of a development, by publisher; empty if it is not listed."""
        return self._ask(lambda index: rivals_of(index, self._shown, key))


def rivals_of(index: sqlite3.Connection, shown: ShownThreads, key: int) -> tuple[RivalPlace, ...]:
    """Return the listed rivals of a development; empty if it is not listed.

    Those of the same day come first, by publisher. Per publisher it is a text of the same day, and
    else of the day before or after; of several the one that shares most. That text must not have a
    better rival of this development's publisher.
    """
    with one_snapshot(index), whole():
        place = shown.place(index, key)
        if place is None:
            return ()
        own = _publisher(index, key)
        found = []
        for rival in _likest(_pairs(index, shown, key), place.date).values():
            day = rival.place.date
            theirs = _likest(_pairs(index, shown, rival.place.key), day).get(own.casefold())
            if theirs is not None and _rank(theirs, day) <= _rank(rival, place.date):
                found.append(rival)
        return tuple(sorted(found, key=partial(_order, place.date)))


def _order(day: str | None, rival: RivalPlace) -> tuple[bool, str, int]:
    """Those of the same day come first."""
    return rival.place.date != day, rival.publisher, rival.place.key


def _pairs(index: sqlite3.Connection, shown: ShownThreads, key: int) -> list[RivalPlace]:
    """The listed texts that may be rivals."""
    found = []
    for other, share, why in index.execute(_PAIRS, (key,)).fetchall():
        place = shown.listed(index, other)
        if place is not None and place.key != key:
            whose = _publisher(index, place.key)
            found.append(RivalPlace(place, whose, float(share), words_of_link(why)))
    return found


def _likest(pairs: Iterable[RivalPlace], day: str | None) -> Mapping[str, RivalPlace]:
    """The best text of each publisher beside one of this day."""
    found: dict[str, RivalPlace] = {}
    ordered = sorted(pairs, key=lambda one: one.place.key)
    for pair in sorted(ordered, key=lambda one: _rank(one, day), reverse=True):
        found.setdefault(pair.publisher.casefold(), pair)
    return found


def _rank(rival: RivalPlace, day: str | None) -> tuple[bool, float]:
    return rival.place.date == day, rival.share


def _publisher(index: sqlite3.Connection, key: int) -> str:
    found = index.execute(_PUBLISHER, (key,)).fetchone()
    return line_or_none(found[0]) or "" if found else ""
