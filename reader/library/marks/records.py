"""A mark to one checked line of text and back; a line that was changed anywhere is refused.

A line is one JSON object in UTF-8 whose last member, "sum", is a hash of all the bytes before it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, get_args

from reader.library.identity.blake2 import blake2b
from reader.library.identity.wording import parted, signed

NAME = "warreader marks"
"""What the first line of a file says that it is."""

FORMAT = 1
"""The version of the format; files of a later one are read as far as possible, never written."""

MarkKind = Literal["read", "bookmark", "place", "note", "tags", "speaker"]
"""What a record says of its developments; "speaker" corrects who spoke one of their quotes."""

MOST = 256
"""Developments in one line; a mark on more of them is written as several lines."""

LONGEST = 1 << 24
"""Bytes of the longest line that is read, and so of the longest that is written."""

HIGHEST = 1 << 200
"""The highest counter: nobody counts as far, and what says so was not written by this program."""

_DEEDS = get_args(MarkKind)
_SUM = b',"sum":"'
_TAIL = len(',"sum":"0123456789abcdef"}')
_FARTHEST = (1 << 31) - 1  # in a place
_BOM = b"\xef\xbb\xbf"


class MarkRecord(NamedTuple):
    """One mark, made on one or more developments at once.

    `of` are their fingerprints' lines, each with the signature of its text after a line's end; a
    mark of an earlier version has none.

    `counter` grows with every record that this computer has seen (Lamport's clock); `place` is a
    block and a character of it, for the deed "place" only.  `text` is the note, the tags (with
    newlines between them) or the speaker's name ("" for nobody known); `about` the quote that is
    corrected, in its words.
    """

    counter: int
    computer: str
    deed: MarkKind
    on: bool
    of: tuple[str, ...]
    place: tuple[int, int] | None = None
    text: str = ""
    about: str = ""

    @property
    def order(self) -> tuple[int, str, bool, tuple[int, int], str]:
        """Of two records on one development the greater holds, in whatever order they came."""
        return self.counter, self.computer, self.on, self.place or (0, 0), self.text


class MarksHeader(NamedTuple):
    """The first line of a file: its format's version and the computer that writes it.

    `kept` is how many bytes the file had when it was last rewritten without what is superseded.
    """

    version: int
    computer: str
    kept: int = 0


def encode_record(record: MarkRecord) -> bytes:
    """The record as lines, line ends included; ValueError when it could not be read again."""
    if not 0 <= record.counter <= HIGHEST:
        raise ValueError("the counter of the marks has come to its end")
    value: dict[str, object] = {
        "n": record.counter,
        "by": record.computer,
        "do": record.deed,
        "on": record.on,
    }
    if record.place is not None:
        value["at"] = record.place
    value |= {name: said for name, said in (("is", record.text), ("in", record.about)) if said}
    pieces = range(0, len(record.of) or 1, MOST)
    return b"".join(sealed(value | _targets(record.of[at : at + MOST])) for at in pieces)


def _targets(of: Sequence[str]) -> dict[str, object]:
    """Lines and signatures apart: earlier versions read the former and pass over the latter."""
    lines, signatures = zip(*map(parted, of), strict=True) if of else ((), ())
    return {"of": lines} | ({"as": signatures} if any(signatures) else {})


def encode_header(computer: str, kept: int = 0) -> bytes:
    """The first line of a file."""
    value: dict[str, object] = {"format": NAME, "version": FORMAT, "by": computer}
    return sealed(value | ({"kept": kept} if kept else {}))


def decode_record(line: bytes) -> MarkRecord | MarksHeader | None:
    """What a line (without its end) says; None for a deed of a later version.

    ValueError when the line is not as it was written; no words of the line are in the error.  What
    programs that carry files about do to the ends of lines and to the start of a file is no damage.
    """
    line = line.removeprefix(_BOM).removesuffix(b"\r")
    head, tail = line[:-_TAIL], line[-_TAIL:]
    if not tail.startswith(_SUM) or tail != _seal(head):
        raise ValueError("the checksum does not fit")
    try:
        return _read(json.loads(head.decode() + "}"))
    except (KeyError, TypeError, AttributeError, IndexError, RecursionError, ValueError):
        raise ValueError("it is no mark") from None


def is_header(line: bytes) -> bool:
    """Whether a damaged line looks as if it had been the first of a file."""
    return b'"format"' in line or NAME.encode() in line


def _read(value: Any) -> MarkRecord | MarksHeader | None:
    if value.get("format") == NAME:
        kept = _whole(value.get("kept", 0), sys.maxsize)
        return MarksHeader(_whole(value["version"]), _text(value["by"]), kept)
    deed = _text(value["do"])
    if deed not in _DEEDS:
        return None
    at, on, of = value.get("at"), value["on"], value["of"]
    signs = value.get("as", [""] * len(of))
    if not isinstance(on, bool) or not isinstance(of, list) or not isinstance(signs, list):
        raise ValueError
    return MarkRecord(
        _whole(value["n"], HIGHEST),
        _text(value["by"]),
        deed,
        on,
        tuple(
            signed(parted(_text(line))[0], _text(sign))
            for line, sign in zip(of, signs, strict=True)
        ),
        None if at is None else (_whole(at[0]), _whole(at[1])),
        _gated(deed, _text(value.get("is", ""))),
        _text(value.get("in", "")),
    )


def sealed(value: dict[str, object]) -> bytes:
    """An object as a checked line; ValueError when it is longer than what is read."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    head = text.encode("utf-8", "replace")[:-1]
    if len(head) + _TAIL > LONGEST:
        raise ValueError("the mark is too long")
    return head + _seal(head) + b"\n"


def _seal(head: bytes) -> bytes:
    return b',"sum":"%s"}' % blake2b(head, digest_size=8).hexdigest().encode()


def _gated(deed: MarkKind, text: str) -> str:
    """What comes from a file comes from outside, however it got there."""
    if not text:
        return text
    from reader.clean import clean, line

    return line(text) if deed == "speaker" else clean(text)


def _text(value: Any) -> Any:
    """Text that can be written again: a lone surrogate can't."""
    if not isinstance(value, str):
        raise ValueError
    value.encode()
    return value


def _whole(value: Any, highest: int = _FARTHEST) -> int:
    if type(value) is not int or not 0 <= value <= highest:  # true and false are numbers too
        raise ValueError
    return value
