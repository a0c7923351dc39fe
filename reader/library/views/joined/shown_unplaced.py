"""The marks whose text is listed, but no longer has the development that they were made on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection

from reader.library.index.recover import RecoveringIndex
from reader.library.marks.current_marks import CurrentMarks
from reader.library.marks.unplaced.unplaced_marks import UnplacedMark
from reader.library.row_summary import RowSummary
from reader.library.rows import Row, RowState

GONE = "gone"
"""The kind of a row that stands for marks whose development is gone."""

GONE_FROM = "No longer in"
"""The words before the file's name in the heading row above such rows."""

_NO_FILE = ("", "-")
"""The names of no file, and of standard input, which holds another text each time."""

_NAMED = "SELECT b.id, b.name FROM json_each(?) AS w JOIN bulletin AS b ON b.name = w.value"


class ShownUnplaced:
    """Finds these marks among those of one library, and removes them."""

    def __init__(
        self, index: RecoveringIndex, marks: CurrentMarks, listed: Callable[[], Collection[int]]
    ) -> None:
        """`listed` returns the keys of the bulletins that are listed."""
        self._index, self._marks, self._listed = index, marks, listed

    def marks(self) -> list[UnplacedMark]:
        """Return the marks whose file is listed, the newest day first.

        If no listed file has the name, the text is not read now, and may still have the
        development: such marks are not returned.
        """
        found = [one for one in self._marks.unplaced() if one.name not in _NO_FILE]
        if not found:
            return []
        names = json.dumps(sorted({one.name for one in found}))
        named = self._index.ask(lambda index: _named(index, names))
        listed = set(self._listed())
        there = {name for bulletin, name in named if bulletin in listed}
        return [one for one in found if one.name in there]

    def rows(self) -> list[Row]:
        """Return a heading row for each file and day, and a row for each development below it."""
        rows: list[Row] = []
        before = None
        for one in self.marks():
            if before != (one.day, one.name):
                day = one.day if len(one.day) == len("2024-10-28") else None
                rows.append(
                    Row("bulletin", one.key, None, (f"{GONE_FROM} {shown_name(one)}",), date=day)
                )
                before = one.day, one.name
            rows.append(row_of(one))
        return rows

    def find(self, key: int) -> UnplacedMark | None:
        """Return the marks of the row with this key."""
        return next((one for one in self._marks.unplaced() if one.key == key), None)

    def remove(self, key: int) -> str:
        """Remove the marks of a row; returns what that did in words, "" if it has none."""
        found = self.find(key)
        return self._marks.actions.remove_unplaced(found) if found is not None else ""


def row_of(one: UnplacedMark) -> Row:
    """Return the row of a development that is gone: it counts as read, because it has no text."""
    state = RowState(True, one.bookmarked, noted=bool(one.note), tags=one.tags)
    told = (*one.note.split("\n", 1)[:1], *(f"#{tag}" for tag in one.tags))
    summary = RowSummary(" ".join(filter(None, told)))
    return Row(GONE, one.key, None, (one.heading or "In brief",), state, summary=summary)


def shown_name(one: UnplacedMark) -> str:
    """Return the name of the file of a mark, through the gate."""
    from reader.clean import line

    return line(one.name)


def _named(index: sqlite3.Connection, names: str) -> list[tuple[int, str]]:
    return index.execute(_NAMED, (names,)).fetchall()
