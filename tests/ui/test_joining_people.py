"""M joins two people and S parts a name, by keys; both are told when saved, and taken back by u."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.ui.people.pick_screen import PickScreen
from reader.ui.screens.main import MainScreen
from tests.quick import first_quick
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, seen, until

LATER = """\
Kessel goes home

“I go home,” said Adda Kesell, a minister of Ostrava-on-Lune.  Brandt said it was late.

Orm Press, a news agency, said the train had left.
"""
SIZES = [(120, 35), (40, 10)]


def listed(screen: MainScreen) -> list[str]:
    return [str(row.cells[0]) for row in screen.session.listing.rows(0, 99)]


async def people(pilot: Pilot[None], name: str = "Ada Kessel") -> MainScreen:
    """The list of people, with the cursor on one of them."""
    screen = await loaded(pilot)
    await pilot.press("3")
    await until(pilot, lambda: screen.session.listed.name == "people" and screen.session.row)
    await pilot.press("g", *"j" * listed(screen).index(name))
    row = screen.session.row
    assert row is not None and row.cells[0] == name
    return screen


async def asked(pilot: Pilot[None], key: str) -> PickScreen:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, PickScreen))
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, PickScreen)
    return screen


def options(pilot: Pilot[None]) -> list[Option]:
    listed = pilot.app.screen.query_one(OptionList)
    return [listed.get_option_at_index(number) for number in range(listed.option_count)]


async def told(pilot: Pilot[None], screen: MainScreen, words: str) -> None:
    await until(pilot, lambda: words in screen.status.text)
    people = screen.library.view_data.people
    await until(pilot, lambda: people.is_current and not screen.pages().is_joining)
    await pilot.pause()


@pytest.mark.parametrize("size", first_quick(SIZES))
async def test_two_people_are_joined_and_the_join_is_taken_back(
    make_app: Making, size: tuple[int, int]
) -> None:
    async with make_app(READING, LATER).run_test(size=size) as pilot:
        screen = await people(pilot)
        before = listed(screen)
        await asked(pilot, "M")
        shown = seen(pilot)
        assert "Join Ada Kessel (foreign minister" in shown and "as it is" in shown
        names = [str(option.prompt).split("  ")[0] for option in options(pilot)]
        assert names[:3] == ["Ada Kessel", "Adda Kesell", "Tomas Brandt"]  # the similar one first
        assert names[-1] == "Orm Press"
        await pilot.press(*"kes", "down", "enter")
        await told(pilot, screen, "Joined Ada Kessel with Adda Kesell · u takes it back")
        assert len(listed(screen)) == len(before) - 1
        row = screen.session.row
        assert row is not None and row.cells[0] == "Adda Kesell" and row.cells[4] == 2
        await pilot.press("u")
        await told(pilot, screen, "Undone: Ada Kessel joined with Adda Kesell")
        assert listed(screen) == before


@pytest.mark.slow
async def test_escape_and_the_one_who_is_chosen_change_nothing(make_app: Making) -> None:
    async with make_app(READING, LATER).run_test(size=(120, 35)) as pilot:
        screen = await people(pilot)
        before = listed(screen)
        await asked(pilot, "M")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        await asked(pilot, "M")
        await pilot.press("enter")
        await until(pilot, lambda: "Nothing changed" in screen.status.text)
        assert listed(screen) == before and screen.library.undo() is None


@pytest.mark.slow
async def test_a_person_is_not_joined_with_a_body(make_app: Making) -> None:
    async with make_app(READING, LATER).run_test(size=(120, 35)) as pilot:
        screen = await people(pilot)
        before = listed(screen)
        assert "Orm Press" in before
        await asked(pilot, "M")
        await pilot.press(*"orm pr", "enter")
        await until(pilot, lambda: "Not joined" in screen.status.text)
        assert "Ada Kessel is a person and Orm Press is not" in screen.status.text
        assert listed(screen) == before


@pytest.mark.slow
@pytest.mark.parametrize("size", first_quick([(80, 24), (200, 50)]))
async def test_a_name_is_parted_with_its_reason_shown(
    make_app: Making, size: tuple[int, int]
) -> None:
    async with make_app(READING, LATER).run_test(size=size) as pilot:
        screen = await people(pilot, "Tomas Brandt")
        before = listed(screen)
        await asked(pilot, "S")
        shown = seen(pilot)
        assert "Part which name from Tomas Brandt (regional governor)?" in shown
        assert "joined: surname of the only one who bore it that week" in " ".join(shown.split())
        await pilot.press(*"surname", "enter")
        await told(pilot, screen, "Parted Brandt")
        assert sorted(listed(screen)) == sorted([*before, "Brandt"])
        await pilot.press("u")
        await told(pilot, screen, "Undone: Brandt")
        assert listed(screen) == before


async def test_nothing_is_parted_of_somebody_heard_once(make_app: Making) -> None:
    async with make_app(READING, LATER).run_test(size=(120, 35)) as pilot:
        screen = await people(pilot)
        await pilot.press("G", "S")
        await until(pilot, lambda: "there is nothing to part" in screen.status.text)


async def test_elsewhere_the_keys_say_where_people_are(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(80, 24)) as pilot:
        screen = await loaded(pilot)
        for key in ("M", "S"):
            await pilot.press(key)
            assert "Choose somebody in the list of people" in screen.status.text


@pytest.mark.slow
async def test_letters_that_fit_nobody_leave_nothing_to_choose(make_app: Making) -> None:
    async with make_app(READING, LATER).run_test(size=(80, 24)) as pilot:
        screen = await people(pilot)
        dialog = await asked(pilot, "M")
        await pilot.press(*"zzz", "down", "enter")
        await pilot.pause()
        assert pilot.app.screen is dialog
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)


@pytest.mark.slow
async def test_a_join_is_there_after_a_restart(make_app: Making) -> None:
    async with make_app(READING, LATER).run_test(size=(120, 35)) as pilot:
        screen = await people(pilot)
        await asked(pilot, "M")
        await pilot.press(*"kes", "down", "enter")
        await told(pilot, screen, "Joined")
        joined = listed(screen)
    async with make_app(READING, LATER).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("3")
        await until(pilot, lambda: listed(screen) == joined)
        await pilot.press("u")
        assert "Nothing to undo" in screen.status.text
