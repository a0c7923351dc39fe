"""A tree to SQL over `searched AS s`: conditions with their values, and what FTS5 is asked.

What words alone decide goes to FTS5 as one question, which answers newest first and stops when
enough is found; everything else is a condition on the developments that it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.library.search.condition import Condition, joined, negated
from reader.library.search.figures import figure
from reader.library.search.fold import beginnings
from reader.library.search.place import places_between
from reader.library.search.tree import All, Any, Days, Leaf, Not, Number, Tree, Words

PREFIX = 3
"""Letters of an unfinished word that the index knows; of a longer one FTS5 gathers all words that
begin so, for each time it is asked."""

Marks = Callable[[Leaf], tuple[Condition, Condition]]
"""What the reader's marks say to a leaf: whether a development fits because of them, and whether
it does not in spite of what its text says.  Of a state or a tag the first is all that is known."""


def question(tree: Tree) -> tuple[str, Tree]:
    """What FTS5 is asked ("" for nothing), and the tree that is left to be a condition."""
    parts = tree.of if isinstance(tree, All) else (tree,)
    asked = tuple(part for part in parts if _is_of_words(part))
    if not any(not isinstance(part, Not) for part in asked):
        return "", tree
    left = tuple(part for part in parts if part not in asked)
    figures = [part for part in parts if isinstance(part, Number)]
    # What is counted stays with its number: one figure must be both.
    counted = [part for part in asked if figures and _is_counted(part)]
    return _match(All(asked)), All((*left, *counted))


def condition(tree: Tree, marks: Marks, singly: bool = False) -> Condition:
    """A tree as a condition on `s`; `singly` when few developments are asked about."""
    match tree:
        case All():
            parts = [condition(part, marks, singly) for part in _without_figures(tree)]
            return joined([*parts, *_figures(tree)], "AND")
        case Any():
            return joined([condition(part, marks, singly) for part in tree.of], "OR")
        case Not():
            return negated(condition(tree.of, marks, singly))
        case Words():
            by_mark, in_spite = marks(tree)
            singly = singly and not (tree.open and len(tree.folds[-1]) > PREFIX)
            in_text = joined([_lookup(_match(tree), singly), negated(in_spite)], "AND")
            return joined([by_mark, in_text], "OR")
        case Number():
            return figure(tree, ())
        case Days():
            return Condition("s.place BETWEEN ? AND ?", places_between(tree.first, tree.last))
        case _:
            return marks(tree)[0]


def _is_of_words(tree: Tree) -> bool:
    """Whether words alone decide it."""
    match tree:
        case Words():
            return True
        case Not():
            return _is_of_words(tree.of)
        case All():
            return any(not isinstance(p, Not) for p in tree.of) and all(map(_is_of_words, tree.of))
        case Any():
            return not any(isinstance(p, Not) for p in tree.of) and all(map(_is_of_words, tree.of))
        case _:
            return False


def _match(tree: Tree) -> str:
    """A question to FTS5, where "without" stands between two things."""
    match tree:
        case Words():
            return phrase_of(tree)
        case Any():
            return f"({' OR '.join(map(_match, tree.of))})"
        case All():
            wanted = " AND ".join(_match(part) for part in tree.of if not isinstance(part, Not))
            return f"({wanted}){''.join(_match(p) for p in tree.of if isinstance(p, Not))}"
        case Not():
            return f" NOT ({_match(tree.of)})"
        case _:
            raise TypeError(f"{tree} is not about words")


def phrase_of(words: Words) -> str:
    """One phrase, in each of the spellings that an unfinished word may become."""
    *before, last = words.folds
    phrases = [_quoted([*before, last]) + (" *" if words.open else "")]
    if words.open:
        phrases += [_quoted([*before, name]) for name in sorted(beginnings(last))]
    columns = "{heading body}" if words.where == "text" else words.where
    return f"{columns} : ({' OR '.join(phrases)})"


def _quoted(folds: Sequence[str]) -> str:
    return f'"{" ".join(folds)}"'


def _lookup(asked: str, singly: bool) -> Condition:
    if singly:
        sql = "EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND words.rowid = s.place)"
        return Condition(sql, (asked,))
    return Condition("s.place IN (SELECT rowid FROM words WHERE words MATCH ?)", (asked,))


def _is_counted(tree: Tree) -> bool:
    return isinstance(tree, Words) and tree.where == "counted"


def _without_figures(tree: All) -> list[Tree]:
    """What is not about figures, if there is a number among all that must fit."""
    if not any(isinstance(part, Number) for part in tree.of):
        return list(tree.of)
    return [p for p in tree.of if not isinstance(p, Number) and not _is_counted(p)]


def _figures(tree: All) -> list[Condition]:
    """A figure for each number, and each of them of that which is counted."""
    counted = [p for p in tree.of if isinstance(p, Words) and p.where == "counted"]
    return [figure(part, counted) for part in tree.of if isinstance(part, Number)]
