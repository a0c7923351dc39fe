"""Turns the source of a web page into a draft: metadata as fields, main text as units."""

from __future__ import annotations

from collections.abc import Sequence

from reader.models import Unreadable
from reader.parse.draft import DocumentText, Draft
from reader.parse.html.data import read_data
from reader.parse.html.main_text import MainText
from reader.parse.html.metadata import fields_of
from reader.parse.html.page_units import units_of
from reader.parse.html.tree import PageTooLarge, TreeReader

MOST_NODES = 300_000
"""Elements and pieces of text.  Each costs time and memory."""

DEEPEST = 500
"""Elements inside each other."""


def read_page(
    text: DocumentText, most_nodes: int = MOST_NODES, deepest: int = DEEPEST
) -> Sequence[Draft] | Unreadable:
    """Return one draft of the page, or why there is none."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(text.body)
    data = read_data(page)
    tree = TreeReader(most_nodes, deepest)
    try:
        if page.body is not None:
            tree.read(page.body)
    except PageTooLarge as refused:
        return Unreadable(text.source, str(refused))
    fields = fields_of(page, data, tree)
    main = MainText(tree.boxes, tree.divided(), data.body)
    return [Draft(units_of(main, fields, data), fields)]
