"""Turns named tuples into JSON objects, and their types into JSON schemas.

JSON knows no named tuples: here each is an object with its fields by name.  Pydantic is imported
only when something is described.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from pydantic import BaseModel


def plain(value: Any) -> Any:
    """A noun, or a tuple of them, as the objects and lists that JSON has for it."""
    if not isinstance(value, tuple):
        return value
    names = getattr(value, "_fields", None)
    if names is None:
        return [plain(item) if isinstance(item, tuple) else item for item in value]
    # Most fields are words and numbers: asking here spares a call for each of them.
    pairs = zip(names, value, strict=True)
    return {name: plain(item) if isinstance(item, tuple) else item for name, item in pairs}


def schema(noun: type) -> dict[str, Any]:
    """The JSON schema of a noun."""
    return model(noun).model_json_schema()


@cache
def model(noun: type) -> type[BaseModel]:
    """What Pydantic checks a noun's JSON by; more fields, or other types, are refused."""
    from pydantic import ConfigDict, create_model

    hints, defaults = get_type_hints(noun), noun._field_defaults  # type: ignore[attr-defined]
    made: Callable[..., type[BaseModel]] = create_model
    return made(
        noun.__name__,
        __doc__=noun.__doc__,
        __config__=ConfigDict(extra="forbid", strict=True),
        **{name: (_described(hints[name]), defaults.get(name, ...)) for name in hints},
    )


def _described(hint: Any) -> Any:
    """A type with the nouns in it replaced by their models."""
    if hasattr(hint, "_fields"):
        return model(hint)
    parts = get_args(hint)
    if not any(hasattr(part, "_fields") or get_args(part) for part in parts):
        return hint
    described = tuple(map(_described, parts))
    return tuple.__class_getitem__(described) if get_origin(hint) is tuple else _union(*described)


def _union(first: Any, *others: Any) -> Any:
    return reduce(or_, others, first)
