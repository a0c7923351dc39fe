"""Saved filters of the config: shown below the list, counted, chosen; mistakes reported."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from reader.settings import Settings
from reader.settings.config import parse_settings
from reader.ui.panes.filter_list import in_cells
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, seen, until
from tests.ui.test_query_session import OLDER

CONFIG = """\
read_delay = 60

[filters]
"Engineers at work" = "speaker:ruud"
Sill = "sill"
Wrong = "spaker:x sill"
"""


def configured(text: str = CONFIG) -> Settings:
    settings, problems = parse_settings(text, Path("config.toml"))
    assert not problems
    return settings


async def test_filters_stand_below_the_list_with_their_counts(make_app: Making) -> None:
    async with make_app(OLDER, READING, settings=configured()).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await until(pilot, lambda: "Engineers at work 1" in seen(pilot))
        lines = [line.split("│")[0] for line in seen(pilot).splitlines()]
        assert any(line.startswith("─ Filters ──") for line in lines)
        assert any("Engineers at work 1" in line and "Sill 2" in line for line in lines)
        assert any("Wrong !" in line for line in lines)


async def test_a_mistake_in_a_filter_names_the_line_and_what_would_be_right(
    make_app: Making,
) -> None:
    async with make_app(OLDER, READING, settings=configured()).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await until(pilot, lambda: "config.toml, line 6" in screen.status.text)
        assert "speaker:x" in screen.status.text and screen.status.urgent


async def test_a_filter_is_chosen_with_the_keys_and_esc_goes_back(make_app: Making) -> None:
    async with make_app(OLDER, READING, settings=configured()).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("j", "j", "l")
        row, pane = screen.session.row, screen.pane
        await pilot.press("F", "j", "enter")
        text = seen(pilot)
        assert "filter: Sill" in text.splitlines()[0] and "▸ Sill" in text
        assert "Rain on the ford" in text and "Talks open" not in text.split("Filters ─")[0]
        assert screen.rows.has_focus
        await pilot.press("F", "k", "enter")
        assert "filter: Engineers at work" in seen(pilot).splitlines()[0]
        await pilot.press("escape")
        assert (screen.session.row, screen.session.query) == (row, None)
        assert screen.pane == pane or pane == "article"
        assert "▸" not in seen(pilot)


async def test_the_filters_stand_side_by_side_and_so_do_the_keys(make_app: Making) -> None:
    async with make_app(OLDER, READING, settings=configured()).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("F", "right", "l", "h", "enter")
        assert "filter: Sill" in seen(pilot).splitlines()[0]


async def test_esc_in_the_filters_chooses_none(make_app: Making) -> None:
    async with make_app(OLDER, READING, settings=configured()).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("F", "G", "escape")
        assert screen.session.query is None and screen.rows.has_focus


@pytest.mark.slow
async def test_a_click_chooses_a_filter(make_app: Making) -> None:
    async with make_app(OLDER, READING, settings=configured()).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        assert screen.saved is not None
        await until(pilot, lambda: "Sill 2" in seen(pilot))
        y = next(n for n, line in enumerate(seen(pilot).splitlines()) if "Sill 2" in line)
        await pilot.click(offset=(seen(pilot).splitlines()[y].index("Sill"), y))
        assert screen.session.query is not None and screen.session.query.title == "Sill"


@pytest.mark.slow
async def test_a_count_follows_what_is_marked(make_app: Making) -> None:
    settings = configured('[filters]\n"To do" = "is:bookmarked"\n')
    async with make_app(READING, settings=settings).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await until(pilot, lambda: "To do 0" in seen(pilot))
        await pilot.press("b")
        await until(pilot, lambda: "To do 1" in seen(pilot))


@pytest.mark.parametrize("width", [1, 9, 20, 40, 80])
def test_filters_stand_side_by_side_and_none_is_cut_off(width: int) -> None:
    named = [("Losses", "5"), ("With quotes", "1,200+"), ("Sill", ""), ("A" * 50, "12")]
    cells = in_cells(named, width)
    assert [cell.line for cell in cells] == sorted(cell.line for cell in cells)
    assert all(cell.end <= width or not cell.x for cell in cells)
    assert all(a.end <= b.x for a, b in pairwise(cells) if a.line == b.line)
    assert [cell.line for cell in in_cells(named[:2], 40)] == [1, 1]


@pytest.mark.slow
async def test_at_every_width_the_filters_are_seen_with_the_list(make_app: Making) -> None:
    for size in ((130, 35), (90, 24), (60, 20)):
        async with make_app(READING, settings=configured()).run_test(size=size) as pilot:
            await loaded(pilot)
            assert "─ Filters ─" in seen(pilot)
            await pilot.press("z", "F", "down", "enter")
            assert "▸ Sill" in seen(pilot)


async def test_without_filters_there_is_no_section_and_the_key_says_how(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        assert "─ Filters ─" not in seen(pilot)
        await pilot.press("F")
        assert "[filters]" in seen(pilot).splitlines()[-1]
