"""Turns a query tree into what it asks of single rows, where a view has rows of parts of texts.

Fields of one kind of thing ask for one that has all of them: `speaker:varn quote:river` is about
quotes of Varn with that word.  Everything else is asked of the development alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.library.search.hits import has_words
from reader.library.search.language.query_tree import AllOf, AnyOf, Leaf, NotOf, Tree, WordsTerm
from reader.library.views.view import ALL_ROWS, QuoteFacts, RowTests

Test = Callable[[QuoteFacts], bool]
_OF_QUOTES = ("speaker", "quoted")


def row_tests(tree: Tree) -> RowTests:
    """What a query asks of a quote: its parts that are about quotes alone."""
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    tests = [_test(part) for part in parts if all(map(_is_of_quotes, _leaves(part)))]
    return RowTests(lambda facts: all(test(facts) for test in tests)) if tests else ALL_ROWS


def _leaves(tree: Tree) -> Iterator[Leaf]:
    match tree:
        case AllOf() | AnyOf():
            for part in tree.parts:
                yield from _leaves(part)
        case NotOf():
            yield from _leaves(tree.part)
        case _:
            yield tree


def _is_of_quotes(leaf: Leaf) -> bool:
    return isinstance(leaf, WordsTerm) and leaf.where in _OF_QUOTES


def _test(tree: Tree) -> Test:
    match tree:
        case AllOf():
            every = [_test(part) for part in tree.parts]
            return lambda facts: all(test(facts) for test in every)
        case AnyOf():
            some = [_test(part) for part in tree.parts]
            return lambda facts: any(test(facts) for test in some)
        case NotOf():
            inner = _test(tree.part)
            return lambda facts: not inner(facts)
        case WordsTerm(where="speaker"):
            return _speaker_test(tree)
        case WordsTerm():
            return lambda facts: has_words(facts.words(), tree)
    raise TypeError(f"{tree} is not about quotes")


def _speaker_test(leaf: WordsTerm) -> Test:
    """Whether somebody who speaks has such a name; each entry of a roster is looked at once."""
    known: dict[tuple[int, int], bool] = {}

    def is_named(facts: QuoteFacts, number: int) -> bool:
        place = facts.bulletin, number
        if place not in known:
            person = facts.people.get(number)
            names = (person.name, *person.aliases) if person else ()
            known[place] = any(has_words(name, leaf) for name in names)
        return known[place]

    return lambda facts: any(is_named(facts, number) for number in facts.speakers)
