"""What the reader writes to what is kept of it, and speakers that the reader gave to an article.

A correction belongs to a quote by its words and by which of the quotes with these words it is, so
that it holds when other rules find other quotes around it.  It carries to the pieces that go on
from the quote over the ends of paragraphs, and to the figures that the quote holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reader.clean import clean, line
from reader.library.article_text import ArticleEvidence, words_at
from reader.library.identity.fingerprint import normalise
from reader.library.index.row_window import text_place
from reader.library.rows import Article
from reader.models import ClaimantBasis, Figure, Person, Quote, Span

_KEPT = 200  # characters of a quote's words that tell it from others


def note_of(text: str) -> str:
    """A note as it is kept: through the gate, without blank space around it."""
    return clean(text).strip()


def tags_of(tags: Iterable[str]) -> str:
    """Tags as they are kept, a line each: through the gate, none twice whatever its case."""
    kept: dict[str, str] = {}
    for tag in map(line, tags):
        if tag:
            kept.setdefault(tag.casefold(), tag)
    return "\n".join(kept.values())


def speaker_of(name: str | None) -> str:
    """A speaker's name as it is kept: through the gate, "" for nobody known."""
    return line(name or "")


def quote_at(article: Article, span: Span) -> str | None:
    """What a correction of the quote at this span is kept under; None if there is no such quote."""
    return next((about for about, quote in _named(article) if quote.span == span), None)


def with_speakers(article: Article, corrected: Mapping[str, str]) -> Article:
    """The article with the speakers that the reader gave: who, by what it is kept under."""
    return article._replace(found=_corrected(article, corrected))


def _corrected(article: Article, corrected: Mapping[str, str]) -> ArticleEvidence:
    found, people = article.found, list(article.found.people)
    quotes: dict[int, Quote] = {}
    figures: dict[int, Figure] = {}
    before: tuple[str | None, int | None] = (None, None)
    for number, (about, quote) in enumerate(_named(article)):
        goes_on = quote.continued and quote.person == before[1]
        name = corrected.get(about, before[0] if goes_on else None)
        before = (name, quote.person)
        if name is not None:
            person = _person(people, name) if name else None
            quotes[number] = quote._replace(person=person, speaker=None, basis="corrected")
            figures |= _figures_in(found, quote, person)
    return found.corrected(tuple(people), quotes, figures)


def _figures_in(
    found: ArticleEvidence, quote: Quote, person: int | None
) -> Iterator[tuple[int, Figure]]:
    """The figures that a quote holds, and no shorter quote within it, as this person's word."""
    block, start, end = quote.span
    for number, figure in found.figures.starting_from(text_place(block, start)):
        span = figure.span
        if (span.block, span.start) >= (block, end):
            return
        if span.block == block and start <= span.start and span.end <= end:
            at = text_place(block, span.start)
            holding = [
                other.span
                for other in found.quotes.touching(at, at + 1)
                if other.span.block == block
                and other.span.start <= span.start
                and span.end <= other.span.end
            ]
            if min(holding, key=lambda one: one.end - one.start) == quote.span:
                basis: ClaimantBasis = "unknown" if person is None else "corrected"
                yield number, figure._replace(claimant=person, claimant_basis=basis)


def _person(people: list[Person], name: str) -> int:
    """Where a person stands in the roster, by any name; who has left it is put in again."""
    wanted = normalise(name)
    for number, person in enumerate(people):
        if wanted == normalise(person.name):
            return number
    for number, person in enumerate(people):
        if wanted in map(normalise, person.aliases):
            return number
    people.append(Person(name))
    return len(people) - 1


def _named(article: Article) -> Iterator[tuple[str, Quote]]:
    """The quotes in their order, each with what a correction of it is kept under."""
    met: dict[str, int] = {}
    for quote in article.found.quotes:
        text = words_at(article.development, quote.span)
        words = normalise(text)[:_KEPT]
        met[words] = met.get(words, 0) + 1
        yield f"{met[words]} {words}", quote
