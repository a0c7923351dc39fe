"""Formats a selection as the lines of a document; the ending of a file decides its form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reader.export.selected.selection import Selection
    from reader.library import Library

DocumentForm = Literal["markdown", "jsonl", "csv", "bibtex", "csl-json", "html"]

ENDINGS: dict[str, DocumentForm] = {
    ".md": "markdown",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".bib": "bibtex",
    ".json": "csl-json",
    ".html": "html",
}
"""The form of a file by its ending."""


def form_of_file(name: str) -> DocumentForm:
    """Return the form that the ending of a file's name asks for; Markdown if none is known."""
    return ENDINGS.get(Path(name).suffix.lower(), "markdown")


def document_lines(library: Library, chosen: Selection, form: DocumentForm) -> Iterator[str]:
    """Yield the lines without line ends; an HTML page also has charts of the texts' figures."""
    from reader.export.selected import gone_marks

    match form:
        case "markdown":
            from reader.export.selected.markdown_document import markdown_lines

            yield from markdown_lines(chosen)
            yield from gone_marks.gone_markdown(chosen.gone)
        case "jsonl":
            from reader.export.selected.tables import json_lines

            yield from json_lines(chosen.texts)
            yield from gone_marks.gone_json(chosen.gone)
        case "csv":
            from reader.export.selected.tables import csv_lines

            yield from csv_lines(chosen.texts)
        case "bibtex":
            from reader.export.selected.bibtex import bibtex_entries

            yield from (entry for text in chosen.texts for entry in bibtex_entries(text))
        case "csl-json":
            from reader.export.selected.csl import csl_lines

            yield from csl_lines(chosen.texts)
        case "html":
            from reader.export.html.page import page_lines
            from reader.export.selected.selection import drawn_series

            texts = list(chosen.texts)
            series = chosen.series or drawn_series(library, texts)
            yield from page_lines(chosen.title, texts, series, gone_marks.gone_html(chosen.gone))
