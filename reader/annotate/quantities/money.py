"""Reads currencies: the signs, codes and words around a number.

`measured_numbers` calls it.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import table
from reader.annotate.tokens.longest_form import FormFound, FormTable
from reader.annotate.tokens.number_parts import SCALES, SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens

_MONEY = FormTable("currencies", hyphens=True)
_SIGNS, _DOLLARS = table("signs"), table("dollars")
_NAMES = frozenset(("rs", "sen", "ringgit", "kr", "skr", "nkr", "dkr", "ksh", "rp"))
"""Words that may precede a number like a sign, even in small letters."""
LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, "mm": 1e6, "tr": 1e12, "mil": 1e6}
"""Letters for a scale directly after a number."""
_CHANGE = {"cent": 0.01, "penny": 0.01, "kopek": 0.01, "kopiyka": 0.01, "sen": 0.01}
_WHOLE = {"penny": ("pound sterling",), "kopek": ("ruble",), "kopiyka": ("hryvnia",)}


def money_before(tokens: PlainTokens, first: int) -> FormFound | None:
    """Return the currency whose sign or code ends before token `first`, and its first token."""
    at = first - 1
    low = tokens.lows[at]
    if tokens.lows[at - 1] == "$" and tokens.touch(at - 1) and tokens.touch(at):
        country = _DOLLARS.get(low)  # "$US40 million"
        return None if country is None else (country, at - 1)
    name = _SIGNS.get(low)
    if name is None and low == "." and tokens.lows[at - 1] == "rs":
        return "rupee", at - 1
    if name is None:
        return _typed_sign(tokens, first)
    if low == "$":
        country = _DOLLARS.get(tokens.lows[at - 1])
        near = len(tokens.lows[at - 1]) > 1 or tokens.touch(at - 1) or tokens.lows[at - 1] == "c"
        near = near and (tokens.words[at - 1] != "us" or tokens.touch(at - 1))  # "cost us $90"
        return (country, at - 1) if country and near else (name, at)
    if low == "dollar" and tokens.lows[first + 1] in SCALES:
        return name, at
    if len(low) == 1 and low.isascii() and low.isalpha():
        return (name, at) if _is_amount(tokens, first) else None
    if low.isalpha() and not (tokens.words[at].isupper() or low in _NAMES or tokens.touch(at)):
        return None
    return name, at


def _is_amount(tokens: PlainTokens, first: int) -> bool:
    """Whether a number after one letter is money ("R9bn", "R450") and no name ("R2", "R134a")."""
    if not tokens.words[first - 1].isupper() or not tokens.touch(first - 1) or first < 1:
        return False
    after, number = tokens.lows[first + 1], tokens.lows[first]
    if after in SCALES or after in LETTERS:
        return True
    if tokens.lows[first - 1] in _RARE_SIGNS:
        return _GROUPED.fullmatch(number) is not None
    closed = not tokens.touch(first) or not after.isalnum()
    return closed and (len(number) > 2 and "." not in number or number[-3:-2] == ".")


_RARE_SIGNS = frozenset(("n", "p"))
"""Letters that also name roads and classes, so that only a large amount is money."""
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?")


def money_after(tokens: PlainTokens, last: int) -> FormFound | None:
    """Return the currency at token `last`, as name, code or sign, and the token after it."""
    found = _MONEY.longest(tokens, last)
    if found is not None:
        glued = tokens.touch(found[1] - 1) and tokens.lows[found[1]][:1].isdigit()
        return None if glued else found  # "3 USD50 cards"
    low = tokens.lows[last]
    if low == "kr" and (tokens.lows[last + 1] != "." or tokens.touch(last - 1)):
        return "krone", last + 1
    if low in _SIGNS and not (low.isascii() and low.isalpha()) and not _opens(tokens, last):
        return _SIGNS[low], last + 1
    return _in_millions(tokens, last)


def _opens(tokens: PlainTokens, last: int) -> bool:
    """Whether the sign at token `last` belongs to the number after it: "1 $10 bill"."""
    return tokens.touch(last) and tokens.lows[last + 1][:1].isdigit() and not tokens.touch(last - 1)


def _in_millions(tokens: PlainTokens, last: int) -> FormFound | None:
    """Return the currency of a code after "M": "30 MUSD". `is_in_millions` reads the million."""
    low = tokens.lows[last]
    return (_SIGNS[low[1:]], last + 1) if low[:1] == "m" and low[1:] in _SIGNS else None


def is_in_millions(tokens: PlainTokens, last: int) -> bool:
    """Whether the code that ends before token `last` counts in millions ("MGBP")."""
    low = tokens.lows[last - 1]
    return len(low) == 4 and low[0] == "m" and low[1:] in _SIGNS


def end_of_repeated_name(tokens: PlainTokens, last: int) -> int:
    """Return the token after a repeated currency ("$31.20 US"), or `last`."""
    found = _MONEY.longest(tokens, last)
    if found is not None and tokens.lows[last] in ("us", "u.s.", "usd", "dollars", "dollar"):
        return found[1]
    return last + 1 if tokens.words[last] in ("US", "USD") else last


def small_change(tokens: PlainTokens, last: int, name: str) -> tuple[float, int] | None:
    """Return the fraction after money ("dollars and 43 cents") and the token after it, or None."""
    at = tokens.skip(last, ("and",))
    amount, end = _amount(tokens, at)
    if amount is None or not 0 < amount < 100:
        return None
    unit = money_after(tokens, end)
    if unit is not None and unit[0] in _CHANGE:
        return (amount / 100, unit[1]) if name in _WHOLE.get(unit[0], (name,)) else None
    if tokens.lows[end] == "c" and tokens.touch(end - 1):
        return amount / 100, end + 1
    if tokens.lows[last - 1][-1:].isdigit():
        return None  # "$20 43"
    closed = tokens.lows[end] in ("", ".", "!", "?") or (tokens.lows[end] == "more" and at == last)
    return (amount / 100, end) if closed else None


def _amount(tokens: PlainTokens, at: int) -> tuple[float | None, int]:
    """Return a number below a hundred at token `at`, or None, and the token after it."""
    low = tokens.lows[at]
    if low.isdecimal() and len(low) <= 2:
        return float(low), at + 1
    if low not in SMALL:
        return None, at
    more = tokens.skip(at + 1, ("-",))
    unit = SMALL.get(tokens.lows[more], 0.0)
    if SMALL[low] >= 20 and 0 < unit < 10:
        return SMALL[low] + unit, more + 1
    return SMALL[low], at + 1


def is_mass(tokens: PlainTokens, last: int) -> bool:
    """Whether "pounds" before token `last` are a mass: "44 pounds of explosives"."""
    if tokens.lows[last - 1] not in ("pound", "pounds"):
        return False
    if tokens.lows[last] == "of" and not _SPENT.isdisjoint(tokens.lows[last + 1 : last + 4]):
        return False
    heavy = ("of", "in", "heavier", "lighter", "force", "bag", "bags", "bomb", "bombs", "weight")
    weighed = any(low in _WEIGHING for low in tokens.lows[max(last - 6, 0) : last - 1])
    heavier = tokens.lows[last - 3] in _LOSING and tokens.words[last - 2].isdecimal()
    if heavier and tokens.lows[last] not in ("in", "on", "at", "to", "from"):
        return True
    return tokens.lows[last] in heavy or tokens.lows[last - 2] == "-" or weighed


_SPENT = frozenset(
    """spending debt debts damage damages funding aid investment investments cuts savings losses
    revenue taxpayer taxpayers public money cash profit profits income tax taxes support assistance
    loans trade assets worth contracts sales exports imports business compensation benefits fees
    fines grants subsidies liabilities""".split()  # noqa: SIM905
)
"""Nouns after pounds of money: "billions of pounds of spending"."""
_WEIGHING = frozenset(("weigh", "weighs", "weighed", "weighing", "heavy"))


_LOSING = frozenset(("lost", "lose", "loses", "losing", "shed", "gained", "gain", "gaining"))
"""Verbs before a person's weight: "lost 30 pounds"."""


def _typed_sign(tokens: PlainTokens, first: int) -> FormFound | None:
    """Return the currency of a sign typed as letters: "Y=100" for yen, "PS2.7m" for pounds."""
    at = first - 1
    if tokens.lows[at] == "=" and tokens.words[at - 1] == "Y":
        return "japanese yen", at - 1
    if tokens.words[at] != "PS" or not tokens.touch(at):
        return None
    scaled = tokens.lows[first + 1] in ("m", "bn", "b", "k") and tokens.touch(first)
    return ("pound sterling", at) if scaled or not tokens.words[first].isdigit() else None
