"""Turns figures without a noun into figures with the noun of the figure before or after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.annotate.figures.ranges import Quantity
from reader.annotate.lexicon.wordlists import words
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.models import Qualifier


class FigurePart(NamedTuple):
    """A figure of one block, in tokens `first` up to `last`.

    `noun`, `participles`, `fates` and `plural` are as in `Counted`.  Only a plural is lent to
    figures that leave their noun out.
    """

    quantity: Quantity
    qualifier: Qualifier
    unit: str | None
    first: int
    last: int
    noun: str | None
    participles: str | None
    fates: tuple[str, ...]
    plural: bool

    @property
    def counted(self) -> str | None:
        """The noun and the participles as they stand, or None."""
        if self.noun and self.participles:
            return f"{self.noun} {self.participles}"
        return self.noun or self.participles


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


def with_shared_nouns(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    """The figures with the nouns they leave out: "six or seven cars", "450 drones, up from 210"."""
    return _from_before(tokens, _from_behind(tokens, parts))


def _from_behind(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    done: list[FigurePart] = []
    for part in reversed(parts):
        if done and part.unit is None and done[-1].unit is not None and not _is_part(part):
            gap = tuple(tokens.lows[part.last : min(done[-1].first, part.last + 4)])
            if gap in _JOINTS or _is_share(gap):
                part = _lend(done[-1], part)
        done.append(part)
    return done[::-1]


def _from_before(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    done: list[FigurePart] = []
    lender: FigurePart | None = None
    for part in parts:
        between = tokens.lows[done[-1].last : part.first] if done else []
        if any(low in _ENDS for low in between):
            lender = None
        if part.plural and tokens.lows[part.first - 1] not in _ASIDES:
            lender = part
        elif part.unit is None:
            joined = len(between) < 3 and tuple(between) in _JOINTS and between != [","]
            if joined and done[-1].unit is not None and not part.fates:
                part = _lend(done[-1], part)
            elif lender is not None and (part.fates or _looks_back(tokens, part)):
                part = _lend(lender, part)
        done.append(part)
    return done


def _is_part(part: FigurePart) -> bool:
    """Whether a figure is a part of one, which has no noun: "half of the 1,204 adults"."""
    return part.quantity.high is not None and 0 < part.quantity.high < 1


def _is_share(gap: tuple[str, ...]) -> bool:
    """Whether the words between two figures make one a share of the other: "46 of 58 drones"."""
    if gap[:1] == ("out",):
        gap = gap[1:]
    owned = len(gap) < 2 or gap[1] in _DETERMINERS or gap[1] == "¦"
    return gap[:1] == ("of",) and owned and gap[2:] in ((), ("past",), ("last",), ("first",))


def _looks_back(tokens: PlainTokens, part: FigurePart) -> bool:
    of_them = tokens.lows[part.last] == "of" and tokens.lows[part.last + 1] in (
        "them",
        "whom",
        "which",
    )
    return of_them or tokens.lows[part.first - 1] in _BEFORE or tokens.lows[part.last] in _AFTER


def _lend(lender: FigurePart, part: FigurePart) -> FigurePart:
    """The figure `part` with the noun of `lender`, and its participles if it has none itself."""
    fated = part if part.fates else lender
    noun = lender.noun or part.noun
    return part._replace(
        unit=lender.unit, noun=noun, participles=fated.participles, fates=fated.fates
    )
