"""Joins the number and the label of cards of figures ("24.8K" over "People in need")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.units import Unit

_VALUE = (
    r"(?:[~≈<>]|over |about |up to )?[$€£¥]?\d[\d.,]*"
    r"(?:[ ]?(?:[KMB]|bn|million|billion|thousand))?(?:[ ]?%|\+)?"
)
_NUMBER = re.compile(_VALUE, re.IGNORECASE)
_ROW = re.compile(rf"{_VALUE} [^\d\W][^.!?:;]{{1,70}}", re.IGNORECASE)
_MOST_LABEL_WORDS = 10
_ENDS = ".!?:;,"


def join_cards(units: Sequence[Unit]) -> list[Unit]:
    """Return the units, where cards of figures are rows of a table, if there are several."""
    pairs = [at for at in range(len(units) - 1) if _is_pair(units[at], units[at + 1])]
    if len(pairs) < 2:
        return list(units)
    joined: list[Unit] = []
    below = False
    for at, unit in enumerate(units):
        if at - 1 in pairs:
            continue
        if at in pairs:
            label = units[at + 1].moved_by(f"{unit.text} ")
            joined.append(replace(label, kind="table"))
            below = True
        else:
            below = below and not unit.level and not unit.item and bool(_ROW.fullmatch(unit.text))
            joined.append(replace(unit, kind="table") if below else unit)
    return joined


def _is_pair(number: Unit, label: Unit) -> bool:
    """Whether a line is a number alone and the next one says what it counts."""
    if number.level or number.item or label.level or label.item:
        return False
    if not _NUMBER.fullmatch(number.text) or not label.text:
        return False
    words = label.text.split()
    return (
        label.text[0].isalpha() and len(words) <= _MOST_LABEL_WORDS and words[-1][-1] not in _ENDS
    )
