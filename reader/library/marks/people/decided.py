"""Keeps the latest decision about each pair of people; the order of merging does not matter."""

from __future__ import annotations

from collections.abc import Iterator

from reader.library.marks.records import MarkRecord


class DecidedPeople:
    """The record of the greatest order for each pair (last writer wins)."""

    def __init__(self) -> None:
        """Start without decisions; `version` counts the changes."""
        self._latest: dict[str, MarkRecord] = {}
        self.version = 0

    def merge(self, record: MarkRecord) -> None:
        """Merge one record of any computer."""
        for target in record.targets:
            before = self._latest.get(target)
            if before is None or before.order < record.order:
                self._latest[target] = record._replace(targets=(target,))
                self.version += 1

    def latest(self, target: str) -> MarkRecord | None:
        """Return the record about a pair, on or off; None if there is none."""
        return self._latest.get(target)

    def differs(self, draft: MarkRecord) -> bool:
        """Whether a draft would change the decision about its pair."""
        before = self.latest(draft.targets[0])
        if before is None or before.on != draft.on:
            return draft.on or before is not None
        return draft.on and before.text != draft.text

    def in_force(self) -> Iterator[MarkRecord]:
        """Yield the records that are on."""
        return (record for record in tuple(self._latest.values()) if record.on)

    def records(self, computer: str) -> Iterator[MarkRecord]:
        """Yield the records of one computer, on or off: its files must hold them."""
        return (record for record in self._latest.values() if record.computer == computer)
