"""Marks on the screen: shown in the list, saved, undone."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from reader.library.marks.append import locked
from reader.resources import sample_data
from reader.ui import session
from reader.ui.screens import querying
from reader.ui.screens.main import MainScreen
from tests.quick import first_quick
from tests.ui.conftest import Making
from tests.ui.forked_terminal import ForkedTerminal
from tests.ui.reading import READING, given, loaded, until
from tests.ui.test_query_session import OLDER
from tests.ui.test_saved_filters import configured


def titles(screen: MainScreen, read: bool | None = None) -> list[str]:
    """The headings in the list, or those of them that are read or unread."""
    rows = screen.session.listing.rows(0, len(screen.session.listing))
    return [r.title for r in rows if r.kind != "bulletin" and read in (None, r.state.read)]


@pytest.mark.parametrize("keys", ["slash", "f"])
async def test_marking_all_marks_the_listed_and_no_others(make_app: Making, keys: str) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, keys, "barley", "enter")
        await until(pilot, lambda: screen.session.found and not screen.session.found.more)
        await pilot.press("A")
        await until(pilot, lambda: "Marked 1 development as read" in screen.status.text)
        assert titles(screen, read=True) == ["Harvest begins early"]
        await pilot.press("escape")
        assert titles(screen, read=True) == ["Harvest begins early"]
        await pilot.press("u")
        await until(pilot, lambda: "Undone" in screen.status.text)
        assert titles(screen, read=True) == []


async def test_marking_all_in_a_saved_filter_marks_what_it_shows(make_app: Making) -> None:
    async with make_app(OLDER, READING, settings=configured()).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("F", "enter")
        await until(pilot, lambda: screen.session.found and not screen.session.found.more)
        await pilot.press("A")
        await until(pilot, lambda: "Marked 1 development as read" in screen.status.text)
        await pilot.press("1")
        assert titles(screen, read=True) == ["Bridge at Halden reopens"]


async def test_marking_all_reaches_rows_out_of_sight_and_leads(make_app: Making) -> None:
    """A filter on the samples; in a low window few of the rows have ever been drawn."""
    async with make_app().run_test(size=(100, 10)) as pilot:
        screen = await loaded(pilot)
        everything = screen.library.counts().unread
        await given(pilot, "f", "minister", "enter")
        await until(pilot, lambda: screen.session.found and not screen.session.found.more)
        shown = titles(screen)
        rows = screen.session.listing.rows(0, len(screen.session.listing))
        assert 10 < len(shown) < everything and any(row.kind == "lead" for row in rows)
        await pilot.press("A")
        await until(
            pilot, lambda: f"Marked {len(shown)} developments as read" in screen.status.text
        )
        assert screen.library.counts().unread == everything - len(shown)
        assert titles(screen, read=False) == []


async def test_nothing_is_marked_before_all_that_fits_is_listed(
    make_app: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "PAGE", 2)
    monkeypatch.setattr(querying, "SETTLED", 60.0)
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("f", *"the", "enter", "A")
        await pilot.pause()
        assert "the list is not complete" in screen.status.text
        assert screen.library.counts().unread == 4
        await until(pilot, lambda: screen.session.found and not screen.session.found.more)
        await pilot.press("A")
        await until(pilot, lambda: "Marked 4 developments as read" in screen.status.text)


async def test_marks_are_acknowledged_when_they_are_on_the_disk(
    make_app: Making, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        for key, message in (
            ("A", "Marked 4 developments as read"),
            ("u", "Undone: 4 developments"),
        ):
            with locked(tmp_path / "data", f"marks-{os.uname().nodename}", 5):
                await pilot.press(key)
                await pilot.pause(0.1)
                assert screen.library.unsaved() and message not in screen.status.text
            await until(pilot, lambda message=message: message in screen.status.text)  # type: ignore[misc]
            assert not screen.library.unsaved()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("columns", "keys"), first_quick([(130, ["z"]), (60, ["l"]), (80, ["v"])], spread=True)
)
async def test_a_list_that_is_out_of_sight_is_not_marked(
    make_app: Making, columns: int, keys: list[str]
) -> None:
    async with make_app(OLDER, READING).run_test(size=(columns, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press(*keys, "A")
        await pilot.pause(0.1)
        assert "list is not shown" in screen.status.text
        assert screen.library.counts().unread == 4
        await pilot.press("escape", "A")
        await until(pilot, lambda: screen.library.counts().unread == 0)


async def test_what_the_clock_marked_is_not_undone(make_app: Making) -> None:
    async with make_app(READING, read_delay=0.05).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("m", "j")
        await until(pilot, lambda: titles(screen, read=False) == [])
        await pilot.press("u")
        await until(pilot, lambda: "Undone" in screen.status.text)
        assert "Talks open" in screen.status.text
        assert titles(screen, read=False) == ["Talks open in Merrow"]
        await pilot.press("u")
        assert screen.status.text == "Nothing to undo"
        assert titles(screen, read=True) == ["Bridge at Halden reopens"]


@pytest.mark.slow
async def test_a_text_that_a_dialog_lies_on_is_not_read_by_waiting(make_app: Making) -> None:
    async with make_app(READING, read_delay=0.05).run_test(size=(100, 24)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("question_mark")
        await pilot.press("m", "A", "b")
        await pilot.pause(0.3)
        assert (screen.library.counts().unread, screen.library.counts().bookmarked) == (2, 0)
        await pilot.press("escape", "j")
        await until(pilot, lambda: screen.library.counts().unread == 1)


async def test_a_row_that_was_scrolled_away_is_seen_when_it_is_marked(make_app: Making) -> None:
    async with make_app().run_test(size=(60, 12)) as pilot:
        screen = await loaded(pilot)
        screen.rows.go_to(30)
        await pilot.press("b")
        assert screen.rows.top <= screen.session.cursor < screen.rows.top + screen.rows.page_size


@pytest.mark.slow
def test_all_that_was_told_to_be_marked_is_there_after_kill_9(samples_home: dict[str, str]) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with ForkedTerminal(command, environment=samples_home, cwd="/", columns=80, rows=24) as first:
        first.wait("44 unread")
        first.send("fminister\rb")  # at once: what follows Enter is no letter of the line
        first.wait("★")
        first.press("", quiet=0.3)
        first.send("A")
        first.wait("Marked 15 developments as read")
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
    with ForkedTerminal(command, environment=samples_home, cwd="/", columns=80, rows=24) as second:
        second.wait("29 unread")


async def test_every_mark_says_what_it_did_and_undo_names_what_it_took_back(
    make_app: Making,
) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        for keys, said, undone in (
            ("b", "Bookmarked “Talks open in Merrow”", "bookmarked"),
            ("m", "Marked “Talks open in Merrow” as read", "marked as read"),
            ("e|n|o|escape", "Note kept on “Talks open in Merrow”", "noted"),
            ("t|n|o|enter", "Tags of “Talks open in Merrow”: #no", "tagged"),
            ("enter", "Marked “Talks open in Merrow” as read", "marked as read"),
        ):
            await pilot.press(*keys.split("|"))
            await until(pilot, partial(is_said, screen, f"{said} · u takes"))
            await pilot.press("u")
            await until(pilot, partial(is_said, screen, f"Undone: “Talks open in Merrow” {undone}"))
        for keys, said in (
            ("b|b", "Removed the bookmark from “Talks"),
            ("m|m", "Marked “Talks open in Merrow” as un"),
            ("b|5|b|1|5", "No bookmarks yet"),
            ("u", "Undone: “Talks open in Merrow” removed from the bookmarks"),
        ):
            await pilot.press(*keys.split("|"))
            await until(pilot, partial(is_said, screen, said))
        await until(pilot, lambda: len(screen.session.listing) == 2)  # the bookmark's row is back


def is_said(screen: MainScreen, words: str) -> bool:
    """Whether the status line begins so."""
    return screen.status.text.startswith(words)
