"""What is fetched is kept, read like a file, and deleted only where it carries no mark."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.documents.eviction import last_eviction
from reader.library.documents.fetched_folder import FetchedFolder, document_names
from reader.library.fetching.contents import Contents
from reader.library.fetching.contents_worker import contents_of
from reader.library.fetching.fetching import FetchTerms, fetch_sources
from reader.library.fetching.orders import FetchReport, SourceOrder
from reader.library.keep_terms import KeepTerms
from reader.parse.feeds.feed import Feed
from reader.parse.feeds.json_feed import read_json
from reader.sources.fetch.answers import FetchLimits
from reader.sources.stored import StoredDocument
from tests.fetch.loopback import Handler, LoopbackServer, answer, conditional, moved
from tests.library.bulletin_files import rows
from tests.sources.archive_files import packed

TODAY = date(2031, 5, 30)


def page(title: str, words: str = "“We hold,” said Orla Venn, the mayor of Marrow.") -> bytes:
    text = f"<!doctype html><title>{title}</title><article><h1>{title}</h1><p>{words}</p></article>"
    return text.encode()


async def fetched(root: Path, *orders: SourceOrder) -> dict[str, FetchReport]:
    terms = FetchTerms("warreader/test", TODAY)
    reports = [report async for report in fetch_sources(root, orders, terms)]
    return {report.address.rpartition("/")[2]: report for report in reports}


def refreshed(tmp_path: Path, keep: KeepTerms = KeepTerms()) -> Library:  # noqa: B008
    library = Library(tmp_path / "cache", tmp_path / "data", [str(root_of(tmp_path))])
    library.refresh(
        given=None, today=TODAY, report=lambda progress: None, stop=lambda: False, keep=keep
    )
    return library


def root_of(tmp_path: Path) -> Path:
    return tmp_path / "data" / "documents" / "fetched"


def titles(library: Library) -> list[str]:
    return sorted({row.title for row in rows(library) if row.is_heading})


@pytest.mark.slow
async def test_a_page_is_kept_read_and_asked_for_again_only_when_it_is_due(tmp_path: Path) -> None:
    paths: dict[str, bytes | Handler] = {"/a": conditional(page("Day 7"), '"x"')}
    root = root_of(tmp_path)
    async with LoopbackServer(paths) as server:
        order = SourceOrder(server.address + "/a")
        first = (await fetched(root, order))["a"]
        assert (first.new, first.status, first.why, first.title) == (1, 200, "", "Day 7")
        assert await fetched(root, order) == {}
        again = (await fetched(root, order._replace(is_asked=True)))["a"]
        assert (again.new, again.status) == (0, 304)
        assert server.requests[1].headers["if-none-match"] == '"x"'
    library = refreshed(tmp_path)
    assert titles(library) == ["Day 7"]
    library.close()


@pytest.mark.slow
async def test_another_bulletin_at_the_same_address_does_not_take_the_place_of_the_first(
    tmp_path: Path,
) -> None:
    root = root_of(tmp_path)
    async with LoopbackServer({}) as server:
        order = SourceOrder(server.address + "/a", is_asked=True)
        for title, words in (("Day 7", "One."), ("Day 7", "One. Two."), ("Day 8", "Three.")):
            server.paths["/a"] = answer(page(title, words))
            report = (await fetched(root, order))["a"]
            assert (report.new, report.changed) == ((0, 1) if words == "One. Two." else (1, 0))
    library = refreshed(tmp_path)
    assert titles(library) == ["Day 7", "Day 8"]
    library.close()


@pytest.mark.slow
async def test_a_source_that_fails_waits_longer_and_costs_no_other(tmp_path: Path) -> None:
    paths: dict[str, bytes | Handler] = {"/a": answer(page("Day 7")), "/c": b"nothing of HTTP"}
    async with LoopbackServer(paths) as server:
        orders = [SourceOrder(server.address + path, is_asked=True) for path in ("/a", "/b", "/c")]
        first = await fetched(root_of(tmp_path), *orders)
        second = await fetched(root_of(tmp_path), *orders)
    assert [first[name].why != "" for name in "abc"] == [False, True, True]
    waits = [second[name].next_try - first[name].next_try for name in "ab"]
    assert waits[0] < 600 and waits[1] > 1500


@pytest.mark.slow
async def test_a_permanent_redirect_is_remembered(tmp_path: Path) -> None:
    paths: dict[str, bytes | Handler] = {
        "/a": moved("/b", "301 Moved Permanently"),
        "/b": answer(page("Day 7")),
    }
    async with LoopbackServer(paths) as server:
        order = SourceOrder(server.address + "/a", is_asked=True)
        await fetched(root_of(tmp_path), order)
        await fetched(root_of(tmp_path), order)
        assert [request.path for request in server.requests] == ["/a", "/b", "/b"]


@pytest.mark.slow
async def test_what_carries_a_mark_outlives_its_source_and_its_time(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    paths: dict[str, bytes | Handler] = {
        "/a": answer(page("Day 7", "One.")),
        "/b": answer(page("Day 8", "Two.")),
    }
    async with LoopbackServer(paths) as server:
        orders = [SourceOrder(server.address + path) for path in ("/a", "/b")]
        await fetched(root, *orders)
    library = refreshed(tmp_path)
    library.set_bookmark([rows(library)[1].key], True)
    (marked,) = (row.title for row in rows(library)[:1])
    library.close()
    for order in orders:
        FetchedFolder(root, order.address).set_removed(True)
    library = refreshed(tmp_path)
    assert titles(library) == [marked]
    library.close()
    kept = FetchedFolder(root, orders[marked == "Day 8"].address).path
    (name,) = document_names(kept)
    os.utime(kept / name, (0, 0))
    refreshed(tmp_path, KeepTerms(fetched_days=1, fetched_bytes=1)).close()
    assert document_names(kept) == [name]


@pytest.mark.slow
async def test_what_is_too_old_or_too_much_goes_the_oldest_first(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    async with LoopbackServer({}) as server:
        order = SourceOrder(server.address + "/a", is_asked=True)
        for number in range(3):
            server.paths["/a"] = answer(page(f"Day {number}"))
            await fetched(root, order)
    folder = FetchedFolder(root, order.address).path
    names = sorted(document_names(folder), key=lambda name: (folder / name).stat().st_mtime_ns)
    os.utime(folder / names[0], (0, 0))
    size = sum((folder / name).stat().st_size for name in names[1:])
    refreshed(tmp_path, KeepTerms(fetched_bytes=size)).close()
    assert document_names(folder) == sorted(names[1:])
    told = last_eviction(root)
    assert told is not None and told.documents == 1
    (root / ".evicted").unlink()
    refreshed(tmp_path, KeepTerms(fetched_bytes=size - 1)).close()
    assert document_names(folder) == names[2:]


def feed(*items: str, home: str = "") -> bytes:
    head = f"<rss version='2.0'><channel><title>Marrow Post</title><link>{home}</link>"
    return f"{head}{''.join(items)}</channel></rss>".encode()


def item(number: int, text: str, link: str = "", day: int = 0) -> str:
    return (
        f"<item><guid>g{number}</guid><title>Report {number}</title><link>{link}</link>"
        f"<pubDate>Fri, {day or number + 10} May 2031 10:00:00 GMT</pubDate>"
        f"<description>{text}</description></item>"
    )


LONG = "The bridge over the Ansel stands, and nobody may cross it. " * 8


async def test_an_item_that_was_deleted_for_its_size_does_not_come_back(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    async with LoopbackServer({}) as server:
        order = SourceOrder(server.address + "/feed", is_asked=True)
        folder = FetchedFolder(root, order.address)
        server.paths["/feed"] = answer(feed(item(1, LONG), item(2, LONG + "One.")))
        await fetched(root, order)
        first, second = document_names(folder.path)
        os.utime(folder.path / first, (1, 1))
        size = (folder.path / second).stat().st_size
        refreshed(tmp_path).close()
        (root / ".evicted").unlink(missing_ok=True)
        refreshed(tmp_path, KeepTerms(fetched_bytes=size)).close()
        server.paths["/feed"] = answer(feed(*(item(one, LONG + "Two.") for one in (1, 2, 3))))
        told = await fetched(root, order)
    assert (told["feed"].new, told["feed"].changed) == (1, 1)
    assert first not in document_names(folder.path)


async def test_the_items_of_a_feed_are_kept_alone_and_stay_when_it_forgets_them(
    tmp_path: Path,
) -> None:
    root = root_of(tmp_path)
    async with LoopbackServer({}) as server:
        order = SourceOrder(server.address + "/feed", is_asked=True)
        counts = []
        for items in (
            [item(1, LONG), item(2, LONG + "One.")],
            [item(2, LONG + "Two."), item(3, "")],
        ):
            server.paths["/feed"] = answer(feed(*items))
            report = (await fetched(root, order))["feed"]
            counts.append((report.new, report.changed, report.title))
    assert counts == [(2, 0, "Marrow Post"), (1, 1, "Marrow Post")]
    library = refreshed(tmp_path)
    shown = [row.title for row in rows(library) if not row.is_heading]
    assert shown == ["Report 3", "Report 2", "Report 1"]
    library.close()


@pytest.mark.slow
async def test_items_of_one_day_are_listed_together_also_in_the_place_of_which_a_page_came(
    tmp_path: Path,
) -> None:
    root = root_of(tmp_path)
    async with LoopbackServer({"/page": answer(page("Report 2", LONG))}) as server:
        items = [item(1, LONG + "One.", day=5), item(2, "", server.address + "/page", day=5)]
        order = SourceOrder(server.address + "/feed", is_asked=True)
        for more in ([], [item(3, LONG + "Three.", day=5)], [item(4, LONG + "Four.", day=6)]):
            items += more
            server.paths["/feed"] = answer(feed(*items))
            await fetched(root, order)
            library = refreshed(tmp_path)
            heads = [row.title for row in rows(library) if row.is_heading]
            shown = sorted(row.title for row in rows(library) if not row.is_heading)
            library.close()
            assert shown == [f"Report {number + 1}" for number in range(len(items))]
    assert heads == ["Marrow Post"] * 2
    for path in FetchedFolder(root, order.address).path.glob("[!.]*"):
        if b'"title": "Report 1"' in path.read_bytes():
            path.unlink()  # the first of its day
    library = refreshed(tmp_path)
    shown = sorted(row.title for row in rows(library))
    library.close()
    assert shown == ["Marrow Post", "Marrow Post", "Report 2", "Report 3", "Report 4"]


@pytest.mark.slow
async def test_a_short_item_has_its_page_where_robots_let_it_be_read(tmp_path: Path) -> None:
    root, kept = root_of(tmp_path), {}
    paths: dict[str, bytes | Handler] = {
        "/page": answer(page("Report 1", LONG)),
        "/empty": answer(page("Report 3", "")),
        "/private/page": answer(page("Report 4", LONG)),
        "/robots.txt": answer(b"User-agent: *\nDisallow: /private/\n"),
        "/go": moved("/to"),
        "/to": moved("/private/page"),
        "/sends": answer(
            b"<meta http-equiv=refresh content='0; url=/go'>", Content_Type="text/html"
        ),
        "/moved": moved("/away"),
        "/away": answer(page("Report 7", LONG)),
    }
    async with LoopbackServer(paths) as server:
        links = ("/page", "/none", "/empty", "/private/page", "/go", "/sends", "/moved")
        items = [item(n, f"Short {n}.", server.address + link) for n, link in enumerate(links, 1)]
        paths["/feed"] = answer(feed(*items, home=server.address))
        order = SourceOrder(server.address + "/feed", is_asked=True)
        await fetched(root, order)
        for number in range(1, 8):
            known = FetchedFolder(root, order.address).known(f"g{number}")
            assert known is not None
            kept[number] = known
        assert [LONG.strip() in kept[n].body.decode() for n in (1, 7)] == [True] * 2
        assert [f"Short {n}." in kept[n].body.decode() for n in range(2, 7)] == [True] * 5
        asked = [request.path for request in server.requests]
        assert "/private/page" not in asked
        await fetched(root, order)  # nothing is asked again but the feed
        assert [request.path for request in server.requests][len(asked) :] == ["/feed"]
    library = refreshed(tmp_path)
    first = next(row for row in rows(library) if row.title == "Report 1")
    found = library.article(first.key)
    assert found is not None and found.publisher == "Marrow Post"
    assert found.date == "2031-05-11"
    library.close()


@pytest.mark.slow
async def test_an_item_whose_link_leads_to_a_list_or_a_page_without_text_is_kept_with_its_feed(
    tmp_path: Path,
) -> None:
    sources = b"<opml version='2.0'><body><outline xmlUrl='https://example.org/f'/></body></opml>"
    empty = b"<!doctype html><link rel=alternate type=application/atom+xml href=/feed>"
    paths: dict[str, bytes | Handler] = {
        "/list": answer(sources, Content_Type="text/x-opml"),
        "/empty": answer(empty, Content_Type="text/html"),
    }
    async with LoopbackServer(paths) as server:
        links = (server.address + "/list", server.address + "/empty")
        items = [item(number, f"Short {number}.", link) for number, link in enumerate(links, 1)]
        paths["/feed"] = answer(feed(*items, home=server.address))
        order = SourceOrder(server.address + "/feed", is_asked=True)
        reports = await fetched(tmp_path, order)
    assert reports["feed"].why == ""
    bodies = [FetchedFolder(tmp_path, order.address).known(f"g{number}") for number in (1, 2)]
    assert [b"Short" in kept.body for kept in bodies if kept] == [True, True]


def test_the_links_of_an_item_that_is_kept_alone_lead_where_they_led_in_its_feed() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Marrow Post</title><id>f</id>
    <entry><id>e</id><title>One</title><link href="https://example.org/one"/>
    <content type="html" xml:base="https://example.net/deep/">&lt;a href="x">x&lt;/a></content>
    </entry></feed>"""
    contents = contents_of(StoredDocument(atom, "https://example.org/feed", ""), TODAY)
    assert isinstance(contents, Contents)
    alone = read_json(contents.items[0].text, 1)
    assert isinstance(alone, Feed)
    assert alone.items[0].content.base == "https://example.net/deep/"


@pytest.mark.slow
async def test_a_page_names_its_feeds(tmp_path: Path) -> None:
    link = "<link rel='alternate' type='application/rss+xml' title='All news' href='/feed'>"
    text = page("Front", LONG).replace(b"<title>", link.encode() + b"<title>")
    async with LoopbackServer({"/a": answer(text)}) as server:
        report = (await fetched(root_of(tmp_path), SourceOrder(server.address + "/a")))["a"]
        assert report.feeds == ((server.address + "/feed", "All news"),)


@pytest.mark.slow
async def test_a_program_gives_what_it_prints_within_the_same_limits(tmp_path: Path) -> None:
    path, root = tmp_path / "feed.xml", root_of(tmp_path)
    path.write_bytes(feed(item(1, LONG)))
    limits = FetchLimits(seconds=0.3, size=100_000)
    lines = (f"cat '{path}'", "sleep 60 & sleep 60", "yes", "exit 3", "no-such-program", "true")
    orders = [SourceOrder(f"exec:{line}", is_asked=True) for line in lines]
    terms = FetchTerms("warreader/test", TODAY, limits)
    found = {one.address: one async for one in fetch_sources(root, orders, terms)}
    reports = [found[order.address] for order in orders]
    assert (reports[0].new, reports[0].why, reports[0].title) == (1, "", "Marrow Post")
    assert [report.why for report in reports[1:]] == [
        "did not end within 0.3 seconds",
        "is too large (the limit is 100,000 bytes)",
        "ended with status 3",
        "is not an installed program",
        "is empty",
    ]


async def test_a_server_that_wants_fewer_requests_gets_fewer(tmp_path: Path) -> None:
    busy = answer(status="429 Too Many Requests", Retry_After="7200")
    paths: dict[str, bytes | Handler] = {"/a": busy, "/b": answer(status="503 Off")}
    async with LoopbackServer(paths) as server:
        orders = [SourceOrder(server.address + path, is_asked=True) for path in ("/a", "/b")]
        found = await fetched(root_of(tmp_path), *orders)
    assert found["a"].next_try - found["b"].next_try > 5000
    assert [found[name].status for name in "ab"] == [429, 503]


@pytest.mark.slow
async def test_a_text_in_another_encoding_than_its_server_says_is_read_as_it_is(
    tmp_path: Path,
) -> None:
    said = ("Жители остались.", "Мост стоит.", "Суд закрыт.")
    texts = [page(f"День {number}", words).decode() for number, words in enumerate(said)]
    paths: dict[str, bytes | Handler] = {
        "/a": answer(texts[0].encode(), Content_Type="text/html; charset=iso-8859-1"),
        "/b": answer(texts[1].encode("koi8-r"), Content_Type="text/html; charset=koi8-r"),
        "/c": answer(texts[2].encode("utf-16"), Content_Type="text/html; charset=nonsense"),
    }
    async with LoopbackServer(paths) as server:
        orders = [SourceOrder(server.address + path) for path in ("/a", "/b", "/c")]
        await fetched(root_of(tmp_path), *orders)
    library = refreshed(tmp_path)
    assert titles(library) == ["День 0", "День 1", "День 2"]
    library.close()


@pytest.mark.slow
async def test_an_archive_at_an_address_gives_the_texts_in_it(tmp_path: Path) -> None:
    zipped = packed({"a.html": page("Day 7"), "b.html": page("Day 8", "“It is,” said Ilse Varn.")})
    async with LoopbackServer({"/a": answer(zipped), "/b": answer(zipped[:-30])}) as server:
        orders = [SourceOrder(server.address + path) for path in ("/a", "/b")]
        found = await fetched(root_of(tmp_path), *orders)
    assert (found["a"].new, found["b"].why) == (1, "is a damaged archive")
    library = refreshed(tmp_path)
    assert titles(library) == ["Day 7", "Day 8"]
    library.close()


async def test_a_source_that_another_program_fetches_is_left_to_it(tmp_path: Path) -> None:
    order = SourceOrder("http://127.0.0.1:1/a", is_asked=True)
    with FetchedFolder(root_of(tmp_path), order.address).lock() as is_ours:
        assert is_ours
        report = (await fetched(root_of(tmp_path), order))["a"]
    assert report.why == "is being fetched by another program"


@pytest.mark.slow
async def test_a_damaged_file_and_state_are_fetched_again(tmp_path: Path) -> None:
    async with LoopbackServer({"/a": conditional(page("Day 7"), '"x"')}) as server:
        order = SourceOrder(server.address + "/a", is_asked=True)
        await fetched(root_of(tmp_path), order)
        folder = FetchedFolder(root_of(tmp_path), order.address)
        (name,) = document_names(folder.path)
        whole = (folder.path / name).read_bytes()
        (folder.path / name).write_bytes(whole[:-9])
        (folder.path / ".state.json").write_bytes(b"{")
        assert (await fetched(root_of(tmp_path), order))["a"].status == 200
    assert (folder.path / name).read_bytes()[:40] == whole[:40]
    assert folder.state().status == 200


@pytest.mark.slow
async def test_a_clock_that_was_set_back_stops_nothing(tmp_path: Path) -> None:
    async with LoopbackServer({"/a": answer(page("Day 7"))}) as server:
        order = SourceOrder(server.address + "/a")
        await fetched(root_of(tmp_path), order)
        folder = FetchedFolder(root_of(tmp_path), order.address)
        state = folder.state()
        folder.write_state(state._replace(last_try=state.last_try + 9e6, next_try=9e9))
        assert (await fetched(root_of(tmp_path), order))["a"].why == ""


async def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    root.parent.mkdir(parents=True)
    root.write_text("a file where the folder should be")
    async with LoopbackServer({"/a": answer(page("Day 7"))}) as server:
        report = (await fetched(root, SourceOrder(server.address + "/a")))["a"]
    assert "could not be saved" in report.why


@pytest.mark.slow
async def test_each_of_a_hundred_sources_has_its_own_end(tmp_path: Path) -> None:
    async with LoopbackServer({"/0": b"", "/1": answer(page("Day 7"))}) as server:
        orders = [SourceOrder(f"{server.address}/{number}") for number in range(100)]
        found = await fetched(root_of(tmp_path), *orders)
    assert set(found) == set(map(str, range(100)))
    assert found["1"].why == "" and "without a proper answer" in found["0"].why
    assert {found[str(number)].status for number in range(2, 100)} == {404}
