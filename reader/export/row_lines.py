"""Turns the list of a view into lines, one a row: fields with tabs between them, or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from reader.export.thread_lines import thread_fields
from reader.library import Library
from reader.library.rows import Listing, Row
from reader.library.views.row_identity import RowIdentity
from reader.library.views.view import View

PAGE = 200
"""Rows that are fetched at once."""

FindSnippet = Callable[[int], str]
"""Returns the words found in a development, by its key."""


def tab_lines(listing: Listing, find_snippet: FindSnippet | None = None) -> Iterator[str]:
    """Date ("-" where there is none), bulletin, cells and words found, with tabs between them."""
    for bulletin, row, target in _rows_below(listing):
        cells = ["" if cell is None else str(cell) for cell in row.cells]
        snippet = find_snippet(target) if find_snippet else ""
        fields = [bulletin.date or "-", bulletin.title, *cells, *([snippet] if snippet else [])]
        yield "\t".join(" ".join(field.split()) for field in fields)


def json_lines(
    library: Library, view: View, listing: Listing, find_snippet: FindSnippet | None = None
) -> Iterator[str]:
    """Each row of a view as a JSON object in ASCII; docs/formats.md says what its fields are."""
    identities, threads = library.row_identities(), library.ledger_rows().threads()
    for bulletin, row, target in _rows_below(listing):
        snippet = None if find_snippet is None else find_snippet(target)
        fields = row_fields(view, bulletin, row, identities.find(target), snippet)
        yield json.dumps({**fields, **thread_fields(threads.row(target))})


def row_fields(
    view: View, bulletin: Row, row: Row, identity: RowIdentity, snippet: str | None
) -> dict[str, object]:
    """The fields of one row: those of every view, and the view's columns by their names.

    `bulletin` is the heading row above it; `snippet` is None where nothing was searched for.
    """
    names = [column.name for column in view.columns]
    return {
        "date": bulletin.date,
        "date_inferred": bulletin.inferred,
        "bulletin": bulletin.title,
        "kind": row.kind,
        **dict(zip(names, row.cells, strict=True)),
        "read": row.state.read,
        "bookmarked": row.state.bookmarked,
        "updated": row.state.updated,
        "noted": row.state.noted,
        "tags": row.state.tags,
        **({} if snippet is None else {"snippet": snippet}),
        **identity._asdict(),
    }


def _rows_below(listing: Listing) -> Iterator[tuple[Row, Row, int]]:
    """Each row below a heading with the heading row and the key of its development."""
    bulletin: Row | None = None
    for low in range(0, len(listing), PAGE):
        for row in listing.rows(low, low + PAGE):
            if row.target is None:
                bulletin = row
            elif bulletin is not None:
                yield bulletin, row, row.target
