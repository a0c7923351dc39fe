"""Reads words that count from the reference day ("yesterday", "last week") as dates."""

from __future__ import annotations

from datetime import date, timedelta

from reader.annotate.dates.date_parts import ORDINALS, base
from reader.annotate.dates.date_reading import DateReading, KnownDays, relative_date
from reader.annotate.dates.day_arithmetic import add_months, monday_of
from reader.annotate.dates.tense import leaning
from reader.annotate.dates.time_amounts import CLOSES, STEPS, iso
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.calendar import MONTHS, MONTHS_AND_VERBS, RELATIVE_DAYS, WEEKDAYS

DIRECTIONS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0,
    "next": 1, "coming": 1, "following": 1, "upcoming": 1,
}  # fmt: skip
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_PERIODS = frozenset(("week", "month", "year", "weekend", "day", "night"))
_TODAY = frozenset(("morning", "afternoon", "evening"))
AFTER_ARTICLES = STEPS.keys() | _PERIODS | ORDINALS.keys() | SMALL.keys()
SIMPLE = RELATIVE_DAYS.keys() | {"overnight", "the"}


def read_simple(tokens: PlainTokens, at: int, days: KnownDays) -> DateReading | None:
    """Read a single word or a day beside one: "overnight", "the day before yesterday"."""
    today = days.reference
    low = base(tokens.lows[at])
    if low == "overnight":
        return relative_date(at, at + 1, _stretch(today, -1, 0))
    if low == "the" and tokens.lows[at + 1] == "day" and tokens.lows[at + 2] in ("before", "after"):
        turn = -2 if tokens.lows[at + 2] == "before" else 2
        if tokens.lows[at + 3] == ("yesterday" if turn < 0 else "tomorrow"):
            return relative_date(at, at + 4, iso(today, turn))
        ends = tokens.lows[at + 3] in CLOSES
        return relative_date(at, at + 3, iso(today, turn // 2)) if ends else None
    shift = RELATIVE_DAYS.get(low)
    shouted = tokens.words[at].isupper() or tokens.words[at - 1] in ("USA", "Russia")
    if (
        shouted
        and tokens.words[at - 1].isupper()
        or tokens.words[at - 1 : at + 1] == ["Russia", "Today"]
    ):
        return None  # a newspaper
    return None if shift is None else relative_date(at, at + 1, iso(today, shift))


def read_directed(tokens: PlainTokens, at: int, days: KnownDays) -> DateReading | None:
    """Read a period with a direction: "last week", "this August", "next Monday"."""
    today = days.reference
    direction, end = DIRECTIONS.get(tokens.lows[at]), at + 1
    if direction is None:
        return None
    if tokens.lows[end] in ("past", "coming") and direction == 0:
        direction, end = (-1 if tokens.lows[end] == "past" else 1), end + 1
    word = base(tokens.lows[end])
    near = tokens.lows[at] in ("past", "coming", "this") and direction != 0
    told = tokens.lows[at] in ("previous", "following") and tokens.lows[at - 1] == "the"
    if told and (word in WEEKDAYS or word in _PERIODS):
        return relative_date(at, end + 1, None)  # it counts from the day of the narration
    if word in WEEKDAYS:
        return relative_date(at, end + 1, _weekday(today, WEEKDAYS[word], direction, near))
    if word in MONTHS and (word not in MONTHS_AND_VERBS or tokens.capital(end)):
        return relative_date(at, end + 1, _month(today, MONTHS[word], direction))
    if word in _SEASONS and tokens.lows[at] in ("last", "this", "next"):
        return relative_date(at, end + 1, _season(today, word, direction))
    if word in _TODAY and direction == 0 and tokens.lows[at] == "this":
        return relative_date(at, end + 1, iso(today, 0))
    if (
        word not in _PERIODS
        or tokens.lows[at] == "past"
        or (direction and tokens.lows[at] == "this")
    ):
        return None
    if _is_other(tokens, at, word) or (tokens.capital(end) and not tokens.words[end].isupper()):
        return None
    if direction > 0 and tokens.lows[at - 1] == "the" and leaning(tokens, at, end + 1) < 0:
        return relative_date(at, end + 1, None)  # "the next day" in a narration
    return _period(tokens, at, end, word, direction, today)


def _is_other(tokens: PlainTokens, at: int, word: str) -> bool:
    """Whether a period does not count from today: "her last year in office"."""
    owned = tokens.lows[at - 1] in ("his", "her", "its", "their", "my", "our", "your")
    whole = tokens.lows[at - 1] == "the" and tokens.lows[at] in ("last", "next") and word != "day"
    return owned or whole


def read_day_of_week(tokens: PlainTokens, at: int, days: KnownDays) -> DateReading | None:
    """Read a weekday of a week: "Tuesday of next week"."""
    today = days.reference
    day, end = WEEKDAYS.get(tokens.lows[at]), tokens.skip(at + 2, ("the",))
    if day is None or tokens.lows[at + 1] != "of" or tokens.lows[end + 1] != "week":
        return None
    direction = DIRECTIONS.get(tokens.lows[end])
    if direction is None:
        return None
    value = None if today is None else monday_of(today, direction) + timedelta(day)
    return relative_date(at, end + 2, value.isoformat() if value else None)


def read_within(tokens: PlainTokens, at: int, days: KnownDays) -> DateReading | None:
    """Read the current year or month: "the end of the year", "later in the month"."""
    today = days.reference
    if tokens.lows[at] != "the" or tokens.lows[at + 1] not in ("year", "month"):
        return None
    led = tokens.lows[at - 1] in ("of", "in") and tokens.lows[at - 2] in _SPOTS
    if not led:
        return None
    value = (
        None if today is None else today.isoformat()[: 4 if tokens.lows[at + 1] == "year" else 7]
    )
    return relative_date(at, at + 2, value)


_SPOTS = frozenset(("end", "start", "beginning", "middle", "rest", "remainder"))
_SPOTS |= {"later", "earlier", "late", "early", "far"}


def _period(
    tokens: PlainTokens, at: int, end: int, word: str, direction: int, today: date | None
) -> DateReading | None:
    if word == "day":
        if direction == 0:
            return None
        return relative_date(at, end + 1, iso(today, direction))
    if word == "night":
        shift = min(direction, 0)
        return relative_date(at, end + 1, iso(today, shift)) if direction < 1 else None
    if today is None:
        return relative_date(at, end + 1, None)
    if word == "week":
        monday = monday_of(today, direction)
        on = tokens.skip(end + 1, ("on",))
        if base(tokens.lows[on]) in WEEKDAYS:
            chosen = monday + timedelta(WEEKDAYS[base(tokens.lows[on])])
            return relative_date(at, on + 1, chosen.isoformat())
        return relative_date(at, end + 1, f"{monday}/{monday + timedelta(6)}")
    if word == "weekend":
        saturday = monday_of(today, direction) + timedelta(5)
        return relative_date(at, end + 1, f"{saturday}/{saturday + timedelta(1)}")
    if word == "year":
        return relative_date(at, end + 1, f"{today.year + direction:04}")
    moved = add_months(today.replace(day=1), direction)
    return relative_date(at, end + 1, moved.isoformat()[:7] if moved else None)


def _stretch(today: date | None, low: int, high: int) -> str | None:
    first, last = iso(today, low), iso(today, high)
    return f"{first}/{last}" if first and last else None


def _weekday(today: date | None, number: int, direction: int, near: bool) -> str | None:
    if today is None:
        return None
    if near:
        back = (today.weekday() - number - 1) % 7 + 1
        ahead = (number - today.weekday() - 1) % 7 + 1
        return iso(today, -back if direction < 0 else ahead)
    return (monday_of(today, direction) + timedelta(number)).isoformat()


def _month(today: date | None, month: int, direction: int) -> str | None:
    if today is None:
        return None
    year = today.year
    if direction < 0:
        year -= month >= today.month
    elif direction > 0:
        year += month <= today.month
    return f"{year:04}-{month:02}"


def _season(today: date | None, word: str, direction: int) -> str | None:
    """Return the three months of a season in the northern hemisphere."""
    if today is None:
        return None
    start = date(today.year, _SEASONS[word], 1)
    if direction < 0 and start.replace(day=28) > today - timedelta(60):
        start = start.replace(year=today.year - 1)
    elif direction > 0 and start <= today:
        start = start.replace(year=today.year + 1)
    end = add_months(start, 2)
    return f"{start.isoformat()[:7]}/{end.isoformat()[:7]}" if end else None
