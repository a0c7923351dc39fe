"""Defines a figure of one block before it has a span, and the relations between such figures.

The rules of this package read and correct `FigurePart`s; `figures` turns them into figures.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.annotate.figures.counted import DETERMINERS
from reader.annotate.quantities.ranges import Quantity
from reader.annotate.tokens.noun_phrases import FATES
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.models import Qualifier


class FigurePart(NamedTuple):
    """A figure of one block, in tokens `first` up to `last`.

    `noun`, `participles`, `fates` and `plural` are those of `Counted`. Only a plural is copied to
    figures without a noun.
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
        """Return the noun and the participles as written, or None."""
        if self.noun and self.participles:
            return f"{self.noun} {self.participles}"
        return self.noun or self.participles

    @property
    def outcomes_and_agent(self) -> tuple[str, ...]:
        """Return the outcomes, and the agent if named: "lost by Orm" is not "lost by Velan"."""
        by = (self.participles or "").partition(" by ")[2]
        return (*self.fates, by) if by else self.fates


PEOPLE = frozenset(
    ("killed", "wounded", "detained", "abducted", "displaced", "executed", "deported",
     "hospitalised", "surrendered")
)  # fmt: skip
"""Outcomes that in news texts apply to people only."""


def is_part(part: FigurePart) -> bool:
    """Whether a figure is a fraction of another one and has no noun: "half of the 1,204 adults"."""
    return part.quantity.high is not None and 0 < part.quantity.high < 1


def is_share(gap: tuple[str, ...]) -> bool:
    """Whether the words between two figures make one a share of the other: "46 of 58 drones"."""
    if gap[:1] == ("out",):
        gap = gap[1:]
    if gap[-1:] and gap[-1][-2:] in _OF_OWNER:  # "half of the valley's 240 rowers"
        gap = gap[:-1]
    owned = len(gap) < 2 or gap[1] in DETERMINERS or gap[1] in ("whose", "¦")
    return gap[:1] == ("of",) and owned and gap[2:] in ((), ("past",), ("last",), ("first",))


_OF_OWNER = ("’s", "'s")


def places_beside(tokens: PlainTokens, part: FigurePart) -> frozenset[str]:
    """Return the names of the places beside a figure: "14 dead in Orm".

    They are sought after the figure, up to the next number or the end of its clause; if there is
    none, from the start of its sentence to the figure, unless another number is there.
    """
    low, high = part.last, min(part.last + _NEAR, tokens.count)
    for at in range(low, high):
        if tokens.lows[at] in _ENDS or tokens.words[at][:1].isdigit():
            high = at
            break
    found = _places_in(tokens, low, high) or _label(tokens, part.first - 1)
    if found:
        return found
    first = part.first
    while first > 0 and tokens.lows[first - 1] not in _SENTENCE_ENDS and part.first - first < _NEAR:
        first -= 1
        if tokens.words[first][:1].isdigit():
            return frozenset()
    return _places_in(tokens, first, part.first)


def _label(tokens: PlainTokens, colon: int) -> frozenset[str]:
    """Return the name before a colon at the start of a block: "Orm: three killed"."""
    first = 1 if tokens.lows[0] in ("•", "-") else 0
    named = tokens.lows[colon] == ":" and 0 < colon - first < 4 and tokens.capital(colon - 1)
    return frozenset((" ".join(tokens.lows[first:colon]),)) if named else frozenset()


def _places_in(tokens: PlainTokens, low: int, high: int) -> frozenset[str]:
    found = set()
    for at in range(low, high - 1):
        if (
            tokens.lows[at] in _PLACING
            and tokens.capital(at + 1)
            and tokens.words[at + 1].isalpha()
        ):
            end = at + 1
            while tokens.capital(end) and tokens.words[end].isalpha():
                end += 1
            if not tokens.lows[end - 1].endswith(_OF_OWNER):
                found.add(" ".join(tokens.lows[at + 1 : end]))
    return frozenset(found)


_NEAR = 14
"""How many tokens before and after a figure are searched for a place."""
_PLACING = frozenset(("in", "near", "at", "outside"))
_SENTENCE_ENDS = frozenset(".!?;:")
_ENDS = _SENTENCE_ENDS | {"while", "but"}


def noun_for(part: FigurePart, lender: FigurePart) -> str | None:
    """Return the noun of `lender` in the number that `part` needs: "one person … 13" of people."""
    noun, quantity = lender.noun, part.quantity
    if noun is None or lender.quantity.low != 1 or lender.plural or (quantity.high or 0) <= 1:
        return noun
    before, _, last = noun.rpartition(" ")
    if last != lender.unit:
        return noun
    ending = "es" if last.endswith(("s", "sh", "ch", "x")) else "s"
    many = _IRREGULAR.get(last) or (f"{last[:-1]}ies" if last.endswith("ty") else last + ending)
    return f"{before} {many}".strip()


_IRREGULAR = {"person": "people", "man": "men", "woman": "women", "child": "children"}


def part_of(tokens: PlainTokens, part: FigurePart, whole: FigurePart) -> FigurePart:
    """Return the part with the noun of the whole: "46 of 58 drones", "half of the 900"."""
    if not is_part(part):
        return lend(whole, part)
    if whole.noun is None or part.noun is not None or part.fates:
        return part
    return part._replace(noun=tokens.text[tokens.starts[whole.first] : tokens.ends[whole.last - 1]])


def whole_of(tokens: PlainTokens, part: FigurePart, whole: FigurePart) -> FigurePart:
    """Return the whole without an outcome of only a part: "7 of 10 houses are damaged"."""
    lows, last = tokens.lows, whole.last
    of_those = whole.unit is None and bool(part.fates)  # "41 of the 62 have been paid"
    told = (whole.noun is not None or of_those) and lows[last] in _BE
    if not told and whole.fates and part.fates == whole.fates and lows[last] in _DONE:
        behind = last + (whole.participles or "").count(" ") + 1
        told = _SENT.isdisjoint(whole.fates) and lows[behind] not in _BE  # "4 of 9 boats sunk"
    return whole._replace(participles=None, fates=()) if told else whole


_BE = frozenset(("is", "are", "was", "were", "has", "have", "had"))
_DONE = FATES.keys() | {"shot"}
_SENT = frozenset(("launched", "deployed", "mobilised", "affected"))
"""Outcomes of the whole, of which a part had another outcome: "downed 46 of 58 drones launched"."""


def lend(lender: FigurePart, part: FigurePart) -> FigurePart:
    """Return `part` with the noun of `lender`, and with its participles if `part` has none."""
    fated = part if part.fates else lender
    noun = noun_for(part, lender) or part.noun
    if noun is not None and noun.partition(" ")[0] in _ADDED:
        noun = noun.partition(" ")[2] or None  # a total of "3,000 additional troops" is of troops
    unit = lender.unit
    if lender.noun is None and unit in FATES and part.fates not in ((), lender.fates):
        unit = "people"  # "12 injured and three rescued" are no three injured
    return part._replace(unit=unit, noun=noun, participles=fated.participles, fates=fated.fates)


_ADDED = frozenset(("additional", "more", "further", "extra", "other", "another", "new"))


def has_own_verb(tokens: PlainTokens, before: FigurePart, part: FigurePart) -> bool:
    """Whether a figure with a verb of its own follows one that has an outcome but no noun.

    In "30 rebels were killed, 12 arrested and 9 have left", the 9 were not arrested.
    """
    alone = before.noun is None and before.unit in FATES and not part.fates
    return alone and tokens.lows[part.last] in VERBS_OF_MANY


VERBS_OF_MANY = frozenset(("were", "are", "have", "had", "remain", "remained"))
