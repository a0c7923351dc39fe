"""What is known of a bulletin's day to one date, and where that came from.

In this order: the day that was given, front matter, a day in the text (announcement, title, a line
with nothing else, the dateline of the first paragraph), the file's name, the file's time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reader.models import DateBasis
from reader.parse.credits import is_date_line
from reader.parse.days import Stated, resolve, stated_days
from reader.parse.sections import Sections

_DATELINE = re.compile(
    r"\(?[A-Z][^—–:.”“\"]{1,40}[,(/ ][^—–:”“\"]{3,50}?(?:\)? *(?:—|–|--|: | - ) *|\) )"
)
_MOST_READ = 300


@dataclass(frozen=True, slots=True)
class Dated:
    """A bulletin's date in ISO form, and how it is known."""

    day: str | None
    basis: DateBasis
    inferred: bool


def find(
    given: date | None,
    stated: str | None,
    sections: Sections,
    name: str,
    modified: date | None,
    reference: date,
) -> Dated:
    """The bulletin's date; days without a year count back from `reference`."""
    if given:
        return Dated(given.isoformat(), "given", False)
    sources: Iterable[tuple[DateBasis, Iterable[Stated]]] = (
        ("front matter", stated_days((stated or "")[:_MOST_READ])),
        ("text", _in_text(sections)),
        ("name", stated_days(stem(name))),
    )
    for basis, days in sources:
        for found in days:
            day, inferred = resolve(found, reference)
            return Dated(day.isoformat(), basis, inferred)
    if modified:
        return Dated(modified.isoformat(), "file time", True)
    return Dated(None, "none", False)


def stem(name: str) -> str:
    """A file's name without its ending, `_` as a space."""
    return name.replace("_", " ").rpartition(".")[0] or name.replace("_", " ")


def without_dateline(text: str) -> str:
    """A paragraph without the place and day that it begins with."""
    dateline = _DATELINE.match(text[:_MOST_READ])
    if dateline and any(stated_days(dateline[0])):
        return text[dateline.end() :].strip()
    return text


def _in_text(sections: Sections) -> Iterator[Stated]:
    announced = list(stated_days((sections.announcement or "")[:_MOST_READ]))
    yield from reversed(announced)  # of "from October 27 to October 28" the last
    yield from stated_days((sections.title or "")[:_MOST_READ])
    for line in sections.credits:
        yield from stated_days(line)
    yield from _in_headings(sections)
    parts = (sections.lead, *sections.developments[:1])
    texts = [unit.text for part in parts for unit in part if not unit.level]
    dateline = _DATELINE.match(texts[0][:_MOST_READ]) if texts else None
    if dateline:
        yield from stated_days(dateline[0])


def _in_headings(sections: Sections) -> list[Stated]:
    """The days that headings or a live blog's times consist of, the newest first."""
    heads = [part[0] for part in sections.developments if part[0].level]
    texts = [head.time or head.text for head in heads]
    days = [day for text in texts if is_date_line(text) for day in stated_days(text)]
    return sorted(days, key=lambda day: (day.year or 0, day.month, day.day), reverse=True)
