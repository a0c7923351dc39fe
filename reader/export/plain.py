"""Turns an annotated bulletin into plain text: its text, the quotes by speaker, the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from reader.evidence import Part, SpeakerLines, by_claim, by_speaker, claimed, said, unsaid
from reader.evidence_words import named
from reader.export.citation import dated
from reader.models import AnnotatedBulletin, Annotations, Bulletin, Development


def render_plain(read: AnnotatedBulletin) -> str:
    """A paragraph a line, a blank line between paragraphs; lists are indented by two."""
    return "\n\n".join(_sections(read)) + "\n"


def _sections(read: AnnotatedBulletin) -> Iterator[str]:
    bulletin = read.bulletin
    yield _underlined(bulletin.title, "=") + _origin(bulletin)
    for part in bulletin.parts:
        yield from _development(part)
    if bulletin.credits:
        yield "\n".join(bulletin.credits)
    parts = [annotated_part(*pair) for pair in zip(bulletin.parts, read.parts, strict=True)]
    if any(part.quotes for part in parts):
        yield _underlined("Who said what", "-")
        yield from map(_speaker, said(parts))
    if any(part.figures for part in parts):
        yield _underlined("Figures", "-")
        yield "\n".join(
            f"  {line.words}, {line.whose}{_how(line.notes)}" for line in claimed(parts)
        )


def annotated_part(part: Development, found: Annotations) -> Part:
    """A development and what was found in it as `evidence` shows it."""

    def block(number: int) -> str:
        return part.paragraphs[number - 1] if number else part.heading

    return Part(
        block,
        found.people,
        found.quotes,
        found.figures,
        partial(by_speaker, found.quotes),
        partial(by_claim, block, found.figures),
        lambda: unsaid(found.quotes, by_speaker(found.quotes)),
    )


def _origin(bulletin: Bulletin) -> str:
    date = dated(bulletin.date, bulletin.date_inferred)
    known = [part for part in (bulletin.publisher, date, bulletin.address) if part]
    return f"\n{', '.join(known)}" if known else ""


def _development(part: Development) -> Iterator[str]:
    if part.heading:
        yield _underlined(f"{part.time}  {part.heading}" if part.time else part.heading, "-")
    yield from part.paragraphs


def _speaker(speaker: SpeakerLines) -> str:
    quotes = (f"  {line.text}{_how(line.notes)}" for line in speaker.quotes)
    return "\n".join((named(speaker.people), *quotes))


def _how(notes: Sequence[str]) -> str:
    return f" ({', '.join(notes)})" if notes else ""


def _underlined(text: str, line: str) -> str:
    return f"{text}\n{line * min(len(text), 72)}"
