"""Lines of command in the palette: what they say before, what they do, and what is wrong."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.resources import styles
from reader.settings import load_settings
from reader.ui.actions.by_word import joined
from reader.ui.palette.choices import USEFUL, action_choices, all_choices, is_in_words
from reader.ui.palette.command_screen import WIDTH, _shown
from reader.ui.palette.command_words import COMMANDS
from reader.ui.screens.main import MainScreen
from reader.ui.table import TABLE
from tests.ui.conftest import Making
from tests.ui.reading import READING, given, loaded, main_screen, seen, until
from tests.ui.test_marking import is_said
from tests.ui.test_query_session import OLDER


async def typed(pilot: Pilot[None], line: str, *keys: str) -> None:
    """Open the palette and type a line, then keys."""
    await pilot.press("colon")
    await until(pilot, lambda: isinstance(pilot.app.focused, Input))
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.value = line[:-1]  # a key each would take a second a line
    field.cursor_position = len(field.value)
    await pilot.press(line[-1], *keys)
    await pilot.pause()


def is_seen(pilot: Pilot[None], words: str) -> bool:
    """Whether the words stand on the screen."""
    return words in seen(pilot)


def tags(screen: MainScreen) -> list[tuple[str, ...]]:
    """The tags of all rows of the list."""
    return [screen.library.tags(key) for key in screen.session.listing.targets()]


async def test_tags_are_given_to_all_in_the_list_and_taken_back_in_one_step(
    make_app: Making,
) -> None:
    async with make_app(OLDER, READING).run_test(size=(100, 30)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("t", *"own", "enter")
        await until(pilot, lambda: ("own",) in tags(screen))
        before = tags(screen)
        assert len(before) == 4
        await typed(pilot, "tag Own, to check")
        assert "Give #Own #to check to all 4 in the list" in seen(pilot)
        assert tags(screen) == before
        await pilot.press("enter")
        await until(pilot, lambda: "Gave #Own #to check to 4" in screen.status.text)
        assert sorted(tags(screen)) == [("Own", "to check")] * 3 + [("own", "to check")]
        await pilot.press("u")
        await until(pilot, lambda: "tags of 4 developments" in screen.status.text)
        assert tags(screen) == before


@pytest.mark.slow
async def test_a_command_is_about_what_the_list_shows(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(100, 30)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "f", "bridge", "enter")
        await typed(pilot, "tag losses", "enter")
        await until(pilot, lambda: "Gave #losses to 1 " in screen.status.text)
        await pilot.press("escape")
        assert sorted(tags(screen)) == [(), (), (), ("losses",)]
        await typed(pilot, "untag LOSSES", "enter")
        await until(pilot, lambda: "Took #LOSSES from 1 " in screen.status.text)
        await typed(pilot, "untag losses", "enter")
        assert "Nothing changed" in screen.status.text


async def test_commands_mark_one_or_all_and_say_how_many(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(100, 30)) as pilot:
        screen = await loaded(pilot)
        for line, said, counts in (
            ("read", "Marked 1 development as read", (3, 0)),
            ("read all", "Marked 3 developments as read", (0, 0)),
            ("unread all", "Marked 4 developments as unread", (4, 0)),
            ("bookmark all", "Bookmarked 4 developments", (4, 4)),
            ("unbookmark", "Removed the bookmark from 1 development", (4, 3)),
        ):
            await typed(pilot, line, "enter")
            await until(pilot, partial(is_said, screen, said))
            found = screen.library.counts()
            assert (found.unread, found.bookmarked) == counts, line
        await pilot.press("u", "u")
        await until(pilot, lambda: screen.library.counts().bookmarked == 0)


@pytest.mark.slow
async def test_a_note_grows_by_a_line(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(100, 30)) as pilot:
        screen = await loaded(pilot)
        for words in ("first", "second line"):
            await typed(pilot, f"note {words}", "enter")
            await until(pilot, partial(is_seen, pilot, words))
        assert screen.session.target is not None
        assert screen.library.note(screen.session.target) == "first\nsecond line"


async def test_a_mistake_is_told_and_keeps_the_line(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(100, 30)) as pilot:
        await loaded(pilot)
        for line, told in (
            ("theme nrd", "There is no theme nrd; there is nord"),
            ("view quites", "There is no view quites; there is quotes"),
            ("filter losses", "There is no filter yet"),
            ("save-filter Losses", "There is no search yet"),
            ("read everything", "read takes the word all"),
            ("untag", "untag takes tags"),
            ("export", "export takes the name of a file"),
            ("export all", "export all takes the name of a file"),
        ):
            await typed(pilot, line)
            assert told in seen(pilot)
            await pilot.press("enter", "enter")
            assert pilot.app.screen.query_one(Input).value == line
            await pilot.press("escape")
            assert pilot.app.screen is main_screen(pilot)


@pytest.mark.slow
async def test_a_word_that_is_in_an_action_too_runs_that_where_it_stands_alone(
    make_app: Making,
) -> None:
    async with make_app(READING).run_test(size=(100, 30)) as pilot:
        await loaded(pilot)
        await typed(pilot, "tag", "enter")
        await until(pilot, lambda: "Tags, with spaces between" in seen(pilot))


@pytest.mark.slow
async def test_the_list_must_be_in_sight_for_a_command_about_it(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(60, 24)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("l")
        await typed(pilot, "read all")
        assert "The list is not shown" in seen(pilot)
        await pilot.press("enter", "escape")
        assert screen.library.counts().unread == 4


@pytest.mark.slow
async def test_tab_completes_the_word_and_its_argument(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(100, 30)) as pilot:
        screen = await loaded(pilot)
        assert screen.session.target is not None
        screen.library.set_tags(screen.session.target, ["losses"])
        for line, completed in (
            ("unb", "unbookmark "),
            ("theme gru", "theme gruvbox"),
            ("view book", "view bookmarks"),
            ("read a", "read all"),
            ("tag lo", "tag losses"),
            ("tag x, LO", "tag x, losses"),
            ("tag x lo", "tag x losses"),
            ("untag ", "untag losses"),
        ):
            await typed(pilot, line, "tab")
            assert pilot.app.screen.query_one(Input).value == completed
            await pilot.press("escape")
            assert pilot.app.screen is screen


async def test_a_word_of_command_is_found_and_put_into_the_line(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(100, 30)) as pilot:
        await loaded(pilot)
        await typed(pilot, "save-", "enter")
        assert pilot.app.screen.query_one(Input).value == "save-filter "


@pytest.mark.slow
async def test_the_present_search_is_kept_as_a_filter(make_app: Making, tmp_path: Path) -> None:
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.write_text("# mine\nwidth = 70\n\n[filters]\nSill = 'sill' # a ford\n\n[keymap]\n")
    settings, problems = load_settings(config)
    assert not problems
    async with make_app(OLDER, READING, settings=settings).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "slash", "bridge or ford", "enter")
        await given(pilot, "f", "speaker:ruud", "enter")
        await typed(pilot, "save-filter Ruud's bridges", "enter")
        await until(pilot, lambda: "Saved as the filter Ruud's bridges" in screen.status.text)
        assert "Ruud's bridges" in seen(pilot)
        await pilot.press("escape", "escape")
        await typed(pilot, "filter ruud's b", "tab", "enter")
        await until(pilot, lambda: "filter: Ruud's bridges" in seen(pilot))
        assert "Bridge at Halden" in seen(pilot) and "Rain on the ford" not in seen(pilot)
        await typed(pilot, "save-filter Sill")
        assert "There is already a filter Sill" in seen(pilot)
    again, problems = load_settings(config)
    assert not problems and again.width == 70
    kept = {"Sill": "sill", "Ruud's bridges": "(bridge or ford) (speaker:ruud)"}
    assert dict(again.filters) == kept
    assert config.read_text().startswith(
        "# mine\nwidth = 70\n\n[filters]\nSill = 'sill' # a ford\n"
    )


@pytest.mark.slow
async def test_without_saved_filters_the_first_one_can_be_chosen_at_once(
    make_app: Making, tmp_path: Path
) -> None:
    settings, _ = load_settings(tmp_path / "config.toml")
    async with make_app(OLDER, READING, settings=settings).run_test(size=(100, 30)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("F")
        assert "save-filter" in screen.status.text
        await given(pilot, "slash", "bridge", "enter")
        await typed(pilot, "save-filter Bridges", "enter")
        await until(pilot, lambda: "─ Filters ─" in seen(pilot))
        await pilot.press("escape")
        assert screen.rows.row(1) and screen.rows.has_focus
        await pilot.press("F", "enter")
        await until(pilot, lambda: "filter: Bridges" in seen(pilot))


async def test_enter_takes_what_is_begun_of_a_name_and_marks_nothing_by_it(
    make_app: Making,
) -> None:
    app = make_app(READING)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await loaded(pilot)
        await typed(pilot, "theme gru")
        assert "Tab completes: theme gruvbox" in seen(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == "gruvbox")
        await typed(pilot, "read a", "enter")
        assert "read takes the word all" in seen(pilot)
        await pilot.press("escape")
        assert screen.library.counts().unread == 2


@pytest.mark.slow
async def test_a_theme_a_view_and_a_file_are_asked_for_by_name(
    make_app: Making, tmp_path: Path
) -> None:
    app = make_app(READING)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await loaded(pilot)
        await typed(pilot, "theme nord", "enter")
        await until(pilot, lambda: app.theme == "nord")
        await typed(pilot, f"export {tmp_path}/day.md", "enter")
        await until(pilot, lambda: "Saved" in screen.status.text)
        assert (tmp_path / "day.md").read_text().startswith("# Talks open")
        await typed(pilot, "view bookmarks", "enter")
        await until(pilot, lambda: screen.session.shown.view.name == "bookmarks")
        assert "No bookmarks yet" in screen.status.text


async def test_the_ending_of_a_file_decides_what_is_saved(make_app: Making, tmp_path: Path) -> None:
    async with make_app(OLDER, READING).run_test(size=(100, 30)) as pilot:
        screen = await loaded(pilot)
        for line, told, begins in (
            ("one.html", "Save this development as a page", "<!doctype html>"),
            ("all all.bib", "Save all 4 in the list as citations", "@misc{"),
            ("all all.jsonl", "Save all 4 in the list as JSON", '{"id": '),
        ):
            file = tmp_path / line.rpartition(" ")[2]
            await typed(pilot, f"export {line}".replace(file.name, str(file)))
            assert told in seen(pilot)
            await pilot.press("enter")
            await until(pilot, partial(is_said, screen, f"Saved {file}"))
            assert file.read_text().startswith(begins)
        assert len(file.read_text().splitlines()) == 4
        await pilot.press("3")
        await until(pilot, lambda: screen.session.row is not None and screen.session.shows_page)
        assert screen.session.row is not None
        await typed(pilot, f"export {tmp_path}/who.md", "enter")
        await until(pilot, partial(is_said, screen, f"Saved {tmp_path}/who.md"))
        assert (tmp_path / "who.md").read_text().startswith(f"# {screen.session.row.title}\n")


@pytest.mark.parametrize("typed", ["ta", "unt", "re"])
def test_a_word_of_command_stands_before_actions_that_only_have_its_letters(typed: str) -> None:
    found = all_choices(action_choices(TABLE, typed), typed)
    words = [number for number, one in enumerate(found) if one.line]
    actions = [number for number, one in enumerate(found) if is_in_words(one, typed)]
    assert found[words[0]].line.startswith(typed)
    assert words == [*range(len(actions), len(actions) + len(words))]


def test_the_palette_has_the_useful_first_and_moving_last_in_70_columns() -> None:
    found = action_choices(TABLE, "")
    groups = [next(one.group for one in TABLE if one.name == choice.action) for choice in found]
    assert groups == sorted(groups, key=USEFUL.index) and groups[-1] == "Move"
    assert {_shown(choice, WIDTH).cell_length for choice in found} == {WIDTH}
    assert f"#palette {{ width: {WIDTH + 6};" in (styles() / "over.tcss").read_text()
    assert WIDTH + 6 == 70


def test_lines_that_stand_together_are_one_line_with_all_of_them() -> None:
    assert joined(["bread"]) == "bread"
    assert joined(["a or b", "  c  d "]) == "(c d) (a or b)"


def test_no_word_of_command_begins_the_words_of_an_action() -> None:
    """Or that action could not be found by its words."""
    starts = {action.words.split()[0].lower() for action in TABLE}
    assert {one.word for one in COMMANDS} & starts <= {"read"}
