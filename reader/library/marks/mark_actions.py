"""Changes marks: applies them at once, saves them in the background, merges and undoes them.

No method waits for the disk. `notify` is called from the writer thread when marks are on disk, when
other terminals changed marks, and when saving fails.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.identity.divided import DividedStories
from reader.library.identity.fingerprint import text_hash
from reader.library.index import listed_rows, match, queries
from reader.library.index.match import IndexedText
from reader.library.index.recover import RecoveringIndex
from reader.library.index.writing.write import Stored
from reader.library.marks.descriptions import LONGEST_TITLE, beginning, described
from reader.library.marks.folder import FileState
from reader.library.marks.mark_queries import MarkQueries
from reader.library.marks.records import MarkKind, MarkRecord
from reader.library.marks.session import undo_records
from reader.library.marks.session.undo_records import Undo, UndoDecisions
from reader.library.marks.state import StateRow
from reader.library.marks.targets import likely_stories
from reader.library.marks.writer_thread import MarksWriter, WriterReport
from reader.library.rows import MarksChange, ReadingPosition
from reader.models import Unreadable

if TYPE_CHECKING:
    from reader.library.marks.unplaced.unplaced_marks import UnplacedMark


class MarkActions(MarkQueries):
    """The reader's marks by story; one lock, which is held for dictionary work only."""

    def __init__(
        self,
        folder: Path,
        computer: str,
        index: RecoveringIndex,
        notify: Callable[[MarksChange], None],
    ) -> None:
        """Read all files of marks and start the writer thread."""
        self._index, self._notify = index, notify
        self._computer = computer.encode("utf-8", "replace").decode()  # as files will decode it
        super().__init__()
        self._undo: list[tuple[Undo | UndoDecisions, ...]] = []
        self._changed: set[int] = set()
        self._to_store: set[int] = set()
        self.problems: tuple[Unreadable, ...] = ()
        self._writer = MarksWriter(folder, self._computer, self._on_report, self._own_records)
        read = self._writer.load()
        self.problems = read.damage
        self._merge(read.records)
        self._writer.start()

    def take_changed(self) -> set[int]:
        """Return the stories whose marks changed since the last call."""
        with self._lock:
            touched, self._changed = self._changed, set()
        return touched

    def take_rows_to_store(self, everything: bool = False) -> tuple[set[int], list[StateRow]]:
        """Return the stories that changed since the last call (or all), and their set marks."""
        with self._lock:
            stories = self._state.stories() if everything else self._to_store
            self._to_store = set()
            return stories, list(self._state.rows_of(stories))

    def file_states(self) -> Sequence[FileState] | None:
        """Return the states of the files as read; None while a mark is not on disk."""
        with self._lock:
            is_waiting = self._unsaved.count()
        return None if is_waiting or self.problems else self._writer.file_states()

    def mark(
        self,
        kind: MarkKind,
        keys: Iterable[int],
        on: bool,
        place: ReadingPosition | None = None,
        text: str = "",
        quote_key: str = "",
        is_undone: bool = True,
    ) -> int:
        """Set or remove a mark on developments; returns how many developments it changes.

        `is_undone` is false for marks that `undo` skips: those that the program set, not a key.
        """
        at = (place.block, place.offset) if place else None
        rows, undo = self._mark(MarkRecord(0, "", kind, on, (), at, text, quote_key), list(keys))
        if undo and is_undone and kind != "place":
            self._undo.append((undo,))
        return rows

    def mark_together(self, drafts: Iterable[tuple[Sequence[int], MarkRecord]]) -> int:
        """Set marks or corrections of several developments as one step of undo.

        Each draft comes with the keys of its developments. Returns how many developments change.
        """
        made = [self._mark(draft, keys) for keys, draft in drafts]
        if undo := tuple(undo for _, undo in made if undo):
            self._undo.append(undo)
        return sum(rows for rows, _ in made)

    def _mark(self, draft: MarkRecord, keys: Sequence[int]) -> tuple[int, Undo | None]:
        """Set or remove a mark; returns how many rows it changes, and how to undo it."""
        found = self._index.ask(lambda connection: match.indexed_texts(connection, keys))
        known = {item.story: item for item in found}
        kind, state = draft.kind, self._state
        with self._lock:
            changing = [i for i in known.values() if state.differs(draft, i.story, i.line)]
            before = tuple(
                (item, state.latest_on(kind, item.story, draft.quote_key)) for item in changing
            )
        if not changing:
            return 0, None
        stories = {item.story for item in changing}
        rows = [item.key for item in found if item.story in stories]
        description = self._description(kind, draft.on, rows)
        self._save(draft, [(item, item.target) for item in changing], description)
        return len(rows), Undo(kind, before, description, draft.quote_key)

    def decide(self, drafts: Sequence[MarkRecord], description: str) -> int:
        """Store decisions about pairs of people as one step of undo.

        Returns how many decisions that changes.
        """
        people = self._state.people
        with self._lock:
            changing = [draft for draft in drafts if people.differs(draft)]
            before = tuple((draft, people.latest(draft.targets[0])) for draft in changing)
        for draft in changing:
            self._save(draft, (), description)
        if changing:
            self._undo.append((UndoDecisions(before, description),))
        return len(changing)

    def remove_unplaced(self, unplaced: UnplacedMark) -> str:
        """Remove the marks on a development that no text has, as one step of undo.

        Returns what that does, in words.
        """
        description = f"“{beginning(unplaced.heading, LONGEST_TITLE)}” left without marks"
        before = []
        for mark in unplaced.marks:
            on = mark.record._replace(targets=unplaced.targets)
            before.append((on._replace(on=False, text=""), on))
        for draft, _ in before:
            self._save(draft, (), description)
        self._undo.append((UndoDecisions(tuple(before), description),))
        return description

    def undo(self) -> str | None:
        """Undo the last mark of this session; returns its description, or None."""
        if not self._undo:
            return None
        last = self._undo.pop()
        for undo in reversed(last):
            description = f"undone: {undo.description}"
            for draft, targets in list(undo_records.records_to_undo(self._index, undo)):
                self._save(draft, targets, description)
        return undo_records.description_of(last)

    def unsaved(self) -> int:
        """Return how many marks are not on disk yet."""
        with self._lock:
            return self._unsaved.count()

    def close(self, timeout: float) -> tuple[str, ...]:
        """Save waiting marks within `timeout` seconds; returns descriptions of those not saved."""
        left = self._writer.close(timeout)
        with self._lock:
            return self._unsaved.descriptions(left)

    def index_changed(self, stored: Stored) -> None:
        """Apply waiting marks to stored texts; marks of removed texts wait again."""
        with self._lock:
            self._state.stories_removed(stored.gone)
            self._to_store.update(stored.gone)
            for item in stored.known:
                if self._state.text_stored(item.story, item.target):
                    self._add_changed({item.story})
        self._copy_to_all({item.kin for item in stored.known if item.kin != item.story})
        self._divide({item.story: text_hash(item.target) for item in stored.known})

    def _divide(self, texts: Mapping[int, str]) -> None:
        """Apply marks for all parts of a text to the parts, if it was divided since."""
        with self._lock:
            outdated = self._state.outdated(texts)
        if not outdated:
            return
        found = self._index.ask(lambda connection: likely_stories(connection, outdated))
        with self._lock:
            for target, stories in found.items():
                if isinstance(stories, DividedStories) and len(stories) > 1:
                    self._add_changed(self._state.divided(target, stories))

    def index_replaced(self) -> None:
        """Match every mark again, because the index was replaced or changed elsewhere."""
        with self._lock:
            latest = self._state.stories()
        copies = self._index.ask(lambda connection: queries.of_stories(connection, latest))
        self.index_changed(Stored((), tuple(latest - {copy.story for copy in copies})))
        with self._lock:
            waiting = self._state.waiting_targets()
        self._apply_waiting(waiting)

    def _apply_waiting(self, waiting: Sequence[str]) -> set[int]:
        """Apply waiting marks whose stories are now indexed; returns the changed stories."""
        found = self._index.ask(lambda connection: likely_stories(connection, waiting))
        with self._lock:
            changed = set[int]()
            for target, stories in found.items():
                changed |= self._state.target_found(target, stories)
            self._add_changed(changed)
        return changed

    def _copy_to_all(self, families: Set[int]) -> None:
        """Copy marks of early versions to every text that their development was divided into."""
        if not families:
            return
        groups = self._index.ask(lambda connection: match.stories_of_kins(connection, families))
        with self._lock:
            for stories in groups.values():
                self._add_changed(self._state.copy_to_all(stories))

    def _add_changed(self, stories: Iterable[int]) -> None:
        self._changed.update(stories)
        self._to_store.update(stories)

    def _save(
        self, draft: MarkRecord, targets: Sequence[tuple[IndexedText, str]], description: str
    ) -> None:
        """Complete a draft for these developments and targets, apply it, and queue it."""
        stories = frozenset(item.story for item, _ in targets)
        keys = frozenset(item.key for item, _ in targets)
        with self._lock:
            target_lines = tuple(target for _, target in targets) or draft.targets
            number = self._state.counter + 1
            record = draft._replace(counter=number, computer=self._computer, targets=target_lines)
            self._state.add_own(record, [(item.story, target) for item, target in targets])
            self._unsaved.add(record, keys, stories, description)
            self._add_changed(stories)
        self._writer.save_later(record)

    def _description(self, kind: MarkKind, on: bool, keys: Sequence[int]) -> str:
        key = keys[0] if len(keys) == 1 else 0
        found = self._index.ask(lambda connection: listed_rows.entry(connection, key))
        return described(kind, on, len(keys), found[0].title if found else None)

    def _merge(self, records: Sequence[MarkRecord]) -> set[int]:
        """Merge records; returns the stories whose marks changed."""
        if not records:
            return set()
        lines = [line for one in records if one.kind != "people" for line in one.targets]
        found: dict[str, tuple[int, ...]] = {}
        with suppress(sqlite3.Error):  # without an index the marks wait
            found = self._index.ask(lambda connection: likely_stories(connection, lines))
        with self._lock:
            changed = set[int]()
            for record in records:
                changed |= self._state.merge(record, lambda target: found.get(target, ()))
            self._add_changed(changed)
        return changed

    def _on_report(self, report: WriterReport) -> None:
        """Runs in the writer thread: it must close its connection and must not raise."""
        self.problems += report.damage
        with self._lock:
            keys = self._unsaved.remove(report.saved)
        changed = self._merge(report.received)
        with self._lock:  # texts stored meanwhile did not find these marks waiting
            waiting = self._state.waiting_targets_of(report.received)
        if waiting:
            with suppress(sqlite3.Error):
                changed |= self._apply_waiting(waiting)
        elsewhere: frozenset[int] = frozenset()
        if changed:
            with suppress(sqlite3.Error):
                copies = self._index.ask(lambda connection: queries.of_stories(connection, changed))
                elsewhere = frozenset(copy.key for copy in copies)
            self._index.disconnect()
        if keys or not elsewhere:
            self._notify(MarksChange(keys, report.problem))
        if elsewhere:
            self._notify(MarksChange(elsewhere, report.problem, elsewhere=True))

    def _own_records(self) -> list[MarkRecord]:
        with self._lock:
            return self._state.records(self._computer)
