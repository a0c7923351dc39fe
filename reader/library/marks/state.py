"""All records to what holds now for each story; the order in which they are heard does not matter.

A mark whose development is not in the index waits until its very text comes, or until whoever knows
the index tells which text has become of it: the first that is like it may be another's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Set
from typing import NamedTuple

from reader.library.identity.fingerprint import text_of
from reader.library.identity.wording import is_worded, parted
from reader.library.marks.records import MarkKind, MarkRecord

FindStory = Callable[[str], Collection[int]]
"""The stories that a mark's target is of, none while the index has none."""


StateRow = tuple[int, MarkKind, str, str, str, int | None, int | None]
"""What is on for a story: story, deed, quote, text, fingerprint's line, and a place's two numbers.
"""

Slot = tuple[MarkKind, str]
"""What a record can take another's place in: its deed, and the quote that it is about or ""."""


class MarkShare(NamedTuple):
    """One development's share in a record: the line of its fingerprint, signed or not."""

    record: MarkRecord
    line: str


class MarksState:
    """Per story and slot the record that holds: the one of the greatest order."""

    def __init__(self) -> None:
        """Nothing has been marked."""
        self._held: dict[Slot, dict[int, MarkShare]] = {}
        self._waiting: dict[str, list[MarkShare]] = {}  # by the hash of their text
        self._quotes: dict[int, dict[str, None]] = {}  # of a story, those that have a "speaker"
        self.counter = 0

    def hear(self, record: MarkRecord, find: FindStory) -> set[int]:
        """Take a record in; gives the stories that look different after it."""
        self.counter = max(self.counter, record.counter)
        changed = set()
        for target in record.of:
            held, stories = MarkShare(record, target), find(target)
            if not stories:
                self._wait(held)
            changed |= {story for story in stories if self._take(story, held)}
        return changed

    def note(self, record: MarkRecord, targets: Iterable[tuple[int, str]]) -> None:
        """Take in a record made here, whose stories are known."""
        self.counter = max(self.counter, record.counter)
        for story, target in targets:
            self._take(story, MarkShare(record, target))

    def settle(self, story: int, target: str) -> bool:
        """What has this text, signed so, is of this story: take what waited for it."""
        text, (_, sign) = text_of(target), parted(target)
        waiting = self._waiting.pop(text, ())
        others = [held for held in waiting if not _fits(parted(held.line)[1], sign)]
        if others:
            self._waiting[text] = others
        return any([self._take(story, held) for held in waiting if held not in others])

    def bind(self, target: str, stories: Iterable[int]) -> set[int]:
        """What a mark was made on has become these stories; gives those that look different now."""
        text = text_of(target)
        waiting = self._waiting.pop(text, ())
        come = [held for held in waiting if held.line == target]
        if len(come) < len(waiting):
            self._waiting[text] = [held for held in waiting if held.line != target]
        return {story for story in stories if any([self._take(story, held) for held in come])}

    def spread(self, stories: Collection[int]) -> set[int]:
        """What was marked on one of these before they were told apart holds for all of them."""
        changed = set[int]()
        for holds in list(self._held.values()):
            there = [holds[story] for story in stories if story in holds]
            old = [held for held in there if not parted(held.line)[1]]
            for held in old:
                changed |= {story for story in stories if self._take(story, held)}
        return changed

    def release(self, stories: Iterable[int]) -> None:
        """These stories have left the index: their marks wait for them to come back."""
        gone = set(stories)
        for holds in self._held.values():
            for story in holds.keys() & gone:
                self._wait(holds.pop(story))
        for story in gone:
            self._quotes.pop(story, None)

    def stories(self) -> set[int]:
        """Every story that something is known of."""
        return {story for holds in self._held.values() for story in holds}

    def slices(self, stories: Set[int]) -> Iterator[StateRow]:
        """All that is on for these stories."""
        for (deed, about), holds in self._held.items():
            for story in holds.keys() & stories:
                held = holds[story]
                if held.record.on:
                    block, offset = held.record.place or (None, None)
                    yield story, deed, about, held.record.text, held.line, block, offset

    def waiting(self) -> list[str]:
        """The fingerprints' lines that the marks that wait were made on."""
        return [held.line for waiting in self._waiting.values() for held in waiting]

    def waiting_of(self, records: Iterable[MarkRecord]) -> list[str]:
        """The same of some records only."""
        lines = dict.fromkeys(line for record in records for line in record.of)
        return [line for line in lines if text_of(line) in self._waiting]

    def records(self, computer: str) -> list[MarkRecord]:
        """What one computer has to say of what holds, in its order; enough to lose nothing."""
        shares = [held for holds in self._held.values() for held in holds.values()]
        shares += [held for waiting in self._waiting.values() for held in waiting]
        lines: dict[int, dict[str, None]] = {}  # what holds for several stories is said once
        records = {id(held.record): held.record for held in shares}
        for held in shares:
            lines.setdefault(id(held.record), {})[held.line] = None
        own = [
            record._replace(of=tuple(lines[number]))
            for number, record in records.items()
            if record.computer == computer
        ]
        return sorted(own, key=lambda record: record.order)

    def held(self, deed: MarkKind, story: int, about: str = "") -> MarkShare | None:
        """The share that holds, whether it says on or off."""
        return self._held.get((deed, about), {}).get(story)

    def is_on(self, deed: MarkKind, story: int) -> bool:
        """Whether a story is read, or bookmarked, or noted, and so on."""
        held = self.held(deed, story)
        return held is not None and held.record.on

    def all_on(self, deed: MarkKind) -> Iterator[int]:
        """Every story in the index that is read, or bookmarked, and so on."""
        holds = self._held.get((deed, ""), {})
        return (story for story, held in list(holds.items()) if held.record.on)

    def corrected(self, story: int) -> dict[str, str]:
        """The quotes of a story that were given another speaker, and that one's name."""
        return {
            about: held.record.text
            for about in tuple(self._quotes.get(story, ()))
            if (held := self.held("speaker", story, about)) and held.record.on
        }

    def all_corrected(self) -> dict[int, set[str]]:
        """For each story the names that were given to speakers of its quotes."""
        corrected = ((story, self.corrected(story)) for story in tuple(self._quotes))
        return {story: set(names.values()) for story, names in corrected if names}

    def _wait(self, held: MarkShare) -> None:
        waiting = self._waiting.setdefault(text_of(held.line), [])
        if held not in waiting:  # it may have been of several stories
            waiting.append(held)

    def _take(self, story: int, held: MarkShare) -> bool:
        holds = self._held.setdefault((held.record.deed, held.record.about), {})
        before = holds.get(story)
        if before and (before.record.order, before.line) >= (held.record.order, held.line):
            return False
        holds[story] = held
        if held.record.deed == "speaker" and held.record.about:
            self._quotes.setdefault(story, {})[held.record.about] = None
        return True


def _fits(waiting: str, sign: str) -> bool:
    """Whether what waits for a text may be of one that is signed so."""
    return not waiting or not sign or is_worded(waiting, sign)
