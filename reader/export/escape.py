"""Turns plain text into Markdown that shows the same text, without emphasis, links or headings."""

from __future__ import annotations

import re

from reader.export.addresses import is_web_address

_INLINE = re.compile(r"([\\`*_\[\]<>&~|])")
_AT_START = re.compile(r"^([#+=-]|[0-9]{1,9}(?=[.)]))")


def escape(text: str) -> str:
    """The text, line by line, with a backslash wherever Markdown would see more than a letter."""
    return escape_starts(escape_inline(text))


def escape_inline(text: str) -> str:
    """The same for words that begin no line."""
    return _INLINE.sub(r"\\\1", text)


def escape_starts(text: str) -> str:
    """Lines that are escaped within, kept from beginning a heading, a list or a block of code."""
    return "\n".join(map(_line, text.split("\n")))


def link(words: str, address: str) -> str:
    """A link, if the address is one that may be opened; the words alone otherwise."""
    if not is_web_address(address):
        return escape_inline(words)
    safe = re.sub(r"[\s<>\\()]", lambda found: f"%{ord(found[0]):02X}", address)
    return f"[{escape_inline(words)}](<{safe}>)"


def _line(line: str) -> str:
    line = line.strip(" \t")
    start = _AT_START.match(line)
    if start is None:
        return line
    if start[1].isdigit():  # "1." begins a list: it is the dot that is escaped
        return f"{start[1]}\\{line[start.end() :]}"
    return f"\\{line}"
