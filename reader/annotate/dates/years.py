"""Reads single years, ranges of years, decades and holidays from tokens."""

from __future__ import annotations

from datetime import date

from reader.annotate.dates.date_parts import FIRST_YEAR, LAST_YEAR, year_number
from reader.annotate.dates.date_reading import DateReading, KnownDays
from reader.annotate.dates.day_arithmetic import easter
from reader.annotate.lexicon.wordlists import VERBS, words
from reader.annotate.tokens.longest_form import FormTable
from reader.annotate.tokens.noun_phrases import STOPS, is_plural
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.calendar import MONTH_NAMES

_LEADS = words("before_years") | MONTH_NAMES
_COUNTED = words("plurals")
_MONEY = frozenset("$€£¥₹₴₽#№")
_HOLIDAYS = FormTable("holidays")
HOLIDAY_STARTS = _HOLIDAYS.firsts


def read_year(tokens: PlainTokens, at: int, _days: KnownDays) -> DateReading | None:
    """Read the year, the years ("2014-15") or the decade ("the 1990s") at token `at`."""
    low = tokens.lows[at]
    if low in ("'", "’", "‘"):
        return _short(tokens, at)
    if len(low) != 4 or not low.isdecimal() or tokens.lows[at - 1] in _MONEY:
        return None
    if at > 0 and tokens.touch(at - 1):
        numbered = at > 1 and tokens.lows[at - 1] in "-–/" and tokens.lows[at - 2][:1].isdigit()
        if numbered or tokens.lows[at - 1] not in "(-–/‘’'\"“[=~":
            return None
    year, led = int(low), tokens.lows[at - 1] in _LEADS
    far = led and (1000 <= year < FIRST_YEAR or LAST_YEAR <= year < _FURTHEST)
    if not (FIRST_YEAR <= year < LAST_YEAR or far):
        return None
    if tokens.lows[at + 1] == "s" and tokens.touch(at) and year % 10 == 0:
        return DateReading(at, at + 2, f"{year:04}/{year + 9:04}")
    if _touches_more(tokens, at) or not _is_year(tokens, at, year, led):
        return None
    return _span_of_years(tokens, at, year) or DateReading(at, at + 1, low)


def _short(tokens: PlainTokens, at: int) -> DateReading | None:
    """Read a year of two digits: "in ’08"."""
    found = (
        year_number(tokens, at)
        if tokens.lows[at - 1] in _SHORT_LEADS and tokens.touch(at)
        else None
    )
    return None if found is None else DateReading(at, found[1], f"{found[0]:04}")


_SHORT_LEADS = frozenset(("in", "of", "since", "until", "from", "summer", "winter", "spring"))


def _touches_more(tokens: PlainTokens, at: int) -> bool:
    """Whether the unit or sign after a number shows that it is no year: "2000km", "1990%"."""
    following = tokens.lows[at + 1]
    return tokens.touch(at) and (following.isalpha() or following in '%°$€£"″')


def _is_year(tokens: PlainTokens, at: int, year: int, led: bool) -> bool:
    """Whether a number that may be a year does not count anything."""
    following = tokens.lows[at + 1]
    if following in _COUNTED or following in _MEASURES:
        return False
    if _is_in_list(tokens, at) or _names_or_counts(tokens, at, following):
        return False
    if following in ("-", "–", "to") and _is_amount(tokens.lows[at + 2]):
        return False
    if not FIRST_YEAR <= year < LAST_YEAR:
        sure = tokens.lows[at - 1] in _OLD_LEADS
        return sure and (following in STOPS or not following.isalpha())
    if tokens.lows[at - 1] in _AMOUNT_LEADS and following[-1:] == "s" and following not in STOPS:
        return False  # "at least 1950 shells"
    plural = following.endswith("s") and following not in STOPS and not tokens.capital(at + 1)
    return led or not (plural and year % 100 == 0)


def _names_or_counts(tokens: PlainTokens, at: int, following: str) -> bool:
    """Whether four digits are the number of a thing, or a count.

    Examples are "Resolution 1973", "sold 2022 boats" and "more than 2000 fled".
    """
    before = tokens.lows[at - 1] if at else ""
    if before in _DESIGNATORS:
        return True
    if before in ("than", "as") and tokens.lows[at - 2] in _MORE:
        return True
    counts = following.endswith("s") and len(following) > 3 and following not in STOPS
    dated = tokens.capital(at + 1) or following in _OF_YEARS
    return counts and before in _COUNTING and not dated


_DESIGNATORS = (words("designators") | {"call", "dial", "agenda"}) - {
    "season",
    "generation",
    "gen",
    "week",
    "day",
    "class",
    "form",
}
_MORE = frozenset(("more", "less", "fewer", "many", "few", "much"))
_COUNTING = frozenset(
    [
        form
        for form, verb in VERBS.items()
        if form not in ("in", "of") and verb.sort in ("other", "weak")
    ]
) | frozenset("cost costs some about over".split())  # noqa: SIM905
"""Words before a count of four digits and a plural: "sold 2022 boats"."""
_OF_YEARS = frozenset(
    "levels elections primaries games results prices figures sales highs lows talks sanctions "  # noqa: SIM905
    "terms standards protests riots attacks floods polls midterms accords agreements".split()
)
"""Plurals that a year may precede: "hit 2022 levels"."""


def _is_in_list(tokens: PlainTokens, at: int) -> bool:
    """Whether four digits are the count of a row in a list: "tanks – 1946 (+4)"."""
    if tokens.lows[at + 1] == "(" and tokens.lows[at + 2] in ("+", "±"):
        return True
    dashed = at > 1 and tokens.lows[at - 1] in ("–", "—", "-") and not tokens.touch(at - 2)
    return dashed and is_plural(tokens, at - 2) and tokens.lows[at + 1] in ("", ",", ";", ".", "(")


def _is_amount(low: str) -> bool:
    """Whether a token is a number too high for a year, as the second in "2000 - 2500"."""
    return len(low) > 3 and low[:1].isdigit() and not (low.isdecimal() and int(low) < LAST_YEAR)


_AMOUNT_LEADS = words("before_amounts")
_FURTHEST = 2200
_OLD_LEADS = frozenset(("in", "since", "until", "till", "from", "during", "before", "circa"))
_MEASURES = words("measures_after_years")


def _span_of_years(tokens: PlainTokens, at: int, year: int) -> DateReading | None:
    """Read a range of years: "2014-15", "2023-2024"."""
    if tokens.lows[at + 1] not in ("-", "–", "/") or not (
        tokens.touch(at) and tokens.touch(at + 1)
    ):
        return None
    second = tokens.lows[at + 2]
    if not second.isdecimal() or len(second) not in (2, 4):
        return None
    end = int(second) if len(second) == 4 else year - year % 100 + int(second)
    return DateReading(at, at + 3, f"{year:04}/{end:04}") if year < end < LAST_YEAR else None


def read_holiday(tokens: PlainTokens, at: int, days: KnownDays) -> DateReading | None:
    """Read a holiday at token `at`: in the year that follows it, else the nearest one."""
    named = _HOLIDAYS.longest(tokens, at)
    if named is None:
        return None
    day, last = named
    if not (
        tokens.capital(at) or tokens.lows[at - 1] in ("before", "after", "on", "next", "last", "at")
    ):
        return None
    stated = tokens.lows[last]
    if len(stated) == 4 and stated.isdecimal() and FIRST_YEAR <= int(stated) < LAST_YEAR:
        return DateReading(at, last + 1, _in_year(day, int(stated)).isoformat())
    reference = days.reference
    if reference is None or day == "easter" and tokens.lows[at - 1] == "orthodox":
        return DateReading(at, last, None)
    years = (reference.year - 1, reference.year, reference.year + 1)
    near = [_in_year(day, year) for year in years]
    if tokens.lows[at - 1] in ("last", "next", "following", "coming", "previous"):
        back = tokens.lows[at - 1] in ("last", "previous")
        near = [found for found in near if (found < reference) is back and found != reference]
    nearest = min(near, key=lambda found: abs((found - reference).days))
    return DateReading(at, last, nearest.isoformat(), True)


def _in_year(day: str, year: int) -> date:
    if day == "easter":
        return easter(year)
    month, number = day.split("-")
    return date(year, int(month), int(number))
