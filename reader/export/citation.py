"""Formats a quote, figure, date, person or origin as one line for pasting into another text."""

from __future__ import annotations

from bisect import bisect_right

from reader.evidence import Part, QuoteLine, claim_line, line_of, quote_line
from reader.evidence_words import named, text_at
from reader.library.article_text import part_of
from reader.library.rows import Article, Row
from reader.models import DateMention, Figure, Quote


def cite_quote(article: Article, quote: Quote) -> str:
    """“…” — Name, role, carried over (Title, publisher, 2024-10-28, https://…).

    The words are those of the text with its quotation marks, after the cue if they were denied, not
    confirmed, asked or wanted. Words without marks are called a paraphrase, an unknown speaker "not
    named", and an inferred date inferred. A quotation over several paragraphs is cited as a whole,
    whichever piece is given.
    """
    part = part_of(article.development, article.found)
    line = _line_of(part, quote)
    said = ", ".join((named(part.everybody(quote.speakers)), *line.notes))
    words = f"{line.cue} {line.words}" if line.cue else line.words
    return f"{words} — {said} ({cite(article)})"


def _line_of(part: Part, quote: Quote) -> QuoteLine:
    """The evidence line of a quote; `by_speaker` has the first piece of each quotation."""
    starts = part.by_speaker().get(quote.speakers, [])
    spans = part.quotes
    before = bisect_right(starts, quote.span, key=lambda number: spans[number].span)
    for number in reversed(starts[:before]):
        if spans[number] == quote:
            return quote_line(part, number)
        if spans[number].span != quote.span:
            break
    if not before or spans[starts[before - 1]].stance != quote.stance:
        return line_of(part, quote)  # most quotes of the article may have left the index
    return quote_line(part, starts[before - 1])


def cite_figure(article: Article, figure: Figure) -> str:
    """At least 40 houses, says Name, basis (Title, publisher, 2024-10-28).

    Nothing is put in quotation marks. A missing claimant is left out; a denial is not.
    """
    line = claim_line(part_of(article.development, article.found), figure, 1)
    is_told = figure.claimants or figure.stance != "says"
    whose = (line.whose, *line.notes) if is_told else ()
    return f"{', '.join((line.words, *whose))} ({cite(article)})"


def cite_date(article: Article, mention: DateMention) -> str:
    """Monday, 2025-03-03 (inferred) (Title, publisher, 2025-03-03): the words, then the date.

    The date is left out if it cannot be resolved.
    """
    part = part_of(article.development, article.found)
    day = dated(mention.value, mention.inferred)
    return f"{', '.join(filter(None, (text_at(part.block, mention.span), day)))} ({cite(article)})"


def cite_person(row: Row) -> str:
    """Name, role, of owner: 8 quotes, 1 figure, 2025-03-03 to 2025-03-08: a row of the people."""
    name, role, of, _, quotes, figures, first, last = map(str, row.cells)
    counted = (
        f"{count} {noun}{'' if count == '1' else 's'}"
        for count, noun in ((quotes, "quote"), (figures, "figure"))
        if count != "0"
    )
    days = " to ".join(dict.fromkeys(filter(None, (first, last))))
    who = ", ".join(filter(None, (name, role, f"of {of}" if of else "")))
    told = ", ".join(filter(None, (*counted, days)))
    return f"{who}: {told}" if told else who


def cite(article: Article) -> str:
    """Return title, publisher, date and address of the bulletin, as far as they are known."""
    date = dated(article.date, article.date_inferred)
    parts = (article.bulletin_title, article.publisher, date, article.address)
    return ", ".join(part for part in parts if part) or article.name


def dated(date: str | None, inferred: bool) -> str | None:
    """Return a date as shown outside the program: an inferred one is marked as such."""
    return f"{date} (inferred)" if date and inferred else date
