"""Annotated bulletins to JSON and back, checked at the border; JSON that does not fit is refused.

Pydantic is imported in here only when something is read or described.
"""

from __future__ import annotations

import json
from typing import Any

from reader import schema as nouns
from reader.models import AnnotatedBulletin, Unreadable


def to_json(read: AnnotatedBulletin, indent: int | None = None) -> bytes:
    """A bulletin with its annotations, in UTF-8; fields as `schema` says."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(nouns.plain(read), indent=indent, separators=separators, ensure_ascii=False)
    return text.encode()


def from_json(data: bytes | str, source: str = "-") -> AnnotatedBulletin | Unreadable:
    """The bulletin again, or why that is none, for the reader."""
    from pydantic import ValidationError

    try:
        checked = nouns.model(AnnotatedBulletin).model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the beginning"
        return Unreadable(source, f"is not a bulletin in JSON ({where}: {first['msg']})")
    found: AnnotatedBulletin = nouns.noun_of(AnnotatedBulletin, checked)
    return found


def schema() -> dict[str, Any]:
    """The JSON schema of an annotated bulletin."""
    return nouns.schema(AnnotatedBulletin)
