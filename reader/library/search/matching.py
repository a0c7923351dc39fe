"""A tree to the places and keys of the developments that fit it, newest first, as many as wanted.

What FTS5 finds, or else every development, is walked in the order of places, and the walk ends at
the limit; where marks or figures leave only a few, those are picked out by their numbers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Set
from heapq import merge
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import NamedTuple

from reader.library.index.sort_key import places_between
from reader.library.search.figure_condition import figure_keys
from reader.library.search.language.query_tree import (
    AllOf,
    AnyOf,
    DaysTerm,
    Leaf,
    MarkTerm,
    NotOf,
    NumberTerm,
    TagTerm,
    Tree,
    WordsTerm,
)
from reader.library.search.plan import condition, plan_question
from reader.library.search.sql_condition import ALWAYS, NEVER, SqlCondition, joined, negated

FEW = 5000
"""Stories or developments that are picked out by their numbers."""

SINGLE = 200
"""Stories that are asked about one by one; of more, all that has a word is looked up at once."""

STEPS = 4000
"""Steps of SQLite's machine, about a millisecond, from one look at whether to stop to the next."""

FittingStories = Callable[[Leaf], Set[int]]
"""Stories, by a leaf."""

PlacedKey = tuple[int, int]
"""Place and key of a development."""


class SearchStopped(Exception):  # noqa: N818  it is no error: somebody asked for it
    """The search was told to stop before it had an answer."""


class MatchRequest(NamedTuple):
    """What to find: the tree, what is listed at all, keys to list anyway, and how many at most.

    `fits` gives the stories that something beside the text makes fit a leaf: the reader's marks, or
    a copy in another source; `touched` those of which the text alone does not tell whether they do.
    `stop` is asked now and then, in this thread.
    """

    tree: Tree
    fits: FittingStories
    touched: FittingStories
    is_listed: Callable[[int, int], bool] | None
    keep: frozenset[int]
    limit: int
    stop: Callable[[], bool] | None = None


def find_matches(index: sqlite3.Connection, wish: MatchRequest) -> Generator[PlacedKey]:
    """The newest developments that fit; one more than the limit if there are more.

    They come as they are found; go to the end, or close this: the connection can be stopped until
    then.
    """
    index.set_progress_handler(wish.stop, STEPS)
    try:
        yield from islice(_Finder(index, wish).find(), wish.limit + 1)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise SearchStopped from None
        raise
    finally:
        index.set_progress_handler(None, 0)


class _Finder:
    def __init__(self, index: sqlite3.Connection, wish: MatchRequest) -> None:
        self.index, self.wish = index, wish
        self.functions = 0

    def find(self) -> Iterator[PlacedKey]:
        tree, few = self.wish.tree, self.few()
        asked, rest = plan_question(tree)
        left = joined([few, condition(rest, self.marks)], "AND")
        if not asked:
            return self.kept(self.rows("searched AS s", [left], "s.place"))
        touched = set().union(*map(self.wish.touched, _words(tree)))
        return self.kept(self.walk(asked, left, touched), *self.singly(touched))

    def few(self) -> SqlCondition:
        """The stories that must be marked so to fit, or that have such a figure, if few are."""
        parts = _parts(self.wish.tree)
        marked = (self.wish.fits(part) for part in parts if isinstance(part, MarkTerm | TagTerm))
        few = [self.among("s.story", stories) for stories in marked if len(stories) <= FEW]
        figures = (self.with_figure(part) for part in parts if isinstance(part, NumberTerm))
        few += [self.among("s.id", found) for found in figures if found is not None]
        return next(iter(few), ALWAYS)

    def with_figure(self, number: NumberTerm) -> Set[int] | None:
        """The developments with such a figure, if those are few."""
        asked = figure_keys(number)
        limited = f"SELECT * FROM ({asked.sql}) LIMIT {FEW + 1}"
        found = self.index.execute(limited, asked.values).fetchall()
        return {key for (key,) in found} if len(found) <= FEW else None

    def walk(self, asked: str, left: SqlCondition, but: Set[int]) -> Iterator[PlacedKey]:
        """What FTS5 finds, in its order, as far as it fits; stories in `but` are left out."""
        low, high = _days(self.wish.tree)
        return self.rows(
            "words CROSS JOIN searched AS s ON s.place = words.rowid",
            [SqlCondition("words MATCH ?", (asked,))]
            + [SqlCondition("words.rowid BETWEEN ? AND ?", (low, high))] * (low > 0 or high < _LAST)
            + [negated(self.among("s.story", but)), left],
            "words.rowid",
        )

    def singly(self, stories: Set[int]) -> Iterator[Iterator[PlacedKey]]:
        """Those of these stories that fit, if there are any."""
        if stories:
            rest = condition(self.wish.tree, self.marks, singly=len(stories) <= SINGLE)
            yield self.rows("searched AS s", [self.among("s.story", stories), rest], "s.place")

    def rows(
        self, tables: str, conditions: Iterable[SqlCondition], order: str
    ) -> Iterator[PlacedKey]:
        where = joined([*conditions, self.listed()], "AND")
        sql = f"SELECT s.place, s.id FROM {tables} WHERE {where.sql} ORDER BY {order} LIMIT ?"
        values = (*where.values, self.wish.limit + 1)
        # It runs when the first is asked for: from then on no function can be put in place.
        return chain.from_iterable(self.index.execute(sql, values) for _ in range(1))

    def kept(self, *found: Iterator[PlacedKey]) -> Iterator[PlacedKey]:
        """With what is to be listed anyway, in order and each once."""
        if self.wish.keep:
            kept = self.among("s.id", self.wish.keep)
            found = (*found, self.rows("searched AS s", [kept], "s.place"))
        return map(itemgetter(0), groupby(merge(*found))) if len(found) > 1 else found[0]

    def marks(self, leaf: Leaf) -> tuple[SqlCondition, SqlCondition]:
        fits = self.wish.fits(leaf)
        against = self.wish.touched(leaf) - fits
        return self.among("s.story", fits), self.among("s.story", against)

    def listed(self) -> SqlCondition:
        if self.wish.is_listed is None:
            return ALWAYS
        return SqlCondition(f"{self.function(2, self.wish.is_listed)}(s.place, s.id)")

    def among(self, column: str, numbers: Set[int]) -> SqlCondition:
        """Whether a column is one of these numbers."""
        if not numbers:
            return NEVER
        if len(numbers) <= FEW:
            return SqlCondition(f"{column} IN ({','.join(map(str, sorted(numbers)))})")
        return SqlCondition(f"{self.function(1, numbers.__contains__)}({column})")

    def function(self, arguments: int, does: Callable[..., bool]) -> str:
        """A function that SQL may call, by its name."""
        self.functions += 1
        name = f"python{self.functions}"
        self.index.create_function(name, arguments, does)
        return name


_LAST = (1 << 63) - 1  # place


def _parts(tree: Tree) -> tuple[Tree, ...]:
    """What must all fit."""
    return tree.of if isinstance(tree, AllOf) else (tree,)


def _words(tree: Tree) -> Iterator[WordsTerm]:
    """All words that are asked for, those that must not be there too."""
    match tree:
        case WordsTerm():
            yield tree
        case NotOf():
            yield from _words(tree.of)
        case AllOf() | AnyOf():
            for part in tree.of:
                yield from _words(part)


def _days(tree: Tree) -> tuple[int, int]:
    """The places that the days asked for leave, as far as they must all fit."""
    low, high = 0, _LAST
    for part in _parts(tree):
        if isinstance(part, DaysTerm):
            first, last = places_between(part.first, part.last)
            low, high = max(low, first), min(high, last)
    return low, high
