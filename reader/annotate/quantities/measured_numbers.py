"""Adds currency or unit, scale ("2.7m") and rate ("a day") to numbers.

`figures` calls it for each number; `compounds` and `ranges` join the results.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.annotate.lexicon.wordlists import lines
from reader.annotate.quantities import money
from reader.annotate.quantities.numbers import ParsedNumber
from reader.annotate.tokens.longest_form import FormFound, FormTable
from reader.annotate.tokens.noun_phrases import FATES, NOT_COUNTED
from reader.annotate.tokens.number_parts import SCALES, scaled
from reader.annotate.tokens.plain_tokens import PlainTokens

UnitKind = Literal["money", "measure", "bare"]


class Measured(NamedTuple):
    """A number with its unit, in tokens `first` up to `last` (exclusive).

    The number itself, with its scale, is in tokens `number_first` up to `number_last`. `value`,
    `scale` and `magnitude` are those of `ParsedNumber`; the value already includes the scale.
    """

    first: int
    last: int
    number_first: int
    number_last: int
    value: float | None
    scale: float
    magnitude: int | None
    unit: str | None = None
    kind: UnitKind = "bare"


_UNITS, _PER = FormTable("units", hyphens=True), FormTable("per", hyphens=True)
_SYMBOLS = {
    form: name
    for line in lines("symbols")
    for name, _, forms_ in [line.partition(": ")]
    for form in forms_.split()
}
_LETTERS = money.LETTERS
RANGE_LETTERS = money.LETTERS.keys() | {"bn", "mn", "mln"}
"""Letters between the first number of a range and its dash ("2m-3m", "5bn-7bn")."""
_EXTENTS = frozenset(
    ("tall", "long", "wide", "deep", "high", "thick", "away", "across", "x", "above", "below")
)


def measure(tokens: PlainTokens, number: ParsedNumber) -> Measured:
    """Return the number with scale, currency or unit, and rate; without them its kind is "bare"."""
    plain = Measured(
        number.first, number.last, number.first, number.last,
        number.value, number.scale, number.magnitude,
    )  # fmt: skip
    if tokens.lows[plain.last - 1][-4:] == "fold":
        return plain._replace(unit="count", kind="measure")
    found = _with_sign(tokens, plain)
    if found is None:
        at = plain.last if plain.value is not None else tokens.skip(plain.last, ("of",))
        plain = _suffixed(tokens, plain, False)
        found = _with_currency(tokens, plain)
        at = max(at, plain.last)
    if found is None:
        unit = _UNITS.longest(tokens, at) or _symbol(tokens, plain.last) or _bracketed(tokens, at)
        if unit is None or _names(tokens, unit[1]) or _is_plural(tokens.words[at]):
            return plain
        found = plain._replace(last=unit[1], unit=unit[0], kind="measure")
    per = rate(tokens, found.last)
    return found if per is None else found._replace(last=per[1], unit=f"{found.unit} per {per[0]}")


def _names(tokens: PlainTokens, last: int) -> bool:
    """Whether a "unit" is the beginning of a name: "two Mi-8 helicopters", "two MI-8s"."""
    hyphen = tokens.lows[last] == "-" and tokens.touch(last) and tokens.lows[last + 1][:1].isdigit()
    return hyphen and tokens.capital(last - 1)


def _bracketed(tokens: PlainTokens, at: int) -> FormFound | None:
    """Return a unit in brackets: "20 (kg)"."""
    unit = _UNITS.longest(tokens, at + 1) if tokens.lows[at] in _OPEN else None
    return (unit[0], unit[1] + 1) if unit and tokens.lows[unit[1]] in _CLOSED else None


def _closes_quote(tokens: PlainTokens, at: int) -> bool:
    """Whether the mark at token `at` may close a quotation that was opened shortly before."""
    mark, end = tokens.words[at], tokens.starts[at]
    if mark in "’'" and tokens.lows[at + 1] == "s" and tokens.touch(at):
        return True  # "Local 90’s"
    before = tokens.text[max(0, end - _QUOTE) : end]
    opener = {"”": "“", "’": "‘"}.get(mark)
    if opener is not None:
        return before.rfind(opener) > before.rfind(mark)
    return before.count(mark) % 2 == 1


_QUOTE = 400
_OPEN, _CLOSED = frozenset("([{<"), frozenset(")]}>")


def _with_sign(tokens: PlainTokens, plain: Measured) -> Measured | None:
    """Return the number with the currency before it, or None."""
    before = money.money_before(tokens, plain.first)
    if before is None:
        return None
    plain = _suffixed(tokens, plain, True)
    last = money.end_of_repeated_name(tokens, plain.last)
    amount = plain._replace(first=before[1], last=last, unit=before[0], kind="money")
    return _with_change(tokens, amount) if plain.scale == 1 else amount


def _with_currency(tokens: PlainTokens, plain: Measured) -> Measured | None:
    """Return the number with the currency after it, or None."""
    at = plain.last if plain.value is not None else tokens.skip(plain.last, ("of",))
    found = money.money_after(tokens, at)
    if found is None:
        return None
    name, last = found
    if money.is_mass(tokens, last):
        return plain._replace(last=last, unit="pound-mass", kind="measure")
    return _with_change(tokens, plain._replace(last=last, unit=name, kind="money"))


def _with_change(tokens: PlainTokens, amount: Measured) -> Measured:
    """Return money with words after the currency: "75 USD million", "15 dollars and 50 cents"."""
    if amount.value is None or amount.unit is None:
        return amount
    if money.is_in_millions(tokens, amount.last):
        return amount._replace(value=scaled(amount.value, 1e6))
    scale = SCALES.get(tokens.lows[amount.last])
    if scale is not None and amount.scale == 1 and tokens.words[amount.last - 1].isupper():
        return amount._replace(value=scaled(amount.value, scale), last=amount.last + 1)
    more = money.small_change(tokens, amount.last, amount.unit)
    if more is None or amount.value != int(amount.value):
        return amount
    return amount._replace(value=amount.value + more[0], last=more[1], number_last=more[1])


def _is_plural(word: str) -> bool:
    """Whether a word is the plural of an acronym ("MPs") and no sign of a unit ("mps")."""
    return len(word) > 2 and word[-1] == "s" and word[:-1].isupper()


def rate(tokens: PlainTokens, last: int) -> FormFound | None:
    """Return the unit of a rate at token `last` ("a day", "/hour"), and the token after it."""
    low = tokens.lows[last]
    if low == "-" and tokens.lows[last + 1] == "a":
        found = _PER.longest(tokens, last + 2)
    elif low in ("a", "an", "per", "each", "every", "/"):
        found = _PER.longest(tokens, last + 1)
    else:
        return None
    if found is None or (low in ("each", "every") and tokens.lows[found[1]] == "of"):
        return None
    later = tokens.lows[found[1]] in ("ago", "earlier", "later", "before", "after", "long")
    hyphen = tokens.lows[found[1]] == "-" and tokens.touch(found[1] - 1)  # "a day-long walk"
    return None if low in ("a", "an") and (later or hyphen) else found


def _symbol(tokens: PlainTokens, last: int) -> FormFound | None:
    """Return a case-sensitive sign, such as "W", directly or one space after digits."""
    name = _SYMBOLS.get(tokens.words[last])
    if tokens.lows[last] == "in" and (
        tokens.touch(last - 1) or tokens.lows[last + 1] in _AFTER_INCHES
    ):
        return "inch", last + 1
    if tokens.lows[last] == "x" and tokens.touch(last - 1) and not tokens.touch(last):
        return "count", last + 1  # "3.2x sales"
    if name == "second" and tokens.touch(last - 1) and "." not in tokens.lows[last - 1]:
        return None  # "the 30s", "Model 3s"
    if name is None or not tokens.lows[last - 1][-1:].isdigit():
        return None
    if tokens.words[last].isalpha():
        glued = tokens.touch(last - 1)
        if name == "ampere" and tokens.capital(last + 1):
            return None  # "at 11A Orm Road"
        spaced = tokens.text[tokens.ends[last - 1] : tokens.starts[last]] == " " and name not in (
            "penny",
        )
        closed = not tokens.touch(last) or not (
            tokens.lows[last + 1] == "-" or tokens.lows[last + 1][:1].isdigit()
        )
        return (name, last + 1) if closed and (glued or spaced) else None
    if name in ("inch", "foot") and _closes_quote(tokens, last):
        return None
    extent = tokens.touch(last - 1) or tokens.lows[last + 1] in _AFTER_INCHES - {"", "."}
    return (name, last + 1) if extent and name in ("inch", "foot") else None


_AFTER_INCHES = frozenset(("", ".", ")", "long", "wide", "tall", "high", "deep", "thick", "more"))


def _suffixed(tokens: PlainTokens, plain: Measured, is_money: bool) -> Measured:
    """Return the number with a letter after its digits as scale: "1.2m tonnes", "$30k"."""
    at = plain.last
    scale = _LETTERS.get(tokens.lows[at])
    if scale is None or plain.value is None or not tokens.lows[at - 1][-1:].isdigit():
        return plain
    spaced = tokens.lows[at] == "k" or tokens.words[at] in ("M", "B")
    apart = not tokens.touch(at - 1)
    if apart and not (
        spaced and not tokens.lows[at + 1].isalpha() or _is_spaced_million(tokens, at, is_money)
    ):
        return plain
    sure = is_money or tokens.lows[at] in ("k", "b") or tokens.words[at] == "M" or apart
    if not sure and not _is_million(tokens, plain.first, at):
        return plain
    if tokens.touch(at) and tokens.lows[at + 1][:1].isdigit():
        return plain
    value = scaled(plain.value, scale)
    return plain._replace(last=at + 1, number_last=at + 1, value=value, scale=scale)


def _is_spaced_million(tokens: PlainTokens, at: int, is_money: bool) -> bool:
    """Whether an "m" apart from its number is a million: "USD 1.7 m", "3.3 m people"."""
    if tokens.lows[at] not in ("m", "b") or tokens.touch(at) and tokens.lows[at + 1] in _JOINTS:
        return False
    if tokens.words[at].isupper():  # "US$120 M flash appeal", "1.6 M affected"
        return is_money or tokens.words[at + 1].islower() and tokens.words[at + 1].isalpha()
    if tokens.words[at] != "m":
        return False
    return is_money or not _PEOPLE.isdisjoint(tokens.lows[at + 1 : at + 3])


_PEOPLE = frozenset(
    """people persons children pupils students women girls refugees civilians returnees idps
    households families euros dollars chickens pigs goats birds doses tonnes tons barrels voters
    users customers workers jobs inhabitants residents""".split()  # noqa: SIM905
)
"""Nouns after a million that no length in metres precedes."""


def _is_million(tokens: PlainTokens, first: int, at: int) -> bool:
    """Whether the "m" at token `at`, after the number at `first`, is a million and no metre.

    It is if a noun or a verb of people follows, here or at the other end of a range ("2m-3m
    people"), or if money precedes the range ("€5m-7m").
    """
    lows = tokens.lows
    start = first - 3 if lows[first - 1] in _JOINTS and lows[first - 2] == "m" else first
    if lows[at] != "m" or lows[start - 1] in ("a", "an"):
        return False  # "a 3m-5m bank"
    if lows[first - 1] in _STEPS and "million" in lows[max(0, first - _FAR_STEP) : first]:
        return True  # "rose to 2.3 million last year from 1.7m"
    dashed = lows[first - 1] in ("-", "–") and lows[first - 2][-1:].isdigit()
    if dashed and money.money_before(tokens, first - 2) is not None:
        return True  # "EUR 350-500m"
    if _is_counted(tokens, at + 1) or _have_done(tokens, at + 1):
        return True
    other = at + 2 if lows[at + 1] in _JOINTS else at
    if other > at and lows[other + 1] == "m" and tokens.touch(other) and lows[other][:1].isdigit():
        return _is_counted(tokens, other + 2) or _have_done(tokens, other + 2)
    left = first - 1 if lows[first - 1] in _JOINTS else 0
    scaled = left > 1 and lows[left - 1] in RANGE_LETTERS and lows[left - 2][-1:].isdigit()
    return scaled and money.money_before(tokens, left - 2) is not None


_STEPS, _FAR_STEP = frozenset(("from", "to", "than", "against")), 10
_JOINTS = frozenset(("-", "–", "—", "‑", "to", "and", "or"))


def _have_done(tokens: PlainTokens, at: int) -> bool:
    """Whether the people counted do or suffer something: "2m have fled", "3m were displaced"."""
    low, after = tokens.lows[at], tokens.lows[at + 1]
    return low == "have" or (low in ("were", "are") and (after in FATES or after[-2:] == "ed"))


def _is_counted(tokens: PlainTokens, at: int) -> bool:
    """Whether a noun follows, so that "2.7m sales" is millions and not metres."""
    low = tokens.lows[at]
    return low.isalpha() and low not in NOT_COUNTED and low not in _EXTENTS
