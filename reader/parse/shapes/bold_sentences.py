"""Turns bold lines and first sentences into headings, and lists that repeat them into a lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.credits import is_credit, is_date_line
from reader.parse.blocks.stated_days import stated_days
from reader.parse.blocks.units import AROUND_TEXT, BULLET, HEADING, TITLE, Unit

_ENDED = re.compile(r"[.!?:…][”\"’')\]]*$")
_SIGN = re.compile(r"\W+")
_FEWEST_WORDS = _FEWEST_LED = 3
_LONGEST = 400
_MOST_LABEL_WORDS = 6
_OPEN_BOLD = re.compile(r"\*\*(?! )(?:[^*\n.!?]|[.](?=\w)|(?<=\b[A-Z])[.](?!\w)){2,100}")
"""A line after two stars that nothing closes, as the heading of a transcript."""


def mark_bold(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; bold lines are headings, and so are several bold first sentences.

    A bold line over another heading names a section; one with a day above all bold sentences is the
    title. Items that repeat headings are takeaways: they move before the first heading.
    """
    level = max((unit.level for unit in units), default=0)
    level = level + 1 if level > 1 else HEADING
    units = _over_headings(units) if level > HEADING else units
    starts = [unit for unit in units if _is_led(unit)]
    labels = [unit.text[: unit.bold] for unit in units if _is_labelled(unit)]
    labelled = len(labels) > 2 and len({*labels}) == len(labels)
    marked: list[Unit] = []
    for at, unit in enumerate(units):
        if _is_bold(unit) and level == HEADING:
            is_title = not at and len(starts) > 1 and any(stated_days(unit.text))
            marked.append(replace(unit, level=TITLE if is_title else HEADING, bold=0))
        elif (len(starts) > 1 and _is_led(unit)) or (labelled and _is_labelled(unit)):
            marked += _parted(unit, level)
        else:
            marked.append(unit)
    return _lead_with_takeaways(_sectioned(marked) if level == HEADING else marked)


def mark_led(units: Sequence[Unit]) -> list[Unit]:
    """Return the units of a page; bold first sentences are headings if most paragraphs have one.

    Three have, and the page has no other headings.
    """
    told = [unit for unit in units if not unit.level and unit.kind == "paragraph" and not unit.item]
    labels = [unit.text[: unit.bold] for unit in told if _is_labelled(unit)]
    may_be = len({*labels}) == len(labels)  # labels that repeat are speakers
    led = [unit for unit in told if _is_led(unit) or (may_be and _is_labelled(unit))]
    has_heads = any(unit.level > TITLE for unit in units)
    places = {id(unit) for unit in led}
    if has_heads or len(led) < _FEWEST_LED or len(led) * 2 <= len(told):
        return [replace(unit, bold=0) if unit.bold else unit for unit in units]
    return [
        part
        for unit in units
        for part in (_parted(unit, HEADING) if id(unit) in places else [replace(unit, bold=0)])
    ]


def _over_headings(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units of a text with headings; bold lines get the level above or below them.

    A bold line right over a deep heading has the level above it; if all headings are days, bold
    lines are the headings below them.
    """
    heads = [unit for unit in units if unit.level >= HEADING]
    bold = [at for at, unit in enumerate(units) if _is_bold(unit)]
    marked = list(units)
    level = max(unit.level for unit in heads)
    under_days = all(is_date_line(unit.text) for unit in heads)
    for at in bold:
        after = units[at + 1] if at + 1 < len(units) else Unit("")
        if under_days:
            marked[at] = replace(units[at], level=level + 1, bold=0)
        elif after.level > HEADING and after.level == min(head.level for head in heads):
            marked[at] = replace(units[at], level=after.level - 1, bold=0)
    return marked


def _is_bold(unit: Unit) -> bool:
    """Whether a whole line is bold, and not a credit or day."""
    whole = unit.bold >= len(unit.text) and unit.bold > 0
    may_be = whole and not unit.level and not unit.item and unit.kind == "paragraph"
    may_be = may_be and len(unit.text) <= _LONGEST
    return may_be and not is_credit(unit.text) and not is_date_line(unit.text)


def _is_led(unit: Unit) -> bool:
    """Whether a paragraph begins with a bold sentence and continues after it."""
    if unit.level or unit.item or unit.kind != "paragraph" or not 0 < unit.bold < len(unit.text):
        return False
    words = unit.text[: unit.bold].rstrip()
    is_sentence = bool(_ENDED.search(words)) or unit.text[unit.bold :].lstrip()[:1] in ".:"
    return is_sentence and len(words.split()) >= _FEWEST_WORDS and len(words) <= _LONGEST


def _is_labelled(unit: Unit) -> bool:
    """Whether a paragraph begins with a bold label and a colon or full stop."""
    if unit.level or unit.item or unit.kind != "paragraph" or not 0 < unit.bold < len(unit.text):
        return False
    words = unit.text[: unit.bold].rstrip()
    has_end = words[-1:] in (":", ".") or unit.text[unit.bold :].lstrip()[:1] in (":", ".")
    return has_end and words[:1].isupper() and len(words.split()) <= _MOST_LABEL_WORDS


def _parted(unit: Unit, level: int) -> list[Unit]:
    """Return the bold sentence as a heading, and the rest of its paragraph."""
    end = unit.bold
    while end < len(unit.text) and unit.text[end] in ".: ":
        end += 1
    head = unit.up_to(len(unit.text[:end].rstrip(": ")))
    return [replace(head, level=level, bold=0), replace(unit.from_character(end), bold=0)]


def _sectioned(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a bold line over another heading is its section."""
    sectioned: list[Unit] = []
    waiting: Unit | None = None
    for unit, after in pairwise([*units, Unit("")]):
        is_name = unit.level == HEADING and not _ENDED.search(unit.text)
        if is_name and after.level == HEADING and _ENDED.search(after.text):
            sectioned += [waiting] if waiting else []
            waiting = unit
        elif waiting:
            sectioned.append(replace(unit, section=waiting.text))
            waiting = None
        else:
            sectioned.append(unit)
    return sectioned


def _lead_with_takeaways(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; items that repeat headings move before the first heading."""
    heads = {_words(unit.text) for unit in units if unit.level >= HEADING}
    repeats = [unit.item and _words(unit.text) in heads for unit in units]
    first = next((at for at, unit in enumerate(units) if unit.level >= HEADING), 0)
    if sum(repeats) < 2 or not any(repeats[first:]):
        return list(units)
    repeats = _with_neighbours(units, repeats)
    begins = repeats.index(True)
    named = begins - 1  # a heading of only these items
    while named > 0 and units[named].kind in AROUND_TEXT:
        named -= 1
    ends = next((at for at, is_one in enumerate(repeats) if at > begins and not is_one), len(units))
    if named >= 0 and units[named].level and _are_over(units[ends:]):
        units = [*units[:named], replace(units[named], level=0), *units[named + 1 :]]
        repeats[named] = True
    takeaways = [unit for unit, repeated in zip(units, repeats, strict=True) if repeated]
    rest = [unit for unit, repeated in zip(units, repeats, strict=True) if not repeated]
    above = sum(not repeated for repeated in repeats[:first])
    return [*rest[:above], *takeaways, *rest[above:]]


def _with_neighbours(units: Sequence[Unit], repeats: Sequence[bool]) -> list[bool]:
    """Return which items are takeaways: all of a list, if half of its items repeat headings."""
    whole = list(repeats)
    at = 0
    while at < len(units):
        end = at
        while end < len(units) and units[end].item:
            end += 1
        if (found := sum(repeats[at:end])) > 1 and 2 * found >= end - at:
            whole[at:end] = [True] * (end - at)
        at = end + 1
    return whole


def _are_over(below: Sequence[Unit]) -> bool:
    """Whether the units below takeaways do not belong to the line above them."""
    told = next((unit for unit in below if unit.kind not in AROUND_TEXT), None)
    return told is None or bool(told.level)


def _words(text: str) -> str:
    return _SIGN.sub(" ", text.removeprefix(BULLET)).casefold().strip()


def mark_open_bold(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; lines after two stars that nothing closes, if several, are headings."""
    found = {
        at for at, u in enumerate(units) if u.text[:2] == "**" and _OPEN_BOLD.fullmatch(u.text)
    }
    if len(found) < 2:
        return list(units)
    return [
        replace(unit.from_character(len("**")), level=unit.level or HEADING)
        if at in found
        else unit
        for at, unit in enumerate(units)
    ]
