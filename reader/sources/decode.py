"""Bytes to text: byte-order marks, UTF-8, windows-1252 line by line where UTF-8 fails, mojibake.

The text is what the bytes say, hostile characters and all; the gate (`reader.clean`) comes after.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive, an office document or an e-book"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!\x1a", "a compressed file"),
    (b"%!PS", "a PostScript file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"(\xb5/\xfd", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a rich text document"),
)
_BLANK = 1024
"""Bytes; blank space before the first sign of a file is passed over if it is in them."""

# What UTF-8 looks like after it was read as windows-1252: curly quotes, dashes, accented letters.
_MOJIBAKE = re.compile("â€|Ã[\x80-\xbf‚-„†-•™œžŸ]|Â[\xa0-\xbf]|ï»¿|â\x80")
# An "Â" before such a sign is nothing, and so is one before that: the repair reads the line again
# for each of them, and for each way of writing it.  No encoder leaves as many in a row.
_STACKED = re.compile("(?:Â|Ã[‚\x82]|Ãƒâ€š|Ã\x83Â\x82){4}|[ÂÃÆÅâƒ’‚¢€š¬¡†™ž…\x80-\x9f]{60}")
_FEW_REPAIRED, _APART, _MOST_REPAIRED = 300, 40, 5_000
"""Lines are repaired, one for every 40 characters but as many as 300: each takes 20 to 100 µs."""


class BinaryContent(ValueError):
    """The bytes are no text; the message says what they are, in words for the reader."""


def decode_bytes(data: bytes) -> str:
    """The text in `data`; raises Binary where there is none."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            break
    else:
        _refuse_binary(data)
        text = _decode_unmarked(data)
    return _repair(text) if _MOJIBAKE.search(text) else text


def _refuse_binary(data: bytes) -> None:
    head = data[:_BLANK].lstrip()  # readers of PDF pass over what stands before it
    for start, kind in _KINDS:
        if head.startswith(start) or data.startswith(start):
            raise BinaryContent(f"is {kind}, not text")
    if b"\0" in data:
        raise BinaryContent("is binary data, not text (it has NUL bytes)")


def _decode_unmarked(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # cut off within its last character
            return data[: error.start].decode("utf-8") + "\ufffd"
    # Texts that were pasted together can change their encoding from one line to the next.
    return "\n".join(map(_decode_line, data.split(b"\n")))


def _decode_line(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace")


def _repair(text: str) -> str:
    from ftfy import fix_encoding  # 30 ms to import, and few texts need it

    lines = text.split("\n")
    garbled = (place for place, line in enumerate(lines) if _MOJIBAKE.search(line))
    most = min(max(_FEW_REPAIRED, len(text) // _APART), _MOST_REPAIRED)
    for place in islice(garbled, most):
        if not _STACKED.search(lines[place]):
            lines[place] = fix_encoding(lines[place])
    return "\n".join(lines)
