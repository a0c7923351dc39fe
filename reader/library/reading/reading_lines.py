"""Encodes readings as lines of JSON, and decodes such lines with a check of every field.

A process that has read outside text sends its readings in this form, so that nothing it sends can
become anything but a reading. A named tuple is an array of its fields, and bytes are an array with
one string of hexadecimal digits. JSON objects are not used.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from reader.library.index.evidence_rows import Row
from reader.library.index.prepare import FileReading, FileSeen, PreparedBulletin
from reader.models import Unreadable
from reader.pipeline import PassedOver

Decoder = Callable[[Any], Any]
"""Converts a JSON value to a field's value; TypeError or ValueError if it is malformed."""

_GAVE: tuple[Any, ...] = (NoneType, Unreadable, PassedOver, tuple[PreparedBulletin, ...])
"""The types of a reading's result; a line stores the index of its type."""

_CELLS = frozenset((str, int, float, bool, NoneType))
_NO_READING = "not what a reading has here"


def to_line(reading: FileReading | None) -> bytes:
    """Encode a reading as a line of ASCII without newline; None means that a process is ready."""
    if reading is None:
        return b"null"
    gave = reading.gave
    kinds: tuple[type, ...] = (NoneType, Unreadable, PassedOver, tuple)
    kind = next(index for index, one in enumerate(kinds) if isinstance(gave, one))
    line = json.dumps((reading.seen, kind, gave), default=_digits, separators=(",", ":"))
    return line.encode("ascii")


def from_line(line: bytes) -> FileReading | None:
    """Decode a line; None means ready. ValueError if `to_line` cannot have made it."""
    try:
        found = json.loads(line)
        if found is None:
            return None
        seen, kind, gave = found
        if type(kind) is not int or not 0 <= kind < len(_GAVE):
            raise ValueError(_NO_READING)
        return FileReading(_decoder(FileSeen | None)(seen), _decoder(_GAVE[kind])(gave))
    except (TypeError, RecursionError) as error:
        raise ValueError(_NO_READING) from error


def _digits(value: object) -> list[str]:
    if not isinstance(value, bytes):
        raise TypeError(type(value))
    return [value.hex()]


@cache
def _decoder(hint: Any) -> Decoder:
    """The decoder for a field's type."""
    if hint == Row:
        return _row
    if hint is bytes:
        return _bytes
    fields = getattr(hint, "_fields", None)
    if fields is not None:
        hints = get_type_hints(hint)
        return _fields_of(hint._make, [_decoder(hints[name]) for name in fields])
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        if parts[1:] == (...,):
            return _tuple_of(_decoder(parts[0]))
        return _fields_of(tuple, [_decoder(part) for part in parts])
    if isinstance(hint, UnionType):
        return _or_none(_decoder(get_args(hint)[0]))
    return _exactly(hint)


def _row(value: Any) -> Row:
    if type(value) is not list:
        raise ValueError(_NO_READING)
    if _CELLS.issuperset(map(type, value)):
        return tuple(value)
    made = tuple([_bytes(cell) if type(cell) is list else cell for cell in value])
    if not (_CELLS | {bytes}).issuperset(map(type, made)):
        raise ValueError(_NO_READING)
    return made


def _bytes(value: Any) -> bytes:
    (digits,) = value
    return bytes.fromhex(digits)


def _fields_of(kind: Any, decoders: list[Decoder]) -> Decoder:
    """The decoder for an array with one value per decoder; `kind` is called with the values."""

    def decode(value: Any) -> Any:
        if type(value) is not list:
            raise ValueError(_NO_READING)
        return kind([one(part) for one, part in zip(decoders, value, strict=True)])

    return decode


def _tuple_of(decoder: Decoder) -> Decoder:
    def decode(value: Any) -> Any:
        if type(value) is not list:
            raise ValueError(_NO_READING)
        return tuple([decoder(part) for part in value])

    return decode


def _or_none(decoder: Decoder) -> Decoder:
    return lambda value: None if value is None else decoder(value)


def _exactly(kind: type) -> Decoder:
    def decode(value: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(_NO_READING)
        return value

    return decode
