"""Decides whether digits in groups of three are one number: "1 200 soldiers", "12.500 soldiers".

`numbers` calls it.
"""

from __future__ import annotations

import re

from reader.annotate.tokens.noun_phrases import FATES, is_plural, noun_follows
from reader.annotate.tokens.plain_tokens import PlainTokens

_WORDS_BEFORE = frozenset(
    ("some", "about", "nearly", "almost", "over", "than", "least", "around", "approximately", "to",
     "roughly", "another", "of", "by", "killed", "lost", "with", "has", "have", "had", "only", "up")
)  # fmt: skip
_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}$")
_RISES = frozenset(("+", "-", "−", "±"))
_ROW_MARKS = frozenset(("-", "‒", "–", "—", "−", ":"))
_DASHES = frozenset("–—‒-")
_FURTHEST = 3
"""The most words before the noun that is counted."""


def is_one_number(tokens: PlainTokens, at: int) -> bool:
    """Whether the digits at token `at` and the three digits after a space are one number.

    They are in a row of a list, or before something that is counted without a measure ("2 500 kg
    bombs"), unless they follow a name ("Boeing 737 200 people").
    """
    if _is_in_row(tokens, at):
        return True
    before = tokens.words[at - 1] if at else ""
    if at > 1 and tokens.lows[at - 2] in (",", ":") and tokens.lows[at + 2] in (",", ".", ""):
        return is_plural(tokens, at - 1)  # "men 31 190, tanks 67"
    named = before[:1].isupper() and not tokens.sentence_start(at - 1)
    if named or before[:1].isdigit() or before in ("¦", "-", "–", "/", ","):
        return False
    if tokens.lows[at + 2] in _MEASURES:
        return not noun_follows(tokens, at + 3)  # "12 500 tonnes of rice"
    if tokens.lows[at + 2][:1].isalpha():
        return _counts_things(tokens, at + 2)
    return before.lower() in _WORDS_BEFORE and tokens.lows[at + 2] in (".", ",", ";", ")", "")


def _is_in_row(tokens: PlainTokens, at: int) -> bool:
    """Whether digits are the number of a list row, or its rise: "tanks – 10 267 (+1 006)"."""
    before, after = tokens.lows[at - 1], tokens.lows[at + 2]
    if before in _RISES and tokens.lows[at - 2] == "(":
        return after == ")"
    if before == "|" or before in _RISES and tokens.lows[at - 2] == "|":
        return after in ("|", "")  # a cell of a table
    has_rise = after == "(" and tokens.lows[at + 3] in _RISES
    if before in _WORDS_BEFORE or not at:
        return has_rise or not at and after in _DASHES and tokens.lows[at + 3].isalpha()
    ends = after == "" or after in (".", ",", ";") and at + 3 == tokens.count
    apart = at > 1 and not tokens.touch(at - 2) and not tokens.touch(at - 1)
    labelled = before in _ROW_MARKS and (apart or before == ":") and tokens.lows[at - 2].isalpha()
    return labelled and (after == "(" or ends)


def is_grouped_by_point(tokens: PlainTokens, at: int) -> bool:
    """Whether the point in the digits at token `at` groups them: half a soldier is not counted."""
    if not _POINTED.match(tokens.words[at]):
        return False
    if tokens.text[max(0, tokens.starts[at] - 1) : tokens.starts[at]] in ("$", "€", "£", "-", "+"):
        return False
    return _counts_things(tokens, at + 1)


def _counts_things(tokens: PlainTokens, at: int) -> bool:
    """Whether an indivisible plural is counted at token `at`, or an outcome follows."""
    if tokens.lows[at] in FATES:
        return True
    for noun in range(at, at + _FURTHEST):
        low = tokens.lows[noun]
        if not low.isalpha() or low in _PARTED:
            return False
        if is_plural(tokens, noun):
            return tokens.lows[noun + 1] not in ("per", "a", "of")
    return False


_MEASURES = frozenset(
    """km kg tons tonnes metres meters kilometres kilometers miles litres liters barrels hectares
    acres dollars euros rubles roubles""".split()  # noqa: SIM905
)
"""Measures of which there may be thousands; before a noun they may describe it ("500 kg bombs")."""
_PARTED = frozenset(
    ("points", "shares", "times", "km", "kg", "m", "mm", "cm", "g", "lb", "lbs", "tons", "tonnes",
     "metres", "meters", "kilometres", "kilometers", "miles", "feet", "inches", "yards", "litres",
     "liters", "gallons", "barrels", "hectares", "acres", "degrees", "volts", "watts", "percent",
     "per", "pounds", "ounces", "grams", "kilograms", "hours", "minutes", "seconds", "days",
     "weeks", "months", "years", "dollars", "euros", "pence", "cents", "rubles", "roubles", "yen",
     "m", "bn", "mn", "million", "billion", "units", "basis", "square", "cubic", "and", "or", "in")
)  # fmt: skip
