"""Turns threads into rows: below the newest heading of a story its developments by day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.library.index import listed_rows
from reader.library.rows import Listing, Row
from reader.library.views.grouped_list import GroupedListing, RowGroup
from reader.library.views.lists.series_list import moved_words
from reader.library.views.view import RowTests, ViewData


class _Told(NamedTuple):
    """A development of a thread, by its key."""

    key: int


def list_threads(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """One row a development; of some developments the threads that have one of them."""
    threads = data.stories.threads
    if any(group.keys is not None for group in groups) or not groups:
        some = {int(key) for group in groups if group.keys for key in group.keys.split(",")}
        threads = tuple(one for one in threads if not some.isdisjoint(one.keys))
    shown = [
        RowGroup(number, len(one.keys), len(one.keys), ",".join(map(str, one.keys)))
        for number, one in enumerate(threads)
    ]
    homes = {key: (number, key) for number, one in enumerate(threads) for key in one.keys}

    def head(group: RowGroup) -> Row:
        thread = threads[group.bulletin]
        entry = data.entry(thread.keys[-1])
        title = f"{entry.title if entry else '…'} · {group.size:,}"
        return Row("bulletin", -1 - group.bulletin, None, (title,), date=thread.last or None)

    def draw(one: _Told) -> Row:
        found = data.ask(lambda index: listed_rows.entry(index, one.key))
        if found is None:
            return Row("thread", one.key, one.key, ("…", "", "", ""), roles=ROLES)
        entry, bulletin = found
        header = data.ask(lambda index: listed_rows.header(index, bulletin))
        day, moved = header.date if header else "", data.stories.moved.get(one.key)
        words = f"{moved_words(moved)}, {moved.claimant.name}" if moved is not None else ""
        cells = (entry.title, words, day, entry.summary.people)
        return Row(
            "thread", one.key, one.key, cells, data.state_of(entry), roles=MOVED if words else ROLES
        )

    return GroupedListing(
        shown,
        head,
        lambda group: [_Told(key) for key in threads[group.bulletin].keys],
        draw,
        homes.get,
        lambda: range(len(threads)),
        dict,
    )


ROLES = ("head", "number", "date", "note")
"""Of a heading, a number that moved, its day, and who speaks in it."""

MOVED = ("head", "number", "day", "note")
"""The same where there is a number."""
