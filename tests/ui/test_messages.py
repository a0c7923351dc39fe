"""Messages: how long they stay, which keys say nothing, and where they can be read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.models import Unreadable
from reader.ui.page.messages_page import messages_blocks
from reader.ui.screens import reading
from tests.ui.conftest import Making
from tests.ui.reading import READING, given, loaded, seen, until


def status(text: str) -> str:
    return text.rstrip().splitlines()[-1].strip()


def test_sources_not_read_and_mistakes_in_the_config_stand_above_the_messages() -> None:
    unread = [Unreadable("day.md", "is empty")]
    page = messages_blocks(unread, ["config.toml, line 1: width takes a number"], [("14:03", "Hi")])
    lines = [page.get(number) for number in range(8)]
    assert [one.text for one in lines if one is not None] == [
        *("Not read 1", "day.md is empty", ""),
        *("Config 1", "config.toml, line 1: width takes a number", ""),
        *("Messages of this run 1", "Hi"),
    ]


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
        await pilot.press("X")
        assert status(seen(pilot)) == "X does nothing here · ? shows the keys"
        await pilot.press("b")
        assert "does nothing here" not in seen(pilot)


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
        in_list = seen(pilot).rpartition("\n")[0]
        assert "broken.md" in in_list and "is empty" in in_list
        await pilot.press("u", "exclamation_mark")
        await until(pilot, lambda: "Messages of this run" in seen(pilot))
        shown = seen(pilot)
        assert "Not read 1" in shown and "Nothing to undo" in shown
        await pilot.press("escape")
        assert "Messages of this run" not in seen(pilot)


EMPTY_HANDED = ["enter", "m", "b", "c", "e", "E", "t", "s", "o", "y", "Y", "i", "d", "|", "n"]
EMPTY_HANDED += ["space", "p", "J", "K", "ctrl+q"]


async def test_in_an_empty_list_a_key_says_that_there_is_nothing_for_it(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("5")
        for key in EMPTY_HANDED:
            await pilot.press("A")
            before = screen.status.text
            await pilot.press("vertical_line" if key == "|" else key)
            assert screen.status.text not in ("", before) and app.screen is screen, key


async def test_at_the_ends_of_the_evidence_a_key_says_so_once(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("l", "l", "j", "G")
        await until(pilot, lambda: "40 houses" in screen.status.text)
        about = screen.status.text
        assert about and "further" not in about
        await pilot.press("j")
        await pilot.pause()
        assert screen.status.text == "Nothing further this way"
        await pilot.press("j")
        assert screen.status.text == about


async def test_at_the_last_quote_a_key_says_so_once_and_then_whose_it_is(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        told = []
        for _ in range(5):
            await pilot.press("}")
            told.append(screen.status.text)
        at = told.index("Nothing further this way")
        assert told[at - 1] == told[at + 1] != told[at]


async def test_what_is_interrupted_is_there_again_after_a_while(
    make_app: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "STAYS", 0.1)
    app = make_app(READING)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "slash", "bridge", "enter")
        words = screen.status.text
        await pilot.press("k")
        await until(pilot, lambda: screen.status.text == words)
        assert "Nothing further this way" in [message.text for message in screen.told]


async def test_a_view_that_is_shown_already_says_so(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("1")
        assert screen.status.text == "All developments are shown already"


async def test_in_a_dialog_a_key_that_does_nothing_says_so(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test(size=(120, 20)) as pilot:
        await loaded(pilot)
        for key in ("question_mark", "i", "exclamation_mark"):
            await pilot.press(key)
            await until(pilot, lambda: len(app.screen_stack) == 2)
            await pilot.press("x")
            assert "x does nothing here · Esc closes" in seen(pilot), key
            await pilot.press("left_square_bracket")
            assert "[ does nothing here" in seen(pilot), key
            await pilot.press("g")
            assert "Nothing further this way" in seen(pilot), key
            await pilot.press("k")
            assert "Nothing further" not in seen(pilot) and "Esc" in seen(pilot), key
            await pilot.press("escape")
            await until(pilot, lambda: len(app.screen_stack) == 1)


async def test_a_key_without_a_sign_says_that_it_is_none(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("f5")
        assert screen.status.text.startswith("F5 does nothing here")


async def test_among_themes_a_letter_that_no_name_begins_with_says_so(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test(size=(120, 40)) as pilot:
        await loaded(pilot)
        await pilot.press("T", "z")
        await until(pilot, lambda: "No other name begins with z" in seen(pilot))
        await pilot.press("j")
        assert "No other name" not in seen(pilot)
