"""Turns the source of a web page into a draft: metadata as fields, main text as units."""

from __future__ import annotations

from collections.abc import Sequence

from reader.models import Unreadable
from reader.parse.draft import DocumentText, Draft
from reader.parse.html.live import with_entries
from reader.parse.html.main_text import MainText
from reader.parse.html.page_units import roles_of, units_of
from reader.parse.html.signatures import without_signatures
from reader.parse.html.source_limits import LIMITS, PageLimits, exceeded_limit
from reader.parse.html.stated.data import read_data
from reader.parse.html.stated.metadata import address_of, fields_of
from reader.parse.html.tree import TooDeepError, TreeReader


def read_page(text: DocumentText, limits: PageLimits = LIMITS) -> Sequence[Draft] | Unreadable:
    """Return one draft of the page, or why there is none."""
    if exceeded := exceeded_limit(text.body, limits):
        return Unreadable(text.source, exceeded)
    from selectolax.lexbor import LexborHTMLParser  # 30 ms to import

    page = LexborHTMLParser(text.body.encode("utf-8", "replace"))
    data = read_data(page)
    tree = TreeReader(limits.deepest)
    try:
        if page.body is not None:
            tree.read(page.body)
    except TooDeepError as refused:
        return Unreadable(text.source, str(refused))
    own = address_of(page)
    main = MainText(tree.boxes, tree.divided(), data.body)
    blocks, signed = without_signatures(roles_of(main, tree.descriptions, own))
    fields = fields_of(page, data, main.shown_texts(signed))
    units = units_of(blocks, fields)
    units = with_entries(units, data.updates)
    longest = max((len(unit.text) for unit in units), default=0)
    if longest > limits.letters:
        return Unreadable(text.source, f"has a line of {longest:,} characters: that is no text")
    return [Draft(units, fields)]
