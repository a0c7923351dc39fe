"""Turns a query tree into what it asks of single rows, where a view has rows of parts of texts.

In the list of quotes, fields of quotes ask for one that has all of them: `speaker:varn quote:river`
is about quotes of Varn with that word.  In the list of people, words and names are those of one
person.  Everything else is asked of the development alone.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from typing import TYPE_CHECKING, TypeVar

from reader.library.search.hits import has_words
from reader.library.search.language.query_tree import (
    AllOf,
    AnyOf,
    Leaf,
    NotOf,
    PersonTerm,
    Tree,
    WordsTerm,
)
from reader.library.views.shown_people import key_of
from reader.library.views.view import QuoteFacts, RowTests

if TYPE_CHECKING:
    from reader.ledger.people.heard import LedgerPerson

T = TypeVar("T")
Asked = WordsTerm | PersonTerm
Test = Callable[[T], bool]


FindPlaces = Callable[[int], Container[tuple[int, int]]]
"""Returns where a person, given by key, stands in rosters: bulletins and numbers."""


def row_tests(tree: Tree, places_of: FindPlaces) -> RowTests:
    """What a query asks of one quote, and of one person."""
    return RowTests(
        _test_of(tree, ("speaker", "quoted"), lambda leaf: _quote_test(leaf, places_of)),
        _test_of(tree, ("text", "speaker", "person"), _person_test),
    )


def _test_of(
    tree: Tree, fields: tuple[str, ...], test: Callable[[Asked], Test[T]]
) -> Test[T] | None:
    """The test by those parts of a query that are about these fields alone; None without any."""
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    kept = [part for part in parts if all(_is_about(leaf, fields) for leaf in _leaves(part))]
    return _test(AllOf(tuple(kept)), test) if any(map(_has_leaves, kept)) else None


def _is_about(leaf: Leaf, fields: tuple[str, ...]) -> bool:
    where = leaf.where if isinstance(leaf, WordsTerm) else "speaker"
    return isinstance(leaf, WordsTerm | PersonTerm) and where in fields


def _has_leaves(tree: Tree) -> bool:
    return any(True for _ in _leaves(tree))


def _leaves(tree: Tree) -> Iterator[Leaf]:
    match tree:
        case AllOf() | AnyOf():
            for part in tree.parts:
                yield from _leaves(part)
        case NotOf():
            yield from _leaves(tree.part)
        case _:
            yield tree


def _test(tree: Tree, test: Callable[[Asked], Test[T]]) -> Test[T]:
    match tree:
        case AllOf():
            every = [_test(part, test) for part in tree.parts]
            return lambda item: all(one(item) for one in every)
        case AnyOf():
            some = [_test(part, test) for part in tree.parts]
            return lambda item: any(one(item) for one in some)
        case NotOf():
            inner = _test(tree.part, test)
            return lambda item: not inner(item)
        case WordsTerm() | PersonTerm():
            return test(tree)
    raise TypeError(f"{tree} is not about words")


def _quote_test(leaf: Asked, places_of: FindPlaces) -> Test[QuoteFacts]:
    """Whether a quote has the words, or somebody who speaks it such a name or is this person.

    Each entry of a roster is looked at once.
    """
    if isinstance(leaf, PersonTerm):
        places = places_of(leaf.key)
        return lambda facts: any((facts.bulletin, one) in places for one in facts.speakers)
    if leaf.where != "speaker":
        return lambda facts: has_words(facts.words(), leaf)
    known: dict[tuple[int, int], bool] = {}

    def is_named(facts: QuoteFacts, number: int) -> bool:
        place = facts.bulletin, number
        if place not in known:
            person = facts.people.get(number)
            names = (person.name, *person.aliases) if person else ()
            known[place] = any(has_words(name, leaf) for name in names)
        return known[place]

    return lambda facts: any(is_named(facts, number) for number in facts.speakers)


def _person_test(leaf: Asked) -> Test[LedgerPerson]:
    """Whether somebody has such a name; words without a field may be those of an office too."""

    if isinstance(leaf, PersonTerm):
        return lambda person: key_of(person) == leaf.key

    def fits(person: LedgerPerson) -> bool:
        names = [person.name, *person.aliases]
        if leaf.where == "text":
            names += [person.of or "", *(role.role for role in person.roles)]
        return any(has_words(name, leaf) for name in names)

    return fits
