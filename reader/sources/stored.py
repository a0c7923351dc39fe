"""Encodes a fetched document as a file of the store, and decodes such a file.

The file has one line of JSON with the document's origin, and then its compressed bytes.
"""

from __future__ import annotations

import json
import zlib
from typing import NamedTuple

from reader.sources.refusals import LIMIT

MAGIC = b"warreader fetched 1\n"
"""The beginning of the file."""

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
    """A stored file is damaged; the message says how, in words that follow its name."""


class StoredDocument(NamedTuple):
    """Bytes as they were fetched, and the facts known about them.

    `address` is where they came from, and `source` the address that the reader added. `fetched` is
    the time of the first retrieval, ISO 8601 in UTC. `title`, `publisher` and `published` come from
    the feed item whose page this is, and `item` is a digest of the whole item. No text is cleaned.
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
    """Return the document in a file, or None if it is not a stored document.

    Raises `DamagedError` if it is damaged, or has more than `limit` bytes.
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
