"""Formats an annotated bulletin as plain text: its text, the quotes by speaker, the figures."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from reader.evidence import SpeakerLines, annotated_part, claimed, said
from reader.evidence_words import in_brackets, named
from reader.export.citation import dated
from reader.languages import languages_line, text_languages
from reader.models import AnnotatedBulletin, Annotations, Bulletin, Development


def render_plain(read: AnnotatedBulletin, width: int = 0) -> str:
    """Return text with a blank line between paragraphs, and lists indented by two.

    A paragraph is one line, or lines of at most `width` characters if that is not 0.
    """
    text = "\n\n".join(_sections(read))
    lines = (_wrapped(line, width) for line in text.split("\n")) if width else (text,)
    return "\n".join(lines) + "\n"


def _wrapped(line: str, width: int) -> str:
    """The line wrapped; continuation lines of a list item are indented by two more."""
    if len(line) <= width:
        return line
    if not line.strip("-="):  # the underline of a heading
        return line[:width]
    indent = len(line) - len(line.lstrip(" "))
    is_item = indent > 0 or line[:2] in ("• ", "- ", "* ")
    return fill(
        line,
        width,
        subsequent_indent=" " * (indent + 2 if is_item else 0),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _sections(read: AnnotatedBulletin) -> Iterator[str]:
    bulletin = read.bulletin
    yield _underlined(bulletin.title, "=") + _origin(bulletin)
    lines = [_unmarked(*pair) for pair in zip(bulletin.parts, read.parts, strict=True)]
    is_same = len({*lines}) == 1
    if is_same and lines[0]:
        yield lines[0]
    above = None
    for part, line in zip(bulletin.parts, lines, strict=True):
        head = _head(part, bulletin.date)
        yield from _development(part, head, above, "" if is_same else line)
        above = part.section
    if bulletin.credits:
        yield "\n".join(bulletin.credits)
    parts = [annotated_part(*pair) for pair in zip(bulletin.parts, read.parts, strict=True)]
    if any(part.quotes for part in parts):
        yield _underlined("Who said what", "-")
        yield from map(_speaker, said(parts))
    if any(part.figures for part in parts):
        yield _underlined("Figures", "-")
        yield "\n".join(
            f"  {line.words}, {line.whose}{in_brackets(line.notes)}" for line in claimed(parts)
        )


def _origin(bulletin: Bulletin) -> str:
    date = dated(bulletin.date, bulletin.date_inferred)
    known = [part for part in (bulletin.publisher, date, bulletin.address) if part]
    return f"\n{', '.join(known)}" if known else ""


def _unmarked(part: Development, found: Annotations) -> str:
    """The line that says which languages a part is in if it has no evidence, or ""."""
    texts = (part.heading, *part.paragraphs)
    return languages_line(text_languages(texts, found.languages))


def _head(part: Development, today: str | None) -> str:
    """The heading of a development after its time, and after its day if that is not the bulletin's.

    Entries of a live blog may have a time and no heading.
    """
    day = part.day if part.day != today else None
    return "  ".join(filter(None, (day, part.time, part.heading)))


def _development(part: Development, head: str, above: str | None, unmarked: str) -> Iterator[str]:
    """The texts of a development, after its section if that differs from `above`."""
    if part.section and part.section != above:
        yield _underlined(part.section, "=")
    if head:
        yield _underlined(head, "-")
    if unmarked:
        yield unmarked
    yield from part.paragraphs


def _speaker(speaker: SpeakerLines) -> str:
    quotes = (f"  {line.text}{in_brackets(line.notes)}" for line in speaker.quotes)
    return "\n".join((named(speaker.people), *quotes))


def _underlined(text: str, line: str) -> str:
    return f"{text}\n{line * min(len(text), 72)}"
