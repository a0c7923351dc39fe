"""A page that sends its readers on is followed as a redirect is, and headers name feeds too."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reader.library.fetching.content_processes import ContentProcesses
from reader.library.fetching.orders import SourceOrder
from reader.library.fetching.tools import FetchTools, LookedInto
from reader.parse.feeds.page_head import named_feeds, refresh_target, sent_on_to
from reader.sources.fetch.answers import FetchAnswer, FetchFailure, FetchLimits
from reader.sources.fetch.client import FetchClient
from reader.sources.fetch.headers import fresh_seconds, retry_seconds
from reader.sources.fetch.link_header import named_links
from reader.sources.fetch.robots import Robots
from reader.sources.stored import StoredDocument
from tests.fetch.loopback import Handler, LoopbackServer, answer, moved
from tests.fetch.test_fetching import LONG, TODAY, feed, fetched, item, page, root_of

HERE = "https://orm.example/news/index.html"


def sends_on(to: str, text: str = "") -> bytes:
    head = f"<!doctype html><title>Moved</title><meta http-equiv='Refresh' content='0; url={to}'>"
    return f"{head}<p>{text}".encode()


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("0; url=/day", "https://orm.example/day"),
        ("5;URL='day'", "https://orm.example/news/day"),
        ('1.5, url = "day" more', "https://orm.example/news/day"),
        ("0 day", "https://orm.example/news/day"),
        (";day", "https://orm.example/news/day"),
        ("300; url=/day", ""),
        ("300", ""),
        ("5", ""),
        ("", ""),
        ("0; url=", ""),
        ("0; url=index.html#top", ""),
        ("0; url=http://[::1/", ""),
    ],
)
def test_a_page_sends_on_at_once_to_another_address_or_nowhere(value: str, target: str) -> None:
    assert refresh_target(value, HERE) == target


@pytest.mark.slow
@pytest.mark.parametrize("body", ["<div><p>" * 60_000, f"<p {'a ' * 60_000}>", "<p>Text."])
def test_the_head_of_a_page_is_searched_in_little_time(body: str) -> None:
    head = "<meta http-equiv=refresh content='0; url=/day'><link rel=alternate href=/f type={}>"
    page = f"<!doctype html>{head.format('application/atom+xml')}{body}"
    before = time.process_time()
    target, feeds = sent_on_to(page, HERE), named_feeds(page, HERE)
    assert time.process_time() - before < 1
    if "a a" not in body:
        assert (target, feeds) == ("https://orm.example/day", (("https://orm.example/f", ""),))


async def test_a_page_without_a_text_is_followed_to_the_one_it_sends_to(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    paths: dict[str, bytes | Handler] = {
        "/a": answer(sends_on("b"), Content_Type="text/html", ETag='"a"'),
        "/b": answer(b"<html></html>", Content_Type="text/html", Refresh="0; url=/c"),
        "/c": moved("/d"),
        "/d": answer(page("Day 7"), ETag='"d"', Last_Modified="then"),
    }
    async with LoopbackServer(paths) as server:
        order = SourceOrder(server.address + "/a", is_asked=True)
        first = (await fetched(root, order))["a"]
        paths["/d"] = answer(page("Day 7", "The mayor of Marrow resigned."))
        second = (await fetched(root, order))["a"]
        asked = [request for request in server.requests if request.path == "/a"]
    assert (first.why, first.title, first.final) == ("", "Day 7", server.address + "/d")
    assert second.changed == 1 and not any("if-none-match" in one.headers for one in asked)


@pytest.mark.slow
async def test_where_a_page_sends_to_is_held_to_the_rules_of_redirects(tmp_path: Path) -> None:
    paths: dict[str, bytes | Handler] = {
        "/circle": answer(sends_on("round")),
        "/round": answer(sends_on("circle")),
        "/ftp": answer(sends_on("ftp://orm.example/day")),
        "/lost": answer(sends_on("nowhere")),
        "/short": answer(sends_on("nowhere", "The mill at Orm burned, said Orla Venn.")),
        "/live": answer(sends_on("nowhere", LONG)),
    }
    async with LoopbackServer(paths) as server:
        names = ("circle", "ftp", "lost", "short", "live")
        orders = [SourceOrder(f"{server.address}/{name}") for name in names]
        found = await fetched(root_of(tmp_path), *orders)
    assert found["circle"].why == "redirects more than 5 times"
    assert found["ftp"].why == "redirects to an address that is not an http or https address"
    assert (found["lost"].status, found["lost"].final[-8:]) == (404, "/nowhere")
    assert (found["short"].why, found["short"].new) == (found["live"].why, 1) == ("", 1)


async def test_a_public_page_never_sends_on_into_a_private_network() -> None:
    headers = {"content-type": "text/html", "refresh": ""}
    async with LoopbackServer({"/a": answer(page("Day 7"))}) as server:
        headers["refresh"] = f"0; url={server.address}/a"
        public = FetchAnswer(200, HERE, "", headers, b"<html></html>", 13)
        async with FetchClient("test") as client, ContentProcesses(TODAY) as processes:
            tools = FetchTools(client, processes, Robots(client, "test"), FetchLimits())
            refused = await tools.look_into(public, StoredDocument(b"", HERE, HERE))
            given = public._replace(is_private=True)
            followed = await tools.look_into(given, StoredDocument(b"", HERE, HERE))
        assert len(server.requests) == 1
    assert isinstance(refused, FetchFailure) and "private network" in refused.why
    assert isinstance(followed, LookedInto) and followed.answer.final.endswith("/a")


@pytest.mark.slow
async def test_the_feeds_that_a_header_names_are_told(tmp_path: Path) -> None:
    link = (
        '</api>; rel="x", </feed?a,b;c>; type="application/rss+xml"; rel="alternate"; title="All"'
    )
    other = "</s.css>; rel=preload, <http://a/x>; rel=alternate; type=text/html"
    named = "<link rel='alternate' type='application/atom+xml' href='/atom'>"
    front = page("Front", LONG).decode().replace("<title>", f"{named}<title>")
    paths: dict[str, bytes | Handler] = {
        "/a": answer(page("Front", LONG), Link=f"{link}, {other}"),
        "/b": answer(front.encode(), Link="</f>;rel=alternate;type=text/x"),
        "/c": answer(feed(item(1, LONG)), Link=link),
    }
    async with LoopbackServer(paths) as server:
        orders = [SourceOrder(server.address + path) for path in paths]
        found = await fetched(root_of(tmp_path), *orders)
    assert found["a"].feeds == ((server.address + "/feed?a,b;c", "All"),)
    assert found["b"].feeds == ((server.address + "/atom", ""),) and found["c"].feeds == ()


def test_a_header_with_damaged_links_gives_those_that_are_whole() -> None:
    links = named_links({"link": '<a; rel=b, <c>; rel=d; rel="e", garbage, <f>; title="g;,h"; rel'})
    assert [(one.target, one.relations, one.title) for one in links] == [
        ("c", "d", ""),
        ("f", "", "g;,h"),
    ]


@pytest.mark.slow
async def test_items_that_a_feed_calls_alike_are_all_kept(tmp_path: Path) -> None:
    alike = [item(1, f"{LONG} {day}").replace("Report 1", f"Report {day}") for day in (1, 2)]
    root = root_of(tmp_path)
    paths: dict[str, bytes | Handler] = {"/a": answer(feed(*alike, alike[0]))}
    async with LoopbackServer(paths) as server:
        order = SourceOrder(server.address + "/a", is_asked=True)
        runs = [(await fetched(root, order))["a"] for _ in range(2)]
        paths["/a"] = answer(feed(item(1, f"{LONG} 3").replace("Report 1", "Report 3"), *alike))
        runs.append((await fetched(root, order))["a"])
    assert [(run.new, run.changed) for run in runs] == [(2, 0), (0, 0), (1, 0)]


def test_dates_of_a_server_are_compared_with_its_own_clock() -> None:
    told = {"date": "Mon, 02 Jun 2053 10:00:00 GMT"}
    later = "Mon, 02 Jun 2053 12:00:00 GMT"
    assert fresh_seconds(told | {"expires": later}, 0.0) == 7200
    assert retry_seconds(told | {"retry-after": later}, 0.0) == 7200
    assert retry_seconds({"date": "soon", "retry-after": later}, 2632464000.0) == 14400
