"""Finds texts whose content has changed since the reader read them."""

from __future__ import annotations

from reader.library.index import queries
from reader.library.index.listed_rows import ListedEntry
from reader.library.index.recover import RecoveringIndex
from reader.library.marks.current_marks import CurrentMarks


class UpdatedTexts:
    """The texts of one library that have changed since they were read."""

    def __init__(self, index: RecoveringIndex, marks: CurrentMarks) -> None:
        """Query nothing yet."""
        self._index, self._marks = index, marks

    def stories(self) -> set[int]:
        """Return the stories whose content has changed since they were read."""
        read = {story: self._marks.read_text(story) for story in self._marks.all_on("read")}
        found = self._index.ask(lambda index: queries.entries_with_text(index, read))
        return {
            entry.story
            for entry in found
            if read[entry.story] != entry.text and self.is_updated(entry)
        }

    def is_updated(self, entry: ListedEntry) -> bool:
        """Whether the content of an entry has changed since it was read."""
        if self._marks.read_text(entry.story) in (None, entry.text):
            return False
        from reader.library.identity.fingerprint import (
            is_updated_line,  # hardly ever on the way to the first screen
        )

        was = self._marks.read_target(entry.story)
        now = self._index.ask(lambda index: queries.fingerprint_line(index, entry.key))
        return was is not None and now is not None and is_updated_line(was, now)
