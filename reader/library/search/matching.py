"""Evaluates a query tree in SQL: yields sort keys and keys of matching developments, newest first.

The matches of FTS5, or else all developments, are scanned in sort order up to the limit. If marks
or figures leave only a few, those are selected by number.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Set
from functools import partial
from heapq import merge
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import NamedTuple

from reader.library.index.sort_key import places_between
from reader.library.search.figure_condition import figure_keys
from reader.library.search.item_condition import item_condition, needs_text
from reader.library.search.language.query_tree import (
    AllOf,
    AnyOf,
    DaysTerm,
    ItemTerm,
    Leaf,
    MarkTerm,
    NotOf,
    NumberTerm,
    PersonTerm,
    TagTerm,
    ThreadTerm,
    Tree,
    WordsTerm,
)
from reader.library.search.plan import condition, plan_question
from reader.library.search.sql_condition import ALWAYS, NEVER, SqlCondition, joined, negated

MOST_LISTED = 5000
"""Most stories or developments that are listed by number in SQL."""

MOST_SINGLE = 200
"""Up to this many stories, FTS5 is queried for each; for more, once for all."""

STOP_INTERVAL = 4000
"""Steps of SQLite's virtual machine, about a millisecond, between two checks for `stop`."""

FittingStories = Callable[[Leaf], Set[int]]
"""Maps a term to stories."""

PlacedKey = tuple[int, int]
"""Sort key and key of a development."""


class SearchStopped(Exception):  # noqa: N818  not an error
    """The search was stopped before it had a result."""


class MatchRequest(NamedTuple):
    """A search request: the tree, a filter for developments, keys that always match, and a limit.

    `fits` returns the stories that match a term by something other than their text: the reader's
    marks, or a copy from another source. `uncertain` returns those for which the text alone does
    not decide. `has_item` tests whether the development with a key has the item of a term. `stop`
    is called now and then, in the same thread.
    """

    tree: Tree
    fits: FittingStories
    uncertain: FittingStories
    has_item: Callable[[ItemTerm, int], bool]
    is_listed: Callable[[int, int], bool] | None
    keep: frozenset[int]
    limit: int
    stop: Callable[[], bool] | None = None


def find_matches(index: sqlite3.Connection, request: MatchRequest) -> Generator[PlacedKey]:
    """Yield the newest matching developments; one more than the limit if there are more.

    The generator is lazy. Exhaust or close it: until then `stop` can interrupt the connection.
    """
    index.set_progress_handler(request.stop, STOP_INTERVAL)
    try:
        yield from islice(_Matcher(index, request).matches(), request.limit + 1)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise SearchStopped from None
        raise
    finally:
        index.set_progress_handler(None, 0)


class _Matcher:
    def __init__(self, index: sqlite3.Connection, request: MatchRequest) -> None:
        self.index, self.request = index, request
        self.functions = 0

    def matches(self) -> Iterator[PlacedKey]:
        tree, narrow = self.request.tree, self.narrowest()
        question, rest = plan_question(tree)
        left = joined([narrow, condition(rest, self.marks)], "AND")
        if not question:
            return self.with_kept(self.rows("searched AS s", [left], "s.place"))
        uncertain = set().union(*map(self.request.uncertain, _words(tree)))
        return self.with_kept(self.walk(question, left, uncertain), *self.separately(uncertain))

    def narrowest(self) -> SqlCondition:
        """A condition on marked stories, or on developments with a figure, if they are few."""
        parts = _parts(self.request.tree)
        by_story = MarkTerm | TagTerm | PersonTerm | ThreadTerm
        marked = (self.request.fits(part) for part in parts if isinstance(part, by_story))
        narrow = [
            self.among("s.story", stories) for stories in marked if len(stories) <= MOST_LISTED
        ]
        figures = (self.with_figure(part) for part in parts if isinstance(part, NumberTerm))
        narrow += [self.among("s.id", found) for found in figures if found is not None]
        return next(iter(narrow), ALWAYS)

    def with_figure(self, number: NumberTerm) -> Set[int] | None:
        """The developments with such a figure, None if they are too many."""
        question = figure_keys(number)
        limited = f"SELECT * FROM ({question.sql}) LIMIT {MOST_LISTED + 1}"
        found = self.index.execute(limited, question.values).fetchall()
        return {key for (key,) in found} if len(found) <= MOST_LISTED else None

    def walk(self, question: str, left: SqlCondition, excluded: Set[int]) -> Iterator[PlacedKey]:
        """The matches of FTS5, in order, that meet the conditions, except `excluded` stories."""
        low, high = _days(self.request.tree)
        return self.rows(
            "words CROSS JOIN searched AS s ON s.place = words.rowid",
            [SqlCondition("words MATCH ?", (question,))]
            + [SqlCondition("words.rowid BETWEEN ? AND ?", (low, high))]
            * (low > 0 or high < _LAST_SORT_KEY)
            + [negated(self.among("s.story", excluded)), left],
            "words.rowid",
        )

    def separately(self, stories: Set[int]) -> Iterator[Iterator[PlacedKey]]:
        """The matches among these stories."""
        if stories:
            rest = condition(self.request.tree, self.marks, singly=len(stories) <= MOST_SINGLE)
            yield self.rows("searched AS s", [self.among("s.story", stories), rest], "s.place")

    def rows(
        self, tables: str, conditions: Iterable[SqlCondition], order: str
    ) -> Iterator[PlacedKey]:
        where = joined([*conditions, self.listed()], "AND")
        sql = f"SELECT s.place, s.id FROM {tables} WHERE {where.sql} ORDER BY {order} LIMIT ?"
        values = (*where.values, self.request.limit + 1)
        # Executed lazily: while a statement runs, no SQL function can be registered.
        return chain.from_iterable(self.index.execute(sql, values) for _ in range(1))

    def with_kept(self, *found: Iterator[PlacedKey]) -> Iterator[PlacedKey]:
        """The matches merged with the keys that always match, in order, without duplicates."""
        if self.request.keep:
            kept_rows = self.among("s.id", self.request.keep)
            found = (*found, self.rows("searched AS s", [kept_rows], "s.place"))
        return map(itemgetter(0), groupby(merge(*found))) if len(found) > 1 else found[0]

    def marks(self, leaf: Leaf) -> tuple[SqlCondition, SqlCondition]:
        if isinstance(leaf, ItemTerm):
            return self.has_item(leaf), NEVER
        fits = self.request.fits(leaf)
        against = self.request.uncertain(leaf) - fits
        return self.among("s.story", fits), self.among("s.story", against)

    def has_item(self, term: ItemTerm) -> SqlCondition:
        """The condition that a development has the item, using corrections if there are any."""
        fits, uncertain = self.request.fits(term), self.request.uncertain(term)
        tests = [item_condition(term), negated(self.among("s.story", uncertain))]
        if needs_text(term):
            of_text = self.function(1, partial(self.request.has_item, term))
            tests.append(SqlCondition(f"{of_text}(s.id)"))
        return joined([self.among("s.story", fits), joined(tests, "AND")], "OR")

    def listed(self) -> SqlCondition:
        if self.request.is_listed is None:
            return ALWAYS
        return SqlCondition(f"{self.function(2, self.request.is_listed)}(s.place, s.id)")

    def among(self, column: str, numbers: Set[int]) -> SqlCondition:
        """The condition that a column is one of these numbers."""
        if not numbers:
            return NEVER
        if len(numbers) <= MOST_LISTED:
            return SqlCondition(f"{column} IN ({','.join(map(str, sorted(numbers)))})")
        return SqlCondition(f"{self.function(1, numbers.__contains__)}({column})")

    def function(self, arguments: int, does: Callable[..., bool]) -> str:
        """Register a Python function for SQL; returns its name."""
        self.functions += 1
        name = f"python{self.functions}"
        self.index.create_function(name, arguments, does)
        return name


_LAST_SORT_KEY = (1 << 63) - 1  # the highest


def _parts(tree: Tree) -> tuple[Tree, ...]:
    """The terms that must all match."""
    return tree.parts if isinstance(tree, AllOf) else (tree,)


def _words(tree: Tree) -> Iterator[WordsTerm]:
    """All words terms of the tree, those in `NotOf` too."""
    match tree:
        case WordsTerm():
            yield tree
        case NotOf():
            yield from _words(tree.part)
        case AllOf() | AnyOf():
            for part in tree.parts:
                yield from _words(part)


def _days(tree: Tree) -> tuple[int, int]:
    """The range of sort keys within the days of all `DaysTerm` that must match."""
    low, high = 0, _LAST_SORT_KEY
    for part in _parts(tree):
        if isinstance(part, DaysTerm):
            first, last = places_between(part.first, part.last)
            low, high = max(low, first), min(high, last)
    return low, high
