"""Catch-up by keys: the tab tells how much is new since the last session, and the list what."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from time import time

from reader.library import Library
from reader.library.rows import Progress
from reader.library.views.bookmarks import BOOKMARKS
from reader.library.views.catch_up import CATCH_UP
from reader.library.views.developments import DEVELOPMENTS
from reader.library.views.quotes import QUOTES
from reader.models import Unreadable
from reader.settings import Settings
from reader.ui.query_state import ViewState
from reader.ui.session import Session
from reader.ui.session_words import empty_words
from tests.library.test_figures_view import DAYS
from tests.ui.conftest import Making
from tests.ui.reading import loaded, seen, until

READ = Progress(0, 0, changed=False, finished=True)
MILL = "The sugar mill beside the weir is held by volunteers."
TEXTS = [f"Tanks at Quern, day {day}\n\n{text} {MILL}\n" for day, text in enumerate(DAYS, 1)]
"""Three days of one story, which tell of one place beside the numbers."""


async def test_what_came_after_the_last_session_is_counted_and_listed(make_app: Making) -> None:
    async with make_app(*TEXTS[:2]).run_test(size=(130, 40)) as pilot:
        await loaded(pilot)
        assert "0 Catch-up  1" in seen(pilot).splitlines()[0]  # a first session has no news
        await pilot.press("0")
        assert "the first session: all is new" in seen(pilot)
    pressed = int(time())
    while int(time()) <= pressed:  # moments are kept in seconds
        await asyncio.sleep(0.02)
    async with make_app(*TEXTS).run_test(size=(130, 40)) as pilot:
        screen = await loaded(pilot)
        await until(pilot, lambda: "0 Catch-up 1 " in seen(pilot).splitlines()[0])
        await pilot.press("0")
        assert f"came after your last key, {datetime.now():%a %-d %b %Y, }" in seen(pilot)
        await until(pilot, lambda: "Numbers that moved · 1" in seen(pilot))
        assert "48 → about 55 tanks" in seen(pilot)
        assert screen.text.current is not None and screen.text.article is not None
        assert screen.text.article.date == "2025-03-03"
        await pilot.press("enter", "escape")
        assert screen.session.row is not None and screen.session.row.kind == "moved"


async def test_a_start_with_catch_up_shows_what_is_new_without_a_key(make_app: Making) -> None:
    settings = Settings(start="catchup", read_delay=60.0)
    async with make_app(*TEXTS[:2]).run_test(size=(80, 24)) as pilot:
        await loaded(pilot)
        await pilot.press("j")
    pressed = int(time())
    while int(time()) <= pressed:  # moments are kept in seconds
        await asyncio.sleep(0.02)
    async with make_app(*TEXTS, settings=settings).run_test(size=(80, 24)) as pilot:
        screen = await loaded(pilot)
        await until(pilot, lambda: "48 → about 55 tanks" in seen(pilot))
        assert screen.session.listed.name == "catchup"
        await pilot.press("escape")
        assert screen.session.listed.name == "developments"
        assert "MON 3 MAR" in seen(pilot)


def test_nothing_is_said_to_be_new_before_the_sources_have_been_read(tmp_path: Path) -> None:
    library = Library(tmp_path / "cache", tmp_path / "data", [str(tmp_path)])
    session = Session(library, shown=ViewState(CATCH_UP))
    library.view_data.catch_up.update()
    assert empty_words(session, None) == "Looking for what is new…"
    assert empty_words(session, READ).startswith("Nothing new since last time")
    library.view_data.catch_up.set_session(int(datetime(2025, 3, 9, 6, 40).timestamp()))
    told = "Nothing new since your last key, Sun 9 Mar 2025, 06:40 · 0 of 0 developments are unread"
    assert empty_words(session, READ) == f"{told} · 1 shows all"
    library.close()


def test_no_view_is_said_to_be_empty_before_the_sources_have_been_read(tmp_path: Path) -> None:
    library = Library(tmp_path / "cache", tmp_path / "data", [str(tmp_path)])
    for view in (DEVELOPMENTS, QUOTES, BOOKMARKS):
        session = Session(library, shown=ViewState(view))
        assert empty_words(session, None) == "Reading the sources…"
        assert "Reading" not in empty_words(session, READ)
    failed = READ._replace(unreadable=(Unreadable("in", "is not there"),))
    told = empty_words(Session(library), failed)
    assert told == "Nothing here could be read · ! shows why"
    library.close()


async def test_paths_of_the_command_line_are_shown_as_developments(make_app: Making) -> None:
    settings = Settings(start="catchup", read_delay=60.0)
    app = make_app(*TEXTS, settings=settings, paths=("bulletins",))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await loaded(pilot)
        assert screen.session.listed.name == "developments"
        assert "MON 3 MAR" in seen(pilot)
