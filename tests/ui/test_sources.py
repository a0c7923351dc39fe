"""The added sources are fetched at the start, and `7` shows, fetches, adds and removes them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.library.fetching import background
from reader.library.fetching.content_processes import ContentProcesses
from reader.library.fetching.contents import from_line, to_line
from reader.library.fetching.contents_worker import contents_of
from reader.library.fetching.fetching import FetchTerms, fetch_sources
from reader.library.fetching.orders import FetchReport, SourceOrder
from reader.settings import Folders, configured_sources, find_added
from reader.settings.source_list import AddedSource
from reader.settings.values import Settings
from reader.sources.stored import StoredDocument
from reader.ui.messages import SourcesWanted, SourceTold
from reader.ui.screens.main import MainScreen
from reader.ui.screens.prompt import PromptScreen
from tests.fetch.loopback import Handler, LoopbackServer, Request, answer, silence
from tests.fetch.test_fetching import LONG, feed, item, page
from tests.ui.conftest import Making
from tests.ui.reading import loaded, seen, until

FRONT = page("Front", "Nothing but links.").replace(
    b"<title>", b"<link rel=alternate type=application/rss+xml title='All news' href=/b><title>"
)


class FetchHere:
    """Fetches in the thread that asks for the reports: a process of its own takes two seconds."""

    def __init__(self, root: Path, orders: Sequence[SourceOrder], today: date) -> None:
        self._sources = fetch_sources(root, orders, FetchTerms("test", today))
        self._loop = asyncio.new_event_loop()

    async def _next(self) -> FetchReport:
        return await anext(self._sources)

    def reports(self) -> Iterator[FetchReport]:
        with suppress(StopAsyncIteration, asyncio.CancelledError, RuntimeError):
            while True:
                yield self._loop.run_until_complete(self._next())

    def stop(self) -> None:
        def cancel() -> None:
            for task in asyncio.all_tasks(self._loop):
                task.cancel()

        with suppress(RuntimeError):  # it has ended
            self._loop.call_soon_threadsafe(cancel)

    def end(self) -> None:
        assert isinstance(self._sources, AsyncGenerator)
        self._loop.run_until_complete(self._sources.aclose())
        self._loop.close()


@pytest.fixture
def fetched_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process is started to fetch, and none to read what came."""

    @contextmanager
    def fetching(
        root: Path, orders: Sequence[SourceOrder], today: date, nice: int = 0
    ) -> Iterator[FetchHere]:
        here = FetchHere(root, orders, today)
        try:
            yield here
        finally:
            here.end()

    async def contents(self: ContentProcesses, document: StoredDocument) -> object:
        return from_line(to_line(contents_of(document, self._today)))

    monkeypatch.setattr(background, "fetching", fetching)
    monkeypatch.setattr(ContentProcesses, "contents", contents)


async def typed(pilot: Pilot[None], address: str) -> None:
    """Give this address to the line that `a` opens."""
    await pilot.press("a")
    await until(pilot, lambda: isinstance(pilot.app.screen, PromptScreen))
    line = pilot.app.screen.query_one(Input)
    assert not line.value  # an address is pasted whole
    line.value = address
    await pilot.press("enter")


@pytest.mark.slow
async def test_added_sources_are_fetched_shown_added_and_removed(
    make_app: Making, tmp_path: Path
) -> None:
    fetched, listed = tmp_path / "data/documents/fetched", tmp_path / "config/sources.txt"
    fetched.mkdir(parents=True)
    listed.parent.mkdir()
    paths: dict[str, bytes | Handler] = {
        "/a": answer(page("Day 7")),
        "/b": answer(page("Day 8")),
        "/front": answer(FRONT),
    }
    async with LoopbackServer(paths) as server:
        listed.write_text(f"# mine\n{server.address}/a\n")
        folders = Folders(tmp_path / "config", tmp_path / "cache", tmp_path / "data")
        added = find_added(folders, Settings()).sources
        app = make_app(sources=(str(fetched),), added=added)
        async with app.run_test(size=(120, 35)) as pilot:
            await loaded(pilot)
            await until(pilot, lambda: "1 new text fetched" in seen(pilot))
            app.read_sources(force=False)  # as the watcher of the folder has it read
            await until(pilot, lambda: "Day 7" in seen(pilot))
            await pilot.press("7")
            await until(pilot, lambda: f"Day 7  {server.address}/a" in seen(pilot))

            await typed(pilot, f"{server.address}/front")
            await until(pilot, lambda: "All news" in seen(pilot))
            assert "Fetching" not in seen(pilot)
            await pilot.press("enter")  # the feed, not the page
            await until(pilot, lambda: f"Day 8  {server.address}/b" in seen(pilot))
            assert listed.read_text() == f"# mine\n{server.address}/a\n{server.address}/b\n"

            del server.paths["/a"]
            await pilot.press("g", "enter")
            await until(pilot, lambda: "is not there (status 404) · tried" in seen(pilot))
            await pilot.press("G", "x", "escape")  # the source stays, and so does the view
            await until(pilot, lambda: "x remove" in seen(pilot))
            await pilot.press("x", "x")
            await until(pilot, lambda: f"{server.address}/b is removed" in seen(pilot))
            assert find_added(folders, Settings()).sources == (AddedSource(server.address + "/a"),)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, MainScreen))


@pytest.mark.usefixtures("fetched_here")
async def test_without_sources_it_says_how_one_is_added(make_app: Making, tmp_path: Path) -> None:
    app = make_app("A text.\n")
    async with app.run_test(size=(80, 24)) as pilot:
        await loaded(pilot)
        await pilot.press("7")
        await until(pilot, lambda: "a adds a feed or a page" in seen(pilot))
        await pilot.click(offset=(6, 23))  # between the hints
        await pilot.click(offset=(3, 23))  # "a add"
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        await pilot.press("escape")
        await typed(pilot, "not here")
        await until(pilot, lambda: "is not an address like" in seen(pilot))
        path = tmp_path / "list.opml"
        path.write_text("<opml><outline text='News' xmlUrl='http://127.0.0.1:1/'/></opml>")
        await typed(pilot, str(path))
        await until(pilot, lambda: "refuses the connection · tried" in seen(pilot))
        async with LoopbackServer({"/a": answer(page("Day 8"))}) as server:
            listed = f"<opml><outline text='Brief' xmlUrl='{server.address}/a'/></opml>"
            server.paths["/list"] = answer(listed.encode())
            await typed(pilot, f"{server.address}/list")
            await until(pilot, lambda: "Brief" in seen(pilot) and "1 came" in seen(pilot))
            assert "/list" not in seen(pilot)
        await typed(pilot, str(tmp_path))
        await pilot.press("G", "enter")
        await until(pilot, lambda: "A file is read in its place" in seen(pilot))


@pytest.mark.slow
@pytest.mark.usefixtures("fetched_here")
async def test_a_source_that_is_slow_keeps_none_waiting_that_is_added_meanwhile(
    make_app: Making, tmp_path: Path
) -> None:
    async with LoopbackServer({"/a": silence, "/b": answer(page("Day 8"))}) as server:
        app = make_app("A text.\n")
        async with app.run_test(size=(100, 24)) as pilot:
            await loaded(pilot)
            await pilot.press("7")
            await typed(pilot, f"{server.address}/a")
            await until(pilot, lambda: bool(server.requests))
            await typed(pilot, f"{server.address}/a")
            await until(pilot, lambda: f"{server.address}/a is being fetched" in seen(pilot))
            await typed(pilot, f"{server.address}/b")
            await until(pilot, lambda: f"Day 8  {server.address}/b" in seen(pilot))
            assert app.fetcher.waiting == {f"{server.address}/a"}
            await pilot.press("escape")
    folders = Folders(tmp_path / "config", tmp_path / "cache", tmp_path / "data")
    added = [source.address for source in find_added(folders, Settings()).sources]
    assert added == [f"{server.address}/b", f"{server.address}/a"]


@pytest.mark.slow
@pytest.mark.usefixtures("fetched_here")
async def test_what_comes_while_something_is_typed_is_told_afterwards(make_app: Making) -> None:
    is_typing = asyncio.Event()

    async def front(_: Request, writer: asyncio.StreamWriter) -> None:
        await is_typing.wait()
        writer.write(answer(FRONT))
        await writer.drain()

    async with LoopbackServer({"/a": front}) as server:
        app = make_app("A text.\n")
        async with app.run_test(size=(100, 24)) as pilot:
            await loaded(pilot)
            await pilot.press("7")
            await typed(pilot, f"{server.address}/a")
            await until(pilot, lambda: bool(server.requests))
            await pilot.press("a")
            await until(pilot, lambda: isinstance(app.screen, PromptScreen))
            is_typing.set()
            await until(pilot, lambda: not app.fetcher.waiting)
            await pilot.press("x")
            assert isinstance(app.screen, PromptScreen)
            await pilot.press("escape")
            await until(pilot, lambda: "should be added?" in seen(pilot))


async def test_a_report_that_comes_before_the_view_is_there_costs_nothing(
    make_app: Making,
) -> None:
    app = make_app("A text.\n")
    async with app.run_test(size=(80, 24)) as pilot:
        await loaded(pilot)
        app.on_sources_wanted(SourcesWanted())
        app.on_source_told(SourceTold(FetchReport("http://127.0.0.1:1/feed", why="is away")))
        app.on_source_told(SourceTold(None))
        await until(pilot, lambda: "No source has been added yet" in seen(pilot))
        await pilot.press("7")
        assert "The sources are shown already" in seen(pilot)
        for key in ("x", "R"):
            await pilot.press(key)
            assert "There is no source here yet" in seen(pilot), key
            await pilot.press("j")
        await pilot.press("5")
        await until(pilot, lambda: "No bookmarks yet" in seen(pilot))


async def test_words_on_an_empty_list_go_when_its_first_text_comes(
    make_app: Making, tmp_path: Path
) -> None:
    folder = tmp_path / "fetched"
    folder.mkdir()
    app = make_app(sources=(str(folder),))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: seen(pilot).count("No bulletins here yet") == 2)
        (folder / "day.md").write_text("# Day 7\n\n## Bridges\n\nFour bridges stand.\n")
        app.read_sources(force=False)
        await until(pilot, lambda: "Bridges" in seen(pilot))
        assert "No bulletins here yet" not in seen(pilot)


@pytest.mark.slow
@pytest.mark.usefixtures("fetched_here")
async def test_the_first_source_takes_the_place_of_the_samples_when_the_list_is_left(
    make_app: Making, tmp_path: Path
) -> None:
    folders = Folders(tmp_path / "config", tmp_path / "cache", tmp_path / "data")
    async with LoopbackServer({"/a": silence}) as server:
        app = make_app(samples=True)
        async with app.run_test(size=(120, 24)) as pilot:
            await loaded(pilot)
            await pilot.press("7", "escape")
            await until(pilot, lambda: isinstance(app.screen, MainScreen))
            assert not app.fetcher.reopens_view  # there is nothing else to read
            await pilot.press("7")
            await typed(pilot, f"{server.address}/a")
            await until(pilot, lambda: bool(server.requests))
            await pilot.press("3")  # before it has come
            await until(pilot, lambda: app.fetcher.reopens_view == "people")
    added = find_added(folders, Settings())
    assert added.sources == (AddedSource(f"{server.address}/a"),)
    fetched = str(tmp_path / "data/documents/fetched")
    assert configured_sources(folders, Settings(), added) == (fetched,)


@pytest.mark.slow
@pytest.mark.usefixtures("fetched_here")
async def test_the_page_of_a_short_item_comes_when_it_is_read_and_is_no_change(
    make_app: Making, tmp_path: Path
) -> None:
    fetched, listed = tmp_path / "data/documents/fetched", tmp_path / "config/sources.txt"
    listed.parent.mkdir()
    async with LoopbackServer({"/page": answer(page("The bridge", LONG))}) as server:
        address = f"{server.address}/feed"
        server.paths["/feed"] = answer(feed(item(1, "Short.", f"{server.address}/page")))
        terms = FetchTerms("test", date(2031, 5, 30))
        order = SourceOrder(address, full=False)  # as one that is not among the newest
        assert [one.new async for one in fetch_sources(fetched, [order], terms)] == [1]
        listed.write_text(f"{address}\n")
        folders = Folders(tmp_path / "config", tmp_path / "cache", tmp_path / "data")
        added = find_added(folders, Settings()).sources
        settings = Settings(read_delay=0.1)
        app = make_app(sources=(str(fetched),), added=added, settings=settings)
        async with app.run_test(size=(120, 35)) as pilot:
            main = await loaded(pilot)
            await until(pilot, lambda: "Short." in seen(pilot))
            await pilot.press("j")
            await until(pilot, lambda: "The bridge over the Ansel stands" in seen(pilot))
            await until(pilot, lambda: not main.awaited and not app.library.unsaved())
            key = main.session.target
            assert key is not None
            row = app.library.row(key)
            assert row is not None and row.state.read and not row.state.updated
            assert "This text has changed" not in seen(pilot)


async def test_a_run_that_is_offline_asks_nobody(make_app: Making, tmp_path: Path) -> None:
    listed = tmp_path / "config/sources.txt"
    listed.parent.mkdir()
    async with LoopbackServer({"/a": answer(page("Day 7"))}) as server:
        listed.write_text(f"{server.address}/a\n")
        folders = Folders(tmp_path / "config", tmp_path / "cache", tmp_path / "data")
        added = find_added(folders, Settings()).sources
        app = make_app("A text.\n", added=added, offline=True)
        async with app.run_test(size=(120, 35)) as pilot:
            await loaded(pilot)
            await pilot.press("7")
            await until(pilot, lambda: "not fetched yet" in seen(pilot))
            await pilot.press("R")
            await until(pilot, lambda: "This run fetches nothing" in seen(pilot))
        assert not server.requests
