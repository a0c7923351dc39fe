"""What the reader does to developments: kept, saved in the background, merged, undone.

Everything here answers at once; `tell` is called from the thread that writes and listens, when
marks are on the disk or were made elsewhere, or when saving fails.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from reader.library import query
from reader.library.identity import Fingerprint, is_updated
from reader.library.marks.keeper import Keeper, News
from reader.library.marks.ledger import Ledger
from reader.library.marks.record import Deed, Record
from reader.library.store import Known, Stored
from reader.library.views import Change, Place
from reader.models import Unreadable

_WORDS = {
    ("read", True): "marked as read",
    ("read", False): "marked as unread",
    ("bookmark", True): "bookmarked",
    ("bookmark", False): "no longer bookmarked",
    ("place", True): "place kept",
}


@dataclass(frozen=True, slots=True)
class _Made:
    """A record that this terminal made, with what it is about, in keys, stories and words."""

    record: Record
    keys: frozenset[int]
    stories: frozenset[int]
    words: str


@dataclass(frozen=True, slots=True)
class _Undo:
    """How to take a mark back: which developments it touched and what held for each before."""

    deed: Deed
    on: bool
    before: tuple[tuple[Known, Fingerprint | None], ...]
    words: str


class Marker:
    """The marks of this reader, by story; one lock, held for dictionary work only."""

    def __init__(
        self,
        folder: Path,
        computer: str,
        connect: Callable[[], sqlite3.Connection],
        tell: Callable[[Change], None],
    ) -> None:
        """Read all marks and begin to listen; `connect` gives a thread's own connection."""
        self._connect, self._tell, self._computer = connect, tell, computer
        self._lock = Lock()
        self._ledger = Ledger()
        self._made: list[_Made] = []
        self._pending: dict[int, int] = {}
        self._undo: list[_Undo] = []
        self._touched: set[int] = set()
        self.problems: tuple[Unreadable, ...] = ()
        self._keeper = Keeper(folder, computer, self._news)
        heard = self._keeper.load()
        self.problems = heard.damage
        self._hear(heard.records)
        self._keeper.start()

    def is_on(self, deed: Deed, story: int) -> bool:
        """Whether a story is read, or bookmarked."""
        return self._ledger.is_on(deed, story)

    def all_on(self, deed: Deed) -> set[int]:
        """Every story that is read, or bookmarked."""
        with self._lock:
            return set(self._ledger.all_on(deed))

    def is_pending(self, story: int) -> bool:
        """Whether a mark on a story is not on the disk yet."""
        return story in self._pending

    def read_as(self, story: int) -> Fingerprint | None:
        """The text that was read of a story, if it is read."""
        held = self._ledger.held("read", story)
        return held.print if held and held.record.on else None

    def place(self, story: int) -> Place | None:
        """Where the reader was in a story."""
        held = self._ledger.held("place", story)
        return Place(*held.record.place) if held and held.record.place else None

    def take_touched(self) -> set[int]:
        """Stories whose marks have changed since this was last asked."""
        with self._lock:
            touched, self._touched = self._touched, set()
        return touched

    def mark(self, deed: Deed, keys: Iterable[int], on: bool, place: Place | None = None) -> None:
        """Make one record of a deed on those developments that it changes."""
        index = self._connect()
        known = {item.story: item for item in query.known(index, keys)}
        at = (place.block, place.offset) if place else None
        with self._lock:
            changing = [item for item in known.values() if self._differs(deed, item, on, at)]
            before = tuple((item, self._print_held(deed, item.story)) for item in changing)
        if not changing:
            return
        words = self._say(index, deed, on, [item.key for item in changing])
        self._make(deed, on, [(item, item.print) for item in changing], words, at)
        if deed != "place":
            self._undo.append(_Undo(deed, on, before, words))

    def undo(self) -> str | None:
        """Take the last mark of this session back; what it was, in words."""
        if not self._undo:
            return None
        last = self._undo.pop()
        unset = [(item, item.print) for item, held in last.before if held is None or not last.on]
        # What was read in an earlier text, and then again, is read in that earlier text again.
        again = [(item, held) for item, held in last.before if held is not None and last.on]
        words = f"undone: {last.words}"
        if unset:
            self._make(last.deed, not last.on, unset, words)
        if again:
            self._make(last.deed, last.on, again, words)
        return last.words

    def unsaved(self) -> int:
        """How many marks are not on the disk."""
        with self._lock:
            return sum(len(made.keys) for made in self._made)

    def close(self, timeout: float) -> tuple[str, ...]:
        """Save what waits; what could not be saved, in words."""
        left = {id(record) for record in self._keeper.close(timeout)}
        with self._lock:
            return tuple(made.words for made in self._made if id(made.record) in left)

    def settle(self, stored: Stored) -> None:
        """The index has changed: marks find what has come, and wait for what has left."""
        with self._lock:
            self._ledger.release(stored.gone)
            for item in stored.known:
                if self._ledger.settle(item.story, item.print):
                    self._touched.add(item.story)

    def review(self) -> None:
        """The index was changed by others, or made anew: find every mark its place in it again."""
        index = self._connect()
        with self._lock:
            held, waiting = self._ledger.stories(), self._ledger.waiting()
        gone = held - {copy.story for copy in query.of_stories(index, held)}
        found = self._find(index, waiting)
        come = [Known(0, found[item.text], item) for item in waiting if item.text in found]
        self.settle(Stored(tuple(come), tuple(gone)))

    def _differs(self, deed: Deed, item: Known, on: bool, at: tuple[int, int] | None) -> bool:
        held = self._ledger.held(deed, item.story)
        if deed == "place":
            return held is None or held.record.place != at
        if held is None or held.record.on != on:
            return on or held is not None
        return on and deed == "read" and is_updated(held.print, item.print)

    def _print_held(self, deed: Deed, story: int) -> Fingerprint | None:
        held = self._ledger.held(deed, story)
        return held.print if held and held.record.on else None

    def _make(
        self,
        deed: Deed,
        on: bool,
        targets: Sequence[tuple[Known, Fingerprint]],
        words: str,
        at: tuple[int, int] | None = None,
    ) -> None:
        stories = frozenset(item.story for item, _ in targets)
        keys = frozenset(item.key for item, _ in targets)
        with self._lock:
            prints = tuple(target for _, target in targets)
            record = Record(self._ledger.counter + 1, self._computer, deed, on, prints, at)
            self._ledger.note(record, [(item.story, target) for item, target in targets])
            self._made.append(_Made(record, keys, stories, words))
            for story in stories:
                self._pending[story] = self._pending.get(story, 0) + 1
            self._touched |= stories
        self._keeper.put(record)

    def _say(self, index: sqlite3.Connection, deed: Deed, on: bool, keys: Sequence[int]) -> str:
        found = query.entry(index, keys[0]) if len(keys) == 1 else None
        what = f"“{found[0].title}”" if found else f"{len(keys)} developments"
        return f"{what} {_WORDS[deed, on]}"

    def _hear(self, records: Sequence[Record]) -> set[int]:
        """Merge records; the stories that look different now."""
        if not records:
            return set()
        found: dict[str, int] = {}
        with suppress(sqlite3.Error):  # then they wait; whoever shows the list tells of the damage
            found = self._find(self._connect(), [item for record in records for item in record.of])
        with self._lock:
            changed = set[int]()
            for record in records:
                changed |= self._ledger.hear(record, lambda target: found.get(target.text))
            self._touched |= changed
        return changed

    @staticmethod
    def _find(index: sqlite3.Connection, prints: Iterable[Fingerprint]) -> dict[str, int]:
        """The stories of fingerprints, as far as the index has them, by the hash of the text."""
        wanted = {target.text: target for target in prints}
        found = query.stories_of(index, wanted.values())
        for text in wanted.keys() - found.keys():
            story = query.story_of(index, wanted[text])
            if story is not None:
                found[text] = story
        return found

    def _news(self, news: News) -> None:
        """Called by the keeper's thread."""
        changed = self._hear(news.heard)
        self.problems += news.damage
        keys = self._settle_made(news.saved)
        if keys or news.problem or not changed:
            self._tell(Change(keys, news.problem))
        if changed:
            with suppress(sqlite3.Error):
                copies = query.of_stories(self._connect(), changed)
                elsewhere = frozenset(copy.key for copy in copies)
                self._tell(Change(elsewhere, news.problem, elsewhere=True))

    def _settle_made(self, saved: Sequence[Record]) -> frozenset[int]:
        """Take saved records off the list of those that are pending; their keys."""
        done = {id(record) for record in saved}
        keys: set[int] = set()
        with self._lock:
            for made in self._made:
                if id(made.record) in done:
                    keys |= made.keys
                    for story in made.stories:
                        self._pending[story] -= 1
                        if not self._pending[story]:
                            del self._pending[story]
            self._made = [made for made in self._made if id(made.record) not in done]
        return frozenset(keys)
