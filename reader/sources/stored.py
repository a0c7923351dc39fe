"""Turns a document that was fetched into the bytes of a file, and such a file into the document.

The file is one line of JSON that says where the document came from, and its bytes, compressed.
"""

from __future__ import annotations

import json
import zlib
from typing import NamedTuple

from reader.sources.refusals import LIMIT

MAGIC = b"warreader fetched 1\n"
"""How the file begins."""

_FIELDS = (
    "address",
    "source",
    "media_type",
    "charset",
    "fetched",
    "title",
    "publisher",
    "published",
    "item",
)
_LONGEST_HEAD = 64 * 1024
_LEVEL = 6


class DamagedError(ValueError):
    """The message says what is wrong with a file, in words that follow its name."""


class StoredDocument(NamedTuple):
    """Bytes as they were fetched, and what is known of them.

    `address` is where they came from and `source` the address that the reader added.  `fetched` is
    the time of the first retrieval, ISO 8601 in UTC.  `title`, `publisher` and `published`
    are what the feed says of an item whose page this is, and `item` is the digest of what it says
    in all.  None of the texts is cleaned.
    """

    body: bytes
    address: str
    source: str
    media_type: str = ""
    charset: str = ""
    fetched: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    item: str = ""


def pack(document: StoredDocument) -> bytes:
    """Return the bytes of the file; equal documents have equal files."""
    head = {name: getattr(document, name) for name in _FIELDS}
    line = json.dumps(head, sort_keys=True).encode("ascii")
    return MAGIC + line + b"\n" + zlib.compress(document.body, _LEVEL)


def unpack(data: bytes, limit: int = LIMIT) -> StoredDocument | None:
    """Return the document in a file, or None where the file is no stored document.

    Raises `DamagedError` where it is damaged, or has more than `limit` bytes.
    """
    if not data.startswith(MAGIC):
        return None
    end = data.find(b"\n", len(MAGIC), len(MAGIC) + _LONGEST_HEAD)
    try:
        head = json.loads(data[len(MAGIC) : max(end, 0)])
        fields = {name: head[name] for name in _FIELDS}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedError("is damaged (its first lines)") from error
    if not all(isinstance(value, str) for value in fields.values()):
        raise DamagedError("is damaged (its first lines)")
    stream = zlib.decompressobj()
    try:
        body = stream.decompress(data[end + 1 :], limit + 1)
    except zlib.error as error:
        raise DamagedError("is damaged (its compressed text)") from error
    if len(body) > limit:
        raise DamagedError(f"is too large (the limit is {limit >> 20} MiB)")
    if not stream.eof:
        raise DamagedError("is damaged (its text is cut off)")
    return StoredDocument(body, **fields)
