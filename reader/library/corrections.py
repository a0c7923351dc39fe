"""What the reader writes to what is kept of it, and speakers that the reader gave to an article.

A correction belongs to a quote by its words and by which of the quotes with these words it is, so
that it holds when other rules find other quotes around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reader.clean import clean, line
from reader.library.identity import normalise
from reader.library.stored import Finds, StoredFinds, words_at
from reader.library.views import Article
from reader.models import Person, Quote, Span

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


def _corrected(article: Article, corrected: Mapping[str, str]) -> Finds:
    people, changed = list(article.found.people), {}
    for number, (about, quote) in enumerate(_named(article)):
        name = corrected.get(about)
        if name is not None:
            person = _person(people, name) if name else None
            changed[number] = quote._replace(person=person, speaker=None, basis="corrected")
    if isinstance(article.found, StoredFinds):
        return article.found.corrected(tuple(people), changed)
    quotes = [changed.get(number, quote) for number, quote in enumerate(article.found.quotes)]
    return article.found._replace(people=tuple(people), quotes=tuple(quotes))


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
