"""Whatever one source sends, it has a reason, and no text and no other source is lost for it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest

from reader.library.documents.fetched_folder import FetchedFolder
from reader.library.fetching.orders import SourceOrder
from reader.sources.fetch.hosts import leads_inside
from reader.sources.fetch.schedule import DAY
from tests.fetch.loopback import Handler, LoopbackServer, answer, moved, silence
from tests.fetch.test_fetching import (
    LONG,
    feed,
    fetched,
    item,
    page,
    refreshed,
    root_of,
    titles,
)
from tests.quick import first_quick


async def test_a_server_with_a_fault_costs_no_text_and_is_asked_less_and_less(
    tmp_path: Path,
) -> None:
    root, faults = root_of(tmp_path), ("500 Internal Server Error", "502 Bad", "504 Late")
    async with LoopbackServer({}) as server:
        orders = [SourceOrder(f"{server.address}/{fault[:3]}", is_asked=True) for fault in faults]
        for fault in faults:
            server.paths["/" + fault[:3]] = answer(page(f"Day {fault[:3]}", fault * 3), ETag='"x"')
        await fetched(root, *orders)
        for fault in faults:
            server.paths["/" + fault[:3]] = answer(page("Fault"), status=fault)
        runs = [await fetched(root, *orders) for _ in range(3)]
        assert await fetched(root, *(order._replace(is_asked=False) for order in orders)) == {}
        server.paths["/500"] = answer(page("Day 8", "The bridge opened."))
        back = (await fetched(root, orders[0]))["500"]
    for fault in faults:
        reports = [run[fault[:3]] for run in runs]
        assert [report.status for report in reports] == [int(fault[:3])] * 3
        assert all("has an " in report.why for report in reports)
        waits = [second.next_try - first.next_try for first, second in pairwise(reports)]
        assert 1700 < waits[0] < 1900 and 3500 < waits[1] < 3700
    assert (back.new, back.why) == (1, "") and back.next_try < runs[1]["500"].next_try
    library = refreshed(tmp_path)
    assert titles(library) == ["Day 500", "Day 502", "Day 504", "Day 8"]
    library.close()


async def test_a_source_that_no_request_reaches_is_due_again_when_the_network_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    orders = [SourceOrder("http://orm.example/a", is_asked=True)]
    async with LoopbackServer({}) as server:
        orders.append(SourceOrder(f"{server.address}/b", is_asked=True))
        for _ in range(3):
            found = await fetched(root_of(tmp_path), *orders)
    assert "through the proxy" in found["a"].why
    assert 6000 < found["b"].next_try - found["a"].next_try < 7200


async def test_a_source_whose_server_is_not_running_is_soon_due_again_and_then_less_and_less(
    tmp_path: Path,
) -> None:
    later = answer(status="503 Busy", Retry_After="7200")
    async with LoopbackServer({"/b": later}) as server:
        busy, gone = (SourceOrder(f"{server.address}/{name}", is_asked=True) for name in "bc")
        last = (await fetched(root_of(tmp_path), busy))["b"]
    runs = [await fetched(root_of(tmp_path), busy, gone) for _ in range(3)]
    assert {report.why for run in runs for report in run.values()} == {"refuses the connection"}
    assert {run["b"].next_try for run in runs} == {last.next_try}  # as its last answer asked
    waits = [run["c"].next_try - runs[0]["c"].next_try for run in runs[1:]]
    assert [round(wait / 60) for wait in waits] == [1, 3]


async def test_what_is_gone_for_good_is_asked_once_a_week(tmp_path: Path) -> None:
    async with LoopbackServer({"/a": answer(status="410 Gone")}) as server:
        order = SourceOrder(server.address + "/a")
        gone = await fetched(root_of(tmp_path), order, SourceOrder(server.address + "/b"))
    assert 6.9 * DAY < gone["a"].next_try - gone["b"].next_try < 7 * DAY


@pytest.mark.slow
async def test_where_a_source_moved_to_is_forgotten_when_it_fails_there(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    paths: dict[str, bytes | Handler] = {
        "/a": moved("/login", "301 Moved Permanently"),
        "/login": answer(page("Sign in", "Nothing else.")),
    }
    async with LoopbackServer(paths) as server:
        order = SourceOrder(server.address + "/a", is_asked=True)
        await fetched(root, order)
        paths.update({"/a": answer(page("Day 7")), "/login": answer(status="404 Gone")})
        assert (await fetched(root, order))["a"].status == 404
        back = (await fetched(root, order))["a"]
    assert (back.title, back.final) == ("Day 7", order.address)


@pytest.mark.slow
@pytest.mark.parametrize(
    "rules",
    first_quick(["Disallow: //[", "Crawl-delay: ²", "Request-rate: ²/²", "Disallow: http://[::1"]),
)
async def test_rules_for_robots_that_are_none_cost_nothing(tmp_path: Path, rules: str) -> None:
    root = root_of(tmp_path)
    paths: dict[str, bytes | Handler] = {"/page": answer(page("Report 1", LONG))}
    paths["/robots.txt"] = answer(f"User-agent: *\n{rules}\nDisallow: /closed\n".encode())
    async with LoopbackServer(paths) as server:
        links = [server.address + path for path in ("/page", "/closed")]
        paths["/feed"] = answer(feed(*(item(n, "Short.", link) for n, link in enumerate(links))))
        report = (await fetched(root, SourceOrder(server.address + "/feed")))["feed"]
        asked = [request.path for request in server.requests]
    assert report.new == 2 and "/page" in asked and "/closed" not in asked


@pytest.mark.slow
async def test_a_link_that_is_none_leaves_its_item_and_all_others(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    links = ["http://[::1/x", "http://%5B/", "//[", "exec:id", "http://a:0/"]
    paths: dict[str, bytes | Handler] = {
        f"/{number}": answer(feed(item(number, "Short.", link)))
        for number, link in enumerate(links)
    }
    paths["/a"] = answer(page("Day 7"))
    async with LoopbackServer(paths) as server:
        found = await fetched(root, *(SourceOrder(server.address + path) for path in paths))
    assert [(report.new, report.why) for report in found.values()] == [(1, "")] * 6


async def test_items_are_kept_before_their_pages_have_come(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    paths: dict[str, bytes | Handler] = {"/page": silence}
    async with LoopbackServer(paths) as server:
        link = server.address + "/page"
        paths["/feed"] = answer(feed(item(1, "Short.", link), item(2, LONG)))
        order = SourceOrder(server.address + "/feed")
        task = asyncio.create_task(fetched(root, order))
        while "/page" not in [request.path for request in server.requests]:
            assert not task.done()
            await asyncio.sleep(0.02)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    folder = FetchedFolder(root, order.address)
    assert folder.known("g1") is not None and folder.known("g2") is not None


@pytest.mark.slow
async def test_where_a_public_source_moved_to_never_is_a_private_network(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    async with LoopbackServer({"/a": answer(page("Day 7"))}) as server:
        order = SourceOrder(server.address + "/a", is_asked=True)
        await fetched(root, order)
        folder = FetchedFolder(root, order.address)
        folder.write_state(folder.state()._replace(permanent=server.address + "/b", private=0))
        assert "private network" in (await fetched(root, order))["a"].why
        assert [request.path for request in server.requests] == ["/a"]
        assert (await fetched(root, order))["a"].why == ""


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("http://127.0.0.1/feed", True),
        ("http://2130706433/feed", True),
        ("http://[::1]/feed", True),
        ("http://localhost/feed", True),
        ("http://[::1/feed", True),
        ("http://[::127.0.0.1]/feed", True),
        ("http://[::ffff:0:10.0.0.1]/feed", True),
        ("http://[64:ff9b::10.0.0.1]/feed", True),
        ("http://[64:ff9b:1::10.0.0.1]/feed", True),
        ("http://[fec0::1]/feed", True),
        ("http://0x7f.1/feed", True),
        ("http://93.184.215.14/feed", False),
        ("http://[2606:4700::1]/feed", False),
    ],
)
async def test_the_feed_that_a_public_page_names_never_is_in_a_private_network(
    address: str, inside: bool
) -> None:
    assert await leads_inside(address) == inside
