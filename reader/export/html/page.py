"""Builds one HTML page from a selection; the page requests nothing from anywhere.

It has no scripts, contains its style sheet and drawings, and its content security policy forbids
the browser to load anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from reader.evidence import quote_line
from reader.evidence_words import named
from reader.export.addresses import is_web_address
from reader.export.citation import dated
from reader.export.html.chart import begins_at, day_of, drawing
from reader.export.html.highlighted import highlighted, looks_by_block, opening
from reader.export.selected.selection import SelectedText
from reader.languages import languages_line
from reader.ledger.catch_up import NamedSeries
from reader.ledger.claim_words import claimant_words, value_words
from reader.library.article_text import kind_of
from reader.models import ParagraphKind

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_ELEMENTS: dict[ParagraphKind, tuple[str, str]] = {
    "quote": ("<blockquote><p dir=auto>", "</p></blockquote>"),
    "heading": ("<h3>", "</h3>"),
    "list": ("<p class=item dir=auto>", "</p>"),
    "caption": ("<p class=aside dir=auto>", "</p>"),
    "aside": ("<p class=aside dir=auto>", "</p>"),
}


def page_lines(
    title: str,
    texts: Sequence[SelectedText],
    series: Sequence[NamedSeries],
    last: Iterable[str] = (),
) -> Iterator[str]:
    """Yield the lines of the page: contents, texts with evidence, charts with tables.

    `last` are lines of HTML that stand below all these.
    """
    style = Path(__file__).with_name("page.css").read_text("utf-8")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>"
    yield '<a class="skip" href="#texts">To the texts</a>'
    yield f'<header>\n<h1 dir="auto">{escape(title)}</h1>'
    yield from _contents(texts, series)
    yield '</header>\n<main id="texts">'
    for number, text in enumerate(texts):
        yield from _text(number, text)
    places = {text.identity.id: number for number, text in enumerate(texts)}
    for number, one in enumerate(series):
        yield from _series(number, one, places)
    yield from last
    yield "</main>\n</body>\n</html>"


def _contents(texts: Sequence[SelectedText], series: Sequence[NamedSeries]) -> Iterator[str]:
    yield '<nav aria-label="Contents">\n<ol>'
    for number, text in enumerate(texts):
        told = ", ".join(filter(None, (_heading(text), text.article.date)))
        yield f'<li dir="auto"><a href="#t{number}">{escape(told)}</a></li>'
    for number, one in enumerate(series):
        yield f'<li><a href="#s{number}">Figures: {escape(one.of or one.id)}</a></li>'
    yield "</ol>\n</nav>"
    yield (
        '<p class="legend">Marked are <span class="direct">words in quotation marks</span>, '
        '<span class="indirect">paraphrases</span>, <span class="who">who speaks</span>, '
        '<span class="cue">the words that report it</span>, '
        '<span class="cue unsaid">those that deny, ask or demand</span>, '
        '<span class="figure">figures</span> and <span class="date">days</span>.</p>'
    )


def _heading(text: SelectedText) -> str:
    return text.article.development.heading or text.article.bulletin_title


def _text(number: int, text: SelectedText) -> Iterator[str]:
    """One development: heading, origin, paragraphs, quotes, figures."""
    article, development = text.article, text.article.development
    language = article.found.languages[0]
    spoken = f' lang="{escape(language)}"' if language not in ("en", "und") else ""
    yield f'<article id="t{number}"{spoken}>'
    yield f'<h2 dir="auto">{escape(_heading(text))}</h2>'
    yield f'<p class="origin" dir="auto">{_origin(text)}</p>'
    if line := languages_line(article.found.languages):
        yield f'<p class="origin" lang="en">{escape(line)}</p>'
    looks = looks_by_block(text.part, article.found.dates, development.links)
    for block in text.blocks():
        before, behind = _ELEMENTS.get(kind_of(development, block), ("<p dir=auto>", "</p>"))
        words = highlighted(development.paragraphs[block - 1], looks.get(block, ()))
        yield f"{before}{words}{behind}"
    yield from _remarks(text)
    yield from _quotes(text)
    if text.figures:
        yield "<h3>Figures</h3>\n<ul>"
        for _, claim in text.claim_lines():
            unsaid = "" if claim.stance == "says" else " unsaid"
            words = f'<span class="figure{unsaid}">{escape(claim.words)}</span>'
            yield f"<li dir=auto>{words}, {escape(claim.whose)}{_how(claim.notes)}</li>"
        yield "</ul>"
    yield "</article>"


def _origin(text: SelectedText) -> str:
    """Section, bulletin, publisher, day and address."""
    article = text.article
    day = dated(article.date, article.date_inferred)
    told = (article.development.section, article.bulletin_title, article.publisher, day)
    words = escape(", ".join(filter(None, told)))
    address = article.address
    if not is_web_address(address):
        return words
    return f"{words}, {opening(address)}{escape(address)}</a>"


def _remarks(text: SelectedText) -> Iterator[str]:
    """The reader's note and tags."""
    if text.article.note:
        yield f"<h3>Note</h3>\n<p dir=auto>{escape(text.article.note)}</p>"
    if text.article.tags:
        yield f"<p>Tags: {escape(', '.join(text.article.tags))}</p>"


def _quotes(text: SelectedText) -> Iterator[str]:
    """The quotes by speaker, each after its cue if the stance is not "says"."""
    part, by_speaker = text.part, dict[tuple[int, ...], list[int]]()
    for number in text.quotes:
        by_speaker.setdefault(part.quotes[number].speakers, []).append(number)
    if not by_speaker:
        return
    yield "<h3>Quotes</h3>\n<dl>"
    for speakers, numbers in by_speaker.items():
        yield f"<dt dir=auto>{escape(named(part.everybody(speakers)))}</dt>"
        for number in numbers:
            line = quote_line(part, number)
            cue = f'<span class="unsaid">{escape(line.cue)}</span> ' if line.cue else ""
            words = f'<span class="{line.kind}">{escape(line.words)}</span>'
            yield f"<dd dir=auto>{cue}{words}{_how(line.notes)}</dd>"
    yield "</dl>"


def _how(notes: Sequence[str]) -> str:
    return f' <span class="how">({escape(", ".join(notes))})</span>' if notes else ""


def _series(number: int, series: NamedSeries, places: dict[str | None, int]) -> Iterator[str]:
    """The chart of a series, and its claims as a table."""
    yield f'<section id="s{number}">\n<h2>Figures: {escape(series.of or series.id)}</h2>'
    yield f"<figure>\n{drawing(series, number)}"
    yield f"<figcaption>{escape(begins_at(series))} Lines join claims of one claimant alone. "
    yield "Bars are ranges, arrows at least or at most. Crossed out: denied, not confirmed, asked "
    yield "or wanted.</figcaption>\n</figure>"
    yield "<table>\n<thead><tr><th>Day</th><th>Claim</th><th>Whose</th><th>Where</th></tr></thead>"
    yield "<tbody>"
    for claim in series.claims:
        place = claim.stated.place
        file = place.source.rstrip("/").rpartition("/")[2] or place.source
        where, target = escape(place.heading or file), places.get(place.development)
        linked = where if target is None else f'<a href="#t{target}">{where}</a>'
        cells = (*map(escape, (day_of(claim), value_words(claim), claimant_words(claim))), linked)
        yield f"<tr>{''.join(f'<td dir=auto>{cell}</td>' for cell in cells)}</tr>"
    yield "</tbody>\n</table>\n</section>"
