"""A tree to SQL over `searched AS s`: conditions with their values, and what FTS5 is asked.

What words alone decide goes to FTS5 as one question, which answers newest first and stops when
enough is found; everything else is a condition on the developments that it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.library.index.fold import beginnings
from reader.library.index.sort_key import places_between
from reader.library.search.figure_condition import figure_condition
from reader.library.search.language.query_tree import (
    AllOf,
    AnyOf,
    DaysTerm,
    Leaf,
    NotOf,
    NumberTerm,
    Tree,
    WordsTerm,
)
from reader.library.search.sql_condition import SqlCondition, joined, negated

PREFIX = 3
"""Letters of an unfinished word that the index knows; of a longer one FTS5 gathers all words that
begin so, for each time it is asked."""

MarkConditions = Callable[[Leaf], tuple[SqlCondition, SqlCondition]]
"""What the reader's marks say to a leaf: whether a development fits because of them, and whether
it does not in spite of what its text says.  Of a state or a tag the first is all that is known."""


def plan_question(tree: Tree) -> tuple[str, Tree]:
    """What FTS5 is asked ("" for nothing), and the tree that is left to be a condition."""
    parts = tree.of if isinstance(tree, AllOf) else (tree,)
    asked = tuple(part for part in parts if _is_of_words(part))
    if not any(not isinstance(part, NotOf) for part in asked):
        return "", tree
    left = tuple(part for part in parts if part not in asked)
    figures = [part for part in parts if isinstance(part, NumberTerm)]
    # What is counted stays with its number: one figure must be both.
    counted = [part for part in asked if figures and _is_counted(part)]
    return _match(AllOf(asked)), AllOf((*left, *counted))


def condition(tree: Tree, marks: MarkConditions, singly: bool = False) -> SqlCondition:
    """A tree as a condition on `s`; `singly` when few developments are asked about."""
    match tree:
        case AllOf():
            parts = [condition(part, marks, singly) for part in _without_figures(tree)]
            return joined([*parts, *_figures(tree)], "AND")
        case AnyOf():
            return joined([condition(part, marks, singly) for part in tree.of], "OR")
        case NotOf():
            return negated(condition(tree.of, marks, singly))
        case WordsTerm():
            by_mark, in_spite = marks(tree)
            singly = singly and not (tree.open and len(tree.folds[-1]) > PREFIX)
            in_text = joined([_lookup(_match(tree), singly), negated(in_spite)], "AND")
            return joined([by_mark, in_text], "OR")
        case NumberTerm():
            return figure_condition(tree, ())
        case DaysTerm():
            return SqlCondition("s.place BETWEEN ? AND ?", places_between(tree.first, tree.last))
        case _:
            return marks(tree)[0]


def _is_of_words(tree: Tree) -> bool:
    """Whether words alone decide it."""
    match tree:
        case WordsTerm():
            return True
        case NotOf():
            return _is_of_words(tree.of)
        case AllOf():
            return any(not isinstance(p, NotOf) for p in tree.of) and all(
                map(_is_of_words, tree.of)
            )
        case AnyOf():
            return not any(isinstance(p, NotOf) for p in tree.of) and all(
                map(_is_of_words, tree.of)
            )
        case _:
            return False


def _match(tree: Tree) -> str:
    """A question to FTS5, where "without" stands between two things."""
    match tree:
        case WordsTerm():
            return phrase_of(tree)
        case AnyOf():
            return f"({' OR '.join(map(_match, tree.of))})"
        case AllOf():
            wanted = " AND ".join(_match(part) for part in tree.of if not isinstance(part, NotOf))
            return f"({wanted}){''.join(_match(p) for p in tree.of if isinstance(p, NotOf))}"
        case NotOf():
            return f" NOT ({_match(tree.of)})"
        case _:
            raise TypeError(f"{tree} is not about words")


def phrase_of(words: WordsTerm) -> str:
    """One phrase, in each of the spellings that an unfinished word may become."""
    *before, last = words.folds
    phrases = [_quoted([*before, last]) + (" *" if words.open else "")]
    if words.open:
        phrases += [_quoted([*before, name]) for name in sorted(beginnings(last))]
    columns = "{heading body}" if words.where == "text" else words.where
    return f"{columns} : ({' OR '.join(phrases)})"


def _quoted(folds: Sequence[str]) -> str:
    return f'"{" ".join(folds)}"'


def _lookup(asked: str, singly: bool) -> SqlCondition:
    if singly:
        sql = "EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND words.rowid = s.place)"
        return SqlCondition(sql, (asked,))
    return SqlCondition("s.place IN (SELECT rowid FROM words WHERE words MATCH ?)", (asked,))


def _is_counted(tree: Tree) -> bool:
    return isinstance(tree, WordsTerm) and tree.where == "counted"


def _without_figures(tree: AllOf) -> list[Tree]:
    """What is not about figures, if there is a number among all that must fit."""
    if not any(isinstance(part, NumberTerm) for part in tree.of):
        return list(tree.of)
    return [p for p in tree.of if not isinstance(p, NumberTerm) and not _is_counted(p)]


def _figures(tree: AllOf) -> list[SqlCondition]:
    """A figure for each number, and each of them of that which is counted."""
    counted = [p for p in tree.of if isinstance(p, WordsTerm) and p.where == "counted"]
    return [figure_condition(part, counted) for part in tree.of if isinstance(part, NumberTerm)]
