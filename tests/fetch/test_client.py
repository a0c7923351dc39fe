"""Addresses are fetched within limits, and what does not come is told with its reason."""

from __future__ import annotations

import asyncio
import gzip
import zlib

import pytest

from reader.sources.fetch.answers import (
    FetchAnswer,
    FetchFailure,
    FetchLimits,
    FetchRequest,
    Validators,
)
from reader.sources.fetch.client import FetchClient
from tests.fetch.loopback import (
    Handler,
    LoopbackServer,
    answer,
    bomb,
    conditional,
    drip,
    endless_headers,
    moved,
    raw_deflate,
    silence,
)

TEXT = b"Four bridges stand, said Orla Venn."
LIMITS = FetchLimits(size=5000)


async def fetched(
    paths: dict[str, bytes | Handler],
    path: str = "/a",
    given: bool = True,
    validators: Validators = Validators(),  # noqa: B008
) -> FetchAnswer | FetchFailure:
    async with LoopbackServer(paths) as server, FetchClient("test", LIMITS) as client:
        return await client.fetch(FetchRequest(server.address + path, given, validators))


async def reason(paths: dict[str, bytes | Handler], path: str = "/a", given: bool = True) -> str:
    result = await fetched(paths, path, given)
    assert isinstance(result, FetchFailure)
    return result.why


async def test_a_document_comes_with_its_type_charset_and_validators() -> None:
    given = {"Content_Type": 'Text/HTML; charset="KOI8-R"', "ETag": '"x"', "Last_Modified": "then"}
    found = await fetched({"/a": answer(TEXT, **given)})
    assert isinstance(found, FetchAnswer)
    assert found.body == TEXT and found.received == len(TEXT)
    assert (found.media_type, found.charset) == ("text/html", "koi8-r")
    assert found.validators == Validators('"x"', "then")


async def test_an_unchanged_document_is_not_sent_again() -> None:
    paths: dict[str, bytes | Handler] = {"/a": conditional(TEXT, '"x"')}
    found = await fetched(paths, validators=Validators('"x"'))
    assert isinstance(found, FetchAnswer) and found.status == 304 and not found.body
    assert await fetched(paths, validators=Validators('"old"')) != found


def zstandard_body() -> bytes:
    import zstandard

    return zstandard.compress(TEXT)


def brotli_body() -> bytes:
    import brotli  # type: ignore[import-untyped]

    packed: bytes = brotli.compress(TEXT)
    return packed


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:])),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
        ("br", brotli_body()),
        ("zstd", zstandard_body()),
        ("GZIP; q=1.0, identity", gzip.compress(TEXT)),
        ("deflate, gzip", gzip.compress(zlib.compress(TEXT))),
        ("identity", TEXT),
        ("utf-8", TEXT),
        ("", gzip.compress(TEXT)),
        ("gzip", gzip.compress(gzip.compress(TEXT))),
        ("gzip", gzip.compress(TEXT) + b"\0\0behind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_every_encoding_that_is_asked_for_is_undone(coding: str, body: bytes) -> None:
    found = await fetched({"/a": answer(body, Content_Encoding=coding)})
    assert isinstance(found, FetchAnswer) and found.body == TEXT


@pytest.mark.parametrize(
    ("coding", "body", "why"),
    [
        ("gzip", gzip.compress(TEXT)[:-9], "incomplete"),
        ("br", brotli_body()[:-9], "incomplete"),
        ("gzip", b"plain text", "damaged"),
        ("br", b"\xff\xff\xff\xff", "damaged"),
        ("zstd", b"plain text", "damaged"),
        ("gzip, gzip, gzip, gzip", TEXT, "too many times"),
        ("zip", TEXT, "unknown encoding"),
        ("zstd", zstandard_body()[:-3], "incomplete"),
        ("", gzip.compress(TEXT)[:-9], "incomplete"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_body_that_cannot_be_undone_is_refused(coding: str, body: bytes, why: str) -> None:
    assert why in await reason({"/a": answer(body, Content_Encoding=coding)})


@pytest.mark.parametrize(
    "served",
    [
        *(bomb(20_000_000, coding) for coding in ("gzip", "deflate", "br", "zstd")),
        answer(gzip.compress(gzip.compress(bytes(9_000_000))), Content_Encoding="gzip, gzip"),
        answer(bytes(5001)),
        b"HTTP/1.1 200 OK\r\n\r\n" + bytes(5001),
    ],
    ids=["gzip", "deflate", "br", "zstd", "twice", "stated", "unstated"],
)
async def test_a_document_over_the_limit_is_refused(served: bytes) -> None:
    assert "too large" in await reason({"/a": served})


@pytest.mark.parametrize("handler", [drip(b".", 0.02), silence], ids=["drip", "silence"])
async def test_a_document_that_does_not_end_is_given_up(handler: Handler) -> None:
    limits = FetchLimits(seconds=0.3)
    async with LoopbackServer({"/a": handler}) as server, FetchClient("test", limits) as client:
        found = await client.fetch(FetchRequest(server.address + "/a", True))
    assert found == FetchFailure("did not answer within 0.3 seconds")


@pytest.mark.parametrize(
    ("served", "why"),
    [
        (answer(status="404 Not Found"), "is not there (status 404)"),
        (answer(status="299 Odd"), "gave no document"),
        (answer(status="418 Pot"), "status 418"),
        (answer(status="304 Not Modified"), "status 304"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort", "incomplete (5 of 99 bytes)"),
        (b"not HTTP at all\r\n\r\n", "no proper answer"),
        (b"", "closed the connection"),
        (endless_headers, "headers that do not end"),
    ],
)
async def test_what_is_no_document_has_a_reason(served: bytes | Handler, why: str) -> None:
    assert why in await reason({"/a": served})


async def test_redirects_are_followed_and_the_permanent_ones_are_told() -> None:
    paths: dict[str, bytes | Handler] = {
        "/a": moved("/b", "301 Moved Permanently"),
        "/b": moved("c?x=1#y", "308 Permanent Redirect"),
        "/c?x=1": moved("/d"),
        "/d": answer(TEXT),
    }
    found = await fetched(paths)
    assert isinstance(found, FetchAnswer) and found.body == TEXT
    assert found.final.endswith("/d") and found.permanent.endswith("/c?x=1#y")


async def test_a_circle_of_redirects_ends() -> None:
    assert await reason({"/a": moved("/a")}) == "redirects more than 5 times"
    wall = answer(status="302 Found", Location="/a", Set_Cookie="who=you")
    assert "times (it may require cookies, and none are kept)" in await reason({"/a": wall})


async def test_a_redirect_to_a_host_that_fails_is_not_blamed_on_its_source() -> None:
    async with LoopbackServer({}, is_safe=True) as unsafe, LoopbackServer({}) as gone:
        ends = {
            unsafe.address: "127.0.0.1, which has a certificate that is not trusted (self-signed",
            "http://orm.invalid": "orm.invalid, which has an unknown host",
            gone.address: "127.0.0.1, which refuses the connection",
        }
        await gone.__aexit__(None, None, None)
        for to, why in ends.items():
            found = await fetched({"/a": moved(f"{to}/b")})
            assert isinstance(found, FetchFailure) and f"redirects to {why}" in found.why
            assert (found.status, found.final) == (302, f"{to}/b")
            assert not found.not_sent and not found.refused


@pytest.mark.parametrize(
    "to", ["file:///etc/hosts", "ftp://127.0.0.1/a", "gopher://x/", "http://:80/"]
)
async def test_a_redirect_never_leaves_the_web(to: str) -> None:
    assert "redirects to an address that" in await reason({"/a": moved(to)})


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433"])
async def test_what_the_reader_did_not_give_never_leads_into_a_private_network(name: str) -> None:
    async with LoopbackServer({"/a": answer(TEXT)}) as server, FetchClient("test") as client:
        address = server.address.replace("127.0.0.1", name)
        found = await client.fetch(FetchRequest(address + "/a"))
        assert isinstance(found, FetchFailure)
        assert not server.requests


@pytest.mark.parametrize(
    "address",
    ["", "nonsense", "http:///a", "http://[::1", "http://a:99999/", "http://x\ny/", "javascript:0"],
)
async def test_what_is_no_address_has_a_reason(address: str) -> None:
    async with FetchClient("test") as client:
        assert isinstance(await client.fetch(FetchRequest(address, True)), FetchFailure)


async def test_a_refused_connection_is_named() -> None:
    async with LoopbackServer({}) as server:
        address = server.address
    async with FetchClient("test") as client:
        found = await client.fetch(FetchRequest(address, True))
    assert found == FetchFailure("refuses the connection", refused=True)


async def test_a_certificate_that_nobody_vouches_for_is_named() -> None:
    async with LoopbackServer({"/a": answer(TEXT)}, is_safe=True) as server:
        async with FetchClient("test") as client:
            found = await client.fetch(FetchRequest(server.address + "/a", True))
        assert not server.requests
    assert found == FetchFailure("has a certificate that is not trusted (self-signed certificate)")


async def test_a_server_that_speaks_plain_http_where_https_was_asked_for_is_named() -> None:
    async with LoopbackServer({}) as server, FetchClient("test") as client:
        server.before = b"HTTP/1.1 400 Bad Request\r\n\r\n"
        address = server.address.replace("http:", "https:")
        found = await client.fetch(FetchRequest(address + "/a", True))
        server.before = b""
        assert isinstance(found, FetchFailure) and "does not support https" in found.why
        closed = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
        async with closed:
            port = closed.sockets[0].getsockname()[1]
            found = await client.fetch(FetchRequest(f"https://127.0.0.1:{port}/a", True))
    assert isinstance(found, FetchFailure) and "try its address with http://" in found.why


async def test_an_address_that_a_redirect_names_has_no_control_characters() -> None:
    paths: dict[str, bytes | Handler] = {"/a": moved("/\x9b31m?\xe9"), "/%C2%9B31m?%C3%A9": b""}
    paths["/%C2%9B31m?%C3%A9"] = answer(TEXT)
    found = await fetched(paths)
    assert isinstance(found, FetchAnswer) and found.final.endswith("/%C2%9B31m?%C3%A9")


async def test_no_cookie_is_sent_back() -> None:
    paths: dict[str, bytes | Handler] = {
        "/a": answer(status="302 Found", Location="/b", Set_Cookie="who=you"),
        "/b": answer(TEXT),
    }
    async with LoopbackServer(paths) as server, FetchClient("test") as client:
        await client.fetch(FetchRequest(server.address + "/a", True))
        assert all("cookie" not in request.headers for request in server.requests)
        assert server.requests[0].headers["user-agent"] == "test"


async def test_a_proxy_is_asked_where_the_environment_names_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paths: dict[str, bytes | Handler] = {"http://orm.example/a": answer(TEXT), "/a": answer(b"-")}
    async with LoopbackServer(paths) as server:
        monkeypatch.setenv("http_proxy", server.address)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        async with FetchClient("test") as client:
            through = await client.fetch(FetchRequest("http://orm.example/a"))
            beside = await client.fetch(FetchRequest(server.address + "/a", True))
            private = await client.fetch(FetchRequest("http://10.0.0.1/a"))
    assert isinstance(through, FetchAnswer) and through.body == TEXT
    assert isinstance(beside, FetchAnswer) and beside.body == b"-"
    assert isinstance(private, FetchFailure) and "private network" in private.why
    assert [request.path for request in server.requests] == ["http://orm.example/a", "/a"]


@pytest.mark.parametrize(
    ("proxy", "why"),
    [
        ("http://127.0.0.1:1", "through the proxy (it refuses the connection)"),
        ("127.0.0.1:1", "through the proxy (it refuses the connection)"),
        ("http://[::1", "through the proxy (the variable for it has no such address)"),
        ("socks5://127.0.0.1:1", "only http and https proxies are supported"),
    ],
)
async def test_a_wrong_proxy_is_blamed_and_not_the_source(
    proxy: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", proxy)
    async with FetchClient("test") as client:
        found = await client.fetch(FetchRequest("http://orm.example/a"))
    assert isinstance(found, FetchFailure) and why in found.why and found.not_sent
