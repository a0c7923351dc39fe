"""Helpers that read a running reader's screen and wait for it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from textual.pilot import Pilot
from textual.widgets import Input

from reader.ui.app import WarreaderApp
from reader.ui.screens.main import MainScreen

READING = """\
Talks open in Merrow

The foreign minister of Ostrava-on-Lune, Ada Kessel, arrived in Merrow on Monday.

“We have come to listen, and we will stay until we are heard,” Kessel told reporters.

At least 40 houses were damaged in the night, the regional governor, Tomas Brandt, said.

Bridge at Halden reopens

Engineers opened the bridge at Halden to lorries on Monday morning after nine days of work.

“It will carry what it has to carry,” said Lena Ruud, the chief engineer.
"""


def main_screen(pilot: Pilot[None]) -> MainScreen:
    """The reading screen."""
    app = pilot.app
    assert isinstance(app, WarreaderApp)
    assert app.main is not None
    return app.main


async def until(pilot: Pilot[None], true: Callable[[], object]) -> None:
    """Wait for something that a worker or the writer thread brings about."""
    deadline = time.monotonic() + 30  # for a machine that is busy otherwise
    while time.monotonic() < deadline:
        await pilot.pause()
        if true():
            return
        await asyncio.sleep(0.002)
    raise AssertionError("it did not happen within thirty seconds")


async def loaded(pilot: Pilot[None]) -> MainScreen:
    """The reading screen once all sources are read."""
    screen = main_screen(pilot)
    await until(pilot, lambda: screen.progress is not None and screen.progress.finished)
    await pilot.pause()
    return screen


async def resized(pilot: Pilot[None], columns: int, rows: int) -> None:
    """Resize the terminal, and wait until the screen is laid out for it."""
    screen = main_screen(pilot)
    await pilot.resize_terminal(columns, rows)
    last = rows - 1
    await until(pilot, lambda: screen.status.region[:3] == (0, last, columns))
    await pilot.pause()


async def given(pilot: Pilot[None], key: str, words: str, *then: str) -> None:
    """Open a line with a key and give it words, then press keys: each letter would be a search."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.focused, Input))
    line = pilot.app.focused
    assert isinstance(line, Input)
    line.value = words[:-1]
    line.cursor_position = len(line.value)
    await pilot.press(words[-1], *then)


def seen(pilot: Pilot[None]) -> str:
    """The text of the whole screen."""
    lines = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines)
