"""All records to what holds now for each story; the order in which they are heard does not matter.

A mark whose development is not in the index waits under its heading until one comes that it fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reader.library.identity import Fingerprint, heading_key, is_same
from reader.library.marks.record import Deed, Record

Find = Callable[[Fingerprint], int | None]
"""The story that a fingerprint is of, or None while the index has none."""


@dataclass(frozen=True, slots=True)
class Held:
    """One development's share in a record."""

    record: Record
    print: Fingerprint


class Ledger:
    """Per story and deed the record that holds: the one of the greatest order."""

    def __init__(self) -> None:
        """Nothing has been marked."""
        self._held: dict[Deed, dict[int, Held]] = {"read": {}, "bookmark": {}, "place": {}}
        self._waiting: dict[int, list[Held]] = {}
        self.counter = 0

    def hear(self, record: Record, find: Find) -> set[int]:
        """Take a record in; gives the stories that look different after it."""
        self.counter = max(self.counter, record.counter)
        changed = set()
        for target in record.of:
            held, story = Held(record, target), find(target)
            if story is None:
                self._waiting.setdefault(heading_key(target.heading), []).append(held)
            elif self._take(story, held):
                changed.add(story)
        return changed

    def note(self, record: Record, targets: Iterable[tuple[int, Fingerprint]]) -> None:
        """Take in a record made here, whose stories are known."""
        self.counter = max(self.counter, record.counter)
        for story, target in targets:
            self._take(story, Held(record, target))

    def settle(self, story: int, now: Fingerprint) -> bool:
        """A development has come into the index: take what waited for it."""
        key = heading_key(now.heading)
        waiting = self._waiting.pop(key, [])
        fits = [held for held in waiting if is_same(held.print, now)]
        stays = [held for held in waiting if not is_same(held.print, now)]
        if stays:
            self._waiting[key] = stays
        return any([self._take(story, held) for held in fits])

    def release(self, stories: Iterable[int]) -> None:
        """These stories have left the index: their marks wait for them to come back."""
        for story in stories:
            for holds in self._held.values():
                held = holds.pop(story, None)
                if held:
                    key = heading_key(held.print.heading)
                    self._waiting.setdefault(key, []).append(held)

    def stories(self) -> set[int]:
        """Every story that something is known of."""
        return {story for holds in self._held.values() for story in holds}

    def waiting(self) -> list[Fingerprint]:
        """What the marks that wait were made on."""
        return [held.print for waiting in self._waiting.values() for held in waiting]

    def held(self, deed: Deed, story: int) -> Held | None:
        """The share that holds, whether it says on or off."""
        return self._held[deed].get(story)

    def is_on(self, deed: Deed, story: int) -> bool:
        """Whether a story is read, or bookmarked."""
        held = self._held[deed].get(story)
        return held is not None and held.record.on

    def all_on(self, deed: Deed) -> Iterator[int]:
        """Every story in the index that is read, or bookmarked."""
        return (story for story, held in list(self._held[deed].items()) if held.record.on)

    def _take(self, story: int, held: Held) -> bool:
        holds = self._held[held.record.deed]
        before = holds.get(story)
        if before and before.record.order >= held.record.order:
            return False
        holds[story] = held
        return True
