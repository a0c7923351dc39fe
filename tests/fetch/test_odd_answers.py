"""Answers that are legal but rare, or no HTTP at all, are read or told in clear words."""

from __future__ import annotations

import asyncio
import gzip

import pytest

from reader.sources.fetch.answers import (
    FetchAnswer,
    FetchFailure,
    FetchLimits,
    FetchRequest,
    Validators,
)
from reader.sources.fetch.bodies import UndecodableError, decoded
from reader.sources.fetch.client import FetchClient
from tests.fetch.loopback import Handler, LoopbackServer, Request, answer, moved

TEXT = b"Four bridges stand, said Orla Venn."
LIKE_BROTLI = gzip.compress(TEXT, mtime=0x6B10AA92)
"""Gzip data whose time makes them valid Brotli."""
LIMITS, SHORT = FetchLimits(size=5000), FetchLimits(seconds=0.3, size=5000)


def raw(head: str, body: bytes = TEXT) -> bytes:
    """An answer with these lines at its head, whatever they say."""
    return head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body


def in_pieces(*pieces: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", body + end)


async def fetched(
    served: bytes | Handler, limits: FetchLimits = LIMITS
) -> FetchAnswer | FetchFailure:
    paths: dict[str, bytes | Handler] = {"/a": served, "/b": answer(TEXT)}
    async with LoopbackServer(paths) as server, FetchClient("test", limits) as client:
        return await client.fetch(FetchRequest(server.address + "/a", True))


async def slow_headers(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nX: ")
    while not writer.is_closing():
        writer.write(b"a")
        await writer.drain()
        await asyncio.sleep(0.02)


async def promises(_: Request, writer: asyncio.StreamWriter) -> None:
    while not writer.is_closing():
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(0.01)


async def stays_open(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nText")
    await writer.drain()
    await asyncio.sleep(60)


@pytest.mark.parametrize(
    "served",
    [
        answer(TEXT, status="203 Non-Authoritative"),
        raw("HTTP/1.0 200 OK"),
        raw("HTTP/1.1 200"),
        raw(f"HTTP/1.1 200 OK\nContent-Length: {len(TEXT)}\nContent-Length: {len(TEXT)}"),
        raw("HTTP/1.1 103 Early Hints\nLink: </x>", answer(TEXT)),
        raw("HTTP/1.1 200 OK\nX: a\n b\nY: " + "y" * 50_000),
        in_pieces(TEXT[:5], TEXT[5:]),
        in_pieces(TEXT, end=b"0\r\nX-Last: 1\r\n\r\n"),
        in_pieces(TEXT, end=b"000\r\nContent-Encoding: gzip\r\n\r\n"),
        raw("HTTP/1.1 102 Wait\n\nHTTP/1.1 103 Early Hints", raw("HTTP/1.2 200 \xd6k")),
        raw(f"HTTP/1.1 200 OK\nContent-Length: {len(TEXT)}, {len(TEXT)}"),
        raw("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Encoding: br", LIKE_BROTLI),
        raw("HTTP/1.1 200 OK\nContent-Range: bytes 0-1/9\nVary: *"),
        moved("/b", "303 See Other"),
        moved(" b "),
        moved("http:b"),
        moved("///b#part"),
        answer(status="307 T", Location="/b")[:-4] + b"\r\nLocation: /b\r\n\r\n",
        answer(TEXT, Location="/nowhere"),
        answer(TEXT, Content_Encoding="aws-chunked"),
    ],
)
async def test_a_document_that_comes_in_a_rare_way_is_read(served: bytes) -> None:
    found = await fetched(served)
    assert isinstance(found, FetchAnswer) and found.body == TEXT


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, gzip"])
def test_a_body_that_is_not_packed_as_its_server_says_is_read(coding: str) -> None:
    for body in (b" <p>Four bridges stand.", b'{"title": "Day 7"}'):
        assert decoded(body, coding, 5000) == body
    assert decoded(gzip.compress(TEXT), "deflate", 5000) == TEXT


async def test_what_is_refused_of_an_answer_is_told_with_its_status() -> None:
    for served, status in ((answer(bytes(5001)), 200), (moved("ftp://a/"), 302)):
        found = await fetched(served)
        assert isinstance(found, FetchFailure) and found.status == status
        assert found.final.endswith("/a")


async def test_a_server_that_refuses_conditions_is_asked_without_them() -> None:
    async def serve(request: Request, writer: asyncio.StreamWriter) -> None:
        has_conditions = "if-none-match" in request.headers
        writer.write(answer(status="412 Failed") if has_conditions else answer(TEXT))

    async with LoopbackServer({"/a": serve}) as server, FetchClient("test") as client:
        request = FetchRequest(server.address + "/a", True, Validators('"x"'))
        found = await client.fetch(request)
        assert isinstance(found, FetchAnswer) and len(server.requests) == 2
        server.paths["/a"] = answer(status="412 Failed")
        assert isinstance(await client.fetch(request), FetchFailure)


async def test_a_document_is_whole_when_its_length_has_come() -> None:
    found = await fetched(stays_open)
    assert isinstance(found, FetchAnswer) and found.body == b"Text"


@pytest.mark.parametrize(
    ("served", "why"),
    [
        (answer(TEXT, status="204 No"), "has no content (status 204)"),
        (answer(TEXT, status="206 Part"), "sent only a part of the document"),
        (answer(TEXT, status="401 Who"), "requires a name and password (status 401)"),
        (answer(TEXT, status="407 Who"), "is behind a proxy that requires a name and password"),
        (answer(TEXT, status="410 Gone"), "is gone permanently (status 410)"),
        (answer(TEXT, status="451 Law"), "may not be shown for legal reasons (status 451)"),
        (answer(TEXT, status="499 Odd"), "refuses the request (status 499)"),
        (answer(TEXT, status="500 Fault"), "has an internal error (status 500)"),
        (answer(TEXT, status="502 Bad"), "has an error behind its server (status 502)"),
        (answer(TEXT, status="504 Slow"), "has an error behind its server (status 504)"),
        (answer(TEXT, status="520 Odd"), "has an internal error (status 520)"),
        (answer(TEXT, status="999 No"), "gave an unknown answer (status 999)"),
        (moved("/b", "300 Choose"), "offers a choice of documents (status 300)"),
        (moved("/b", "305 Proxy"), "requires a proxy of its own (status 305)"),
        (answer(status="302 Found"), "redirects without saying where to (status 302)"),
        (moved("  "), "redirects without saying where to (status 302)"),
        (moved("http://[::1/"), "redirects to something that is not an address"),
        (moved("http://127.0.0.1:abc/"), "redirects to something that is not an address"),
        (moved("http://a:0/"), "redirects to an address that has no host"),
        (moved("data:text/html,x"), "redirects to an address that is not an http or https address"),
        (moved("exec:id"), "redirects to an address that is not an http or https address"),
        (moved("/" + "a" * 5000), "redirects to an address that is too long for an address"),
        (
            answer(status="302 F", Location="/b")[:-4] + b"\r\nLocation: /c\r\n\r\n",
            "redirects to several addresses at once",
        ),
        (answer(TEXT, status="201 Made", Location="/b"), "gave no document: created (status 201)"),
        (answer(TEXT, status="416 Range"), "requested range not satisfiable (status 416)"),
        (answer(TEXT, status="511 Portal"), "is behind a network that requires a name and"),
        (moved("/fe\ted"), "redirects to something that is not an address"),
        (raw("ICY 200 OK"), "sent no proper answer (illegal status line)"),
        (raw("HTTP/1.1 200 OK\nNo colon"), "sent no proper answer (illegal header line)"),
        (raw("HTTP/1.1 200 OK\nContent-Length: 0x9"), "sent no proper answer (bad Content-Length)"),
        (answer(b"x", Content_Encoding="compress"), "arrived in an unknown encoding"),
        (raw("HTTP/1.1 2000 OK"), "sent no proper answer (illegal status line)"),
        (raw("HTTP/1.1 000 OK"), "sent no proper answer"),
        (raw("HTTP/1.1 101 Switching\nUpgrade: h2c\nConnection: upgrade"), "another protocol"),
        (raw("HTTP/1.1 200 OK\nX \x1b[31m: a"), "sent no proper answer (illegal header line)"),
        (raw("HTTP/1.1 200 OK\nX: " + "a" * 200_000), "sends headers that do not end"),
        (raw("HTTP/1.1 200 OK\nContent-Length: -1"), "sent no proper answer"),
        (raw("HTTP/1.1 200 OK\nContent-Length: 3\nContent-Length: 4"), "no proper answer"),
        (raw("HTTP/1.1 200 OK\nTransfer-Encoding: gzip, chunked"), "sent no proper answer"),
        (in_pieces(TEXT, end=b""), "arrived incomplete (its end is missing)"),
        (raw("HTTP/1.1 200 OK\nContent-Length: 1234"), "arrived incomplete (35 of 1,234 bytes)"),
        (b"", "closed the connection without a proper answer"),
        (in_pieces(TEXT, end=b"-5\r\n"), "sent no proper answer (illegal chunk header)"),
        (TEXT, "closed the connection without a proper answer"),
    ],
)
async def test_what_gives_no_document_is_told_in_clear_words(served: bytes, why: str) -> None:
    found = await fetched(served)
    assert isinstance(found, FetchFailure) and why in found.why
    assert "bytearray" not in found.why and found.why.isprintable() and len(found.why) < 250


async def test_a_password_goes_to_its_host_alone_and_is_never_shown() -> None:
    paths: dict[str, bytes | Handler] = {"/b": answer(TEXT)}
    async with LoopbackServer(paths) as server, FetchClient("test", LIMITS) as client:
        host = server.address.removeprefix("http://")
        paths["/a"] = moved(f"http://varn:other@{host}/b")
        found = await client.fetch(FetchRequest(f"http://orla:secret@{host}/a", True))
        assert isinstance(found, FetchAnswer) and found.final == f"http://{host}/b"
        own, other = server.requests
        assert "authorization" in own.headers and "authorization" not in other.headers


def test_a_body_of_many_tiny_streams_costs_no_more_time_than_its_bytes() -> None:
    with pytest.raises(UndecodableError, match="too many pieces"):
        decoded(gzip.compress(b"") * 10_001, "gzip", 10**7)
    assert decoded(gzip.compress(b"ab") * 900, "gzip", 10**7) == b"ab" * 900


@pytest.mark.parametrize("handler", [slow_headers, promises])
async def test_an_answer_that_never_begins_is_given_up(handler: Handler) -> None:
    assert await fetched(handler, SHORT) == FetchFailure("did not answer within 0.3 seconds")


@pytest.mark.parametrize("value", ['"\xe9"', "*", "вчера", "a\nX-More: b", "\x7f"])
async def test_what_no_header_may_have_is_not_sent_back(value: str) -> None:
    async with LoopbackServer({"/a": answer(TEXT)}) as server, FetchClient("test") as client:
        known = Validators(value, value)
        found = await client.fetch(FetchRequest(server.address + "/a", True, known))
        assert isinstance(found, FetchAnswer)
        assert not {"if-none-match", "x-more"} & set(server.requests[0].headers)


async def test_the_name_of_a_host_is_sent_as_it_is_written_in_ascii(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paths: dict[str, bytes | Handler] = {"http://xn--orm-tna.example/a": answer(TEXT)}
    async with LoopbackServer(paths) as server:
        monkeypatch.setenv("http_proxy", server.address)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        async with FetchClient("test") as client:
            await client.fetch(FetchRequest("http://örm.example/a"))
        assert server.requests[0].headers["host"].isascii()
