"""Formats developments with their threads as rows for scripts and for readers."""

from __future__ import annotations

from functools import partial

from reader.export.escape import escape_inline
from reader.export.rows.forms import PrintedRow, tabbed
from reader.library.threads.threads import LinkedPlace, ThreadPlace, ThreadRow

THREAD_COLUMNS = ("thread", "date", "heading", "earlier", "later", "source", "number", "id")
"""The columns of a table of developments with their threads."""


def thread_row(row: ThreadRow) -> PrintedRow:
    """Return a development with its thread, in every format."""
    return PrintedRow(partial(fields_of, row), partial(tab_line, row), partial(_markdown, row))


def fields_of(row: ThreadRow) -> dict[str, object]:
    """Return the fields of a development with its thread, for a JSON object."""
    return {**place_fields(row.place), **thread_fields(row)}


def thread_fields(row: ThreadRow | None) -> dict[str, object]:
    """Return a development's thread and neighbours; null and empty if it has none."""
    if row is None:
        return {"thread": None, "earlier": [], "later": []}
    return {
        "thread": row.thread,
        "earlier": [_linked(one) for one in row.earlier],
        "later": [_linked(one) for one in row.later],
    }


def place_fields(place: ThreadPlace) -> dict[str, object]:
    """Return the identity and place of a development, as in `list --json`."""
    return {
        "id": place.id,
        "source": place.source,
        "date": place.date,
        "number": place.number,
        "heading": place.heading,
    }


def tab_line(row: ThreadRow) -> str:
    """Return thread, day, heading, the nearest development that it continues, and shared words."""
    nearest = row.earlier[0] if row.earlier else None
    texts = (
        row.thread or "",
        row.place.date or "",
        row.place.heading,
        f"{nearest.place.date or '-'} {nearest.place.heading}" if nearest else "",
        ", ".join(nearest.why) if nearest else "",
    )
    return tabbed(texts)


def _markdown(row: ThreadRow) -> str:
    """A list item: day and heading, and the developments that it continues."""
    told = [
        f"{one.place.date or 'no day'} {one.place.heading} ({', '.join(one.why)})"
        for one in row.earlier
    ]
    earlier = f"; earlier: {escape_inline('; '.join(told))}" if told else ""
    return f"- {row.place.date or 'no day'} **{escape_inline(row.place.heading)}**{earlier}"


def _linked(one: LinkedPlace) -> dict[str, object]:
    return {**place_fields(one.place), "why": list(one.why)}
