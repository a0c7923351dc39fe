"""Keeps a text as it was before the index replaces it by what its file says now.

The bytes have gone from the disk by then, and the index has the text.  To keep the bytes of every
file at its first reading instead would take the archive's size again, for the few that change.
Of a text that has only grown nothing is kept: all of it still stands there.
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
    """What one refresh keeps and drops; `problems` are what could not be kept or read."""

    def __init__(self, index: sqlite3.Connection, store: DocumentStore, today: date) -> None:
        """Looks at nothing yet."""
        self._index, self._store, self._today = index, store, today
        self.problems: list[Unreadable] = []

    def learn(self) -> None:
        """Tell the index of versions that it does not know: it is new, or they are."""
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
        """Keep the bulletins of a source that others are about to replace, where they differ."""
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
        """Drop versions that are too old or too many; those with a marked text stay.

        `marked_texts` gives the hashes of texts that carry a mark; it goes through all marks, so it
        is not asked where no version is kept.  Returns how many have gone.
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
    """The hashes of the texts that changed, and of what they became."""
    return [(part.text, part.became) for part in text.parts if part.text != part.became]


def _as_it_was(old: StoredText, new: PreparedBulletin | None, today: date) -> KeptText:
    """A bulletin of the index, with what becomes of each of its texts."""
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
