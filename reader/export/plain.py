"""An annotated bulletin to plain text for pipes and paper: the text, who said what, the figures."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export.citation import dated
from reader.export.evidence import Said, figures, said
from reader.models import AnnotatedBulletin, Bulletin, Development


def render(read: AnnotatedBulletin) -> str:
    """A paragraph a line, a blank line between paragraphs; lists are indented by two."""
    return "\n\n".join(_sections(read)) + "\n"


def _sections(read: AnnotatedBulletin) -> Iterator[str]:
    bulletin = read.bulletin
    yield _underlined(bulletin.title, "=") + _origin(bulletin)
    for part in bulletin.parts:
        yield from _development(part)
    if bulletin.credits:
        yield "\n".join(bulletin.credits)
    parts = list(zip(bulletin.parts, read.parts, strict=True))
    speakers, counted = said(parts), figures(parts)
    if speakers:
        yield _underlined("Who said what", "-")
        yield from map(_speaker, speakers)
    if counted:
        yield _underlined("Figures", "-")
        yield "\n".join(f"  {figure}" for figure in counted)


def _origin(bulletin: Bulletin) -> str:
    date = dated(bulletin.date, bulletin.date_inferred)
    known = [part for part in (bulletin.publisher, date, bulletin.address) if part]
    return f"\n{', '.join(known)}" if known else ""


def _development(part: Development) -> Iterator[str]:
    if part.heading:
        yield _underlined(f"{part.time}  {part.heading}" if part.time else part.heading, "-")
    yield from part.paragraphs


def _speaker(speaker: Said) -> str:
    name = f"{speaker.name}, {speaker.role}" if speaker.role else speaker.name
    quotes = (f"  {words}{f' ({how})' if how else ''}" for words, how in speaker.quotes)
    return "\n".join((name, *quotes))


def _underlined(text: str, line: str) -> str:
    return f"{text}\n{line * min(len(text), 72)}"
