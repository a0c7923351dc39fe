"""Splits a query tree into an FTS5 query and an SQL condition on `searched AS s`.

The terms that words alone decide become one FTS5 query, which returns the newest first and can stop
early; everything else is a condition on its results.
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

INDEXED_PREFIX = 3
"""Longest prefix of a word, in letters, for which FTS5 has an index.

For a longer one it collects all matching words at each query.
"""

MarkConditions = Callable[[Leaf], tuple[SqlCondition, SqlCondition]]
"""Maps a term to two conditions that words do not decide: match anyway, and no match anyway.

They come from the reader's marks, or for an `ItemTerm` from the quotes and figures. The second is
true if a development does not match in spite of its text; for marks, tags and items only the first
one counts.
"""


def plan_question(tree: Tree) -> tuple[str, Tree]:
    """Return the FTS5 query ("" for none), and the tree that remains as a condition."""
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    of_words = tuple(part for part in parts if _is_of_words(part))
    if not any(not isinstance(part, NotOf) for part in of_words):
        return "", tree
    return _query(AllOf(of_words)), AllOf(tuple(part for part in parts if part not in of_words))


def condition(tree: Tree, marks: MarkConditions, singly: bool = False) -> SqlCondition:
    """Return a tree as a condition on `s`; `singly` if it is tested for few developments."""
    match tree:
        case AllOf():
            return joined([condition(part, marks, singly) for part in tree.parts], "AND")
        case AnyOf():
            return joined([condition(part, marks, singly) for part in tree.parts], "OR")
        case NotOf():
            return negated(condition(tree.part, marks, singly))
        case WordsTerm():
            by_mark, despite_text = marks(tree)
            singly = singly and not (tree.is_open and len(tree.folds[-1]) > INDEXED_PREFIX)
            in_text = joined([_words_condition(_query(tree), singly), negated(despite_text)], "AND")
            return joined([by_mark, in_text], "OR")
        case NumberTerm():
            return figure_condition(tree)
        case DaysTerm():
            return SqlCondition("s.place BETWEEN ? AND ?", places_between(tree.first, tree.last))
        case _:
            return marks(tree)[0]


def _is_of_words(tree: Tree) -> bool:
    """Whether words alone decide a term."""
    match tree:
        case WordsTerm():
            return True
        case NotOf():
            return _is_of_words(tree.part)
        case AllOf():
            return any(not isinstance(p, NotOf) for p in tree.parts) and all(
                map(_is_of_words, tree.parts)
            )
        case AnyOf():
            return not any(isinstance(p, NotOf) for p in tree.parts) and all(
                map(_is_of_words, tree.parts)
            )
        case _:
            return False


def _query(tree: Tree) -> str:
    """A term as an FTS5 query, in which NOT stands between two operands."""
    match tree:
        case WordsTerm():
            return phrase_of(tree)
        case AnyOf():
            return f"({' OR '.join(map(_query, tree.parts))})"
        case AllOf():
            operands = " AND ".join(
                _query(part) for part in tree.parts if not isinstance(part, NotOf)
            )
            return f"({operands}){''.join(_query(p) for p in tree.parts if isinstance(p, NotOf))}"
        case NotOf():
            return f" NOT ({_query(tree.part)})"
        case _:
            raise TypeError(f"{tree} is not about words")


def phrase_of(words: WordsTerm) -> str:
    """Return one phrase, with all spellings that its unfinished last word may become."""
    *before, last = words.folds
    phrases = [_quoted([*before, last]) + (" *" if words.is_open else "")]
    if words.is_open:
        phrases += [_quoted([*before, name]) for name in sorted(beginnings(last))]
    columns = "{heading body}" if words.where == "text" else words.where
    return f"{columns} : ({' OR '.join(phrases)})"


def _quoted(folds: Sequence[str]) -> str:
    return f'"{" ".join(folds)}"'


def _words_condition(of_words: str, singly: bool) -> SqlCondition:
    if singly:
        sql = "EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND words.rowid = s.place)"
        return SqlCondition(sql, (of_words,))
    return SqlCondition("s.place IN (SELECT rowid FROM words WHERE words MATCH ?)", (of_words,))
