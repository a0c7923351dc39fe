"""Notes and tags as they are written: pasted text, several words, resizing, undoing."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.events import Paste

from reader.ui.actions.remark import line_of_tags, tags_in, title_of
from tests.library.bulletin_files import brief, opened, rows
from tests.ui.conftest import Making
from tests.ui.reading import READING, given, loaded, seen, until

HOSTILE = "evil\x1b]52;c;aGk=\x07\u202e[bold]x[/bold]\r\nnext"


async def test_what_is_pasted_into_a_note_passes_the_gate(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(80, 24)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("e")
        pilot.app.post_message(Paste(HOSTILE))
        await until(pilot, lambda: "next" in seen(pilot))
        assert not set("\x1b\x07\u202e") & set(seen(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "[bold]x[/bold]" in seen(pilot))
        assert screen.session.row is not None
        assert screen.library.note(screen.session.row.key) == "evil[bold]x[/bold]\nnext"


@pytest.mark.slow
async def test_what_is_pasted_into_a_line_passes_the_gate(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(80, 24)) as pilot:
        await loaded(pilot)
        for key in ("slash", "f", "t"):
            await pilot.press(key)
            pilot.app.post_message(Paste(HOSTILE))
            await until(pilot, lambda: "evil[bold]x[/bold] next" in seen(pilot))
            await pilot.press("escape")
            await until(pilot, lambda: "evil" not in seen(pilot))


@pytest.mark.slow
async def test_a_note_of_many_lines_outlives_resizing_and_is_undone(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(80, 24)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("e")
        for number in range(10):
            await pilot.press(*f"l{number}", "enter")
        await pilot.resize_terminal(40, 10)
        await pilot.press("x")
        await pilot.resize_terminal(120, 35)
        await pilot.press("escape")
        await until(pilot, lambda: "l9" in seen(pilot))
        key = screen.session.row.key if screen.session.row else 0
        assert screen.library.note(key).splitlines() == [*(f"l{n}" for n in range(10)), "x"]
        await pilot.press("u")
        await until(pilot, lambda: "l9" not in seen(pilot))


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("one two", ["one", "two"]),
        ("#one  #two ", ["one", "two"]),
        ("to check, río", ["to check", "río"]),
        ("to  check,", ["to check", ""]),
        ("C# c++ #F# a#b", ["C#", "c++", "F#", "a#b"]),
        ("#to check, # C#", ["to check", "C#"]),
        ("", []),
    ],
)
def test_tags_stand_between_spaces_or_commas(line: str, tags: list[str]) -> None:
    assert tags_in(line) == tags


@pytest.mark.parametrize("tags", [("a", "b"), ("to check", "b"), ("to check",), ("C#", "🔥"), ()])
def test_a_line_of_tags_is_read_as_them_again(tags: tuple[str, ...]) -> None:
    assert tuple(filter(None, tags_in(line_of_tags(tags)))) == tags


@pytest.mark.slow
async def test_a_tag_of_several_words_is_given_completed_and_found(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(100, 24)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "t", "to check, élan", "enter")
        await until(pilot, lambda: "#to check #élan" in seen(pilot))
        await pilot.press("j", "t", *"x, to")
        await until(pilot, lambda: "→ accepts the suggestion · Esc cancels" in seen(pilot))
        await pilot.press("right")
        await until(pilot, lambda: "x, to check" in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "#to check" in seen(pilot))
        await pilot.press("f", *'tag:"to check"', "enter")
        assert len(screen.session.listing) == 3
        await pilot.press("escape")
        await given(pilot, "f", "tag:elan", "enter")
        assert len(screen.session.listing) == 2


def test_a_text_without_a_heading_has_the_name_that_the_list_and_undoing_give_it(
    tmp_path: Path,
) -> None:
    brief(tmp_path / "in", 28)
    with opened(tmp_path) as library:
        screen: Any = SimpleNamespace(library=library)
        for row in rows(library):
            if row.target is not None:
                library.set_note(row.target, "x")
                assert library.undo() == f"“{title_of(screen, row.target)}” noted"
