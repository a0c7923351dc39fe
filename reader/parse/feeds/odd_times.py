"""Reads the times of feeds that the parser misreads or does not know."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from reader.calendar import MONTH_BEGINNINGS, MONTHS
from reader.parse.blocks.foreign_days import MONTH_WORDS
from reader.parse.feeds.written_times import usual_time, with_offset, written_time

_LONGEST = 100
_ALSO = (
    "ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου "
    "νοεμβριου δεκεμβριου",
    "januar februar marcius aprilis majus junius julius augusztus szeptember oktober november "
    "december",
)
"""Greek and Hungarian months in order, without accents."""

_TIME = r"(?:[T\s]+(\d{1,2}):(\d\d)(?::(\d\d))?)?"
_SLASHES = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})" + _TIME)
_EASTERN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_KOREAN = re.compile(r"\s*(오전|오후)?\s*(\d{1,2}):(\d\d)(?::(\d\d))?")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")
_WEEK, _ORDINAL = re.compile(r"\d{4}-?W\d\d(-?\d)?"), re.compile(r"\d{4}-\d{3}")
_DAY_FIRST = re.compile(
    r"(?:[^\W\d]{2,20}\.?,?\s*)?(\d{1,2})\.?\s+(?:de\s+)?([^\W\d]{3,20})\.?\s+(?:de\s+)?"
    r"(\d{4})(?:,?\s+(\d{1,2}:\d\d(?::\d\d)?.{0,20}))?"
)
_YEAR_FIRST = re.compile(r"(\d{4})-([^\W\d]{3,20})-(\d{1,2})(T.{0,30})?")
_ONE_DIGIT = re.compile(r"T(\d):")
_OFFSET = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?[+-]\d{4}")
"""A time with the minutes of its offset behind the hours; the parser drops them."""

_KOREA = "+09:00"
_LEAST_LETTERS = 3


def odd_time(stated: str) -> str | None:
    """Return ISO 8601 of a time in a form that the parser does not read; "" if it is none.

    None if the form is a usual one.
    """
    named = " ".join(stated[:_LONGEST].split())
    stated = with_offset(named)
    for form, read in _FORMS:
        if found := form.fullmatch(stated):
            with suppress(ValueError, TypeError, IndexError, OverflowError, OSError):
                if (said := read(found)) is not None:
                    return said
                continue
            return ""
    if (found := _EASTERN.match(stated)) is not None:
        with suppress(ValueError):
            return _eastern(found, stated[found.end() :])
        return ""
    if (written := written_time(stated)) is not None:
        return written
    return usual_time(stated) or None if stated != named else None


def _with_slashes(found: re.Match[str]) -> str:
    year, _, month, day, *clock = found.groups()
    if clock[0] is None:
        return date(int(year), int(month), int(day)).isoformat()
    hour, minute, second = (int(one or 0) for one in clock)
    moment = datetime(int(year), int(month), int(day), hour, minute, second, tzinfo=UTC)
    return moment.isoformat()


def _eastern(found: re.Match[str], rest: str) -> str:
    day = date(*map(int, found.groups()))
    clock = _KOREAN.fullmatch(rest) if "년" in found[0] else None
    if clock is None:
        return day.isoformat()
    hour = int(clock[2])
    if clock[1]:
        hour = hour % 12 + 12 * (clock[1] == "오후")
    return f"{day}T{hour:02}:{clock[3]}:{clock[4] or '00'}{_KOREA}"


def _epoch(found: re.Match[str]) -> str:
    return datetime.fromtimestamp(int(found[1]), UTC).isoformat()


def _week(found: re.Match[str]) -> str:
    return date.fromisoformat(found[0]).isoformat() if found[1] else ""


def _ordinal(found: re.Match[str]) -> str:
    return datetime.strptime(found[0], "%Y-%j").date().isoformat()


def _day_first(found: re.Match[str]) -> str | None:
    day, word, year, clock = found.groups()
    if word.lower() in MONTHS or not (month := month_of(word)):
        return None
    if clock is None:
        return date(int(year), month, int(day)).isoformat()
    name = MONTH_BEGINNINGS[month - 1]
    moment = parsedate_to_datetime(f"{day} {name} {year} {clock}")
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


def _year_first(found: re.Match[str]) -> str | None:
    year, word, day, clock = found.groups()
    if not (month := month_of(word)):
        return None
    whole = f"{year}-{month:02}-{int(day):02}"
    if clock is None:
        return date.fromisoformat(whole).isoformat()
    moment = datetime.fromisoformat(whole + _ONE_DIGIT.sub(r"T0\1:", clock))
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


def month_of(word: str) -> int:
    """Return the number of a month in any language known here, also cut short; 0 for none."""
    plain = _plain(word)
    if len(plain) < _LEAST_LETTERS:
        return 0
    names = [(_plain(name), month) for name, month in MONTH_WORDS.items()]
    names += [(name, place) for row in _ALSO for place, name in enumerate(row.split(), 1)]
    whole = {month for name, month in names if name == plain}
    found = whole or {month for name, month in names if name.startswith(plain)}
    return found.pop() if len(found) == 1 else 0


def _plain(word: str) -> str:
    """A word in lower case without accents."""
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(part for part in parts if not unicodedata.combining(part)).replace("ς", "σ")


_FORMS = (
    (_SLASHES, _with_slashes),
    (_EPOCH, _epoch),
    (_WEEK, _week),
    (_ORDINAL, _ordinal),
    (_DAY_FIRST, _day_first),
    (_YEAR_FIRST, _year_first),
    (_OFFSET, lambda found: datetime.fromisoformat(found[0]).isoformat()),
)
