"""A text that changes on the disk says so, its place stays, and `d` shows what changed."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.ui.screens.changes import ChangesScreen
from reader.ui.screens.main import MainScreen
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, main_screen, seen, until

LONG = READING.replace(
    "At least 40 houses",
    "\n\n".join(f"The bell of tower {n} rang at noon, and nobody knew why." for n in range(40))
    + "\n\nAt least 40 houses",
)


def rewrite(tmp_path: Path, text: str) -> None:
    (tmp_path / "bulletins" / "2025-03-01.txt").write_text(text)


async def reread(pilot: Pilot[None], screen: MainScreen) -> None:
    """Read what has changed on the disk, as the watching thread has it read."""
    screen.progress = None
    pilot.app.read_sources(force=False)  # type: ignore[attr-defined]
    await until(pilot, lambda: screen.progress is not None and screen.progress.finished)
    await pilot.pause()


async def compared(pilot: Pilot[None]) -> str:
    await until(pilot, lambda: isinstance(pilot.app.screen, ChangesScreen))
    await until(pilot, lambda: "Words" in seen(pilot))
    return seen(pilot)


async def test_what_was_read_and_changed_is_shown_by_d(make_app: Making, tmp_path: Path) -> None:
    async with make_app(READING).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: not screen.library.unsaved())
        rewrite(
            tmp_path,
            READING.replace("40 houses", "55 houses").replace("until we are heard", "all week"),
        )
        await reread(pilot, screen)
        assert "◆ Changed since you read it · d shows what" in seen(pilot)
        assert "This text has changed · d shows what" in seen(pilot)
        assert "55 houses" in seen(pilot)
        await pilot.press("d")
        shown = await compared(pilot)
        assert "What changed since you read it" in shown
        assert "~ At least 40 → At least 55 houses" in shown
        assert "Developments" not in [line.strip("│ ") for line in shown.splitlines()]
        assert "- told: “We have come to listen, and we will stay until we are heard,”" in shown
        assert "+ told: “We have come to listen, and we will stay all week,”" in shown
        await pilot.press("escape")
        assert main_screen(pilot).pane == "article"
        assert "Changed since you read it" in seen(pilot)


@pytest.mark.slow
async def test_the_place_stays_where_the_words_stand(make_app: Making, tmp_path: Path) -> None:
    async with make_app(LONG).run_test(size=(120, 24)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("enter", *["j"] * 40)
        await pilot.pause()
        words = screen.text.page.pieces[screen.text.page.lines[screen.text.top].piece].text
        cursor = screen.session.cursor
        more = "The mayor came.\n\nThe mayor left.\n\nThe bell of tower 3 rang"
        rewrite(tmp_path, LONG.replace("The bell of tower 3 rang", more))
        await reread(pilot, screen)
        now = screen.text.page.pieces[screen.text.page.lines[screen.text.top].piece].text
        assert now == words
        assert screen.session.cursor == cursor
        await pilot.press("d")
        assert "The mayor came." in await compared(pilot)
        await pilot.press("q")
        assert screen.text.page.pieces[screen.text.page.lines[screen.text.top].piece].text == words


async def test_d_on_a_text_that_has_not_changed_says_so(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(120, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("d")
        await pilot.pause()
        assert "Not changed since it was first loaded" in seen(pilot)
        assert pilot.app.screen is main_screen(pilot)


async def test_the_key_that_is_told_is_the_readers_own(make_app: Making, tmp_path: Path) -> None:
    app = make_app(READING)
    keymap = {"changes": ("X",)}
    app = make_app(READING, settings=app.start.settings._replace(keymap=keymap))
    async with app.run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        rewrite(tmp_path, READING.replace("40 houses", "55 houses"))
        await reread(pilot, screen)
        assert "Changed since it was first loaded · X shows what" in seen(pilot)


async def test_reading_all_again_forgets_nothing(make_app: Making, tmp_path: Path) -> None:
    async with make_app(READING).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        rewrite(tmp_path, READING.replace("40 houses", "55 houses"))
        await reread(pilot, screen)
        screen.progress = None
        await pilot.press("R")
        await until(pilot, lambda: screen.progress is not None and screen.progress.finished)
        await pilot.press("d")
        assert "55 houses" in await compared(pilot)
