"""The help: keys by task, in the columns that there is room for, under a legend of all signs."""

from __future__ import annotations

import pytest

from reader.ui.page.looks import KINDS
from reader.ui.page.wrap import count_cells
from reader.ui.panes.help_page import LEGEND, WORDS, KeyLine, cells_of, help_lines
from reader.ui.screens.help import key_lines
from reader.ui.table import TABLE, remapped
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, seen, until


def told(width: int, keys: tuple[KeyLine, ...] = key_lines(TABLE)) -> list[str]:
    """The lines of the help as text."""
    return ["".join(run.text for run in line) for line in help_lines(keys, width)]


@pytest.mark.parametrize("width", [37, 76, 98, 115])
def test_the_help_names_every_action_with_its_keys(width: int) -> None:
    text = "\n".join(told(width))
    assert [one for one in key_lines(TABLE) if f"{one.keys} " not in text] == []
    assert [one for one in key_lines(TABLE) if one.words not in text] == []


@pytest.mark.parametrize("width", [76, 98, 115])
def test_no_line_of_the_help_is_cut_from_80_columns_on(width: int) -> None:
    assert max(cells_of(line) for line in help_lines(key_lines(TABLE), width)) <= width


def test_two_columns_need_no_more_than_80_columns_and_hardly_more_than_half_of_the_lines() -> None:
    in_two, in_one = told(76), told(75)
    legend = in_one.index("")
    assert len(in_two) - legend <= 0.55 * (len(in_one) - legend)
    assert in_two[-1].strip()


def test_three_columns_need_hardly_more_than_a_third_of_the_lines() -> None:
    in_three, in_one = told(115), told(75)
    assert len(in_three) <= 0.45 * len(in_one)
    assert in_three[-1].strip()


def test_the_words_of_every_action_fit_half_of_80_columns() -> None:
    assert [a.words for a in TABLE if count_cells(a.words) > WORDS] == []


def test_longer_keys_of_the_readers_are_whole() -> None:
    table, _ = remapped({"next_quote": ("}", "ctrl+j", "alt+x")})
    assert "} ^j alt+x" in "\n".join(told(98, key_lines(table)))


def test_every_kind_of_text_that_has_a_style_is_in_the_legend() -> None:
    named = {kind for _, items in LEGEND for item in items for kind in item.kinds}
    assert {*KINDS} <= named


async def test_the_legend_has_the_styles_of_the_panes(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(100, 30)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: "Colours" in seen(pilot))
        styles = {
            segment.text.rstrip(): segment.style
            for strip in pilot.app.screen._compositor.render_strips()
            for segment in strip
        }
        for item in (item for _, items in LEGEND for item in items):
            pane = screen.rows if {*item.kinds} & {"dot", "star"} else screen.text
            style, shown = pane.look(item.kinds), styles[item.sign]
            assert shown is not None and shown.color == style.color, item
            assert (shown.bold, shown.italic) == (style.bold, style.italic), item


async def test_the_help_goes_to_its_end_and_back(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(80, 24)) as pilot:
        await loaded(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: "Signs" in seen(pilot))
        assert "Quit" not in seen(pilot)
        await pilot.press("G")
        assert "Quit" in seen(pilot) and "Signs" not in seen(pilot)
        await pilot.press("g")
        assert "Signs" in seen(pilot)
        await pilot.press("space", "space", "space")
        assert "Quit" in seen(pilot)
        await pilot.press("question_mark")
        assert "Talks open" in seen(pilot)


async def test_a_click_on_a_hint_does_what_its_key_does(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(140, 30)) as pilot:
        screen = await loaded(pilot)
        screen.say("")
        await pilot.pause()
        line = seen(pilot).splitlines()[-1]
        await pilot.click(offset=(line.index("search") + 2, 29))
        assert len(pilot.app.screen.query(".query")) == 1
        await pilot.press("escape")
        line = seen(pilot).splitlines()[-1]
        await pilot.click(offset=(line.index("? keys"), 29))
        await until(pilot, lambda: "Colours" in seen(pilot))
        await pilot.click(offset=(60, 10))
        assert len(pilot.app.screen_stack) == 2
        await pilot.click(offset=(3, 10))  # beside the help
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await pilot.press("t")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        await pilot.click(offset=(3, 2))  # what was typed is not lost by a click
        assert len(pilot.app.screen_stack) == 2
