"""Encodes a mark as lines with a checksum, and decodes such a line.

A line is one JSON object in UTF-8. Its last member, "sum", is a hash of all bytes before it; a line
whose hash differs is refused.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, get_args

from reader.blake2 import blake2b
from reader.library.identity.wording import join_target, split_target

NAME = "warreader marks"
"""The value of "format" in the first line of a file."""

FORMAT = 1
"""Version of the format.

Files of a later version are read as far as possible, and never written.
"""

MarkKind = Literal[
    "read", "bookmark", "place", "note", "tags", "speaker", "stance", "claimant", "people"
]
"""What a record sets for its developments. "speaker", "stance" and "claimant" correct one quote or
figure. "people" is about two people and no development (`people/lines.py`).

Early versions do not know "stance", "claimant" and "people"; they keep such lines and ignore them.
"""

CORRECTING: tuple[MarkKind, ...] = ("speaker", "stance", "claimant")
"""Kinds of records about one quote or figure."""

MOST_TARGETS = 256
"""Most developments in one line; a mark on more of them is written as several lines."""

LONGEST_LINE = 1 << 24
"""Most bytes of a line."""

HIGHEST_COUNTER = 1 << 200
"""Highest counter that is accepted; this program never counts that far."""

_KINDS = get_args(MarkKind)
_SUM = b',"sum":"'
_SUM_LENGTH = len(',"sum":"0123456789abcdef"}')
_HIGHEST_POSITION = (1 << 31) - 1  # of a block or character in a place
_BOM = b"\xef\xbb\xbf"


class MarkRecord(NamedTuple):
    """One mark on one or more developments.

    `targets` are the developments: for each the line of its fingerprint and, after a newline, the
    signature of its text (`wording.join_target`); marks of early versions have no signature.
    `counter` grows with every record that this computer has seen (a Lamport clock). `on` is false
    if the mark is removed. `place` (kind "place" only) is a block and a character of it. `text` is
    the note, the tags (one per line), the name of the speaker or claimant ("" for unknown), the
    stance, or "join" or "part". `quote_key` identifies the corrected quote or figure
    (`corrections/item_keys.py`).
    """

    counter: int
    computer: str
    kind: MarkKind
    on: bool
    targets: tuple[str, ...]
    place: tuple[int, int] | None = None
    text: str = ""
    quote_key: str = ""

    @property
    def order(self) -> tuple[int, str, bool, tuple[int, int], str]:
        """The sort key of two records on the same thing: the greater one is in force."""
        return self.counter, self.computer, self.on, self.place or (0, 0), self.text


class MarksHeader(NamedTuple):
    """The first line of a file: the version of its format, and the computer that writes it.

    `compacted_size` is the file's size in bytes after it was last compacted, or 0.
    """

    version: int
    computer: str
    compacted_size: int = 0


def encode_record(record: MarkRecord) -> bytes:
    """Encode a record as one or more lines with line ends; ValueError if it is not decodable."""
    if not 0 <= record.counter <= HIGHEST_COUNTER:
        raise ValueError("the counter of the marks has come to its end")
    value: dict[str, object] = {
        "n": record.counter,
        "by": record.computer,
        "do": record.kind,
        "on": record.on,
    }
    if record.place is not None:
        value["at"] = record.place
    value |= {name: text for name, text in (("is", record.text), ("in", record.quote_key)) if text}
    starts = range(0, len(record.targets) or 1, MOST_TARGETS)
    return b"".join(
        with_checksum(value | _targets(record.targets[at : at + MOST_TARGETS])) for at in starts
    )


def _targets(targets: Sequence[str]) -> dict[str, object]:
    """Fingerprints and signatures as separate members: early versions read only the former."""
    lines, signatures = zip(*map(split_target, targets), strict=True) if targets else ((), ())
    return {"of": lines} | ({"as": signatures} if any(signatures) else {})


def encode_header(computer: str, kept: int = 0) -> bytes:
    """Return the first line of a file, with its line end."""
    value: dict[str, object] = {"format": NAME, "version": FORMAT, "by": computer}
    return with_checksum(value | ({"kept": kept} if kept else {}))


def decode_record(line: bytes) -> MarkRecord | MarksHeader | None:
    """Decode a line without its line end; None for a kind of mark of a later version.

    Raises ValueError, with no words of the line, if it is damaged. A byte order mark at the start
    and a carriage return at the end, which copying may add, are accepted.
    """
    line = line.removeprefix(_BOM).removesuffix(b"\r")
    head, tail = line[:-_SUM_LENGTH], line[-_SUM_LENGTH:]
    if not tail.startswith(_SUM) or tail != _checksum(head):
        raise ValueError("the checksum does not fit")
    try:
        return _record_of(json.loads(head.decode() + "}"))
    except (KeyError, TypeError, AttributeError, IndexError, RecursionError, ValueError):
        raise ValueError("it is no mark") from None


def is_header(line: bytes) -> bool:
    """Whether a damaged line may have been the first line of a file."""
    return b'"format"' in line or NAME.encode() in line


def _record_of(value: Any) -> MarkRecord | MarksHeader | None:
    if value.get("format") == NAME:
        kept = _number(value.get("kept", 0), sys.maxsize)
        return MarksHeader(_number(value["version"]), _text(value["by"]), kept)
    kind = _text(value["do"])
    if kind not in _KINDS:
        return None
    at, on, targets = value.get("at"), value["on"], value["of"]
    signatures = value.get("as", [""] * len(targets))
    if (
        not isinstance(on, bool)
        or not isinstance(targets, list)
        or not isinstance(signatures, list)
    ):
        raise ValueError
    return MarkRecord(
        _number(value["n"], HIGHEST_COUNTER),
        _text(value["by"]),
        kind,
        on,
        tuple(
            join_target(split_target(_text(line))[0], _text(signature))
            for line, signature in zip(targets, signatures, strict=True)
        ),
        None if at is None else (_number(at[0]), _number(at[1])),
        _cleaned(kind, _text(value.get("is", ""))),
        _text(value.get("in", "")),
    )


def with_checksum(value: dict[str, object]) -> bytes:
    """Encode an object as a line with its checksum; ValueError if it exceeds `LONGEST_LINE`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    head = text.encode("utf-8", "replace")[:-1]
    if len(head) + _SUM_LENGTH > LONGEST_LINE:
        raise ValueError("the mark is too long")
    return head + _checksum(head) + b"\n"


def _checksum(head: bytes) -> bytes:
    return b',"sum":"%s"}' % blake2b(head, digest_size=8).hexdigest().encode()


def _cleaned(kind: MarkKind, text: str) -> str:
    """The text through `clean`, because the file may come from another computer."""
    if not text:
        return text
    from reader.clean import clean, line

    return line(text) if kind in CORRECTING else clean(text)


def _text(value: Any) -> Any:
    """The value if it is a string without lone surrogates; otherwise ValueError."""
    if not isinstance(value, str):
        raise ValueError
    value.encode()
    return value


def _number(value: Any, highest: int = _HIGHEST_POSITION) -> int:
    if type(value) is not int or not 0 <= value <= highest:  # `isinstance` would accept bool
        raise ValueError
    return value
