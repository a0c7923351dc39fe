"""Formats an article as a Markdown document: its text, then its quotes and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.evidence import QuoteLine, SpeakerLines, claimed, said
from reader.evidence_words import named
from reader.export.citation import dated
from reader.export.escape import escape, escape_inline, escape_starts
from reader.export.escape import link as linked
from reader.languages import languages_line
from reader.library.article_text import Text, kind_of, part_of
from reader.library.rows import Article, TextCopy
from reader.models import Link, ParagraphKind

_MARKS: dict[ParagraphKind, str] = {"quote": "> ", "heading": "## "}
"""The Markdown prefix of a paragraph by its kind."""


def render_markdown(article: Article) -> str:
    """Return heading, citation, paragraphs, quotes by speaker with role, figures with claimant."""
    return "\n\n".join(_sections(article)) + "\n"


def _sections(article: Article) -> Iterator[str]:
    part = part_of(article.development, article.found)
    heading, *paragraphs = _blocks(article.development)
    yield f"# {heading or escape_inline(article.bulletin_title)}"
    if article.development.section:
        yield f"*{escape_inline(article.development.section)}*"
    yield _citation(article)
    if line := languages_line(article.found.languages):
        yield f"*{line}*"
    yield from paragraphs
    yield from _remarks(article)
    if article.found.quotes:
        yield "## Quotes"
        yield from (_speaker(speaker) for speaker in said([part]))
    if article.found.figures:
        yield "## Figures"
        yield "\n".join(
            f"- {escape(f'{line.words}, {line.whose}')}{_how(line.notes)}"
            for line in claimed([part])
        )


def _remarks(article: Article) -> Iterator[str]:
    """The reader's note, line by line, and tags."""
    if article.note:
        yield "## Note"
        yield "  \n".join(map(escape, article.note.split("\n")))
    if article.tags:
        yield f"Tags: {', '.join(map(escape_inline, article.tags))}"


def _citation(article: Article) -> str:
    date = dated(article.date, article.date_inferred)
    words = [part for part in (article.bulletin_title, article.publisher, date) if part]
    told = ", ".join(map(escape_inline, words)) or escape_inline(article.name)
    address = f", {linked(article.address, article.address)}" if article.address else ""
    also = "".join(f"  \nAlso in *{_told(other)}*" for other in article.also)
    return f"*{told}*{address}{also}"


def _told(copy: TextCopy) -> str:
    """Another bulletin that contains exactly the same text."""
    other = copy.bulletin
    date = dated(other.date, other.date_inferred)
    parts = (
        copy.section,
        other.title,
        other.publisher,
        date,
        *other.credits,
        other.address,
        other.name,
    )
    return ", ".join(escape_inline(part) for part in parts if part)


def _blocks(development: Text) -> Iterator[str]:
    """The heading and the paragraphs."""
    links: dict[int, list[Link]] = {}
    for link in sorted(development.links, key=lambda link: link.span):
        links.setdefault(link.span.block, []).append(link)
    for number, text in enumerate((development.heading, *development.paragraphs)):
        kind = kind_of(development, number) if number else "paragraph"
        yield _MARKS.get(kind, "") + _block(text, links.get(number, ()))


def _block(text: str, links: Sequence[Link]) -> str:
    """A heading or paragraph with its links."""
    done, written = 0, ""
    for item in links:
        span = item.span
        if done <= span.start < span.end <= len(text):
            written += escape_inline(text[done : span.start])
            if written.endswith("!"):
                written = written[:-1] + "\\!"  # otherwise the link becomes an image
            written += linked(text[span.start : span.end], item.address)
            done = span.end
    return escape_starts(written + escape_inline(text[done:]))


def _speaker(speaker: SpeakerLines) -> str:
    quotes = (f"- {_quote(line)}{_how(line.notes)}" for line in speaker.quotes)
    return f"### {escape(named(speaker.people))}\n\n" + "\n".join(quotes)


def _quote(line: QuoteLine) -> str:
    return f"**{escape_inline(line.cue)}** {escape(line.words)}" if line.cue else escape(line.words)


def _how(notes: Sequence[str]) -> str:
    return f" *({escape_inline(', '.join(notes))})*" if notes else ""
