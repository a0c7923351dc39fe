"""A list with some further rows at its end, which belong to no text of the index."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.rows import Listing, Row


class AppendedList:
    """A `Listing` of another one and then these rows, which begin with a heading row."""

    def __init__(self, base: Listing, rows: Sequence[Row]) -> None:
        """`rows` have no target; at least one of them is no heading row."""
        self._base, self._rows = base, rows
        self._places = [at for at, row in enumerate(rows) if not row.is_heading]
        self._heads = [at for at, row in enumerate(rows) if row.is_heading]

    def __len__(self) -> int:
        """The number of rows, heading rows included."""
        return len(self._base) + len(self._rows)

    @property
    def readable(self) -> int:
        """The number of rows without heading rows."""
        return self._base.readable + len(self._places)

    def rows(self, low: int, high: int) -> list[Row]:
        """Return rows `low` to `high` (exclusive)."""
        low, first = max(0, low), len(self._base)
        own = self._rows[max(0, low - first) : max(0, high - first)]
        return [*(self._base.rows(low, min(high, first)) if low < first else ()), *own]

    def targets(self) -> list[int]:
        """Return the keys of the developments of all rows; the rows at the end have none."""
        return self._base.targets()

    def index_of(self, target: int | None, key: int | None = None) -> int | None:
        """Return the index of a development's row, or of the row at the end with this key."""
        if target is not None:
            return self._base.index_of(target, key)
        own = (at for at in self._places if self._rows[at].key == key)
        found = next(own, None)
        return None if found is None else len(self._base) + found

    def number_of(self, index: int) -> int:
        """Return the number of a row, counted from 1 without heading rows."""
        if (own := index - len(self._base)) < 0:
            return self._base.number_of(index)
        return self._base.readable + sum(at <= own for at in self._places)

    def step(self, index: int, by: int) -> int:
        """Return the index `by` rows away from `index` without heading rows, within the list."""
        index = min(max(index, 0), len(self) - 1)
        on_heading = self.rows(index, index + 1)[0].is_heading
        wanted = self.number_of(index) - (not on_heading) + by - (on_heading and by > 0)
        wanted = min(max(wanted, 0), self.readable - 1)
        if wanted < self._base.readable:
            return self._base.step(0, wanted + 1)  # row 0 is a heading row
        return len(self._base) + self._places[wanted - self._base.readable]

    def step_unread(self, index: int, direction: int) -> int | None:
        """Return the next unread row; the rows at the end are never unread."""
        return self._base.step_unread(index, direction) if len(self._base) else None

    def bulletin_rows(self, index: int) -> range:
        """Return the indexes of the rows below the same heading row, that row first."""
        first = len(self._base)
        if index < first:
            return self._base.bulletin_rows(index)
        head = max((at for at in self._heads if at <= index - first), default=0)
        end = min((at for at in self._heads if at > index - first), default=len(self._rows))
        return range(first + head, first + end) if index < len(self) else range(0)

    def step_bulletin(self, index: int, direction: int) -> int | None:
        """Return the first row below the next (1) or previous (-1) heading row, or None."""
        first = len(self._base)
        if index < first:
            found = self._base.step_bulletin(index, direction)
            return first + 1 if found is None and direction > 0 else found
        head = self.bulletin_rows(index).start - first
        wanted = self._heads.index(head) + direction
        if 0 <= wanted < len(self._heads):
            return first + self._heads[wanted] + 1
        return self._base.bulletin_rows(first - 1).start + 1 if wanted < 0 and first else None


def appended(base: Listing, rows: Sequence[Row]) -> Listing:
    """Return the list with these rows at its end, or itself if there are none."""
    return AppendedList(base, rows) if rows else base
