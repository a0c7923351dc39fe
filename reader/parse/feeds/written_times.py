"""Reads times written as people write them: "June 2nd, 2031 at 11:30 p.m.", "… 23:30 CEST"."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from reader.calendar import MONTH_BEGINNINGS, MONTHS

_ZONES = {
    **dict.fromkeys(("WET",), "+0000"),
    **dict.fromkeys(("CET", "MEZ", "WEST", "BST"), "+0100"),
    **dict.fromkeys(("CEST", "MESZ", "EET", "SAST"), "+0200"),
    **dict.fromkeys(("EEST", "MSK", "TRT"), "+0300"),
    **dict.fromkeys(("AWST", "HKT", "SGT"), "+0800"),
    **dict.fromkeys(("JST", "KST"), "+0900"),
    **{"PKT": "+0500", "NPT": "+0545", "ACST": "+0930", "AEST": "+1000", "AEDT": "+1100"},
    **{"NZST": "+1200", "NZDT": "+1300", "AKST": "-0900", "AKDT": "-0800", "HST": "-1000"},
}
"""Names of zones that mail does not know and that mean one offset only ("IST" means three)."""

_ZONE = re.compile(rf"(?<=\d) ?({'|'.join(_ZONES)})")
_WRITTEN = re.compile(
    r"(?:[a-z]{3,9}\.?,? )?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[a-z]{3,9})|"
    r"(?P<first>[a-z]{3,9})\.? (?P<second>\d{1,2})(?:st|nd|rd|th)?)"
    r"\.?,? (?P<year>\d{4})"
    r"(?:,? (?:at )?(?P<hour>\d{1,2}):(?P<rest>\d\d(?::\d\d)?) ?(?P<half>[ap]\.?m\.?)?"
    r"(?P<zone> [a-z]{2,4}| ?[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)


def with_offset(stated: str) -> str:
    """Return a time with the offset of the zone that is named at its end."""
    named = _ZONE.search(stated)
    if named is None or named.end() < len(stated):
        return stated
    return f"{stated[: named.start()]} {_ZONES[named[1]]}"


def written_time(stated: str) -> str | None:
    """Return ISO 8601 of a time with the month first or with "pm"; "" if it is none.

    None if the form is a usual one.
    """
    found = _WRITTEN.fullmatch(stated)
    word = (found["month"] or found["first"]).lower() if found else ""
    if found is None or word not in MONTHS or not (found["first"] or found["half"]):
        return None
    year, month, day = int(found["year"]), MONTHS[word], int(found["day"] or found["second"])
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        whole = date(year, month, day).isoformat()
        if found["hour"] is None:
            return whole
        hour = int(found["hour"])
        if found["half"]:
            hour = hour % 12 + 12 * (found["half"][0] in "pP")
        clock, zone = f"{hour:02}:{found['rest']}", (found["zone"] or "").strip() or "+0000"
        name = MONTH_BEGINNINGS[month - 1]
        moment = parsedate_to_datetime(f"{day} {name} {year} {clock} {zone.replace(':', '')}")
        return _aware(moment)
    return ""


def usual_time(stated: str) -> str:
    """Return ISO 8601 of a time as in mail, "" if it is none."""
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return _aware(parsedate_to_datetime(stated))
    return ""


def _aware(moment: datetime) -> str:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
