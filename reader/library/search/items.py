"""Combines terms about quotes and figures into terms that a single item must meet.

`speaker:a stance:denies` finds a quote of A that is a denial, not a development in which A says
something and somebody else denies something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice, product
from typing import NamedTuple

from reader.evidence import Part
from reader.evidence_words import cue_words, text_at
from reader.library.index.terms import owner_of
from reader.library.search.language.query_tree import (
    AllOf,
    AnyOf,
    ItemKind,
    ItemTerm,
    NotOf,
    NumberTerm,
    Tree,
    WordsTerm,
)
from reader.library.search.short_texts import text_has_words
from reader.models import Figure, Person, Quote, Stance

MOST_GROUPS = 50
"""Most combinations of terms that are tried if a field occurs more than once in a line."""

Condition = WordsTerm | NumberTerm
Group = tuple[Condition, ...]

_OWN: Mapping[ItemKind, tuple[str, ...]] = {
    "quote": ("speaker", "relay", "quoted"),
    "figure": ("number", "counted", "claimant"),
}
_SHARED = ("stance", "role", "of")
"""Fields that both quotes and figures have."""


def with_items(tree: Tree) -> Tree:
    """Return the tree with an `ItemTerm` added to terms that one item must meet together."""
    match tree:
        case AllOf():
            parts = tuple(map(with_items, tree.parts))
            return AllOf((*parts, *_together(tree.parts)))
        case AnyOf():
            return AnyOf(tuple(map(with_items, tree.parts)))
        case NotOf():
            return NotOf(with_items(tree.part))
        case _:
            return tree


def _together(parts: Sequence[Tree]) -> Iterator[Tree]:
    shared = _by_field(parts, _SHARED)
    quotes, figures = (_groups(_by_field(parts, _OWN[kind])) for kind in ("quote", "figure"))
    if not shared:
        yield from _terms("quote", quotes)
        yield from _terms("figure", figures)
    elif quotes == figures == [()]:
        yield from (ItemTerm("either", group) for group in _groups(shared) if len(group) > 1)
    else:
        said = AllOf(tuple(_terms("quote", _with(quotes, shared))))
        claimed = AllOf(tuple(_terms("figure", _with(figures, shared))))
        if figures == [()]:
            yield said
        elif quotes == [()]:
            yield claimed
        else:
            yield AnyOf((said, claimed))
            yield from (*_terms("quote", quotes), *_terms("figure", figures))


def _with(groups: Sequence[Group], shared: Mapping[str, list[Condition]]) -> list[Group]:
    """Each group combined with the shared conditions."""
    found = product(groups, _groups(shared))
    return [(*group, *more) for group, more in islice(found, MOST_GROUPS)]


def _terms(kind: ItemKind, groups: Sequence[Group]) -> Iterator[ItemTerm]:
    """A term for each group of more than one condition."""
    return (ItemTerm(kind, group) for group in groups if len(group) > 1)


def _by_field(parts: Sequence[Tree], fields: Sequence[str]) -> dict[str, list[Condition]]:
    """The conditions among some terms, by field."""
    found: dict[str, list[Condition]] = {}
    for part in parts:
        if isinstance(part, WordsTerm | NumberTerm) and _field(part) in fields:
            found.setdefault(_field(part), []).append(part)
    return found


def _field(condition: Condition) -> str:
    return "number" if isinstance(condition, NumberTerm) else condition.where


def _groups(by_field: Mapping[str, list[Condition]]) -> list[Group]:
    """All combinations of one condition per field; a single empty group if there are none."""
    return list(islice(product(*by_field.values()), MOST_GROUPS))


class ItemFacts(NamedTuple):
    """The properties of a quote or figure that a query can test.

    `people` returns its speakers or claimants, and `text_of` its text for a field's name.
    """

    kind: ItemKind
    people: Callable[[], Sequence[Person]]
    stance: Stance
    text_of: Callable[[str], str]
    figure: Figure | None = None


def quote_facts(part: Part, quote: Quote) -> ItemFacts:
    """Return the testable properties of a quote of a development."""

    def text_of(field: str) -> str:
        if field == "relay":
            return quote.relay or ""
        return f"{cue_words(part.block, quote)} {text_at(part.block, quote.span)}"

    return ItemFacts("quote", partial(part.everybody, quote.speakers), quote.stance, text_of)


def figure_facts(part: Part, figure: Figure) -> ItemFacts:
    """Return the testable properties of a figure of a development."""
    counted = f"{figure.unit or ''} {figure.counted or ''}"
    people = partial(part.everybody, figure.claimants)
    return ItemFacts("figure", people, figure.stance, lambda field: counted, figure)


def asks_for(kind: ItemKind, tree: Tree) -> bool:
    """Whether a query has conditions on such items, and not only on developments."""
    match tree:
        case AllOf() | AnyOf():
            return any(asks_for(kind, part) for part in tree.parts)
        case WordsTerm() | NumberTerm():
            return _field(tree) in (*_OWN[kind], *_SHARED)
        case _:
            return False


def is_asked_for(tree: Tree, item: ItemFacts) -> bool | None:
    """Whether a quote or figure matches the query; None if the query has no condition on it.

    Other terms, and negated ones, select developments only.
    """
    fields = (*_OWN[item.kind], *_SHARED)
    match tree:
        case AllOf():
            conditions = _by_field(tree.parts, fields)
            rest = (one for one in tree.parts if not isinstance(one, WordsTerm | NumberTerm))
            found = [is_asked_for(one, item) for one in rest]
            if conditions:
                found.append(any(_meets(group, item) for group in _groups(conditions)))
            return False if False in found else True if True in found else None
        case AnyOf():
            found = [is_asked_for(one, item) for one in tree.parts]
            return True if True in found else None if None in found else False
        case WordsTerm() | NumberTerm():
            return _meets((tree,), item) if _field(tree) in fields else None
        case _:
            return None


def has_item(term: ItemTerm, part: Part) -> bool:
    """Whether one quote or figure of a part meets all conditions."""
    if term.kind != "figure" and any(_meets(term.parts, quote_facts(part, q)) for q in part.quotes):
        return True
    return term.kind != "quote" and any(
        _meets(term.parts, figure_facts(part, figure)) for figure in part.figures
    )


def _meets(conditions: Sequence[Condition], item: ItemFacts) -> bool:
    """Whether an item meets all conditions; those about people must hold for the same person."""
    of_people = [
        one for one in conditions if isinstance(one, WordsTerm) and one.where in _OF_PEOPLE
    ]
    people = item.people() if of_people else ()
    if of_people and not any(all(_is_of(who, one) for one in of_people) for who in people):
        return False
    return all(_holds(one, item) for one in conditions if one not in of_people)


def _names(who: Person) -> tuple[str | None, ...]:
    return (who.name, *who.aliases)


_OF_PEOPLE: Mapping[str, Callable[[Person], tuple[str | None, ...]]] = {
    "speaker": _names,
    "claimant": _names,
    "role": lambda who: (who.role,),
    "of": lambda who: (owner_of(who),),
}


def _is_of(who: Person, wanted: WordsTerm) -> bool:
    texts = _OF_PEOPLE[wanted.where](who)
    return any(text_has_words(text, wanted) for text in texts if text)


def _holds(condition: Condition, item: ItemFacts) -> bool:
    """Whether an item meets a condition that is not about people."""
    if isinstance(condition, NumberTerm):
        return item.figure is not None and _is_number(item.figure, condition)
    if condition.where == "stance":
        return condition.folds == (item.stance,)
    return text_has_words(item.text_of(condition.where), condition)


def _is_number(figure: Figure, wanted: NumberTerm) -> bool:
    """Whether the range of a figure overlaps the searched one, in a searched unit."""
    if figure.low is None or figure.high is None:
        return False
    low, high = wanted.low, wanted.high
    above = low is None or figure.high > low or figure.high == low and not wanted.excludes_low
    below = high is None or figure.low < high or figure.low == high and not wanted.excludes_high
    return above and below and (not wanted.units or figure.unit in wanted.units)
