"""Reads numbers in tokens: in digits, in words and mixed ("2.5 million").

Numbers never overlap, and each token is read a bounded number of times. It is the first step of
reading figures.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.annotate.quantities import groups, parts_of_one
from reader.annotate.tokens.number_parts import (
    FRACTIONS,
    GLYPHS,
    SCALES,
    SMALL,
    and_part,
    decimals,
    digits,
    parts,
    power,
    ratio,
    scaled,
)
from reader.annotate.tokens.plain_tokens import PlainTokens


class ParsedNumber(NamedTuple):
    """A number in tokens `first` up to `last` (exclusive).

    `value` includes `scale`, the value of the scale word at its end, which a number before it may
    share ("15-20 million"). A vague number ("dozens") has no `value` but a `magnitude`, its power
    of ten.
    """

    first: int
    last: int
    value: float | None
    scale: float = 1.0
    magnitude: int | None = None


_VAGUE = {"dozens": 1, "scores": 1, "tens": 1, "hundreds": 2, "thousands": 3}
_VAGUE |= {"millions": 6, "billions": 9, "trillions": 12}
_INDEFINITE = frozenset(("several", "few", "couple", "many"))
_POWERS = {"dozen": 1, "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_FOLDS = {f"{word}fold": value for word, value in SMALL.items() if value > 1}
_FOLDS |= {"hundredfold": 100.0, "thousandfold": 1000.0}
STARTERS = frozenset(SMALL) | frozenset(SCALES) | {"hundred", "half", "quarter"} | _VAGUE.keys()
STARTERS |= _FOLDS.keys() | GLYPHS.keys() | FRACTIONS.keys()


_GOES_ON = SCALES.keys() | FRACTIONS.keys()
_GOES_ON |= {"hundred", "in", "out", "of", "over", "point", "and", "x", "e"}
_CLOSES = frozenset(("", ".", "?", "!", ";", ")"))
_DIGITS = frozenset("0123456789.")
_DIGIT = re.compile("[0-9]")


def may_hold(tokens: PlainTokens) -> bool:
    """Whether a number may begin at any token."""
    return (
        _DIGIT.search(tokens.text) is not None
        or not STARTERS.isdisjoint(tokens.lows)
        or parts_of_one.may_hold(tokens.text)
    )


def find_numbers(tokens: PlainTokens) -> list[ParsedNumber]:
    """Return all numbers of the text in order, even if they are no figures ("F-16", "7th")."""
    found: list[ParsedNumber] = []
    lows, at = tokens.lows, 0
    # A point and the digits sort between "-" and ":": this test spares most tokens a slice.
    starts = [
        i
        for i, low in enumerate(lows)
        if low in STARTERS or ("-" < low < ":" and low[:1] in _DIGITS)
    ]
    for i in parts_of_one.with_articles(tokens, starts):
        if i < at:
            continue
        number = _read(tokens, i, at)
        if number is not None:
            found.append(number)
            at = number.last
    return found


def _read(tokens: PlainTokens, i: int, floor: int) -> ParsedNumber | None:
    low, after = tokens.lows[i], tokens.lows[i + 1]
    closed = after in _CLOSES or after.isalpha() and after not in _GOES_ON
    if closed and len(low) < 4 and low.isdecimal():
        first, sign = _sign(tokens, i)  # the shortest way, for most numbers
        return ParsedNumber(first, i + 1, sign * float(low))
    if low in _VAGUE or low in _POWERS:
        vague = _vague(tokens, i, floor)
        if vague is not None or low in ("tens", "scores"):
            return vague
    if low in _FOLDS:
        return ParsedNumber(i, i + 1, _FOLDS[low])
    if low in GLYPHS:
        return ParsedNumber(i, i + 1, GLYPHS[low])
    if low in FRACTIONS:
        part = parts_of_one.part_of_one(tokens, i, floor)
        return None if part is None else ParsedNumber(*part)
    if low in ("a", "an"):
        return ParsedNumber(i, i + 1, 1.0) if parts_of_one.is_one(tokens, i) else None
    if low in SCALES or low == "hundred":
        article = i - 1 >= floor and tokens.lows[i - 1] in ("a", "an")
        return _finish(tokens, i - 1, *_cardinal(tokens, i)) if article else None
    return _finish(tokens, i, *_cardinal(tokens, i))


def _vague(tokens: PlainTokens, i: int, floor: int) -> ParsedNumber | None:
    """Read a vague number: "dozens", "tens of thousands", "several hundred"."""
    lows = tokens.lows
    magnitude, last = _VAGUE.get(lows[i], 0), i + 1
    first = i
    if not magnitude:
        before = i - 1 if lows[i - 1] != "of" else i - 2
        if before < floor or lows[before] not in _INDEFINITE:
            return None
        first = before - 1 if lows[before - 1] == "a" and before - 1 >= floor else before
        magnitude = _POWERS[lows[i]]
    while lows[last] in _POWERS or (lows[last] == "of" and lows[last + 1] in _VAGUE):
        last += 1 if lows[last] in _POWERS else 2
        word = lows[last - 1]
        magnitude += _VAGUE.get(word, 0) or _POWERS[word]
    if lows[i] in ("tens", "scores") and last == i + 1 and lows[last] != "of":
        return None  # "the tens", "scores" of a game
    return ParsedNumber(first, last, None, magnitude=magnitude)


def _cardinal(tokens: PlainTokens, i: int) -> tuple[float | None, int, float]:
    """Read the number at `i`; return its value or None, the token after it, and the last scale."""
    lows = tokens.lows
    total, group, scale, last = 0.0, 0.0, 1.0, ""
    at = end = i
    while True:
        low = lows[at]
        if low in SMALL and (last in ("", "scale", "hundred") or _extends(last, SMALL[low])):
            group += SMALL[low]
            last = "tens" if SMALL[low] >= 20 else "unit"
        elif low == "hundred" and last not in ("hundred", "scale"):
            group, last = (group or 1) * 100, "hundred"
        elif low in SCALES:
            step = SCALES[low]
            if last == "scale" or (total and step >= scale):
                total = scaled(total + group, step)
            else:
                total += scaled(group or (0.0 if last else 1.0), step)
            group, scale, last = 0.0, step, "scale"
        elif low[:1] in _DIGITS and low and (not last or _more_digits(tokens, at, last)):
            value = digits(low)
            if value is None:
                return None, at + 1, 1.0
            group, at = _spaced(tokens, at, value)
            last = "digits"
        else:
            break
        at = end = at + 1
        if lows[at] == "and" and last == "scale" and lows[i][:1] in _DIGITS:
            break  # "Rs 300 crore and four lakh tonnes"
        at = _connector(tokens, at, last)
    return total + group, end, scale if last == "scale" else 1.0


def _extends(last: str, value: float) -> bool:
    """Whether a word below ten continues the tens: "twenty six", but not "six six"."""
    return last == "tens" and 0 < value < 10


def _more_digits(tokens: PlainTokens, at: int, last: str) -> bool:
    """Whether digits continue after a scale because a scale follows: "4 thousand 3 hundred"."""
    follows = tokens.lows[at + 1] == "hundred" or tokens.lows[at + 1] in SCALES
    return last == "scale" and follows and tokens.lows[at - 1] not in ("and", "-")


def _connector(tokens: PlainTokens, at: int, last: str) -> int:
    """Return the token after "-" in "twenty-six" or "and" in "one hundred and six", or `at`."""
    following = tokens.lows[at + 1]
    if tokens.lows[at] == "-" and tokens.touch(at - 1) and tokens.touch(at):
        joined = following in SCALES or following == "hundred" or last in ("tens", "scale")
        return at + 1 if joined and (last != "digits" or following in SCALES) else at
    if tokens.lows[at] == "-" and last == "tens" and 0 < SMALL.get(following, 0) < 10:
        return at + 1  # "twenty - six" of tokenised text
    if tokens.lows[at] == "and" and last in ("hundred", "scale") and following in SMALL:
        return at if tokens.lows[at + 2] in FRACTIONS else at + 1
    return at


def _spaced(tokens: PlainTokens, at: int, value: float) -> tuple[float, int]:
    """Return the value of digits in groups with spaces ("1 234 567"), and their last token."""
    end, sure = at, False
    while end - at < _MOST_GROUPS and _GROUP.match(tokens.words[end + 1]):
        gap = tokens.text[tokens.ends[end] : tokens.starts[end + 1]]
        if gap not in _SPACES:
            break
        end += 1
        sure = sure or gap != " " or tokens.words[end] == "000"
    if tokens.lows[at + 1] == "," and tokens.lows[at + 2] == "000":
        return scaled(value, 1000), at + 2  # "80, 000" of tokenised text
    if end == at or not _HEAD.match(tokens.words[at]):
        return _pointed(tokens, at, value), at
    if not (sure or end - at > 1 or groups.is_one_number(tokens, at)):
        return value, at
    return float("".join(tokens.words[at : end + 1])), end


def _pointed(tokens: PlainTokens, at: int, value: float) -> float:
    """Return the value of digits whose point groups them if only whole things can be counted."""
    return scaled(value, 1000) if groups.is_grouped_by_point(tokens, at) else value


_GROUP = re.compile(r"\d{3}(?:\.\d+)?$")
_HEAD = re.compile(r"\d{1,3}$")
_SPACES = (" ", "\u00a0", "\u2009", "\u202f")
_MOST_GROUPS = 4


def _finish(
    tokens: PlainTokens, first: int, value: float | None, last: int, scale: float
) -> ParsedNumber | None:
    """Return the number with the fractions, the sign and the scale beside it."""
    if value is None:
        return None
    share = ratio(tokens, value, last) or _over(tokens, value, last)
    if share is not None:
        first, sign = _sign(tokens, first)
        return ParsedNumber(first, share[1], sign * share[0])
    more = decimals(tokens, value, last) or power(tokens, value, last) or parts(tokens, value, last)
    part = and_part(tokens, last) if more is None else None
    if part is not None:
        step = SCALES.get(tokens.lows[part[1]], 1.0)
        if step < scale:  # "two billion and a half million"
            value += scaled(part[0], step if step > 1 else scale)
            last = part[1] + 1 if step > 1 else part[1]
        else:
            more = value + part[0], part[1]
    if more is not None:
        value, last = more
        if parts_of_one.measures_one(tokens, last):
            last += 2  # "three quarters of an hour"
        elif tokens.lows[last] == "of" and tokens.lows[last + 1] in ("a", "an"):
            last += 2 if tokens.lows[last + 2] in SCALES else 0  # "three quarters of a million"
        if tokens.lows[last] in SCALES and tokens.lows[last - 1] != "of":
            scale = SCALES[tokens.lows[last]]
            value, last = scaled(value, scale), last + 1
    first, sign = _sign(tokens, first)
    return ParsedNumber(first, last, sign * value, scale)


def _over(tokens: PlainTokens, value: float, last: int) -> tuple[float, int] | None:
    """Read a fraction in words: "one over twenty"."""
    if tokens.lows[last] != "over" or value != 1 or tokens.lows[last - 1] not in ("one", "1"):
        return None
    below, end, _ = _cardinal(tokens, last + 1)
    return (1 / below, end) if below else None


def _sign(tokens: PlainTokens, first: int) -> tuple[int, float]:
    """Return the first token of a number with its sign, and the sign (1 or -1)."""
    before = first - 1
    if tokens.lows[before] in ("minus", "negative") and tokens.lows[before - 1] != "or":
        return before, -1.0
    dash = tokens.lows[before] in ("-", "−", "–") and before >= 0
    if dash and tokens.touch(before):
        if tokens.lows[before - 1] == "minus":
            return before - 1, -1.0
        opens = before == 0 or tokens.text[tokens.starts[before] - 1] in " ($€£\t\u00a0"
        named = tokens.words[before - 1].isupper() or tokens.lows[before - 1][:1].isdigit()
        measured = "." in tokens.lows[first] or tokens.lows[first + 1] in "%°"
        if opens and tokens.lows[first][0] in _DIGITS and (measured or before == 0 or not named):
            return before, -1.0
    return first, 1.0
