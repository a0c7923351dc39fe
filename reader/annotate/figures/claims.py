"""Turns figures into numbers of claims, and into the quotes around them and their claimants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import table, words
from reader.models import Basis, Block, ClaimantBasis, Qualifier, Quote, Span, Stance

_KINDS = table("kinds")


class SameClaim(NamedTuple):
    """What a figure claims: value, unit, the words counted, and what happened to those counted."""

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
    """Whether they come on top of others: "four more"."""


def number_claims(claims: Iterable[SameClaim]) -> list[int]:
    """The number of each claim, from 0 on in the order of first mention.

    Two figures make the same claim, and have the same number, if they have the same value, the same
    fates, the same names in what is counted ("Karsk troops") and a head of the same kind ("troops"
    and "soldiers"), and nothing tells them apart: not "three old mills" and "three new mills".
    Two that name places have one in common: "14 dead in Orm" is not "14 dead in Karsk".  "Four more
    drones" are not the four before.
    Their qualifiers may differ where it is known what is counted or measured.  Figures whose unit
    is unknown are different, as are times, ages and vague amounts ("hundreds of pounds") of nobody
    knows what.
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
    """What was said of those counted, where they were, and the number of the claim."""

    said_of: frozenset[str]
    where: frozenset[str]
    number: int


def _number_among(
    same: Sequence[_Claimed], said_of: frozenset[str], where: frozenset[str]
) -> int | None:
    """The number of the one claim whose words about what is counted may be `said_of` too, or None.

    "12 boats" may be "12 red boats" or "12 blue boats", and is a claim of its own beside both.
    """
    elsewhere = {one.number for one in same if where and one.where and not where & one.where}
    alike = [one for one in same if one.said_of <= said_of or said_of <= one.said_of]
    alike = [one for one in alike if one.number not in elsewhere]
    exact = {one.number for one in alike if one.said_of == said_of}
    numbers = exact or {one.number for one in alike}
    return numbers.pop() if len(numbers) == 1 else None


class Claimant(NamedTuple):
    """Whose word a figure is: indices of people, the first one by itself, how they were found, and
    how they stand to it; None and "unknown" where nobody was found."""

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
    """The claimant of each figure: who speaks in the innermost report around its span."""
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
"""Characters before a figure in a report inside a quote in which such a verb is sought."""


def _is_agreed(span: Span, inner: Quote, blocks: Sequence[Block]) -> bool:
    """Whether a figure is what somebody proposes in another's report: no claim of the proposer."""
    low = inner.span.start if inner.cue is None else min(inner.cue.start, inner.span.start)
    return (
        _PROPOSAL.search(blocks[span.block].text, max(low, span.start - _FAR), span.start)
        is not None
    )


_ADJECTIVES = words("no_heads") | frozenset(table("demonyms"))
PRONOUNS = frozenset(("he", "she", "it", "i", "we"))
"""Pronouns that are taken to go on with the outer speaker: "the navy said it did not know"."""


def _inner_claimant(quote: Quote | None, inner: Quote, blocks: Sequence[Block]) -> Claimant:
    """The claimant of a figure in a report inside a quote: never its speaker by default."""
    outer = _claimant(quote)
    if quote is None or quote.stance != "says" or not _holds(quote.span, inner.span):
        return outer
    mention = inner.speaker
    if mention is not None:
        speaker = blocks[mention.block].text[mention.start : mention.end]
        if speaker in _ADJECTIVES:
            return Claimant(None, "unknown")  # "agrees with Western estimates that 40 left"
        if speaker.lower() in PRONOUNS:
            return outer if outer.person is None else outer._replace(stance=inner.stance)
        return _claimant(inner)
    return Claimant(None, "unknown")


def _holds(outer: Span, inner: Span) -> bool:
    return outer.block == inner.block and outer.start <= inner.start and inner.end <= outer.end


def _claimant(quote: Quote | None) -> Claimant:
    """The claimant of a figure in this quote, or in no quote."""
    basis = None if quote is None or quote.person is None else _BASES.get(quote.basis)
    if quote is None:
        return Claimant(None, "unknown")
    if basis is None:
        return Claimant(None, "unknown", (), quote.stance)
    return Claimant(quote.person, basis, quote.speakers, quote.stance)


def quotes_around(spans: Iterable[Span], quotes: Iterable[Quote]) -> list[Quote | None]:
    """For each span, in order, the shortest quote around it, or None."""
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
