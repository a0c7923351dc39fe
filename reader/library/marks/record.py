"""A mark to one checked line of text and back; a line that was changed anywhere is refused.

A line is one JSON object in UTF-8 whose last member, "sum", is a hash of all the bytes before it.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any, Literal, NamedTuple, get_args

from reader.clean import clean

FORMAT = 1
"""The version of the format; files of a later one are read as far as possible, never written."""

Deed = Literal["read", "bookmark", "place", "note", "tags", "speaker"]
"""What a record says of its developments; "speaker" corrects who spoke one of their quotes."""

_DEEDS = get_args(Deed)
_TAIL = len(',"sum":"0123456789abcdef"}')


class Record(NamedTuple):
    """One mark, made on one or more developments at once; `of` are their fingerprints' lines.

    `counter` grows with every record that this computer has seen (Lamport's clock); `place` is a
    block and a character of it, for the deed "place" only.  `text` is the note, the tags (with
    newlines between them) or the speaker's name ("" for nobody known); `about` the quote that is
    corrected, in its words.
    """

    counter: int
    computer: str
    deed: Deed
    on: bool
    of: tuple[str, ...]
    place: tuple[int, int] | None = None
    text: str = ""
    about: str = ""

    @property
    def order(self) -> tuple[int, str, bool, tuple[int, int], str]:
        """Of two records on one development the greater holds, in whatever order they came."""
        return self.counter, self.computer, self.on, self.place or (0, 0), self.text


class Header(NamedTuple):
    """The first line of a file: its format's version and the computer that writes it."""

    version: int
    computer: str


def encode(record: Record) -> bytes:
    """The record as a line, line end included."""
    value: dict[str, object] = {
        "n": record.counter,
        "by": record.computer,
        "do": record.deed,
        "on": record.on,
    }
    if record.place is not None:
        value["at"] = record.place
    value |= {name: said for name, said in (("is", record.text), ("in", record.about)) if said}
    return sealed(value | {"of": record.of})


def encode_header(computer: str) -> bytes:
    """The first line of a file."""
    return sealed({"format": "warreader marks", "version": FORMAT, "by": computer})


def decode(line: bytes) -> Record | Header | None:
    """What a line (without its end) says; None for a deed of a later version.

    ValueError when the line is not as it was written.
    """
    head, tail = line[:-_TAIL], line[-_TAIL:]
    if tail != _seal(head):
        raise ValueError("the checksum does not fit")
    try:
        return _read(json.loads(head.decode() + "}"))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a mark: {error}") from None


def _read(value: Any) -> Record | Header | None:
    if value.get("format") == "warreader marks":
        return Header(_whole(value["version"]), str(value["by"]))
    if value["do"] not in _DEEDS:
        return None
    at = value.get("at")
    return Record(
        _whole(value["n"]),
        str(value["by"]),
        value["do"],
        value["on"] is True,
        tuple(map(_print, value["of"])),
        None if at is None else (_whole(at[0]), _whole(at[1])),
        clean(str(value.get("is", ""))),  # a note may come from a computer that is not ours
        str(value.get("in", "")),
    )


def sealed(value: dict[str, object]) -> bytes:
    """An object as a checked line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    head = text.encode("utf-8", "replace")[:-1]
    return head + _seal(head) + b"\n"


def _seal(head: bytes) -> bytes:
    return b',"sum":"%s"}' % blake2b(head, digest_size=8).hexdigest().encode()


def _print(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a fingerprint is text")
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int):
        raise ValueError(f"not a whole number: {value!r}")
    return value
