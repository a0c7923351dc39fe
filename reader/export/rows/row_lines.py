"""Formats the list of a view, one row per line: fields with tabs between them, or JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from reader.export.citation import dated
from reader.export.escape import escape_inline, link
from reader.export.rows.forms import PrintedRow, PrintedRows
from reader.library import Library
from reader.library.rows import Listing, Row
from reader.library.views.view import View

if TYPE_CHECKING:
    from reader.library.threads.threads import Threads
    from reader.library.views.row_identity import RowIdentities, RowIdentity

PAGE = 200
"""Rows that are read at a time."""

FindSnippet = Callable[[int], str]
"""Returns the first match in a development, by its key."""


def view_rows(
    library: Library, view: View, listing: Listing, find_snippet: FindSnippet | None = None
) -> PrintedRows:
    """Return the rows of a view; docs/formats.md describes their fields."""
    names = [column.name for column in view.columns]
    of_marks = ("read", "bookmarked", "updated", "noted", "tags")
    snippet = () if find_snippet is None else ("snippet",)
    stated = ("id", "source", "number", "bulletin", "publisher", "address")
    columns = ("date", "date_inferred", "kind", *names, *of_marks, *snippet, *stated)
    return PrintedRows(_rows(library, view, listing, find_snippet), columns)


def _rows(
    library: Library, view: View, listing: Listing, find_snippet: FindSnippet | None
) -> Iterator[PrintedRow]:
    identities = cache(library.row_identities)  # created on demand: plain lines need neither
    threads = cache(lambda: library.ledger_rows().threads())
    for bulletin, row, target in _rows_below(listing):
        snippet = None if find_snippet is None else partial(find_snippet, target)
        identity = partial(_identity, identities, target)
        yield PrintedRow(
            partial(_fields, view, bulletin, row, identity, snippet, threads),
            partial(_tab_line, bulletin, row, snippet),
            partial(_markdown, bulletin, row, identity, snippet),
        )


def _identity(identities: Callable[[], RowIdentities], key: int) -> RowIdentity:
    return identities().find(key)


def tab_lines(listing: Listing) -> Iterator[str]:
    """Yield the lines of a list: date, bulletin and cells."""
    return (_tab_line(bulletin, row, None) for bulletin, row, _ in _rows_below(listing))


def _fields(
    view: View,
    bulletin: Row,
    row: Row,
    identity: Callable[[], RowIdentity],
    snippet: Callable[[], str] | None,
    threads: Callable[[], Threads],
) -> dict[str, object]:
    from reader.export.rows.thread_lines import thread_fields

    told = snippet() if snippet else None
    fields = row_fields(view, bulletin, row, identity(), told)
    return {**fields, **thread_fields(threads().row(row.target or 0))}


def _tab_line(bulletin: Row, row: Row, snippet: Callable[[], str] | None) -> str:
    """Date ("-" if there is none), bulletin, cells and first match, with tabs between them."""
    cells = ["" if cell is None else str(cell) for cell in row.cells]
    found = _remarks(row) or (snippet() if snippet else "")
    fields = [bulletin.date or "-", bulletin.title, *cells, *([found] if found else [])]
    return "\t".join(" ".join(field.split()) for field in fields)


def _remarks(row: Row) -> str:
    """The note and tags of a row that has no text; "" for other rows."""
    return row.summary.people if row.target is None else ""


def _markdown(
    bulletin: Row,
    row: Row,
    identity: Callable[[], RowIdentity],
    snippet: Callable[[], str] | None,
) -> str:
    """A list item: the row's cells, its bulletin, and the first match."""
    stated = identity()
    cells = ", ".join(str(cell) for cell in row.cells if cell)
    day = dated(bulletin.date, bulletin.inferred)
    told = [escape_inline(part) for part in (bulletin.title, stated.publisher, day) if part]
    address = [link(stated.address, stated.address)] if stated.address else []
    words = _remarks(row) or (snippet() if snippet else "")
    found = f": {escape_inline(words)}" if words else ""
    return f"- **{escape_inline(cells)}** ({', '.join((*told, *address))}){found}"


def row_fields(
    view: View, bulletin: Row, row: Row, identity: RowIdentity, snippet: str | None
) -> dict[str, object]:
    """Return the fields of one row: those of every view, and the view's columns by name.

    `bulletin` is the heading row above it; `snippet` is None if there was no search.
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
    """Each row below a heading, with the heading row and the key of its development."""
    bulletin: Row | None = None
    for low in range(0, len(listing), PAGE):
        for row in listing.rows(low, low + PAGE):
            if row.is_heading:
                bulletin = row
            elif bulletin is not None:
                yield bulletin, row, row.target or 0
