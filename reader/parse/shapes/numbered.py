"""Turns numbered lines and single bullets over paragraphs into headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.foreign_days import begins_with_day
from reader.parse.blocks.heading_shape import MOST_CHARACTERS, looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import BULLET, HEADING, TITLE, Unit, is_free

_NUMBER = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?\d{1,2}[.)]|#\d{1,2}[.):]?|[IVX]{1,5}[.)]|\(?[a-k]\)"
    r"|1 (?:[a-z]+ )?thing:) (?=\S)"
)
"""The number of a point; letters begin with "1 big thing: …" and go on with "2. …"."""
_BARE = re.compile(r"(?P<number>\d{1,2}) (?=[^\W\d_a-z])")
"""The number of a point without a stop, "1 Orm", which counts only if all lines go on from 1."""
_POINT = re.compile(r"\(?(?P<number>\d{1,2})[.)] (?=\S)")
_POINT_BEGINS, _FEWEST_POINTS = frozenset("(0123456789"), 2
_ARROWS = frozenset("↑↓↗↘→⬆⬇▲▼")
"""Signs of what became better or worse."""
_FEWEST_BARE, _MOST_BARE_WORDS, _MOST_SECTION_WORDS = 3, 10, 4
_FIRST = re.compile(r"(?:\(?1[.)]|#1[.):]?|I[.)]|\(?a\)|1 (?:[a-z]+ )?thing:) ")


def mark_numbers(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; several numbered lines over paragraphs are headings."""
    numbered = [i for i, unit in enumerate(units) if _NUMBER.match(unit.text) and not unit.level]
    places = [i for i in numbered if not begins_with_day(units[i].text)]
    places = _below_points(units, places)
    if not numbered:
        return _mark_bare_numbers(units)
    last = len(units) - 1
    if len(places) < 2 or last in places:
        return units
    if any(units[i + 1].item and not units[i + 1].text.startswith(BULLET) for i in places):
        return units
    if any(len(units[i].text) > MOST_CHARACTERS for i in places) or not _are_in_order(
        [units[i].text for i in places]
    ):
        return units
    marked = list(units)
    for i in places:
        number = _NUMBER.match(units[i].text)
        point = units[i].from_character(number.end() if number else 0)
        depth = number["number"].rstrip(".").count(".") if number else 0
        marked[i] = replace(point, level=HEADING + depth, kind="list")
    return marked


def _mark_bare_numbers(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; short lines that are numbered from 1 without stops are headings."""
    found = {
        at: match
        for at, unit in enumerate(units)
        if "0" < unit.text[:1] <= "9" and (match := _BARE.match(unit.text))
    }
    numbers = [int(match["number"]) for match in found.values()]
    if len(found) < _FEWEST_BARE or numbers != list(range(1, len(found) + 1)):
        return units
    lines = [(units[at], units[at + 1] if at + 1 < len(units) else Unit("")) for at in found]
    for line, below in lines:
        is_short = looks_like_heading(line) and len(line.text.split()) <= _MOST_BARE_WORDS
        if not is_short or line.level or not is_ended(below.text):
            return units
    return [
        replace(unit.from_character(found[at].end()), level=HEADING) if at in found else unit
        for at, unit in enumerate(units)
    ]


def _below_points(units: Sequence[Unit], places: list[int]) -> list[int]:
    """Return the places without those of numbered sentences, if numbered headings begin anew.

    These are key points: "1. The road is open." and below them the sections "1. Roads".
    """
    again = [i for i in places[1:] if _FIRST.match(units[i].text)]
    if len(again) != 1 or not _FIRST.match(units[places[0]].text):
        return places
    points = [i for i in places if i < again[0]]
    heads = places[len(points) :]
    told = all(is_ended(units[i].text) for i in points)
    return heads if told and not any(is_ended(units[i].text) for i in heads) else places


def _are_in_order(texts: Sequence[str]) -> bool:
    """Whether the numbers of nested sections ("2.1") ascend."""
    numbers = [text.split(" ", 1)[0].rstrip(".)").split(".") for text in texts]
    if all(len(number) == 1 for number in numbers):
        return True
    if not all(part.isdigit() for number in numbers for part in number):
        return False
    return all(list(map(int, a)) < list(map(int, b)) for a, b in pairwise(numbers))


def without_heading_numbers(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; headings of one level that are numbered from 1 on lose their numbers."""
    bare = list(units)
    for level in {unit.level for unit in units if unit.level > TITLE}:
        heads = [at for at, unit in enumerate(units) if unit.level == level]
        led = [at for at in heads if units[at].text[:1] in _POINT_BEGINS]
        found = [(at, match) for at in led if (match := _POINT.match(units[at].text))]
        numbers = [int(match["number"]) for _, match in found]
        if len(numbers) < _FEWEST_POINTS or numbers != list(range(1, len(numbers) + 1)):
            continue
        for at, match in found:
            bare[at] = units[at].from_character(match.end())
    return bare


def mark_single_bullets(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; single bullets that look like headings over paragraphs are headings."""
    marked = list(units)
    for i in range(len(units) - 1):
        if not units[i].text.startswith(BULLET) or units[i + 1].item or (i and units[i - 1].item):
            continue
        bare = units[i].from_character(len(BULLET))
        if looks_like_heading(bare):
            marked[i] = replace(bare, level=0 if looks_like_heading(units[i + 1]) else HEADING)
    return _with_sections(_after_arrows(marked), units)


def _after_arrows(marked: list[Unit]) -> list[Unit]:
    """Return the units; two or more lines after arrows over paragraphs are headings."""
    found = [
        at
        for at, unit in enumerate(marked[:-1])
        if unit.text[:1] in _ARROWS and is_free(unit) and is_ended(marked[at + 1].text)
    ]
    if len(found) < _FEWEST_POINTS or not all(looks_like_heading(marked[at]) for at in found):
        return marked
    for at in found:
        marked[at] = replace(marked[at], level=HEADING)
    return marked


def _with_sections(marked: list[Unit], units: Sequence[Unit]) -> list[Unit]:
    """Return the units; two or more short lines right above bullets that are headings are sections.

    `units` are the same before the bullets became headings.
    """
    over = {
        at - 1
        for at, unit in enumerate(marked)
        if at > 1 and unit.level == HEADING and unit is not units[at]
        if is_free(marked[at - 1]) and len(marked[at - 1].text.split()) <= _MOST_SECTION_WORDS
        if looks_like_heading(marked[at - 1])
    }
    if len(over) < _FEWEST_POINTS:
        return marked
    return [
        replace(unit, section=marked[at - 1].text) if at - 1 in over else unit
        for at, unit in enumerate(marked)
        if at not in over
    ]
