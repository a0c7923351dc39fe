"""Finds the names right over the first day of a text, as a page shows its authors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.credits import is_date_line, is_name
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import Unit, is_free

_TOLD_WORDS = 12
"""The fewest words of a line that tells something."""


def mark_names_over_day(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the first day and names right over it, and over no other, are credits."""
    marked = list(units)
    days = [at for at in range(2, len(units)) if is_date_line(units[at].text)]
    signed = [at for at in days if is_name(units[at - 1].text)]
    if not days or signed != days[:1]:
        return marked
    above = [unit.text for unit in units[: days[0]] if unit.kind == "paragraph"]
    if any(len(text.split()) >= _TOLD_WORDS and is_ended(text) for text in above):
        return marked
    at = days[0] - 1
    marked[days[0]] = replace(units[days[0]], credit=True)
    while at and is_free(units[at]) and is_name(units[at].text):
        marked[at] = replace(units[at], credit=True)
        at -= 1
    return marked
