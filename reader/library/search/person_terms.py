"""Resolves people in a query: ids (`speaker:p:8f31c2…`), and names that the reader has joined.

An id denotes one person over all bulletins, whatever the texts call that person. A name also finds
the other names that the reader has joined with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import TYPE_CHECKING

from reader.library.index.fold import folded_text
from reader.library.search.language.query_tree import (
    AllOf,
    AnyOf,
    DaysTerm,
    HeardAs,
    NotOf,
    PersonTerm,
    Tree,
    WordsTerm,
)
from reader.library.search.short_texts import text_has_words

if TYPE_CHECKING:  # without decisions nothing of the ledger is needed
    from reader.ledger.people.decisions import Decisions

_BY_NAME = ("speaker", "person", "claimant")
"""Fields whose words are names."""

MOST_WAYS = 50
"""Most combinations of other names in one line."""

_ID = re.compile("[0-9a-f]{12}")


def with_people(tree: Tree) -> Tree:
    """Return the tree with a `PersonTerm` for each id of a speaker or claimant."""
    match tree:
        case AllOf():
            return AllOf(tuple(map(with_people, tree.parts)))
        case AnyOf():
            return AnyOf(tuple(map(with_people, tree.parts)))
        case NotOf():
            return NotOf(with_people(tree.part))
        case WordsTerm(folds=("p", id), where="speaker" | "claimant") if _ID.fullmatch(id):
            heard_as: HeardAs = "claimant" if tree.where == "claimant" else "speaker"
            return PersonTerm(int(id, 16), heard_as)
    return tree


def with_joined_names(tree: Tree, decisions: Decisions | None, with_days: bool = True) -> Tree:
    """Return the tree that also finds the names joined with a name in it; None: there are none.

    A name that several people have counts only on the days of the decision, if the tree is
    evaluated on developments (`with_days`).
    """
    if decisions is None or not decisions.joins:
        return tree
    match tree:
        case AllOf():
            ways = product(*(_ways(part, decisions, with_days) for part in tree.parts))
            found = tuple(map(_flat, islice(ways, MOST_WAYS)))
            return found[0] if len(found) == 1 else AnyOf(found)
        case AnyOf():
            return AnyOf(tuple(with_joined_names(one, decisions, with_days) for one in tree.parts))
        case NotOf():
            return NotOf(with_joined_names(tree.part, decisions, with_days))
    named = tuple(_ways(tree, decisions, with_days))
    return AnyOf(named) if len(named) > 1 else tree


def _ways(part: Tree, decisions: Decisions, with_days: bool) -> Iterator[Tree]:
    """A part of a line, and the same part with each other name."""
    if not isinstance(part, WordsTerm) or part.where not in _BY_NAME:
        yield with_joined_names(part, decisions, with_days) if _is_inner(part) else part
        return
    from reader.ledger.people.decisions import is_of_days

    yield part
    for known in decisions.other_names(lambda name: text_has_words(name, part)):
        folds = tuple(folded_text(known.name).split())
        if not folds:
            continue
        named = WordsTerm(folds, where=part.where)
        if with_days and is_of_days(known) and known.first:
            yield AllOf((named, DaysTerm(known.first, known.last)))
        else:
            yield named


def _is_inner(tree: Tree) -> bool:
    return isinstance(tree, AllOf | AnyOf | NotOf)


def _flat(parts: tuple[Tree, ...]) -> Tree:
    """All parts without an `AllOf` inside another, so that terms about one quote stay together."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, AllOf) else (part,))]
    return flat[0] if len(flat) == 1 else AllOf(tuple(flat))


def query_for(key: int, field: HeardAs = "speaker") -> str:
    """Return the query that finds the quotes, or figures, of the person with this key."""
    return f"{field}:p:{key:012x}"
