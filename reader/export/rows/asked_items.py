"""Tests which figures and people match a query; texts are read when they are asked about.

So the first line of a verb does not wait for all texts that match.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from reader.evidence import Part
from reader.library import Library
from reader.library.index import queries
from reader.library.search.items import ItemFacts, figure_facts, quote_facts
from reader.models import Span

AskedFor = Callable[[ItemFacts], bool]
"""Tests whether a quote or figure matches."""

KEPT = 4096
"""Texts whose matching figures are cached."""

_BULLETINS = (
    "SELECT d.id, d.bulletin FROM json_each(?) AS wanted JOIN development AS d"
    " ON d.id = wanted.value"
)


class AskedFigures:
    """The figures of some developments that match."""

    def __init__(self, library: Library, keys: Iterable[int], is_asked_for: AskedFor) -> None:
        """Read nothing yet; `keys` are the developments that match."""
        self._library, self._is_asked_for = library, is_asked_for
        self._keys = frozenset(keys)
        self._spans = lru_cache(KEPT)(self._read)

    def __contains__(self, place: tuple[str, Span]) -> bool:
        """Whether the figure at this place matches: the id of a development, and a span."""
        return place[1] in self._spans(place[0])

    def _read(self, id: str) -> frozenset[Span]:
        keys = self._library.view_data.ask(lambda index: queries.keys_of(index, id))
        return frozenset(
            figure.span
            for part in _parts(self._library, self._keys.intersection(keys))
            for figure in part.figures
            if self._is_asked_for(figure_facts(part, figure))
        )


class AskedPeople:
    """The people with a quote or figure that matches, in some developments."""

    def __init__(self, library: Library, keys: Iterable[int], is_asked_for: AskedFor) -> None:
        """Read no text yet; `keys` are the developments that match."""
        self._library, self._is_asked_for = library, is_asked_for
        asked = json.dumps(list(keys))

        def bulletins(index: sqlite3.Connection) -> list[tuple[int, int]]:
            return index.execute(_BULLETINS, (asked,)).fetchall()

        self._keys: dict[int, list[int]] = defaultdict(list)
        for key, bulletin in library.view_data.ask(bulletins):
            self._keys[bulletin].append(key)
        self._numbers: dict[int, frozenset[int]] = {}

    def __contains__(self, place: tuple[int, int]) -> bool:
        """Whether a person matches: the key of a bulletin, and a number in its roster."""
        bulletin, number = place
        if bulletin not in self._numbers:
            self._numbers[bulletin] = self._read(self._keys.get(bulletin, ()))
        return number in self._numbers[bulletin]

    def _read(self, keys: Iterable[int]) -> frozenset[int]:
        return frozenset(
            number
            for part in _parts(self._library, keys)
            for numbers, facts in _items(part)
            if numbers and self._is_asked_for(facts)
            for number in numbers
        )


def _parts(library: Library, keys: Iterable[int]) -> Iterator[Part]:
    for key in keys:
        if (part := library.view_data.evidence.whole(key)) is not None:
            yield part


def _items(part: Part) -> Iterator[tuple[tuple[int, ...], ItemFacts]]:
    for quote in part.quotes:
        yield quote.speakers, quote_facts(part, quote)
    for figure in part.figures:
        yield figure.claimants, figure_facts(part, figure)
