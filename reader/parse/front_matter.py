"""A text's front matter to fields: `key: value` lines between two lines of `---`, or TOML.

It is the part of YAML that people write by hand; TOML stands between two lines of `+++`.  What is
no such block is left in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from reader.clean import line

_FENCE = re.compile(r"---[ ]*")
_END = re.compile(r"(?:---|\.\.\.)[ ]*")
_TOML_FENCE = re.compile(r"\+\+\+[ ]*")
_FIELD = re.compile(r"""(["']?)([A-Za-z][\w -]{0,30}?)\1[ ]*:(?:[ ]+(.*))?""")
_COMMENT = re.compile(r"""("[^"]*"|'[^']*'|[^"'#\s](?:[^\s]|\s(?!\s*#(?:\s|$)))*)\s+#(?:\s.*)?""")
"""A value, whole in quotation marks or without any around it, and a comment."""

_MOST_LINES = 100
_MOST_TOML = 10_000
"""Characters; the parser takes time that grows with the square of what is nested."""

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


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """The fields (by the values of KEYS) and the text after them; `text` is cleaned already."""
    head = text.lstrip("\n").split("\n", _MOST_LINES + 1)
    is_toml = bool(_TOML_FENCE.fullmatch(head[0]))
    if not is_toml and not _FENCE.fullmatch(head[0]):
        return {}, text
    fence = _TOML_FENCE if is_toml else _END
    ends = (index for index, row in enumerate(head) if index and fence.fullmatch(row))
    end = next(ends, 0)
    read = _toml_values if is_toml else _values
    values = read(head[1:end]) if end > 1 else None
    if values is None:
        return {}, text
    return _fields(values), "\n".join(head[end + 1 :])


def _fields(values: Mapping[str, str]) -> dict[str, str]:
    """The values of the keys that are read, by the fields that they give."""
    fields: dict[str, str] = {}
    for key, value in values.items():
        name = KEYS.get(key)
        if name == "publisher" and value.startswith(("http://", "https://")):
            name = "url"
        if name and value:
            fields.setdefault(name, value)
    return fields


def _toml_values(rows: list[str]) -> dict[str, str] | None:
    """Key to value of the keys in no table; None if it is not TOML."""
    import tomllib  # few texts need it

    text = "\n".join(rows)
    if len(text) > _MOST_TOML:
        return None
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError):
        return None
    return {key.lower(): line(_toml_text(value)) for key, value in table.items()}


def _toml_text(value: object) -> str:
    """A value as text; "" for a kind that no field has."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_toml_text, value)))
    return str(value) if isinstance(value, str | date) else ""


def _values(rows: list[str]) -> dict[str, str] | None:
    """Key to value; None if one of the rows is neither a field, a comment nor a continuation."""
    values: dict[str, list[str]] = {}
    key = ""
    for row in rows:
        field = _FIELD.fullmatch(row)
        if field:
            key = field[2].lower()
            values[key] = [_plain(field[3] or "")]
        elif key and row.startswith((" ", "- ")):
            values[key].append(_plain(row.strip().removeprefix("- ")))
        elif row.strip() and not row.startswith("#"):
            return None
    return {key: line(" ".join(parts)) for key, parts in values.items()}


def _plain(value: str) -> str:
    value = line(value)
    if commented := _COMMENT.fullmatch(value):
        value = commented[1]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return "" if value in (">", "|", ">-", "|-") else line(value)
