"""Turns the signs, codes and words around a number into a currency."""

from __future__ import annotations

from reader.annotate.figures.numbers import SCALES
from reader.annotate.lexicon.tables import table
from reader.annotate.tokens.longest_form import FormFound, FormTable
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain import PlainTokens

_MONEY = FormTable("currencies", hyphens=True)
_SIGNS, _DOLLARS = table("signs"), table("dollars")
_NAMES = frozenset(("rs", "sen", "ringgit"))
"""Words that may stand before a number like a sign, even in small letters."""
_CHANGE = {"cent": 0.01, "penny": 0.01, "kopek": 0.01, "kopiyka": 0.01, "sen": 0.01}
_WHOLE = {"penny": ("pound sterling",), "kopek": ("ruble",), "kopiyka": ("hryvnia",)}


def money_before(t: PlainTokens, first: int) -> FormFound | None:
    """The currency whose sign or code ends before token `first`, and its first token."""
    at = first - 1
    low = t.lows[at]
    name = _SIGNS.get(low)
    if name is None and low == "." and t.lows[at - 1] == "rs":
        return "rupee", at - 1
    if name is None:
        return _typed_sign(t, first)
    if low == "$":
        country = _DOLLARS.get(t.lows[at - 1])
        near = len(t.lows[at - 1]) > 1 or t.touch(at - 1) or t.lows[at - 1] == "c"
        return (country, at - 1) if country and near else (name, at)
    if low == "dollar" and t.lows[first + 1] in SCALES:
        return name, at
    if low.isalpha() and not (t.words[at].isupper() or low in _NAMES or t.touch(at)):
        return None
    return name, at


def money_after(t: PlainTokens, last: int) -> FormFound | None:
    """The currency whose name, code or sign stands at token `last`, and the token after it."""
    found = _MONEY.longest(t, last)
    if found is not None:
        glued = t.touch(found[1] - 1) and t.lows[found[1]][:1].isdigit()
        return None if glued else found  # "3 USD50 cards"
    low = t.lows[last]
    if low in _SIGNS and not (low.isascii() and low.isalpha()) and not _opens(t, last):
        return _SIGNS[low], last + 1
    return _in_millions(t, last)


def _opens(t: PlainTokens, last: int) -> bool:
    """Whether the sign at token `last` belongs to the number after it: "1 $10 bill"."""
    return t.touch(last) and t.lows[last + 1][:1].isdigit() and not t.touch(last - 1)


def _in_millions(t: PlainTokens, last: int) -> FormFound | None:
    """A code after "M": "30 MUSD".  `is_in_millions` reads the million."""
    low = t.lows[last]
    return (_SIGNS[low[1:]], last + 1) if low[:1] == "m" and low[1:] in _SIGNS else None


def is_in_millions(t: PlainTokens, last: int) -> bool:
    """Whether the code that ends before token `last` counts in millions ("MGBP")."""
    low = t.lows[last - 1]
    return len(low) == 4 and low[0] == "m" and low[1:] in _SIGNS


def end_of_repeated_name(t: PlainTokens, last: int) -> int:
    """The token after a currency that is named again behind the number ("$31.20 US"), or `last`."""
    found = _MONEY.longest(t, last)
    if found is not None and t.lows[last] in ("us", "u.s.", "usd", "dollars", "dollar"):
        return found[1]
    return last + 1 if t.words[last] in ("US", "USD") else last


def small_change(t: PlainTokens, last: int, name: str) -> tuple[float, int] | None:
    """The part of one after money ("dollars and 43 cents"), and the token after it; or None."""
    at = last + (t.lows[last] == "and")
    amount, end = _amount(t, at)
    if amount is None or not 0 < amount < 100:
        return None
    unit = money_after(t, end)
    if unit is not None and unit[0] in _CHANGE:
        return (amount / 100, unit[1]) if name in _WHOLE.get(unit[0], (name,)) else None
    if t.lows[end] == "c" and t.touch(end - 1):
        return amount / 100, end + 1
    if t.lows[last - 1][-1:].isdigit():
        return None  # "$20 43"
    closed = t.lows[end] in ("", ".", "!", "?") or (t.lows[end] == "more" and at == last)
    return (amount / 100, end) if closed else None


def _amount(t: PlainTokens, at: int) -> tuple[float | None, int]:
    """A number below a hundred at token `at`, or None, and the token after it."""
    low = t.lows[at]
    if low.isdecimal() and len(low) <= 2:
        return float(low), at + 1
    if low not in SMALL:
        return None, at
    more = at + 1 + (t.lows[at + 1] == "-")
    unit = SMALL.get(t.lows[more], 0.0)
    if SMALL[low] >= 20 and 0 < unit < 10:
        return SMALL[low] + unit, more + 1
    return SMALL[low], at + 1


def is_mass(t: PlainTokens, last: int) -> bool:
    """Whether "pounds" before token `last` are a mass: "44 pounds of explosives"."""
    if t.lows[last - 1] not in ("pound", "pounds"):
        return False
    heavy = ("of", "in", "heavier", "lighter", "force", "bag", "bags", "bomb", "bombs", "weight")
    return t.lows[last] in heavy or t.lows[last - 2] == "-"


def _typed_sign(t: PlainTokens, first: int) -> FormFound | None:
    """Signs written with letters: "Y=100" for yen, "PS2.7m" for pounds."""
    at = first - 1
    if t.lows[at] == "=" and t.words[at - 1] == "Y":
        return "japanese yen", at - 1
    if t.words[at] != "PS" or not t.touch(at):
        return None
    scaled = t.lows[first + 1] in ("m", "bn", "b", "k") and t.touch(first)
    return ("pound sterling", at) if scaled or not t.words[first].isdigit() else None
