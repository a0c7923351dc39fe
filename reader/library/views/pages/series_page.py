"""Collects the claims of one series, with their claimants, stances and places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.ledger.catch_up import NamedSeries
from reader.ledger.series.standing import SeriesClaim, stated_once
from reader.library.article_text import TextPlace
from reader.library.index import queries
from reader.library.views.view import ViewData


class SeriesPage:
    """The page of a series: its claims by day, those of one day by claimant."""

    def __init__(self, data: ViewData, series: NamedSeries) -> None:
        """Read nothing yet."""
        self._data, self.series = data, series
        self.told = sorted(stated_once(series.claims), key=lambda told: _order(told.claim))

    def places(self) -> Iterator[TextPlace | None]:
        """Yield the place of each claim, in their order; None if its development is gone."""
        for claim, _ in self.told:
            yield self._place_of(claim)

    def newest(self) -> Iterator[TextPlace]:
        """Yield the place of the newest claim, and of those that it contradicts."""
        *_, newest = self.series.claims
        others = (claim for claim in self.series.claims if claim.id in newest.against)
        yield from filter(None, map(self._place_of, (newest, *others)))

    def _place_of(self, claim: SeriesClaim) -> TextPlace | None:
        id = claim.stated.place.development
        keys = self._data.ask(lambda index: queries.keys_of(index, id))
        listed = [key for key in keys if key not in self._data.hidden] or keys
        return TextPlace(listed[0], claim.stated.figure.span) if listed else None


class _Order(NamedTuple):
    """Sort by day, then claimant, so that contradicting claims are adjacent."""

    day: str
    whose: int
    place: tuple[str, int]


def _order(claim: SeriesClaim) -> _Order:
    place = claim.stated.place
    whose = claim.claimant.entry if claim.claimant is not None else 1 << 30
    return _Order(claim.quantity.when or place.day, whose, (place.source, place.number))


def series_page(data: ViewData, key: int) -> SeriesPage | None:
    """Return the page of the series with this key; None if there is none."""
    series = data.series.named(key)
    return SeriesPage(data, series) if series is not None else None
