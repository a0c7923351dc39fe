"""Collects the claims of one series, with their claimants, stances and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.ledger.catch_up import NamedSeries
from reader.ledger.series.standing import SeriesClaim, stated_once
from reader.library.article_text import TextPlace
from reader.library.index import queries
from reader.library.index.quote_rows import QuotePlace
from reader.library.rows import Row
from reader.library.views.lists.quote_list import quote_row
from reader.library.views.shown_evidence import first_pieces
from reader.library.views.view import ViewData
from reader.models import Span

MOST_TEXTS = 100
"""Most texts in which denials are looked for, the newest."""

DENYING = ("denies", "withholds")
"""Stances of those who do not say what is asked about."""


class PlacedClaim(NamedTuple):
    """A claim, its place in a listed text, and how often that text states it."""

    claim: SeriesClaim
    place: TextPlace | None
    times: int


class DisputedClaim(NamedTuple):
    """A claim, and the claims that deny it or cannot be right beside it."""

    claim: PlacedClaim
    others: Sequence[PlacedClaim]


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

    def disputes(self) -> Iterator[DisputedClaim]:
        """Yield each claim that others dispute, with their claims; each pair once."""
        told = {one.claim.id: one for one in self.told}
        pairs: set[frozenset[str]] = set()
        for claim, times in sorted(self.told, key=lambda one: _is_denial(one.claim)):
            others = [told[id] for id in claim.against if id in told]
            others = [one for one in others if frozenset((one.claim.id, claim.id)) not in pairs]
            pairs |= {frozenset((one.claim.id, claim.id)) for one in others}
            if others:
                placed = [PlacedClaim(c, self._place_of(c), often) for c, often in others]
                yield DisputedClaim(PlacedClaim(claim, self._place_of(claim), times), placed)

    def denials(self) -> Iterator[Row]:
        """Yield the quotes that deny or do not confirm something, of the texts of the claims.

        Each has the day of its bulletin. Those that contain a claim of this series are left out.
        """
        spans: dict[int, list[Span]] = {}
        days: dict[int, str] = {}
        for claim, _ in self.told:
            if (place := self._place_of(claim)) is not None:
                spans.setdefault(place.key, []).append(claim.stated.figure.span)
                days[place.key] = claim.stated.place.day
        for key in list(spans)[-MOST_TEXTS:]:
            for row in self._denied(key):
                if not any(_is_within(span, row.place) for span in spans[key]):
                    yield row._replace(date=days[key] or None)

    def _denied(self, key: int) -> Iterator[Row]:
        entry = self._data.entry(key)
        part = self._data.evidence.quoted(entry.key, entry.story) if entry else None
        for number in first_pieces(part) if part is not None else ():
            if part is not None and part.quotes[number].stance in DENYING:
                yield quote_row(self._data, QuotePlace(key, number))

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


def _is_denial(claim: SeriesClaim) -> bool:
    return claim.stated.figure.stance == "denies"


def _is_within(inner: Span, outer: Span | None) -> bool:
    return (
        outer is not None
        and inner.block == outer.block
        and inner.start >= outer.start
        and (inner.end <= outer.end)
    )


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
