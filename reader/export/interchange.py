"""Annotated bulletins to JSON and back, checked at the border; JSON that does not fit is refused.

Pydantic is imported in here only when something is read, written or described.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reader.models import AnnotatedBulletin, Unreadable

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def to_json(read: AnnotatedBulletin, indent: int | None = None) -> bytes:
    """A bulletin with its annotations, in UTF-8; fields as `schema` says."""
    return _adapter().dump_json(read, indent=indent)


def from_json(data: bytes | str, source: str = "-") -> AnnotatedBulletin | Unreadable:
    """The bulletin again, or why that is none, for the reader."""
    from pydantic import ValidationError

    try:
        return _adapter().validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the beginning"
        return Unreadable(source, f"is not a bulletin in JSON ({where}: {first['msg']})")


def schema() -> dict[str, Any]:
    """The JSON schema of an annotated bulletin."""
    return _adapter().json_schema()


@cache
def _adapter() -> TypeAdapter[AnnotatedBulletin]:
    from pydantic import TypeAdapter

    return TypeAdapter(AnnotatedBulletin)
