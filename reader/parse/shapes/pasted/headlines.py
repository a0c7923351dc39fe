"""Finds the title of an article in a line that is no heading, and the standfirst in one that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.credits import TITLE_WORDS, is_credit, is_date_line, is_named_stamp
from reader.parse.blocks.heading_shape import MOST_CHARACTERS, looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.stated_days import dateline_of, stated_days
from reader.parse.blocks.units import AROUND_TEXT, HEADING, TITLE, Unit, as_aside
from reader.parse.shapes.digests.day_lists import DAY_LIST

_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_DATELINED, _MOST_ABOVE = 3, 10
_LONGEST, _TOP, _FEWEST_WORDS, _TOLD_WORDS, _STANDFIRST_WORDS = 250, 6, 4, 12, 8


def mark_headline(units: Sequence[Unit]) -> Sequence[Unit]:
    """Make a first line without an end the title, if paragraphs follow.

    It is too long for a heading, reports speech ("…, the mayor said") or has two sentences.
    """
    first = units[0] if units else Unit("")
    if first.level or first.item or first.credit or first.kind != "paragraph" or len(units) < 3:
        return units
    text = first.text
    if is_credit(text) or is_date_line(text) or is_named_stamp(text) or is_announcement(text):
        return units
    is_titled = text[-1:] == "." and _is_in_title_case(text)
    if (
        not text
        or len(text) > _LONGEST
        or text[0].islower()
        or (text[-1] in ".:;,…" and not is_titled)
    ):
        return units
    top = [unit.text for unit in units[1:] if unit.kind == "paragraph"][:_TOP]
    told = any(len(one.split()) >= _TOLD_WORDS and is_ended(one) for one in top)
    if len(text) > MOST_CHARACTERS and not is_ended(text):
        return [replace(first, level=TITLE), *units[1:]] if told else units
    is_line = len(text.split()) >= _FEWEST_WORDS and (not is_ended(text) or text[-1] in "!?")
    if told and (is_titled or (is_line and not looks_like_heading(first))):
        return [replace(first, level=TITLE), *units[1:]]
    return units


def _is_in_title_case(text: str) -> bool:
    """Whether all longer words of a line, four or more, have capitals: "The Boats Are Gone."."""
    words = [word for word in _LETTERS.findall(text) if len(word) >= _FEWEST_WORDS]
    return len(words) >= _FEWEST_WORDS and all(word[0].isupper() for word in words)


def unmark_standfirst(units: list[Unit]) -> list[Unit]:
    """Make a line under the title a paragraph of the lead, if it is too long for a heading.

    Or if it stands over the only byline of an article.
    """
    if len(units) < 3 or units[0].level != TITLE or units[1].level != HEADING or units[1].time:
        return units
    words = len(units[1].text.split())
    others = [len(u.text.split()) for u in units[2:] if u.level == HEADING and u.text]
    is_digest = TITLE_WORDS.search(units[0].text) or any(stated_days(units[0].text))
    signed = is_credit(units[2].text) or is_date_line(units[2].text)
    alone = not others and (signed or not is_digest)
    longer = bool(others) and 5 * sum(others) <= 3 * words * len(others)
    is_call = not others and units[1].text[-1:] == "!"
    is_signed = signed and not is_digest and _is_article(units)
    if is_call or is_signed or (words >= _STANDFIRST_WORDS and (alone or longer)):
        units[1] = replace(units[1], level=0)
    return units


def _is_article(units: Sequence[Unit]) -> bool:
    """Whether a title of some words has one heading over a byline below it, the standfirst."""
    enough = min(len(unit.text.split()) for unit in units[:2]) >= _FEWEST_WORDS + 1
    below = pairwise(units[2:])
    return enough and not any(one.level and is_credit(after.text) for one, after in below)


def mark_title(units: list[Unit]) -> list[Unit]:
    """Make the first unit the title, if it is a heading of the bulletin, not of a development."""
    units = _titled_below(_named_below(units))
    if len(units) < 2 or units[0].level != HEADING or units[0].time is not None:
        return units
    text, after = units[0].text, units[1].text
    if _is_numbered_like_another(units):
        return units
    if is_date_line(text) and any(unit.level and is_date_line(unit.text) for unit in units[1:]):
        return units
    titled = TITLE_WORDS.search(text) or any(stated_days(text)) or _stands_over(units)
    signed = [unit.level and is_credit(after.text) for unit, after in pairwise(units)]
    above = is_date_line(after) or is_announcement(after) or (signed[0] and sum(signed) == 1)
    above = above or any(dateline_of(unit.text) for unit in units[1:_DATELINED] if not unit.level)
    if titled or above or _is_dated_below(units) or _is_over_asides(units):
        units[0] = replace(units[0], level=TITLE)
    return units


def _is_over_asides(units: Sequence[Unit]) -> bool:
    """Whether only asides, such as a menu, and lines stand between the first two headings."""
    end = next((at for at, unit in enumerate(units) if at and unit.level), 0)
    below = units[1:end]
    lines = all(unit.kind == "aside" or not (unit.item or is_ended(unit.text)) for unit in below)
    return lines and any(unit.kind == "aside" for unit in below)


def _named_below(units: list[Unit]) -> list[Unit]:
    """Return the units; the name of a bulletin below a page's first lines is the title.

    Only captions, asides and lines of a few words stand above it, none with a word of a title.
    """
    if not units or len(units[0].text.split()) >= _FEWEST_WORDS or units[0].level > TITLE:
        return units
    for at, unit in enumerate(units[: _MOST_ABOVE + 1]):
        if unit.kind in AROUND_TEXT:
            continue
        if unit.kind != "paragraph" or unit.level > TITLE or unit.item or is_ended(unit.text):
            break
        if TITLE_WORDS.search(unit.text):
            is_name = at and len(unit.text.split()) >= _FEWEST_WORDS and looks_like_heading(unit)
            if not is_name or not any(one.kind in AROUND_TEXT for one in units[:at]):
                break
            above = [replace(one, level=0) for one in units[:at]]
            return [replace(unit, level=TITLE), *map(_apart, above), *units[at + 1 :]]
        if len(unit.text.split()) >= _FEWEST_WORDS:
            break
    return units


def _apart(unit: Unit) -> Unit:
    return unit if unit.kind in AROUND_TEXT else as_aside(unit)


def _titled_below(units: list[Unit]) -> list[Unit]:
    """Return the units; a first heading that names a bulletin, below a page's lines, is the first.

    There is no title yet, and only a few short lines stand above it.
    """
    at = next((at for at, unit in enumerate(units[: _MOST_ABOVE + 1]) if unit.level), 0)
    above = [unit for unit in units[:at] if unit.kind == "paragraph"]
    if not at or units[at].level != HEADING or units[at].time:
        return units
    if not (TITLE_WORDS.search(units[at].text) and len(units[at].text.split()) > _FEWEST_WORDS):
        return units
    is_list = bool(DAY_LIST.search(units[at].text))
    if not is_list and not any(unit.level == HEADING for unit in units[at + 1 :]):
        return units
    if any(unit.item or len(unit.text.split()) > _STANDFIRST_WORDS + 2 for unit in above):
        return units
    section = units[at].section
    line = [Unit(section)] if section else []
    title = replace(units[at], level=TITLE, section=None)
    return [title, *units[:at], *line, *units[at + 1 :]]


def _is_dated_below(units: Sequence[Unit]) -> bool:
    """Whether a line of only a day stands below the first heading, and below no other one."""
    end = next((at for at, unit in enumerate(units) if at and unit.level), 0)
    dated = [unit for unit in units[1:end] if is_date_line(unit.text)]
    return len(dated) == 1 and not any(is_date_line(unit.text) for unit in units[end:])


def _is_numbered_like_another(units: Sequence[Unit]) -> bool:
    """Whether the first heading differs from another only by its number: "Day 1" and "Day 2"."""
    if not _NUMBER.search(units[0].text):
        return False
    words = _NUMBER.sub("", units[0].text)
    return any(unit.level and _NUMBER.sub("", unit.text) == words for unit in units[1:])


def _stands_over(units: Sequence[Unit]) -> bool:
    """Whether the first heading is a headline and the others are short ones below it."""
    words = [len(unit.text.split()) for unit in units if unit.level == HEADING and unit.text]
    others = words[1:]
    return bool(others) and words[0] >= 6 and 5 * sum(others) <= 3 * words[0] * len(others)
