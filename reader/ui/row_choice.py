"""Chooses the row for the cursor when the user has not chosen one."""

from __future__ import annotations

from reader.library.rows import Counts, Listing


def first_row(listing: Listing, counts: Counts | None) -> int:
    """Return the first row; if `counts` say that nothing has been read, that of `telling_row`."""
    first = listing.step(0, 0)
    if counts is None or counts.unread < counts.developments:
        return first
    return telling_row(listing, first)


def telling_row(listing: Listing, first: int) -> int:
    """Return the row of the newest bulletin with most quotes and figures.

    `first` is its first row.
    """
    rows = enumerate(listing.rows(first, listing.bulletin_rows(first).stop), first)
    return max(rows, key=lambda row: min(row[1].summary[1:3]), default=(first, None))[0]


def nearest_unread(listing: Listing, index: int) -> int:
    """Return this row if it is unread, else the next unread row, the one before, or this row."""
    for start, direction in ((index - 1, 1), (index, -1)):
        if (found := listing.step_unread(start, direction)) is not None:
            return found
    return index
