"""Splits front matter off a text: `key: value` lines between two lines of `---`, or TOML.

This is the subset of YAML that people write by hand; TOML stands between two lines of `+++`, and
the fields of a saved page end with "Markdown Content:". Any other block stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from reader.clean import line
from reader.parse.draft import DraftFields

_FENCE = re.compile(r"---[ ]*")
_END = re.compile(r"(?:---|\.\.\.)[ ]*")
_TOML_FENCE = re.compile(r"\+\+\+[ ]*")
_FIELD = re.compile(r"""(["']?)([A-Za-z][\w -]{0,30}?)\1[ ]*:(?:[ ]+(.*))?""")
_COMMENT = re.compile(r"""("[^"]*"|'[^']*'|[^"'#\s](?:[^\s]|\s(?!\s*#(?:\s|$)))*)\s+#(?:\s.*)?""")
"""A value, with or without quotation marks, and a comment after it."""

_NAMED = re.compile(r"(?:name|author)[ ]*:[ ]+")
"""Matches before a name in a list of authors."""

_LIST = re.compile(r"\[[^\[\]{}]*\]")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
"""A link to a note ("[[Juna Holm]]"), as programs for notes write names."""
_SAVED = re.compile(r"Title:[ ]+\S.*")
_SAVED_END = re.compile(r"Markdown Content:[ ]*")
_MOST_LINES = 100
_MOST_TOML = 10_000
"""Characters; the time of the parser grows with the square of the nesting depth."""

KEYS = {
    "title": "title",
    "date": "date",
    "published": "date",
    "publisher": "publisher",
    "source": "publisher",
    "site": "publisher",
    "url": "address",
    "url source": "address",
    "published time": "date",
    "publish date": "date",
    "publish_date": "date",
    "published_at": "date",
    "date published": "date",
    "link": "address",
    "address": "address",
    "author": "credits",
    "authors": "credits",
    "byline": "credits",
}
"""The known keys, and the field of `DraftFields` for each; other keys are ignored."""


def split_front_matter(text: str) -> tuple[DraftFields, str]:
    """Return the fields of a cleaned text, and the text after its front matter.

    If several keys are for one field, the first that has a value counts.
    """
    head = text.lstrip("\n").split("\n", _MOST_LINES + 1)
    is_toml = bool(_TOML_FENCE.fullmatch(head[0]))
    is_saved = bool(_SAVED.fullmatch(head[0]))
    if not is_toml and not is_saved and not _FENCE.fullmatch(head[0]):
        return DraftFields(), text
    fence = _TOML_FENCE if is_toml else _SAVED_END if is_saved else _END
    ends = (index for index, row in enumerate(head) if index and fence.fullmatch(row))
    end = next(ends, 0)
    read = _toml_values if is_toml else _values
    values = read(head[0 if is_saved else 1 : end]) if end > 1 else None
    if values is None:
        return DraftFields(), text
    return _fields(values), "\n".join(head[end + 1 :])


def _fields(values: Mapping[str, str]) -> DraftFields:
    """Return the fields from the values of known keys."""
    fields: dict[str, str] = {}
    for key, value in values.items():
        name = KEYS.get(key)
        if name == "publisher" and value.startswith(("http://", "https://")):
            name = "address"
        if name and value:
            fields.setdefault(name, value)
    author = fields.pop("credits", None)
    return DraftFields(
        fields.get("title"),
        fields.get("date"),
        fields.get("publisher"),
        fields.get("address"),
        () if author is None else (author,),
    )


def _toml_values(rows: list[str]) -> dict[str, str] | None:
    """Return the value of each key outside tables; None if the rows are not TOML."""
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
    """Return a TOML value as text; "" for a type that no field has."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_toml_text, value)))
    return str(value) if isinstance(value, str | date) else ""


def _values(rows: list[str]) -> dict[str, str] | None:
    """Return the value of each key.

    None if a row is neither a field, a comment nor a continuation.
    """
    values: dict[str, list[str]] = {}
    key = ""
    for row in rows:
        field = _FIELD.fullmatch(row)
        if field:
            key = field[2].lower()
            values[key] = [_plain(field[3] or "")]
        elif key and row.startswith((" ", "- ")):
            words = row.strip()
            if words.startswith("- "):
                values[key] += [","] * bool(values[key][0] or values[key][1:])
                words = _NAMED.sub("", words[2:])
            values[key].append(_plain(words))
        elif row.strip() and not row.startswith("#"):
            return None
    return {key: line(" ".join(parts)).replace(" ,", ",") for key, parts in values.items()}


def _plain(value: str) -> str:
    """Return a cleaned value without quotation marks; "" for the sign of a following block."""
    value = line(value)
    if commented := _COMMENT.fullmatch(value):
        value = commented[1]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    if _LIST.fullmatch(value):
        value = ", ".join(part.strip(" \"'") for part in value[1:-1].split(","))
    if linked := _WIKI_LINK.fullmatch(value):
        value = linked[1]
    return "" if value in (">", "|", ">-", "|-") else line(value)
