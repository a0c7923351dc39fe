"""Reads members of JSON objects, which may have any type, as cleaned lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from reader.clean import line

MOST_OBJECTS = 50_000
"""An export with more messages or texts is refused."""

JsonObject = dict[str, Any]


def objects_in(text: str) -> Iterator[JsonObject]:
    """Yield the objects of a JSON list, of lines of JSON, or of a list inside an object.

    Lines that are not JSON are skipped.
    """
    whole = text.strip().removeprefix("\ufeff")
    try:
        values = [json.loads(whole)]
    except (ValueError, RecursionError):
        values = list(_loaded(whole))
    for value in values:
        listed = value.get("articles") if isinstance(value, dict) else value
        some = listed if isinstance(listed, list) else [value]
        yield from (one for one in some if isinstance(one, dict))


def _loaded(text: str) -> Iterator[Any]:
    if text.count("\n") > 2 * MOST_OBJECTS:  # more than the limit in any case
        return
    for row in text.split("\n"):
        try:
            yield json.loads(row)
        except (ValueError, RecursionError):
            continue


def folded(value: JsonObject) -> JsonObject:
    """Return an object with keys in lower case without signs ("published_at", "publishedAt")."""
    return {"".join(filter(str.isalnum, key)).lower(): one for key, one in value.items()}


def text_in(value: JsonObject, keys: Sequence[str]) -> str:
    """Return the text of the first of these members that has one, not cleaned."""
    texts = (_words(value.get(key)) for key in keys)
    return next(filter(None, texts), "")


def line_in(value: JsonObject, keys: Sequence[str]) -> str:
    """As `text_in`, cleaned to one line."""
    return line(text_in(value, keys))


def _words(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    return value if isinstance(value, str) else ""
