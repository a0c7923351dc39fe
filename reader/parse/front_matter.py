"""A text's front matter to fields: plain `key: value` lines between two lines of `---`.

It is the part of YAML that people write by hand.  What is no such block is left in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.clean import line

_FENCE = re.compile(r"---[ ]*")
_END = re.compile(r"(?:---|\.\.\.)[ ]*")
_FIELD = re.compile(r"([A-Za-z][\w -]{0,30}?)[ ]*:(?:[ ]+(.*))?")
_MOST_LINES = 100

KEYS = {
    "title": "title",
    "date": "date",
    "published": "date",
    "publisher": "publisher",
    "source": "publisher",
    "site": "publisher",
    "url": "url",
    "link": "url",
    "address": "url",
    "author": "author",
    "authors": "author",
    "byline": "author",
}
"""The keys that are read, and the field each one gives; others are passed over."""


def split(text: str) -> tuple[Mapping[str, str], str]:
    """The fields (by the values of KEYS) and the text after them; `text` is cleaned already."""
    head = text.lstrip("\n").split("\n", _MOST_LINES + 1)
    if not _FENCE.fullmatch(head[0]):
        return {}, text
    ends = (index for index, row in enumerate(head) if index and _END.fullmatch(row))
    end = next(ends, 0)
    values = _values(head[1:end]) if end > 1 else None
    if values is None:
        return {}, text
    fields: dict[str, str] = {}
    for key, value in values.items():
        name = KEYS.get(key)
        if name == "publisher" and value.startswith(("http://", "https://")):
            name = "url"
        if name and value:
            fields.setdefault(name, value)
    return fields, "\n".join(head[end + 1 :])


def _values(rows: list[str]) -> dict[str, str] | None:
    """Key to value; None if one of the rows is neither a field, a comment nor a continuation."""
    values: dict[str, list[str]] = {}
    key = ""
    for row in rows:
        field = _FIELD.fullmatch(row)
        if field:
            key = field[1].lower()
            values[key] = [_plain(field[2] or "")]
        elif key and row.startswith((" ", "- ")):
            values[key].append(_plain(row.strip().removeprefix("- ")))
        elif row.strip() and not row.startswith("#"):
            return None
    return {key: line(" ".join(parts)) for key, parts in values.items()}


def _plain(value: str) -> str:
    value = line(value)
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return "" if value in (">", "|", ">-", "|-") else line(value)
