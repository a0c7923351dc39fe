"""Formats the rows of a verb: fields with tabs between them, JSON, CSV or Markdown."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Literal, NamedTuple

Form = Literal["lines", "json", "csv", "markdown"]
Fields = Mapping[str, object]


class PrintedRow(NamedTuple):
    """One row, built in the requested format: its fields, one line for people, or Markdown."""

    fields: Callable[[], Fields]
    line: Callable[[], str]
    markdown: Callable[[], str]


class PrintedRows(NamedTuple):
    """Rows, and the columns of a table of them; `claimant.name` is a field inside another."""

    rows: Iterable[PrintedRow]
    columns: Sequence[str]


def printed_lines(found: PrintedRows, form: Form) -> Iterator[str]:
    """Yield the lines of rows, without line ends; a CSV table begins with its column names."""
    match form:
        case "json":
            yield from (json.dumps(row.fields()) for row in found.rows)
        case "csv":
            yield from table_lines((row.fields() for row in found.rows), found.columns)
        case "markdown":
            yield from (row.markdown() for row in found.rows)
        case "lines":
            yield from (row.line() for row in found.rows)


def table_lines(rows: Iterable[Fields], columns: Sequence[str]) -> Iterator[str]:
    """Yield a CSV table (RFC 4180 except for line ends) without cells that act as formulas.

    The column names come with the first row, so an empty table has no lines.
    """
    for number, fields in enumerate(rows):
        if not number:
            yield _csv_line(column.replace(".", "_") for column in columns)
        yield _csv_line(cell_of(value_at(fields, column)) for column in columns)


def _csv_line(cells: Iterable[str]) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="").writerow(cells)
    return written.getvalue()


def value_at(fields: object, path: str) -> object:
    """Return a nested value by a dotted path, or None if a name on the path is missing."""
    for name in path.split("."):
        fields = fields.get(name) if isinstance(fields, Mapping) else None
    return fields


_FORMULA = tuple("=+-@\t\r＝＋－＠")
"""Prefixes that make a spreadsheet evaluate a cell; see OWASP, CSV Injection."""


def cell_of(value: object) -> str:
    """Return a value as the text of a cell; text that looks like a formula gets an apostrophe."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return cell_of("; ".join(one if isinstance(one, str) else json.dumps(one) for one in value))
    return str(value)


def tabbed(texts: Iterable[str]) -> str:
    """Join texts to one line with tabs between them; "-" replaces an empty text."""
    return "\t".join(" ".join(text.split()) or "-" for text in texts)
