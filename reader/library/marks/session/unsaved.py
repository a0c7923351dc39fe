"""Keeps the marks made in this terminal that are not on disk yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from reader.library.marks.records import MarkRecord


class _UnsavedRecord(NamedTuple):
    """A record with its keys, stories and description."""

    record: MarkRecord
    keys: frozenset[int]
    stories: frozenset[int]
    description: str


class UnsavedMarks:
    """The records that wait to be saved. Not thread-safe: the caller holds a lock."""

    def __init__(self) -> None:
        """Start empty."""
        self._records: list[_UnsavedRecord] = []
        self._pending: dict[int, int] = {}

    def add(
        self, record: MarkRecord, keys: frozenset[int], stories: frozenset[int], description: str
    ) -> None:
        """Add a record with its keys, stories and description."""
        self._records.append(_UnsavedRecord(record, keys, stories, description))
        for story in stories:
            self._pending[story] = self._pending.get(story, 0) + 1

    def is_pending(self, story: int) -> bool:
        """Whether a mark on a story is waiting."""
        return story in self._pending

    def count(self) -> int:
        """Count the developments with a waiting mark, once per mark, and the waiting decisions."""
        return sum(len(unsaved.keys) or 1 for unsaved in self._records)

    def descriptions(self, records: Sequence[MarkRecord]) -> tuple[str, ...]:
        """Return the descriptions of these records."""
        ids = set(map(id, records))
        return tuple(unsaved.description for unsaved in self._records if id(unsaved.record) in ids)

    def remove(self, saved: Collection[MarkRecord]) -> frozenset[int]:
        """Remove records that were saved; returns their keys."""
        done, keys = set(map(id, saved)), set[int]()
        for unsaved in self._records:
            if id(unsaved.record) in done:
                keys |= unsaved.keys
                for story in unsaved.stories:
                    self._pending[story] -= 1
                    if not self._pending[story]:
                        del self._pending[story]
        self._records = [unsaved for unsaved in self._records if id(unsaved.record) not in done]
        return frozenset(keys)
