"""Keys act on what is shown: quote, figure, paragraph, pane."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.models import DateMention
from reader.ui.query_state import PaneName
from tests.ui.conftest import Making
from tests.ui.reading import READING, given, loaded, seen, until
from tests.ui.test_marking import titles
from tests.ui.test_query_session import OLDER
from tests.ui.test_saved_filters import configured

CITED = "(Talks open in Merrow, 2025-03-01)"
QUOTE = "“We have come to listen, and we will stay until we are heard,”"
FILLER = "The lorries went over the bridge one by one until noon, and nobody was turned back."
LONG = f"""\
Talks open in Merrow

“We will stay until we are heard,” said Ada Kessel, the foreign minister.

{f"{FILLER} {FILLER}" + chr(10) * 2}""" + "\n\n".join(
    f"{number} lorries went over the bridge." for number in range(1, 60)
)


def taken(pilot: Pilot[None]) -> str:
    """The text copied last."""
    return pilot.app.clipboard


async def test_a_figure_is_copied_as_a_figure(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("right_parenthesis", "right_parenthesis", "y")
        words = taken(pilot)
        assert words.startswith("At least 40 houses")
        assert "Tomas Brandt" in words and "Kessel" not in words and "“" not in words
        assert words.endswith(CITED)
        assert "Figure “At least 40 houses” and citation" in seen(pilot).splitlines()[-1]


async def test_a_date_is_copied_with_the_day_that_is_meant(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("right_parenthesis")
        before = screen.text.current
        await pilot.press("y")
        assert taken(pilot) == f"Monday, 2025-02-24 (inferred) {CITED}"
        assert "Date “Monday” and citation" in screen.status.text
        assert screen.text.current == before


@pytest.mark.parametrize("keys", ["", "))"])
async def test_what_the_mouse_has_selected_is_copied_before_anything_else(
    make_app: Making, keys: str
) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press(*keys)
        row = next(y for y in range(20) if "arrived" in screen.text.shown_line(y).text)
        place = screen.text.content_region
        start = screen.text.shown_line(row).text.index("arrived")
        await pilot.mouse_down(offset=(place.x + start, place.y + row))
        await pilot.hover(offset=(place.x + start + 10, place.y + row))
        await pilot.mouse_up(offset=(place.x + start + 10, place.y + row))
        await pilot.press("y")
        assert taken(pilot) == "arrived in"
        assert "Selection “arrived in”" in screen.status.text
        await pilot.press("escape", "j", "y")
        assert taken(pilot).startswith("“It will carry")


async def test_whose_it_is_is_not_asked_of_a_date(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("right_parenthesis")
        before = screen.text.current
        await pilot.press("c")
        await pilot.pause()
        assert pilot.app.screen is screen and screen.text.current == before
        assert "A date has no speaker" in screen.status.text
        await pilot.press("j")
        assert screen.session.row is not None and "Bridge" in screen.session.row.title


async def test_who_said_it_names_the_quote(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("}", "c")
        await pilot.pause()
        assert "Who said this?" in seen(pilot)
        assert "“We have come to listen, and we will stay until we are heard,”" in seen(pilot)


@pytest.mark.slow
async def test_in_the_evidence_keys_work_on_its_entry(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("tab", "tab", "j", "y")
        assert taken(pilot).startswith(QUOTE)
        await pilot.press("j", "j", "y")
        assert taken(pilot).startswith("At least 40 houses damaged, says Tomas Brandt (")
        await pilot.press("Y")
        assert taken(pilot).startswith("At least 40 houses were damaged in the night")
        await pilot.press("c")
        await pilot.pause()
        assert "Whose figure is this?" in seen(pilot)
        assert "At least 40 houses were damaged in the night" in seen(pilot)


async def test_one_thing_is_shown_as_chosen_in_text_and_evidence(make_app: Making) -> None:
    """The evidence follows what is walked to in the text; a date has no entry."""
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("tab", "tab", "j", "j")
        assert screen.evidence.target == screen.text.marked
        await pilot.press("h", "right_parenthesis", "left_parenthesis", "left_parenthesis")
        assert isinstance(screen.text.current, DateMention) and screen.evidence.chosen is None
        await pilot.press("}", "l")
        assert screen.evidence.target == screen.text.marked
        await pilot.press("y")
        assert taken(pilot).startswith(QUOTE)


async def test_a_quote_that_was_scrolled_away_is_not_copied(make_app: Making) -> None:
    async with make_app(LONG).run_test(size=(100, 16)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("}", "l", "pagedown", "pagedown", "Y")
        first = next(line for line in seen(pilot).splitlines() if "over the bridge." in line)
        assert taken(pilot) in first and "lorries" in taken(pilot)
        assert taken(pilot)[:12] in screen.status.text
        await pilot.press("y")
        assert taken(pilot).startswith("“We will stay")
        assert "“We will stay" in seen(pilot)


async def test_walking_goes_on_from_what_is_in_sight(make_app: Making) -> None:
    async with make_app(LONG).run_test(size=(100, 16)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("right_parenthesis", "l", "pagedown", "pagedown", "pagedown")
        place = screen.text.place
        await pilot.press("right_parenthesis")
        assert screen.text.current is not None and screen.text.current.span.block >= place.block


@pytest.mark.slow
async def test_no_paragraph_is_copied_where_none_is_in_sight(make_app: Making) -> None:
    note = [key for _ in range(12) for key in ("x", "enter")]
    async with make_app(READING).run_test(size=(100, 10)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("e", *note, "escape")
        await until(pilot, lambda: screen.text.article and screen.text.article.note)
        await pilot.press("Y")
        assert taken(pilot) == "" and "No paragraph" in screen.status.text


@pytest.mark.slow
async def test_what_works_on_the_text_shows_it_first(make_app: Making) -> None:
    panes: tuple[PaneName, ...] = ("list", "evidence")
    async with make_app(READING).run_test(size=(60, 20)) as pilot:
        screen = await loaded(pilot)
        for pane in panes:
            for key in ("}", "right_parenthesis", "y", "Y", "space"):
                screen.go_to_pane(pane)
                await pilot.press(key)
                assert screen.pane == "article" and screen.text.display, (pane, key)
                assert screen.text.top == 0, (pane, key)


async def test_matches_are_walked_in_what_is_shown(make_app: Making) -> None:
    """One pane at a time: in the list by rows, in the text by places."""
    async with make_app(OLDER, READING).run_test(size=(60, 20)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("slash", *"the", "enter")
        await until(pilot, lambda: screen.session.found and not screen.session.found.more)
        first = screen.session.cursor
        await pilot.press("n")
        assert screen.session.cursor == screen.session.listing.step(first, 1)


async def test_matches_are_walked_from_what_is_in_sight(make_app: Making) -> None:
    async with make_app(LONG).run_test(size=(100, 16)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "slash", "bridge", "enter", "l", "pagedown", "pagedown", "pagedown")
        top = screen.text.top
        await pilot.press("n")
        assert top <= screen.text.top + 1
        await pilot.press("p", "p")
        assert top - 6 < screen.text.top <= top


async def test_in_an_empty_list_no_key_works_on_anything(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("5")
        await pilot.press("enter", "m", "b", "A", "y", "Y", "c", "e", "t", "s")
        await pilot.pause(0.1)
        assert taken(pilot) == "" and pilot.app.screen is screen
        assert (screen.library.counts().unread, screen.library.counts().bookmarked) == (2, 0)


@pytest.mark.slow
async def test_whatever_needs_another_pane_leaves_zen(make_app: Making) -> None:
    for columns in (130, 80, 60):
        async with make_app(READING).run_test(size=(columns, 24)) as pilot:
            screen = await loaded(pilot)
            await pilot.press("v", "z")
            assert not screen.evidence.display and screen.text.display, columns
            await pilot.press("z", "v", "z", "v")
            assert screen.evidence.display and screen.focused_view.display, columns
            await pilot.press("z", "1")
            assert screen.rows.display and screen.pane == "list", columns
            await pilot.press("z", "f", "b", "enter")
            assert screen.rows.display and screen.pane == "list", columns


@pytest.mark.slow
async def test_only_unread_is_toggled_where_it_is_shown(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("m", "U", "slash", *"the", "enter")
        assert "only unread" not in seen(pilot).splitlines()[0]
        await pilot.press("U")
        assert "only unread" in seen(pilot).splitlines()[0]
        assert len(titles(screen)) == 3
        await pilot.press("f", *"the", "enter")
        assert "only unread · filter: the" in seen(pilot).splitlines()[0]
        await pilot.press("U")
        assert len(titles(screen)) == 4


async def test_pages_move_the_cursor_that_is_shown(make_app: Making) -> None:
    async with make_app(OLDER, READING, settings=configured()).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        before = screen.session.cursor
        await pilot.press("F", "pagedown", "D")
        assert screen.saved is not None
        assert (screen.session.cursor, screen.saved.view.cursor) == (before, 2)


@pytest.mark.slow
async def test_a_place_reached_by_matches_is_kept_without_leaving_it(make_app: Making) -> None:
    async with make_app(LONG).run_test(size=(100, 16)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "slash", "bridge", "enter", *["n"] * 12)
        assert screen.text.article is not None
        key, place = screen.text.article.key, screen.text.place
        assert place.block > 1
        await until(pilot, lambda: screen.library.place(key) == place)
