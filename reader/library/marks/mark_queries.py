"""Answers queries about the marks in force."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from reader.library.identity.fingerprint import text_hash
from reader.library.marks.records import MarkKind, MarkRecord
from reader.library.marks.session.unsaved import UnsavedMarks
from reader.library.marks.state import MarksState, RegisterKey
from reader.library.rows import ReadingPosition

if TYPE_CHECKING:
    from reader.library.marks.unplaced.unplaced_marks import UnplacedMark


class MarkQueries:
    """The marks in force by story; methods that change them hold `_lock`."""

    def __init__(self) -> None:
        """Start without marks."""
        self._lock = Lock()
        self._state = MarksState()
        self._unsaved = UnsavedMarks()

    def is_on(self, kind: MarkKind, story: int) -> bool:
        """Whether a story is read, bookmarked, and so on."""
        return self._state.is_on(kind, story)

    def all_on(self, kind: MarkKind) -> set[int]:
        """Return all stories that are read, bookmarked, and so on."""
        with self._lock:
            return set(self._state.all_on(kind))

    def is_pending(self, story: int) -> bool:
        """Whether a mark on a story is not on disk yet."""
        return self._unsaved.is_pending(story)

    def read_target(self, story: int) -> str | None:
        """Return the target of the read mark of a story, None if it is unread."""
        latest = self._state.latest_on("read", story)
        return latest.target if latest else None

    def read_text(self, story: int) -> str | None:
        """Return the hash of the text that was marked as read, None if the story is unread."""
        line = self.read_target(story)
        return None if line is None else text_hash(line)

    def place(self, story: int) -> ReadingPosition | None:
        """Return the reading position in a story, or None."""
        latest = self._state.latest("place", story)
        return ReadingPosition(*latest.record.place) if latest and latest.record.place else None

    def text(self, kind: MarkKind, story: int) -> str:
        """Return the note or the tags of a story, "" if it has none."""
        latest = self._state.latest_on(kind, story)
        return latest.record.text if latest else ""

    def texts(self, kind: MarkKind) -> dict[int, str]:
        """Return all notes or all tags, by story."""
        return {story: self.text(kind, story) for story in self.all_on(kind)}

    def corrected(self, story: int) -> dict[RegisterKey, str]:
        """Return the reader's corrections in a story, by kind and key of a quote or figure."""
        return self._state.corrected(story)

    def all_corrected(self) -> dict[int, set[str]]:
        """Return, for each corrected story, the names and stances that the reader gave."""
        return self._state.all_corrected()

    def unplaced(self) -> list[UnplacedMark]:
        """Return the developments with marks that no text has."""
        from reader.library.marks.unplaced.unplaced_marks import unplaced_marks

        with self._lock:
            waiting, lent = self._state.waiting()
        return unplaced_marks(waiting, lent) if waiting else []

    def marked_texts(self) -> set[str]:
        """Return the hashes of all texts with a mark."""
        with self._lock:
            return self._state.marked_texts()

    @property
    def people_version(self) -> int:
        """A number that changes with the decisions about people."""
        return self._state.people.version

    @property
    def decided(self) -> int:
        """A number that changes with the decisions about people and with the corrections."""
        return self.people_version + self._state.corrected_version

    def decided_people(self) -> tuple[MarkRecord, ...]:
        """Return the decisions about people that are in force."""
        with self._lock:
            return tuple(self._state.people.in_force())
