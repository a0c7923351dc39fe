"""Finds the classes that a word processor's style sheet makes bold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.parse.html.elements import HEAVY_STYLE

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_MOST_SHEETS, _LONGEST = 10, 200_000
_RULE = re.compile(r"\.([A-Za-z]{1,2}\d{1,4})\s?\{([^{}]{0,500})\}")
"""A rule for one class with a name that a program made, as word processors write it (".c12")."""


def bold_classes(page: LexborHTMLParser) -> frozenset[str]:
    """Return the made-up names of classes that the style sheets inside a page make bold."""
    found = set[str]()
    for sheet in page.css("style")[:_MOST_SHEETS]:
        text = sheet.text()
        if len(text) <= _LONGEST and "font-weight" in text:
            found.update(rule[1] for rule in _RULE.finditer(text) if HEAVY_STYLE.search(rule[2]))
    return frozenset(found)
