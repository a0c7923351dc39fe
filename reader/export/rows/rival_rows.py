"""Formats the differences between rivals as rows: one difference each, with both texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from reader.export.escape import escape_inline
from reader.export.rows.forms import PrintedRow, tabbed
from reader.export.rows.thread_lines import place_fields
from reader.ledger.rivals.rival_lines import RivalLine, rival_lines
from reader.ledger.rivals.rival_types import RivalDifferences
from reader.library.threads.threads import ThreadPlace

RIVAL_COLUMNS = (
    *("date", "what", "one.publisher", "one.words", "other.publisher", "other.words"),
    *("one.source", "one.number", "one.id", "other.source", "other.number", "other.id"),
)
"""The columns of a table of differences."""


class RivalSide(NamedTuple):
    """One of two rivals: its place and its publisher."""

    place: ThreadPlace
    publisher: str


def rival_rows(one: RivalSide, other: RivalSide, found: RivalDifferences) -> Iterator[PrintedRow]:
    """Yield the differences between two texts, in every format."""
    for line in rival_lines(found):
        yield PrintedRow(
            partial(_fields, one, other, line),
            partial(_tab_line, one, other, line),
            partial(_markdown, one, other, line),
        )


def _fields(one: RivalSide, other: RivalSide, line: RivalLine) -> dict[str, object]:
    return {
        "date": one.place.date,
        "what": line.what,
        "one": _side(one, line.one),
        "other": _side(other, line.other),
    }


def _side(side: RivalSide, words: tuple[str, ...]) -> dict[str, object]:
    return {**place_fields(side.place), "publisher": side.publisher, "words": list(words)}


def _tab_line(one: RivalSide, other: RivalSide, line: RivalLine) -> str:
    """Day, what differs, and each text's publisher and words."""
    return tabbed(
        (
            one.place.date or "",
            line.what,
            one.publisher,
            "; ".join(line.one),
            other.publisher,
            "; ".join(line.other),
        )
    )


def _markdown(one: RivalSide, other: RivalSide, line: RivalLine) -> str:
    """A list item: what differs, then each publisher with the words of its text."""
    told = [
        f"{escape_inline(side.publisher)}: {escape_inline('; '.join(words))}"
        for side, words in ((one, line.one), (other, line.other))
        if words
    ]
    whose = " · ".join(told) or escape_inline(f"{one.publisher}, {other.publisher}")
    return f"- {one.place.date or 'no day'} **{line.what}** {whose}"
