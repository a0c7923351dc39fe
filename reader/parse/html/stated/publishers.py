"""Finds the publisher of a page that states none: its window's title and its own name agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.parse.html.letters import short_line, squeezed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_BEHIND = re.compile(r"(?P<headline>.+) ?(?: [–—·•-] |[|»]|: ) ?(?P<name>[^|–—»:]{2,60})")
_NAMES = (
    'a[rel~="home"], a[href="/"], [class*="site-title" i], [class*="site-name" i], '
    '[id*="site-name" i], [class*="logo" i], [id*="logo" i]'
)
_BEFORE = re.compile(r"(?P<name>[^|–—»]{2,60}?)(?: ?[|»:–—·•] | - )(?P<headline>.+)")
_ARCHIVED = re.compile(r"(?P<name>.{2,60}?) +» +(?:Blog )?Archives? +» +(?P<headline>.{3,})")
"""The title of an old weblog's page."""
_OWN = 'a[rel~="home"], [class*="site-title" i], [class*="site-name" i]'
_SIGNS = re.compile(r" [|–—·•»-] |[|»]")
_MOST_PARTS = 8
_FEWEST_WORDS = 4
"""The fewest words of a headline among the parts of a title; fewer may be a section."""
_MOST_NAMES, _MOST_HEADINGS = 20, 40
_IN_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s\d–-]*(?P<name>[^\d.|,]{2,60})", re.IGNORECASE)


def publisher_shown(page: LexborHTMLParser, window: str, headings: Sequence[str]) -> str:
    """Return the name after the headline in the window's title, or "".

    It is the publisher's if the page has the same name as its own: in a link to its start, beside
    its logo, or in its note of copyright. Otherwise it may be a section. If the words before it are
    no heading, the page has to call it the title of the site.
    """
    found = _BEHIND.fullmatch(window)
    name = found["name"].strip() if found else ""
    if found is None or not squeezed(name):
        return ""
    if squeezed(found["headline"]) in map(squeezed, headings):
        return name if squeezed(name) in _own_names(page) else ""
    sites = (squeezed(short_line(node.text())) for node in page.css(_OWN)[:_MOST_NAMES])
    return name if squeezed(name) in sites else ""


def headline_behind(page: LexborHTMLParser, window: str) -> tuple[str, str]:
    """Return the name of the site and the headline behind it in the window's title, or "" for both.

    The page calls the name its own, and has the headline as a heading; or the title says that the
    page is in the site's archive.
    """
    if archived := _ARCHIVED.fullmatch(window):
        return archived["name"], archived["headline"]
    found = _BEFORE.fullmatch(window)
    if found is None or not squeezed(found["headline"]):
        return "", ""
    nodes = page.css("h1, h2, h3")[:_MOST_HEADINGS]
    headings = {squeezed(short_line(node.text())) for node in nodes}
    name, headline = found["name"].strip(), found["headline"].strip()
    if squeezed(headline) in headings and squeezed(name) in _own_names(page):
        return name, headline
    return "", ""


def part_shown(page: LexborHTMLParser, window: str, above: Sequence[str]) -> str:
    """Return the part of the window's title between signs that the page shows as its headline.

    It is a heading of the page or a line of `above`, those above its text; "" if no part is, or if
    the whole title is.
    """
    parts = [part.strip() for part in _SIGNS.split(window)[:_MOST_PARTS]]
    if len(parts) < 2:
        return ""
    nodes = page.css("h1, h2, h3")[:_MOST_HEADINGS]
    lines = {squeezed(line) for line in (*(short_line(node.text()) for node in nodes), *above)}
    if squeezed(window) in lines:
        return ""
    shown = (part for part in parts if squeezed(part) in lines)
    return max((part for part in shown if len(part.split()) >= _FEWEST_WORDS), key=len, default="")


def _own_names(page: LexborHTMLParser) -> set[str]:
    """Return the names that a page gives itself, without spaces and signs."""
    names: set[str] = set()
    for node in page.css(_NAMES)[:_MOST_NAMES]:
        names.add(squeezed(short_line(node.text())))
        for picture in node.css("img[alt]")[:1]:
            names.add(squeezed(short_line(picture.attributes.get("alt") or "")))
    for node in page.css("footer, [class*='copyright' i], [id*='footer' i]")[:_MOST_NAMES]:
        for noted in _IN_COPYRIGHT.finditer(short_line(node.text(separator=" "))):
            names.add(squeezed(noted["name"]))
    return names
