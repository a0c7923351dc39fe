"""Marks made in this terminal that are not on the disk yet: which rows wait, and how many."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from reader.library.marks.records import MarkRecord


class _Made(NamedTuple):
    """A record that this terminal made, with what it is about, in keys, stories and words."""

    record: MarkRecord
    keys: frozenset[int]
    stories: frozenset[int]
    words: str


class UnsavedMarks:
    """The records that wait; whoever shares one between threads holds a lock of their own."""

    def __init__(self) -> None:
        """Nothing waits."""
        self._made: list[_Made] = []
        self._pending: dict[int, int] = {}

    def add(
        self, record: MarkRecord, keys: frozenset[int], stories: frozenset[int], words: str
    ) -> None:
        """A record was made."""
        self._made.append(_Made(record, keys, stories, words))
        for story in stories:
            self._pending[story] = self._pending.get(story, 0) + 1

    def is_pending(self, story: int) -> bool:
        """Whether a mark on a story waits."""
        return story in self._pending

    def count(self) -> int:
        """How many marks wait."""
        return sum(len(made.keys) for made in self._made)

    def words(self, records: Sequence[MarkRecord]) -> tuple[str, ...]:
        """What these records did, in words."""
        left = set(map(id, records))
        return tuple(made.words for made in self._made if id(made.record) in left)

    def settle(self, saved: Collection[MarkRecord]) -> frozenset[int]:
        """These were saved: their keys."""
        done, keys = set(map(id, saved)), set[int]()
        for made in self._made:
            if id(made.record) in done:
                keys |= made.keys
                for story in made.stories:
                    self._pending[story] -= 1
                    if not self._pending[story]:
                        del self._pending[story]
        self._made = [made for made in self._made if id(made.record) not in done]
        return frozenset(keys)
