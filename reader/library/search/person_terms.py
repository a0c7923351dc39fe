"""Finds in a query the people who are named by their id: `speaker:p:8f31c2…`.

An id is that of a person over all bulletins, whatever a text calls them.
"""

from __future__ import annotations

import re

from reader.library.search.language.query_tree import (
    AllOf,
    AnyOf,
    NotOf,
    PersonTerm,
    Tree,
    WordsTerm,
)

_ID = re.compile("[0-9a-f]{12}")


def with_people(tree: Tree) -> Tree:
    """The tree with a `PersonTerm` for each id of a speaker."""
    match tree:
        case AllOf():
            return AllOf(tuple(map(with_people, tree.parts)))
        case AnyOf():
            return AnyOf(tuple(map(with_people, tree.parts)))
        case NotOf():
            return NotOf(with_people(tree.part))
        case WordsTerm(folds=("p", id), where="speaker") if _ID.fullmatch(id):
            return PersonTerm(int(id, 16))
    return tree


def query_for(key: int) -> str:
    """The line of the search language that finds quotes of the person with this key."""
    return f"speaker:p:{key:012x}"
