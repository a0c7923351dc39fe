"""A real HTTP server on loopback, whose paths have one fault each."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import zlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

_CERTIFICATE = Path(__file__).parent / "self_signed.pem"
"""Made for these tests: a key that protects nothing, and a certificate that it signed itself."""


class Request(NamedTuple):
    """What a client asked for; header names are in lower case."""

    path: str
    headers: dict[str, str]


Handler = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """The bytes of a complete answer; `_` in a header's name stands for a hyphen."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def moved(to: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return answer(status=status, Location=to)


class LoopbackServer:
    """Answers each path with the bytes or the handler given for it; keeps the requests.

    Use it as `async with LoopbackServer({"/a": answer(b"text")}) as server`.
    """

    def __init__(self, paths: dict[str, bytes | Handler], is_safe: bool = False) -> None:
        """With `is_safe` over TLS, with a certificate that nobody trusts."""
        self.paths, self._tls = paths, None
        if is_safe:
            self._tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            self._tls.load_cert_chain(_CERTIFICATE)
        self.requests: list[Request] = []
        self.before = b""
        """What is sent before a request has come whole."""

        self.address = ""
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()
        self._transports: list[asyncio.WriteTransport] = []

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._begin, "127.0.0.1", 0, ssl=self._tls)
        port = self._server.sockets[0].getsockname()[1]
        self.address = f"{'https' if self._tls else 'http'}://127.0.0.1:{port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        await _rounds()  # a connection that is being accepted gets its task: not after closing
        self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        for transport in self._transports:  # also of a task that was cancelled before it began
            transport.abort()
        await _rounds()

    def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._transports.append(writer.transport)
        task = asyncio.create_task(self._serve(reader, writer))
        self._open.add(task)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._answer(reader, writer)
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()
        finally:
            writer.transport.abort()  # nobody waits for what is not sent yet

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            if self.before:
                await reader.read(1)
                writer.write(self.before)
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            pairs = (row.partition(": ") for row in head[1:] if row)
            request = Request(head[0].split(" ")[1], {n.lower(): v for n, _, v in pairs})
            self.requests.append(request)
            found = self.paths.get(request.path, answer(status="404 Not Found"))
            if callable(found):
                await found(request, writer)
            else:
                writer.write(found)
                await writer.drain()


async def _rounds() -> None:
    """Let the loop do what it has begun."""
    for _ in range(8):
        await asyncio.sleep(0)


def drip(piece: bytes, seconds: float) -> Handler:
    """A body that never ends, one piece after each wait."""

    async def serve(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(seconds)

    return serve


async def silence(_: Request, writer: asyncio.StreamWriter) -> None:
    """Nothing at all, until the client leaves."""
    while not writer.transport.is_closing():
        await asyncio.sleep(0.02)


async def endless_headers(_: Request, writer: asyncio.StreamWriter) -> None:
    """Headers without an end."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while not writer.is_closing():
        writer.write(b"X-More: " + b"a" * 4000 + b"\r\n")
        await writer.drain()


def conditional(body: bytes, etag: str) -> Handler:
    """A document that is sent only to who does not have it."""

    async def serve(request: Request, writer: asyncio.StreamWriter) -> None:
        if request.headers.get("if-none-match") == etag:
            writer.write(answer(status="304 Not Modified", ETag=etag))
        else:
            writer.write(answer(body, ETag=etag, Cache_Control="max-age=60"))
        await writer.drain()

    return serve


def bomb(size: int, coding: str = "gzip") -> bytes:
    """An answer of few bytes that becomes `size` bytes."""
    import brotli  # type: ignore[import-untyped]
    import zstandard

    packed: dict[str, Callable[[bytes], bytes]] = {
        "gzip": lambda body: gzip.compress(body, 1),
        "deflate": lambda body: zlib.compress(body, 1),
        "br": lambda body: brotli.compress(body, quality=1),
        "zstd": zstandard.compress,
    }
    return answer(packed[coding](bytes(size)), Content_Encoding=coding)


def raw_deflate(body: bytes) -> bytes:
    """A body as some servers send deflate: without zlib's frame."""
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(body) + stream.flush()
