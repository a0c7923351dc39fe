"""Decodes bytes: by byte order mark, as UTF-8, as a page or feed declares, or else by the words.

If the words do not show the encoding, it is windows-1252. Mojibake is repaired. The text is not
cleaned; `reader.clean` does that.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice, pairwise

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, because it begins with that mark
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML_UNMARKED = (
    (b"\0\0\0<\0\0\0?", "utf-32-be"),
    (b"<\0\0\0?\0\0\0", "utf-32-le"),
    (b"\0<\0?\0x", "utf-16-be"),
    (b"<\0?\0x\0", "utf-16-le"),
    (b"Lo\xa7\x94", "cp037"),
)
"""The bytes of `<?xml` in encodings that are not ASCII.

See https://www.w3.org/TR/xml/#sec-guessing.  In some that begin like cp037 the quotation mark is
another byte, which becomes "?".
"""
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
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["'?]?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 8192
"""Bytes of a page that are searched for a declared encoding."""
_AS_BROWSERS_DO = {
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "iso-8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "utf8mb4": "utf-8",
}
"""Declared encodings, and the larger encodings as which browsers read them.

See https://encoding.spec.whatwg.org/#names-and-labels.
"""
_CODE_PAGE = re.compile(r"(?:x[-_])?(?:windows|win|cp|ms|ansi)[-_]?(125[0-8]|866|874|932|949|950)")
"""The names of code pages as they are also written."""

_ENCODING = re.compile(
    r"utf-?8|windows-125[0-8]|cp\d{3,4}|iso-?8859-\d\d?|koi8-[rtu]|mac-[a-z\d]+|kz1048|ptcp154|"
    r"johab|hz|hp-roman8|tis-620|big5(?:hkscs)?|gb18030|euc[-_](?:jp|kr|jis\w+)|shift_jis\w*|iso2022_\w+"
)
"""The encodings that a page or feed may declare, by Python's names; none that decompresses."""

_MAIL = re.compile(rb"^(?:Message-ID|MIME-Version|Received|Return-Path):", re.I | re.M)
_PART = re.compile(
    rb"^(?:From \S{1,200} [^\n]{0,60}\d{4}|"
    rb"Content-Type:[^\n]{0,1000}?(?:\n[ \t][^\n]{0,1000}?){0,9}?"
    rb"""\bcharset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40}))""",
    re.I | re.M,
)
"""The beginning of a message in a mailbox, or of a part of one that states its encoding."""

_UTF_8 = "utf-8"
_ASCII = bytes(range(128))
_USUAL = "cp1252"
_SHIFTED = ("hz", "iso2022")
"""Prefixes of the names of encodings whose bytes are all ASCII."""

_MOST_LINES = 100_000
"""Most lines that are decoded one by one."""

_BLANK = 1024
"""Bytes in which white space before the signature of a file is skipped."""

# UTF-8 that was decoded as windows-1252: curly quotes, dashes, accented letters.
_MOJIBAKE = re.compile("â€|Ã[\x80-\xbf‚-„†-•™œžŸ]|Â[\xa0-\xbf]|ï»¿|â\x80")
_GARBLED = "âÃÂï"
"""One of these begins each match of the pattern above, which takes ten times as long."""
# A repair removes one "Â" before such a character and then starts the line again, for each "Â" and
# each of its spellings.  No encoder produces this many in a row, so such lines are not repaired.
_STACKED = re.compile("(?:Â|Ã[‚\x82]|Ãƒâ€š|Ã\x83Â\x82){4}|[ÂÃÆÅâƒ’‚¢€š¬¡†™ž…\x80-\x9f]{60}")
_LEAST_REPAIRED, _CHARACTERS_A_REPAIR, _MOST_REPAIRED = 300, 40, 5_000
"""Limits of repairs: one for every 40 characters of a text, at least 300 and at most 5,000."""
_LETTERS_A_REPAIR = 8
"""How many letters that are not ASCII one repair counts for; it takes 20 to 100 µs."""
_ASCII_LETTERS = dict.fromkeys(range(128))


class Repairs:
    """How many repairs are left; the texts of an archive share one.

    A line counts as one for every 8 of its letters that are not ASCII, and at least as one.
    """

    def __init__(self, left: int = _MOST_REPAIRED) -> None:
        """`left` is the number of repairs."""
        self.left = left


class BinaryContent(ValueError):
    """The bytes are not text; the message says what they are, for the reader."""


def decode_bytes(data: bytes, stated: str = "", repairs: Repairs | None = None) -> str:
    """Return the text in `data`; raises `BinaryContent` if it is not text.

    `stated` is the encoding that the server stated; it has priority over a page's declaration.
    `repairs` limits how many lines of this and other texts are repaired.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            break
    else:
        text = _decode_xml(data)
        if not text:
            _refuse_binary(data)
            text = _decode_unmarked(data, stated)
    is_garbled = any(letter in text for letter in _GARBLED) and _MOJIBAKE.search(text)
    return _repair(text, repairs or Repairs()) if is_garbled else text


def _decode_xml(data: bytes) -> str:
    """Decode XML in an encoding that is not ASCII and has no mark; "" for anything else."""
    for start, encoding in _XML_UNMARKED:
        if data.startswith(start):
            head = data[:_HEAD].decode(encoding, "replace").encode("ascii", "replace")
            declared = _declared(head) if encoding == "cp037" else ""
            return data.decode(declared or encoding, "replace")
    return ""


def _refuse_binary(data: bytes) -> None:
    head = data[:_BLANK].lstrip()  # a PDF may begin with white space
    for start, kind in _KINDS:
        if head.startswith(start) or data.startswith(start):
            raise BinaryContent(f"is {kind}, not text")
    if b"\0" in data:
        raise BinaryContent("is binary data, not text (it has NUL bytes)")


def _decode_unmarked(data: bytes, stated: str) -> str:
    if _MAIL.search(data[:_HEAD]):
        return "".join(map(_decode_part, _parts_of_mail(data)))
    declared = _known(stated) or _declared(data)
    if declared.startswith(_SHIFTED) and data.isascii():
        return data.decode(declared, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # cut off within the last character
            return data[: error.start].decode("utf-8") + "\ufffd"
    if declared == _UTF_8 and not _is_nearly_utf_8(data):  # the statement is wrong
        other = _declared(data)
        declared = "" if other == _UTF_8 else other
    if declared:
        return data.decode(declared, "replace")
    return _decode_lines(data)


def _is_nearly_utf_8(data: bytes) -> bool:
    """Whether most of the non-ASCII bytes form UTF-8 letters."""
    wrong = data.decode("utf-8", "replace").count("\ufffd")
    return 3 * wrong <= len(data.translate(None, _ASCII))


def _decode_lines(data: bytes) -> str:
    """Decode line by line, because pasted texts can change their encoding between lines."""
    from reader.sources.detect import detect  # few texts need it

    likely = detect(data)
    if data.count(b"\n") > _MOST_LINES:
        return data.decode(likely, "replace")
    return "\n".join([_decode_line(row, likely) for row in data.split(b"\n")])


def _parts_of_mail(data: bytes) -> Iterator[bytes]:
    """The pieces of mail, which may be in different encodings."""
    starts = (found.start() for found in _PART.finditer(data))
    for start, end in pairwise(dict.fromkeys([0, *starts, len(data)])):
        yield data[start:end]


def _decode_part(data: bytes) -> str:
    """Decode a piece of mail.

    A stated windows-1252 is ignored, because programs state it by default.
    """
    stated = _PART.match(data)
    declared = _known((stated[1] or b"").decode("ascii")) if stated else ""
    declared = declared or _declared(data)
    if declared.startswith(_SHIFTED) and data.isascii():
        return data.decode(declared, "replace")
    for encoding in ("utf-8", declared):
        try:
            if encoding not in ("", _USUAL):
                return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _decode_lines(data)


def _declared(data: bytes) -> str:
    """The encoding that a page or feed declares in its head, or ""."""
    found = _DECLARED.search(data[:_HEAD])
    return _known(found[1].decode("ascii")) if found else ""


def _known(name: str) -> str:
    """The Python name of an encoding that a text may have, or ""."""
    name = _AS_BROWSERS_DO.get(name.lower(), name.lower())
    if page := _CODE_PAGE.fullmatch(name):
        name = f"cp{page[1]}"
    try:
        name = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    name = _AS_BROWSERS_DO.get(name, name)
    return name if _ENCODING.fullmatch(name) else ""


def _decode_line(data: bytes, likely: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(likely, "replace")


def _repair(text: str, repairs: Repairs) -> str:
    from ftfy import fix_encoding  # 30 ms to import, and few texts need it

    lines = text.split("\n")
    garbled = (place for place, line in enumerate(lines) if _MOJIBAKE.search(line))
    most = min(max(_LEAST_REPAIRED, len(text) // _CHARACTERS_A_REPAIR), repairs.left)
    last = repairs.left - most
    for place in islice(garbled, most):
        line = lines[place]
        repairs.left -= 1
        if _STACKED.search(line):
            continue
        repairs.left -= len(line.translate(_ASCII_LETTERS)) // _LETTERS_A_REPAIR
        if repairs.left < last:
            repairs.left = last
            break
        lines[place] = fix_encoding(line)
    return "\n".join(lines)
