"""Saved filters, searching and going back in a real terminal, at the two usual sizes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.resources import sample_data
from tests.quick import first_quick
from tests.ui.forked_terminal import ForkedTerminal

CONFIG = '[filters]\nQuoted = "has:quote"\nWrong = "figure:many"\n'


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "rows"), first_quick([(120, 35), (80, 24)], spread=True))
def test_a_saved_filter_and_a_search_on_it_come_back(
    samples_home: dict[str, str], tmp_path: Path, columns: int, rows: int
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text(CONFIG)
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with ForkedTerminal(
        command, environment=samples_home, cwd="/", columns=columns, rows=rows
    ) as running:
        running.wait("Filters")
        running.wait("figure: needs a number")  # counted, and the mistake reported
        running.send("F\r")
        running.wait("filter: Quoted")
        running.send("/bread")
        running.wait("search: bread")
        running.send("\x1b")
        running.wait("filter: Quoted")
        running.press("", quiet=0.2)
        running.send("\x1b")
        running.until(lambda: "filter:" not in running.text, "the end of the filter")
        assert "search:" not in running.text
        running.send("q")
        assert running.finish() == 0
