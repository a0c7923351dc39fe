"""Chooses the figure whose noun a number without one gets, among those counted before it.

`ellipsis` calls it.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.figures.fellows.looking_back import is_of_them
from reader.annotate.figures.figure_parts import PEOPLE, FigurePart, lend
from reader.annotate.lexicon.wordlists import table, words
from reader.annotate.tokens.plain_tokens import PlainTokens

_OF_PERSONS = {word for word, kind in table("kinds").items() if kind in ("soldier", "person")}
_PERSONS = words("roles") | words("plurals") | _OF_PERSONS


def lent(tokens: PlainTokens, lenders: Sequence[FigurePart], part: FigurePart) -> FigurePart:
    """Return the figure with the noun of the last lender that is not smaller than it.

    "27 drones and 4 missiles were launched, 25 shot down" means 25 drones. If all lenders have the
    same noun, their values are ignored: "42 people were killed and 96 injured".
    """
    own = part.quantity.high
    if is_of_them(tokens, part.quantity.last) and len(lenders) > 1:
        lenders = [one for one in lenders if tokens.lows[one.first - 1] != "from"] or lenders
    lenders = [one for one in lenders if _may_share(one, part)]
    fits: Sequence[FigurePart] = [
        one for one in lenders if own is None or (one.quantity.high or own) >= own
    ]
    if not fits and len({one.unit for one in lenders}) == 1:
        fits = lenders[-1:]
    if part.fates and len({one.unit for one in fits if one.last >= fits[-1].first - _ROW}) > 1:
        return part  # "27 drones and 40 missiles were launched, 25 shot down"
    return lend(fits[-1], part) if fits else part


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
