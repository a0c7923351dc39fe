"""Reads clock times at the beginning of lines, with their zones ("06:45 GMT / 08:45 EET:")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader import calendar
from reader.parse.blocks.credits import is_date_line
from reader.parse.blocks.units import Unit

_ZONE = (
    r"(?:[ ]?(?:(?-i:[A-Z]{1,4}T)|Uhr|hrs?|GMT|UTC|MSK|local time|local|[A-Z][a-z]+ time)"
    r"(?:[+-]\d\d?(?::?\d\d)?)?"
    r"(?![A-Za-z]))"
)
CLOCK = (
    r"(?:(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?(?!\d|\.\d)(?:[ ]?[ap]\.?m\b\.?)?"
    rf"|(?:1[0-2]|[1-9])[ ]?[ap]\.?m\b\.?|(?:[01]?\d|2[0-3])h(?=[ ]?[-–—:|•·][ ])){_ZONE}?"
    r"|(?:\d{1,2}[ ]?(?:h|hrs?|hours?|m|mins?|minutes?)[ ]ago|now(?=[ ]\d))(?:\b|(?=\d))"
    rf"(?:[ ]?(?:[01]?\d|2[0-3])[:.][0-5]\d\b{_ZONE}?)?"
    r"|(?:[01]\d|2[0-3])[0-5]\d"
    r"(?:Z\b|[ ]?(?:GMT|UTC|MSK|hrs?|local(?: time)?|(?-i:[A-Z]{1,4}T))\b))"
)
"""The pattern of a clock time, or of how long ago something was; letters in both cases."""
_TIME = re.compile(
    rf"[\[(]?(?P<time>(?:updated?:?[ ](?:at[ ])?)?{CLOCK}"
    rf"(?:(?:[ ]?[/|(][ ]?|(?<=T)[ ]){CLOCK}\)?)?)[\])]?"
    r"(?P<mark>[ ]*[-–—:|•·,.][ ]*$|[ ]*[-–—:|•·,.][ ]+|[ ]*$|[ ]+)(?P<rest>.*)",
    re.IGNORECASE,
)
_NOON = re.compile(r"(?:(?:12 )?noon|midnight)(?: [a-z]{3,6}day)?:?", re.IGNORECASE)
_NOON_BEGINS = frozenset("NnMm1")
_WEEKDAY = re.compile(rf"(?:on )?(?:{calendar.WEEKDAY_PATTERN})\b\.?:?", re.IGNORECASE)
_PARTS = re.compile(
    r"(?P<hour>\d\d?)(?:[:.h]?(?P<minute>\d\d))?(?: ?(?P<half>[ap])\.?m)?", re.IGNORECASE
)
_OPENS = ("[", "(")
_BEGINS = frozenset("0123456789[(uUnNmMpP")
_AGE = re.compile(r".*\bago(?=\b|\d)", re.IGNORECASE)
_ALL_TIMES = re.compile(
    r"\(?(?:all )?(?:the )?times?(?: (?:here|below))? (?:are |is |in )*"
    r"(?P<zone>[A-Z]{1,4}T|GMT|UTC|MSK|[A-Z][a-z]+ time|local(?: time)?|Eastern|Central|Pacific)"
    r"(?:[ ]?[+-]\d\d?)?(?: [(,].*)?[.:)]*",
    re.IGNORECASE,
)
_PUBLISHED_AT = re.compile(r"(?:published|posted) at (?=\d)", re.IGNORECASE)
_LAST_SENTENCE = re.compile(r"^.*(?:[.:] (?=all times )| (?=\(all times ))", re.IGNORECASE)
_HAS_ZONE = re.compile(r"[A-Za-z]{3,}")


def split_time(text: str) -> tuple[str | None, str]:
    """Return the time as written and the text after it; None and the whole text without a time."""
    if text[:1] not in _BEGINS and not text[:1].isdecimal():
        return None, text
    if text[:1] in _NOON_BEGINS and _NOON.fullmatch(text):
        return text.rstrip(":"), ""
    if text[:1] in ("p", "P") and (said := _PUBLISHED_AT.match(text)):
        time, rest = split_time(text[said.end() :])
        return (None, text) if rest else (time, rest)
    is_update = text[:6].lower() == "update"
    may_be = text[:1].isdecimal() or text[:1] in _OPENS or is_update or text[:4].lower() == "now "
    match = _TIME.fullmatch(text) if may_be else None
    if not match or (is_update and (not match["rest"] or match["mark"].isspace())):
        return None, text
    rest = match["rest"]
    if is_date_line(rest) or _WEEKDAY.fullmatch(rest):  # "14:05, October 28, 2024"
        return text, ""
    # "9.30 percent" and "14:05 was the hour" are text; "9.30 Power is back" is an entry.
    if rest and match["mark"].isspace() and (rest[0].islower() or rest[0].isdigit()):
        return None, text
    return match["time"], rest


def is_age(time: str) -> bool:
    """Return whether a time as written says only how long ago it was."""
    return time.lower().endswith("ago")


def minutes_of(time: str) -> int:
    """Return the minutes from midnight to the first clock time in a time as written."""
    found = _PARTS.search(_AGE.sub("", time)) or _PARTS.search(time)
    if not found or _NOON.match(time):
        return 12 * 60 if "noon" in time.lower() else 0
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + 12 * (found["half"].lower() == "p")
    return 60 * hour + minute


def zone_of_all(units: Sequence[Unit]) -> str:
    """Return the zone that a sentence above the entries gives for all times, or ""."""
    last = (_LAST_SENTENCE.sub("", unit.text) for unit in units if "times" in unit.text.lower())
    found = (_ALL_TIMES.fullmatch(text) for text in last)
    return next((match["zone"] for match in found if match), "")


def in_zone(time: str | None, zone: str) -> str | None:
    """Return a time as written with the zone behind it, if it names none itself."""
    return f"{time} {zone}" if time and zone and not _HAS_ZONE.search(time) else time
