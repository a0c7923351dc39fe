"""The private parts of Textual that the screen uses exist in the installed version."""

import asyncio
import gc
import os
from selectors import EVENT_READ

from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Region

from reader.ui.panes.lines import LineView
from reader.ui.terminal.key_thread import (
    ASLEEP,
    AWAKE,
    KeyParser,
    PatientSelector,
    drop_answers,
    read_any_input,
    read_patiently,
)
from reader.ui.terminal.paint import drawn_alone, paint_now
from reader.ui.type_ahead import is_busy
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, until


class OneLine(LineView):
    line_count = 1

    def line_segments(self, number: int, width: int) -> tuple[list[object], int]:  # type: ignore[override]
        return [], 0


class Little(App[None]):
    def compose(self) -> list[OneLine]:
        return [OneLine(id="one")]


async def test_a_key_can_be_painted_at_once() -> None:
    async with Little().run_test() as pilot:
        await pilot.pause()
        assert paint_now(pilot.app.screen, pilot.app.query_one(OneLine))


async def test_the_driver_that_leaves_at_once_is_textuals_own_with_what_we_know_of_it() -> None:
    assert all(hasattr(LinuxDriver, name) for name in ("disable_input", "process_message"))
    assert "_key_thread" in vars(LinuxDriver(Little()))
    assert "exit_event" in vars(LinuxDriver(Little()))


def test_the_keyboard_is_read_by_what_can_be_patient() -> None:
    read_patiently()
    read_any_input()
    driver = vars(linux_driver)
    assert driver["selectors"].SelectSelector is PatientSelector
    assert driver["getincrementaldecoder"]("utf-8")().decode(b"a\xff") == "a�"


async def test_the_loop_tells_whether_anything_is_to_be_done() -> None:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, asyncio.BaseEventLoop)
    assert not is_busy(loop)
    loop.call_soon(lambda: None)
    assert is_busy(loop)


def test_answers_are_dropped_before_textuals_parser_sees_them() -> None:
    drop_answers()
    assert vars(linux_driver)["XTermParser"] is KeyParser
    assert "_timeout_time" in vars(XTermParser())


def test_looks_at_the_keyboard_are_seldom_until_a_key_comes() -> None:
    read, write = os.pipe()
    with open(read, "rb"), open(write, "wb", buffering=0) as keys, PatientSelector() as patient:
        patient.register(read, EVENT_READ)
        for _ in range(AWAKE):
            assert patient.patience(0.0) == 0.0
            assert not patient.select(0.0)
        assert patient.patience(0.0) == ASLEEP
        keys.write(b"j")
        assert patient.select(0.0)
        assert patient.patience(0.0) == 0.0


async def test_of_what_was_closed_no_line_is_kept(make_app: Making) -> None:
    def kept() -> int:
        gc.collect()
        return sum(isinstance(item, StylesCache) for item in gc.get_objects())

    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        counts = []
        for _ in range(6):
            await pilot.press("?")
            await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
            await pilot.pause()
            await pilot.press("escape")
            await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
            await pilot.pause()
            counts.append(kept())
    assert counts[-1] <= counts[1], counts


async def test_changes_that_overlap_are_painted_once_and_in_place(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.pause()
        rows = screen.rows
        for part in (Region(0, 1, 4, 1), Region(2, 1, 9, 1), Region(20, 1, 3, 1)):
            rows.refresh(part)
        box = rows.content_region
        pieces = drawn_alone(screen._compositor, [rows])
        assert pieces is not None
        assert [(x, y, sum(s.cell_length for s in found)) for x, y, found in pieces] == [
            (box.x, box.y + 1, 11),
            (box.x + 20, box.y + 1, 3),
        ]
