"""Turns a terminal's screen into cells with their looks, so that two can be compared."""

from __future__ import annotations

import pyte

from benchmarks.terminal import Terminal


def picture(screen: pyte.Screen) -> list[tuple[object, ...]]:
    """Every cell as it looks: a blank has no weight or slant, and no colour of its own.

    All of them, written to or not.
    """
    cells = [screen.buffer[y][x] for y in range(screen.lines) for x in range(screen.columns)]
    return [
        (cell.data, cell.bg, cell.underscore, cell.reverse)
        + ((cell.fg, cell.bold, cell.italics) if cell.data != " " or cell.reverse else ())
        for cell in cells
    ]


def painted_anew(running: Terminal, key: str) -> list[tuple[object, ...]]:
    """The screen without its status line, after it was cleared and a key has painted it anew."""
    running.screen.reset()
    running.press(key, quiet=0.5)
    assert running.text
    return above_status(running)


def above_status(running: Terminal) -> list[tuple[object, ...]]:
    """The cells of all lines but the last, which tells what a key has done."""
    return picture(running.screen)[: -running.screen.columns]
