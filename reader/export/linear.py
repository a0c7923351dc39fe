"""Formats an article as a single column of lines, for a pager, a screen reader or braille.

No information depends on position, colour or a sign alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reader.evidence import Part, claim_line, quote_line, surest
from reader.evidence_words import in_brackets, named, text_at
from reader.export.citation import cite, dated
from reader.export.rows.quote_lines import ShownQuote, quote_fields
from reader.languages import languages_line
from reader.library.article_text import part_of
from reader.library.rows import Article, Row, RowState, TextCopy
from reader.library.views.row_identity import RowIdentity
from reader.models import DateMention, Figure


def render_linear(article: Article, row: Row | None) -> str:
    """Return heading, origin and marks; then each paragraph, followed by its evidence.

    `row` is the development's row in the list, which has the reader's marks.
    """
    part = part_of(article.development, article.found)
    found = _evidence_by_block(article, part)
    blocks = ["\n".join(_head(article, row)), *found.get(0, ())]
    for number, text in enumerate(article.development.paragraphs, 1):
        blocks.append("\n".join((text.replace("\n", " "), *found.get(number, ()))))
    return "\n\n".join(blocks)


def _head(article: Article, row: Row | None) -> Iterator[str]:
    yield article.development.heading or article.bulletin_title
    if article.development.section:
        yield f"Section: {article.development.section}"
    if article.development.time or article.development.day:
        yield f"Time: {' '.join(filter(None, (article.development.day, article.development.time)))}"
    yield f"From: {cite(article)}"
    yield from (f"Also in: {_also(copy)}" for copy in article.also)
    yield f"File: {article.source}"
    if marks := _marks(row.state) if row else "":
        yield f"Marks: {marks}"
    if article.tags:
        yield f"Tags: {', '.join(article.tags)}"
    if article.note:
        yield f"Note: {' '.join(article.note.split())}"
    if line := languages_line(article.found.languages):
        yield line


def _also(copy: TextCopy) -> str:
    other = copy.bulletin
    date = dated(other.date, other.date_inferred)
    return ", ".join(filter(None, (copy.section, other.title, other.publisher, date)))


def _marks(state: RowState) -> str:
    told = {"read": state.read, "bookmarked": state.bookmarked, "updated": state.updated}
    return ", ".join(word for word, is_on in told.items() if is_on)


def _evidence_by_block(article: Article, part: Part) -> dict[int, list[str]]:
    """The lines of evidence by the block in which they begin, each kind in its order."""
    found: dict[int, list[str]] = defaultdict(list)
    for number in sorted(one for numbers in part.by_speaker().values() for one in numbers):
        found[part.quotes[number].span.block].append(_quote(part, number))
    for numbers in part.by_claim().values():
        figure = surest(part.figures, numbers)
        found[figure.span.block].append(_figure(part, figure, len(numbers)))
    for mention in article.found.dates:
        found[mention.span.block].append(_date(part, mention))
    return found


def _quote(part: Part, number: int) -> str:
    """The speaker, the cue, the words and notes of a quote."""
    line = quote_line(part, number)
    who = named(part.everybody(part.quotes[number].speakers))
    return f"Quote: {who}: {line.text}{in_brackets(line.notes)}"


def _figure(part: Part, figure: Figure, often: int) -> str:
    line = claim_line(part, figure, often)
    return f"Figure: {line.words}, {line.whose}{in_brackets(line.notes)}"


def _date(part: Part, mention: DateMention) -> str:
    told = dated(mention.value, mention.inferred)
    words = text_at(part.block, mention.span)
    return f"Date: {words}, {told}" if told else f"Date: {words}"


def article_fields(article: Article, identity: RowIdentity, row: Row | None) -> dict[str, object]:
    """Return a development with its evidence as fields of JSON; names as in `extract`."""
    part, text = part_of(article.development, article.found), article.development
    state = row.state if row else RowState()
    firsts = sorted(number for numbers in part.by_speaker().values() for number in numbers)
    quotes = (ShownQuote(article, identity, part, number) for number in firsts)
    return {
        **identity._asdict(),
        "date": article.date,
        "date_inferred": article.date_inferred,
        "bulletin": article.bulletin_title,
        "heading": text.heading,
        "section": text.section,
        "time": text.time,
        "day": text.day,
        "paragraphs": list(text.paragraphs),
        "read": state.read,
        "bookmarked": state.bookmarked,
        "updated": state.updated,
        "tags": list(article.tags),
        "note": article.note or None,
        "quotes": [quote_fields(quote) for quote in quotes],
        "figures": [figure_fields(part, figure) for figure in part.figures],
    }


def figure_fields(part: Part, figure: Figure) -> dict[str, object]:
    """Return the fields of a figure of a development; names as in `extract`."""
    claimants = [person.name for person in part.everybody(figure.claimants)]
    return {
        "text": text_at(part.block, figure.span),
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "magnitude": figure.magnitude,
        "unit": figure.unit,
        "counted": figure.counted,
        "claimants": claimants,
        "claimant_basis": figure.claimant_basis,
        "stance": figure.stance,
        "block": figure.span.block,
        "start": figure.span.start,
        "end": figure.span.end,
    }
