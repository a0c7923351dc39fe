"""A list of developments to lines, one a development: fields with tabs between them, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from reader.library.rows import Listing, Row

PAGE = 200
"""Rows that are fetched at once."""


def development_lines(listing: Listing) -> Iterator[tuple[Row, Row]]:
    """Each lead and development of a list after the row of its bulletin."""
    bulletin: Row | None = None
    for low in range(0, len(listing), PAGE):
        for row in listing.rows(low, low + PAGE):
            if row.kind == "bulletin":
                bulletin = row
            elif bulletin is not None:
                yield bulletin, row


def tab_line(bulletin: Row, row: Row, snippet: str | None) -> str:
    """Date ("-" where there is none), bulletin, heading and what was found, with tabs between."""
    fields = [bulletin.date or "-", bulletin.title, row.title]
    return "\t".join(" ".join(part.split()) for part in (*fields, *([snippet] if snippet else [])))


def json_line(bulletin: Row, row: Row, snippet: str | None) -> str:
    """The same with the reader's marks as one line of JSON, which holds ASCII only."""
    value: dict[str, object] = {
        "date": bulletin.date,
        "date_inferred": bulletin.inferred,
        "bulletin": bulletin.title,
        "kind": row.kind,
        "heading": row.title,
        "read": row.state.read,
        "bookmarked": row.state.bookmarked,
        "updated": row.state.updated,
        "noted": row.state.noted,
        "tags": row.state.tags,
    }
    return json.dumps(value | ({} if snippet is None else {"snippet": snippet}))
