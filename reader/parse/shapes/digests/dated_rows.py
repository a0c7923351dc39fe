"""Turns the rows of a table with days and sentences, a chronology, into developments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reader.parse.blocks.credits import is_day
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.stated_days import stated_days
from reader.parse.blocks.units import HEADING, Unit, as_aside
from reader.parse.shapes.entries.entry_days import day_alone, states_year

_FEWEST, _FEWEST_WORDS, _MOST_HEAD_WORDS = 3, 4, 6
_BAR = " | "


def mark_dated_rows(units: Sequence[Unit], title: str) -> list[Unit]:
    """Return the units; in a table whose rows all begin with a day, each row is a development.

    One cell of a row is a sentence: its text. The cells between are the heading, those behind and
    the row of labels are asides. `title` is that of the text, which may state the year.
    """
    rows = [at for at, unit in enumerate(units) if unit.kind == "table" and _BAR in unit.text]
    if len(rows) < _FEWEST or rows[-1] - rows[0] != len(rows) - 1:
        return list(units)
    cells = {at: units[at].text.split(_BAR) for at in rows}
    labels = rows[0] if not is_day(cells[rows[0]][0]) else None
    dated = [at for at in rows if at != labels]
    told = {at: cell for at in dated if (cell := _told(cells[at]))}
    if len(dated) < _FEWEST or len(told) < len(dated):
        return list(units)
    known = states_year(units) or any(day.year for day in stated_days(title))
    marked = list(units[: rows[0]])
    day: date | None = None
    for at in dated:
        day = day_alone(cells[at][0], day, known) or day
        marked += _entry(units[at], cells[at], told[at], day)
        if at == dated[0] and labels is not None:
            marked.append(as_aside(units[labels]))
    return [*marked, *_below(units[rows[-1] + 1 :])]


def _told(cells: Sequence[str]) -> int | None:
    """Return the place of the only cell that is a sentence, in a row that begins with a day."""
    found = [
        at
        for at, cell in enumerate(cells)
        if at and is_ended(cell) and len(cell.split()) >= _FEWEST_WORDS
    ]
    if len(found) != 1 or not is_day(cells[0]):
        return None
    return found[0] if len(" ".join(cells[1 : found[0]]).split()) <= _MOST_HEAD_WORDS else None


def _entry(row: Unit, cells: Sequence[str], told: int, day: date | None) -> list[Unit]:
    """Return heading and text of a row, and what stands behind the text."""
    start = len(_BAR.join(cells[:1])) + len(_BAR)
    text = len(_BAR.join(cells[:told])) + len(_BAR)
    end = text + len(cells[told])
    head = row.up_to(max(start, text - len(_BAR))).from_character(start) if told > 1 else Unit("")
    head = replace(head, level=HEADING, kind="paragraph", day=day.isoformat() if day else None)
    body = replace(row.up_to(end).from_character(text), kind="paragraph", bold=0)
    entry = [replace(head, bold=0), body]
    return [*entry, as_aside(row.from_character(end + len(_BAR)))] if cells[told + 1 :] else entry


def _below(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a first one that names the table is its caption."""
    if units and units[0].text[:6].casefold() == "table:":
        return [replace(units[0], kind="caption"), *units[1:]]
    return list(units)
