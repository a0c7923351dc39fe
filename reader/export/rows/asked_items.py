"""Finds the figures of developments that a query asks for, and those who say what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reader.evidence import Part
from reader.library import Library
from reader.library.article_text import part_of
from reader.library.search.items import ItemFacts, figure_facts, quote_facts
from reader.models import Span

AskedFor = Callable[[ItemFacts], bool]
"""Tells of a quote or figure whether it is asked for."""


def asked_figures(
    library: Library, keys: Iterable[int], is_asked_for: AskedFor
) -> frozenset[tuple[str, Span]]:
    """The ids of developments and the places in them of the figures that are asked for."""
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
    """Who says or claims what is asked for: the keys of their bulletins, their numbers there."""
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
