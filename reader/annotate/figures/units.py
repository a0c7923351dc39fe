"""Turns numbers into measured numbers: with currency or unit, scale ("2.7m") and rate ("a day")."""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.annotate.figures import money
from reader.annotate.figures.numbers import SCALES, ParsedNumber
from reader.annotate.lexicon.tables import lines
from reader.annotate.tokens.longest_form import FormFound, FormTable
from reader.annotate.tokens.noun_phrases import NOT_COUNTED
from reader.annotate.tokens.plain import PlainTokens

UnitKind = Literal["money", "measure", "bare"]


class Measured(NamedTuple):
    """A number with its unit, in tokens `first` up to `last` (exclusive).

    The number itself, with its scale, is in tokens `number_first` up to `number_last`.  `value`,
    `scale` and `magnitude` are as in `ParsedNumber`; the value is multiplied by the scale already.
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
_LETTER_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, "mm": 1e6, "tr": 1e12}
_EXTENTS = frozenset(
    ("tall", "long", "wide", "deep", "high", "thick", "away", "across", "x", "above", "below")
)


def measure(t: PlainTokens, number: ParsedNumber) -> Measured:
    """The number with its scale, currency or unit, and rate; without these its kind is "bare"."""
    plain = Measured(
        number.first, number.last, number.first, number.last,
        number.value, number.scale, number.magnitude,
    )  # fmt: skip
    if t.lows[plain.last - 1][-4:] == "fold":
        return plain._replace(unit="count", kind="measure")
    found = _with_money(t, plain)
    if found is None:
        at = plain.last + (plain.value is None and t.lows[plain.last] == "of")
        plain = _suffixed(t, plain, False)
        at = max(at, plain.last)
        unit = _UNITS.longest(t, at) or _symbol(t, plain.last) or _bracketed(t, at)
        if unit is None or _names(t, unit[1]):
            return plain
        found = plain._replace(last=unit[1], unit=unit[0], kind="measure")
    per = rate(t, found.last)
    return found if per is None else found._replace(last=per[1], unit=f"{found.unit} per {per[0]}")


def _names(t: PlainTokens, last: int) -> bool:
    """Whether a "unit" is the beginning of a name: "two Mi-8 helicopters"."""
    hyphen = t.lows[last] == "-" and t.touch(last) and t.lows[last + 1][:1].isdigit()
    return hyphen and t.words[last - 1].istitle()


def _bracketed(t: PlainTokens, at: int) -> FormFound | None:
    """A unit in brackets: "20 (kg)"."""
    unit = _UNITS.longest(t, at + 1) if t.lows[at] in _OPEN else None
    return (unit[0], unit[1] + 1) if unit and t.lows[unit[1]] in _CLOSED else None


def _closes_quote(t: PlainTokens, at: int) -> bool:
    """Whether the mark at token `at` may close a quotation that was opened shortly before."""
    mark, end = t.words[at], t.starts[at]
    before = t.text[max(0, end - _QUOTE) : end]
    opener = {"”": "“", "’": "‘"}.get(mark)
    if opener is not None:
        return before.rfind(opener) > before.rfind(mark)
    return before.count(mark) % 2 == 1


_QUOTE = 400
_OPEN, _CLOSED = frozenset("([{<"), frozenset(")]}>")


def _with_money(t: PlainTokens, plain: Measured) -> Measured | None:
    """The number as an amount of money, if it is one."""
    before = money.money_before(t, plain.first)
    if before is not None:
        plain = _suffixed(t, plain, True)
        last = money.end_of_repeated_name(t, plain.last)
        amount = plain._replace(first=before[1], last=last, unit=before[0], kind="money")
        return _with_change(t, amount) if plain.scale == 1 else amount
    plain = _suffixed(t, plain, False)
    of = plain.value is None and t.lows[plain.last] == "of"
    found = money.money_after(t, plain.last + of)
    if found is None:
        return None
    name, last = found
    if money.is_mass(t, last):
        return plain._replace(last=last, unit="pound-mass", kind="measure")
    return _with_change(t, plain._replace(last=last, unit=name, kind="money"))


def _with_change(t: PlainTokens, amount: Measured) -> Measured:
    """Money with what follows the currency: "75 USD million", "15 dollars and 50 cents"."""
    if amount.value is None or amount.unit is None:
        return amount
    if money.is_in_millions(t, amount.last):
        return amount._replace(value=amount.value * 1e6)
    scale = SCALES.get(t.lows[amount.last])
    if scale is not None and amount.scale == 1 and t.words[amount.last - 1].isupper():
        return amount._replace(value=amount.value * scale, last=amount.last + 1)
    more = money.small_change(t, amount.last, amount.unit)
    if more is None or amount.value != int(amount.value):
        return amount
    return amount._replace(value=amount.value + more[0], last=more[1], number_last=more[1])


def rate(t: PlainTokens, last: int) -> FormFound | None:
    """The unit that a rate at token `last` is per ("a day", "/hour"), and the token after it."""
    low = t.lows[last]
    if low == "-" and t.lows[last + 1] == "a":
        found = _PER.longest(t, last + 2)
    elif low in ("a", "an", "per", "each", "every", "/"):
        found = _PER.longest(t, last + 1)
    else:
        return None
    if found is None or (low in ("each", "every") and t.lows[found[1]] == "of"):
        return None
    later = t.lows[found[1]] in ("ago", "earlier", "later", "before", "after", "long", "-")
    return None if low in ("a", "an") and later else found


def _symbol(t: PlainTokens, last: int) -> FormFound | None:
    """A sign whose case matters, such as "W", right after digits or after one space."""
    name = _SYMBOLS.get(t.words[last])
    if t.lows[last] == "in" and (t.touch(last - 1) or t.lows[last + 1] in _AFTER_INCHES):
        return "inch", last + 1
    if name == "second" and t.touch(last - 1) and "." not in t.lows[last - 1]:
        return None  # "the 30s", "Model 3s"
    if name is None or not t.lows[last - 1][-1:].isdigit():
        return None
    if t.words[last].isalpha():
        glued = t.touch(last - 1)
        spaced = t.text[t.ends[last - 1] : t.starts[last]] == " " and name not in ("penny",)
        closed = not t.touch(last) or not (
            t.lows[last + 1] == "-" or t.lows[last + 1][:1].isdigit()
        )
        return (name, last + 1) if closed and (glued or spaced) else None
    if name in ("inch", "foot") and _closes_quote(t, last):
        return None
    extent = t.touch(last - 1) or t.lows[last + 1] in _AFTER_INCHES - {"", "."}
    return (name, last + 1) if extent and name in ("inch", "foot") else None


_AFTER_INCHES = frozenset(("", ".", ")", "long", "wide", "tall", "high", "deep", "thick", "more"))


def _suffixed(t: PlainTokens, plain: Measured, money: bool) -> Measured:
    """The number with a letter after its digits as a scale: "1.2m tonnes", "$30k", "€10B"."""
    at = plain.last
    scale = _LETTER_SCALES.get(t.lows[at])
    if scale is None or plain.value is None or not t.lows[at - 1][-1:].isdigit():
        return plain
    spaced = t.lows[at] == "k" or t.words[at] in ("M", "B")
    if not t.touch(at - 1) and not (spaced and not t.lows[at + 1].isalpha()):
        return plain
    sure = money or t.lows[at] in ("k", "b") or t.words[at] == "M"
    if not sure and (t.lows[at] not in ("m", "b") or not _is_counted(t, at + 1)):
        return plain
    if t.touch(at) and t.lows[at + 1][:1].isdigit():
        return plain
    value = plain.value * scale
    return plain._replace(last=at + 1, number_last=at + 1, value=value, scale=scale)


def _is_counted(t: PlainTokens, at: int) -> bool:
    """Whether a noun follows, so that "2.7m sales" is millions and not metres."""
    low = t.lows[at]
    return low.isalpha() and low not in NOT_COUNTED and low not in _EXTENTS
