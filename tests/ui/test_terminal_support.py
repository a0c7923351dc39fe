"""Few colours or none are seen from the environment; the first screen has the right ones."""

from __future__ import annotations

import re

import pytest

from reader.ui.colours.terminal_support import is_limited
from reader.ui.screens.main import MainScreen
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded


@pytest.mark.parametrize(
    ("environment", "limited"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, False),
        ({"TERM": "linux"}, True),
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, False),
        ({"TERM": "xterm-kitty"}, False),
        ({}, True),
    ],
)
def test_limited_terminals_are_known(environment: dict[str, str], limited: bool) -> None:
    assert is_limited(environment) is limited


@pytest.mark.parametrize(
    ("columns", "colours"),
    [
        (130, {}),
        (90, {}),
        (50, {}),
        (130, {"NO_COLOR": "1"}),
        (90, {"TERM": "linux", "COLORTERM": ""}),
    ],
)
async def test_the_first_screen_looks_as_it_does_when_every_style_is_worked_out_again(
    make_app: Making, monkeypatch: pytest.MonkeyPatch, colours: dict[str, str], columns: int
) -> None:
    for name, value in colours.items():
        monkeypatch.setenv(name, value)
    async with make_app(READING).run_test(size=(columns, 30)) as pilot:
        screen = await loaded(pilot)
        before = looks(screen)
        screen.update_node_styles(animate=False)
        await pilot.pause()
        assert looks(screen) == before


def looks(screen: MainScreen) -> list[object]:
    """All that styles say of every widget and its parts, and the picture."""
    widgets = list(screen.walk_children(with_self=True))
    parts = [
        [widget.get_component_rich_style(name) for name in sorted(widget.COMPONENT_CLASSES)]
        for widget in (screen.rows, screen.text, screen.evidence)
    ]
    return [*(dict(widget.styles.get_rules()) for widget in widgets), parts, painted(screen)]


def painted(screen: MainScreen) -> str:
    """The screen as a picture, without the name that each picture has of its own."""
    return re.sub(r"terminal-\d+", "", screen.app.export_screenshot())
