"""Turns index, marks and sources into what lists show: groups of developments, rows and counts.

Rows are read when they are needed; the catalogue of bulletins is kept until the index changes.
While a thread fills the index, which changes it all the time, that thread makes the catalogue now
and then, and lists are made from the last one.
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
"""While the index is filled: the pause between two catalogues, in times that making one took."""

_MARK_TERMS: dict[str, tuple[MarkKind, bool]] = {
    "is:bookmarked": ("bookmark", True),
    "is:read": ("read", True),
    "is:unread": ("read", False),
}
"""Terms of the search language that marks alone decide: the mark, and whether it must be there.

A view whose query has no other term is listed without loading and running the search.
"""

ReportProgress = Callable[[Progress], None]


class ReadyCatalogue(NamedTuple):
    """The last catalogue that was made while the index is filled, and its version."""

    version: tuple[int, int, int]
    catalogue: Catalogue


class ShownDevelopments(OpenedData):
    """The developments that the sources of one library show; the `ViewData` of every view."""

    def __init__(
        self, index: RecoveringIndex, marks: CurrentMarks, remarks: Remarks, sources: Sequence[str]
    ) -> None:
        """Standard input is not among the `sources`, as the index keeps them, until it is added."""
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
        """Wraps the `report` of a thread that fills the index, while it does.

        A wrapped report says that something has changed when the catalogue has been made anew.
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
        """Show what the index holds of these paths too."""
        self.sources += [path for path in paths if path not in self.sources]

    def groups(self, view: View, keep: frozenset[int]) -> Sequence[RowGroup] | None:
        """The developments of a view, and those with keys in `keep`; None if a search must say."""
        terms = view.query.split()
        if not terms:
            return self.now().bulletins
        if not all(term in _MARK_TERMS for term in terms):
            return None
        return self._marked(terms, keep)

    def _marked(self, terms: Sequence[str], keep: frozenset[int]) -> list[RowGroup]:
        """The developments that fit all of these terms of marks, and those in `keep`."""
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
        """A list with a row for each development of these groups, below its bulletin."""
        return self.row_list(groups, self.entries, self.row_of, self.home_of)

    def row_list(
        self,
        groups: Sequence[RowGroup],
        entries: Callable[[RowGroup], Sequence[E]],
        row_of: Callable[[E], Row],
        home_of: Callable[[int], tuple[int, int] | None],
        whole: Callable[[], Mapping[int, str]] | None = None,
    ) -> Listing:
        """A list with rows of a view's own below each bulletin; see `ViewData.row_list`."""
        joined, whole = self._catalogue.join(groups), whole or self.whole
        return GroupedListing(
            joined, self.heading_row, entries, row_of, home_of, self._unread, whole
        )

    @property
    def hidden(self) -> frozenset[int]:
        """The keys of developments that are not listed, for others have the very same words."""
        return self._catalogue.hidden

    @property
    def joined(self) -> Container[int]:
        """The bulletins that are listed with others under one heading."""
        return self._catalogue.joined

    def ask(self, read: Callable[[sqlite3.Connection], T]) -> T:
        """What `read` returns for a connection to the index."""
        return self._index.ask(read)

    def counts(self) -> Counts:
        """Totals of all that is listed."""
        shown = self.now()
        self._recount_marks()
        unread = shown.rows - sum(self._tally["read"].values())
        bookmarked = sum(self._tally["bookmark"].values())
        return Counts(shown.readable, shown.rows, unread, bookmarked)

    def entry(self, key: int) -> ListedEntry | None:
        """The lead or development with this key, or None."""
        found = self._index.ask(lambda index: listed_rows.entry(index, key))
        return found[0] if found else None

    def also(self, key: int) -> tuple[TextCopy, ...]:
        """The other bulletins shown that have this development in the very same words."""
        shown = self._catalogue
        found = self.entry(key) if shown.hidden else None
        if found is None:
            return ()
        story = found.story
        others = self._index.ask(lambda index: shown.others(index, key, story))
        keys = [copy.key for copy in others]
        return tuple(self._index.ask(lambda index: queries.text_copies(index, keys)))

    def row_of(self, entry: ListedEntry) -> Row:
        """An entry as a row, with its marks as they are now."""
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
        """The stories whose text says something else than when it was read."""
        return self._updated.stories()

    def unread(self, listing: Listing) -> list[int]:
        """The targets of a list that are unread, or updated since they were read."""
        keys, read = listing.targets(), self._marks.all_on("read")
        new, old = self._index.ask(lambda index: queries.parted(index, keys, read))
        return new + [entry.key for entry in old if self._updated.is_updated(entry)]

    def count_unread(self, listing: Listing) -> int:
        """How many targets of a list are unread."""
        keys, read = listing.targets(), self._marks.all_on("read")
        return len(self._index.ask(lambda index: queries.parted(index, keys, read))[0])

    def whole(self) -> dict[int, str]:
        """The keys of all developments that are listed, by bulletin, with commas between them."""
        hidden = self._catalogue.hidden
        found = self._index.ask(lambda index: queries.chosen(index, (), False, (), hidden))
        return {bulletin: chosen.keys for bulletin, chosen in found.items()}

    def _unread(self) -> set[int]:
        """The bulletins with anything unread."""
        home = self._catalogue.home
        return {home(group.bulletin) for group in self._marked([UNREAD], frozenset())}

    def version(self) -> tuple[int, int, int]:
        """A value that is another one when lists that were made before are out of date."""
        ready = self._ready
        return ready.version if ready else (*self._index.version(), len(self.sources))

    def now(self) -> Catalogue:
        """The catalogue, made anew when the index or the sources have changed."""
        ready = self._ready
        made_of = ready.version if ready else self.version()
        if self._made_of != made_of:
            self._catalogue = ready.catalogue if ready else self._made()
            self._made_of = made_of
            self._tally = {}
        return self._catalogue

    def _made(self) -> Catalogue:
        """A new catalogue; marks are placed again, for the index may hold other texts."""
        if self._made_of is not None:
            self._marks.index_changed()
        return self._index.ask(lambda index: catalogue(index, self.sources))

    def _recount_marks(self) -> None:
        """Update how many listed rows of each story are read, and how many bookmarked."""
        shown, touched = self._catalogue, self._marks.take_changed()
        for deed in _COUNTED:
            stories = touched if deed in self._tally else self._marks.all_on(deed)
            tally = self._tally.setdefault(deed, {})
            listed = self._index.ask(partial(shown.listed, stories=stories))
            for story in stories:
                tally.pop(story, None)
            tally |= {s: rows for s, rows in listed.items() if self._marks.is_on(deed, s)}

    def heading_row(self, group: RowGroup) -> Row:
        """The row of a bulletin."""
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
        """The developments of a group as they are now, the bulletin's lead first."""
        return self._index.ask(lambda index: self._catalogue.entries(index, group))

    def home_of(self, key: int) -> tuple[int, int] | None:
        """The bulletin that a development is listed in, and the key of its row."""
        found = self._index.ask(lambda index: listed_rows.entry(index, key))
        if found is None:
            return None
        if key not in self._catalogue.hidden:
            return self._catalogue.home(found[1]), key
        chosen = self._catalogue.chosen[found[0].story]
        other = self._index.ask(lambda index: listed_rows.entry(index, chosen))
        return (self._catalogue.home(other[1]), chosen) if other else None

    def is_updated(self, key: int) -> bool:
        """Whether the text of a development says something else than when it was read."""
        found = self.entry(key)
        return found is not None and self._updated.is_updated(found)
