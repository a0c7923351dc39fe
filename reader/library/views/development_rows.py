"""Builds lists from index, marks and sources: groups of developments, rows and counts.

Rows are read when they are needed; the catalogue of bulletins is kept until the index changes.
While a thread fills the index, which changes all the time, that thread builds the catalogue now and
then, and lists use the latest one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader.library.index import listed_rows, queries
from reader.library.index.listed_rows import ListedEntry
from reader.library.index.recover import RecoveringIndex
from reader.library.index.source_paths import source_path
from reader.library.marks.current_marks import CurrentMarks
from reader.library.marks.remarks import Remarks
from reader.library.rows import Counts, Listing, Progress, Row, RowState, TextCopy
from reader.library.views.catalogue import NOTHING, Catalogue, catalogue
from reader.library.views.grouped_list import E, GroupedListing, RowGroup
from reader.library.views.joined.opened_data import OpenedData
from reader.library.views.updated_texts import UpdatedTexts
from reader.library.views.view import UNREAD, T, View

if TYPE_CHECKING:
    from reader.library.marks.records import MarkKind

_COUNTED: tuple[MarkKind, ...] = ("read", "bookmark")
_PAUSE = 10.0
"""While the index is filled: the pause between two catalogues, as a multiple of the time one takes.
"""

_MARK_TERMS: dict[str, tuple[MarkKind, bool]] = {
    "is:bookmarked": ("bookmark", True),
    "is:read": ("read", True),
    "is:unread": ("read", False),
}
"""Search terms that marks alone decide: the kind of mark, and whether it must be set.

A view whose query has only such terms is listed without importing and running the search.
"""

ReportProgress = Callable[[Progress], None]


class ReadyCatalogue(NamedTuple):
    """The latest catalogue built while the index is being filled, and its version."""

    version: tuple[int, int, int]
    catalogue: Catalogue


class ShownDevelopments(OpenedData):
    """The listed developments of one library; the `ViewData` of every view."""

    def __init__(
        self, index: RecoveringIndex, marks: CurrentMarks, remarks: Remarks, sources: Sequence[str]
    ) -> None:
        """Standard input ("-") is not listed until its stored path is passed to `add`."""
        super().__init__(index, marks, remarks)
        self._updated = UpdatedTexts(index, marks)
        self.sources = [source_path(source) for source in sources if source != "-"]
        self._made_of: tuple[int, int, int] | None = None
        self._catalogue = NOTHING
        self._tally: dict[MarkKind, dict[int, int]] = {}  # rows by story
        self._ready: ReadyCatalogue | None = None
        self._prepared = 0

    @contextmanager
    def filling(self, report: ReportProgress) -> Iterator[ReportProgress]:
        """Wrap the `report` of a thread that fills the index, for the duration of the block.

        The wrapped report has `changed` set only when a new catalogue has been built.
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
        made = self._index.ask(lambda index: catalogue(index, self.sources))
        self._prepared += 1
        self._ready = ReadyCatalogue((-1, self._prepared, len(self.sources)), made)

    def add(self, paths: Sequence[bytes]) -> None:
        """List what the index holds of these paths too."""
        self.sources += [path for path in paths if path not in self.sources]

    def groups(self, view: View, keep: frozenset[int]) -> Sequence[RowGroup] | None:
        """Return the rows of a view by bulletin, with those in `keep`.

        None if it needs a search.
        """
        terms = view.query.split()
        if not terms:
            return self.now().bulletins
        if not all(term in _MARK_TERMS for term in terms):
            return None
        return self._marked(terms, keep)

    def _marked(self, terms: Sequence[str], keep: frozenset[int]) -> list[RowGroup]:
        """The developments that match all of these mark terms, and those in `keep`."""
        shown = self.now()
        marks = [_MARK_TERMS[term] for term in terms]
        present = [frozenset(self._marks.all_on(kind)) for kind, on in marks if on]
        absent = frozenset().union(*(self._marks.all_on(kind) for kind, on in marks if not on))
        stories = frozenset.intersection(*present) - absent if present else absent
        fits = self._index.ask(
            lambda index: queries.chosen(index, stories, bool(present), keep, shown.hidden)
        )
        return [RowGroup(*fits[key]) for key in shown.bulletins.keys if key in fits]

    def development_list(self, groups: Sequence[RowGroup]) -> Listing:
        """Return a list with a row for each development of these groups, below its bulletin."""
        return self.row_list(groups, self.entries, self.row_of, self.home_of)

    def row_list(
        self,
        groups: Sequence[RowGroup],
        entries: Callable[[RowGroup], Sequence[E]],
        row_of: Callable[[E], Row],
        home_of: Callable[[int], tuple[int, int] | None],
        whole: Callable[[], Mapping[int, str]] | None = None,
    ) -> Listing:
        """Return a list with a view's own rows below each bulletin; see `ViewData.row_list`."""
        joined, whole = self._catalogue.join(groups), whole or self.whole
        return GroupedListing(
            joined, self.heading_row, entries, row_of, home_of, self._unread, whole
        )

    @property
    def hidden(self) -> frozenset[int]:
        """The keys of developments that are not listed because a copy of them is."""
        return self._catalogue.hidden

    def bulletins(self) -> Sequence[int]:
        """Return the keys of the listed bulletins."""
        return self.now().bulletins.keys

    @property
    def joined(self) -> Container[int]:
        """The bulletins that share a heading row with others."""
        return self._catalogue.joined

    def ask(self, read: Callable[[sqlite3.Connection], T]) -> T:
        """Call `read` with a connection to the index, and return its result."""
        return self._index.ask(read)

    def counts(self) -> Counts:
        """Return totals over everything that is listed."""
        shown = self.now()
        self._recount_marks()
        unread = shown.rows - sum(self._tally["read"].values())
        bookmarked = sum(self._tally["bookmark"].values())
        return Counts(shown.readable, shown.rows, unread, bookmarked)

    def entry(self, key: int) -> ListedEntry | None:
        """Return the lead or development with this key, or None."""
        found = self._index.ask(lambda index: listed_rows.entry(index, key))
        return found[0] if found else None

    def also(self, key: int) -> tuple[TextCopy, ...]:
        """Return the other listed bulletins that contain exactly this text."""
        shown = self._catalogue
        found = self.entry(key) if shown.hidden else None
        if found is None:
            return ()
        story = found.story
        others = self._index.ask(lambda index: shown.others(index, key, story))
        keys = [copy.key for copy in others]
        return tuple(self._index.ask(lambda index: queries.text_copies(index, keys)))

    def row_of(self, entry: ListedEntry) -> Row:
        """Return the row of an entry, with its current marks."""
        kind = "development" if entry.position else "lead"
        state, summary = self.state_of(entry), self._remarks.summary(entry)
        return Row(kind, entry.key, entry.key, (entry.title,), state, summary=summary)

    def state_of(self, entry: ListedEntry) -> RowState:
        """The reader's marks on a development."""
        story = entry.story
        return RowState(
            read=self._marks.is_on("read", story),
            bookmarked=self._marks.is_on("bookmark", story),
            updated=self._updated.is_updated(entry),
            pending=self._marks.is_pending(story),
            noted=self._marks.is_on("note", story),
            tags=tuple(self._marks.text("tags", story).splitlines()),
        )

    def updated(self) -> set[int]:
        """Return the stories whose content has changed since they were read."""
        return self._updated.stories()

    def unread(self, listing: Listing) -> list[int]:
        """Return the targets of a list that are unread, or updated since they were read."""
        keys, read = listing.targets(), self._marks.all_on("read")
        new, old = self._index.ask(lambda index: queries.parted(index, keys, read))
        return new + [entry.key for entry in old if self._updated.is_updated(entry)]

    def count_unread(self, listing: Listing) -> int:
        """Count the targets of a list that are unread."""
        keys, read = listing.targets(), self._marks.all_on("read")
        return len(self._index.ask(lambda index: queries.parted(index, keys, read))[0])

    def whole(self) -> dict[int, str]:
        """Return the keys of all listed developments by bulletin, as comma-separated text."""
        hidden = self._catalogue.hidden
        found = self._index.ask(lambda index: queries.chosen(index, (), False, (), hidden))
        return {bulletin: chosen.keys for bulletin, chosen in found.items()}

    def _unread(self) -> set[int]:
        """The bulletins with unread developments."""
        home = self._catalogue.home
        return {home(group.bulletin) for group in self._marked([UNREAD], frozenset())}

    def version(self) -> tuple[int, int, int]:
        """A value that changes when lists built before are out of date."""
        ready = self._ready
        return ready.version if ready else (*self._index.version(), len(self.sources))

    def now(self) -> Catalogue:
        """Return the catalogue; it is built again if the index or the sources have changed."""
        ready = self._ready
        made_of = ready.version if ready else self.version()
        if self._made_of != made_of:
            self._catalogue = ready.catalogue if ready else self._made()
            self._made_of = made_of
            self._tally = {}
        return self._catalogue

    def _made(self) -> Catalogue:
        """A new catalogue. Marks are matched again, because the index may hold other texts."""
        if self._made_of is not None:
            self._marks.index_changed()
        return self._index.ask(lambda index: catalogue(index, self.sources))

    def _recount_marks(self) -> None:
        """Update the numbers of listed rows of each story that are read and bookmarked."""
        shown, touched = self._catalogue, self._marks.take_changed()
        for deed in _COUNTED:
            stories = touched if deed in self._tally else self._marks.all_on(deed)
            tally = self._tally.setdefault(deed, {})
            listed = self._index.ask(partial(shown.listed, stories=stories))
            for story in stories:
                tally.pop(story, None)
            tally |= {s: rows for s, rows in listed.items() if self._marks.is_on(deed, s)}

    def heading_row(self, group: RowGroup) -> Row:
        """Return the heading row of a bulletin."""
        found = self._index.ask(lambda index: listed_rows.header(index, group.bulletin))
        day, inferred, title, times, why = found or ("", 0, "…", "", "")
        return Row(
            kind="unreadable" if why else "bulletin",
            key=group.bulletin,
            target=None,
            cells=(title, why) if why else (title,),
            date=day or None,
            inferred=bool(inferred),
            developments=group.developments,
            times=times,
        )

    def entries(self, group: RowGroup) -> Sequence[ListedEntry]:
        """Return the current developments of a group, the bulletin's lead first."""
        return self._index.ask(lambda index: self._catalogue.entries(index, group))

    def home_of(self, key: int) -> tuple[int, int] | None:
        """Return the bulletin under which a development is listed, and the key of its row."""
        found = self._index.ask(lambda index: listed_rows.entry(index, key))
        if found is None:
            return None
        if key not in self._catalogue.hidden:
            return self._catalogue.home(found[1]), key
        chosen = self._catalogue.chosen[found[0].story]
        other = self._index.ask(lambda index: listed_rows.entry(index, chosen))
        return (self._catalogue.home(other[1]), chosen) if other else None

    def is_updated(self, key: int) -> bool:
        """Whether the content of a development has changed since it was read."""
        found = self.entry(key)
        return found is not None and self._updated.is_updated(found)
