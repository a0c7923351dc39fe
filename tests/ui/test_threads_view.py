"""Stories by keys: earlier and later in one, from any list."""

from __future__ import annotations

import re

import pytest

from tests.ui.conftest import Making
from tests.ui.reading import given, loaded, seen, until
from tests.ui.test_catch_up_view import TEXTS


async def test_a_story_is_walked_from_day_to_day(make_app: Making) -> None:
    async with make_app(*TEXTS).run_test(size=(130, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("g")
        days = []
        for _ in range(3):
            assert screen.text.article is not None
            days.append(screen.text.article.date)
            await pilot.press("less_than_sign")
        assert days == ["2025-03-03", "2025-03-02", "2025-03-01"]
        assert "No earlier development" in screen.status.text
        await pilot.press("greater_than_sign")
        assert "Later: Sun 2 Mar 2025" in screen.status.text


async def test_a_text_names_what_it_goes_on_from_and_what_goes_on_with_it(
    make_app: Making,
) -> None:
    earlier, later = "earlier: Sat 1 Mar 2025 · Norrel’s", "later: Mon 3 Mar 2025 · Norrel’s"
    ferry = "Harbour\n\nThe ferry is late.\n"
    async with make_app(*TEXTS, ferry).run_test(size=(80, 24)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("g")
        assert "Harbour" in seen(pilot)
        assert "earlier:" not in seen(pilot) and "later:" not in seen(pilot)
        await pilot.press("j", "j")
        assert screen.text.article is not None and screen.text.article.date == "2025-03-02"
        lines = [re.split("[┃│]", line)[-1].strip() for line in seen(pilot).splitlines()]
        at = next(at for at, line in enumerate(lines) if line.startswith("Sun 2 Mar 2025"))
        assert lines[at + 1].startswith(earlier) and lines[at + 2].startswith(later)
        await pilot.press("less_than_sign")
        assert "earlier:" not in seen(pilot) and "later: Sun 2 Mar 2025" in seen(pilot)


async def test_threads_list_stories_and_an_earlier_text_is_found_in_them(make_app: Making) -> None:
    async with make_app(*TEXTS).run_test(size=(130, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("6")
        await until(
            pilot,
            lambda: screen.session.row is not None and screen.session.listed.name == "threads",
        )
        assert "MON 3 MAR  Norrel’s general staff said" in seen(pilot)
        await pilot.press("G", "less_than_sign")
        assert screen.session.listed.name == "threads"
        assert screen.session.row is not None and screen.session.row.cells[2] == "2025-03-02"


async def test_a_number_that_moved_is_whole_in_a_narrow_row(make_app: Making) -> None:
    async with make_app(*TEXTS).run_test(size=(80, 24)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("6")
        await until(pilot, lambda: "MON 3 MAR" in seen(pilot) and screen.session.row)
        row = screen.session.row
        assert row is not None and row.title[:17] in seen(pilot)
        await until(pilot, lambda: "at least 40 → 48 tanks" in seen(pilot))
        assert f"{row.title[:9]}… at least 40 → 48 tanks" in seen(pilot)


async def test_the_row_of_a_thread_tells_the_number_that_moved(make_app: Making) -> None:
    async with make_app(*TEXTS).run_test(size=(120, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("6")
        await until(pilot, lambda: "48 → about 55 tanks" in seen(pilot))
        assert "at least 40 → 48 tanks" in seen(pilot)


@pytest.mark.slow
async def test_a_filtered_list_is_left_for_what_it_has_not(make_app: Making) -> None:
    async with make_app(*TEXTS).run_test(size=(130, 40)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "f", "on:2025-03-03", "enter", "less_than_sign")
        assert screen.session.query is None
        assert screen.text.article is not None and screen.text.article.date == "2025-03-02"
