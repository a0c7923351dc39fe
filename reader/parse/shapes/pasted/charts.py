"""Marks the credits of charts and maps, and their titles, as captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.units import Unit

_CHART = re.compile(
    r"(?:sources?|data|note): ?\S.{0,120}\b(?:chart|graphic|graphics|map|table)(?: by\b|:).{2,60}"
    r"|(?:chart|graphics?|map): (?-i:[A-Z]).{1,60}(?<![.!?])",
    re.IGNORECASE,
)
_MOST_CHART_WORDS = 12
_CHART_BEGINS, _ENDS = frozenset("SsDdNnCcGgMm"), frozenset(".!?:;…")


def mark_charts(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the credit of a chart, and its title right above it, are captions.

    The title has no end and stands below a paragraph.
    """
    marked = list(units)
    for at in [at for at, u in enumerate(units) if u.text[:1] in _CHART_BEGINS and at > 1]:
        if units[at].level or not _CHART.fullmatch(units[at].text):
            continue
        marked[at] = replace(units[at], kind="caption")
        above, before = units[at - 1], units[at - 2]
        is_line = above.text[-1:] not in _ENDS and len(above.text.split()) <= _MOST_CHART_WORDS
        if (
            is_line
            and (above.kind == "paragraph" and not above.level and not above.item)
            and before.text[-1:] in _ENDS
        ):
            marked[at - 1] = replace(above, kind="caption")
    return marked
