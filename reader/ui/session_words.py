"""Turns a session into words for its list: why it is empty, which match the cursor is on."""

from __future__ import annotations

from reader.library.rows import Progress
from reader.library.views.catch_up import CATCH_UP
from reader.ui.query_state import (
    HOME,
    ListCounts,
    describe_result,
    describe_total,
    nothing_in,
)
from reader.ui.session import Session


def list_counts(session: Session) -> ListCounts:
    """Return the number of rows in the list, and that of unread ones unless it answers a query."""
    found, listing, library = session.found, session.listing, session.library
    if found is not None:
        return ListCounts(found.total, None, found.more, is_mistaken=session.is_mistaken)
    if session.listed == HOME.view:
        return ListCounts(listing.readable, library.counts().unread)
    noun = session.listed.noun
    unread = library.count_unread(listing) if noun == HOME.view.noun else 0
    return ListCounts(listing.readable, unread, noun=noun)


def match_words(session: Session) -> str:
    """Return the number of rows that a search found, and which of them is under the cursor."""
    found, listing = session.found, session.listing
    if found is None or not found.total or found.mistake is not None:
        return session.result_words(is_typing=False)
    number = listing.number_of(session.cursor)
    return f"{describe_total(found)} · match {number:,} of {listing.readable:,}"


FIRST_READING = "Reading the sources…"
"""What a list without rows says while nothing has been read."""


NOTHING_READ = "Nothing here could be read · ! shows why"
"""What the list of developments says if all sources have failed."""


def empty_words(session: Session, progress: Progress | None) -> str:
    """Return the words for an empty list: why it is empty, and what to do.

    Until all sources are read (`progress`), rows may still come.
    """
    is_read = progress is not None and progress.finished
    view = session.listed
    joined = view.joined(session.library.view_data) if view.joined is not None else None
    if joined is not None and not (is_read and joined.is_ready):
        return view.waiting
    if session.found is not None:
        return describe_result(session.found, False)
    if session.query is not None:
        return ""
    if not is_read and not session.library.counts().developments:
        return FIRST_READING
    if session.is_empty and progress is not None and progress.unreadable:
        return NOTHING_READ
    since = session.library.view_data.catch_up.since
    if session.shown.view == CATCH_UP and since is not None and since.clock:
        counts = session.library.counts()
        left = f"{counts.unread:,} of {counts.developments:,} developments are unread"
        when = f"Nothing new since your last key, {since.clock}"
        return f"{when} · {left} · {HOME.view.key} shows all"
    return nothing_in(session.shown)
