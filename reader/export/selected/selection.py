"""Collects what to export for a selection: developments, a person, or a series."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.evidence import ClaimLine, Part, QuoteLine, claim_line, quote_line
from reader.export.rows.quote_lines import ShownQuote
from reader.ledger.catch_up import NamedSeries
from reader.ledger.people.heard import LedgerPerson
from reader.library import Library
from reader.library.article_text import part_of
from reader.library.rows import Article
from reader.library.search.items import ItemFacts, figure_facts, quote_facts
from reader.library.views.row_identity import RowIdentity
from reader.models import Figure, Quote, Span

if TYPE_CHECKING:
    from reader.library.marks.unplaced.unplaced_marks import UnplacedMark

Wanted = Callable[[Quote | Figure, Part], bool]
"""Tests whether a quote or figure of a development is exported."""


class SelectedText(NamedTuple):
    """A development with the quotes and figures to export.

    `quotes` are the numbers of first pieces, `figures` those of the first figure of each claim. An
    excerpt contains only the paragraphs with these.
    """

    article: Article
    identity: RowIdentity
    part: Part
    quotes: tuple[int, ...]
    figures: tuple[int, ...]
    is_excerpt: bool = False

    def quote_lines(self) -> Iterator[tuple[ShownQuote, QuoteLine]]:
        """Yield the quotes in the order of the text, with the lines that show them."""
        for number in self.quotes:
            shown = ShownQuote(self.article, self.identity, self.part, number)
            yield shown, quote_line(self.part, number)

    def claim_lines(self) -> Iterator[tuple[Figure, ClaimLine]]:
        """Yield the figures in the order of the text, one per claim."""
        for number in self.figures:
            yield self.part.figures[number], claim_line(self.part, self.part.figures[number], 1)

    def blocks(self) -> Iterator[int]:
        """Yield the numbers of the paragraphs to export."""
        blocks = range(1, len(self.article.development.paragraphs) + 1)
        if not self.is_excerpt:
            yield from blocks
            return
        shown = {self.part.quotes[number].span.block for number in self.quotes}
        shown |= {self.part.figures[number].span.block for number in self.figures}
        yield from (block for block in blocks if block in shown)


class Selection(NamedTuple):
    """What is exported together: a title, texts, and the series to draw.

    `gone` are marks whose development is gone from its text, which have no text.
    """

    title: str
    texts: Iterable[SelectedText]
    series: Sequence[NamedSeries] = ()
    gone: Sequence[UnplacedMark] = ()


def whole_texts(
    library: Library, keys: Iterable[int], is_asked_for: Callable[[ItemFacts], bool]
) -> Iterator[SelectedText]:
    """Yield developments with their matching quotes and figures, without those that are gone."""

    def wanted(item: Quote | Figure, part: Part) -> bool:
        if isinstance(item, Quote):
            return is_asked_for(quote_facts(part, item))
        return is_asked_for(figure_facts(part, item))

    return _texts(library, ((key, wanted) for key in keys), is_excerpt=False)


def texts_of_person(
    library: Library, keys: Iterable[int], person: LedgerPerson
) -> Iterator[SelectedText]:
    """Yield what one person said and claimed in these developments, with the paragraphs."""
    ledger = library.ledger_rows()
    numbers: dict[int, set[int]] = {}
    for member in person.members:
        numbers.setdefault(member.bulletin.key, set()).add(member.heard.number)

    def wanted(own: set[int]) -> Wanted:
        return lambda item, part: not own.isdisjoint(_people_of(item))

    found = ((key, numbers.get(ledger.bulletin_of(key) or 0)) for key in keys)
    return _texts(library, ((key, wanted(own)) for key, own in found if own), is_excerpt=True)


def _people_of(item: Quote | Figure) -> tuple[int, ...]:
    return item.speakers if isinstance(item, Quote) else item.claimants


def texts_of_series(library: Library, series: NamedSeries) -> Iterator[SelectedText]:
    """Yield the claims of a series with their paragraphs, in the order of the days."""
    identities = library.row_identities()
    places: dict[str, set[Span]] = {}
    for claim in series.claims:
        stated = claim.stated
        places.setdefault(stated.place.development, set()).add(stated.figure.span)
    found = ((identities.key_of(id), spans) for id, spans in places.items())

    def wanted(spans: set[Span]) -> Wanted:
        return lambda item, part: isinstance(item, Figure) and item.span in spans

    pairs = ((key, wanted(spans)) for key, spans in found if key is not None)
    return _texts(library, pairs, is_excerpt=True)


def _texts(
    library: Library, wanted: Iterable[tuple[int, Wanted]], is_excerpt: bool
) -> Iterator[SelectedText]:
    identities = library.row_identities()
    for key, fits in wanted:
        article = library.article(key)
        if article is None:
            continue
        part = part_of(article.development, article.found)
        quotes = _firsts(part, part.by_speaker().values(), part.quotes, fits)
        claims = part.by_claim().values()
        figures = _firsts(part, claims, part.figures, fits, is_claim=True)
        if quotes or figures or not is_excerpt:
            yield SelectedText(article, identities.find(key), part, quotes, figures, is_excerpt)


def _firsts(
    part: Part,
    groups: Iterable[Sequence[int]],
    items: Sequence[Quote] | Sequence[Figure],
    fits: Wanted,
    is_claim: bool = False,
) -> tuple[int, ...]:
    """The numbers of the selected items; of each claim only the first selected figure."""
    found: list[int] = []
    for numbers in groups:
        fitting = [number for number in numbers if fits(items[number], part)]
        found += fitting[:1] if is_claim else fitting
    return tuple(sorted(found))


def drawn_series(
    library: Library, texts: Sequence[SelectedText], most: int = 20
) -> list[NamedSeries]:
    """Return the series with most claims in these texts, if at least two have a value."""
    places = {
        (text.identity.id, text.part.figures[number].span)
        for text in texts
        for number in range(len(text.part.figures))
    }
    found = []
    for series in library.ledger_rows().series_in(text.article.key for text in texts):
        claims = [
            claim
            for claim in series.claims
            if (claim.stated.place.development, claim.stated.figure.span) in places
        ]
        if sum(claim.stated.figure.low is not None for claim in claims) > 1:
            found.append(series._replace(claims=claims))
    return sorted(found, key=lambda series: -len(series.claims))[:most]
