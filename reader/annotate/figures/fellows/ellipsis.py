"""Completes figures without a noun: they get the noun of the figure before or after them.

`figures` calls it after the numbers of a block have been read one by one.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.figures import outcomes
from reader.annotate.figures.fellows.fellow_units import whole_by_places
from reader.annotate.figures.fellows.lenders import is_apart, is_of_others, is_share_beside, lent
from reader.annotate.figures.fellows.looking_back import (
    is_how_badly,
    is_of_them,
    is_size,
    looks_back,
)
from reader.annotate.figures.fellows.pairs_in_order import with_nouns_in_order
from reader.annotate.figures.figure_parts import (
    VERBS_OF_MANY,
    FigurePart,
    has_own_verb,
    is_part,
    is_share,
    lend,
    part_of,
    whole_of,
)
from reader.annotate.lexicon.wordlists import words
from reader.annotate.tokens.noun_phrases import FATES, STOPS, is_plural
from reader.annotate.tokens.plain_tokens import PlainTokens

_JOINTS = (
    ("or",), ("and",), (",",), ("-", ","), ("-", "and"), ("-", "or"), ("or", "even"),
    ("and", "even"),
)  # fmt: skip
_PARTICIPLES = words("irregular_participles")
_AFTER = frozenset(("who", "others", "more"))
_ASIDES = frozenset(("including", "them", "whom", "which"))
_ENDS = frozenset(".!?")


def with_shared_nouns(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    """Return the figures with missing nouns: "six or seven cars", "450 drones, up from 210"."""
    return with_nouns_in_order(tokens, _from_before(tokens, _from_behind(tokens, parts)))


def _from_behind(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    done: list[FigurePart] = []
    for part in reversed(parts):
        if done and part.unit is None and (done[-1].unit is not None or done[-1].fates):
            gap = tuple(tokens.lows[part.last : min(done[-1].first, part.last + 4)])
            if is_share(gap):
                part = part_of(tokens, part, done[-1])
                done[-1] = whole_of(tokens, part, done[-1])
            elif gap in _JOINTS and not (
                is_part(part)
                or gap == (",",)
                and is_size(tokens, part.first)
                or _has_own(tokens, part, done[-1])
                or tokens.lows[done[-1].first : done[-1].first + 3] in _MARGINS
                or is_apart(tokens, part, done[-1], gap)
            ):
                whole = _is_whole(tokens, part.first) and gap == (",",)
                part = lend(done[-1], part)
                part = part._replace(participles=None, fates=()) if whole else part
        done.append(part)
    return done[::-1]


def _is_whole(tokens: PlainTokens, first: int) -> bool:
    """Whether a number is the whole of others: "Of the 17, six drowned", "Out of 9, two died"."""
    return tokens.lows[first - 2 : first] in (["of", "the"], ["of", "those"], ["out", "of"])


_MARGINS = (["give", "or", "take"], ["plus", "or", "minus"])
"""Words before a margin of error, which has a unit of its own: "38, give or take 10 percent"."""


def _has_own(tokens: PlainTokens, part: FigurePart, after: FigurePart) -> bool:
    """Whether a bare number differs from the next outcome: "the toll was 13 and five injured"."""
    bare = after.noun is None and tokens.lows[part.last : after.first] == ["and"]
    first = part.first - (tokens.lows[part.first - 1] in '“"')
    return bare and tokens.lows[first - 1] in ("was", "is", "at", "to")


def _from_before(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    done: list[FigurePart] = []
    lenders: list[FigurePart] = []
    whole: FigurePart | None = None
    for part in parts:
        part = _with_noun_of_things(tokens, lenders, part)
        between = tokens.lows[done[-1].last : part.first] if done else []
        if any(low in _ENDS for low in between):
            lenders = _of_sentence_before(tokens, lenders, part, between)
        nearest = _with_nearest(tokens, lenders, done, part)
        whole = whole_by_places(tokens, whole, nearest, part, between)
        if whole is not None and part.unit is None:
            done.append(lend(whole, part))
            continue
        lends = not is_part(part) and (part.plural or part.fates and part.unit is not None)
        if lends and tokens.lows[part.first - 1] not in _ASIDES:
            lenders += () if is_of_them(tokens, part.quantity.last) else (part,)
        elif part.unit is None and (
            is_share_beside(tokens, done, part, between)
            or between[-3:] == ["plus", "or", "minus"]
            and done[-1].unit == "percent"
        ):
            part = part._replace(unit="percent")
        elif part.unit is None and not is_part(part) and not is_of_others(tokens, part):
            part = _completed(tokens, part, between, done, lenders, nearest)
        done.append(part)
    return done


def _completed(
    tokens: PlainTokens,
    part: FigurePart,
    between: Sequence[str],
    done: Sequence[FigurePart],
    lenders: Sequence[FigurePart],
    nearest: Sequence[FigurePart],
) -> FigurePart:
    """Return a number without a noun with that of one before it, if it refers to one.

    `between` are the words since the last of the figures `done`.
    """
    joined = len(between) < 3 and tuple(between) in _JOINTS and between != [","]
    joined = joined and tokens.lows[part.last] != "who"
    if joined and has_own_verb(tokens, done[-1], part):
        named = [one for one in lenders if one.noun is not None]
        part = _with_own_fate(tokens, lent(tokens, named, part), part)
    elif joined and done[-1].unit is not None and not part.fates:
        part = _with_own_fate(tokens, lend(done[-1], part), part)
    elif part.fates:
        part = lent(tokens, lenders, part)
    elif between == ["to"] and done[-1].unit is None and not done[-1].fates:
        pass  # "voted 310 to 45"
    elif lenders and between and _are_left(tokens, lenders, part, between):
        part = _with_own_fate(tokens, lend(lenders[-1], part), part)
    elif done and not lenders and between[-2:] == [",", "not"]:
        part = part._replace(participles=done[-1].participles, fates=done[-1].fates)
    elif done and between[-1:] == [","] and is_how_badly(tokens, part.last) and done[-1].fates:
        part = lend(done[-1], part)
    elif looks_back(tokens, done, part) or _has_gap(tokens, part, lenders):
        part = _with_own_fate(tokens, lent(tokens, nearest, part), part)
    elif lenders:
        part = _with_participle(tokens, lenders, part)
    return part


def _with_nearest(
    tokens: PlainTokens,
    lenders: Sequence[FigurePart],
    done: Sequence[FigurePart],
    part: FigurePart,
) -> Sequence[FigurePart]:
    """Return the lenders, and the completed figure that "two of them" directly follows.

    In "four died and 27 were hurt, two of them badly" the two were hurt.
    """
    if not done or not done[-1].fates:
        return lenders
    between = tokens.lows[done[-1].last : part.first]
    near = between[-1:] == [","] and _ENDS.isdisjoint(between)
    if not near or done[-1].unit is None or is_part(done[-1]):
        return lenders
    return [*lenders, done[-1]] if is_of_them(tokens, part.last) else lenders


def _with_noun_of_things(
    tokens: PlainTokens, lenders: Sequence[FigurePart], part: FigurePart
) -> FigurePart:
    """Return the figure with the noun of the things that its outcome is of: "9 destroyed"."""
    fate = FATES.get(part.unit or "")
    taken = fate == "captured" and bool(lenders) and _OF_THINGS.intersection(lenders[-1].fates)
    alone = part.noun is None and (fate in _OF_THINGS or taken)
    before = tokens.lows[part.first - 1]
    if not alone or not lenders or before not in ("and", ",", "but", "which", "them", "including"):
        return part
    return lent(tokens, [one for one in lenders if one.noun is not None], part._replace(unit=None))


_OF_THINGS = frozenset(("destroyed", "damaged", "downed"))


def _are_left(
    tokens: PlainTokens, lenders: Sequence[FigurePart], part: FigurePart, between: Sequence[str]
) -> bool:
    """Whether a figure opens a sentence about part of the only things counted before it."""
    if between[-1] not in _ENDS and between[-1] != ";":
        return False
    opens = tokens.lows[part.last] in VERBS_OF_MANY and len({one.unit for one in lenders}) == 1
    return opens and _is_less(part, lenders[-1])


def _of_sentence_before(
    tokens: PlainTokens, lenders: list[FigurePart], part: FigurePart, between: Sequence[str]
) -> list[FigurePart]:
    """Return the figures whose noun a figure of the next sentence may get.

    The figure opens that sentence before a verb ("Seven were towed in"), or closes it as a number
    sold or lost of the only things counted ("We bought nine ladders. In autumn we sold four.").
    """
    if sum(low in _ENDS for low in between) != 1 or part.noun is not None:
        return []
    behind = tokens.skip(part.last, ("more", "others"))
    if between[-1] in _ENDS and tokens.lows[behind] in VERBS_OF_MANY:
        return lenders if behind == part.last or len({one.unit for one in lenders}) == 1 else []
    if between[-1] in _ENDS and is_of_them(tokens, part.last):
        return lenders if len({one.unit for one in lenders}) == 1 else []
    if _is_told_of(tokens, part, between):
        return lenders if len({one.unit for one in lenders}) == 1 else []
    traded = tokens.lows[part.first - 1] in _TRADED and tokens.lows[part.last] in _CLOSES
    return lenders if traded and len(lenders) == 1 and _is_less(part, lenders[0]) else []


def _is_told_of(tokens: PlainTokens, part: FigurePart, between: Sequence[str]) -> bool:
    """Whether a sentence only reports a new number: "The agency reported that 30 had been sent"."""
    told = between[-1] == "that" and bool(part.fates) and tokens.lows[part.last] in VERBS_OF_MANY
    if not told or part.noun is not None:
        return False
    opened = next(at for at in range(part.first - 1, 0, -1) if tokens.lows[at] in _ENDS)
    return not any(is_plural(tokens, at) for at in range(opened + 1, part.first))


def _is_less(part: FigurePart, lender: FigurePart) -> bool:
    """Whether a figure may be part of what the lender counts."""
    one, other = part.quantity.high, lender.quantity.high
    return one is not None and other is not None and one <= other


_TRADED = frozenset(
    """sold bought lost kept found returned repaired used ate gave saved recovered delivered
    replaced sacked dismissed hired released freed scrapped rented leased closed opened cut added
    dropped sank stole rescued rebuilt planted felled caught missed broke burned""".split()  # noqa: SIM905
)


def _with_participle(
    tokens: PlainTokens, lenders: Sequence[FigurePart], part: FigurePart
) -> FigurePart:
    """Return the figure with a participle without auxiliary: "… were hurt and six led away"."""
    lender = lenders[-1]
    joined = tokens.lows[part.first - 1] in ("and", ",", "or", "but") and lender.fates
    own = outcomes.participles(tokens, part.last, bool(joined))
    if not own.kinds or not joined:
        return part
    fated = part._replace(participles=own.words, fates=own.kinds)
    return lent(tokens, lenders, fated)


def _with_own_fate(tokens: PlainTokens, lent_part: FigurePart, part: FigurePart) -> FigurePart:
    """Return `lent_part`, made from `part`, with the participle after it, if any."""
    last = tokens.skip(part.last, _AFTER)  # "six more were damaged"
    passive = tokens.lows[last] in VERBS_OF_MANY
    any_kind = bool(lent_part.fates) and not is_plural(tokens, last + 1)  # "five suffered burns"
    any_kind = any_kind and not outcomes.has_object(tokens, last + 1)  # "12 struck six places"
    own = outcomes.fates(tokens, last) if passive else outcomes.participles(tokens, last, any_kind)
    if own.kinds or passive or tokens.lows[last] in VERBS_OF_MANY:  # "and nine were in hospital"
        return lent_part._replace(participles=own.words, fates=own.kinds)
    aside = tokens.lows[last] == "," and tokens.lows[last + 1] in ("including", "among")
    other = tokens.lows[last].endswith("ed") or tokens.lows[last] in _PARTICIPLES
    return lent_part._replace(participles=None, fates=()) if aside or other else lent_part


def _has_gap(tokens: PlainTokens, part: FigurePart, lenders: Sequence[FigurePart]) -> bool:
    """Whether a verb and the noun are left out before the figure.

    Examples: "She holds sixty patents; Johnson around twenty", "Out of 1,100 members, around 600
    work".
    """
    lows, at = tokens.lows, part.first - 1
    whole = part.noun is None and not is_part(part)
    if lenders and whole and lows[at] in _TRADED and lows[part.last] in _CLOSES:
        return _is_less(part, lenders[-1])  # not "a study by two bankers found 57"
    if not lenders or not lows[part.last].isalpha() and lows[part.last] not in _CLOSES:
        return False
    if lows[at] == ",":
        lead = lenders[-1].first - 1
        share = lows[lead] == "of" and (lows[lead - 1] == "out" or tokens.sentence_start(lead))
        near = lenders[-1].last == at or lows[part.last] in VERBS_OF_MANY
        return share and near and at - lenders[-1].last < _LONGEST_ASIDE
    if lows[part.last] not in _CLOSES:
        return False
    again = whole and lows[at] == lows[lenders[-1].first - 1] and lows[at] not in STOPS
    if again and lows[at].isalpha() and lows[at][-2:] == "ed":
        return True  # "Orm received 90 boats; Velan received 27"
    name = at
    while name > at - 3 and tokens.capital(name):
        name -= 1
    joint = name - 1 if lows[name] == "the" else name
    return name < at and lows[joint] in _BEFORE_GAPS and lenders[-1].last <= joint


_LONGEST_ASIDE = 7
"""The most tokens of an aside between whole and part: "Of 92 contracts it looked at, 17 were"."""
_CLOSES = frozenset(("", ".", ",", ";"))
_BEFORE_GAPS = frozenset((";", ",", "and", "while", "but"))
