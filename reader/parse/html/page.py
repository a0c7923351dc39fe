"""Turns the source of a web page into a draft: metadata as fields, main text as units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from reader.clean import line
from reader.models import Unreadable
from reader.parse.blocks.units import Unit
from reader.parse.draft import DocumentText, Draft
from reader.parse.html.beside.appeals import mark_appeals
from reader.parse.html.beside.articles import mark_other_articles
from reader.parse.html.beside.notices import mark_notices
from reader.parse.html.beside.pulled_quotes import ASIDE
from reader.parse.html.beside.signatures import without_signatures
from reader.parse.html.beside.tools import mark_tools
from reader.parse.html.elements import HEADINGS
from reader.parse.html.furniture import RoleBlock
from reader.parse.html.letters import squeezed
from reader.parse.html.live import with_entries
from reader.parse.html.main_text import MainText
from reader.parse.html.page_units import roles_of, units_of
from reader.parse.html.script_text import markup_in_scripts, with_roots
from reader.parse.html.source_limits import LIMITS, PageLimits, exceeded_limit
from reader.parse.html.stated.data import PageData, read_data
from reader.parse.html.stated.metadata import (
    address_of,
    fields_of,
    headlines_of,
    summaries_of,
    window_title,
)
from reader.parse.html.stated.styles import bold_classes
from reader.parse.html.stated.times import times_in
from reader.parse.html.tree import TooDeepError, TreeReader

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_QUOTED = re.compile(r"<(/?)q(?: [^<>]{0,300})?>", re.IGNORECASE)
_OPENING, _CLOSING = frozenset("\"“„«‘'"), frozenset("\"”“»’'")
_LITTLE = 250
"""A page with fewer letters in paragraphs may be filled by its scripts."""
_SHARE_OF_BODY = 0.3
"""A page that shows a smaller share of the text in its data is read from the data."""


def read_page(text: DocumentText, limits: PageLimits = LIMITS) -> Sequence[Draft] | Unreadable:
    """Return one draft of the page, or why there is none."""
    if exceeded := exceeded_limit(text.body, limits):
        return Unreadable(text.source, exceeded)
    from selectolax.lexbor import LexborHTMLParser  # 30 ms to import

    page = LexborHTMLParser(_with_quotes(text.body).encode("utf-8", "replace"))
    data = read_data(page, limits)
    own = address_of(page)
    try:
        main, descriptions = _main_text(page.body, data, limits, bold_classes(page))
        markup = ""
        if main.letters < _LITTLE:
            markup = with_roots(text.body) or markup_in_scripts(page)
        if markup:
            filled = LexborHTMLParser(markup.encode("utf-8", "replace"))
            main, descriptions = _main_text(filled.body, data, limits)
    except TooDeepError as refused:
        return Unreadable(text.source, str(refused))
    found = roles_of(
        main, descriptions, own, times_in(page), summaries_of(page, data), headlines_of(page, data)
    )
    roles = _with_other_headline(found, squeezed(data.other_headline))
    blocks, signed = without_signatures(roles, window_title(page))
    endless = max((len(block.text) for block, _ in blocks), default=0)
    if endless > limits.letters:  # before it costs more time
        return _too_long(text.source, endless)
    fields = fields_of(page, data, main.shown_texts(signed))
    units = with_entries(units_of(blocks, fields), data.updates)
    if not data.updates and _SHARE_OF_BODY * len(data.body) > sum(len(unit.text) for unit in units):
        units = [Unit(row) for row in map(line, data.body.splitlines()) if row]
    longest = max((len(unit.text) for unit in units), default=0)
    if longest > limits.letters:
        return _too_long(text.source, longest)
    return [Draft(units, fields)]


def _with_other_headline(roles: Sequence[RoleBlock], headline: str) -> Sequence[RoleBlock]:
    """Return the blocks; a heading above the text that is the alternative headline is an aside."""
    heads = list(takewhile(lambda one: one[1] in HEADINGS, roles)) if headline else []
    told = [(block, ASIDE if squeezed(block.text) == headline else role) for block, role in heads]
    return [*told, *roles[len(told) :]]


def _with_quotes(source: str) -> str:
    """Return a page with the quotation marks that a browser shows around `<q>`."""
    return _QUOTED.sub(lambda tag: _with_mark(tag, source), source)


def _with_mark(tag: re.Match[str], source: str) -> str:
    """Return a tag of `<q>` with its mark, unless the words have one at this end."""
    if tag[1]:
        return tag[0] if source[tag.start() - 1 : tag.start()] in _CLOSING else f"{tag[0]}”"
    return tag[0] if source[tag.end() : tag.end() + 1] in _OPENING else f"“{tag[0]}"


def _too_long(source: str, longest: int) -> Unreadable:
    return Unreadable(source, f"has a line of {longest:,} characters, so it is not text")


def _main_text(
    body: LexborNode | None,
    data: PageData,
    limits: PageLimits,
    bold: frozenset[str] = frozenset(),
) -> tuple[MainText, set[str]]:
    """Return the main text of a tree, and the descriptions of its pictures."""
    tree = TreeReader(limits.deepest, bold)
    if body is not None:
        tree.read(body)
    blocks = tree.divided()
    mark_notices(tree.boxes, blocks)
    mark_tools(tree.boxes, blocks)
    mark_appeals(tree.boxes, blocks)
    if not data.updates:
        mark_other_articles(tree.boxes, blocks)
    return MainText(tree.boxes, blocks, squeezed(data.body)), tree.descriptions
