"""Parses a channel's history that Telegram exports as a page (`messages.html`), a draft a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.models import Unreadable
from reader.parse.draft import DocumentText, Draft
from reader.parse.exports.members import JsonObject
from reader.parse.html.letters import short_line
from reader.parse.html.source_limits import LIMITS, exceeded_limit

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MARKS = ('class="history"', 'id="message', "date details")
"""What the source of such a page has."""
_AT = re.compile(r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4}) (?P<time>\d\d:\d\d:\d\d)")
_BOLD = ("b", "strong")


def is_history_page(text: DocumentText) -> bool:
    """Return whether a text is the page of an exported history."""
    return text.media_type == "text/html" and all(mark in text.body for mark in _MARKS)


def read_history_page(text: DocumentText) -> Sequence[Draft] | Unreadable:
    """Return a draft for each day of the history, or why there is none."""
    if exceeded := exceeded_limit(text.body, LIMITS):
        return Unreadable(text.source, exceeded)
    from selectolax.lexbor import LexborHTMLParser  # 30 ms to import, and few pages are exports

    from reader.parse.exports.channel import read_chats

    page = LexborHTMLParser(text.body.encode("utf-8", "replace"))
    name = page.css_first(".page_header .text")
    messages: list[JsonObject] = []
    for node in reversed(page.css("div.message")):
        if found := _message(node):
            messages.append(found)
        node.decompose()  # one whose end tag is missing has no text of those that follow it
    title = short_line(name.text()) if name is not None else ""
    return read_chats([{"name": title, "messages": messages[::-1]}], text.source)


def _message(node: LexborNode) -> JsonObject | None:
    """Return a message as the export in JSON has it; None without a time or a text."""
    stamp, text = node.css_first(".date.details[title]"), node.css_first(".text")
    at = _AT.match((stamp.attributes.get("title") or "") if stamp is not None else "")
    if at is None or text is None:
        return None
    source = node.css_first(".forwarded .from_name")
    return {
        "date": f"{at['year']}-{at['month']}-{at['day']}T{at['time']}",
        "text": list(_pieces(text)),
        "forwarded_from": short_line(source.text(deep=False)) if source is not None else "",
    }


def _pieces(text: LexborNode) -> Iterator[JsonObject]:
    """Yield the pieces of a message's text; a line break is one of its own."""
    stack: list[tuple[LexborNode | None, str, str]] = [(text.first_child, "plain", "")]
    while stack:
        node, kind, href = stack.pop()
        if node is None:
            continue
        stack.append((node.next, kind, href))
        name = node.tag or ""
        if name == "-text":
            # The bars keep one space at each end.
            words = " ".join(f"|{node.text_content or ''}|".split())[1:-1]
            yield {"type": kind, "text": words, "href": href}
        elif name == "br":
            yield {"type": "plain", "text": "\n"}
        elif name in _BOLD:
            stack.append((node.first_child, "bold", href))
        elif name == "a":
            stack.append((node.first_child, "text_link", node.attributes.get("href") or ""))
        elif name and name[0] not in "-!":
            stack.append((node.first_child, kind, href))
