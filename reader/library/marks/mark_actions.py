"""What the reader does to developments: kept, saved in the background, merged, undone.

Everything here answers at once; `tell` is called from the thread that writes and listens, when
marks are on the disk or were made elsewhere, or when saving fails.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence, Set
from contextlib import suppress
from pathlib import Path
from threading import Lock

from reader.library.identity.fingerprint import says_more, text_of
from reader.library.index import match, queries
from reader.library.index.match import IndexedText
from reader.library.index.recover import RecoveringIndex
from reader.library.index.write import Stored
from reader.library.marks import undo_records
from reader.library.marks.descriptions import WORDS
from reader.library.marks.folder import FileState
from reader.library.marks.keeper import KeeperReport, MarksKeeper
from reader.library.marks.records import MarkKind, MarkRecord
from reader.library.marks.state import MarkShare, MarksState, StateRow
from reader.library.marks.undo_records import Undo
from reader.library.marks.unsaved import UnsavedMarks
from reader.library.rows import MarksChange, ReadingPosition
from reader.models import Unreadable


class MarkActions:
    """The marks of this reader, by story; one lock, held for dictionary work only."""

    def __init__(
        self,
        folder: Path,
        computer: str,
        cabinet: RecoveringIndex,
        tell: Callable[[MarksChange], None],
    ) -> None:
        """Read all marks and begin to listen."""
        self._cabinet, self._tell = cabinet, tell
        self._computer = computer.encode("utf-8", "replace").decode()  # as it will be read again
        self._lock = Lock()
        self._ledger = MarksState()
        self._unsaved = UnsavedMarks()
        self._undo: list[Undo] = []
        self._touched: set[int] = set()
        self._unkept: set[int] = set()
        self.problems: tuple[Unreadable, ...] = ()
        self._keeper = MarksKeeper(folder, self._computer, self._news, self._recall)
        heard = self._keeper.load()
        self.problems = heard.damage
        self._hear(heard.records)
        self._keeper.start()

    def is_on(self, deed: MarkKind, story: int) -> bool:
        """Whether a story is read, or bookmarked."""
        return self._ledger.is_on(deed, story)

    def all_on(self, deed: MarkKind) -> set[int]:
        """Every story that is read, or bookmarked."""
        with self._lock:
            return set(self._ledger.all_on(deed))

    def is_pending(self, story: int) -> bool:
        """Whether a mark on a story is not on the disk yet."""
        return self._unsaved.is_pending(story)

    def read_as(self, story: int) -> str | None:
        """The fingerprint's line of the text that was read of a story, if it is read."""
        held = self._held_on("read", story)
        return held.line if held else None

    def read_text(self, story: int) -> str | None:
        """The hash of the text that was read of a story, if it is read."""
        line = self.read_as(story)
        return None if line is None else text_of(line)

    def place(self, story: int) -> ReadingPosition | None:
        """Where the reader was in a story."""
        held = self._ledger.held("place", story)
        return ReadingPosition(*held.record.place) if held and held.record.place else None

    def text(self, deed: MarkKind, story: int) -> str:
        """The note or the tags of a story, "" if it has none."""
        held = self._held_on(deed, story)
        return held.record.text if held else ""

    def texts(self, deed: MarkKind) -> dict[int, str]:
        """All notes or tags, by story."""
        return {story: self.text(deed, story) for story in self.all_on(deed)}

    def corrected(self, story: int) -> dict[str, str]:
        """The quotes of a story that were given another speaker, and that one's name."""
        return self._ledger.corrected(story)

    def all_corrected(self) -> dict[int, set[str]]:
        """For each story the names that were given to speakers of its quotes."""
        return self._ledger.all_corrected()

    def take_touched(self) -> set[int]:
        """Stories whose marks have changed since this was last asked."""
        with self._lock:
            touched, self._touched = self._touched, set()
        return touched

    def take_unkept(self, everything: bool = False) -> tuple[set[int], list[StateRow]]:
        """Stories that have changed since this was last asked, or all; and what is on for them."""
        with self._lock:
            stories = self._ledger.stories() if everything else self._unkept
            self._unkept = set()
            return stories, list(self._ledger.slices(stories))

    def seen(self) -> Sequence[FileState] | None:
        """How the files were that all this was read from; None while that is not all on disk."""
        with self._lock:
            waits = self._unsaved.count()
        return None if waits or self.problems else self._keeper.seen()

    def mark(
        self,
        deed: MarkKind,
        keys: Iterable[int],
        on: bool,
        place: ReadingPosition | None = None,
        text: str = "",
        about: str = "",
        is_undone: bool = True,
    ) -> int:
        """Make one record of a deed on those developments that it changes; gives how many.

        `is_undone` is whether `undo` takes it back: not what the reader did not do by a key.
        """
        asked = list(keys)
        found = self._cabinet.ask(lambda index: match.indexed_texts(index, asked))
        known = {item.story: item for item in found}
        at = (place.block, place.offset) if place else None
        with self._lock:
            wish = MarkRecord(0, "", deed, on, (), at, text, about)
            changing = [item for item in known.values() if self._differs(wish, item)]
            before = tuple((item, self._held_on(deed, item.story, about)) for item in changing)
        if not changing:
            return 0
        stories = {item.story for item in changing}
        rows = [item.key for item in found if item.story in stories]
        words = self._say(deed, on, rows)
        self._make(wish, [(item, item.target) for item in changing], words)
        if is_undone and deed != "place":
            self._undo.append(Undo(deed, before, words, about))
        return len(rows)

    def undo(self) -> str | None:
        """Take the last mark of this session back; what it was, in words."""
        if not self._undo:
            return None
        last = self._undo.pop()
        words = f"undone: {last.words}"
        for wish, targets in list(undo_records.records(self._cabinet, last)):
            self._make(wish, targets, words)
        return last.words

    def unsaved(self) -> int:
        """How many marks are not on the disk."""
        with self._lock:
            return self._unsaved.count()

    def close(self, timeout: float) -> tuple[str, ...]:
        """Save what waits; what could not be saved, in words."""
        left = self._keeper.close(timeout)
        with self._lock:
            return self._unsaved.words(left)

    def settle(self, stored: Stored) -> None:
        """The index has changed: marks find what has come, and wait for what has left."""
        with self._lock:
            self._ledger.release(stored.gone)
            self._unkept.update(stored.gone)
            for item in stored.known:
                if self._ledger.settle(item.story, item.target):
                    self._touch({item.story})
        self._spread({item.kin for item in stored.known if item.kin != item.story})

    def review(self) -> None:
        """The index was changed by others, or made anew: find every mark its place in it again."""
        with self._lock:
            held = self._ledger.stories()
        there = self._cabinet.ask(lambda index: queries.of_stories(index, held))
        self.settle(Stored((), tuple(held - {copy.story for copy in there})))
        with self._lock:
            waiting = self._ledger.waiting()
        self._find(waiting)

    def _find(self, waiting: Sequence[str]) -> set[int]:
        """Look for the developments of marks that wait; the stories that look different now."""
        found = self._cabinet.ask(lambda index: match.likely_stories(index, waiting))
        with self._lock:
            changed = set[int]()
            for target, stories in found.items():
                changed |= self._ledger.bind(target, stories)
            self._touch(changed)
        return changed

    def _spread(self, kins: Set[int]) -> None:
        """Marks of earlier versions hold for every text that has come to those that they are on."""
        if not kins:
            return
        groups = self._cabinet.ask(lambda index: match.stories_of_kins(index, kins))
        with self._lock:
            for stories in groups.values():
                self._touch(self._ledger.spread(stories))

    def _touch(self, stories: Iterable[int]) -> None:
        self._touched.update(stories)
        self._unkept.update(stories)

    def _differs(self, wish: MarkRecord, item: IndexedText) -> bool:
        held = self._ledger.held(wish.deed, item.story, wish.about)
        if wish.deed == "place":
            return held is None or held.record.place != wish.place
        if held is None or held.record.on != wish.on:
            return wish.on or held is not None
        if wish.deed == "read":
            return wish.on and says_more(held.line, item.line)
        return wish.on and held.record.text != wish.text

    def _held_on(self, deed: MarkKind, story: int, about: str = "") -> MarkShare | None:
        held = self._ledger.held(deed, story, about)
        return held if held and held.record.on else None

    def _make(
        self, wish: MarkRecord, targets: Sequence[tuple[IndexedText, str]], words: str
    ) -> None:
        """Make a record like `wish` on these developments, by the fingerprints' lines given."""
        stories = frozenset(item.story for item, _ in targets)
        keys = frozenset(item.key for item, _ in targets)
        with self._lock:
            prints = tuple(target for _, target in targets)
            number = self._ledger.counter + 1
            record = wish._replace(counter=number, computer=self._computer, of=prints)
            self._ledger.note(record, [(item.story, target) for item, target in targets])
            self._unsaved.add(record, keys, stories, words)
            self._touch(stories)
        self._keeper.put(record)

    def _say(self, deed: MarkKind, on: bool, keys: Sequence[int]) -> str:
        key = keys[0] if len(keys) == 1 else 0
        found = self._cabinet.ask(lambda index: queries.entry(index, key))
        what = f"“{found[0].title}”" if found else f"{len(keys)} developments"
        return f"{what} {WORDS[deed, on]}"

    def _hear(self, records: Sequence[MarkRecord]) -> set[int]:
        """Merge records; the stories that look different now."""
        if not records:
            return set()
        lines = [line for record in records for line in record.of]
        found: dict[str, tuple[int, ...]] = {}
        with suppress(sqlite3.Error):  # without an index they wait, and nothing is lost
            found = self._cabinet.ask(lambda index: match.likely_stories(index, lines))
        with self._lock:
            changed = set[int]()
            for record in records:
                changed |= self._ledger.hear(record, lambda target: found.get(target, ()))
            self._touch(changed)
        return changed

    def _news(self, news: KeeperReport) -> None:
        """Called by the keeper's thread, which leaves no connection open and must not die."""
        self.problems += news.damage
        with self._lock:
            keys = self._unsaved.settle(news.saved)
        changed = self._hear(news.heard)
        with self._lock:  # what came into the index in between has not found them waiting
            waiting = self._ledger.waiting_of(news.heard)
        if waiting:
            with suppress(sqlite3.Error):
                changed |= self._find(waiting)
        elsewhere: frozenset[int] = frozenset()
        if changed:
            with suppress(sqlite3.Error):
                copies = self._cabinet.ask(lambda index: queries.of_stories(index, changed))
                elsewhere = frozenset(copy.key for copy in copies)
            self._cabinet.disconnect()
        if keys or not elsewhere:
            self._tell(MarksChange(keys, news.problem))
        if elsewhere:
            self._tell(MarksChange(elsewhere, news.problem, elsewhere=True))

    def _recall(self) -> list[MarkRecord]:
        with self._lock:
            return self._ledger.records(self._computer)
