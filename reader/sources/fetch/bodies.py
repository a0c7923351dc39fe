"""Turns the body of an answer, compressed in one or several ways, into its bytes.

Each decoder stops at the limit: a small body can become very large.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

_MOST_CODINGS = 3
"""Codings of one body that are undone; no server means more."""

_PIECE, _SHORT_PIECE = 16 * 1024, 256
_MOST_STREAMS = 10_000
"""Streams or frames in one body; programs that make several put 64 kB or more into each."""

_WINDOW = 8 * 1024 * 1024
"""Bytes of the largest window of a Zstandard body (RFC 9659)."""

_NO_CODINGS = frozenset(
    ("identity", "none", "binary", "7bit", "8bit", "chunked", "aws-chunked", "text")
    + ("utf-8", "utf8", "us-ascii")
)
"""What servers state that do not compress: encodings of characters, and other words."""

_GZIP = b"\x1f\x8b\x08"
"""How all that gzip packs begins."""

_UNPACKED = (b"<", b"{", _GZIP)
"""How bodies begin that are not packed in the way that their server states."""

ACCEPTED = "gzip, deflate, br, zstd"
"""The value of Accept-Encoding: what `decoded` undoes."""


class UndecodableError(Exception):
    """The message says why a body can't be decoded, in words that follow its address."""


class DamagedBodyError(UndecodableError):
    """A body is not packed in the way that its server states."""

    def __init__(self) -> None:
        """Its words name no way."""
        super().__init__("arrived damaged (its compression is broken)")


def decoded(body: bytes, codings: str, limit: int) -> bytes:
    """Return the bytes of a body with this Content-Encoding, at most `limit` of them.

    Raises `UndecodableError` where they are more, damaged, cut off, or of an unknown coding.
    """
    names = [name for name in (part.strip().lower() for part in codings.split(",")) if name]
    if len(names) > _MOST_CODINGS:
        raise UndecodableError("was compressed too many times")
    for name in reversed(names):
        if name in _NO_CODINGS or name.startswith(("iso-8859-", "windows-")):
            continue
        decode = _DECODERS.get(name)
        if decode is None:
            raise UndecodableError("arrived in an unknown encoding")
        try:
            body = decode(body, limit) if body else body
        except DamagedBodyError:
            if not body.lstrip()[: len(_GZIP)].startswith(_UNPACKED):
                raise
    if body.startswith(_GZIP):  # packed as a file, or once more than its server knows
        body = _gzip(body, limit)
    if len(body) > limit:
        raise UndecodableError(too_large(limit))
    return body


def too_large(limit: int) -> str:
    """The words for a body that is larger than `limit` bytes."""
    size = f"{limit >> 20} MiB" if limit >= 1 << 20 else f"{limit:,} bytes"
    return f"is too large (the limit is {size})"


def _inflated(body: bytes, limit: int, window: int) -> bytes:
    """What is in a body of zlib's kind, which may be several behind each other.

    It is given away in pieces: each stream copies what is left of its piece when it ends.
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
                return bytes(found)  # padding behind the data is no error
            stream, streams = zlib.decompressobj(window), streams + 1
        if streams > _MOST_STREAMS:
            raise UndecodableError("was compressed in too many pieces")
    raise UndecodableError("arrived incomplete (its compressed data ends early)")


def _gzip(body: bytes, limit: int) -> bytes:
    return _inflated(body, limit, zlib.MAX_WBITS | 16)


def _deflate(body: bytes, limit: int) -> bytes:
    """Deflate in zlib's frame as the standard has it, or without as some servers send it."""
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
    """What is in a body of Zstandard, in pieces so short that one of them becomes 8 MiB at most."""
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
