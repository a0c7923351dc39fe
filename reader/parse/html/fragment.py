"""Turns a piece of HTML, such as an item of a feed or mail, into units or into plain text.

All of it is text, so no main text is searched for; captions and links to share are dropped from
units as in pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader.clean import line
from reader.parse.blocks.credits import is_credit
from reader.parse.blocks.units import Unit
from reader.parse.draft import DraftFields
from reader.parse.html.elements import INLINE
from reader.parse.html.main_text import MainText
from reader.parse.html.page_units import roles_of, units_of
from reader.parse.html.source_limits import LIMITS, exceeded_limit, without_runs
from reader.parse.html.tree import TooDeepError, TreeReader
from reader.parse.limits import LONGEST_LINE, RowBudget

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_BREAK = re.compile(
    r"<(?:/?(?:p|div|li|ul|ol|table|tr|td|th|h[1-6]|blockquote|section|article)\b|br\b)",
    re.IGNORECASE,
)
_UNREAD = ("script", "style")
_TOP = 8
_MARK = "\x1e"
"""Separates paragraphs until the text is divided; cleaning removes it from all other text."""


class HtmlBudget:
    """Limits the markup parsed for one document, and the number of its lines (`rows`).

    The parser takes quadratic time at worst; a feed has thousands of pieces.
    """

    def __init__(self, most: int = LIMITS.tags) -> None:
        """All pieces together may take as much time as one with `most` tags."""
        self._left = most * most
        self.rows = RowBudget()

    def allows(self, source: str) -> bool:
        """Count a piece; return whether it may be parsed."""
        source = without_runs(source)
        tags = source.count("<")
        self._left -= tags * tags
        return self._left >= 0 and exceeded_limit(source, LIMITS) is None


def fragment_units(source: str, base: str, title: str, budget: HtmlBudget) -> list[Unit]:
    """Return the units of a piece of HTML whose links are relative to `base`.

    A heading that repeats `title` is dropped. For markup that exceeds the limits, return the
    paragraphs of its text; for other data, a note that says so.
    """
    units = _parsed_units(source, base, title) if budget.allows(source) else []
    return budget.rows.checked(units or map(Unit, _plain_rows(source)))


def _parsed_units(source: str, base: str, title: str) -> list[Unit]:
    """Return the units; none if elements are nested too deeply."""
    from selectolax.lexbor import LexborHTMLParser  # 30 ms to import

    page = LexborHTMLParser(source.encode("utf-8", "replace"))
    if page.body is None:
        return []
    for node in page.css("a[href]") if base else ():
        node.attrs["href"] = joined(base, node.attributes.get("href") or "")
    tree = TreeReader(LIMITS.deepest)
    try:
        tree.read(page.body)
    except TooDeepError:
        return []
    if endless := _endless(tree):
        return [endless]
    main = MainText(tree.boxes, tree.divided(), "")
    main.root = 0
    blocks = roles_of(main, tree.descriptions, base)
    return _with_byline(units_of(blocks, DraftFields(title=title)), [one.text for one, _ in blocks])


def _with_byline(units: list[Unit], texts: Sequence[str]) -> list[Unit]:
    """Return the units with a byline from the top, which is left out of a page's text.

    A page states its authors elsewhere; a letter does not.
    """
    told = {unit.text for unit in units}
    signed = [line(text) for text in texts[:_TOP]]
    bylines = [Unit(text) for text in signed if text not in told and is_credit(text)]
    return [*units[:1], *bylines, *units[1:]] if bylines else units


def _endless(tree: TreeReader) -> Unit | None:
    """Return a line longer than any text has, alone, so that it is rejected and not processed."""
    for run in (run for block in tree.blocks for run in block.runs):
        if len(run.text) > LONGEST_LINE and len(text := " ".join(run.text.split())) > LONGEST_LINE:
            return Unit(text)
    return None


def fragment_text(source: str, budget: HtmlBudget) -> str:
    """Return all words of a piece of HTML, with blank lines between paragraphs."""
    return "\n\n".join(_all_rows(source) if budget.allows(source) else _plain_rows(source))


def joined(base: str, address: str) -> str:
    """Return an address resolved against a base address."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


def _all_rows(source: str) -> Iterator[str]:
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(source.encode("utf-8", "replace"))
    return _divided("".join(_pieces(page.body))) if page.body is not None else iter(())


def _pieces(root: LexborNode) -> Iterator[str]:
    """Yield the words below a node, with a mark at the beginning and end of a block."""
    stack: list[LexborNode | str | None] = [root.first_child]
    while stack:
        node = stack.pop()
        if node is None or isinstance(node, str):
            yield node or ""
            continue
        stack.append(node.next)
        name = node.tag or ""
        if name == "-text":
            yield node.text_content or ""
        elif name and name[0] not in "-!" and name not in _UNREAD:
            mark = "" if name in INLINE else _MARK
            yield mark
            stack += (mark, node.first_child)


def _plain_rows(source: str) -> Iterator[str]:
    """Yield the paragraphs of HTML without its tags, as far as possible without parsing."""
    marked = _BREAK.sub(lambda tag: _MARK + tag[0], source)
    yield from _divided(unescape(_TAG.sub("", marked)))


def _divided(text: str) -> Iterator[str]:
    return filter(None, map(line, text.split(_MARK)))
