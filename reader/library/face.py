"""All that is known, behind one face: the index of bulletins and the reader's marks on them.

The screens, the command line and tests use this and nothing behind it.  Nothing here waits for a
disk but `refresh`, which is for a worker thread, and `close`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from reader.library import query
from reader.library.catalogue import Catalogue, catalogue, source_path
from reader.library.identity import is_updated
from reader.library.index import Index, open_index, replacement
from reader.library.listing import Group, GroupedListing
from reader.library.marker import Marker
from reader.library.marks.record import Deed
from reader.library.query import Entry
from reader.library.views import Article, Change, Counts, Listing, Place, Progress, Row, View
from reader.models import Unreadable

if TYPE_CHECKING:
    from reader.library.refresh import Done, Wish

DEEDS: tuple[Deed, ...] = ("read", "bookmark")


def ignore(change: Change) -> None:
    """Nobody is looking."""


class Library:
    """The bulletins of some sources, with the reader's marks."""

    def __init__(
        self, cache: Path, data: Path, sources: Sequence[str], *, computer: str | None = None
    ) -> None:
        """Open the index in `cache` and the marks in `data`; no bulletin is read yet.

        Shown is what the index holds of `sources`: files, folders with all below them, "-".
        """
        self.on_change: Callable[[Change], None] = ignore
        self._sources = tuple(sources)
        self._shown = [source_path(source) for source in sources if source != "-"]
        self._index, self._damage = open_index(cache)
        self._replacing = Lock()
        self._refreshing = False
        self._unreadable: tuple[Unreadable, ...] = ()
        self._catalogue: tuple[tuple[int, int, int], Catalogue] | None = None
        self._tally: dict[Deed, set[int]] = {}
        name = computer or os.uname().nodename
        self._marker = Marker(data, name, self._connect, self._tell)

    @property
    def problems(self) -> tuple[Unreadable, ...]:
        """What could not be read in the last refresh; damage found in the marks or the index."""
        return (*self._marker.problems, *self._damage, *self._unreadable)

    def listing(self, view: View = "all", keep: frozenset[int] = frozenset()) -> Listing:
        """The rows of a view; developments in `keep` are in it even if they no longer fit."""
        shown = self._shown_now()
        groups = self._all(shown) if view == "all" else self._some(shown, view, keep)
        return GroupedListing(groups, self._entries, self._draw, self._find)

    def counts(self) -> Counts:
        """Totals over what is shown."""
        shown = self._shown_now()
        self._retally(shown)
        bulletins, rows, developments = shown.totals()
        unread = rows - len(self._tally["read"])
        return Counts(bulletins, developments, unread, len(self._tally["bookmark"]))

    def article(self, key: int) -> Article | None:
        """A development with all that stands beside it; None when it has gone."""
        used = self._index
        try:
            return query.article(used.connection(), key)
        except (ValueError, sqlite3.DatabaseError) as error:
            self._replace_index(used, error)
            return None

    def row(self, key: int) -> Row | None:
        """A development's row as it looks now."""
        found = query.entry(self._connect(), key)
        return self._draw(found[0]) if found else None

    def set_read(self, keys: Sequence[int], read: bool) -> None:
        """Mark developments as read or unread: one record, one undo."""
        self._marker.mark("read", keys, read)

    def set_bookmark(self, keys: Sequence[int], on: bool) -> None:
        """Bookmark developments or not: one record, one undo."""
        self._marker.mark("bookmark", keys, on)

    def set_place(self, key: int, place: Place) -> None:
        """Keep the reader's place in a development; this is not undone."""
        self._marker.mark("place", [key], True, place)

    def place(self, key: int) -> Place | None:
        """The reader's place in a development."""
        found = query.entry(self._connect(), key)
        return self._marker.place(found[0].story) if found else None

    def undo(self) -> str | None:
        """Take back the last mark made in this session; says which it was."""
        return self._marker.undo()

    def unread_keys(self) -> tuple[int, ...]:
        """All that is shown and unread, in the order of the list."""
        groups = self._some(self._shown_now(), "unread", frozenset())
        return tuple(key for group in groups for key in group.keys or ())

    def refresh(
        self,
        *,
        given: date | None,
        today: date,
        report: Callable[[Progress], None],
        stop: Callable[[], bool],
        force: bool = False,
        stdin: bytes | None = None,
    ) -> None:
        """Read what is new or has changed, newest first; blocks, so call it in a worker thread."""
        from reader.library.refresh import Wish  # rules and parsers: not on the way to the screen

        wish = Wish(self._sources, given, today, force, stdin)
        self._refreshing = True
        try:
            done = self._refreshed(wish, report, stop)
        finally:
            self._refreshing = False
        self._unreadable = done.progress.unreadable
        self._shown = list({*self._shown, *done.stdin})
        report(done.progress)

    def unsaved(self) -> int:
        """How many marks are not on the disk yet."""
        return self._marker.unsaved()

    def close(self, timeout: float = 2.0) -> tuple[str, ...]:
        """Save what waits, at most for `timeout` seconds; what could not be saved, in words."""
        left = self._marker.close(timeout)
        self._index.close()
        return left

    def _connect(self) -> sqlite3.Connection:
        return self._index.connection()

    def _tell(self, change: Change) -> None:
        with suppress(RuntimeError):  # a screen that is being closed takes no messages
            self.on_change(change)

    def _refreshed(
        self, wish: Wish, report: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> Done:
        """Refresh; once more on a new index if this one is damaged or can't be written."""
        used = self._index
        try:
            return self._refresh_once(wish, report, stop)
        except sqlite3.DatabaseError as error:
            self._replace_index(used, error)
        return self._refresh_once(wish, report, stop)

    def _refresh_once(
        self, wish: Wish, report: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> Done:
        from reader.library.refresh import refresh

        done = refresh(self._connect(), self._marker, wish, report, stop)
        self._marker.review()
        return done

    def _replace_index(self, used: Index, error: Exception) -> None:
        """Go on with a new index: on the disk after damage, else in memory."""
        with self._replacing:
            if self._index is not used:
                return  # another thread has met the damage too and was quicker
            self._index, problem = replacement(used, error)
        self._damage = (*self._damage, problem)
        self._catalogue = None
        self._marker.review()
        used.close()

    def _shown_now(self) -> Catalogue:
        """What is shown, made again when the index or the sources have changed."""
        index = self._connect()
        now = (id(index), query.version(index), len(self._shown))
        if self._catalogue is None or self._catalogue[0] != now:
            if self._catalogue is not None and not self._refreshing:
                self._marker.review()  # another program has changed the index
            self._catalogue = (now, catalogue(index, self._shown))
            self._tally = {}
        return self._catalogue[1]

    def _retally(self, shown: Catalogue) -> None:
        """Keep count of the stories in the list that are read, and that are bookmarked."""
        touched = self._marker.take_touched()
        for deed in DEEDS:
            on = self._marker.all_on(deed) if deed not in self._tally else touched
            tally = self._tally.setdefault(deed, set())
            listed = shown.listed(self._connect(), on)
            tally -= on
            tally |= {story for story in listed if self._marker.is_on(deed, story)}

    def _all(self, shown: Catalogue) -> list[Group]:
        sized = ((item, *shown.sizes(item)) for item in shown.bulletins)
        return [Group(item, size, count) for item, size, count in sized if size]

    def _some(self, shown: Catalogue, view: View, keep: frozenset[int]) -> list[Group]:
        """The groups of those developments that fit the view, or are kept in it."""
        wanted = view == "bookmarks"
        deed: Deed = "bookmark" if wanted else "read"
        on = self._marker.all_on(deed)
        parts = query.everything(self._connect())
        groups = []
        for item in shown.bulletins:
            fits = {
                key: position
                for key, position, story in parts.get(item.key, ())
                if key not in shown.hidden and ((story in on) is wanted or key in keep)
            }
            if fits:
                count = sum(position > 0 for position in fits.values())
                groups.append(Group(item, len(fits), count, tuple(fits)))
        return groups

    def _entries(self, group: Group) -> Sequence[Entry]:
        """The entries of a group as they are now."""
        found = query.entries(self._connect(), group.bulletin.key)
        if group.keys is not None:
            wanted = set(group.keys)
            return [entry for entry in found if entry.key in wanted]
        hidden = self._shown_now().hidden
        return [entry for entry in found if entry.key not in hidden]

    def _find(self, key: int) -> tuple[int, int] | None:
        """The bulletin and the key that a development is listed under."""
        found = query.entry(self._connect(), key)
        if found is None:
            return None
        entry, bulletin = found
        chosen = self._shown_now().chosen.get(entry.story, key)
        if chosen == key:
            return bulletin, key
        other = query.entry(self._connect(), chosen)
        return (other[1], chosen) if other else None

    def _draw(self, entry: Entry) -> Row:
        story = entry.story
        return Row(
            kind="development" if entry.position else "lead",
            key=entry.key,
            title=entry.title,
            read=self._marker.is_on("read", story),
            bookmarked=self._marker.is_on("bookmark", story),
            updated=self._is_updated(entry),
            pending=self._marker.is_pending(story),
        )

    def _is_updated(self, entry: Entry) -> bool:
        """Whether the text says something else than when it was read."""
        was = self._marker.read_as(entry.story)
        if was is None or was.text == entry.text:
            return False
        now = query.known(self._connect(), [entry.key])
        return bool(now) and is_updated(was, now[0].print)
