"""Compares a development with its text as last read, or as first stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reader.library.documents.versions import VersionPlace, version_before, version_with
from reader.library.index import listed_rows
from reader.library.index.recover import RecoveringIndex
from reader.library.rows import ChangedSince
from reader.models import AnnotatedBulletin, Bulletin, Development, Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ledger.change_types import Changes
    from reader.library.documents.stored_texts import StoredText


class EarlierText(NamedTuple):
    """Since when a development's text has changed, and where the earlier text is kept, if it is."""

    since: ChangedSince
    place: VersionPlace | None


NOTHING_EARLIER = EarlierText("", None)


class EarlierTexts:
    """The earlier versions of the developments of one library."""

    def __init__(
        self,
        index: RecoveringIndex,
        folder: Path,
        read_text: Callable[[int], str | None],
        is_updated: Callable[[int], bool],
    ) -> None:
        """`folder` is that of the document store.

        `read_text` returns the hash of the text of a story that was marked as read, and
        `is_updated` whether the content of a development differs from it.
        """
        self._index, self._folder = index, folder
        self._read_text, self._is_updated = read_text, is_updated

    def find(self, key: int) -> EarlierText:
        """Return what is known about the earlier text of a development."""
        found = self._index.ask(lambda index: listed_rows.entry(index, key))
        if found is None:
            return NOTHING_EARLIER
        now = found[0].text
        read = self._read_text(found[0].story)
        if read not in (None, now) and self._is_updated(key):
            was = self._index.ask(lambda index: version_with(index, read or ""))
            return EarlierText("read", was)
        before = self._index.ask(lambda index: version_before(index, now))
        return EarlierText("first", before) if before is not None else NOTHING_EARLIER

    def kept(self, text: str) -> tuple[Bulletin, Development] | None:
        """Return the latest stored bulletin with the text that has this hash, and that part."""
        from reader.library.documents.store import DocumentStore

        place = self._index.ask(lambda index: version_with(index, text))
        found = DocumentStore(self._folder).read(place.name) if place is not None else None
        if place is None or found is None or isinstance(found, Unreadable):
            return None
        at, bulletin = found.place_of(place.text), found.whole()
        return (bulletin, bulletin.parts[at]) if at is not None else None

    def changes(self, key: int) -> Changes | str:
        """Return what changed in a development, or a message that says why it cannot be compared.

        Both texts are annotated with the current rules, which takes a while: call it in a thread.
        """
        from reader.library.documents.store import DocumentStore
        from reader.library.documents.stored_texts import stored_text_of

        earlier = self.find(key)
        stored = self._index.ask(lambda index: stored_text_of(index, key))
        if stored is None or not earlier.since:
            return "Nothing has changed here since it was first loaded"
        if earlier.place is None:
            return "The earlier words were not kept"
        kept = DocumentStore(self._folder).read(earlier.place.name)
        if isinstance(kept, Unreadable):
            return f"The earlier version {kept.why}"
        place = kept.place_of(earlier.place.text)
        if place is None:
            return "The earlier words were not kept"
        return _compared(kept.whole(), place, stored, key)


def _compared(was: Bulletin, place: int, stored: StoredText, key: int) -> Changes:
    """Compare a part of the earlier bulletin with the development with this key."""
    from reader.ledger.changes import compare
    from reader.pipeline import annotate_bulletin

    now = next(at for at, (known, _) in enumerate(stored.parts) if known.key == key)
    old, new = annotate_bulletin(was), annotate_bulletin(stored.whole())
    return compare(_one_part(old, place), _one_part(new, now))


def _one_part(read: AnnotatedBulletin, place: int) -> AnnotatedBulletin:
    """A bulletin reduced to one part, with the annotations made with its other parts present."""
    part, bulletin = read.bulletin.parts[place], read.bulletin
    if part is bulletin.lead:
        alone = bulletin._replace(developments=())
    else:
        alone = bulletin._replace(lead=None, developments=(part,))
    return AnnotatedBulletin(alone, (read.parts[place],))
