"""The terminal's own cursor stands on what is chosen: screen readers and magnifiers follow it."""

from __future__ import annotations

import sys

import pytest

from reader.resources import sample_data
from tests.quick import first_quick
from tests.ui.forked_terminal import ForkedTerminal

COMMAND = [sys.executable, "-m", "reader", str(sample_data())]


@pytest.mark.parametrize(
    ("stock", "size"), first_quick([("0", (120, 35)), ("1", (80, 24))], spread=True)
)
def test_the_cursor_is_on_the_chosen_row_line_entry_or_letter(
    samples_home: dict[str, str], stock: str, size: tuple[int, int]
) -> None:
    home = samples_home | {"WARREADER_STOCK": stock}
    columns, rows = size
    with ForkedTerminal(COMMAND, environment=home, cwd="/", columns=columns, rows=rows) as running:
        running.wait("44 unread")
        running.press("", quiet=0.2)

        def line() -> str:
            """What stands in the cursor's line from the cursor on."""
            return running.text.splitlines()[running.screen.cursor.y][running.screen.cursor.x :]

        def comes_to(keys: str, words: str) -> None:
            """Press keys and wait until the cursor's line begins with some words."""
            running.send(keys)
            running.until(lambda: line().strip().startswith(words), words)

        comes_to("", "▌● In brief")
        comes_to("jj", "▌● ‘One hundred")
        running.press("j" * 30, quiet=0.2)
        assert line().startswith("▌● ")
        comes_to("g", "▌● In brief")
        comes_to("jjl", "‘One hundred and seventy-one")
        running.send("}")
        running.until(lambda: "losses since Monday" in line(), "the quote behind the heading's")
        comes_to("h", "▌")
        running.send("/bri")
        running.until(lambda: bool(running.text) and running.screen.cursor.y == rows - 2, "a line")
        running.press("", quiet=0.2)
        comes_to("\x1b[B", "▌● Army corrects")
        assert "match 2 of 5 · Enter keeps" in running.text.splitlines()[-1]
        comes_to("\x1b", "▌")
        comes_to("?", "Signs")
        comes_to("j", "≈ a paraphrase" if columns == 120 else "☆ being saved")
        comes_to("q", "▌")
        comes_to(":\x1b[B", "Narrow the list")
        comes_to("\x1b", "▌")
        comes_to("T", "auto")
        comes_to("j", "warreader-dark")
        comes_to("\x1b", "▌")
