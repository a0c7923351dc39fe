"""Figures without a noun to figures with the one they leave out, from a neighbour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.annotate.figures.ranges import Quantity
from reader.annotate.lexicon.tables import words
from reader.annotate.tokens.plain import PlainTokens
from reader.models import Qualifier


class FigurePart(NamedTuple):
    """A quantity of one block in tokens `first` to `last`, the noun that it counts, and its fate.

    `noun` and `befell` are words as they stand, `fates` what those stand for; `plural` if the noun
    is a plural, which others may then leave out.
    """

    quantity: Quantity
    qualifier: Qualifier
    unit: str | None
    first: int
    last: int
    noun: str | None
    befell: str | None
    fates: tuple[str, ...]
    plural: bool

    @property
    def counted(self) -> str | None:
        """What is counted, with what befell those."""
        if self.noun and self.befell:
            return f"{self.noun} {self.befell}"
        return self.noun or self.befell


_JOINTS = (
    ("or",),
    ("and",),
    (",",),
    ("-", ","),
    ("-", "and"),
    ("-", "or"),
    ("or", "even"),
    ("and", "even"),
)
_DETERMINERS = words("determiners")
_BEFORE = frozenset(("from", "to", "with", "than", "and", "against", "another", "versus", "or"))
_AFTER = frozenset(("who", "others", "more"))
_ASIDES = frozenset(("including", "them", "whom", "which"))
_ENDS = frozenset(".!?")


def with_shared_nouns(t: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    """The parts, where "six or seven marks" looks ahead and "450 drones, up from 210" back."""
    return _from_before(t, _from_behind(t, parts))


def _from_behind(t: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    done: list[FigurePart] = []
    for part in reversed(parts):
        if done and part.unit is None and done[-1].unit is not None and not _is_part(part):
            gap = tuple(t.lows[part.last : min(done[-1].first, part.last + 4)])
            if gap in _JOINTS or _is_share(gap):
                part = _lend(done[-1], part)
        done.append(part)
    return done[::-1]


def _from_before(t: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    done: list[FigurePart] = []
    lender: FigurePart | None = None
    for part in parts:
        between = t.lows[done[-1].last : part.first] if done else []
        if any(low in _ENDS for low in between):
            lender = None
        if part.plural and t.lows[part.first - 1] not in _ASIDES:
            lender = part
        elif part.unit is None:
            joined = len(between) < 3 and tuple(between) in _JOINTS and between != [","]
            if joined and done[-1].unit is not None and not part.fates:
                part = _lend(done[-1], part)
            elif lender is not None and (part.fates or _looks_back(t, part)):
                part = _lend(lender, part)
        done.append(part)
    return done


def _is_part(part: FigurePart) -> bool:
    """ "half of the 1,204 adults" has no unit of its own."""
    return part.quantity.high is not None and 0 < part.quantity.high < 1


def _is_share(gap: tuple[str, ...]) -> bool:
    """ "46 of 58 drones", "88 out of the 125", "2 of its 5 bridges"."""
    if gap[:1] == ("out",):
        gap = gap[1:]
    owned = len(gap) < 2 or gap[1] in _DETERMINERS or gap[1] == "¦"
    return gap[:1] == ("of",) and owned and gap[2:] in ((), ("past",), ("last",), ("first",))


def _looks_back(t: PlainTokens, part: FigurePart) -> bool:
    of_them = t.lows[part.last] == "of" and t.lows[part.last + 1] in ("them", "whom", "which")
    return of_them or t.lows[part.first - 1] in _BEFORE or t.lows[part.last] in _AFTER


def _lend(lender: FigurePart, part: FigurePart) -> FigurePart:
    """The part with the noun of its lender, and with its fate where it has none of its own."""
    fated = part if part.fates else lender
    noun = lender.noun or part.noun
    return part._replace(unit=lender.unit, noun=noun, befell=fated.befell, fates=fated.fates)
