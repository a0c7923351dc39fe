"""Finds a bulletin's date, and records where it was found.

The order is: the given date, the date in the fields, a day in the text (announcement, title, a line
that is only a date, headings that are dates, the dateline of the first paragraph, a day with its
weekday in the first paragraphs), the file's or folder's name, the file's time. A day without a year
gets that of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from reader.calendar import MONTH_PATTERN
from reader.models import DateBasis
from reader.parse.blocks.credits import is_date_line
from reader.parse.blocks.foreign_days import in_english
from reader.parse.blocks.stated_days import (
    StatedDay,
    as_stated,
    dateline_of,
    resolve_stated,
    stated_days,
    stated_months,
    with_mark_for_days,
)
from reader.parse.blocks.units import AROUND_TEXT
from reader.parse.bulletin.sections import Sections

_MOST_READ = 300
_FROM_TO = re.compile(r"\bfrom\b.{4,40}\b(?:to|till|until)\b", re.IGNORECASE)

_NUMBERS_IN_NAME = re.compile(r"(?<!\d)(?:\d{4}_\d\d?_\d\d?|\d\d?_\d\d?_\d{4})(?!\d)", re.ASCII)
_MONTH_IN_NAME = re.compile(rf"(?<![^\W\d_])({MONTH_PATTERN})(?![^\W\d_])", re.IGNORECASE)
_YEAR_IN_NAME = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)", re.ASCII)
_ISO_DAY = re.compile(r"(?<![\d.,:/-])(\d{4})([-/.])(\d\d?)\2(\d\d?)(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class BulletinDate:
    """A bulletin's date as ISO 8601, where it was found, and whether its year was inferred."""

    day: str | None
    basis: DateBasis
    inferred: bool


def find_date(
    given: date | None,
    stated: str | None,
    sections: Sections,
    name: str,
    modified: date | None,
    reference: date,
    folders: str = "",
) -> BulletinDate:
    """Return the bulletin's date.

    `stated` is the date in the fields, `folders` the path of the file's folder. Days without a year
    get the one of name or folder, or are resolved against `reference`.
    """
    if given:
        return BulletinDate(given.isoformat(), "given", False)
    sources: Iterable[tuple[DateBasis, Iterable[StatedDay]]] = (
        ("front matter", stated_days(_with_zeros((stated or "")[:_MOST_READ]))),
        ("text", _in_text(sections)),
        ("name", stated_days(stem(name))),
        ("name", _of_folders(folders)),
    )
    for basis, days in sources:
        for found in days:
            found = _with_year(found, sections)
            day, inferred = _resolved(found, f"{stem(name)} {folders}", reference)
            return BulletinDate(day.isoformat(), basis, inferred)
    if modified:
        return BulletinDate(modified.isoformat(), "file time", True)
    return BulletinDate(None, "none", False)


def find_file_day(name: str, folders: str, modified: date) -> str:
    """Return the ISO day from the file's or its folders' names, else from its time."""
    for found in (*stated_days(stem(name)), *_of_folders(folders)):
        return _resolved(found, f"{stem(name)} {folders}", modified)[0].isoformat()
    return modified.isoformat()


def _with_year(found: StatedDay, sections: Sections) -> StatedDay:
    """Return a day without a year with the year from a credit, the title or the announcement.

    The title may state the year with the month only ("May 2031"). The same day with its weekday and
    year in the first paragraphs counts too.
    """
    if found.year is None:
        stated = (sections.title or "", sections.announcement or "", *sections.credits)
        for other in (day for text in stated for day in stated_days(text[:_MOST_READ])):
            if other.year and (other.month, other.day) == (found.month, found.day):
                return replace(found, year=other.year)
        for month, year in stated_months((sections.title or "")[:_MOST_READ]):
            if month == found.month:
                return replace(found, year=year)
        for other in _with_weekday(_first_paragraphs(sections)):
            if other.year and (other.month, other.day) == (found.month, found.day):
                return replace(found, year=other.year)
    return found


def _resolved(found: StatedDay, name: str, reference: date) -> tuple[date, bool]:
    """Return a stated day, and whether its year was inferred; a missing year is that of the name.

    A year in the name is ignored if the day has another weekday in it.
    """
    if found.year is None:
        for word in _YEAR_IN_NAME.findall(name):
            day = found.in_year(int(word))
            if day is not None and found.weekday in (None, day.weekday()):
                return day, True
    return resolve_stated(found, reference)


def _of_folders(path: str) -> Iterator[StatedDay]:
    """Yield the day from the last folder, or from the last three together ("2024/10/28")."""
    parts = [part for part in path.split("/") if part][-3:]
    yield from stated_days(stem(f"{parts[-1]}.") if parts else "")
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        yield from stated_days(_with_zeros("-".join(parts)))


def stem(name: str) -> str:
    """Return a file's name without its ending as words: spaces for `_`, hyphens within days."""
    bare = name.rpartition(".")[0] or name
    apart = _MONTH_IN_NAME.sub(r" \1 ", _NUMBERS_IN_NAME.sub(_hyphened, bare))
    return " ".join(apart.replace("_", " ").split())


def _hyphened(day: re.Match[str]) -> str:
    return day[0].replace("_", "-")


def _with_zeros(day: str) -> str:
    """Return a text in which days that begin with the year have two digits for month and day."""
    return _ISO_DAY.sub(lambda found: f"{found[1]}-{found[3]:0>2}-{found[4]:0>2}", day)


def without_dateline(text: str) -> str:
    """Return a paragraph without the place and day at its start ("KYIV, Oct. 28 —")."""
    return text[len(dateline_of(text)) :].strip()


def _in_text(sections: Sections) -> Iterator[StatedDay]:
    announced = list(stated_days((sections.announcement or "")[:_MOST_READ]))
    yield from reversed(announced)  # "from October 27 to October 28": the last one
    title = in_english((sections.title or "")[:_MOST_READ])
    begins = _beginnings(title)
    in_title = [day for at, day in enumerate(stated_days(title)) if at not in begins]
    is_range = _FROM_TO.search(title) or _are_range(in_title, title)
    yield from reversed(in_title) if is_range else in_title
    for line in sections.credits:
        yield from stated_days(in_english(line))
    yield from _in_headings(sections)
    texts = _first_paragraphs(sections)
    for text in texts:
        yield from stated_days(dateline_of(text))
    if texts and texts[0][-1:] == ":":  # "Losses as of 3 March 2031:"
        yield from reversed(list(stated_days(texts[0][:_MOST_READ])))
    yield from _with_weekday(texts)


def _first_paragraphs(sections: Sections) -> list[str]:
    """Return the first paragraphs of the lead and the first development."""
    parts = (sections.lead, *sections.developments[:1])
    own = [unit for part in parts for unit in part if unit.kind not in AROUND_TEXT]
    return [unit.text for unit in own if not unit.level][:_FIRST_PARAGRAPHS]


def _beginnings(title: str) -> set[int]:
    """Return the places among the days of a title of those with which something only began."""
    marked = with_mark_for_days(title, "\x1e")
    return {marked.count("\x1e", 0, found.start()) for found in _BEGAN.finditer(marked)}


def _are_range(days: list[StatedDay], title: str) -> bool:
    """Whether two days are the first and last of a report ("20 November – 3 December 2031")."""
    joined = len(days) == 2 and bool(_TO.search(with_mark_for_days(title, "\x1e")))
    return joined and days[0].year in (None, days[1].year)


_BEGAN = re.compile("\\b(?:since \x1e|from \x1e (?:to|until|till) (?!\x1e))", re.IGNORECASE)
"""Words before a day that is no report's own: "since 3 May", "from 3 May to the truce"."""
_TO = re.compile("\x1e ?(?:[-–—]|to|until) ?\x1e")
_FIRST_PARAGRAPHS = 3
_HALF_A_YEAR = 7
"""The first month of the second half of a year."""


def _with_weekday(texts: Iterable[str]) -> list[StatedDay]:
    """Return the days in the first paragraphs with a weekday ("on Tuesday, March 4")."""
    days = [day for text in texts for day in stated_days(text[:_MOST_READ])]
    return [day for day in days if day.weekday is not None and _is_true(day)]


def _is_true(day: StatedDay) -> bool:
    """Whether a day with a year falls on its weekday."""
    found = day.in_year(day.year) if day.year is not None else None
    return found is None or found.weekday() == day.weekday


def _in_headings(sections: Sections) -> list[StatedDay]:
    """Return the days of entries, and of headings or times that are only a date, newest first."""
    heads = [part[0] for part in sections.developments if part[0].level]
    own = [date.fromisoformat(head.day) for head in heads if head.day]
    texts = [head.time or head.text for head in heads]
    days = [day for text in texts if is_date_line(text) for day in stated_days(text)]
    days += map(as_stated, own)
    months = {day.month for day in days if not day.year}
    turns = {1, 12} <= months  # whether the year changes between days without a year
    return sorted(
        days,
        key=lambda day: (day.year or 0, turns and day.month < _HALF_A_YEAR, day.month, day.day),
        reverse=True,
    )
