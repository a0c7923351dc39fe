"""Turns spans and lines of a page into segments; no other module joins text with styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from rich.segment import Segment
from rich.style import Style

from reader.evidence_words import BlockText, parts_in_marks
from reader.models import DateMention, Figure, Link, Quote, Span, Stance
from reader.ui.page import wrap
from reader.ui.page.columns import Styled
from reader.ui.page.page import Page, StyleRun

KINDS = (
    *("paraphrase", "quote", "date", "number", "cue", "unsaid", "denial", "speaker", "link"),
    *("current", "match"),
)
"""Kinds of text that have a style in styles/; a later one is shown over an earlier one."""

CUES: dict[Stance, str] = {
    "says": "cue",
    "denies": "denial",
    **dict.fromkeys(("withholds", "asks", "wants"), "unsaid"),
}
"""The kind of a cue, by the speaker's stance on the quote or figure."""

STRONG, WEAK = "bold", "$muted"
"""Styles of words in the bars: of keys and the shown view, and of other words."""

LEAD = "In brief"
"""The name of a lead, the paragraphs before the first development."""

_WORD = re.compile(r"\w+")

StyleOf = Callable[[tuple[str, ...]], Style]
"""Returns the combined style of kinds."""


MarkedSpan = tuple[Span, str]
"""A span and its kind."""


def marked_spans(
    quotes: Iterable[Quote],
    figures: Iterable[Figure],
    dates: Iterable[DateMention],
    links: Iterable[Link],
    block: BlockText,
) -> Iterator[MarkedSpan]:
    """Yield the spans of these items, their cues and their speakers, with kinds.

    A quote that is partly in quotation marks is a paraphrase except for these parts.
    """
    for quote in quotes:
        yield quote.span, "quote" if quote.kind == "direct" else "paraphrase"
        if quote.kind == "mixed":
            number, start, end = quote.span
            for low, high in parts_in_marks(block(number)[start:end]):
                yield Span(number, start + low, start + high), "quote"
        if quote.cue is not None:
            yield quote.cue, CUES[quote.stance]
        if quote.speaker is not None:
            yield quote.speaker, "speaker"
    yield from ((figure.span, "number") for figure in figures)
    yield from ((mention.span, "date") for mention in dates)
    yield from ((link.span, "link") for link in links)


def flatten(spans: Sequence[MarkedSpan]) -> list[StyleRun]:
    """Return runs in order, without overlaps, for overlapping spans of one block."""
    edges = sorted(
        [(span.start, 1, kind) for span, kind in spans]
        + [(span.end, -1, kind) for span, kind in spans]
    )
    runs: list[StyleRun] = []
    open_now = dict.fromkeys(KINDS, 0)
    at = 0
    for place, change, kind in edges:
        if place > at:
            if kinds := tuple(name for name in KINDS if open_now[name]):
                runs.append(StyleRun(at, place, kinds))
            at = place
        open_now[kind] += change
    return runs


def line_segments(page: Page, number: int, look: StyleOf) -> tuple[list[Segment], int]:
    """Return the segments of line `number` of a page, and its width in cells."""
    line = page.lines[number]
    piece = page.pieces[line.piece]
    base = look((piece.kind,))
    sign = piece.sign if not line.start else ""
    segments = [Segment(sign.ljust(piece.indent), base)] if piece.indent else []
    at = line.start
    for run in _overlapping(piece.runs(line.start, line.end), line.start, line.end):
        start, end = max(run.start, line.start), min(run.end, line.end)
        if start > at:
            segments.append(Segment(piece.text[at:start], base))
        segments.append(Segment(piece.text[start:end], look((piece.kind, *run.kinds))))
        at = end
    if at < line.end:
        segments.append(Segment(piece.text[at : line.end], base))
    if line.cut:
        segments.append(Segment("…", base))
    return segments, sum(wrap.count_cells(segment.text) for segment in segments)


def styled_segments(text: Styled, kinds: tuple[str, ...], look: StyleOf) -> list[Segment]:
    """Return the segments of a text with all these kinds; the first is that of the whole line."""
    segments, at = [], 0
    for run in text.runs:
        if run.start > at:
            segments.append(Segment(text.text[at : run.start], look(kinds)))
        style = look((kinds[0], *run.kinds, *kinds[1:]))
        segments.append(Segment(text.text[run.start : run.end], style))
        at = run.end
    if at < len(text.text):
        segments.append(Segment(text.text[at:], look(kinds)))
    return segments


def _overlapping(runs: Sequence[StyleRun], start: int, end: int) -> Iterable[StyleRun]:
    low, high = 0, len(runs)
    while low < high:
        middle = (low + high) // 2
        if runs[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    while low < len(runs) and runs[low].start < end:
        yield runs[low]
        low += 1


def short_date(iso: str | None, beside: str | None = None) -> str:
    """ "Mon 28 Oct 2024" for a whole date, the ISO text for a part of one, "" for none.

    The year is left out if the day `beside` it has the same.
    """
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return iso or ""
    is_told = beside is not None and beside[:4] == f"{day.year:04}"
    return day.strftime("%a %-d %b" if is_told else "%a %-d %b %Y")


def is_day(text: str, iso: str | None) -> bool:
    """Whether a text is this day and nothing else: "Monday, October 28, 2024"."""
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return False
    words = set(_WORD.findall(text.casefold()))
    names = day.strftime("%A %a %B %b %Y").casefold().split()
    numbers = {str(day.day), f"{day.day:02}"}
    return bool(words & numbers) and names[-1] in words and words <= {*names, *numbers}


def plural(count: int, noun: str) -> str:
    """ "1 bulletin", "3,000 bulletins"."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
