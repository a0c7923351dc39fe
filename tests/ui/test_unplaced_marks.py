"""Marks whose development is gone, in the view of bookmarks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.test_unplaced_marks import MARKS, marked
from tests.ui.conftest import Making
from tests.ui.reading import loaded, seen, until


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (130, 35)])
async def test_enter_tells_what_is_known_and_b_removes_the_row(
    make_app: Making, tmp_path: Path, size: tuple[int, int]
) -> None:
    marked(tmp_path, lambda library, key: [mark(library, key) for mark in MARKS.values()])
    app = make_app(sources=(str(tmp_path / "in"),))
    async with app.run_test(size=size) as pilot:
        screen = await loaded(pilot)
        await pilot.press("5")
        await until(pilot, lambda: "No longer in" in seen(pilot))
        await pilot.press("r", "n", "y")  # none of them acts on a row without a text
        assert screen.library.counts().unread == 3
        await pilot.press("enter")
        await until(pilot, lambda: "Marks without a text" in seen(pilot))
        if size[1] > 10:
            assert "Ask the harbour." in seen(pilot) and "“We sail at noon,”" in seen(pilot)
        await pilot.press("escape", "b")
        await until(pilot, lambda: "u takes it back" in screen.status.text)
        assert "No longer in" not in seen(pilot)
        await pilot.press("u")
        await until(pilot, lambda: "No longer in" in seen(pilot))
