"""Turns the named tuples of `models` into JSON objects, and their classes into JSON schemas.

A named tuple becomes an object with its field names as keys. If it has a method `printed`, the
named tuple returned by that is written instead. Pydantic is imported only to make a schema.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from pydantic import BaseModel


def plain(value: Any) -> Any:
    """Return a named tuple, or a tuple of them, as dicts and lists that `json` can write."""
    if not isinstance(value, tuple):
        return value
    names = getattr(value, "_fields", None)
    if names is None:
        return [plain(item) if isinstance(item, tuple) else item for item in value]
    if hasattr(value, "printed"):
        return plain(value.printed())
    # Most fields are strings and numbers: testing here avoids a call for each of them.
    pairs = zip(names, value, strict=True)
    return {name: plain(item) if isinstance(item, tuple) else item for name, item in pairs}


def schema(kind: type) -> dict[str, Any]:
    """Return the JSON schema of a named tuple's class."""
    return model(kind).model_json_schema()


@cache
def model(kind: type) -> type[BaseModel]:
    """Return the Pydantic model of a named tuple's class; it rejects other fields and types."""
    from pydantic import ConfigDict, create_model

    shape: Any = get_type_hints(kind.printed)["return"] if hasattr(kind, "printed") else kind
    hints, defaults = get_type_hints(shape), shape._field_defaults
    made: Callable[..., type[BaseModel]] = create_model
    return made(
        kind.__name__,
        __doc__=shape.__doc__,
        __config__=ConfigDict(extra="forbid", strict=True),
        **{name: (_described(hints[name]), defaults.get(name, ...)) for name in hints},
    )


def _described(hint: Any) -> Any:
    """Return a type with the named tuples in it replaced by their models."""
    if hasattr(hint, "_fields"):
        return model(hint)
    parts = get_args(hint)
    if not any(hasattr(part, "_fields") or get_args(part) for part in parts):
        return hint
    described = tuple(map(_described, parts))
    return tuple.__class_getitem__(described) if get_origin(hint) is tuple else _union(*described)


def _union(first: Any, *others: Any) -> Any:
    return reduce(or_, others, first)
