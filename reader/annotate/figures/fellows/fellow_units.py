"""Completes bare numbers with the unit or noun of a number beside: "31 cents here and 44 there".

`figures` calls it before and after `ellipsis`.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.figures.fellows.differences import DIFFERENCES
from reader.annotate.figures.fellows.parts_of_sums import (
    PARTS_OF_SUMS,
    is_conversion,
    is_sum_of_sentence,
    part_of_sum,
)
from reader.annotate.figures.figure_parts import FigurePart
from reader.annotate.lexicon.wordlists import VERBS
from reader.annotate.quantities.measured_numbers import rate
from reader.annotate.tokens.noun_phrases import FATES, STOPS
from reader.annotate.tokens.number_parts import SCALES
from reader.annotate.tokens.plain_tokens import PlainTokens

_JOINTS = frozenset(("and", "or", "but", "against"))
_PLACES = frozenset(
    ("in", "at", "on", "here", "there", "elsewhere", "for", "now", "then", "today", "yesterday",
     "last", "the", "a")
)  # fmt: skip
_VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had", "who", "that", "which"))
_COMPARED = (
    [",", "against"], [",", "up", "from"], [",", "down", "from"], [",", "compared", "with"],
    [",", "compared", "to"],
)  # fmt: skip
"""What may stand between a measure and the one that it is compared with."""
_WIDEST = 7
"""The most tokens between a measure and the number that takes its unit."""


def with_fellow_units(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    """Return the figures; a bare number joined to a measure gets its unit if no verb intervenes."""
    done: list[FigurePart] = []
    for part in parts:
        before = done[-1] if done else None
        if before is not None and _takes_unit(tokens, before, part):
            kind = before.quantity.kind
            steps = kind == "money" and tokens.lows[before.last : part.first] == ["to"]
            part = part._replace(
                unit=before.unit,
                quantity=part.quantity._replace(kind=kind),
                noun=part.noun or (before.noun if steps else None),  # "its aid from $2m to 4m"
            )
        done.append(_with_far_unit(tokens, done, part))
    return _with_bracketed_rates(tokens, done)


def with_adjectives(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    """Return the figures; an adjective before a conjunction gets the noun of the next number.

    "Two Dutch and three Greek clerks" counts two Dutch clerks.
    """
    done: list[FigurePart] = []
    for part in reversed(parts):
        done.append(_with_noun_of_next(tokens, part, done[-1]) if done else part)
    return done[::-1]


def _with_noun_of_next(tokens: PlainTokens, part: FigurePart, after: FigurePart) -> FigurePart:
    bare = part.unit is None and part.noun is None and part.quantity.bare and not part.fates
    if not bare or not after.plural or after.noun is None or " " not in after.noun:
        return part
    alike = tokens.capital(part.last) and after.noun[0].isupper()
    if not alike and _is_kind_of(tokens, part, after):
        return part._replace(
            unit=after.unit, noun=f"{tokens.words[part.last]} {after.noun.rpartition(' ')[2]}",
            last=part.last + 1, plural=True,
        )  # fmt: skip
    if not alike or tokens.lows[part.last + 1 : after.first] not in (["and"], ["or"], [","]):
        return part
    noun = f"{tokens.words[part.last]} {after.noun.partition(' ')[2]}"
    return part._replace(
        unit=after.unit, noun=noun, last=part.last + 1, participles=after.participles,
        fates=after.fates, plural=True,
    )  # fmt: skip


def _is_kind_of(tokens: PlainTokens, part: FigurePart, after: FigurePart) -> bool:
    """Whether a noun after a number shares the next head noun: "3 missile and 8 air raids"."""
    low = tokens.lows[part.last]
    if not low.isalpha() or low in STOPS or low in FATES or low[-2:] in ("ed", "ly"):
        return False
    verb = VERBS.get(low)
    if verb is not None and verb.form == "past" or low in _NO_KINDS:
        return False
    joined = tokens.lows[part.last + 1] in ("and", "or") and after.first == part.last + 2
    return joined and tokens.touch(part.last - 1) is False and not tokens.capital(part.last)


_NO_KINDS = frozenset("more others later ago there abroad home out up down in on each".split())  # noqa: SIM905


def without_other_sides(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    """Return the figures; a noun copied across a new subject loses the nationality.

    "Velan lost 400 Velanese rowers and Orm 300" counts 300 rowers, perhaps of Orm.
    """
    done: list[FigurePart] = []
    for part in parts:
        before = done[-1] if done else None
        if before is not None and _has_other_subject(tokens, before, part):
            lent = part.participles == before.participles
            part = _of_no_side(part._replace(participles=None, fates=()) if lent else part)
        done.append(_of_own_kind(tokens, part))
    return done


def _has_other_subject(tokens: PlainTokens, before: FigurePart, part: FigurePart) -> bool:
    """Whether a named subject separates a figure from the next one, which took its noun."""
    if part.noun is None or part.noun != before.noun or not part.noun[0].isupper():
        return False
    if tokens.words[part.quantity.last] == part.noun.partition(" ")[0]:
        return False  # the noun is its own
    if tokens.capital(part.last) and tokens.words[part.last] != part.noun.partition(" ")[0]:
        return True  # "two Velanese rowers and two Ormish ones"
    return any(
        tokens.capital(at) and tokens.lows[at - 1] in _BEFORE_SUBJECTS
        for at in range(before.last + 1, part.first)
    )


_BEFORE_SUBJECTS = frozenset(("and", "while", "but", "whereas", ",", ";", "that", ".", "the"))


def _of_no_side(part: FigurePart) -> FigurePart:
    assert part.noun is not None
    words = part.noun.split(" ")
    while words and words[0][0].isupper():
        words.pop(0)
    if not words:
        return part._replace(noun=None, unit=None)
    return part._replace(noun=" ".join(words))


def _of_own_kind(tokens: PlainTokens, part: FigurePart) -> FigurePart:
    """Return the figure with the adjective before "ones": "61 Velan raids and 44 Ormish ones"."""
    kind = tokens.lows[part.last]
    if part.noun is None or tokens.lows[part.last + 1] != "ones" or not kind.isalpha():
        return part
    return part._replace(noun=f"{tokens.words[part.last]} {part.noun.rpartition(' ')[2]}")


def _with_far_unit(
    tokens: PlainTokens, before: Sequence[FigurePart], part: FigurePart
) -> FigurePart:
    """Return the figure with the currency or points of an earlier figure of its sentence."""
    if not part.quantity.bare or part.unit is not None or part.noun is not None:
        return part
    sums = tokens.lows[part.first - 1] == "of" and tokens.lows[part.first - 2] in _SUMS
    scaled = tokens.lows[part.last - 1] in SCALES
    owed = sums and scaled
    if scaled and tokens.lows[part.first - 1] in PARTS_OF_SUMS:
        return part_of_sum(tokens, before, part)
    if is_sum_of_sentence(tokens, before, part):
        money = next(one for one in reversed(before) if not is_conversion(tokens, one))
        unit = (money.unit or "").partition(" per ")[0] or None
        return part._replace(unit=unit, quantity=part.quantity._replace(kind="money"))
    ends = tokens.lows[part.first - 1] in ("to", "at") and (part.quantity.high or 0) >= _AN_INDEX
    if not (owed or ends and tokens.lows[part.last] in (".", ",", ";", "")):
        return part
    for one in reversed(before[-_FELLOWS:]):
        if any(low in _ENDS for low in tokens.lows[one.last : part.first]):
            break
        if owed and is_conversion(tokens, one):
            continue  # "4.8 trillion rubles ($60 billion) and revenue of 2.9 trillion"
        if owed and one.quantity.bare and one.unit is not None:
            break  # perhaps a currency that is not known
        if owed and one.quantity.kind == "money" or ends and one.unit == "point":
            return part._replace(
                unit=one.unit, quantity=part.quantity._replace(kind=one.quantity.kind)
            )
    return part


_FELLOWS = 3
_AN_INDEX = 100
_ENDS = frozenset(".!?")
_SUMS = frozenset(
    """deficit surplus budget debt debts loss losses profit profits revenue revenues income spending
    cost costs turnover sales loan loans fund funds total""".split()  # noqa: SIM905
)
"""Nouns before "of" and an amount whose currency was named earlier."""


def _takes_unit(tokens: PlainTokens, measure: FigurePart, part: FigurePart) -> bool:
    if measure.quantity.bare or measure.unit is None or measure.unit == "year of age":
        return False
    between = tokens.lows[measure.last : part.first]
    same = between == ["to"] and part.noun == measure.noun  # "raised its aid from €2 million to 3"
    if part.unit is not None or not (same or part.noun is None) or not part.quantity.bare:
        return False
    if between in (["of", "the"], [",", "of", "which"]) and measure.quantity.kind == "money":
        return tokens.lows[part.last - 1] in SCALES
    if between in _COMPARED and tokens.lows[part.last - 1] in SCALES:
        return tokens.lows[part.last] in _PLACES or tokens.lows[part.last] in (".", ",", ";", "")
    if between == ["to"] and tokens.lows[measure.first - 1] == "from":
        return measure.quantity.kind == "money"  # "from €2 million to 3 million"
    if between == ["to"] and tokens.lows[measure.first - 1] == "by":
        return tokens.lows[part.last - 1] in SCALES  # "cut by 1.2 trillion euros to 41 trillion"
    if between == [","] and measure.quantity.kind == "money":
        return tokens.lows[part.last : part.last + 2] in DIFFERENCES  # "72 euros, 9 more than"
    if not 1 < len(between) <= _WIDEST or between[-1] not in _JOINTS:
        return False
    dated = measure.quantity.kind != "money"  # "240 km² in January and 325 in December"
    if any(low in _VERBS or not low.isalpha() and not (dated and low == "¦") for low in between):
        return False
    after = tokens.lows[part.last]
    return after in _PLACES or after in (".", ",", ";", "")


def _with_bracketed_rates(tokens: PlainTokens, parts: list[FigurePart]) -> list[FigurePart]:
    """Return amounts with the rate after a converted amount: "C$9 (US$7.10) a seat"."""
    done = parts
    for at in range(1, len(parts)):
        one, two = parts[at - 1], parts[at]
        money = one.quantity.kind == "money" == two.quantity.kind
        if not money or tokens.lows[one.last : two.first] != ["("] or tokens.lows[two.last] != ")":
            continue
        per = rate(tokens, two.last + 1)
        if per is not None and one.unit and two.unit:
            both = [part._replace(unit=f"{part.unit} per {per[0]}") for part in (one, two)]
            done = [*done[: at - 1], *both, *done[at + 1 :]]
    return done


def whole_by_places(
    tokens: PlainTokens,
    whole: FigurePart | None,
    lenders: Sequence[FigurePart],
    part: FigurePart,
    between: Sequence[str],
) -> FigurePart | None:
    """Return the figure that bare numbers after a colon divide by places, or None.

    Example: "It downed 58 of 64 drones: 21 over Orm, 17 over Tarn and two in Velan."
    """
    behind = tokens.skip(part.last, ("each",))
    placed = part.noun is None and tokens.lows[behind] in _PLACING and bool(between)
    of_them = tokens.lows[part.last : part.last + 2] == ["of", "them"]
    if of_them and between and between[-1] == "," and tokens.lows[part.last + 2] in _PLACING:
        return next((one for one in reversed(lenders) if _may_hold(one, part)), None)
    if not placed or _ENDS.intersection(between):
        return None
    if between[-1] != ":":
        goes_on = between[-1] in (",", "and", ";") or between[-2:] == ["the", "remaining"]
        return whole if goes_on else None
    fits = [one for one in lenders if _may_hold(one, part)]
    fated = [one for one in fits if one.fates] or fits
    return fated[-1] if fated and len({one.unit for one in fated}) == 1 else None


def _may_hold(whole: FigurePart, part: FigurePart) -> bool:
    """Whether a figure has a noun and is large enough to hold the part."""
    return whole.noun is not None and (whole.quantity.high or 0) >= (part.quantity.high or 0)


_PLACING = frozenset(("over", "in", "near", "at", "from", "around", "above", "outside"))
