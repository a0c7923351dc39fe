"""Turns the end of a refresh into what the status line says of it."""

from __future__ import annotations

from os.path import basename

from reader.library.rows import Progress
from reader.ui.page.looks import plural
from reader.ui.query_state import HOME, nothing_in

READING = "Reading the sources again"


def refresh_words(progress: Progress, is_empty: bool, shown: str) -> str | None:
    """What could not be read or was dropped, that there is nothing to show, or that all is done.

    `is_empty` says that the first view has no rows, and `shown` is what the status line says now:
    that all is done is told to a reader who asked for it.  None if there is nothing to say.
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
