"""Stores a text as it was before the index replaces it with the file's current text.

By then the file's old bytes are gone, but the index still has the text. Storing every file's bytes
at its first reading would double the archive for the few files that change. A text that has only
grown is not stored, because all of it is still there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Sequence, Set
from datetime import date
from typing import TYPE_CHECKING

from reader.library.documents.store import DocumentStore
from reader.library.documents.versions import add_version, drop_versions, known_versions
from reader.models import Unreadable

if TYPE_CHECKING:
    from reader.library.documents.kept_text import KeptText
    from reader.library.documents.stored_texts import StoredText
    from reader.library.index.prepare import PreparedBulletin


class VersionKeeper:
    """What one refresh stores and drops; `problems` lists what could not be stored or read."""

    def __init__(self, index: sqlite3.Connection, store: DocumentStore, today: date) -> None:
        """Open nothing yet."""
        self._index, self._store, self._today = index, store, today
        self.problems: list[Unreadable] = []

    def learn(self) -> None:
        """Add stored versions that the index lacks, and remove those that are no longer stored."""
        known, there = known_versions(self._index), self._store.names()
        for name in there:
            if name not in known:
                found = self._store.read(name)
                if isinstance(found, Unreadable):
                    self.problems.append(found)
                    add_version(self._index, name, ())
                else:
                    add_version(self._index, name, _texts(found))
        if gone := known.keys() - there:
            drop_versions(self._index, gone)

    def keep(self, path: bytes, made: Sequence[PreparedBulletin]) -> None:
        """Store the bulletins of a source that are about to be replaced by different ones."""
        from reader.library.documents.stored_texts import stored_texts  # most starts store none

        new = {bulletin.item: bulletin for bulletin in made}
        for old in stored_texts(self._index, path):
            text = _as_it_was(old, new.get(old.item), self._today)
            if any(part.text != part.became for part in text.parts):
                self._write(text)

    def _write(self, text: KeptText) -> None:
        try:
            name = self._store.keep(text)
        except OSError as error:
            why = f"can't keep earlier versions of texts: {error.strerror or error}"
            found = Unreadable(str(self._store.folder), why)
            if found not in self.problems:
                self.problems.append(found)
        else:
            add_version(self._index, name, _texts(text))

    def drop_old(self, keep_days: int, marked_texts: Callable[[], Set[str]]) -> int:
        """Drop versions that are too old or too many, except those with a marked text.

        `marked_texts` returns the hashes of marked texts. It reads all marks, so it is only called
        if there are versions. Returns how many were dropped.
        """
        known = known_versions(self._index)
        if not known:
            return 0
        marked = marked_texts()
        gone = self._store.drop_old(
            self._today, keep_days, lambda name: bool(known.get(name, set()) & marked)
        )
        if gone:
            drop_versions(self._index, gone)
        return len(gone)


def _texts(text: KeptText) -> Collection[tuple[str, str | None]]:
    """The hashes of the texts that changed, and of the texts that replaced them."""
    return [(part.text, part.became) for part in text.parts if part.text != part.became]


def _as_it_was(old: StoredText, new: PreparedBulletin | None, today: date) -> KeptText:
    """A bulletin of the index, with the hash of the text that replaces each of its texts."""
    from reader.library.documents.kept_text import KeptPart, KeptText
    from reader.library.identity.fingerprint import text_hash
    from reader.library.index.match import pair_versions

    prints = [entry.print for entry in new.entries] if new is not None else []
    pairs = pair_versions([known for known, _ in old.parts], prints)
    became = {known.key: prints[place].text for place, known in pairs.items()}
    parts = tuple(
        KeptPart(text_hash(known.line), became.get(known.key), development)
        for known, development in old.parts
    )
    return KeptText(today.isoformat(), old.bulletin, old.has_lead, parts)
