"""Reads clock times from tokens ("3:45 a.m.", "17:22", "noon")."""

from __future__ import annotations

from reader.annotate.dates.date_reading import DateReading, KnownDays
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.calendar import MONTHS, WEEKDAYS

_HALVES = {"a.m.": 0, "am": 0, "a.m": 0, "p.m.": 12, "pm": 12, "p.m": 12}
_NAMED = {"noon": "T12:00", "midday": "T12:00", "midnight": "T00:00"}
ZONES = frozenset(
    ("gmt", "utc", "est", "edt", "cet", "cest", "eet", "eest", "bst", "msk", "hrs", "zulu", "ist",
     "pst", "pdt", "cst", "jst", "trt")
)  # fmt: skip
_SPOTS = frozenset(
    ("at", "from", "until", "till", "after", "before", "since", "by", "and", "around", "about")
)
"""Words before a time of four digits without a colon ("at 0430 hours", "from 2200 to 0500")."""
STARTS = _NAMED.keys()


def read_clock_time(tokens: PlainTokens, at: int, _days: KnownDays) -> DateReading | None:
    """Return the clock time that starts at token `at`, as an ISO time ("T15:45"), or None."""
    low = tokens.lows[at]
    if low in _NAMED:
        name = tokens.capital(at) and tokens.capital(at + 1) and tokens.lows[at + 1] not in _DAYS
        return (
            None
            if name and tokens.lows[at + 1] not in ZONES
            else DateReading(at, at + 1, _NAMED[low])
        )
    if not low[:1].isdigit() or (at > 0 and tokens.lows[at - 1] in ("$", "€", "£")):
        return None
    if not low.isdecimal():
        return _dotted(tokens, at)
    if len(low) == 4 and _is_time(low):
        return _of_four_digits(tokens, at)
    if len(low) > 2:
        return None
    if tokens.lows[at + 1] == "h" and tokens.touch(at):
        return _with_h(tokens, at, low)
    if tokens.lows[at + 1] == ":" and tokens.touch(at) and tokens.touch(at + 1):
        return _with_minutes(tokens, at, int(low))
    half, end = _half(tokens, at + 1)
    if half is not None and 1 <= int(low) <= 12:
        return DateReading(at, end, f"T{int(low) % 12 + half:02}:00")
    zone = tokens.words[at + 1] if tokens.lows[at + 1] in ZONES else ""
    if zone.isupper() and int(low) < 24 and not tokens.touch(at):
        return DateReading(at, at + 2, f"T{int(low):02}:00")
    return None


def _is_time(low: str) -> bool:
    return low < "24" and low[2:] < "60"


def _of_four_digits(tokens: PlainTokens, at: int) -> DateReading | None:
    """Read a time of four digits: "0300 GMT", "at 0430 hours", "from 2200 to 0500"."""
    low, after = tokens.lows[at], tokens.lows[at + 1]
    value = f"T{low[:2]}:{low[2:]}"
    if after in ZONES:
        return DateReading(at, at + 2, value)
    if _is_before_zone(tokens, at):
        return DateReading(at, at + 1, value)
    spot = tokens.lows[at - 1] in _SPOTS
    if after == "local" and tokens.lows[at + 2] == "time":
        return DateReading(at, at + 1, value)
    if after in ("hours", "hour", "h") and (low[0] == "0" or spot):
        return DateReading(at, at + 2, value)
    if low[0] == "0" and spot and not after.isalpha():
        return DateReading(at, at + 1, value)
    return DateReading(at, at + 1, value) if _is_end_of_span(tokens, at) else None


def _is_before_zone(tokens: PlainTokens, at: int) -> bool:
    """Whether four digits begin a span of times whose end has a zone: "1300-1530 GMT"."""
    far = tokens.lows[at + 2]
    joint = tokens.lows[at + 1] in ("-", "–", "to", "and")
    return joint and len(far) == 4 and far.isdecimal() and tokens.lows[at + 3] in ZONES


def _is_end_of_span(tokens: PlainTokens, at: int) -> bool:
    """Whether four digits are an end of a span of times, one of which begins with a nought."""
    for joint, other in ((at + 1, at + 2), (at - 1, at - 2)):
        far = tokens.lows[other]
        if tokens.lows[joint] in ("to", "until", "till", "and", "-", "–") and len(far) == 4:
            lead = tokens.lows[min(at, other) - 1]
            led = lead in ("from", "between") or tokens.lows[joint] in ("until", "till")
            times = far.isdecimal() and _is_time(far)
            if led and times and "0" in (far[0], tokens.lows[at][0]):
                return True
    return False


def _with_h(tokens: PlainTokens, at: int, hour: str) -> DateReading | None:
    """Read a time with an h, as in French: "14h30"."""
    minutes = tokens.lows[at + 2]
    if not tokens.touch(at + 1) or len(minutes) != 2 or not minutes.isdecimal():
        return None
    if int(hour) > 23 or minutes > "59" or tokens.touch(at + 2) and tokens.lows[at + 3].isalnum():
        return None
    return DateReading(at, at + 3, f"T{int(hour):02}:{minutes}")


def _with_minutes(tokens: PlainTokens, at: int, hour: int) -> DateReading | None:
    minutes, end = tokens.lows[at + 2], at + 3
    if not minutes.isdecimal() or len(minutes) != 2 or int(minutes) > 59 or hour > 24:
        return None
    if tokens.lows[end] == ":" and tokens.lows[end + 1].isdecimal() and tokens.touch(end):
        end += 2
    half, after = _half(tokens, end)
    if half is not None and 1 <= hour <= 12:
        return DateReading(at, after, f"T{hour % 12 + half:02}:{minutes}")
    if _is_score(tokens, at) and tokens.lows[end] not in ZONES:
        return None
    return DateReading(at, end, f"T{hour % 24:02}:{minutes}")


def _is_score(tokens: PlainTokens, at: int) -> bool:
    """Whether two numbers with a colon are a score, a length, a ratio or a verse."""
    before = tokens.lows[max(0, at - 4) : at]
    if not before:
        return False
    return before[-1] in _BEFORE_LENGTHS or not _PLAYED.isdisjoint(before)


_BEFORE_LENGTHS = frozenset(
    "in lasts lasted ratio scale luke mark john matthew psalm genesis exodus isaiah surah verse "  # noqa: SIM905
    "romans acts proverbs deuteronomy leviticus score".split()
)
_PLAYED = frozenset(("beat", "beats", "won", "wins", "lost", "drew", "draws", "defeated", "score"))
_DAYS = WEEKDAYS.keys() | MONTHS.keys()


def _dotted(tokens: PlainTokens, at: int) -> DateReading | None:
    """Read a time with a point: "8.30 p.m."."""
    hour, _, minutes = tokens.lows[at].partition(".")
    if not (hour.isdecimal() and minutes.isdecimal() and len(hour) < 3 and len(minutes) == 2):
        return None
    half, end = _half(tokens, at + 1)
    if tokens.lows[at + 1] in ZONES and int(hour) < 24 and int(minutes) < 60:
        return DateReading(at, at + 2, f"T{int(hour):02}:{minutes}")
    if half is None or not 1 <= int(hour) <= 12 or int(minutes) > 59:
        return None
    return DateReading(at, end, f"T{int(hour) % 12 + half:02}:{minutes}")


def _half(tokens: PlainTokens, at: int) -> tuple[int | None, int]:
    """Return the hours to add for "a.m." or "p.m." at token `at`, and the next token."""
    if tokens.lows[at] in ("a", "p") and tokens.lows[at + 1] == "m":
        return (0 if tokens.lows[at] == "a" else 12), at + 2
    if tokens.lows[at] == "o'clock" or tokens.lows[at] == "o’clock":
        return 0, at + 1
    half = _HALVES.get(tokens.lows[at])
    if tokens.lows[at + 1] == "-" and tokens.touch(at):
        return None, at  # "5 am-bushes"
    return half, at + 1 if half is not None else at
