"""Numbers the claims that figures make, and finds the quotes around figures and the claimants.

`figures` calls it last, when each figure has its span and its quotes are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import table, words
from reader.models import Basis, Block, ClaimantBasis, Qualifier, Quote, Span, Stance

_KINDS = table("kinds")


class SameClaim(NamedTuple):
    """The claim of a figure: value, unit, noun, and the outcome for those counted."""

    low: float | None
    high: float | None
    magnitude: int | None
    unit: str | None
    noun: str | None
    fates: tuple[str, ...]
    qualifier: Qualifier = "="
    is_money: bool = False
    where: frozenset[str] = frozenset()
    """Places that the words beside the figure name."""
    is_more: bool = False
    """Whether the figure adds to an earlier one: "four more"."""


def number_claims(claims: Iterable[SameClaim]) -> list[int]:
    """Return the number of each claim; claims are numbered from 0 in the order of first mention.

    Two figures make the same claim, and have the same number, if they have the same value, the same
    outcomes, the same names in the noun ("Karsk troops") and a head noun of the same kind ("troops"
    and "soldiers"), unless their adjectives differ: "three old mills", "three new mills". If both
    name places, they must share one: "14 dead in Orm" is not "14 dead in Karsk". "Four more drones"
    are not the four mentioned before.

    Their qualifiers may differ if it is known what is counted or measured. Figures with an unknown
    unit make different claims, and so do times, ages and vague amounts ("hundreds of pounds") of an
    unknown thing.
    """
    known: dict[object, list[_Claimed]] = {}
    numbers = []
    count = 0
    for at, one in enumerate(claims):
        head = _KINDS.get(one.unit or "", one.unit)
        noun = (one.noun or "").split()
        joined = not _JOINTS.isdisjoint(noun)  # "plots or attacks" are not "plots"
        named = [word for word in noun if (joined or word[0].isupper()) and not one.is_money]
        names = frozenset(named)
        value = (one.low, one.high, one.magnitude)
        exact = one.qualifier if one.is_money or not noun and not one.fates else None
        measured = head is not None and head not in _TIMES and one.low is not None
        known_what = noun or one.fates or measured
        told = (head, names, frozenset(one.fates), exact, one.is_more)
        key = (*value, *told) if known_what else at
        same = known.setdefault(key, [])
        said_of = frozenset(noun if one.is_money else noun[:-1]) - names
        number = _number_among(same, said_of, one.where) if same else None
        if number is None:
            number, count = count, count + 1
        if all([(said_of, one.where) != claim[:2] for claim in same]):
            same.append(_Claimed(said_of, one.where, number))
        numbers.append(number)
    return numbers


_JOINTS = frozenset(("and", "or"))
_TIMES = frozenset(
    ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "year of age",
     "month of age", "week of age", "day of age")
)  # fmt: skip


class _Claimed(NamedTuple):
    """The adjectives of the thing counted, the places, and the number of the claim."""

    said_of: frozenset[str]
    where: frozenset[str]
    number: int


def _number_among(
    same: Sequence[_Claimed], said_of: frozenset[str], where: frozenset[str]
) -> int | None:
    """Return the number of the only claim whose adjectives are compatible with `said_of`, or None.

    "12 boats" may be "12 red boats" or "12 blue boats"; beside both it is a separate claim.
    """
    elsewhere = {one.number for one in same if where and one.where and not where & one.where}
    alike = [one for one in same if one.said_of <= said_of or said_of <= one.said_of]
    alike = [one for one in alike if one.number not in elsewhere]
    exact = {one.number for one in alike if one.said_of == said_of}
    numbers = exact or {one.number for one in alike}
    return numbers.pop() if len(numbers) == 1 else None


class Claimant(NamedTuple):
    """The claimant of a figure: indices of people, the first one also alone, basis and stance.

    If nobody was found, `person` is None and the basis is "unknown".
    """

    person: int | None
    basis: ClaimantBasis
    people: tuple[int, ...] = ()
    stance: Stance = "says"


_BASES: dict[Basis, ClaimantBasis] = {
    "cue": "named",
    "pronoun": "pronoun",
    "carried": "carried",
    "corrected": "corrected",
}


def claimants(
    spans: Sequence[Span], quotes: Sequence[Quote], inner: Sequence[Quote], blocks: Sequence[Block]
) -> list[Claimant]:
    """Return the claimant of each figure: the speaker of the innermost report around its span."""
    around = quotes_around(spans, quotes)
    if not inner:
        return [_claimant(quote) for quote in around]
    within = quotes_around(spans, inner)
    innermost = set(within)
    second = quotes_around(spans, [one for one in inner if one not in innermost])
    return [
        _claimant(quote)
        if one is None
        else Claimant(None, "unknown")
        if twice is not None or _is_agreed(span, one, blocks)
        else _inner_claimant(quote, one, blocks)
        for span, quote, one, twice in zip(spans, around, within, second, strict=True)
    ]


_PROPOSAL = re.compile(
    r"\b(?:propos|offer|demand|suggest|request|pledg|promis|order|agre)(?:ed|es|ing)\b|\bsought\b"
)
_FAR = 300
"""How many characters before a figure in a report inside a quote are searched for such a verb."""


def _is_agreed(span: Span, inner: Quote, blocks: Sequence[Block]) -> bool:
    """Whether the figure is part of a reported proposal, which the proposer does not claim."""
    low = inner.span.start if inner.cue is None else min(inner.cue.start, inner.span.start)
    return (
        _PROPOSAL.search(blocks[span.block].text, max(low, span.start - _FAR), span.start)
        is not None
    )


_ADJECTIVES = words("no_heads") | frozenset(table("demonyms"))
PRONOUNS = frozenset(("he", "she", "it", "i", "we"))
"""Pronouns that are taken to refer to the outer speaker: "the navy said it did not know"."""


def _inner_claimant(quote: Quote | None, inner: Quote, blocks: Sequence[Block]) -> Claimant:
    """Return the claimant of a figure in a report inside a quote; the speaker is no default."""
    outer = _claimant(quote)
    if quote is None or quote.stance != "says" or not _holds(quote.span, inner.span):
        return outer
    mention = inner.speaker
    if mention is not None and _is_finding(inner, blocks):
        return outer  # "rescuers have found 17 bodies, the agency said"
    if mention is not None:
        speaker = blocks[mention.block].text[mention.start : mention.end]
        if speaker in _ADJECTIVES:
            return Claimant(None, "unknown")  # "agrees with Western estimates that 40 left"
        if speaker.lower() in PRONOUNS:
            return outer if outer.person is None else outer._replace(stance=inner.stance)
        return _claimant(inner)
    return Claimant(None, "unknown")


def _is_finding(inner: Quote, blocks: Sequence[Block]) -> bool:
    """Whether what is read as a report only tells what was found: no "that" follows the verb."""
    cue, span = inner.cue, inner.span
    if cue is None or cue.block != span.block or not 0 <= span.start - cue.end <= _BESIDE:
        return False
    text = blocks[cue.block].text
    verb = text[cue.start : cue.end].rpartition(" ")[2]
    return verb in _FOUND and "that" not in text[cue.end : span.start + 4]


_FOUND = frozenset(("found", "find", "finds", "discovered", "saw", "seen", "sees"))
_BESIDE = 2
"""Characters between such a verb and what was found."""


def _holds(outer: Span, inner: Span) -> bool:
    return outer.block == inner.block and outer.start <= inner.start and inner.end <= outer.end


def _claimant(quote: Quote | None) -> Claimant:
    """Return the claimant of a figure in this quote, or in no quote."""
    basis = None if quote is None or quote.person is None else _BASES.get(quote.basis)
    if quote is None:
        return Claimant(None, "unknown")
    if basis is None:
        return Claimant(None, "unknown", (), quote.stance)
    return Claimant(quote.person, basis, quote.speakers, quote.stance)


def quotes_around(spans: Iterable[Span], quotes: Iterable[Quote]) -> list[Quote | None]:
    """Return for each span, in order, the shortest quote around it, or None."""
    coming = sorted(quotes, key=lambda quote: quote.span, reverse=True)
    open_quotes: list[Quote] = []
    found: list[Quote | None] = []
    for span in spans:
        while coming and coming[-1].span <= (span.block, span.start, _ANY_END):
            open_quotes.append(coming.pop())
        if not open_quotes:
            found.append(None)
            continue
        here = (span.block, span.start)
        open_quotes = [q for q in open_quotes if (q.span.block, q.span.end) > here]
        holding = [q for q in open_quotes if q.span.block == span.block and q.span.end >= span.end]
        if len(holding) > 1:
            holding = [min(holding, key=lambda q: q.span.end - q.span.start)]
        found.append(holding[0] if holding else None)
    return found


_ANY_END = 1 << 62
