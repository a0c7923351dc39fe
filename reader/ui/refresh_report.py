"""Turns the end of a refresh into words for the status line."""

from __future__ import annotations

from os.path import basename

from reader.library.rows import Progress
from reader.ui.page.looks import plural
from reader.ui.query_state import HOME, nothing_in

READING = "Reading the sources again"


def refresh_words(progress: Progress, is_empty: bool, shown: str) -> str | None:
    """Return the words on texts not read or dropped, on an empty list, or on the refresh's end.

    `is_empty` says that the first view has no rows, and `shown` is the present text of the status
    line: only a user who asked for the refresh is told that it is done. Return None if there is
    nothing to say.
    """
    if progress.unreadable:
        first, *others = progress.unreadable
        more = f" (and {plural(len(others), 'other')})" if others else ""
        return f"Not read: {basename(first.source)} {first.why}{more} · ! shows all"
    if is_empty:
        return nothing_in(HOME)
    if progress.dropped:
        versions = plural(progress.dropped, "earlier version")
        return f"{versions} of texts deleted: too old, or too many (keep_days in the config file)"
    return "The sources have been read again" if shown == READING else None
