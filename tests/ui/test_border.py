"""The border of the list is dragged with the mouse, and stays where it was put."""

from __future__ import annotations

from functools import partial

import pytest
from textual.pilot import Pilot

from reader.settings import kept_state
from reader.ui.screens.main import MainScreen
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, main_screen, seen, until
from tests.ui.test_saved_filters import configured


async def drag(pilot: Pilot[None], screen: MainScreen, to: int) -> None:
    """Drag the border to a column of the screen."""
    await pilot.mouse_down(offset=(screen.rows.region.right - 1, 4))
    await pilot.hover(offset=(to, 6))
    await pilot.mouse_up(offset=(to, 6))
    await pilot.pause()


@pytest.mark.slow
@pytest.mark.parametrize("has_filters", [False, True])
async def test_the_border_follows_the_mouse_and_is_there_at_the_next_start(
    make_app: Making, has_filters: bool
) -> None:
    changes = {"settings": configured()} if has_filters else {}
    app = make_app(READING, **changes)
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await loaded(pilot)
        row = screen.session.row
        await drag(pilot, screen, 59)
        assert screen.rows.region.width == 60 and screen.session.row == row
        assert seen(pilot).splitlines()[2][59] in "│┃"
    width = kept_state(app.start.folders).list_width
    app.library.close()
    async with make_app(READING, list_width=width, **changes).run_test(size=(120, 30)) as pilot:
        assert main_screen(pilot).rows.region.width == 60


async def test_list_and_text_keep_some_room(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(120, 30)) as pilot:
        screen = await loaded(pilot)
        for to, width in ((0, 20), (119, 80), (3, 20)):
            await drag(pilot, screen, to)
            assert screen.rows.region.width == width


def is_wide(screen: MainScreen, width: int) -> bool:
    return screen.rows.region.width == width


async def test_in_another_size_the_border_leaves_room_and_comes_back(make_app: Making) -> None:
    async with make_app(READING, list_width=70).run_test(size=(120, 30)) as pilot:
        screen = await loaded(pilot)
        for columns, width in ((80, 40), (60, 60), (120, 70), (60, 60), (100, 60)):
            await pilot.resize_terminal(columns, 30)
            await until(pilot, partial(is_wide, screen, width))


async def test_a_click_on_the_border_moves_nothing(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(120, 30)) as pilot:
        screen = await loaded(pilot)
        row, width = screen.session.row, screen.rows.region.width
        await pilot.click(offset=(width - 1, 5))
        assert (screen.session.row, screen.rows.region.width) == (row, width)
        assert kept_state(pilot.app.start.folders).list_width is None  # type: ignore[attr-defined]
