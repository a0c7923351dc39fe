"""Finds the figures of developments that match a query, and the people whose statements match."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reader.evidence import Part
from reader.library import Library
from reader.library.article_text import part_of
from reader.library.search.items import ItemFacts, figure_facts, quote_facts
from reader.models import Span

AskedFor = Callable[[ItemFacts], bool]
"""Tests whether a quote or figure matches."""


def asked_figures(
    library: Library, keys: Iterable[int], is_asked_for: AskedFor
) -> frozenset[tuple[str, Span]]:
    """Return the development ids and spans of the figures that match."""
    identities = library.row_identities()
    return frozenset(
        (identities.find(key).id or "", figure.span)
        for key, part in _parts(library, keys)
        for figure in part.figures
        if is_asked_for(figure_facts(part, figure))
    )


def people_heard(
    library: Library, keys: Iterable[int], is_asked_for: AskedFor
) -> frozenset[tuple[int, int]]:
    """Return the people with a matching quote or figure: bulletins' keys and roster numbers."""
    ledger = library.ledger_rows()
    found: set[tuple[int, int]] = set()
    for key, part in _parts(library, keys):
        bulletin = ledger.bulletin_of(key)
        for numbers, facts in _items(part):
            if numbers and bulletin is not None and is_asked_for(facts):
                found.update((bulletin, number) for number in numbers)
    return frozenset(found)


def _parts(library: Library, keys: Iterable[int]) -> Iterator[tuple[int, Part]]:
    for key in keys:
        if (article := library.article(key)) is not None:
            yield key, part_of(article.development, article.found)


def _items(part: Part) -> Iterator[tuple[tuple[int, ...], ItemFacts]]:
    for quote in part.quotes:
        yield quote.speakers, quote_facts(part, quote)
    for figure in part.figures:
        yield figure.claimants, figure_facts(part, figure)
