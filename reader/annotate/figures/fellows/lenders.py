"""Decides which figure before or after a number lends it a noun or unit, and which does not.

`ellipsis` calls it.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.figures.fellows.looking_back import is_of_them
from reader.annotate.figures.figure_parts import PEOPLE, FigurePart, lend
from reader.annotate.lexicon.wordlists import table, words
from reader.annotate.tokens.noun_phrases import is_plural
from reader.annotate.tokens.plain_tokens import PlainTokens

_OF_PERSONS = {word for word, kind in table("kinds").items() if kind in ("soldier", "person")}
_PERSONS = words("roles") | words("plurals") | _OF_PERSONS


def lent(tokens: PlainTokens, lenders: Sequence[FigurePart], part: FigurePart) -> FigurePart:
    """Return the figure with the noun of the last lender that is not smaller than it.

    "27 drones and 4 missiles were launched, 25 shot down" means 25 drones. If all lenders have the
    same noun, their values are ignored: "42 people were killed and 96 injured".
    """
    own = part.quantity.high
    if own is not None and own % 1 and own > 1 and not part.fates:
        return part  # "15 million people, from 52.9 a year before"
    if is_of_them(tokens, part.quantity.last) and len(lenders) > 1:
        lenders = [one for one in lenders if tokens.lows[one.first - 1] not in _ENDS] or lenders
    elif tokens.lows[part.last : part.last + 2] == ["in", "all"]:
        lenders = [one for one in lenders if tokens.lows[one.first - 1] not in _WHERE]
    lenders = [one for one in lenders if _may_share(one, part)]
    fits: Sequence[FigurePart] = [
        one for one in lenders if own is None or (one.quantity.high or own) >= own
    ]
    if not fits and len({one.unit for one in lenders}) == 1 and _may_be_of(lenders[-1], part):
        fits = lenders[-1:]
    if part.fates and len({one.unit for one in fits if one.last >= fits[-1].first - _ROW}) > 1:
        return part  # "27 drones and 40 missiles were launched, 25 shot down"
    return lend(fits[-1], part) if fits else part


def _may_be_of(lender: FigurePart, part: FigurePart) -> bool:
    """Whether a larger number may count the same things, and not "$5 billion, two sources said"."""
    own = part.quantity.high or 0
    if part.fates and not lender.fates and PEOPLE.issuperset(part.fates):
        return False  # "Four officers led 300 men, and 12 died"
    return bool(part.fates) or own % 1 == 0 and own <= _MUCH_MORE * (lender.quantity.high or own)


_MUCH_MORE = 20
_HIGHER = frozenset("more less fewer higher lower up down above below".split())  # noqa: SIM905
_ON_BOARD = ["on", "board"]
_ENDS = frozenset(("from", "to", "into"))
_STOPS = frozenset(".!?")
_CLOSES = frozenset(("", ".", ",", ";"))
_WHERE = _ENDS | {"in", "at", "across"}
"""Words before a place, which "of them" and "in all" do not refer to."""
_ROW = 3
"""The most tokens between figures of one row."""


def _may_share(lender: FigurePart, part: FigurePart) -> bool:
    """Whether what the lender counts can have the figure's outcome: shots are not wounded."""
    if not PEOPLE.intersection(part.fates):
        return True
    if lender.fates:
        return bool(PEOPLE.intersection(lender.fates))
    unit, head = lender.unit or "", (lender.noun or "").rpartition(" ")[2]
    named = head[:1].isupper() and not head.isupper()  # "Torvians", not "UAVs"
    return named or unit in _PERSONS or unit.endswith("man")


def is_share_beside(
    tokens: PlainTokens, done: Sequence[FigurePart], part: FigurePart, between: Sequence[str]
) -> bool:
    """Whether a number is a percentage: "44 percent backed the list and 32 the party"."""
    if not done or done[-1].unit != "percent" or (part.quantity.high or 101) > _WHOLE:
        return False
    low = tokens.lows[part.last]
    follows = low in _OBJECTS or low in _CLOSES or tokens.capital(part.last)
    return between[-1:] == ["and"] and follows and _STOPS.isdisjoint(between)


_OBJECTS = frozenset(("the", "a", "an", "its", "their", "his", "her", "for", "against"))


def is_of_bodies(tokens: PlainTokens, first: int) -> bool:
    """Whether "the bodies of" stands before the number at `first`."""
    return tokens.lows[first - 1] == "of" and tokens.lows[first - 2] in _BODIES


_BODIES = frozenset(("bodies", "remains", "corpses", "coffins"))


def is_of_others(tokens: PlainTokens, part: FigurePart) -> bool:
    """Whether a number counts shots, people or bodies.

    Examples: "9 rockets and 2 from launchers", "94 aboard", "9 hostages and the bodies of 18".
    """
    if is_of_bodies(tokens, part.first):
        return True
    if tokens.lows[part.last] == "aboard" or tokens.lows[part.last : part.last + 2] == _ON_BOARD:
        return True
    return tokens.lows[part.last] == "from" and is_plural(tokens, part.last + 1)


def is_apart(
    tokens: PlainTokens, part: FigurePart, after: FigurePart, gap: tuple[str, ...]
) -> bool:
    """Whether a number cannot share the unit of the next one.

    Examples: "a total of 39,292, 16% above", "May's 5,680 and five times", "fell to 25, one said".
    """
    quantity = after.quantity
    if quantity.bare and gap == ("and",):
        return (part.quantity.high or 0) > _FAR_MORE * (quantity.high or 0) > 0
    if quantity.bare:
        return gap == (",",) and quantity.high == 1 and not after.plural
    if gap == (",",):
        if tokens.lows[after.last] in _HIGHER:
            return True  # "gave it 31, three points more"
        signed = quantity.first < quantity.start  # "in 40, $3"
        return signed or after.unit == "percent" and (part.quantity.high or 0) > _WHOLE
    return after.unit == "count" and gap == ("and",)


_WHOLE = 100
_FAR_MORE = 3
"""If a number is this many times the next one, they do not count the same: "185 and 20 clerks"."""
