"""Decodes bytes by byte-order mark, as UTF-8, or else as windows-1252, and repairs mojibake.

The text is not cleaned: `reader.clean` follows.
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
"""Bytes; white space among them before the signature of a file is skipped."""

# UTF-8 that was decoded as windows-1252: curly quotes, dashes, accented letters.
_MOJIBAKE = re.compile("â€|Ã[\x80-\xbf‚-„†-•™œžŸ]|Â[\xa0-\xbf]|ï»¿|â\x80")
# Repairing removes one "Â" before such a character and starts on the line again, for each "Â" and
# each way of writing it.  No encoder leaves this many in a row; such lines are not repaired.
_STACKED = re.compile("(?:Â|Ã[‚\x82]|Ãƒâ€š|Ã\x83Â\x82){4}|[ÂÃÆÅâƒ’‚¢€š¬¡†™ž…\x80-\x9f]{60}")
_LEAST_REPAIRED, _CHARACTERS_A_REPAIR, _MOST_REPAIRED = 300, 40, 5_000
"""Lines: one for every 40 characters of a text is repaired, but at least 300 and at most 5,000.

Repairing a line takes 20 to 100 µs.
"""


class BinaryContent(ValueError):
    """The bytes are not text; the message says what they are, in words for the reader."""


def decode_bytes(data: bytes) -> str:
    """Return the text in `data`; raises `BinaryContent` if it is not text."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            break
    else:
        _refuse_binary(data)
        text = _decode_unmarked(data)
    return _repair(text) if _MOJIBAKE.search(text) else text


def _refuse_binary(data: bytes) -> None:
    head = data[:_BLANK].lstrip()  # a PDF may have white space before it
    for start, kind in _KINDS:
        if head.startswith(start) or data.startswith(start):
            raise BinaryContent(f"is {kind}, not text")
    if b"\0" in data:
        raise BinaryContent("is binary data, not text (it has NUL bytes)")


def _decode_unmarked(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # cut off within the last character
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
    most = min(max(_LEAST_REPAIRED, len(text) // _CHARACTERS_A_REPAIR), _MOST_REPAIRED)
    for place in islice(garbled, most):
        if not _STACKED.search(lines[place]):
            lines[place] = fix_encoding(lines[place])
    return "\n".join(lines)
