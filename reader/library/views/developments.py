"""Index, marks and sources to what the list shows: groups of rows, rows, counts.

Everything is asked for when it is needed; what is kept is made again when the index has changed.
While another thread fills the index it changes all the time: then that thread makes it, now and
then, and whoever shows it takes what there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader.library.index import queries
from reader.library.index.queries import ListedEntry
from reader.library.index.recover import RecoveringIndex
from reader.library.index.source_paths import source_path
from reader.library.marks.current_marks import CurrentMarks
from reader.library.rows import Counts, Listing, Progress, Row, View
from reader.library.views.catalogue import NOTHING, Catalogue, catalogue
from reader.library.views.grouped_list import GroupedListing, RowGroup

if TYPE_CHECKING:
    from reader.library.marks.records import MarkKind
    from reader.models import Bulletin

_COUNTED: tuple[MarkKind, ...] = ("read", "bookmark")
_PAUSE = 10.0
"""While the index is filled: so many times as long as making what is shown took is waited."""

ReportProgress = Callable[[Progress], None]


class ReadyCatalogue(NamedTuple):
    """What is shown while the index is filled, and the version that it is of."""

    version: tuple[int, int, int]
    catalogue: Catalogue


class ShownDevelopments:
    """What the sources of one library show."""

    def __init__(
        self, cabinet: RecoveringIndex, marks: CurrentMarks, sources: Sequence[str]
    ) -> None:
        """Standard input is shown from when it has been read: see `add`."""
        self._cabinet, self._marks = cabinet, marks
        self._sources = [source_path(source) for source in sources if source != "-"]
        self._made_of: tuple[int, int, int] | None = None
        self._catalogue = NOTHING
        self._tally: dict[MarkKind, dict[int, int]] = {}  # rows by story
        self._ready: ReadyCatalogue | None = None
        self._prepared = 0

    @contextmanager
    def filling(self, report: ReportProgress) -> Iterator[ReportProgress]:
        """For a thread that fills the index for others: how it reports, while it does.

        A report says that something has changed when what is shown has been made anew.
        """
        waits, due = False, 0.0

        def told(progress: Progress) -> None:
            nonlocal waits, due
            waits = waits or progress.changed
            changed = waits and (begun := monotonic()) >= due
            if changed:
                self._prepare()
                waits, due = False, monotonic() + _PAUSE * (monotonic() - begun)
            report(progress._replace(changed=changed))

        if self._made_of is not None:
            self._ready = ReadyCatalogue(self._made_of, self._catalogue)
        try:
            yield told
        finally:
            self._ready = None

    def _prepare(self) -> None:
        made = self._cabinet.ask(lambda index: catalogue(index, self._sources))
        self._prepared += 1
        self._ready = ReadyCatalogue((-1, self._prepared, len(self._sources)), made)

    def add(self, paths: Sequence[bytes]) -> None:
        """Show these paths of the index too."""
        self._sources += [path for path in paths if path not in self._sources]

    def listing(self, view: View, keep: frozenset[int]) -> Listing:
        """The rows of a view, and of what is kept in it."""
        return self.listing_of(self.now().bulletins if view == "all" else self.some(view, keep))

    def listing_of(self, groups: Sequence[RowGroup]) -> Listing:
        """These groups as a list."""
        ask = (self._head, self._entries, self.draw, self._find, self._unread, self._whole)
        return GroupedListing(groups, *ask)

    def counts(self) -> Counts:
        """Totals of all that is listed."""
        shown = self.now()
        self._retally()
        unread = shown.rows - sum(self._tally["read"].values())
        bookmarked = sum(self._tally["bookmark"].values())
        return Counts(len(shown.bulletins), shown.developments, unread, bookmarked)

    def entry(self, key: int) -> ListedEntry | None:
        """A lead or development by its key."""
        found = self._cabinet.ask(lambda index: queries.entry(index, key))
        return found[0] if found else None

    def also(self, key: int) -> tuple[Bulletin, ...]:
        """The other bulletins shown that have a development in the very same words."""
        shown = self._catalogue
        found = self.entry(key) if shown.hidden else None
        if found is None:
            return ()
        story = found.story
        others = self._cabinet.ask(lambda index: shown.others(index, key, story))
        numbers = dict.fromkeys(copy.bulletin for copy in others)
        return tuple(self._cabinet.ask(lambda index: queries.heads(index, numbers)))

    def draw(self, entry: ListedEntry) -> Row:
        """An entry as a row, with its marks as they are now."""
        story = entry.story
        return Row(
            kind="development" if entry.position else "lead",
            key=entry.key,
            title=entry.title,
            read=self._marks.is_on("read", story),
            bookmarked=self._marks.is_on("bookmark", story),
            updated=self._is_updated(entry),
            pending=self._marks.is_pending(story),
            noted=self._marks.is_on("note", story),
            tags=tuple(self._marks.text("tags", story).splitlines()),
        )

    def some(self, view: View, keep: frozenset[int]) -> list[RowGroup]:
        """The groups of those developments that fit the view, or are kept in it."""
        shown = self.now()
        wanted = view == "bookmarks"
        on = self._marks.all_on("bookmark" if wanted else "read")
        fits = self._cabinet.ask(
            lambda index: queries.chosen(index, on, wanted, keep, shown.hidden)
        )
        return [RowGroup(*fits[key]) for key in shown.bulletins.keys if key in fits]

    def updated(self) -> set[int]:
        """The stories that say something else than when they were read."""
        read = {story: self._marks.read_text(story) for story in self._marks.all_on("read")}
        found = self._cabinet.ask(lambda index: queries.entries_with_text(index, read))
        return {
            entry.story
            for entry in found
            if read[entry.story] != entry.text and self._is_updated(entry)
        }

    def unread(self, listing: Listing) -> list[int]:
        """The keys of what a list shows as unread, or as updated since it was read."""
        keys, read = listing.keys(), self._marks.all_on("read")
        new, old = self._cabinet.ask(lambda index: queries.parted(index, keys, read))
        return new + [entry.key for entry in old if self._is_updated(entry)]

    def _whole(self) -> dict[int, str]:
        """The keys of all that is listed, by bulletin."""
        hidden = self._catalogue.hidden
        found = self._cabinet.ask(lambda index: queries.chosen(index, (), False, (), hidden))
        return {bulletin: chosen.keys for bulletin, chosen in found.items()}

    def _unread(self) -> set[int]:
        return {group.bulletin for group in self.some("unread", frozenset())}

    def version(self) -> tuple[int, int, int]:
        """Changes when lists that were made before are no longer of what the index holds."""
        ready = self._ready
        return ready.version if ready else (*self._cabinet.version(), len(self._sources))

    def now(self) -> Catalogue:
        """What is shown, made again when the index or the sources have changed."""
        ready = self._ready
        made_of = ready.version if ready else self.version()
        if self._made_of != made_of:
            self._catalogue = ready.catalogue if ready else self._made()
            self._made_of = made_of
            self._tally = {}
        return self._catalogue

    def _made(self) -> Catalogue:
        """What is shown, from the index, in which marks may have another place than before."""
        if self._made_of is not None:
            self._marks.index_changed()
        return self._cabinet.ask(lambda index: catalogue(index, self._sources))

    def _retally(self) -> None:
        """Keep count of the rows in the list that are read, and that are bookmarked, by story."""
        shown, touched = self._catalogue, self._marks.take_changed()
        for deed in _COUNTED:
            stories = touched if deed in self._tally else self._marks.all_on(deed)
            tally = self._tally.setdefault(deed, {})
            listed = self._cabinet.ask(partial(shown.listed, stories=stories))
            for story in stories:
                tally.pop(story, None)
            tally |= {s: rows for s, rows in listed.items() if self._marks.is_on(deed, s)}

    def _head(self, group: RowGroup) -> Row:
        """The row of a bulletin."""
        found = self._cabinet.ask(lambda index: queries.header(index, group.bulletin))
        day, inferred, title = found or ("", 0, "…")
        return Row(
            "bulletin", group.bulletin, title, day or None, bool(inferred), group.developments
        )

    def _entries(self, group: RowGroup) -> Sequence[ListedEntry]:
        """The entries of a group as they are now."""
        found = self._cabinet.ask(lambda index: queries.entries(index, group.bulletin))
        if group.keys is None:
            hidden = self._catalogue.hidden
            return [entry for entry in found if entry.key not in hidden]
        wanted = set(map(int, group.keys.split(",")))
        return [entry for entry in found if entry.key in wanted]

    def _find(self, key: int) -> tuple[int, int] | None:
        """The bulletin and the key that a development is listed under."""
        found = self._cabinet.ask(lambda index: queries.entry(index, key))
        if found is None:
            return None
        if key not in self._catalogue.hidden:
            return found[1], key
        chosen = self._catalogue.chosen[found[0].story]
        other = self._cabinet.ask(lambda index: queries.entry(index, chosen))
        return (other[1], chosen) if other else None

    def _is_updated(self, entry: ListedEntry) -> bool:
        """Whether the text says something else than when it was read."""
        if self._marks.read_text(entry.story) in (None, entry.text):
            return False
        from reader.library.identity.fingerprint import (
            is_updated_line,  # hardly ever on the way to the first screen
        )

        was = self._marks.read_target(entry.story)
        now = self._cabinet.ask(lambda index: queries.fingerprint_line(index, entry.key))
        return was is not None and now is not None and is_updated_line(was, now)
