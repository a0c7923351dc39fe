"""Turns a field's value into a term of the query tree, or into a mistake."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date

from reader.library.index.fold import beginning, folded_words, signs
from reader.library.rows import Mistake
from reader.library.search.language.query_tree import (
    DaysTerm,
    MarkTerm,
    NotOf,
    NumberTerm,
    TagTerm,
    Tree,
    WhereWords,
    WordsTerm,
)
from reader.library.search.language.tokenizer import QueryToken

_NUMBER = r"([0-9][0-9,\u00a0_']*(?:\.[0-9]+)?)\s*(k|thousand|mn?|million|bn?|billion|trillion)?"
_FIGURE = re.compile(rf"(>=|<=|>|<|=|≥|≤)?\s*{_NUMBER}(?:\s*(?:\.\.|–|-)\s*{_NUMBER})?", re.I)
_POWERS = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6}
_POWERS |= {"b": 9, "bn": 9, "billion": 9, "trillion": 12}
_DAY = re.compile(r"([0-9]{4,7})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?")

_IS: Mapping[str, Tree] = {
    "unread": NotOf(MarkTerm("read")),
    "read": MarkTerm("read"),
    "bookmarked": MarkTerm("bookmark"),
    "updated": MarkTerm("updated"),
}
_HAS: Mapping[str, Tree] = {
    "note": MarkTerm("note"),
    "tag": MarkTerm("tags"),
    "quote": WordsTerm(("quote",), where="has"),
    "figure": WordsTerm(("figure",), where="has"),
}

ReadValue = Callable[[QueryToken], Tree | Mistake | None]
"""Maps a token to a term or a mistake; None for a value without words."""


def phrase_value(token: QueryToken, where: WhereWords) -> WordsTerm | None:
    """The words of a value, to be found in sequence; None if it has none."""
    found = list(folded_words(token.value))
    if not found:
        return None
    folds = [word.fold for word in found]
    last = found[-1]
    is_open = token.is_open and last.end == len(token.value)
    if is_open:
        folds[-1] = beginning(token.value[last.start : last.end])
    return WordsTerm(tuple(folds), is_open, where)


def words_value(where: WhereWords, example: str) -> ReadValue:
    """A field whose value is words."""

    def read(token: QueryToken) -> Tree | Mistake | None:
        return phrase_value(token, where) or _mistake(token, f"{token.field}: needs words", example)

    return read


def tag_value(token: QueryToken) -> Tree | Mistake | None:
    """`tag:name`."""
    found = phrase_value(token, "text")
    wanted_signs = signs(token.value.lstrip("#"))
    if found is None and not wanted_signs:
        return _mistake(token, "tag: needs a name", "later")
    return TagTerm(found.folds if found else (), found.is_open if found else False, wanted_signs)


def figure_value(token: QueryToken) -> Tree | Mistake | None:
    """`figure:>1000`, `<`, `>=`, `<=`, `=`, `10..20`; "k", "m", "bn" count thousands and more."""
    match = _FIGURE.fullmatch(token.value.strip())
    if match is None or (match[1] and match[4]):
        return _mistake(token, "figure: needs a number", ">1000")
    sign, low = match[1] or "=", _number(match[2], match[3])
    if match[4]:
        # "10..20 thousand" counts thousands on both sides
        high = _number(match[4], match[5])
        low = _number(match[2], match[3] or match[5])
        return NumberTerm(min(low, high), max(low, high))
    if sign in (">", ">=", "≥"):
        return NumberTerm(low, None, excludes_low=sign == ">")
    if sign in ("<", "<=", "≤"):
        return NumberTerm(None, low, excludes_high=sign == "<")
    return NumberTerm(low, low)


def _number(digits: str, unit: str | None) -> float:
    plain = re.sub("[^0-9.]", "", digits)
    return float(f"{plain}e{_POWERS[unit.casefold()] if unit else 0}")


def on_value(token: QueryToken) -> Tree | Mistake | None:
    """`on:2024`, `on:2024-10`, `on:2024-10-28`: the bulletin's date is in that period."""
    days = _days(token.value)
    return DaysTerm(*days) if days else _day_mistake(token)


def since_value(token: QueryToken) -> Tree | Mistake | None:
    """`since:2024-10`: from the first day of that period on."""
    days = _days(token.value)
    return DaysTerm(days[0], None) if days else _day_mistake(token)


def until_value(token: QueryToken) -> Tree | Mistake | None:
    """`until:2024-10`: up to the last day of that period."""
    days = _days(token.value)
    return DaysTerm(None, days[1]) if days else _day_mistake(token)


def _days(value: str) -> tuple[str, str] | None:
    """First and last day of a year, a month or a day; None if there is no such date."""
    match = _DAY.fullmatch(value.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        assert year is not None, "a day begins with its year"
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        if day is not None:
            return first.isoformat(), first.isoformat()
        last = first.replace(month=month or 12)
    except ValueError:
        return None
    return first.isoformat(), last.replace(day=monthrange(last.year, last.month)[1]).isoformat()


def _day_mistake(token: QueryToken) -> Mistake:
    match = _DAY.fullmatch(token.value.strip())
    if match is None:
        return _mistake(token, f"{token.field}: needs a day, a month or a year", "2024-10-28")
    if not MINYEAR <= int(match[1]) <= MAXYEAR:
        return _mistake(token, f"{token.field}: years go from 0001 to 9999", "2024-10-28")
    what = "month" if not match[3] or not 1 <= int(match[2]) <= 12 else "day"
    return _mistake(token, f"{token.field}: there is no such {what}", "2024-10-28")


def one_of(choices: Mapping[str, Tree]) -> ReadValue:
    """A field with fixed values; at the end of the line a prefix is enough."""

    def read(token: QueryToken) -> Tree | Mistake | None:
        value = token.value.casefold()
        for wanted in (value, value.removesuffix("s")):
            if wanted in choices:
                return choices[wanted]
        matches = [name for name in choices if value and name.startswith(value)]
        if token.is_open and len(matches) == 1:
            return choices[matches[0]]
        return _mistake(
            token,
            f"{token.field}: may be {_choices_text(tuple(choices))}",
            _closest_choice(value, choices),
        )

    return read


def _closest_choice(value: str, choices: Mapping[str, Tree]) -> str:
    """The choice with the most similar name."""
    from difflib import get_close_matches

    found = get_close_matches(value, choices, 1)
    return found[0] if found else next(iter(choices))


def _choices_text(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _mistake(token: QueryToken, what: str, example: str) -> Mistake:
    return Mistake(token.start, token.end, what, f"{token.field}:{example}")


FIELDS: Mapping[str, ReadValue] = {
    "speaker": words_value("speaker", "minister"),
    "person": words_value("person", "minister"),
    "quote": words_value("quoted", '"more talks"'),
    "figure": figure_value,
    "counted": words_value("counted", "soldiers"),
    "source": words_value("source", "agency"),
    "on": on_value,
    "since": since_value,
    "until": until_value,
    "is": one_of(_IS),
    "has": one_of(_HAS),
    "tag": tag_value,
}
"""Every field by name, in the order in which they are listed."""

CHOICES: Mapping[str, tuple[str, ...]] = {"is": tuple(_IS), "has": tuple(_HAS)}
"""The values of fields with fixed values."""
