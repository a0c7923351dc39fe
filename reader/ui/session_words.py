"""Turns a session into the words for its list: why it is empty, which match the cursor is on."""

from __future__ import annotations

from reader.ui.query_state import describe_result, describe_total, nothing_in
from reader.ui.session import Session


def match_words(session: Session) -> str:
    """How many rows a search found, and which of them is under the cursor."""
    found, listing = session.found, session.listing
    if found is None or not found.total:
        return session.result_words(is_typing=False)
    number = listing.number_of(session.cursor)
    return f"{describe_total(found)} · match {number:,} of {listing.readable:,}"


def empty_words(session: Session) -> str:
    """What a list without rows says: why it is empty, and what to do."""
    if session.found is not None:
        return describe_result(session.found, False)
    return nothing_in(session.shown) if session.query is None else ""
