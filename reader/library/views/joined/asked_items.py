"""Tests which claims and people match a query, by their figures and quotes in the texts found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

from reader.evidence import Part
from reader.ledger.catch_up import NamedSeries
from reader.ledger.series.standing import SeriesClaim
from reader.library.index import queries
from reader.library.views.view import ClaimTest, PartTest, ViewData
from reader.models import Person

KEPT = 4096
"""Texts that are cached."""


class AskedClaims:
    """The claims of some developments that pass a test; None: of all developments, no test."""

    def __init__(self, data: ViewData, keys: Iterable[int] | None, fits: ClaimTest | None) -> None:
        """Read nothing yet; `keys` are the developments that match."""
        self._data, self._fits = data, fits
        self._keys = None if keys is None else frozenset(keys)
        self._listed = lru_cache(KEPT)(self._read_keys)
        self._part = lru_cache(KEPT)(data.evidence.whole)

    def __contains__(self, claim: SeriesClaim) -> bool:
        """Whether a claim matches."""
        if self._keys is None and self._fits is None:
            return True
        keys = self._listed(claim.stated.place.development)
        if not keys:
            return False
        return self._fits is None or self._fits(claim, partial(self._claimants, keys[0], claim))

    def has_any(self, series: NamedSeries) -> bool:
        """Whether a claim of a series matches."""
        return any(claim in self for claim in series.claims)

    def _read_keys(self, id: str) -> list[int]:
        keys = self._data.ask(lambda index: queries.keys_of(index, id))
        return [key for key in keys if self._keys is None or key in self._keys]

    def _claimants(self, key: int, claim: SeriesClaim) -> Sequence[Person]:
        part, span = self._part(key), claim.stated.figure.span
        figures = part.figures if part is not None else ()
        found = next((one for one in figures if one.span == span), None)
        return part.everybody(found.claimants) if part is not None and found is not None else ()


def places_heard(
    data: ViewData, keys: Iterable[int], bulletins: Iterable[int], heard: PartTest
) -> set[tuple[int, int]]:
    """Return who has a quote or figure that passes: the key of the bulletin, the roster's number.

    `bulletins` are those of the developments `keys`.
    """
    found = set()
    for key, bulletin in zip(keys, bulletins, strict=True):
        part: Part | None = data.evidence.whole(key)
        if part is not None:
            found |= {(bulletin, number) for number in heard(part)}
    return found
