"""Decompresses the body of an answer, which may be compressed in several ways.

Each decoder stops at the limit, because a small body can become very large.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

_MOST_CODINGS = 3
"""Most codings of one body that are decoded; no server needs more."""

_PIECE, _SHORT_PIECE = 16 * 1024, 256
_MOST_STREAMS = 10_000
"""Most streams or frames in one body; usual programs put 64 kB or more into each."""

_WINDOW = 8 * 1024 * 1024
"""Largest window of a Zstandard body, in bytes (RFC 9659)."""

_NO_CODINGS = frozenset(
    ("identity", "none", "binary", "7bit", "8bit", "chunked", "aws-chunked", "text")
    + ("utf-8", "utf8", "us-ascii")
)
"""Values that servers send without compressing: character encodings, and other words."""

_GZIP = b"\x1f\x8b\x08"
"""The beginning of all gzip data."""

_UNPACKED = (b"<", b"{", _GZIP)
"""Beginnings of bodies that are not compressed although their server says so."""

ACCEPTED = "gzip, deflate, br, zstd"
"""The value of Accept-Encoding: the codings that `decoded` supports."""


class UndecodableError(Exception):
    """A body cannot be decoded; the message says why, in words that follow its address."""


class DamagedBodyError(UndecodableError):
    """A body is not compressed in the way that its server states."""

    def __init__(self) -> None:
        """The message does not name the coding."""
        super().__init__("arrived damaged (its compression is broken)")


def decoded(body: bytes, codings: str, limit: int) -> bytes:
    """Return the bytes of a body with this Content-Encoding, at most `limit` of them.

    Raises `UndecodableError` if there are more, or if they are damaged, incomplete, or of an
    unknown coding.
    """
    parts = (part.partition(";")[0].strip().lower() for part in codings.split(","))
    names = [name for name in parts if name]
    if len(names) > _MOST_CODINGS:
        raise UndecodableError("was compressed too many times")
    for name in reversed(names):
        if name in _NO_CODINGS or name.startswith(("iso-8859-", "windows-")):
            continue
        if name == "br" and body.startswith(_GZIP):
            continue  # gzip data that was never packed again can be valid Brotli by chance
        decode = _DECODERS.get(name)
        if decode is None:
            raise UndecodableError("arrived in an unknown encoding")
        try:
            body = decode(body, limit) if body else body
        except DamagedBodyError:
            if not body.lstrip()[: len(_GZIP)].startswith(_UNPACKED):
                raise
    if body.startswith(_GZIP):  # a compressed file, or compressed once more than stated
        body = _gzip(body, limit)
    if len(body) > limit:
        raise UndecodableError(too_large(limit))
    return body


def too_large(limit: int) -> str:
    """Return the message for a body that is larger than `limit` bytes."""
    size = f"{limit >> 20} MiB" if limit >= 1 << 20 else f"{limit:,} bytes"
    return f"is too large (the limit is {size})"


def _inflated(body: bytes, limit: int, window: int) -> bytes:
    """Decompress a zlib or gzip body, which may consist of several streams.

    It is passed on in pieces, because each stream copies the rest of its piece when it ends.
    """
    found, place, streams = bytearray(), 0, 1
    view, stream = memoryview(body), zlib.decompressobj(window)
    while place < len(body):
        piece = view[place : place + _PIECE]
        try:
            found += stream.decompress(piece, limit + 1 - len(found))
        except zlib.error as error:
            raise DamagedBodyError from error
        if len(found) > limit:
            raise UndecodableError(too_large(limit))
        place += len(piece) - len(stream.unused_data)
        if stream.eof:
            if window <= zlib.MAX_WBITS or not body.startswith(_GZIP, place):
                return bytes(found)  # padding after the data is allowed
            stream, streams = zlib.decompressobj(window), streams + 1
        if streams > _MOST_STREAMS:
            raise UndecodableError("was compressed in too many pieces")
    raise UndecodableError("arrived incomplete (its compressed data ends early)")


def _gzip(body: bytes, limit: int) -> bytes:
    return _inflated(body, limit, zlib.MAX_WBITS | 16)


def _deflate(body: bytes, limit: int) -> bytes:
    """Decompress deflate, with zlib's frame as standardised or without as some servers send it."""
    is_framed = body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    return _inflated(body, limit, zlib.MAX_WBITS if is_framed else -zlib.MAX_WBITS)


def _brotli(body: bytes, limit: int) -> bytes:
    import brotli  # type: ignore[import-untyped]

    stream = brotli.Decompressor()
    try:
        found: bytes = stream.process(body, output_buffer_limit=limit + 1)
        while len(found) <= limit and not stream.can_accept_more_data():
            found += stream.process(b"", output_buffer_limit=limit + 1 - len(found))
    except brotli.error as error:
        raise DamagedBodyError from error
    if len(found) > limit:
        raise UndecodableError(too_large(limit))
    if not stream.is_finished():
        raise UndecodableError("arrived incomplete (its compressed data ends early)")
    return found


def _zstandard(body: bytes, limit: int) -> bytes:
    """Decompress Zstandard, in pieces so short that each becomes 8 MiB at most."""
    import zstandard

    found, place, frames = bytearray(), 0, 1
    unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    frame = unpacker.decompressobj()
    while place < len(body):
        piece = body[place : place + _SHORT_PIECE]
        try:
            found += frame.decompress(piece)
        except zstandard.ZstdError as error:
            if "too much memory" in str(error):
                raise UndecodableError("needs too much memory to unpack") from error
            raise DamagedBodyError from error
        if len(found) > limit:
            raise UndecodableError(too_large(limit))
        place += len(piece) - len(frame.unused_data)
        if frame.eof:
            if place == len(body):
                return bytes(found)
            frame, frames = unpacker.decompressobj(), frames + 1
        if frames > _MOST_STREAMS:
            raise UndecodableError("was compressed in too many pieces")
    raise UndecodableError("arrived incomplete (its compressed data ends early)")


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstandard,
}
