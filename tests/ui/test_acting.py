"""What a key works on is what is shown: quote, figure, paragraph, row, list."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library.marks.append import locked
from reader.ui import asking
from reader.ui.screens.main import MainScreen
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, seen, until
from tests.ui.test_asking import OLDER
from tests.ui.test_saved import configured

CITED = "(Talks open in Merrow, 2025-03-01)"
QUOTE = "“We have come to listen, and we will stay until we are heard,”"
FILLER = "The lorries went over the bridge one by one until noon, and nobody was turned back."
LONG = f"""\
Talks open in Merrow

“We will stay until we are heard,” said Ada Kessel, the foreign minister.

{f"{FILLER} {FILLER}" + chr(10) * 2}""" + "\n\n".join(
    f"{number} lorries went over the bridge." for number in range(1, 60)
)


def titles(screen: MainScreen, read: bool | None = None) -> list[str]:
    """The headings in the list, or those of them that are read or unread."""
    rows = screen.listing.rows(0, len(screen.listing))
    return [r.title for r in rows if r.kind != "bulletin" and read in (None, r.read)]


def taken(pilot: Pilot[None]) -> str:
    """What was copied last."""
    return pilot.app.clipboard


@pytest.mark.parametrize("keys", ["slash", "f"])
async def test_marking_all_marks_the_listed_and_no_others(make_app: Making, keys: str) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press(keys, *"barley", "enter", "A")
        await until(pilot, lambda: "Marked 1 as read" in screen.status.text)
        assert titles(screen, read=True) == ["Harvest begins early"]
        await pilot.press("escape")
        assert titles(screen, read=True) == ["Harvest begins early"]
        await pilot.press("u")
        await until(pilot, lambda: "Undone" in screen.status.text)
        assert titles(screen, read=True) == []


async def test_marking_all_in_a_saved_filter_marks_what_it_shows(make_app: Making) -> None:
    async with make_app(OLDER, READING, settings=configured()).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("F", "enter", "A")
        await until(pilot, lambda: "Marked 1 as read" in screen.status.text)
        await pilot.press("1")
        assert titles(screen, read=True) == ["Bridge at Halden reopens"]


async def test_marking_all_reaches_rows_out_of_sight_and_leads(make_app: Making) -> None:
    """A filter on the samples; in a low window few of the rows have ever been drawn."""
    async with make_app().run_test(size=(100, 10)) as pilot:
        screen = await loaded(pilot)
        everything = screen.library.counts().unread
        await pilot.press("f", *"minister", "enter")
        await until(pilot, lambda: screen.found and not screen.found.more)
        shown = titles(screen)
        rows = screen.listing.rows(0, len(screen.listing))
        assert 10 < len(shown) < everything and any(row.kind == "lead" for row in rows)
        await pilot.press("A")
        await until(pilot, lambda: f"Marked {len(shown)} as read" in screen.status.text)
        assert screen.library.counts().unread == everything - len(shown)
        assert titles(screen, read=False) == []


async def test_nothing_is_marked_before_all_that_fits_is_listed(
    make_app: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PAGE", 2)
    monkeypatch.setattr(asking, "SETTLED", 60.0)
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("f", *"the", "enter", "A")
        await pilot.pause()
        assert "not all is listed" in screen.status.text
        assert screen.library.counts().unread == 4
        await until(pilot, lambda: screen.found and not screen.found.more)
        await pilot.press("A")
        await until(pilot, lambda: "Marked 4 as read" in screen.status.text)


async def test_marks_are_acknowledged_when_they_are_on_the_disk(
    make_app: Making, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        for key, told in (("A", "Marked 4 as read"), ("u", "Undone: 4 developments")):
            with locked(tmp_path / "data", f"marks-{os.uname().nodename}", 5):
                await pilot.press(key)
                await pilot.pause(0.1)
                assert screen.library.unsaved() and told not in screen.status.text
            await until(pilot, lambda told=told: told in screen.status.text)  # type: ignore[misc]
            assert not screen.library.unsaved()


@pytest.mark.parametrize(("columns", "keys"), [(130, ["z"]), (60, ["l"]), (80, ["v"])])
async def test_a_list_that_is_out_of_sight_is_not_marked(
    make_app: Making, columns: int, keys: list[str]
) -> None:
    async with make_app(OLDER, READING).run_test(size=(columns, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press(*keys, "A")
        await pilot.pause(0.1)
        assert "list is not in sight" in screen.status.text
        assert screen.library.counts().unread == 4
        await pilot.press("escape", "A")
        await until(pilot, lambda: screen.library.counts().unread == 0)


async def test_what_the_clock_marked_is_not_undone(make_app: Making) -> None:
    async with make_app(READING, read_delay=0.05).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("m", "j")
        await until(pilot, lambda: titles(screen, read=False) == [])
        await pilot.press("u")
        await until(pilot, lambda: "Undone" in screen.status.text)
        assert "Talks open" in screen.status.text
        assert titles(screen, read=False) == ["Talks open in Merrow"]
        await pilot.press("u")
        assert screen.status.text == "Nothing to undo"
        assert titles(screen, read=True) == ["Bridge at Halden reopens"]


async def test_a_figure_is_copied_as_a_figure(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("right_parenthesis", "right_parenthesis", "y")
        words = taken(pilot)
        assert words.startswith("At least 40 houses")
        assert "Tomas Brandt" in words and "Kessel" not in words and "“" not in words
        assert words.endswith(CITED)
        assert "Figure and citation" in seen(pilot).splitlines()[-1]


async def test_a_date_has_no_quote_to_copy(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("right_parenthesis")
        before = screen.text.current
        await pilot.press("y")
        assert taken(pilot) == "" and "no quote" in screen.status.text
        assert screen.text.current == before


@pytest.mark.parametrize("steps", [1, 2])
async def test_who_said_it_is_asked_of_a_quote_alone(make_app: Making, steps: int) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press(*["right_parenthesis"] * steps)
        before = screen.text.current
        await pilot.press("c")
        await pilot.pause()
        assert pilot.app.screen is screen and screen.text.current == before
        assert "Stand on a quote" in screen.status.text
        await pilot.press("j")
        assert screen.row is not None and "Bridge" in screen.row.title


async def test_who_said_it_names_the_quote(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("}", "c")
        await pilot.pause()
        assert "Who said “We have come" in seen(pilot)


async def test_in_the_evidence_keys_work_on_its_entry(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("tab", "tab", "j", "y")
        assert taken(pilot).startswith(QUOTE)
        await pilot.press("j", "j", "y")
        assert taken(pilot).startswith("At least 40 houses damaged, says Tomas Brandt (")
        await pilot.press("Y")
        assert taken(pilot).startswith("At least 40 houses were damaged in the night")
        await pilot.press("c")
        await pilot.pause()
        assert "Stand on a quote" in screen.status.text


async def test_one_thing_is_shown_as_chosen_in_text_and_evidence(make_app: Making) -> None:
    """What was chosen in the evidence is no longer, once another item is walked to in the text."""
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("tab", "tab", "j", "j")
        assert screen.evidence.chosen is not None
        await pilot.press("h", "{", "l")
        assert screen.evidence.chosen is None
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


async def test_no_paragraph_is_copied_where_none_is_in_sight(make_app: Making) -> None:
    note = [key for _ in range(12) for key in ("x", "enter")]
    async with make_app(READING).run_test(size=(100, 10)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("e", *note, "escape")
        await until(pilot, lambda: screen.text.article and screen.text.article.note)
        await pilot.press("Y")
        assert taken(pilot) == "" and "No paragraph" in screen.status.text


@pytest.mark.parametrize("key", ["}", "right_parenthesis", "y", "Y", "space"])
@pytest.mark.parametrize("pane", ["list", "evidence"])
async def test_what_works_on_the_text_shows_it_first(make_app: Making, key: str, pane: str) -> None:
    async with make_app(READING).run_test(size=(60, 20)) as pilot:
        screen = await loaded(pilot)
        await pilot.press(*(["l", "l"] if pane == "evidence" else []), key)
        assert screen.pane == "article" and screen.text.display
        assert screen.text.top == 0


async def test_matches_are_walked_in_what_is_shown(make_app: Making) -> None:
    """One pane at a time: in the list by rows, in the text by places."""
    async with make_app(OLDER, READING).run_test(size=(60, 20)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("slash", *"the", "enter")
        await until(pilot, lambda: screen.found and not screen.found.more)
        first = screen.cursor
        await pilot.press("n")
        assert screen.cursor == screen.listing.step(first, 1)


async def test_whatever_needs_another_pane_leaves_zen(make_app: Making) -> None:
    for columns in (130, 80, 60):
        async with make_app(READING).run_test(size=(columns, 24)) as pilot:
            screen = await loaded(pilot)
            await pilot.press("z", "v")
            assert screen.evidence.display and screen.focused_view.display, columns
            await pilot.press("z", "1")
            assert screen.rows.display and screen.pane == "list", columns
            await pilot.press("z", "f", *"bridge", "enter")
            assert screen.rows.display and screen.pane == "list", columns
            await pilot.press("escape")


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
        before = screen.cursor
        await pilot.press("F", "pagedown", "D")
        assert screen.saved is not None
        assert (screen.cursor, screen.saved.view.cursor) == (before, 2)
