"""Joins lines that are one: a phrase, a title of two lines, a speaker's name over what was said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.credits import TITLE_WORDS, is_date_line, is_name, is_names
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.stated_days import stated_days, without_days
from reader.parse.blocks.units import TITLE, Unit
from reader.parse.shapes.digests.day_lists import DAY_LIST

_OPEN_END = re.compile(
    r"^(?:(?:\S+ ){1,4}(?:by|from|to|with|of|the)|By|Von|Por|Par)$", re.MULTILINE
)
_SPEAKER = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ.’'-]+){0,3}(?:, [A-ZÀ-Þ ]{2,40})?:")
"""A speaker's name in capitals, which may have a post: "LENA MARSH, HOST:"."""
_NAMED = re.compile(r"([A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3}): \S")
_FEWEST_TURNS = 3
_OFFICE_WORDS = 8
"""The most words of an office whose name stands over that of its report."""
_BULLETIN_WORDS, _TOP, _MOST_SECTION_WORDS = 5, 7, 2
_KIND = r"\b(?:report|bulletin|digest|update|summary|sitrep|brief(?:ing)?|newsletter|round-?up)\b"
_BULLETIN = re.compile(rf"{_KIND}(?: on .{{3,45}}|.{{0,20}})$", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"{_KIND} (?:(?:#|no\.? ?|number )\d{{1,4}}\b.{{0,20}}|\d{{1,4}}/\d{{2,4}}\b.{{0,40}})$",
    re.IGNORECASE,
)
_TOP_NEWS = re.compile(
    r"(?:today[’']s|the|this (?:morning|evening)[’']s) (?:top|main|latest) (?:news|stories): ",
    re.IGNORECASE,
)
_STOPS = frozenset(".:;,")
_NAME = (
    r"(?:(?:situation|flash|daily|weekly|morning|evening|humanitarian|operational|press) ){0,3}"
    r"(?:report|update|bulletin|summary|sitrep|briefing|digest|statement|"
    r"(?:operational )?(?:information|situation|overview))"
)
_REPORT_NAME = re.compile(rf"{_NAME}|(?:press|media|news) release|communiqué", re.IGNORECASE)
_REPORT = re.compile(
    rf"{_NAME}"
    r"(?:[ ,–—-]+(?:no\.?|number|nr\.?|issue)? ?#?\d{1,4}\b(?: ?\([^()]{1,60}\))?"
    r"|[ ,:–—-]+(?:of|for|on|as of)?.*\b\d{4}(?: [^.!?:;]{1,60})?)",
    re.IGNORECASE,
)
"""A report with only its number or day: "Situation Report #14"."""


def join_lines(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; lines that are parts of one are joined."""
    return _titled(_turns(_joined(units)))


def turns(units: Sequence[Unit]) -> list[int]:
    """Return the places of lines that begin with a speaker's name, if two speak in turn.

    One answers the other without a line between them, as labels of headlines do not.
    """
    found = {
        at: name[1]
        for at, unit in enumerate(units)
        if ": " in unit.text and (name := _NAMED.match(unit.text))
    }
    counts = Counter(found.values())
    again = [name for name, count in counts.items() if count > 1]
    answers = sum(found.get(at + 1, name) != name for at, name in found.items())
    if len(again) < 2 or answers < len(again):
        return []
    return [at for at, name in found.items() if name in again]


def _turns(units: list[Unit]) -> list[Unit]:
    """Return the units; a speaker's name alone on a line is joined to the paragraph below it.

    The text must have other such names before what was said, so that it is a transcript.
    """
    alone = [unit.text[-1:] == ":" and bool(_SPEAKER.fullmatch(unit.text)) for unit in units]
    turns = sum(bool(_SPEAKER.match(unit.text)) for unit in units) if any(alone) else 0
    if turns < _FEWEST_TURNS:
        return units
    joined: list[Unit] = []
    is_named = False  # is the line above a speaker's name alone
    for unit, is_name_alone in zip(units, alone, strict=True):
        is_free = not unit.level and not unit.item and not _SPEAKER.match(unit.text)
        if is_named and is_ended(unit.text) and is_free:
            joined[-1] = unit.moved_by(f"{joined[-1].text} ")
        else:
            joined.append(unit)
        is_named = is_name_alone
    return joined


def _titled(units: list[Unit]) -> list[Unit]:
    """Return the units; an office, and the name of its report over a day, are one title."""
    if len(units) < 4 or units[0].level or units[0].item or units[1].item:
        return units
    office, report = units[0].text, units[1].text.rstrip(":")
    if not _REPORT_NAME.fullmatch(report) or not is_date_line(units[2].text):
        return units
    if len(office.split()) > _OFFICE_WORDS or not looks_like_heading(units[0]):
        return units
    return [replace(units[0], text=f"{office}: {report}", level=TITLE), *units[2:]]


def _joined(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a short line that ends within a phrase is joined to the next."""
    if not _OPEN_END.search("\n".join([unit.text for unit in units])):
        return list(units)
    joined: list[Unit] = []
    for unit in units:
        before = joined[-1] if joined else unit
        is_open = bool(joined and not before.level and _OPEN_END.fullmatch(before.text))
        if is_open and " " not in before.text:
            is_open = is_name(unit.text) or is_names(unit.text)
        if is_open and not unit.level and not unit.item and len(unit.text.split()) < 9:
            joined[-1] = unit.moved_by(f"{before.text} ")
        else:
            joined.append(unit)
    return joined


def names_a_report(first: Unit, second: Unit) -> bool:
    """Return whether two lines are one title: an office, and a report with number or day."""
    if first.level or second.level or not any(map(str.isdigit, second.text)):
        return False
    if first.text.endswith(("News", "NEWS")):
        return False  # the page's section, not what the report is about
    if _REPORT.fullmatch(second.text):
        return len(first.text.split()) <= _OFFICE_WORDS
    words = TITLE_WORDS.search(second.text) or any(stated_days(second.text))
    return bool(words) and len(first.text.split()) < 3


def dated_first(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the only one of the top that names a bulletin is the first.

    The lines above it are the site's name, or the country that a report is about.
    """
    top = [unit.text for unit in units[: _TOP + 1]]
    named = [
        at
        for at, (text, after) in enumerate(pairwise(top))
        if _names_bulletin(text, after) or (at == 1 and _is_list_below(*top[:2]))
    ]
    at = named[0] if len(named) == 1 else 0
    above = units[: at + 1]
    if named and _TOP_NEWS.match(units[at].text) and not units[at].level:
        units = [*units[:at], replace(units[at], level=TITLE), *units[at + 1 :]]
    if not at or any(unit.level or unit.item or unit.text[-1:] in _STOPS for unit in above[:-1]):
        return list(units)
    if at == 1 and names_a_report(*above):
        return list(units)
    return [units[at], *units[:at], *units[at + 1 :]]


def _is_list_below(section: str, text: str) -> bool:
    """Whether the list of a day stands below the name of a page's section."""
    return len(section.split()) <= _MOST_SECTION_WORDS and bool(DAY_LIST.search(text))


def _names_bulletin(text: str, after: str) -> bool:
    """Whether a line is the name of a bulletin and, behind it, its number or a day with a year.

    Or the name of the news of a day and its topics; or the day is alone on the line below.
    """
    if len(text.split()) < _BULLETIN_WORDS or is_date_line(text):
        return False
    if _NUMBERED.search(text) or _TOP_NEWS.match(text):
        return True
    if _BULLETIN.search(text) and is_date_line(after):
        return True
    return any(day.year for day in stated_days(text)) and bool(_BULLETIN.search(without_days(text)))
