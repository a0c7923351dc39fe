"""Turns a list of developments into lines, one a development: fields with tabs, or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from reader.library import Library
from reader.library.rows import Listing, Row
from reader.library.views.row_identity import RowIdentity

PAGE = 200
"""Rows that are fetched at once."""

FindSnippet = Callable[[int], str]
"""Gives the words found in a development, by its key."""


def tab_lines(
    library: Library, listing: Listing, find_snippet: FindSnippet | None = None
) -> Iterator[str]:
    """Date ("-" where there is none), bulletin, heading and words found, with tabs between."""
    for bulletin, row in _development_rows(listing):
        fields = [bulletin.date or "-", bulletin.title, row.title]
        snippet = find_snippet(row.key) if find_snippet else ""
        yield "\t".join(" ".join(field.split()) for field in fields + [snippet] * bool(snippet))


def json_lines(
    library: Library, listing: Listing, find_snippet: FindSnippet | None = None
) -> Iterator[str]:
    """Each development as an object of JSON in ASCII; docs/formats.md says what its fields are."""
    identities = library.row_identities()
    for bulletin, row in _development_rows(listing):
        snippet = None if find_snippet is None else find_snippet(row.key)
        yield json.dumps(row_fields(bulletin, row, identities.find(row.key), snippet))


def row_fields(
    bulletin: Row, row: Row, identity: RowIdentity, snippet: str | None
) -> dict[str, object]:
    """What a script gets of one row: names to values that JSON knows.

    `snippet` is None where nothing was searched for.
    """
    return {
        "date": bulletin.date,
        "date_inferred": bulletin.inferred,
        "bulletin": bulletin.title,
        "kind": row.kind,
        "heading": row.title,
        "read": row.read,
        "bookmarked": row.bookmarked,
        "updated": row.updated,
        "noted": row.noted,
        "tags": row.tags,
        **({} if snippet is None else {"snippet": snippet}),
        **identity._asdict(),
    }


def _development_rows(listing: Listing) -> Iterator[tuple[Row, Row]]:
    """Each lead and development of a list after the row of its bulletin."""
    bulletin: Row | None = None
    for low in range(0, len(listing), PAGE):
        for row in listing.rows(low, low + PAGE):
            if row.kind == "bulletin":
                bulletin = row
            elif bulletin is not None:
                yield bulletin, row
