"""Finds figures in blocks: value or range, qualifier, unit, noun, claimant.

It calls the other modules of this package in order, after dates and quotes have been found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.annotate.figures import (
    ages,
    claims,
    count_subjects,
    counted_behind,
    counted_corrected,
    list_rows,
    numbers_in_names,
    outcomes,
)
from reader.annotate.figures import non_figures as names
from reader.annotate.figures.counted import Counted
from reader.annotate.figures.fellows import (
    columns,
    differences,
    ellipsis,
    fellow_units,
    shared_outcomes,
)
from reader.annotate.figures.figure_parts import FigurePart, places_beside
from reader.annotate.figures.reference_numbers import reference_numbers
from reader.annotate.quantities import (
    compounds,
    measured_numbers,
    numbers,
    pointed_rows,
    qualifiers,
    ranges,
)
from reader.annotate.quantities.ranges import Quantity
from reader.annotate.tokens.plain_tokens import BlockTokens, PlainTokens, hide, is_title_cased
from reader.models import Block, DateMention, Figure, Qualifier, Quote, Span


def find_figures(
    blocks: Sequence[Block],
    dates: Iterable[DateMention],
    quotes: Sequence[Quote],
    unread: frozenset[int] = frozenset(),
    number_tokens: BlockTokens | None = None,
    inner: Sequence[Quote] = (),
) -> tuple[Figure, ...]:
    """Return all figures of the blocks in the order of the text.

    Numbers inside `dates`, which must be in the order of the text, and numbers in the blocks
    `unread` are no figures. The claimant of a figure inside one of the `quotes` is its speaker, or
    the speaker reported inside it (`inner`). The tokens of the blocks are computed if not given.
    """
    tokens_of = number_tokens or BlockTokens(blocks)
    dates_of: dict[int, list[tuple[int, int]]] = {}
    for span in (mention.span for mention in dates):
        dates_of.setdefault(span.block, []).append((span.start, span.end))
    found: list[_FoundPart] = []
    headings: tuple[str, ...] = ()
    pointed = pointed_rows.rows_with_points(blocks)
    for index, block in enumerate(blocks):
        headings = columns.CELL in block.text and (columns.headings_of(block) or headings) or ()
        if not block.text or index in unread:
            continue
        whole = tokens_of[index]
        whole = pointed_rows.with_commas(whole) if index in pointed else whole
        if not numbers.may_hold(whole):
            continue
        hidden = [*reference_numbers(whole.text), *dates_of.get(index, ())]
        tokens = hide(whole, sorted(hidden))
        parts = _in_block(tokens, block.heading)
        for part in columns.with_columns(tokens, parts, headings) if headings else parts:
            span = Span(index, tokens.starts[part.first], tokens.ends[part.last - 1])
            found.append(_FoundPart(span, part, tokens))
    claim_numbers = claims.number_claims(_claims_of(found))
    claimants = claims.claimants([one.span for one in found], quotes, inner, blocks)
    return tuple(
        [
            _figure(one.span, one.part, claimant, claim)
            for one, claimant, claim in zip(found, claimants, claim_numbers, strict=True)
        ]
    )


class _FoundPart(NamedTuple):
    """A figure with its span and the tokens of its block."""

    span: Span
    part: FigurePart
    tokens: PlainTokens


def _claims_of(found: Sequence[_FoundPart]) -> Iterator[claims.SameClaim]:
    """Yield the claim of each figure, with places for values that occur more than once."""
    values = Counter([(one.part.quantity.low, one.part.quantity.high) for one in found])
    for _, part, tokens in found:
        q = part.quantity
        placed = q.bare and (part.noun or part.fates) and values[q.low, q.high] > 1
        yield claims.SameClaim(
            q.low,
            q.high,
            q.magnitude,
            part.unit,
            part.noun,
            part.outcomes_and_agent,
            part.qualifier,
            q.kind == "money",
            places_beside(tokens, part) if placed else frozenset(),
            tokens.lows[q.last] in _MORE or tokens.lows[q.first - 1] == "another",
        )


_MORE = frozenset(("more", "others", "other", "additional", "further"))


def _figure(span: Span, part: FigurePart, claimant: claims.Claimant, claim: int) -> Figure:
    q = part.quantity
    return Figure(
        span,
        q.low,
        q.high,
        part.qualifier,
        part.unit,
        part.counted,
        claimant.person,
        q.magnitude,
        claim,
        claimant.basis,
        claimant.stance,
        claimant.people,
    )


def _in_block(tokens: PlainTokens, heading: bool) -> list[FigurePart]:
    measured = [measured_numbers.measure(tokens, number) for number in numbers.find_numbers(tokens)]
    apart = [one for one in measured if not names.is_inside(tokens, one.first)]
    whole = ranges.join_ranges(tokens, compounds.join_compounds(tokens, apart))
    if not whole:
        return []
    parts = _read_parts(tokens, whole, heading)
    if len(parts) == 1:
        (alone,) = parts
        alone = shared_outcomes.with_one_more(tokens, alone) if alone.plural else alone
        done = [shared_outcomes.of_people(tokens, alone)]
    else:
        parts = fellow_units.with_adjectives(tokens, parts)
        shared = ellipsis.with_shared_nouns(tokens, fellow_units.with_fellow_units(tokens, parts))
        own = fellow_units.without_other_sides(tokens, shared)
        done = shared_outcomes.with_shared_fates(tokens, own)
    own_fates = [shared_outcomes.without_fates_of_others(tokens, part) for part in done]
    with_losers = [shared_outcomes.with_loser(tokens, part) for part in own_fates]
    compares = "than" in tokens.lows
    return differences.with_differences(tokens, with_losers) if compares else with_losers


def _read_parts(tokens: PlainTokens, whole: Sequence[Quantity], heading: bool) -> list[FigurePart]:
    """Return the quantities that are figures, each with what it counts by itself."""
    heading = heading or tokens.count > 3 and is_title_cased(tokens)
    row = list_rows.may_be_row(tokens.text) and list_rows.is_row(tokens.text)
    pairs = list_rows.pairs_in(tokens.text)
    floor = 0
    parts: list[FigurePart] = []
    for at, quantity in enumerate(whole):
        if quantity.first < floor or names.is_glued(tokens, quantity) or _is_odd(tokens, quantity):
            continue
        what = counted_behind.what_is_counted(tokens, quantity, whole[at + 1 : at + 4])
        nothing = what is None and names.is_pronoun(tokens, quantity)
        if nothing or names.tells_nothing(tokens, quantity):
            continue
        counts = what is not None and (what.plural or bool(what.fates))
        listed = list_rows.counted_before(tokens, quantity.first, quantity.last, row)
        paired = list_rows.of_pair(tokens, quantity.first, pairs) if pairs and not counts else None
        listed = listed or paired
        if names.is_name(tokens, quantity, counts or listed is not None, heading) and not (
            parts and numbers_in_names.is_gapped(tokens, parts[-1], quantity)
        ):
            continue
        part = _part(tokens, quantity, what, floor)
        part = count_subjects.counted_by_subject(tokens, part)
        if paired is not None and part.unit is None:
            part = part._replace(unit=paired.unit, noun=paired.noun)
        parts.append(_of_list(tokens, part, parts, row))
        floor = parts[-1].last
    return parts


def _of_list(
    tokens: PlainTokens, part: FigurePart, before: Sequence[FigurePart], row: bool
) -> FigurePart:
    """Return the figure with the label of its list row, if it is in one: "tanks – 812 (+4)"."""
    marked = tokens.lows[part.first - 1] in list_rows.MARKS
    if not (before or marked) or not part.quantity.bare or part.plural:
        return part
    if before and list_rows.is_rise(tokens, part.first):
        total = before[-1]
        first = part.first - (tokens.lows[part.first - 1] != "|")
        done = total.participles
        return part._replace(first=first, unit=total.unit, noun=total.noun, participles=done)
    if before and _is_second(tokens, part, before[-1]):
        return part._replace(unit=before[-1].unit, noun=before[-1].noun)
    if not marked:
        return part
    counted_before = list_rows.counted_before(tokens, part.first, part.last, row)
    if counted_before is None or part.fates and (part.noun or not counted_before.plural):
        return part  # "Orm: 1 dead"
    if part.participles == counted_before.noun.lower():
        return part  # "Wounded: 12"
    first = part.first - (tokens.lows[part.first - 1] == "+")
    return part._replace(first=first, unit=counted_before.unit, noun=counted_before.noun)


def _is_second(tokens: PlainTokens, part: FigurePart, total: FigurePart) -> bool:
    """Whether a bare number is the second of a row, so that the label counts both."""
    if part.noun is not None or part.fates or total.noun is None or not total.quantity.bare:
        return False
    of_row = not total.plural and tokens.text.find(total.noun, 0, tokens.starts[total.first]) >= 0
    return of_row and list_rows.is_second(tokens, total.last, part.first, part.last)


def _is_odd(tokens: PlainTokens, quantity: Quantity) -> bool:
    """Whether a quantity is the base of a rate, or digits without end."""
    if numbers_in_names.is_base_of_rate(tokens, quantity):
        return True
    return quantity.high is not None and abs(quantity.high) >= _HIGHEST


_HIGHEST = 1e18


def _part(tokens: PlainTokens, quantity: Quantity, what: Counted | None, floor: int) -> FigurePart:
    """Return the figure of a quantity, with its qualifier and what it counts."""
    qualifier, first = qualifiers.qualifier_before(tokens, quantity.first)
    bare = quantity.bare
    if what is not None and bare:
        what = counted_corrected.with_joined_noun(tokens, first, what)
        what = counted_corrected.without_fates_of_owner(tokens, first, what)
        what = counted_corrected.with_fate_behind_place(tokens, first, what)
    unit, last = _unit(tokens, quantity, what)
    if qualifier == "=":
        qualifier, last = _after(tokens, quantity, last)
    first = max(first, floor)
    noun, participles, fates = (
        (what.noun, what.participles, what.fates) if what else (None, None, ())
    )
    verbs = outcomes.causes_before(tokens, first) if bare and not fates else None
    if verbs is not None and not _is_meant(tokens, first):
        participles, fates = verbs.words, verbs.kinds
    if unit == "year of age" and noun is None:
        whose = ages.whose_age(tokens, quantity)
        if whose is None and tokens.lows[quantity.last - 1] == "old":
            whose = ages.whose_age_follows(tokens, quantity.last)
        noun = None if whose is None else f"age of {whose}"
    plural = bare and what is not None and what.plural
    return FigurePart(quantity, qualifier, unit, first, last, noun, participles, fates, plural)


def _is_meant(tokens: PlainTokens, first: int) -> bool:
    """Whether the verb before a figure is a purpose: "a second strike to kill two survivors"."""
    lows = tokens.lows
    return lows[first - 2] == "to" and lows[first - 1] in _TO_DO and lows[first - 3] not in _DONE


_TO_DO = frozenset("kill wound injure destroy capture arrest detain free execute evacuate".split())  # noqa: SIM905
_DONE = frozenset("managed manage able went continued enough helped began on up".split())  # noqa: SIM905
"""Words before "to" after which the thing was done: "managed to free nine hostages"."""


def _unit(tokens: PlainTokens, quantity: Quantity, what: Counted | None) -> tuple[str | None, int]:
    """Return the normalised unit with its rate, or None, and the token after it."""
    unit, last = quantity.unit, quantity.last
    if not quantity.bare:
        pass
    elif what is not None:
        unit, last = what.unit, what.last
        if (
            quantity.low is not None
            and 0 < abs(quantity.low) < 1
            and tokens.lows[quantity.last] == "of"
        ):
            unit = None  # "a third of the army" is a share
    elif ages.is_age(tokens, quantity):
        unit = "year of age"
    per = measured_numbers.rate(tokens, last) if unit is not None else None
    return (unit, last) if per is None else (f"{unit} per {per[0]}", per[1])


def _after(tokens: PlainTokens, quantity: Quantity, last: int) -> tuple[Qualifier, int]:
    """Return the qualifier after the number or after the whole figure, and the token after both."""
    qualifier, end = qualifiers.qualifier_after(tokens, quantity.last)
    named = tokens.lows[last] == "+" and tokens.lows[last - 1].isalpha()  # "members of OPEC+"
    if qualifier == "=" and last != quantity.last and not named:
        qualifier, end = qualifiers.qualifier_after(tokens, last)
    return qualifier, max(end, last)
