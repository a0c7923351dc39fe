"""Makes quantities from measured numbers; the two ends of a range become one.

`figures` reads what each quantity counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.annotate.quantities import qualifiers
from reader.annotate.quantities.measured_numbers import Measured, UnitKind
from reader.annotate.tokens.noun_phrases import is_plural
from reader.annotate.tokens.number_parts import FRACTIONS, SMALL, scaled
from reader.annotate.tokens.plain_tokens import PlainTokens


class Quantity(NamedTuple):
    """A value or range with its unit, in tokens `first` up to `last` (exclusive).

    Its number or numbers are in tokens `start` up to `end`. `low` and `high` are the ends of a
    range, equal for a single value, and None for a vague number, which has a `magnitude`.
    """

    first: int
    last: int
    start: int
    end: int
    low: float | None
    high: float | None
    magnitude: int | None
    unit: str | None
    kind: UnitKind

    @property
    def bare(self) -> bool:
        """Whether the number has neither a currency nor a unit of measure."""
        return self.kind == "bare"


def join_ranges(tokens: PlainTokens, found: Sequence[Measured]) -> list[Quantity]:
    """Return the quantities in order, without the results of games ("3-1")."""
    quantities: list[Quantity] = []
    at, count = 0, len(found)
    while at < count:
        here = found[at]
        following = found[at + 1] if at + 1 < count else None
        if following is not None and following.first - here.last <= _WIDEST:
            if _is_score(tokens, here, following):
                at += 2
                continue
            both = (
                _range(tokens, here, following)
                or _open_range(tokens, here, following)
                or _either(tokens, here, following)
            )
            if both is not None:
                quantities.append(both)
                at += 2
                continue
        quantities.append(_single(here))
        at += 1
    return quantities


_WIDEST = 8
_TO = (("to",), ("-", "to", "-"), ("-", "to"), ("to", "-"), ("through",), ("up", "to"))
_DASH = (("-",), ("‒",), ("–",), ("—",), ("‑",), ("~",), ("−",))


def _single(one: Measured) -> Quantity:
    return Quantity(
        one.first, one.last, one.number_first, one.number_last, one.value, one.value,
        one.magnitude, one.unit, one.kind,
    )  # fmt: skip


def _range(tokens: PlainTokens, a: Measured, b: Measured) -> Quantity | None:
    """Return the range from `a` to `b`, or None."""
    if a.value is None or b.value is None or not _agree(a, b):
        return None
    if tokens.lows[a.number_last - 1] in FRACTIONS and b.value >= 1:
        return None  # "rose a third to 12p"
    if _is_step(tokens, a, b):
        return None
    a = _share_scale(tokens, a, b)
    assert a.value is not None
    gap = tuple(tokens.lows[a.last : b.first])
    led = tokens.lows[a.first - 1] in ("from", "between") or tokens.lows[a.first - 2] in (
        "from",
        "between",
    )
    rising = a.value < b.value
    if gap == ("and",) or gap == ("-", "and") and led:  # "between seven- and 15-thousand"
        joined = led and tokens.lows[a.first - 1] != "from" and rising
    elif gap in _TO:
        falls = a.kind != "bare" and b.kind != "bare" and b.unit != "percent"
        joined = (rising or led or falls) and _closed(a, b, led)
    else:
        joined = gap in _DASH and rising and _closed(a, b, True)
    if not joined:
        return None
    unit = b.unit if b.unit is not None else a.unit
    low, high = sorted((a.value, b.value))
    kind = b.kind if b.kind != "bare" else a.kind
    return Quantity(a.first, b.last, a.number_first, b.number_last, low, high, None, unit, kind)


_CHANGES = frozenset(
    """rose rises rise rising fell falls fall falling fallen risen grew grows grow growing grown
    climbed climbs climb climbing dropped drops drop dropping gained gains gain gaining lost
    jumped jumps jump jumping slid slides slide sliding sank sinks sinking shrank shrunk declined
    declines decline declining increased increases increase increasing decreased decreases decrease
    decreasing up down cut raised raising lowered slipped eased edged added surged soared tumbled
    plunged advanced went by""".split()  # noqa: SIM905
)
_STEPS = frozenset(
    """raised raises raise increased increases increase rose rises rise risen grew grown climbed
    jumped soared cut cuts lowered lowers reduced reduces dropped fell falls slashed doubled tripled
    up down boosted lifted raising increasing rising growing cutting lowering reducing dropping
    falling boosting lifting""".split()  # noqa: SIM905
)
"""Words for a change "from €2 to €3", two amounts that are no range."""
_NEAR = 9
_WERE = frozenset(
    "the a an its their current present previous earlier initial original old".split()  # noqa: SIM905
)
"""Words between "from" and the earlier amount: "from the current $150 to $200"."""
_FAR = 3
"""If a number is this many times a change, it is the result and no end of a range."""


def _is_step(tokens: PlainTokens, a: Measured, b: Measured) -> bool:
    """Whether `a` is a change and `b` its result: "rose by 3 cents to 19 cents".

    "rose by 5 to 10 per cent" is a range: one unit belongs to both numbers.
    """
    if tokens.lows[a.last : b.first] != ["to"]:
        return False
    before = qualifiers.qualifier_before(tokens, a.first)[1] - 1
    while before > 0 and tokens.lows[before] in _WERE:
        before -= 1
    if tokens.lows[before] == "from" and a.kind == "money" and (a.value or 0) != (b.value or 0):
        return not _STEPS.isdisjoint(tokens.lows[max(0, before - _NEAR) : before])
    if tokens.lows[before] not in _CHANGES or a.value is None or b.value is None:
        return False
    if a.kind != "bare" and b.kind != "bare":
        return True
    led = tokens.lows[before] == "by"
    if not led or a.kind != "bare" or b.value < _FAR * a.value or a.scale != b.scale:
        return False
    if b.kind != "bare":  # "cut its forecast by 2 million to 54 million tons"
        return a.scale > 1 and not _STEPS.isdisjoint(tokens.lows[max(0, before - _NEAR) : before])
    return tokens.lows[before - 1] in _CHANGES


_CLOSING = frozenset('”"’')


def _either(tokens: PlainTokens, a: Measured, b: Measured) -> Quantity | None:
    """Return a range of two neighbouring numbers, or None: "5 or 6 lamps", "2 or 3 days"."""
    gap = tokens.lows[a.last : b.first]
    if gap not in (["or"], ["or", "even"]) or a.kind != "bare" or b.kind == "money":
        return None
    if a.value is None or b.value is None:
        return None
    first = _share_scale(tokens, a, b)
    assert first.value is not None
    if not 1 < first.value < b.value <= 1.5 * first.value + 1:
        return None
    behind = b.last + (tokens.lows[b.last] in _CLOSING)  # "“six or seven” boats"
    is_alone = b.kind == "bare" and not tokens.lows[behind][:1].isalpha()
    if first is a and (a.scale != b.scale or is_alone):
        return None
    a = first
    return Quantity(
        a.first, b.last, a.number_first, b.number_last, a.value, b.value, None, b.unit, b.kind
    )


def _open_range(tokens: PlainTokens, a: Measured, b: Measured) -> Quantity | None:
    """Return a range of two bounds, or None: "more than 100 but fewer than 300"."""
    upper, first = qualifiers.qualifier_before(tokens, b.first)
    gap = tuple(low for low in tokens.lows[a.last : first] if low != ",")
    if upper == "=" or gap not in ((), ("and",), ("but",)) or first == a.last:
        return None
    lower, start = qualifiers.qualifier_before(tokens, a.first)
    if a.value is None or b.value is None or {lower, upper} != {"<", ">"} or not _agree(a, b):
        return None
    low, high = (a.value, b.value) if lower == ">" else (b.value, a.value)
    if not low < high:
        return None
    unit = b.unit if b.unit is not None else a.unit
    kind = b.kind if b.kind != "bare" else a.kind
    return Quantity(start, b.last, a.number_first, b.number_last, low, high, None, unit, kind)


def _agree(a: Measured, b: Measured) -> bool:
    """Whether two numbers may have the same unit: not "9.4 per cent to $84"."""
    if a.unit is None or b.unit is None or a.unit == b.unit:
        return True
    return a.unit == b.unit.partition(" per ")[0]  # "$40 to $50 a barrel"


def _closed(a: Measured, b: Measured, led: bool) -> bool:
    """Whether the second number may share the unit: not "rose 0.7 per cent to 2,110"."""
    if a.kind == "bare" or b.kind != "bare":
        return True
    return led or (a.kind == "money" and a.scale == 1 and b.scale > 1)


def _share_scale(tokens: PlainTokens, a: Measured, b: Measured) -> Measured:
    """Return the first number with the scale of the second: "15 to 20 million"."""
    assert a.value is not None and b.value is not None
    if tokens.lows[b.number_last - 1] == "hundred" and tokens.lows[a.number_last - 1] in SMALL:
        return a._replace(value=a.value * 100) if a.value < b.value / 100 else a
    if a.scale != 1 or b.scale == 1 or a.value > b.value / b.scale or a.value >= 1000:
        return a
    return a._replace(value=scaled(a.value, b.scale))


_ODDS = frozenset(("margin", "ratio", "odds", "advantage", "majority", "lead", "vote", "favorite"))
"""Nouns after a ratio that is no range: "a 2 to 1 margin"."""
_RESULTS = frozenset(
    (
        "won",
        "lost",
        "beat",
        "drew",
        "win",
        "loss",
        "led",
        "score",
        "defeat",
        "failed",
        "voted",
        "vote",
    )
)


def _is_score(tokens: PlainTokens, a: Measured, b: Measured) -> bool:
    """Whether two numbers are the result of a game: "3-1", "0-0"."""
    gap = tuple(tokens.lows[a.last : b.first])
    if gap == ("to",) and tokens.lows[a.first - 2 : a.first] == ["ratio", "of"]:
        return True  # "a ratio of 1 to 1.5"
    odds = gap == ("to",) and b.value == 1 and tokens.lows[b.last] in _ODDS
    if gap not in _DASH and gap != ("-", "to", "-") and not odds:
        return False
    if a.kind != "bare" or a.scale != 1 or b.scale != 1:
        return False
    if not tokens.touch(a.last - 1) and tokens.lows[b.number_first] in SMALL:
        return False  # "up to five — two men and three boys"
    if a.value is None or b.value is None or max(a.value, b.value) >= 1000:
        return False
    if b.value <= a.value:
        return True
    counts = is_plural(tokens, b.last) and tokens.lows[b.last] not in _PLAYED  # "lost 4-5 men"
    return tokens.lows[a.first - 1] in _RESULTS and not counts


_PLAYED = frozenset(("games", "goals", "sets", "points", "matches", "legs", "frames", "rounds"))
