"""What the reader writes beside a development to what is kept of it, and back onto its article.

A correction belongs to a quote by its words and by which of the quotes with these words it is, so
that it holds when other rules find other quotes around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reader.clean import clean, line
from reader.library import query
from reader.library.cabinet import Cabinet
from reader.library.identity import normalise
from reader.library.marker import Marker
from reader.library.marks.record import Deed
from reader.library.views import Article
from reader.models import Annotations, Person, Quote, Span

_KEPT = 200  # characters of a quote's words that tell it from others


class Remarks:
    """The notes, tags and corrections of one library."""

    def __init__(self, cabinet: Cabinet, marker: Marker) -> None:
        """Nothing is asked yet."""
        self._cabinet, self._marker = cabinet, marker

    def article(self, key: int) -> Article | None:
        """A development as it is read, with what the reader wrote; None when it has gone."""
        article, story = self.plain(key), self._story(key)
        if article is None or story is None:
            return None
        note, tags = self._marker.text("note", story), self._marker.text("tags", story)
        corrected = self._marker.corrected(story)
        return with_remarks(article, note, tuple(tags.splitlines()), corrected)

    def note(self, key: int) -> str:
        """A note, or ""."""
        return self._text("note", key)

    def set_note(self, key: int, text: str) -> None:
        """Write a note, or take it away."""
        self._set("note", key, note_of(text))

    def tags(self, key: int) -> tuple[str, ...]:
        """Tags in the order in which they were given."""
        return tuple(self._text("tags", key).splitlines())

    def set_tags(self, key: int, tags: Iterable[str]) -> None:
        """Give tags, or take them away."""
        self._set("tags", key, tags_of(tags))

    def correct(self, key: int, quote: Span, person: str | None) -> None:
        """Keep who spoke a quote; where there is no quote at this span nothing is kept."""
        article = self.plain(key)
        about = quote_at(article, quote) if article else None
        if about is not None:
            self._marker.mark("speaker", [key], True, None, line(person or ""), about)

    def _set(self, deed: Deed, key: int, text: str) -> None:
        self._marker.mark(deed, [key], bool(text), None, text)

    def _text(self, deed: Deed, key: int) -> str:
        story = self._story(key)
        return "" if story is None else self._marker.text(deed, story)

    def _story(self, key: int) -> int | None:
        found = self._cabinet.ask(lambda index: query.entry(index, key))
        return found[0].story if found else None

    def plain(self, key: int) -> Article | None:
        """A development as the rules read it; None when it has gone."""
        return self._cabinet.ask(lambda index: query.article(index, key))


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


def quote_at(article: Article, span: Span) -> str | None:
    """What a correction of the quote at this span is kept under; None if there is no such quote."""
    return next((about for about, quote in _named(article) if quote.span == span), None)


def with_remarks(
    article: Article, note: str, tags: tuple[str, ...], corrected: Mapping[str, str]
) -> Article:
    """The article with what the reader wrote, and with the speakers that the reader gave."""
    found = _corrected(article, corrected) if corrected else article.found
    return article._replace(found=found, note=note, tags=tags)


def _corrected(article: Article, corrected: Mapping[str, str]) -> Annotations:
    people, quotes = list(article.found.people), []
    for about, quote in _named(article):
        name = corrected.get(about)
        if name is not None:
            person = _person(people, name) if name else None
            quote = replace(quote, person=person, speaker=None, basis="corrected")
        quotes.append(quote)
    return replace(article.found, people=tuple(people), quotes=tuple(quotes))


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
        span = quote.span
        text = article.development.blocks[span.block].text[span.start : span.end]
        words = normalise(text)[:_KEPT]
        met[words] = met.get(words, 0) + 1
        yield f"{met[words]} {words}", quote
