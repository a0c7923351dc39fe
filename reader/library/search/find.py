"""A tree to the places and keys of the developments that fit it, newest first, as many as wanted.

What FTS5 finds is walked in the order of places and the walk ends at the limit; where the tree asks
for few developments by the reader's marks, those are looked at one by one instead.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Set
from typing import NamedTuple

from reader.library.search.condition import ALWAYS, NEVER, Condition, joined, negated
from reader.library.search.figures import keys
from reader.library.search.place import places_between
from reader.library.search.plan import condition, question
from reader.library.search.tree import (
    All,
    Any,
    Days,
    Leaf,
    Marked,
    Not,
    Number,
    Tagged,
    Tree,
    Words,
)

FEW = 500
"""Stories that are looked at one by one; with more of them FTS5 goes first."""

RARE = 5000
"""Developments with a figure that are looked at one by one where no words are asked for."""

STEPS = 4000
"""Steps of SQLite's machine, about a millisecond, from one look at whether to stop to the next."""

Fits = Callable[[Leaf], Set[int]]
"""Stories, by a leaf."""

Hit = tuple[int, int]
"""Place and key of a development."""


class Stopped(Exception):  # noqa: N818  it is no error: somebody asked for it
    """The search was told to stop before it had an answer."""


class Wish(NamedTuple):
    """What to find: the tree, what is listed at all, keys to list anyway, and how many at most.

    `fits` gives the stories that the reader's marks make fit a leaf; `touched` those of which the
    text alone does not tell whether they fit it.  `stop` is asked now and then, in this thread.
    """

    tree: Tree
    fits: Fits
    touched: Fits
    is_listed: Callable[[int, int], bool] | None
    keep: frozenset[int]
    limit: int
    stop: Callable[[], bool] | None = None


def find(index: sqlite3.Connection, wish: Wish) -> list[Hit]:
    """The newest developments that fit; one more than the limit if there are more."""
    index.set_progress_handler(wish.stop, STEPS)
    try:
        return _Finder(index, wish).find()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise Stopped from None
        raise
    finally:
        index.set_progress_handler(None, 0)


class _Finder:
    def __init__(self, index: sqlite3.Connection, wish: Wish) -> None:
        self.index, self.wish = index, wish
        self.functions = 0

    def find(self) -> list[Hit]:
        tree, few = self.wish.tree, self.few()
        if few is not None:
            return self.kept(self.singly("s.story", few))
        asked, rest = question(tree)
        rare = self.rare(FEW if asked else RARE)
        if rare is not None:
            return self.kept(self.singly("s.id", rare))
        if not asked:
            return self.kept(self.scan(condition(tree, self.marks)))
        touched = set().union(*map(self.wish.touched, _words(tree)))
        found = self.walk(asked, condition(rest, self.marks), touched)
        return self.kept([*found, *self.singly("s.story", touched)])

    def few(self) -> Set[int] | None:
        """The stories that must be marked so to fit, if those are few."""
        sets = [self.wish.fits(p) for p in _parts(self.wish.tree) if isinstance(p, Marked | Tagged)]
        smallest = min(sets, key=len, default=None)
        return smallest if smallest is not None and len(smallest) <= FEW else None

    def rare(self, most: int) -> Set[int] | None:
        """The developments with a figure that must be there, if those are few."""
        for part in _parts(self.wish.tree):
            if isinstance(part, Number):
                asked = keys(part)
                limited = f"SELECT id FROM ({asked.sql}) LIMIT {most + 1}"
                found = self.index.execute(limited, asked.values).fetchall()
                if len(found) <= most:
                    return {key for (key,) in found}
        return None

    def walk(self, asked: str, rest: Condition, but: Set[int]) -> list[Hit]:
        """What FTS5 finds, in its order; stories in `but` are left out."""
        low, high = _days(self.wish.tree)
        return self.rows(
            "words CROSS JOIN searched AS s ON s.place = words.rowid",
            [Condition("words MATCH ?", (asked,))]
            + [Condition("words.rowid BETWEEN ? AND ?", (low, high))] * (low > 0 or high < _LAST)
            + [negated(self.among("s.story", but)), rest],
            "words.rowid",
        )

    def scan(self, rest: Condition) -> list[Hit]:
        """All developments, in their order."""
        return self.rows("searched AS s", [rest], "s.place")

    def singly(self, column: str, numbers: Set[int]) -> list[Hit]:
        """Those that fit of the developments with these numbers in a column."""
        if not numbers:
            return []
        rest = condition(self.wish.tree, self.marks, singly=True)
        return self.rows("searched AS s", [self.among(column, numbers), rest], "s.place")

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

    def marks(self, leaf: Leaf) -> tuple[Condition, Condition]:
        fits = self.wish.fits(leaf)
        against = self.wish.touched(leaf) - fits
        return self.among("s.story", fits), self.among("s.story", against)

    def listed(self) -> Condition:
        if self.wish.is_listed is None:
            return ALWAYS
        return Condition(f"{self.function(2, self.wish.is_listed)}(s.place, s.id)")

    def among(self, column: str, numbers: Set[int]) -> Condition:
        """Whether a column is one of these numbers."""
        if not numbers:
            return NEVER
        if len(numbers) <= RARE:
            return Condition(f"{column} IN ({','.join(map(str, sorted(numbers)))})")
        return Condition(f"{self.function(1, numbers.__contains__)}({column})")

    def function(self, arguments: int, does: Callable[..., bool]) -> str:
        """A function that SQL may call, by its name."""
        self.functions += 1
        name = f"python{self.functions}"
        self.index.create_function(name, arguments, does)
        return name


_LAST = (1 << 63) - 1  # place


def _parts(tree: Tree) -> tuple[Tree, ...]:
    """What must all fit."""
    return tree.of if isinstance(tree, All) else (tree,)


def _words(tree: Tree) -> Iterator[Words]:
    """All words that are asked for, those that must not be there too."""
    match tree:
        case Words():
            yield tree
        case Not():
            yield from _words(tree.of)
        case All() | Any():
            for part in tree.of:
                yield from _words(part)


def _days(tree: Tree) -> tuple[int, int]:
    """The places that the days asked for leave, as far as they must all fit."""
    low, high = 0, _LAST
    for part in _parts(tree):
        if isinstance(part, Days):
            first, last = places_between(part.first, part.last)
            low, high = max(low, first), min(high, last)
    return low, high
