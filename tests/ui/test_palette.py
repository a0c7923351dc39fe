"""The palette and other overlays close once, however fast the keys come."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key

from tests.quick import first_quick
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, until


@pytest.mark.slow
@pytest.mark.parametrize("typed", first_quick(["only the text", ""]))
async def test_a_second_enter_on_its_way_chooses_no_second_time(
    make_app: Making, typed: str
) -> None:
    app = make_app(READING)
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("colon")
        await pilot.pause(0.3)
        await pilot.press(*("space" if letter == " " else letter for letter in typed), "down")
        await pilot.pause(0.5)
        for _ in range(3):
            app.post_message(Key("enter", "\r"))
        await pilot.pause(0.5)
        assert app.screen is screen and app.is_running
        assert screen.has_class("zen") is bool(typed)


@pytest.mark.parametrize("opened", first_quick(["c", "e", "t", "s"]))
async def test_what_stands_over_the_screen_is_closed_once(
    make_app: Making, opened: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where `s` saves
    app = make_app(READING)
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("j", "right_curly_bracket", opened)
        await until(pilot, lambda: app.screen is not screen)
        await pilot.press("x", "down")
        for key in ("enter", "enter", "ctrl+s", "ctrl+s"):
            app.post_message(Key(key, None))
        await pilot.pause(0.5)
        assert app.is_running
