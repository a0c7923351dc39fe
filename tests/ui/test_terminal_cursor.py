"""The terminal's own cursor stands on what is chosen: screen readers and magnifiers follow it."""

from __future__ import annotations

import sys

import pytest

from benchmarks.terminal import Terminal
from reader.resources import sample_data

COMMAND = [sys.executable, "-m", "reader", str(sample_data())]


@pytest.mark.parametrize(("stock", "size"), [("0", (120, 35)), ("1", (80, 24))])
def test_the_cursor_is_on_the_chosen_row_line_entry_or_letter(
    samples_home: dict[str, str], stock: str, size: tuple[int, int]
) -> None:
    home = samples_home | {"WARREADER_STOCK": stock}
    columns, rows = size
    with Terminal(COMMAND, environment=home, cwd="/", columns=columns, rows=rows) as running:
        running.wait("44 unread")
        running.press("", quiet=0.8)

        def line() -> str:
            """What stands in the cursor's line from the cursor on."""
            return running.text.splitlines()[running.screen.cursor.y][running.screen.cursor.x :]

        assert line().startswith("▌● In brief")
        running.press("jj", quiet=0.4)
        assert line().startswith("▌● ‘One hundred")
        running.press("j" * 30, quiet=0.6)
        assert line().startswith("▌● ")
        running.press("g", quiet=0.4)
        running.press("jjl", quiet=0.6)
        assert line().strip().startswith("‘One hundred and seventy-one")
        running.press("}", quiet=0.4)
        running.press("}", quiet=0.4)
        assert "losses since Monday" in line()
        running.press("h", quiet=0.4)
        assert line().startswith("▌")
        running.press("/bri", quiet=0.6)
        assert running.text and running.screen.cursor.y == rows - 2
        running.press("\x1b", quiet=0.8)
        assert line().startswith("▌")
