"""Joins the number and the label of cards of figures ("24.8K" over "People in need").

If each label stands over its number, the number is moved before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import Unit

_VALUE = (
    r"(?:[~≈<>]|over |about |up to )?[$€£¥]?\d[\d.,]*"
    r"(?:[ ]?(?:[KMB]|bn|million|billion|thousand)|(?:[ ’']\d{3}){1,3})?(?:[ ]?%|\+)?"
    r"(?: ?\(\+\d[\d., ]{0,9}\))?"
)
_NUMBER = re.compile(_VALUE, re.IGNORECASE)
_LAST = frozenset("0123456789kmbndKMBND%+)")
"""The last letters of numbers on cards."""
_ROW = re.compile(rf"{_VALUE} [^\d\W][^.!?:;]{{1,70}}", re.IGNORECASE)
_FIRST = frozenset("0123456789~≈<>$€£")
_MOST_LABEL_WORDS, _FEWEST_ROWS = 10, 3
_ENDS = ".!?:;,"
_SCALES = frozenset(
    "million billion thousand percent Million Billion Thousand MILLION BILLION".split()  # noqa: SIM905
)


def join_cards(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; several cards of figures become rows of a table."""
    units = _rows(_scaled(units))
    numbers = [at for at, unit in enumerate(units) if unit.text[-1:] in _LAST and _is_number(unit)]
    if len(numbers) < 2:
        return _alone(units, numbers)
    if _are_below_labels(units, numbers):
        units = _turned(units, numbers)
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


def _scaled(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; "million" alone below a number is part of it."""
    if not [unit for unit in units if unit.text in _SCALES]:
        return units
    joined: list[Unit] = []
    for unit in units:
        if unit.text in _SCALES and joined and _NUMBER.fullmatch(joined[-1].text):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {unit.text}")
        else:
            joined.append(unit)
    return joined


def _alone(units: Sequence[Unit], numbers: Sequence[int]) -> list[Unit]:
    """Return the units; a single number over small letters is a row, under a line in capitals."""
    for at in numbers:
        above, label = units[at - 1 : at], units[at + 1 : at + 2]
        is_card = above and label and above[0].text.isupper() and _is_label(label[0])
        if is_card and label[0].text[0].islower():
            row = replace(label[0].moved_by(f"{units[at].text} "), kind="table")
            return [*units[:at], row, *units[at + 2 :]]
    return list(units)


def _rows(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; lines of a number and the thing counted are rows of a table.

    There must be three together, below a heading and over another one or nothing.
    """
    found = [unit.text[:1] in _FIRST and _is_row(unit) for unit in units]
    if not any(found):
        return units
    marked = list(units)
    at = 1
    while at < len(units):
        end = at
        while end < len(units) and found[end]:
            end += 1
        below = _is_new_part(units[end : end + 2])
        if end - at >= _FEWEST_ROWS and below and looks_like_heading(units[at - 1]):
            marked[at:end] = [replace(unit, kind="table") for unit in units[at:end]]
        at = end + 1
    return marked


def _is_new_part(below: Sequence[Unit]) -> bool:
    """Whether what stands below rows is a heading in capitals or over a text, or nothing."""
    if not below or below[0].text.isupper():
        return True
    told = below[-1].item or is_ended(below[-1].text)
    return len(below) > 1 and looks_like_heading(below[0]) and told


def _is_row(unit: Unit) -> bool:
    if unit.level or unit.item or unit.kind != "paragraph" or unit.text[-1] in _ENDS:
        return False
    return bool(_ROW.fullmatch(unit.text)) and len(unit.text.split()) <= _MOST_LABEL_WORDS


def _are_below_labels(units: Sequence[Unit], numbers: Sequence[int]) -> bool:
    """Whether each number stands below its label: the first has two lines above, or none below.

    A heading stands over the first label. Below the last number is another heading, or text.
    """
    first, last = numbers[0], numbers[-1]
    labelled = all(at and _is_label(units[at - 1]) for at in numbers)
    together = all(b - a == 2 for a, b in pairwise(numbers))
    if not labelled or not together or first < 2:
        return False
    below = units[last + 1] if last + 1 < len(units) else Unit("")
    return not _is_label(below) or below.text.isupper()


def _turned(units: Sequence[Unit], numbers: Sequence[int]) -> list[Unit]:
    """Return the units with each number moved above its label."""
    turned = list(units)
    for at in numbers:
        turned[at - 1 : at + 1] = [units[at], units[at - 1]]
    return turned


def _is_pair(number: Unit, label: Unit) -> bool:
    """Whether a line is only a number and the next one is its label."""
    return _is_number(number) and _is_label(label)


def _is_number(unit: Unit) -> bool:
    return not (unit.level or unit.item) and bool(_NUMBER.fullmatch(unit.text))


def _is_label(unit: Unit) -> bool:
    """Whether a line is a few words without an end."""
    words = unit.text.split()
    if unit.level or unit.item or not words:
        return False
    return unit.text[0].isalpha() and len(words) <= _MOST_LABEL_WORDS and words[-1][-1] not in _ENDS
