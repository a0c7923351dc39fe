"""A source is fetched as rarely as its server, its feed and its host require."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.library.documents.fetched_folder import FetchedFolder
from reader.library.fetching.content_processes import ContentProcesses
from reader.library.fetching.contents import Contents
from reader.library.fetching.contents_worker import contents_of
from reader.library.fetching.orders import SourceOrder
from reader.library.fetching.tools import FetchTools
from reader.sources.fetch.answers import FetchAnswer, FetchLimits, FetchRequest, Validators
from reader.sources.fetch.client import FetchClient
from reader.sources.fetch.headers import fresh_seconds, retry_seconds
from reader.sources.fetch.politeness import Gaps
from reader.sources.fetch.robots import Robots
from reader.sources.fetch.schedule import DAY, HOUR, after_failure, after_success
from reader.sources.stored import StoredDocument, pack, unpack
from tests.fetch.loopback import Handler, LoopbackServer, Request, answer, silence
from tests.fetch.test_fetching import LONG, TODAY, feed, fetched, item

HERE = "http://orm.example/feed"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "public, max-age=7200"}, 7200),
        ({"cache-control": 'MAX-AGE = "60"', "age": "20"}, 40),
        ({"cache-control": "s-maxage=9, x-max-age=8"}, 0),
        ({"cache-control": "no-cache, max-age=7200", "expires": "0"}, 0),
        ({"cache-control": "max-age=-5"}, 0),
        ({"expires": "Thu, 01 Jan 1970 00:10:00 GMT"}, 600),
        ({"cache-control": "max-age=60", "expires": "Thu, 01 Jan 1970 00:10:00 GMT"}, 60),
        ({"expires": "-1"}, 0),
        ({}, 0),
    ],
)
def test_how_long_an_answer_stays_fresh(headers: Mapping[str, str], seconds: float) -> None:
    assert fresh_seconds(headers, 0.0) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), ("Thu, 01 Jan 1970 00:10:00 GMT", 600), ("-5", 0), ("1.5", 0), ("soon", 0)],
)
def test_how_long_a_server_asks_to_wait(value: str, seconds: float) -> None:
    assert retry_seconds({"retry-after": value}, 0.0) == seconds


def test_no_wait_is_shorter_than_the_interval_or_longer_than_its_limit() -> None:
    assert after_success(0.0, HOUR, fresh=60.0, ttl=2 * HOUR) == 2 * HOUR
    assert after_success(0.0, HOUR, fresh=60.0) == HOUR
    assert after_success(0.0, HOUR, fresh=1e12) == DAY
    assert after_success(0.0, 7 * DAY, fresh=HOUR) == 7 * DAY
    waits = [after_failure(0.0, HOUR, failures) for failures in range(1, 7)]
    assert waits == [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, DAY]
    assert after_failure(0.0, HOUR, 1, retry=1e12) == 7 * DAY


async def test_a_host_gets_one_request_at_a_time_and_others_do_not_wait_for_it() -> None:
    gaps, starts = Gaps(0.05), dict[str, list[float]]()

    async def ask(host: str) -> None:
        async with gaps.turn(host):
            starts.setdefault(host, []).append(time.monotonic())

    await asyncio.gather(*map(ask, ["orm.example", "orm.example", "orm.example", "a.example"]))
    first, second, third = starts["orm.example"]
    assert second - first >= 0.05 and third - second >= 0.05
    assert starts["a.example"][0] < second


@pytest.mark.parametrize(
    ("rules", "status"),
    [
        (answer(b"User-agent: *\nDisallow: /"), 403),
        (answer(b"\xef\xbb\xbfUser-agent: *\nDisallow: /"), 403),
        (answer(status="404 None"), 200),
        (answer(status="503 Busy"), 0),
    ],
)
async def test_a_page_whose_rules_cannot_be_read_now_is_tried_again(
    rules: bytes, status: int
) -> None:
    async with (
        LoopbackServer({"/robots.txt": rules, "/a": answer(b"Text.")}) as server,
        FetchClient("test") as client,
        ContentProcesses(TODAY) as processes,
    ):
        tools = FetchTools(client, processes, Robots(client, "test"), FetchLimits())
        found = await tools.fetch_linked(FetchRequest(server.address + "/a", True))
    assert found.status == status


async def test_the_time_of_the_last_change_alone_is_sent_too() -> None:
    async with LoopbackServer({"/a": answer(status="304 Same")}) as server:
        async with FetchClient("test") as client:
            known = Validators(last_modified="Mon, 02 Jun 2053 10:00:00 GMT")
            found = await client.fetch(FetchRequest(server.address + "/a", True, known))
        headers = server.requests[0].headers
    assert isinstance(found, FetchAnswer) and found.status == 304
    assert headers["if-modified-since"] == known.last_modified
    assert "if-none-match" not in headers


async def test_what_a_feed_and_its_server_ask_for_holds_while_nothing_changes(
    tmp_path: Path,
) -> None:
    stated = feed("<ttl>120</ttl>", item(1, LONG))

    def server_of(**headers: str) -> Handler:
        async def serve(request: Request, writer: asyncio.StreamWriter) -> None:
            is_known = "if-none-match" in request.headers
            served = answer(status="304 Same") if is_known else answer(stated, ETag="1", **headers)
            writer.write(served)

        return serve

    paths: dict[str, bytes | Handler] = {
        "/a": server_of(),
        "/b": server_of(Cache_Control="max-age=10800"),
    }
    async with LoopbackServer(paths) as server:
        orders = [SourceOrder(server.address + path, is_asked=True) for path in paths]
        for _ in range(3):
            now, found = time.time(), await fetched(tmp_path, *orders)
            waits = [found[name].next_try - now for name in "ab"]
            assert 7200 <= waits[0] < 7300 and 10800 <= waits[1] < 10900


def test_a_feed_says_in_minutes_how_long_it_may_be_kept_and_is_stored_as_it_came(
    tmp_path: Path,
) -> None:
    body = feed("<ttl> 90 </ttl>", item(1, LONG))
    document = StoredDocument(body, HERE, HERE)
    found = contents_of(document, TODAY)
    assert isinstance(found, Contents) and found.ttl == 5400
    folder = FetchedFolder(tmp_path, HERE)
    folder.keep_as_it_came(document)
    kept = (folder.path / ".as-it-came").read_bytes()
    stored = unpack(kept)
    assert stored is not None and stored.body == body
    assert len(pack(document._replace(body=body * 50))) < 2 * len(body)  # compressed


@pytest.mark.slow
async def test_an_interrupt_ends_fetching_within_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("config", "cache", "data"):
        monkeypatch.setenv(f"WARREADER_{kind.upper()}_HOME", str(tmp_path / kind))
    async with LoopbackServer({"/a": silence}) as server:
        (tmp_path / "config").mkdir()
        (tmp_path / "config" / "sources.txt").write_text(f"{server.address}/a\n")
        command = [sys.executable, "-m", "reader", "fetch"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while not server.requests:
            assert process.poll() is None
            await asyncio.sleep(0.02)
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        told = await asyncio.to_thread(process.communicate, timeout=10)
        assert time.monotonic() - began < 3  # a second, on a machine that has much else to do
    assert (process.returncode, told) == (130, (b"", b""))
