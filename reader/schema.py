"""The nouns as JSON objects: written, described by a JSON schema, and read back checked.

JSON knows no named tuples: here each is an object with its fields by name.  Pydantic is imported
only when something is described or read.
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


def noun_of(noun: type, checked: BaseModel) -> Any:
    """The noun that was checked."""
    values = (getattr(checked, name) for name in noun._fields)  # type: ignore[attr-defined]
    return noun(*map(_noun, values, get_type_hints(noun).values()))


def _noun(value: Any, hint: Any) -> Any:
    nouns = [part for part in (hint, *get_args(hint)) if hasattr(part, "_fields")]
    if not nouns or value is None:
        return value
    if isinstance(value, tuple):
        return tuple(noun_of(nouns[0], item) for item in value)
    return noun_of(nouns[0], value)
