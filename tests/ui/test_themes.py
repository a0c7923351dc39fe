"""Which theme is shown: the one asked for, or what fits the terminal; and how one is chosen."""

from __future__ import annotations

import sys

import pytest
from rich.style import Style
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from benchmarks.terminal import Terminal
from reader.resources import sample_data
from reader.settings import kept_theme
from reader.ui.app import WarreaderApp
from reader.ui.colours.terminal_support import (
    QUESTION,
    is_light_by_answer,
    is_light_by_environment,
)
from reader.ui.panes.lines import LineView
from tests.quick import first_quick
from tests.ui.conftest import Making
from tests.ui.forked_terminal import ForkedTerminal
from tests.ui.reading import READING, given, loaded, until

LIGHT, DARK = "fbf9f4", "17191d"
FEW = ({"NO_COLOR": "1"}, {"TERM": "linux", "COLORTERM": ""})


@pytest.mark.parametrize(
    ("text", "is_light"),
    [
        ("11;rgb:ffff/ffff/ffff", True),
        ("11;rgb:1e1e/1e1e/2b2b", False),
        ("11;rgb:f/f/e", True),
        ("11;rgba:00/2b/36/ff", False),
        ("11;rgb:fd/f6/e3", True),
        ("10;rgb:ffff/ffff/ffff", None),
        ("11;?", None),
        ("11;rgb:fffff/f/f", None),
        ("11;rgb:ffff/ffff/ffff;rm", None),
    ],
)
def test_an_answer_says_whether_the_background_is_light(text: str, is_light: bool | None) -> None:
    assert is_light_by_answer(text) is is_light


@pytest.mark.parametrize(
    ("value", "is_light"),
    [
        ("15;0", False),
        ("0;15", True),
        ("0;default;7", True),
        ("12;8", False),
        ("", None),
        ("x", None),
    ],
)
def test_the_environment_may_say_it_too(value: str, is_light: bool | None) -> None:
    assert is_light_by_environment({"COLORFGBG": value}) is is_light


@pytest.mark.parametrize("stock", first_quick(["0", "1"]))
def test_an_answer_that_comes_late_changes_the_theme_and_is_no_key(
    samples_home: dict[str, str], stock: str
) -> None:
    with started(samples_home, stock) as running:
        assert QUESTION.encode() in running.output
        assert background(running) == DARK
        running.send("\x1b]11;rgb:ffff/ff")
        running.send("ff/ffff\x1b\\")
        running.until(lambda: background(running) == LIGHT, "a light background")
        assert "search" not in running.text.splitlines()[-2]


def test_a_theme_that_was_asked_for_stays_whatever_the_terminal_says(
    samples_home: dict[str, str],
) -> None:
    with started(samples_home, "0", "--theme", "warreader-dark") as running:
        assert QUESTION.encode() not in running.output
        running.press("\x1b]11;rgb:ffff/ffff/ffff\x07", quiet=0.5)
        assert background(running) == DARK


def started(home: dict[str, str], stock: str, *options: str) -> Terminal:
    """The reader on the samples, in a terminal that has said nothing yet."""
    environment = home | {"WARREADER_STOCK": stock, "COLORFGBG": ""}
    command = [sys.executable, "-m", "reader", *options, str(sample_data())]
    running = ForkedTerminal(command, environment=environment, columns=100, rows=30)
    running.wait("unread")
    running.press("", quiet=0.2)
    return running


def background(running: Terminal) -> str:
    """The colour behind the text."""
    assert running.text
    return str(running.screen.buffer[20][80].bg)


async def test_without_an_answer_the_environment_decides_and_else_it_is_dark(
    make_app: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert make_app(READING).theme == "warreader-dark"
    monkeypatch.setenv("COLORFGBG", "0;15")
    assert make_app(READING).theme == "warreader-light"
    assert make_app(READING, theme="nord").theme == "nord"
    monkeypatch.setenv("NO_COLOR", "1")
    assert make_app(READING, theme="nord").theme == "ansi-light"


async def test_a_theme_is_shown_as_the_cursor_comes_to_it_and_escape_goes_back(
    make_app: Making,
) -> None:
    app = make_app(READING, theme="gruvbox")
    async with app.run_test() as pilot:
        await loaded(pilot)
        await chosen(pilot, "n")
        await until(pilot, lambda: app.theme == "nord")
        await pilot.press("j")
        await until(pilot, lambda: app.theme == "rose-pine")
        await pilot.press("escape")
        await until(pilot, lambda: app.theme == "gruvbox")
        assert kept_theme(app.start.folders) is None
        await chosen(pilot, "d", "enter")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await until(pilot, lambda: app.theme == "dracula")
        assert kept_theme(app.start.folders) == "dracula"


async def chosen(pilot: Pilot[None], *keys: str) -> None:
    """Open the list of themes and type."""
    await pilot.press("T")
    await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
    await pilot.press(*keys)
    await pilot.pause()


@pytest.mark.parametrize("environment", FEW)
async def test_with_few_colours_there_are_only_themes_of_the_terminals_own(
    make_app: Making, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    app = make_app(READING, theme="dracula")
    assert app.theme == "ansi-dark"
    assert app.theme_names == ["auto", "ansi-dark", "ansi-light"]


@pytest.mark.parametrize(
    ("environment", "theme"),
    first_quick(
        [({}, "ansi-dark"), (FEW[0], "ansi-light"), ({}, "ansi-light"), (FEW[1], "ansi-dark")],
        spread=True,
    ),
)
async def test_where_the_reader_is_stands_out_without_colours(
    make_app: Making, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], theme: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    app = make_app(READING, theme=theme)
    async with app.run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "slash", "heard", "enter")
        await until(pilot, lambda: screen.session.query is not None)
        await pilot.press("}", "}")
        for pane in ("list", "article", "evidence"):
            screen.go_to_pane(pane)
            await pilot.pause()
            styles = [
                screen.rows.look(("unread", "cursor")),
                screen.evidence.look(("text", "chosen")),
            ]
            styles += [screen.text.look(("text", kind)) for kind in ("current", "match")]
            assert all(stands_out(style) for style in styles), pane
            row = next(line for line in lines_of(screen.rows) if any(map(stands_out, line)))
            assert all(map(stands_out, row[:-1])), pane  # behind the row is the border


def lines_of(view: LineView) -> list[list[Style]]:
    """The styles of each line in sight."""
    lines = map(view.shown_line, range(view.page_size))
    return [[style for _, style, _ in line if style is not None] for line in lines]


def stands_out(style: Style) -> bool:
    """Whether it is reversed, in the terminal's own colours."""
    colours = (style.color, style.bgcolor)
    return bool(style.reverse) and all(colour is None or colour.is_default for colour in colours)


def test_the_list_of_themes_is_of_the_app(make_app: Making) -> None:
    app = make_app(READING)
    assert isinstance(app, WarreaderApp)
    assert app.theme_names[:3] == ["auto", "warreader-dark", "warreader-light"]
    assert set(app.theme_names) == {"auto", *app.available_themes}


@pytest.mark.parametrize("environment", first_quick(FEW))
async def test_what_enter_takes_in_a_dialog_stands_out_without_colours(
    make_app: Making, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    app = make_app(READING)
    async with app.run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("}")
        for key in ("T", "c", ":"):
            await pilot.press(key)
            await until(pilot, lambda: len(app.screen_stack) == 2)
            await until(pilot, lambda: app.screen.query_one(OptionList).highlighted is not None)
            options = app.screen.query_one(OptionList)
            await pilot.pause()
            here, other = (options.render_line(y)._segments[0].style for y in (0, 1))
            assert here is not None and other is not None
            is_coloured = here.bgcolor != other.bgcolor and "NO_COLOR" not in environment
            assert is_coloured or here.underline, key
            assert app.screen.children[0].styles.border_left[0] == "solid", key
            for line in app.screen.query(Input):
                assert not any(style.dim for _, style, _ in line.render_line(0) if style), key
            await pilot.press("escape")
            await until(pilot, lambda: len(app.screen_stack) == 1)
