"""Applies the reader's speaker corrections to an article, and cleans notes, tags and names.

A correction is stored under a quote key: the quote's words, and a number among the quotes with
these words, so that it holds when other rules find other quotes around it. It also applies to the
quotes that continue it in the next paragraphs, and to the figures inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reader.clean import clean, line
from reader.library.article_text import ArticleEvidence, words_at
from reader.library.identity.fingerprint import normalise
from reader.library.row_window import text_place
from reader.library.rows import Article
from reader.models import ClaimantBasis, Figure, Person, Quote, Span

_KEY_LENGTH = 200  # characters of a quote's words that tell it from others


def cleaned_note(text: str) -> str:
    """A note as it is stored: cleaned, without white space around it."""
    return clean(text).strip()


def cleaned_tags(tags: Iterable[str]) -> str:
    """Tags as they are stored: cleaned, one a line, without duplicates in other case."""
    kept: dict[str, str] = {}
    for tag in map(line, tags):
        if tag:
            kept.setdefault(tag.casefold(), tag)
    return "\n".join(kept.values())


def cleaned_speaker(name: str | None) -> str:
    """A speaker's name as it is stored: cleaned, "" for no known speaker."""
    return line(name or "")


def quote_at(article: Article, span: Span) -> str | None:
    """The quote key of the quote at this span; None if there is no such quote."""
    return next(
        (quote_key for quote_key, quote in _quotes_with_keys(article) if quote.span == span), None
    )


def with_speakers(article: Article, corrected: Mapping[str, str]) -> Article:
    """The article with corrected speakers; `corrected` maps quote keys to names."""
    return article._replace(found=_corrected(article, corrected))


def _corrected(article: Article, corrected: Mapping[str, str]) -> ArticleEvidence:
    found, people = article.found, list(article.found.people)
    quotes: dict[int, Quote] = {}
    figures: dict[int, Figure] = {}
    before: tuple[str | None, int | None] = (None, None)
    for number, (quote_key, quote) in enumerate(_quotes_with_keys(article)):
        goes_on = quote.continued and quote.person == before[1]
        name = corrected.get(quote_key, before[0] if goes_on else None)
        before = (name, quote.person)
        if name is not None:
            person = _person(people, name) if name else None
            quotes[number] = quote._replace(
                person=person, speaker=None, basis="corrected", speakers=_alone(person)
            )
            figures |= _figures_in(found, quote, person)
    return found.corrected(tuple(people), quotes, figures)


def _figures_in(
    found: ArticleEvidence, quote: Quote, person: int | None
) -> Iterator[tuple[int, Figure]]:
    """The figures for which this is the shortest enclosing quote, with `person` as claimant."""
    block, start, end = quote.span
    for number, figure in found.figures.starting_from(text_place(block, start)):
        span = figure.span
        if (span.block, span.start) >= (block, end):
            return
        if span.block == block and start <= span.start and span.end <= end:
            at = text_place(block, span.start)
            enclosing = [
                other.span
                for other in found.quotes.touching(at, at + 1)
                if other.span.block == block
                and other.span.start <= span.start
                and span.end <= other.span.end
            ]
            if min(enclosing, key=lambda one: one.end - one.start) == quote.span:
                basis: ClaimantBasis = "unknown" if person is None else "corrected"
                yield (
                    number,
                    figure._replace(
                        claimant=person, claimant_basis=basis, claimants=_alone(person)
                    ),
                )


def _alone(person: int | None) -> tuple[int, ...]:
    return () if person is None else (person,)


def _person(people: list[Person], name: str) -> int:
    """The index of a person in the roster by name or alias; added if missing."""
    normalised = normalise(name)
    for number, person in enumerate(people):
        if normalised == normalise(person.name):
            return number
    for number, person in enumerate(people):
        if normalised in map(normalise, person.aliases):
            return number
    people.append(Person(name))
    return len(people) - 1


def _quotes_with_keys(article: Article) -> Iterator[tuple[str, Quote]]:
    """The quotes in order, each with its quote key."""
    counts: dict[str, int] = {}
    for quote in article.found.quotes:
        text = words_at(article.development, quote.span)
        words = normalise(text)[:_KEY_LENGTH]
        counts[words] = counts.get(words, 0) + 1
        yield f"{counts[words]} {words}", quote
