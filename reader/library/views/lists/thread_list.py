"""Lists threads: below the newest heading of a story, its developments by day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.library.index import listed_rows
from reader.library.rows import Listing, Row
from reader.library.views.grouped_list import GroupedListing, RowGroup
from reader.library.views.lists.series_list import moved_words
from reader.library.views.view import RowTests, ViewData


class _Told(NamedTuple):
    """The key of a development in a thread."""

    key: int


def list_threads(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """Return a row for each development; if some are given, only the threads that contain one."""
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
        cells = entry.title if entry else "…", f"· {group.size:,}"
        return Row("bulletin", -1 - group.bulletin, None, cells, date=thread.last or None)

    def draw(one: _Told) -> Row:
        found = data.ask(lambda index: listed_rows.entry(index, one.key))
        if found is None:
            return Row("thread", one.key, one.key, ("…", "", "", ""), roles=ROLES)
        entry, bulletin = found
        header = data.ask(lambda index: listed_rows.header(index, bulletin))
        day, words = header.date if header else "", _moved(data, one.key)
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


def _moved(data: ViewData, key: int) -> str:
    """Return the number of a development that has changed in its thread; "" if there is none."""
    moved = data.stories.moved.get(key)
    if moved is None:
        return ""
    return f"{moved_words(moved)}, {moved.claimant.name}" if moved.claimant else moved_words(moved)


ROLES = ("head", "number", "date", "note")
"""The roles of a row's cells: heading, changed number, day, and speakers."""

MOVED = ("head", "number", "day", "note")
"""The roles of the cells in a row with a changed number."""
