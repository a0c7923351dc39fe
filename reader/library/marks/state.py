"""Merges records into the marks in force per story; the order of merging does not matter.

A mark whose development is not indexed waits until exactly that text is stored (`text_stored`), or
until the index names the stories that its text has become (`target_found`). A similar text is not
enough: it may belong to another mark.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from reader.library.identity.divided import DividedStories, FirstStory, LargerStory
from reader.library.identity.fingerprint import is_updated_line, text_hash
from reader.library.identity.wording import have_same_words, split_target
from reader.library.marks.people.decided import DecidedPeople
from reader.library.marks.records import CORRECTING, MarkKind, MarkRecord

FindStories = Callable[[str], Collection[int]]
"""Returns the stories that a mark's target belongs to; empty if none is indexed."""


StateRow = tuple[int, MarkKind, str, str, str, int | None, int | None]
"""A mark in force: story, kind, quote key, text, target, and block and character of a place."""

RegisterKey = tuple[MarkKind, str]
"""Kind of mark and key of a quote or figure ("" for the development); one register per story."""


class TargetMark(NamedTuple):
    """A record, with the target that it is applied for."""

    record: MarkRecord
    target: str


_FOR_ALL_PARTS = frozenset(("read", *CORRECTING))


def _own(stories: Collection[int], mark: TargetMark) -> Collection[int]:
    """The stories that a mark is applied to.

    If a text was divided, all its parts count as read, and all are searched for corrected quotes.
    Other marks are applied to the part with most of the text's words.
    """
    if isinstance(stories, DividedStories) and mark.record.kind not in _FOR_ALL_PARTS:
        return stories[:1]
    return stories


_LENT_KINDS = ("bookmark", "note", "tags")
"""The marks on a title, or on a text in a longer one, that are shown on another development."""


class MarksState:
    """The record of the greatest order for each story and register (last writer wins)."""

    def __init__(self) -> None:
        """Start without marks."""
        self._registers: dict[RegisterKey, dict[int, TargetMark]] = {}
        self._waiting: dict[str, list[TargetMark]] = {}  # by text hash
        self._lent: dict[tuple[RegisterKey, int], TargetMark] = {}
        """The marks in registers of what is a title or in another text now; they wait as well."""

        self._corrections: dict[int, dict[RegisterKey, None]] = {}  # by story
        self.corrected_version = 0  # grows when corrections change
        self.people = DecidedPeople()
        self.counter = 0

    def merge(self, record: MarkRecord, find: FindStories) -> set[int]:
        """Merge one record; returns the stories whose marks changed."""
        self.counter = max(self.counter, record.counter)
        changed = set()
        if record.kind == "people":
            self.people.merge(record)
        for target in record.targets if record.kind != "people" else ():
            changed |= self._place(TargetMark(record, target), find(target))
        return changed

    def add_own(self, record: MarkRecord, targets: Iterable[tuple[int, str]]) -> None:
        """Add a record made here, with its pairs of story and target.

        Without pairs its targets wait: it is about texts that are not stored.
        """
        self.counter = max(self.counter, record.counter)
        if record.kind == "people":
            self.people.merge(record)
        pairs = list(targets)
        for story, target in pairs:
            self._apply(story, TargetMark(record, target))
        for target in record.targets if not pairs and record.kind != "people" else ():
            self._add_waiting(TargetMark(record, target))

    def waiting(self) -> tuple[list[tuple[TargetMark, ...]], set[TargetMark]]:
        """Return the waiting marks by text, and those that are shown on a development."""
        return list(map(tuple, self._waiting.values())), set(self._lent.values())

    def text_stored(self, story: int, target: str) -> bool:
        """Apply the marks that wait for a text, now stored as this story.

        Returns whether any changed.
        """
        text, (_, signature) = text_hash(target), split_target(target)
        waiting = self._waiting.pop(text, ())
        rest = [mark for mark in waiting if not _may_be_of(split_target(mark.target)[1], signature)]
        if rest:
            self._waiting[text] = rest
        return any([self._apply(story, mark) for mark in waiting if mark not in rest])

    def target_found(self, target: str, stories: Collection[int]) -> set[int]:
        """Apply the marks that wait with this target to these stories.

        Returns those that changed.
        """
        text = text_hash(target)
        waiting = self._waiting.pop(text, ())
        found = [mark for mark in waiting if mark.target == target]
        if len(found) < len(waiting):
            self._waiting[text] = [mark for mark in waiting if mark.target != target]
        return {story for mark in found for story in self._place(mark, stories)}

    def copy_to_all(self, stories: Collection[int]) -> set[int]:
        """Copy marks without a signature from any of these stories to all.

        Returns the changed ones.
        """
        changed = set[int]()
        for marks in list(self._registers.values()):
            existing = [marks[story] for story in stories if story in marks]
            old = [mark for mark in existing if not split_target(mark.target)[1]]
            for mark in old:
                changed |= {story for story in stories if self._apply(story, mark)}
        return changed

    def outdated(self, texts: Mapping[int, str]) -> list[str]:
        """Return the targets of marks for all parts on stories that now have another text.

        `texts` are the hashes of the texts of stories.
        """
        targets: dict[str, None] = {}
        for (kind, _), marks in self._registers.items():
            for story in marks.keys() & texts.keys() if kind in _FOR_ALL_PARTS else ():
                if text_hash(marks[story].target) != texts[story]:
                    targets[marks[story].target] = None
        return list(targets)

    def divided(self, target: str, parts: DividedStories) -> set[int]:
        """Apply the marks for all parts with this target to the parts; returns the changed ones."""
        on_parts = [
            mark
            for (kind, _), marks in self._registers.items()
            for story, mark in marks.items()
            if kind in _FOR_ALL_PARTS and mark.target == target and story in parts
        ]
        return {story for mark in on_parts for story in parts if self._apply(story, mark)}

    def stories_removed(self, stories: Iterable[int]) -> None:
        """Let the marks of stories that left the index wait until they are stored again."""
        gone = set(stories)
        for register, marks in self._registers.items():
            for story in marks.keys() & gone:
                self._lent.pop((register, story), None)
                self._add_waiting(marks.pop(story))
        for story in gone:
            if self._corrections.pop(story, None):
                self.corrected_version += 1

    def stories(self) -> set[int]:
        """Return all stories that have a register, on or off."""
        return {story for marks in self._registers.values() for story in marks}

    def rows_of(self, stories: Set[int]) -> Iterator[StateRow]:
        """Yield the marks of these stories that are on."""
        for (kind, quote_key), marks in self._registers.items():
            for story in marks.keys() & stories:
                mark = marks[story]
                if mark.record.on:
                    block, offset = mark.record.place or (None, None)
                    yield story, kind, quote_key, mark.record.text, mark.target, block, offset

    def marked_texts(self) -> set[str]:
        """Return the hashes of all texts with a mark, whether indexed or not."""
        on = (mark for marks in self._registers.values() for mark in marks.values())
        held = {text_hash(mark.target) for mark in on if mark.record.on}
        return held | self._waiting.keys()

    def waiting_targets(self) -> list[str]:
        """Return the targets of all waiting marks."""
        return [mark.target for waiting in self._waiting.values() for mark in waiting]

    def waiting_targets_of(self, records: Iterable[MarkRecord]) -> list[str]:
        """Return the targets of these records that are waiting."""
        lines = dict.fromkeys(line for record in records for line in record.targets)
        return [line for line in lines if text_hash(line) in self._waiting]

    def records(self, computer: str) -> list[MarkRecord]:
        """Return one computer's records in force or waiting, by order; its files must hold all."""
        marks_in_force = [mark for marks in self._registers.values() for mark in marks.values()]
        marks_in_force += [mark for waiting in self._waiting.values() for mark in waiting]
        lines: dict[int, dict[str, None]] = {}  # a mark on several stories is one target
        records = {id(mark.record): mark.record for mark in marks_in_force}
        for mark in marks_in_force:
            lines.setdefault(id(mark.record), {})[mark.target] = None
        own = [
            record._replace(targets=tuple(lines[number]))
            for number, record in records.items()
            if record.computer == computer
        ]
        own += self.people.records(computer)
        return sorted(own, key=lambda record: record.order)

    def latest(self, kind: MarkKind, story: int, quote_key: str = "") -> TargetMark | None:
        """Return the mark in force, on or off; None if there is none."""
        return self._registers.get((kind, quote_key), {}).get(story)

    def latest_on(self, kind: MarkKind, story: int, quote_key: str = "") -> TargetMark | None:
        """Return the mark in force if it is on."""
        latest = self.latest(kind, story, quote_key)
        return latest if latest and latest.record.on else None

    def is_on(self, kind: MarkKind, story: int) -> bool:
        """Whether a story is read, bookmarked, and so on."""
        return self.latest_on(kind, story) is not None

    def differs(self, draft: MarkRecord, story: int, line: str) -> bool:
        """Whether a draft would change a mark of a story; `line` is the line of its fingerprint."""
        latest = self.latest(draft.kind, story, draft.quote_key)
        if draft.kind == "place":
            return latest is None or latest.record.place != draft.place
        if latest is None or latest.record.on != draft.on:
            return draft.on or latest is not None
        if draft.kind == "read":
            return draft.on and is_updated_line(latest.target, line)
        return draft.on and latest.record.text != draft.text

    def all_on(self, kind: MarkKind) -> Iterator[int]:
        """Yield all stories in the index that are read, bookmarked, and so on."""
        marks = self._registers.get((kind, ""), {})
        return (story for story, mark in list(marks.items()) if mark.record.on)

    def corrected(self, story: int) -> dict[RegisterKey, str]:
        """Return the reader's corrections in a story, by kind and key of a quote or figure."""
        return {
            (kind, quote_key): mark.record.text
            for kind, quote_key in tuple(self._corrections.get(story, ()))
            if (mark := self.latest(kind, story, quote_key)) and mark.record.on
        }

    def all_corrected(self) -> dict[int, set[str]]:
        """Return, for each corrected story, the names and stances that the reader gave."""
        corrected = ((story, self.corrected(story)) for story in tuple(self._corrections))
        return {story: set(names.values()) for story, names in corrected if names}

    def _add_waiting(self, mark: TargetMark) -> None:
        waiting = self._waiting.setdefault(text_hash(mark.target), [])
        if mark not in waiting:  # a mark of several stories is added only once
            waiting.append(mark)

    def _place(self, mark: TargetMark, stories: Collection[int]) -> set[int]:
        """Apply a mark to the stories that were found for it, or let it wait."""
        is_other = isinstance(stories, LargerStory) and mark.record.kind in _LENT_KINDS
        is_lent = is_other or isinstance(stories, FirstStory)
        if not stories or is_lent:
            self._add_waiting(mark)
        if is_lent:
            return {story for story in stories if self._lend(story, mark)}
        return {story for story in _own(stories, mark) if self._apply(story, mark)}

    def _lend(self, story: int, mark: TargetMark) -> bool:
        """Show a mark on a story that has none of the kind; marks of its own replace it."""
        register = mark.record.kind, mark.record.quote_key
        marks = self._registers.setdefault(register, {})
        lent = self._lent.get((register, story))
        if mark.record.kind not in _LENT_KINDS or (story in marks and not lent):
            return False
        if lent and (lent.record.order, lent.target) >= (mark.record.order, mark.target):
            return False
        marks[story] = self._lent[register, story] = mark
        return True

    def _apply(self, story: int, mark: TargetMark) -> bool:
        register = mark.record.kind, mark.record.quote_key
        marks = self._registers.setdefault(register, {})
        before = None if self._lent.pop((register, story), None) else marks.get(story)
        if before and (before.record.order, before.target) >= (mark.record.order, mark.target):
            return False
        marks[story] = mark
        kind, quote_key = mark.record.kind, mark.record.quote_key
        if kind in CORRECTING and quote_key:
            self._corrections.setdefault(story, {})[kind, quote_key] = None
            self.corrected_version += 1
        return True


def _may_be_of(waiting: str, signature: str) -> bool:
    """Whether a waiting mark with one signature may belong to a text with another."""
    return not waiting or not signature or have_same_words(waiting, signature)
