"""Runs queries on the index; if it is damaged, a new index replaces it.

A query that met damage is repeated on the new index, which is empty until the next refresh.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TypeVar

from reader.library.index.connect import Index, open_index, replacement

T = TypeVar("T")
IndexQuery = Callable[[sqlite3.Connection], T]


class RecoveringIndex:
    """Holds the index; any thread may query it, each with its own connection."""

    def __init__(self, cache: Path) -> None:
        """Open the index in a folder; `on_new` is called when a new index has replaced it."""
        self.index, self.problems = open_index(cache)
        self.on_new: Callable[[], None] = lambda: None
        self._swap = Lock()
        self._past: list[Index] = []

    def ask(self, question: IndexQuery[T]) -> T:
        """Return the result of a query on a connection; on a new index if this one is damaged."""
        used = self.index
        try:
            return question(used.connection())
        except sqlite3.DatabaseError as error:
            self.replace(used, error)
        return question(self.index.connection())

    def version(self) -> tuple[int, int]:
        """A value that changes if the content of the index may have changed."""
        return self.ask(lambda _: self.index.version())

    def check(self) -> None:
        """Open another index if the file has been deleted or replaced since it was opened."""
        used = self.index
        if not used.is_there():
            self.replace(used, None)

    def replace(self, used: Index, error: Exception | None) -> None:
        """Replace the index: on disk if it was damaged, in memory if the disk fails."""
        with self._swap:
            if self.index is not used:
                return  # another thread has replaced it already
            self.index, problems = replacement(used, error)
            self.problems = (*self.problems, *problems)
            self._past.append(used)
        used.disconnect()
        self.on_new()

    def disconnect(self) -> None:
        """Close this thread's connection."""
        self.index.disconnect()

    def close(self) -> None:
        """Close this thread's connections to the index and to all that it replaced."""
        for index in (*self._past, self.index):
            index.close()
