"""People by keys: a page beside the list, each line one key from its paragraph, and back again."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.ui.screens.main import MainScreen
from reader.ui.sheets.sheet_view import SheetView
from tests.quick import first_quick
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, seen, until
from tests.ui.test_quotes_view import pane_of

LATER = """\
Kessel goes home

Kessel said the talks in Merrow had failed.  Brandt denied that more houses were damaged.
"""


async def opened(pilot: Pilot[None]) -> tuple[MainScreen, SheetView]:
    """The list of people, and the pane of their pages."""
    screen = await loaded(pilot)
    await pilot.press("3")
    await until(pilot, lambda: screen.session.listed.name == "people" and screen.session.row)
    assert screen.sheets is not None
    await until(pilot, lambda: screen.sheets is not None and screen.sheets.view.is_attached)
    await pilot.pause()
    return screen, screen.sheets.view


@pytest.mark.parametrize("size", first_quick([(130, 40), (60, 20)]))
async def test_a_line_of_a_page_leads_to_its_paragraph_and_back(
    make_app: Making, size: tuple[int, int]
) -> None:
    async with make_app(READING, LATER).run_test(size=size) as pilot:
        screen, sheet = await opened(pilot)
        assert "3 people" in seen(pilot).splitlines()[0]
        await pilot.press("g", "enter", "right_square_bracket", "j", "enter")
        assert pane_of(screen) == "article"
        assert screen.text.quote is not None and screen.text.article is not None
        chosen = screen.text.article.key, screen.text.quote.span
        assert screen.session.target == chosen[0]
        await pilot.press("escape")
        await until(pilot, lambda: sheet.place == chosen)
        assert pane_of(screen) == "sheet"
        await pilot.press("escape")
        assert pane_of(screen) == "list" and screen.session.listed.name == "people"
        await pilot.press("escape")
        assert screen.session.listed.name == "developments"
        assert screen.shows_list and not screen.has_class("sheet")


async def test_the_page_is_that_of_the_row(make_app: Making) -> None:
    async with make_app(READING, LATER).run_test(size=(130, 40)) as pilot:
        screen, sheet = await opened(pilot)
        for key in ("g", "j", "j"):
            await pilot.press(key)
            row = screen.session.row
            assert row is not None and sheet.page.pieces[0].text.strip() == row.cells[0]
            lines, rows = range(screen.rows.page_size), screen.rows
            shown = [(y, rows.shown_line(y)) for y in lines]
            assert shown == list(rows._strips(lines))  # the rows left and come to are painted
        await pilot.press("y")
        assert row is not None and pilot.app.clipboard.startswith(f"{row.cells[0]}, ")
        await pilot.press("right_square_bracket")
        assert screen.status.text == "This is the last part of the list"
        await pilot.press("l")
        assert pane_of(screen) == "sheet" and sheet.chosen is not None  # as with Enter


async def test_marks_act_on_the_text_that_a_line_leads_to(make_app: Making) -> None:
    async with make_app(READING, LATER).run_test(size=(130, 40)) as pilot:
        screen, sheet = await opened(pilot)
        words = {
            "b": "Choose an entry",
            "v": "is not a text",
            "U": "A person is neither read",
            "n": "neither",
            "<": "Choose an entry",
            "d": "Choose an entry",
            "i": "Choose an entry",
        }
        for key, told in words.items():
            await pilot.press(key)
            assert told in screen.status.text, key
        assert [words for _, words, _ in screen.status.hints[2:4]] == ["the page", "their quotes"]
        await pilot.press("g", "enter", "}")
        assert "is not a text" in screen.status.text
        await pilot.press("right_square_bracket", "b")
        await until(pilot, lambda: screen.library.counts().bookmarked == 1)
        place = sheet.place
        assert place is not None
        row = screen.library.row(place.key)
        assert row is not None and row.state.bookmarked
        await pilot.press("y")
        assert "At least 40 houses" in pilot.app.clipboard
        await pilot.press("less_than_sign")
        assert "No earlier development" in screen.status.text
        await pilot.press("d")
        assert "Not changed since" in screen.status.text
        await pilot.press("i")
        await until(pilot, lambda: "Talks open in Merrow" in seen(pilot))


async def test_only_the_quotes_of_one_speaker_are_kept_and_given_back(make_app: Making) -> None:
    async with make_app(READING, LATER).run_test(size=(130, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("2", "g", "equals_sign")
        await until(pilot, lambda: screen.session.query is not None)
        listed = [row for row in screen.session.listing.rows(0, 99) if not row.is_heading]
        assert [row.cells[0] for row in listed] == ["Kessel", "Ada Kessel"]
        assert "filter: Ada Kessel" in seen(pilot).splitlines()[0]
        await pilot.press("escape")
        assert "5 quotes" in seen(pilot).splitlines()[0]


async def test_a_person_s_quotes_are_one_key_from_the_row(make_app: Making) -> None:
    async with make_app(READING, LATER).run_test(size=(130, 40)) as pilot:
        screen, _ = await opened(pilot)
        await pilot.press("G", "equals_sign")
        await until(pilot, lambda: screen.session.query is not None)
        assert screen.session.listed.name == "quotes"
        names = {row.cells[0] for row in screen.session.listing.rows(0, 9) if not row.is_heading}
        assert len(names) == 1


async def test_other_views_show_texts_again(make_app: Making) -> None:
    async with make_app(READING, LATER).run_test(size=(130, 40)) as pilot:
        screen, _ = await opened(pilot)
        await pilot.press("enter", "1")
        assert pane_of(screen) == "list" and screen.shows_text
        assert screen.text.article is not None and screen.text.display
        await pilot.press("l")
        assert pane_of(screen) == "article"
        await pilot.press("3", "enter")
        assert pane_of(screen) == "sheet"
        await pilot.press("slash", *"kebnm")  # the texts that are found replace the page
        line = pilot.app.focused
        assert isinstance(line, Input) and line.value == "kebnm"
        await pilot.press("escape")
        assert (pane_of(screen), screen.session.listed.name) == ("sheet", "people")


@pytest.mark.slow
async def test_every_view_keeps_its_own_row(make_app: Making) -> None:
    async with make_app(READING, LATER).run_test(size=(130, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("G", "k")
        target, index = screen.session.target, screen.session.cursor
        assert target is not None
        await pilot.press("3")
        await until(pilot, lambda: screen.session.listed.name == "people" and screen.session.row)
        await pilot.press("g", "j", "1")
        assert (screen.session.target, screen.session.cursor) == (target, index)
        await pilot.press("2")
        await until(pilot, lambda: screen.session.listed.name == "quotes" and screen.session.row)
        assert screen.session.target == target
        await pilot.press("3")
        await until(pilot, lambda: screen.session.listed.name == "people" and screen.session.row)
        assert screen.session.cursor == 1


@pytest.mark.slow
async def test_the_list_follows_a_correction_and_its_undo(make_app: Making) -> None:
    def quotes(screen: MainScreen) -> dict[object, object]:
        return {row.cells[0]: row.cells[4] for row in screen.session.listing.rows(0, 9)}

    async with make_app(READING, LATER).run_test(size=(130, 40)) as pilot:
        screen, _ = await opened(pilot)
        before = quotes(screen)
        await pilot.press("g", "enter", "right_square_bracket", "j", "enter")
        await pilot.press("c", *"Lena Ruud", "enter", "enter")
        given = {"Lena Ruud": 2, "Tomas Brandt": 1}
        await until(pilot, lambda: quotes(screen) == before | given)
        await pilot.press("u")
        await until(pilot, lambda: quotes(screen) == before)
