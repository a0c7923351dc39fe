"""Every text can be read on what it stands on: 4.5:1 or more, in every theme that is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color as TerminalColor
from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES

from reader.resources import styles
from reader.settings.themes import THEMES
from reader.ui.colours.chosen import own_themes
from reader.ui.colours.contrast import LEAST, contrast, readable
from reader.ui.colours.palette import GROUNDS, NAMES, PAIRS, TEXTS
from reader.ui.colours.variables import palette_of
from reader.ui.panes.lines import LineView
from tests.quick import first_quick
from tests.ui.conftest import Making
from tests.ui.reading import READING, given, loaded, until

ARCHITECTURE = Path(__file__).parents[2] / "docs" / "architecture.md"

DECORATION = re.compile(r"[\s\u2500-\u259f]*")
"""Borders, rules and bars are no text."""

CURSORS = ("block-cursor-background", "block-cursor-foreground")
"""Of themes of sixteen colours, for a widget that can't be reversed."""

COLOURED = {theme.name: theme for theme in [*BUILTIN_THEMES.values(), *own_themes()]}
COLOURED = {name: theme for name, theme in COLOURED.items() if not theme.ansi}
OWN = [theme.name for theme in own_themes()]


def test_contrast_is_that_of_the_standard() -> None:
    black, white, grey = (Color.parse(name) for name in ("#000000", "#ffffff", "#777777"))
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.48, abs=0.01)
    assert contrast(white, white) == 1


def test_a_colour_is_changed_only_where_it_can_not_be_read() -> None:
    ground, good, bad = (Color.parse(name) for name in ("#202020", "#e0c080", "#404040"))
    assert readable(good, ground) == good
    assert contrast(readable(bad, ground), ground) >= LEAST
    assert all(contrast(readable(grey, grey), grey) >= LEAST for grey in map(_grey, range(256)))


def _grey(value: int) -> Color:
    return Color(value, value, value)


@pytest.mark.parametrize("has_256", [False, True])
@pytest.mark.parametrize("name", COLOURED)
def test_every_role_can_be_read_wherever_it_may_stand(name: str, has_256: bool) -> None:
    found = contrasts(name, has_256)
    assert {words: ratio for words, ratio in found.items() if ratio < LEAST} == {}


def test_the_lowest_contrast_is_the_one_that_is_documented() -> None:
    lowest = [min(contrasts(name, False).values()) for name in OWN]
    lowest.append(min(min(contrasts(name, has).values()) for name in COLOURED for has in (0, 1)))
    told = ARCHITECTURE.read_text().partition("the contrast of every pair: ")[2]
    assert [f"{ratio:.2f}" for ratio in lowest] == re.findall(r"\d\.\d\d", told)[:3]


def contrasts(name: str, has_256: bool | int) -> dict[str, float]:
    """The contrast of every pair of colours that may occur in a theme."""
    theme = COLOURED[name]
    palette = palette_of(theme, theme.to_color_system().generate(), bool(has_256))
    assert set(palette) == set(NAMES)
    shown = {name: (in_256 if has_256 else Color.parse)(palette[name]) for name in NAMES}
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    return {
        f"{text} on {ground}": contrast(shown[text], shown[ground])
        for text, ground in [*pairs, *PAIRS]
    }


def in_256(colour: str) -> Color:
    """What a terminal of 256 colours shows of a colour."""
    shown = TerminalColor.parse(colour.lower()).downgrade(ColorSystem.EIGHT_BIT)
    return Color(*shown.get_truecolor())


@pytest.mark.parametrize("sheet", sorted(path.name for path in styles().glob("*.tcss")))
def test_the_style_sheets_use_the_colours_of_roles_alone(sheet: str) -> None:
    text = (styles() / sheet).read_text()
    assert set(re.findall(r"\$([\w-]+)", text)) <= {*NAMES, *CURSORS}
    assert "dim" not in re.findall(r"text-style:([^;]*)", text)
    red = re.findall(r"^(.*)\{.*\$(?:on-)?error", text, re.MULTILINE)
    assert {rule.strip() for rule in red} <= {"#status.urgent", "#palette > #plan.wrong"}


def test_the_themes_that_can_be_asked_for_are_those_that_there_are(make_app: Making) -> None:
    assert set(THEMES) == set(make_app(READING).available_themes)


@pytest.mark.parametrize("themes", first_quick([OWN, sorted(COLOURED.keys() - set(OWN))]))
async def test_what_the_screen_shows_can_be_read_in_every_theme(
    make_app: Making, themes: list[str]
) -> None:
    app = make_app(READING)
    async with app.run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "slash", "merrow", "enter", "}")
        await until(pilot, lambda: screen.text.current is not None)
        for name in themes:
            app.show_theme(name)
            await pilot.pause()
            assert faults(app.screen) == {}, name
            for view in screen.query(LineView):
                assert unreadable_looks(view) == {}, name


@pytest.mark.parametrize("theme", first_quick(OWN))
async def test_what_dialogs_show_can_be_read(make_app: Making, theme: str) -> None:
    app = make_app(READING, theme=theme)
    async with app.run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("}")
        for key in ("?", "T", "c", "e", "t", ":"):
            await pilot.press(key)
            await until(pilot, lambda: len(app.screen_stack) == 2)
            await pilot.press("e", "shift+left")
            await pilot.pause(0.2)
            assert faults(app.screen) == {}, key
            await pilot.press("escape")
            await until(pilot, lambda: len(app.screen_stack) == 1)


def faults(screen: Screen[object]) -> dict[str, float]:
    """Text on the screen with too little contrast."""
    return {
        f"{text!r} in {style}": ratio
        for text, style in pieces(screen)
        if (ratio := ratio_of(style)) < LEAST
    }


def pieces(screen: Screen[object]) -> Iterator[tuple[str, Style]]:
    """The pieces of text on a screen; on one over another, which is faded, those of its own."""
    strips = screen._compositor.render_strips()
    own = Region.from_union([child.region for child in screen.children])
    for strip in strips[own.y : own.bottom]:
        for text, style, _ in strip.crop(own.x, own.right):
            if style is not None and not DECORATION.fullmatch(text):
                yield text, style


def unreadable_looks(view: LineView) -> dict[str, float]:
    """The looks of a pane that have too little contrast: each role, also below each other."""
    names = sorted(view.COMPONENT_CLASSES - {"bar", "border", "rule"})
    return {
        f"{role} in {over}": ratio
        for role in names
        for over in names
        if role != "match"  # nothing is shown over it
        if (ratio := ratio_of(view.look((role, over)))) < LEAST
    }


def ratio_of(style: Style) -> float:
    """The contrast of a style."""
    assert not style.dim
    assert style.color is not None and style.bgcolor is not None
    return contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
