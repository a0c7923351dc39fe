"""The palette: one choice is made, however fast the keys come."""

from __future__ import annotations

import pytest
from textual.events import Key

from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded


@pytest.mark.parametrize("typed", ["only the text", ""])
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
