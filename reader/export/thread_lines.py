"""Turns developments in their threads into lines for scripts and for readers."""

from __future__ import annotations

from reader.library.thread_rows import ThreadPlace
from reader.library.threads import LinkedPlace, ThreadRow


def fields_of(row: ThreadRow) -> dict[str, object]:
    """A development with its thread, for a JSON object."""
    return {**place_fields(row.place), **thread_fields(row)}


def thread_fields(row: ThreadRow | None) -> dict[str, object]:
    """The thread of a development and its neighbours in it; null and empty where it has none."""
    if row is None:
        return {"thread": None, "earlier": [], "later": []}
    return {
        "thread": row.thread,
        "earlier": [_linked(one) for one in row.earlier],
        "later": [_linked(one) for one in row.later],
    }


def place_fields(place: ThreadPlace) -> dict[str, object]:
    """Where a development stands, as `list --json` has it."""
    return {
        "id": place.id,
        "source": place.source,
        "date": place.date,
        "number": place.number,
        "heading": place.heading,
    }


def tab_line(row: ThreadRow) -> str:
    """Thread, day, heading, the nearest that it goes on from, the words that both have."""
    nearest = row.earlier[0] if row.earlier else None
    texts = (
        row.thread or "",
        row.place.date or "",
        row.place.heading,
        f"{nearest.place.date or '-'} {nearest.place.heading}" if nearest else "",
        ", ".join(nearest.why) if nearest else "",
    )
    return "\t".join(" ".join(text.split()) or "-" for text in texts)


def _linked(one: LinkedPlace) -> dict[str, object]:
    return {**place_fields(one.place), "why": list(one.why)}
