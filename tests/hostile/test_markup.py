"""Markup in texts, names, notes and errors is shown as written and cannot be clicked.

Textual's own widgets (palette, footer) may carry actions; none may come from content.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.settings import Settings
from reader.ui.app import WarreaderApp
from tests.ui.conftest import Making, indexed_samples, make_app
from tests.ui.reading import loaded, main_screen, seen, until

__all__ = ["indexed_samples", "make_app"]  # fixtures

ACTION = "[@click=app.screenshot('stolen.svg')]press[/]"
MARKUP = [ACTION, "[link=https://evil.example]go[/link]", "[bold", "[/]", "[@click=app.quit]x[/]"]
TEXT = """\
Talks {m} open

“We {m} stay,” said Ada Kessel {m}, the mayor of Merrow.

At least 40 {m} houses fell, the governor, Tomas {m} Brandt, said.

Bridge {m} reopens

Nobody {m} spoke on Monday.
"""


def texts() -> list[str]:
    return [TEXT.replace("{m}", markup) for markup in MARKUP]


def clickable(pilot: Pilot[None]) -> list[str]:
    """What on the screen carries an action or link from a text."""
    strips = pilot.app.screen._compositor.render_strips()
    looks = [segment.style for strip in strips for segment in strip if segment.style]
    return [str(look) for look in looks if look.link or "@click" in str(look.meta)]


async def click_everywhere(pilot: Pilot[None]) -> None:
    for y in range(2, 30, 9):
        for x in range(4, 120, 50):
            await pilot.click(offset=(x, y))


async def test_no_markup_in_a_text_can_be_clicked_anywhere(
    make_app: Making, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = make_app(*texts())
    async with app.run_test(size=(124, 32)) as pilot:
        screen = await loaded(pilot)
        before = sorted(tmp_path.rglob("*.svg"))
        for _ in range(4):
            await pilot.press("j", "right_curly_bracket", "right_parenthesis")
            assert clickable(pilot) == []
        await click_everywhere(pilot)
        assert app.return_value is None and app.is_running and app.screen is screen
        assert "[@click=app" in seen(pilot) or "[link" in seen(pilot) or "[bold" in seen(pilot)
        assert sorted(tmp_path.rglob("*.svg")) == before


@pytest.mark.slow
async def test_no_markup_can_be_clicked_on_what_stands_over_the_screen(make_app: Making) -> None:
    app = make_app(*texts()[:1])
    async with app.run_test(size=(124, 32)) as pilot:
        screen = await loaded(pilot)
        row = screen.session.row
        assert row is not None
        app.library.set_note(row.key, ACTION)
        app.library.set_tags(row.key, [ACTION, "[bold"])
        for key in ("colon", "c", "e", "t"):
            await pilot.press(key, *"[bold")
            await pilot.pause()
            looks = clickable(pilot)
            assert [look for look in looks if "screenshot" in look or "quit" in look] == [], key
            assert app.is_running and not list(Path.cwd().glob("stolen*")), key
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is screen)


async def test_markup_in_the_config_and_the_keymap_is_only_words(make_app: Making) -> None:
    settings = Settings(theme=ACTION, keymap={"[@click=app.quit]x[/]": ("[bold",), "zen": ("[",)})
    app = make_app(*texts()[:1], settings=settings)
    async with app.run_test(size=(124, 32)) as pilot:
        screen = main_screen(pilot)
        await pilot.press("question_mark")
        assert isinstance(app, WarreaderApp)
        assert clickable(pilot) == []
        for problem in app.problems:
            screen.say(problem)
            await pilot.pause()
        assert app.is_running
