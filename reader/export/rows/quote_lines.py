"""Formats the quotes of developments as rows for scripts and for readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.blake2 import blake2b
from reader.evidence import Part, QuoteLine, quote_line
from reader.evidence_words import named
from reader.export.citation import cite_quote
from reader.export.escape import escape
from reader.export.rows.forms import PrintedRow, tabbed
from reader.library import Library
from reader.library.article_text import part_of
from reader.library.rows import Article
from reader.library.views.row_identity import RowIdentity
from reader.models import Person

if TYPE_CHECKING:
    from reader.library.search.items import ItemFacts

QUOTE_COLUMNS = (
    *("id", "date", "source", "number", "heading", "speaker.name", "speaker.role", "speaker.of"),
    *("stance", "cue", "text", "kind", "basis", "relay", "bulletin", "publisher", "address"),
    *("development", "block", "start", "end"),
)
"""The columns of a table of quotes."""


class ShownQuote(NamedTuple):
    """A quote of a development; `number` is its number there."""

    article: Article
    identity: RowIdentity
    part: Part
    number: int


def shown_quotes(
    library: Library, keys: Iterable[int], is_asked_for: Callable[[ItemFacts], bool] | None
) -> Iterator[ShownQuote]:
    """Yield the quotes of these developments that match (None: all), one per quotation."""
    identities = library.row_identities()
    for key in keys:
        article = library.article(key)
        if article is None or not article.found.quotes:
            continue
        part, identity = part_of(article.development, article.found), identities.find(key)
        firsts = sorted(number for numbers in part.by_speaker().values() for number in numbers)
        for number in firsts:
            if is_asked_for is None or _fits(part, number, is_asked_for):
                yield ShownQuote(article, identity, part, number)


def _fits(part: Part, number: int, is_asked_for: Callable[[ItemFacts], bool]) -> bool:
    from reader.library.search.items import quote_facts  # only a query needs these

    return is_asked_for(quote_facts(part, part.quotes[number]))


def quote_row(shown: ShownQuote) -> PrintedRow:
    """Return a quote in every format."""
    return PrintedRow(
        partial(quote_fields, shown), partial(_tab_line, shown), partial(_markdown, shown)
    )


def quote_fields(shown: ShownQuote) -> dict[str, object]:
    """Return the fields of a quote, named as in `extract`, and of its place, as in the ledger."""
    article, identity, part, number = shown
    quote, line = part.quotes[number], quote_line(part, number)
    people = [_person(person) for person in part.everybody(quote.speakers)]
    return {
        "id": quote_id(identity, line),
        "development": identity.id,
        "speaker": people[0] if people else None,
        "speakers": people,
        "cue": line.told or None,
        "text": line.words,
        "kind": line.kind,
        "stance": line.stance,
        "basis": quote.basis,
        "relay": quote.relay,
        "notes": list(line.notes),
        "source": identity.source,
        "date": article.date,
        "date_inferred": article.date_inferred,
        "number": article.position,
        "heading": article.development.heading,
        "bulletin": article.bulletin_title,
        "publisher": article.publisher,
        "address": article.address,
        "block": quote.span.block,
        "start": quote.span.start,
        "end": quote.span.end,
    }


def quote_id(identity: RowIdentity, line: QuoteLine) -> str:
    """Return an id computed from the development's text and the quote's place in it."""
    told = f"{identity.id} {line.span.block} {line.span.start} {line.words}"
    return f"q:{blake2b(told.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def _person(person: Person) -> dict[str, object]:
    return {"name": person.name, "role": person.role, "of": person.of, "kind": person.kind}


def _tab_line(shown: ShownQuote) -> str:
    """Day, speaker, cue and words, notes, source."""
    line = quote_line(shown.part, shown.number)
    who = named(shown.part.everybody(shown.part.quotes[shown.number].speakers))
    day, source = shown.article.date or "", shown.identity.source or ""
    return tabbed((day, who, line.text, ", ".join(line.notes), source))


def _markdown(shown: ShownQuote) -> str:
    return f"- {escape(cite_quote(shown.article, shown.part.quotes[shown.number]))}"
