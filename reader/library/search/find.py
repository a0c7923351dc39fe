"""A tree to the places and keys of the developments that fit it, newest first, as many as wanted.

What FTS5 finds is walked in the order of places and the walk ends at the limit; where the tree asks
for few developments by the reader's marks, those are looked at one by one instead.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass

from reader.library.search.place import places_between
from reader.library.search.plan import ALWAYS, NEVER, Condition, condition, joined, question
from reader.library.search.tree import All, Any, Days, Leaf, Marked, Tagged, Tree, Words

FEW = 500
"""Stories that are looked at one by one; with more of them FTS5 goes first."""

Fits = Callable[[Leaf], Set[int]]
"""The stories that the reader's marks make fit a leaf."""

Hit = tuple[int, int]
"""Place and key of a development."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to find: the tree, what is listed at all, keys to list anyway, and how many at most."""

    tree: Tree
    fits: Fits
    is_listed: Callable[[int, int], bool] | None
    keep: frozenset[int]
    limit: int


def find(index: sqlite3.Connection, wish: Wish) -> list[Hit]:
    """The newest developments that fit; one more than the limit if there are more."""
    return _Finder(index, wish).find()


class _Finder:
    def __init__(self, index: sqlite3.Connection, wish: Wish) -> None:
        self.index, self.wish = index, wish
        self.functions = 0

    def find(self) -> list[Hit]:
        tree, few = self.wish.tree, self.few()
        if few is not None:
            return self.kept(self.singly(few))
        asked, rest = question(tree)
        if not asked:
            return self.kept(self.scan(condition(tree, self.marks)))
        found = self.walk(asked, condition(rest, self.marks))
        # Words may stand in a note as well, and a speaker may be the reader's word.
        noted = set().union(*(self.wish.fits(leaf) for leaf in _wanted_words(tree)))
        return self.kept([*found, *self.singly(noted)] if noted else found)

    def few(self) -> Set[int] | None:
        """The stories that must be marked so to fit, if those are few."""
        parts = self.wish.tree.of if isinstance(self.wish.tree, All) else (self.wish.tree,)
        sets = [self.wish.fits(part) for part in parts if isinstance(part, Marked | Tagged)]
        smallest = min(sets, key=len, default=None)
        return smallest if smallest is not None and len(smallest) <= FEW else None

    def walk(self, asked: str, rest: Condition) -> list[Hit]:
        """What FTS5 finds, in its order."""
        low, high = _days(self.wish.tree)
        return self.rows(
            "words CROSS JOIN searched AS s ON s.place = words.rowid",
            [Condition("words MATCH ?", (asked,))]
            + [Condition("words.rowid BETWEEN ? AND ?", (low, high))] * (low > 0 or high < _LAST)
            + [rest],
            "words.rowid",
        )

    def scan(self, rest: Condition) -> list[Hit]:
        """All developments, in their order."""
        return self.rows("searched AS s", [rest], "s.place")

    def singly(self, stories: Set[int]) -> list[Hit]:
        """Those of these stories that fit."""
        rest = condition(self.wish.tree, self.marks, singly=True)
        return self.rows("searched AS s", [self.among("s.story", stories), rest], "s.place")

    def rows(self, tables: str, conditions: Iterable[Condition], order: str) -> list[Hit]:
        where = joined([*conditions, self.listed()], "AND")
        sql = f"SELECT s.place, s.id FROM {tables} WHERE {where.sql} ORDER BY {order} LIMIT ?"
        return self.index.execute(sql, (*where.values, self.wish.limit + 1)).fetchall()

    def kept(self, found: list[Hit]) -> list[Hit]:
        """With what is to be listed anyway, in order and each once."""
        keep = self.wish.keep
        if keep:
            kept = self.among("s.id", keep)
            found = found + self.rows("searched AS s", [kept], "s.place")
        return sorted(set(found))[: self.wish.limit + 1]

    def marks(self, leaf: Leaf) -> Condition:
        return self.among("s.story", self.wish.fits(leaf))

    def listed(self) -> Condition:
        if self.wish.is_listed is None:
            return ALWAYS
        return Condition(f"{self.function(2, self.wish.is_listed)}(s.place, s.id)")

    def among(self, column: str, numbers: Set[int]) -> Condition:
        """Whether a column is one of these numbers."""
        if not numbers:
            return NEVER
        if len(numbers) <= FEW:
            return Condition(f"{column} IN ({','.join(map(str, sorted(numbers)))})")
        return Condition(f"{self.function(1, numbers.__contains__)}({column})")

    def function(self, arguments: int, does: Callable[..., bool]) -> str:
        """A function that SQL may call, by its name."""
        self.functions += 1
        name = f"python{self.functions}"
        self.index.create_function(name, arguments, does)
        return name


_LAST = (1 << 63) - 1  # place


def _wanted_words(tree: Tree) -> Iterator[Words]:
    """Words that a development may fit by."""
    match tree:
        case Words():
            yield tree
        case All() | Any():
            for part in tree.of:
                yield from _wanted_words(part)
        case _:
            return


def _days(tree: Tree) -> tuple[int, int]:
    """The places that the days asked for leave, as far as they must all fit."""
    parts = tree.of if isinstance(tree, All) else (tree,)
    low, high = 0, _LAST
    for part in parts:
        if isinstance(part, Days):
            first, last = places_between(part.first, part.last)
            low, high = max(low, first), min(high, last)
    return low, high
