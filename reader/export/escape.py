"""Escapes plain text for Markdown, so that it shows the same text without any markup."""

from __future__ import annotations

import re

from reader.export.addresses import is_web_address

_INLINE = re.compile(r"([\\`*_\[\]<>&~|])")
_AT_START = re.compile(r"^([#+=-]|[0-9]{1,9}(?=[.)]))")


def escape(text: str) -> str:
    """Return the text with a backslash before every character that Markdown would interpret."""
    return escape_starts(escape_inline(text))


def escape_inline(text: str) -> str:
    """As `escape`, for words that do not begin a line."""
    return _INLINE.sub(r"\\\1", text)


def escape_starts(text: str) -> str:
    """Escape line starts that would begin a heading, a list or a code block."""
    return "\n".join(map(_line, text.split("\n")))


def link(words: str, address: str) -> str:
    """Return a Markdown link if the address is on the web; otherwise only the words."""
    if not is_web_address(address):
        return escape_inline(words)
    safe = re.sub(r"[\s<>\\()]", lambda found: f"%{ord(found[0]):02X}", address)
    return f"[{escape_inline(words)}](<{safe}>)"


def _line(line: str) -> str:
    line = line.strip(" \t")
    start = _AT_START.match(line)
    if start is None:
        return line
    if start[1].isdigit():  # "1." begins a list: escape the dot
        return f"{start[1]}\\{line[start.end() :]}"
    return f"\\{line}"
