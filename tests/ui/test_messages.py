"""Messages: how long they stay, which keys say nothing, and where they can be read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ui.screens import reading
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, seen, until


def status(text: str) -> str:
    return text.rstrip().splitlines()[-1].strip()


async def test_a_message_leaves_with_the_next_action(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test(size=(120, 40)) as pilot:
        await loaded(pilot)
        await pilot.press("u")
        assert status(seen(pilot)) == "Nothing to undo"
        await pilot.press("j")
        assert "Nothing to undo" not in seen(pilot)


async def test_a_message_leaves_by_itself(
    make_app: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "STAYS", 0.1)
    app = make_app(READING)
    async with app.run_test(size=(120, 40)) as pilot:
        await loaded(pilot)
        await pilot.press("u")
        await until(pilot, lambda: "Nothing to undo" not in seen(pilot))


async def test_a_key_that_moves_nothing_says_so_once(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test(size=(120, 40)) as pilot:
        await loaded(pilot)
        await pilot.press("g", "k")
        assert status(seen(pilot)) == "Nothing further this way"
        await pilot.press("k")
        assert "Nothing further" not in seen(pilot)
        await pilot.press("j")
        assert "Nothing further" not in seen(pilot)


async def test_a_key_that_no_action_has_says_where_the_keys_are(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test(size=(120, 40)) as pilot:
        await loaded(pilot)
        await pilot.press("x")
        assert status(seen(pilot)) == "x is no key here · ? shows the keys"
        await pilot.press("b")
        assert "is no key" not in seen(pilot)


async def test_before_the_first_message_the_list_of_them_says_that(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(80, 24)) as pilot:
        await loaded(pilot)
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: "There has been no message" in seen(pilot))


async def test_messages_can_be_read_again(make_app: Making, tmp_path: Path) -> None:
    app = make_app(READING)
    (tmp_path / "bulletins" / "broken.md").write_text("\n\n")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Not read: broken.md is empty" in seen(pilot))
        assert "broken.md is empty" in seen(pilot).rpartition("\n")[0]  # its row in the list
        await pilot.press("u", "exclamation_mark")
        await until(pilot, lambda: "Messages of this run" in seen(pilot))
        shown = seen(pilot)
        assert "Not read 1" in shown and "Nothing to undo" in shown
        await pilot.press("escape")
        assert "Messages of this run" not in seen(pilot)
