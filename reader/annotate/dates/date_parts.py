"""Reads the parts of a date from tokens: day, month, year and weekday, as numbers.

Functions for a single part return it with the token after it, or None if there is none.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.annotate.lexicon.wordlists import VERBS, table, words
from reader.annotate.tokens.noun_phrases import STOPS
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.calendar import MONTH_NAMES, MONTHS, MONTHS_AND_VERBS, WEEKDAYS

ORDINALS = {word: int(number) for word, number in table("ordinals").items()}
_BEFORE_MONTH = words("before_months")
ENDS_OF_ORDINALS = frozenset(("st", "nd", "rd", "th"))
FIRST_YEAR, LAST_YEAR = 1900, 2101


class DateParts(NamedTuple):
    """The stated parts of a date in tokens `first` up to `last`; `until` ends a range of days.

    `unsure` is whether day and month may be exchanged.
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    until: int | None = None
    unsure: bool = False


def base(low: str) -> str:
    """Return the word without a possessive ending."""
    return low[:-2] if low[-2:] in ("'s", "’s") else low


def day_number(tokens: PlainTokens, at: int) -> tuple[int, int] | None:
    """Read a day of the month at token `at`: "28", "28th", "twenty-eighth"."""
    low = tokens.lows[at]
    if low.isdecimal() and len(low) <= 2:
        number, end = int(low), at + 1
        end = tokens.skip(end, ENDS_OF_ORDINALS)
    elif low in ORDINALS:
        number, end = ORDINALS[low], at + 1
    elif low in SMALL and tokens.lows[at + 1] not in ("thousand", "hundred"):
        number, end = int(SMALL[low]), at + 1
        more = tokens.skip(end, ("-",))
        unit = ORDINALS.get(tokens.lows[more]) or int(SMALL.get(tokens.lows[more], 0))
        if number in (20, 30) and 0 < unit < 10:
            number, end = number + unit, more + 1
    else:
        return None
    return (number, end) if 1 <= number <= 31 else None


def year_number(tokens: PlainTokens, at: int) -> tuple[int, int] | None:
    """Read a year at token `at`: four digits, two after an apostrophe, or words."""
    low = tokens.lows[at]
    if len(low) == 4 and low.isdecimal() and 1000 <= int(low) < LAST_YEAR:
        return int(low), at + 1
    if low in SMALL:
        return _year_in_words(tokens, at)
    if low in ("'", "’", "‘") and len(tokens.lows[at + 1]) == 2 and tokens.lows[at + 1].isdecimal():
        return century(int(tokens.lows[at + 1])), at + 2
    return None


def _year_in_words(tokens: PlainTokens, at: int) -> tuple[int, int] | None:
    """Read "nineteen eighty-six", "nineteen hundred ninety three", "two thousand and five"."""
    value, end = int(SMALL[tokens.lows[at]]), at + 1
    if value == 2 and tokens.lows[end] == "thousand":
        value, end = 2000, end + 1
    elif value in (18, 19, 20):
        hundred = tokens.lows[end] == "hundred"
        value, end = value * 100, end + 1 if hundred else end
        if not hundred and SMALL.get(tokens.lows[end], 0) < 10:
            return None
    else:
        return None
    rest = tokens.skip(end, ("and",))
    if tokens.lows[rest] in SMALL:
        more = int(SMALL[tokens.lows[rest]])
        value, end = value + more, rest + 1
        unit = tokens.skip(end, ("-",))
        if more >= 20 and 0 < SMALL.get(tokens.lows[unit], 0) < 10:
            value, end = value + int(SMALL[tokens.lows[unit]]), unit + 1
    return value, end


def century(short: int) -> int:
    """Return the year that two digits mean: 1940 to 2039."""
    return short + (2000 if short < 40 else 1900)


def month_name(tokens: PlainTokens, at: int, with_day: bool) -> tuple[int, int] | None:
    """Read a month at token `at`.

    Beside a day (`with_day`) every form is one. Alone, a name needs a capital or a word such as
    "in" before it; "may", "march" and short forms need both.
    """
    low = base(tokens.lows[at])
    number = MONTHS.get(low)
    if number is None:
        return None
    short = low not in MONTH_NAMES
    end = at + 1
    if short and tokens.lows[end] == "." and tokens.touch(at):
        end += 1
    if with_day:
        return number, end
    led = tokens.lows[at - 1] in _BEFORE_MONTH
    joined = tokens.lows[at - 1] in _JOINING
    if not led and _is_speaker(tokens, end):
        return None
    if (joined or not led) and _is_part_of_name(tokens, at, end):
        return None
    if low in MONTHS_AND_VERBS or short:
        return (number, end) if tokens.capital(at) and led else None
    return (number, end) if tokens.capital(at) or led else None


_JOINING = frozenset(("and", "or", "about", "for", "the"))
"""Words before a month after which it may also be a first name."""


def _is_part_of_name(tokens: PlainTokens, at: int, end: int) -> bool:
    """Whether a capital beside a month makes it part of a name: "April Linn", "the May family"."""
    if not tokens.capital(at) or base(tokens.lows[at]) != tokens.lows[at]:
        return False
    after = tokens.lows[end]
    named = (
        tokens.capital(end) and after.isalpha() and after not in MONTHS and after not in WEEKDAYS
    )
    if named and tokens.sentence_start(end):
        return False
    return named or tokens.lows[at - 1] == "the" and after in ("family", "brothers", "sisters")


def _is_speaker(tokens: PlainTokens, end: int) -> bool:
    """Whether a verb of speech follows, so that the month before it is a name ("April said")."""
    verb = VERBS.get(tokens.lows[end])
    return verb is not None and verb.sort == "speech" and verb.form in ("s", "past")


def after_month(tokens: PlainTokens, at: int, month: int, first: int) -> DateParts:
    """Return the month of a date with the day, days and year that follow at token `at`, if any."""
    start = tokens.skip(at, ("/", "-", "the")) if tokens.lows[at + 1][:1].isdigit() else at
    found = day_number(tokens, start)
    if found is not None and not _is_clock(tokens, start) and not _counts(tokens, first, found[1]):
        number, end = found
        number2, end = _second_day(tokens, end)
        year, end = year_after(tokens, end)
        return DateParts(first, end, year, month, number, until=number2)
    year, end = year_after(tokens, at)
    return DateParts(first, end, year, month)


def _counts(tokens: PlainTokens, first: int, end: int) -> bool:
    """Whether the number after a month counts something: "in October 12 people died"."""
    after = tokens.lows[end]
    return tokens.lows[first - 1] == "in" and after.isalpha() and after not in STOPS


def day_alone(tokens: PlainTokens, at: int) -> DateParts | None:
    """Read a day without a month: "on the 18th", if no counted noun follows."""
    if tokens.lows[at] != "the" or tokens.lows[at - 1] not in ("on", "by", "until", "since"):
        return None
    if not tokens.lows[at + 1].isdecimal() or tokens.lows[at + 2] not in ENDS_OF_ORDINALS:
        return None
    found = day_number(tokens, at + 1)
    after = tokens.lows[found[1]] if found is not None else "of"
    if found is None or after == "of" or (after.isalpha() and after not in STOPS):
        return None
    return DateParts(at, found[1], day=found[0])


def _second_day(tokens: PlainTokens, at: int) -> tuple[int | None, int]:
    """Return the last day of a range ("October 27-28") at token `at`, and the token after it."""
    if tokens.lows[at] not in ("-", "–", "to", "through"):
        return None, at
    found = day_number(tokens, at + 1)
    if (
        found is None
        or tokens.lows[found[1]] in (":", ".", "-")
        and tokens.lows[found[1] + 1].isdecimal()
    ):
        return None, at
    return found


def _is_clock(tokens: PlainTokens, at: int) -> bool:
    return (tokens.lows[at + 1] == ":" and tokens.lows[at + 2].isdecimal()) or tokens.lows[
        at + 1
    ] in (
        "pm",
        "am",
        "p.m.",
        "a.m.",
    )


def year_after(tokens: PlainTokens, at: int) -> tuple[int | None, int]:
    """Return the year after a month or day, perhaps after a comma or "of", and the next token."""
    start = tokens.skip(at, (",", "of", "in", "/", "-"))
    found = year_number(tokens, start)
    if found is None and tokens.lows[at] == "of" and len(tokens.lows[start]) == 2:
        return (
            (century(int(tokens.lows[start])), start + 1)
            if tokens.lows[start].isdecimal()
            else (None, at)
        )
    if found is None or (tokens.lows[at] == "in" and found[1] - start != 1):
        return None, at
    return found


def day_then_month(tokens: PlainTokens, at: int) -> DateParts | None:
    """Read a date with the day first: "28 October 2024", "27-28 October", "the fourth of July"."""
    found = day_number(tokens, at)
    if found is None:
        return None
    number, end = found
    until: int | None = None
    if tokens.lows[end] in ("-", "–", "to", "and"):
        second = day_number(tokens, end + 1)
        if second is not None and second[0] > number:
            if not _is_stretch(tokens, at, end, number, second[0]):
                return _with_later_month(tokens, at, end, number, second[1])
            until, end = second
    if tokens.lows[end] == "day":
        end += 1
    if tokens.lows[end + 1] in MONTHS:
        end = tokens.skip(end, ("of", "-", "/"))
    month = month_name(tokens, end, True)
    if month is None:
        return None
    if (
        tokens.lows[end] in MONTHS_AND_VERBS
        and not tokens.capital(end)
        and tokens.lows[at - 1] != "on"
    ):
        return None
    year, last = year_after(tokens, month[1])
    return DateParts(at, last, year, month[0], number, until=until)


def _is_stretch(tokens: PlainTokens, at: int, joint: int, one: int, two: int) -> bool:
    """Whether two days are the ends of a range: "3-14 March", "3 and 4 March".

    "3 and 14 March" is one only after "between" or "from".
    """
    if tokens.lows[joint] != "and" or two == one + 1:
        return True
    return any(low in ("between", "from") for low in tokens.lows[max(at - 5, 0) : at])


def _with_later_month(
    tokens: PlainTokens, at: int, last: int, number: int, end: int
) -> DateParts | None:
    """Return the first of two days that share the month at token `end`: "3 and 14 March"."""
    month = month_name(tokens, end, True)
    if month is None or not tokens.capital(end):
        return None
    year, _ = year_after(tokens, month[1])
    return DateParts(at, last, year, month[0], number)
