"""Formats the marks in the bookmarks whose development is gone from its text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape as escape_html
from typing import TYPE_CHECKING

from reader.export.escape import escape_inline
from reader.library.views.joined.shown_unplaced import GONE, GONE_FROM, row_of, shown_name

if TYPE_CHECKING:
    from reader.library.marks.unplaced.unplaced_marks import UnplacedMark

GONE_FORMS = frozenset(("markdown", "jsonl", "html"))
"""The forms that tell of these marks; the others have only quotes, figures and citations."""


def gone_markdown(marks: Sequence[UnplacedMark]) -> Iterator[str]:
    """Yield a heading for each file, and an item with day, note and tags for each development."""
    before = None
    for one in marks:
        if one.name != before:
            yield from ("", f"# {escape_inline(f'{GONE_FROM} {shown_name(one)}')}", "")
            before = one.name
        yield f"- **{escape_inline(_heading(one))}**{escape_inline(_remarks(one))}"


def gone_json(marks: Sequence[UnplacedMark]) -> Iterator[str]:
    """Yield one development a line, with `kind` "gone" and what its marks keep of it."""
    for one in marks:
        told = {
            "kind": GONE,
            "date": one.day or None,
            "file": shown_name(one),
            "publisher": one.publisher or None,
            "heading": one.heading,
            "bookmarked": one.bookmarked,
            "tags": list(one.tags),
            "note": one.note or None,
        }
        yield json.dumps(told)


def gone_html(marks: Sequence[UnplacedMark]) -> Iterator[str]:
    """Yield a section for each file with a list of its developments."""
    before = None
    for one in marks:
        if one.name != before:
            yield "</ul>\n</section>" if before is not None else ""
            name = escape_html(f"{GONE_FROM} {shown_name(one)}")
            yield f"<section>\n<h2 dir=auto>{name}</h2>\n<ul>"
            before = one.name
        yield f"<li dir=auto><b>{escape_html(_heading(one))}</b>{escape_html(_remarks(one))}</li>"
    yield "</ul>\n</section>" if marks else ""


def _heading(one: UnplacedMark) -> str:
    return str(row_of(one).cells[0])


def _remarks(one: UnplacedMark) -> str:
    """The day in brackets, and after a colon the note and the tags."""
    note = " ".join(one.note.split())
    told = " ".join(filter(None, (note, *(f"#{tag}" for tag in one.tags))))
    return (f" ({one.day})" if one.day else "") + (f": {told}" if told else "")
