"""Reads additions to a number in the tokens after it: "and a half", "-thirds", "10^6".

`numbers` calls these functions with the value of the number and the token after it, `last`. They
return the new value and the token after the addition, or None if nothing is added.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reader.annotate.lexicon.wordlists import table
from reader.annotate.tokens.plain_tokens import PlainTokens

SMALL = {word: float(value) for word, value in table("numbers").items()}
FRACTIONS = {word: float(value) for word, value in table("fractions").items()}
SCALES = {word: float(value) for word, value in table("scales").items()}
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅕": 0.2}

_PLAIN = re.compile(r"\d+(?:\.\d+)?$|\.\d+$")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?$")
_SWISS = re.compile(r"\d{1,3}(?:['’]\d{3})+(?:\.\d+)?$")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$|\d{1,3}(?:\.\d{3})+,\d{1,2}$")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}$")
_KEY = 16
_TOO_LONG = 24
"""Characters: a longer run of digits is a key, not a quantity."""


def digits(word: str) -> float | None:
    """Return the value of a token of digits, or None if not grouped like a number ("1.2.3")."""
    if word.isdecimal() and len(word) < _KEY:
        return float(word)
    if len(word) > _TOO_LONG:
        return None
    if _PLAIN.match(word):
        return float(word) if len(word) < _KEY or "." in word else None
    if _COMMAS.match(word) or _INDIAN.match(word):
        return float(word.replace(",", ""))
    if _EUROPEAN.match(word):
        return float(word.replace(".", "").replace(",", "."))
    if _SWISS.match(word):
        return float(word.replace("'", "").replace("’", ""))
    return float(word.replace(",", ".")) if _DECIMAL_COMMA.match(word) else None


def scaled(value: float, scale: float) -> float:
    """Return a number times its scale, exact in decimals: 4.1 times a million is 4,100,000."""
    if value % 1 == 0:
        return value * scale
    return float(Decimal(repr(value)) * Decimal(repr(scale)))


def power(tokens: PlainTokens, value: float, last: int) -> tuple[float, int] | None:
    """Read a number with a power: "1.3x10^6", "2.5^3", "12.3e14"."""
    at = last
    if not (tokens.lows[last - 1][-1:].isdigit() and tokens.touch(last - 1)):
        return None
    base = 10.0
    if tokens.lows[at] in ("x", "×") and tokens.lows[at + 1] == "10" and tokens.lows[at + 2] == "^":
        at, factor = at + 3, value
    elif tokens.lows[at] == "e":
        at, factor = at + 1, value
    elif tokens.lows[at] == "^":
        at, base, factor = at + 1, value, 1.0
    else:
        return None
    sign = 1
    while tokens.lows[at] in ("+", "-", "−"):
        sign, at = (sign if tokens.lows[at] == "+" else -sign), at + 1
    if not tokens.lows[at].isdecimal() or len(tokens.lows[at]) > 3 or base == 0:
        return None
    raised = sign * int(tokens.lows[at])
    if abs(raised) > (_HIGHEST_POWER // 10 if abs(base) > 10 else _HIGHEST_POWER):
        return None
    try:
        return factor * base**raised, at + 1
    except OverflowError:  # of a base that is next to nothing
        return None


_HIGHEST_POWER = 30


_WHOLES = SMALL.keys() | {"hundred"}


def decimals(tokens: PlainTokens, value: float, last: int) -> tuple[float, int] | None:
    """Read a number with decimals in words: "two point seven one", "two point seventy-one"."""
    written = tokens.lows[last - 1].isdecimal() and tokens.lows[last + 1].isdecimal()
    if tokens.lows[last] != "point" or not (written or tokens.lows[last - 1] in _WHOLES):
        return None
    if written:
        return float(f"{value:.0f}.{tokens.lows[last + 1][:9]}"), last + 2
    figures, end = "", last + 1
    while end < last + 8 and tokens.lows[end] in SMALL:
        number = SMALL[tokens.lows[end]]
        more = tokens.skip(end + 1, ("-",))
        if number >= 20 and 0 < SMALL.get(tokens.lows[more], 0) < 10:
            number, end = number + SMALL[tokens.lows[more]], more
        figures, end = figures + f"{number:.0f}", end + 1
    return (value + float(f"0.{figures}"), end) if figures else None


def and_part(tokens: PlainTokens, last: int) -> tuple[float, int] | None:
    """Read an added fraction: "one and a half", "3 million and a half", "2 1/2", "2½"."""
    lows = tokens.lows
    if lows[last] in GLYPHS:
        return GLYPHS[lows[last]], last + 1
    if lows[last : last + 4 : 2] == ["-", "-"] and lows[last + 1 : last + 4 : 2] == ["and", "a"]:
        part = FRACTIONS.get(lows[last + 5]) if lows[last + 4] == "-" else None
        return None if part is None else (1.0 / part, last + 6)  # "seven-and-a-half"
    if lows[last] == "and" and lows[last + 1] in ("a", "one", "three"):
        part = FRACTIONS.get(lows[last + 2])
        if part is not None and lows[last + 3] != "of":
            return SMALL.get(lows[last + 1], 1.0) / part, last + 3
    whole = lows[last - 1].isdecimal() or lows[last - 1] in SMALL
    written = _written_fraction(tokens, last) if whole else None
    return None if written is None else (written, last + 3)


def parts(tokens: PlainTokens, value: float, last: int) -> tuple[float, int] | None:
    """Read a number of fractions: "two-thirds", "three quarters", "1/4"."""
    lows, at = tokens.lows, tokens.skip(last, ("-",))
    written = _written_fraction(tokens, last - 1)
    if written is not None:
        return written, last + 2
    part = FRACTIONS.get(lows[at])
    if part is None or lows[last - 1] not in SMALL or (lows[at][-1] == "s") is not (value != 1):
        return None
    if lows[at] == "quarters" and value != 3:
        return None  # of a year
    return value / part, at + 1


def _written_fraction(tokens: PlainTokens, at: int) -> float | None:
    """Return the value of "1/4" at token `at`; None for "24/7", "9/11" and dates like "5/12/18"."""
    if tokens.lows[at + 1] != "/" or not (tokens.touch(at) and tokens.touch(at + 1)):
        return None
    above, below = tokens.words[at], tokens.words[at + 2]
    if not (_SHORT.match(above) and _SHORT.match(below)) or tokens.lows[at + 3] == "/":
        return None
    proper = 0 < int(above) < int(below) and int(below) in _DENOMINATORS
    return int(above) / int(below) if proper else None


_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 20, 25, 32, 40, 50, 64))


_SHORT = re.compile(r"\d{1,2}$")


def ratio(tokens: PlainTokens, value: float, last: int) -> tuple[float, int] | None:
    """Read a share: "one in four", "one house in four", "two out of five", not "two in 10 days"."""
    lows, at = tokens.lows, last
    if lows[at - 1] == "one" and lows[at + 1] == "in" and lows[at].isalpha():
        whole = SMALL.get(lows[at + 2], 0.0)
        alone = lows[at + 3] in _BEHIND_SHARES and lows[at] not in _NO_THINGS
        return (value / whole, at + 3) if value < whole and alone else None
    tenths = lows[last - 1].isdecimal() and lows[last : last + 2] == ["in", "10"]
    tenths = tenths or lows[last - 1].isdecimal() and lows[last : last + 3] == ["out", "of", "10"]
    thirds = lows[last : last + 2] == ["out", "of"] and lows[last + 2] in ("3", "4", "5")
    tenths = tenths or thirds and lows[last - 1].isdecimal()
    few = lows[last - 1].isdecimal() and lows[last + 1] in ("3", "4", "5") and lows[last] == "in"
    tenths = tenths or few and lows[last - 2] in _BEFORE_SHARES
    base = _BASES.get(lows[last + 1], 0) if lows[last] == "in" else 0
    if value < base and lows[last - 1].isdecimal():
        return None if lows[last + 2] in _TIMES else (value / base, last + 2)  # "34 in 100 clerks"
    if not (lows[last - 1] in SMALL or lows[last - 1] == "1" or tenths) or not 0 < value < 10:
        return None
    if lows[at] == "in":
        at += 1
    elif lows[at] == "out" and lows[at + 1] == "of":
        at += 2
    elif lows[at] == "of" and lows[at + 1] == "every":
        at += 1
    else:
        return None
    at = tokens.skip(at, ("every",))
    whole = SMALL.get(lows[at]) or (lows[at][:1].isdigit() and digits(lows[at])) or 0.0
    if not value < whole or (value != 1 and whole not in (3, 4, 5, 6, 8, 10, 100)):
        return None
    return None if lows[at + 1] in _TIMES or lows[at + 1] == "-" else (value / whole, at + 1)


_BASES = {"100": 100, "1,000": 1000, "1000": 1000, "10,000": 10_000, "100,000": 100_000}
_BEHIND_SHARES = frozenset(
    """. , ; : ! ? is was has had would will could can may might does did says said lives under over
    aged who whose""".split()  # noqa: SIM905
) | {""}
_NO_THINGS = frozenset(("in", "of", "or", "and", "by", "to", "at", "out", "half", "is", "was"))
_BEFORE_SHARES = frozenset(
    (
        "",
        ".",
        ":",
        ";",
        "that",
        "nearly",
        "about",
        "almost",
        "roughly",
        "some",
        "than",
        "says",
        "say",
        "said",
    )
)


_TIMES = frozenset(
    (
        "seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "days’",
        "months’",
    )
)  # fmt: skip
