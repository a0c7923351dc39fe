"""Searching, filtering, notes, tags and corrections on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.search import matching
from reader.ui import session, type_ahead
from reader.ui.panes.query_line import QueryLine
from reader.ui.screens import reading
from tests.quick import first_quick
from tests.ui.conftest import Making
from tests.ui.reading import READING, given, loaded, seen, until

OLDER = """\
News of the valley

Rain on the ford at Sill

The river rose by two metres in the night and the ferry stayed on its bank, the harbour office said.

Harvest begins early

Farmers in the Sill valley began to cut their barley a week before the usual day.
"""


async def test_a_search_answers_every_letter_and_esc_goes_back(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("j")
        before = screen.text.article
        await pilot.press("slash", *"barl")
        assert "1 found" in seen(pilot)
        assert "Harvest begins early" in seen(pilot)
        assert "Talks open" not in seen(pilot)
        assert screen.text.matches.get(0) is not None
        await pilot.press("escape")
        assert screen.text.article == before
        assert "Talks open" in seen(pilot) and "Rain on the ford" in seen(pilot)


async def test_after_enter_the_matches_are_walked_with_n(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "slash", "sill", "enter")
        assert screen.rows.has_focus
        first = screen.session.row
        await pilot.press("n", "n", "n")
        assert screen.session.row != first
        await pilot.press("N", "N", "N")
        assert screen.session.row == first
        await pilot.press("q")
        assert "Talks open" in seen(pilot)


async def test_a_filter_narrows_the_list_until_it_is_left(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await given(pilot, "f", "speaker:kessel", "enter")
        text = seen(pilot)
        assert "Talks open" in text and "Harvest" not in text
        assert "filter: speaker:kessel" in text.splitlines()[0]
        await pilot.press("escape")
        assert "Harvest" in seen(pilot)


async def test_a_mistake_is_explained_and_nothing_is_lost(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "slash", "speker:x")
        assert screen.session.found is not None and screen.session.found.mistake is not None
        assert screen.session.found.mistake.what in seen(pilot)


async def test_tab_completes_a_field(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("slash", *"spea", "tab", *"kess", "tab")
        query = screen.session.query
        assert query is not None and query.text.startswith("speaker:") and "Kessel" in query.text


async def test_a_note_stands_in_the_article_and_is_found(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("e", *"ask the harbour", "escape")
        await until(pilot, lambda: "ask the harbour" in seen(pilot))
        await given(pilot, "f", "has:note", "enter")
        assert len(screen.session.listing) == 2
        await pilot.press("escape", "u")
        await until(pilot, lambda: "ask the harbour" not in seen(pilot))


async def test_tags_are_given_and_found(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "t", "river talks", "enter")
        await until(pilot, lambda: "#river" in seen(pilot))
        await given(pilot, "f", "tag:talks", "enter")
        assert len(screen.session.listing) == 2


async def test_a_corrected_speaker_shows_as_corrected_and_is_kept(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("}")
        quote = screen.text.quote
        assert quote is not None and quote.person is not None
        await pilot.press("c", "up", "enter")
        await until(pilot, lambda: "corrected" in seen(pilot).lower())
        article = screen.text.article
        assert article is not None
        corrected = next(q for q in article.found.quotes if q.span == quote.span)
        assert corrected.person is None and corrected.basis == "corrected"
    screen.library.close()
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        article = screen.text.article
        assert article is not None
        assert any(q.basis == "corrected" for q in article.found.quotes)


async def test_esc_returns_to_the_line_the_quote_and_the_pane(make_app: Making) -> None:
    sentence = "The lorries went over it one by one until noon, and nobody was turned back."
    long = READING + f"\n{sentence} {sentence}\n" * 40
    async with make_app(OLDER, long).run_test(size=(130, 24)) as pilot:
        screen = await loaded(pilot)

        def place() -> tuple[object, ...]:
            row = screen.session.row  # not all of it: the writer thread changes its state
            return (row and row.key, screen.text.top, screen.rows.top, screen.pane)

        await pilot.press("j", "l", "D", "D")
        before = place()
        assert screen.text.top
        await given(pilot, "slash", "barley", "down", "escape")
        assert place() == before
        await given(pilot, "slash", "barley", "enter", "n", "n")
        assert place()[0] != before[0]
        await pilot.press("escape")
        assert place() == before


@pytest.mark.slow
async def test_a_search_from_a_filter_finds_everything_and_comes_back_to_it(
    make_app: Making,
) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "f", "speaker:kessel", "enter")
        row, size = screen.session.row, len(screen.session.listing)
        await given(pilot, "slash", "barley")
        assert "Harvest begins early" in seen(pilot)
        await pilot.press("enter", "escape")
        assert (screen.session.row, len(screen.session.listing)) == (row, size)
        assert "filter: speaker:kessel" in seen(pilot).splitlines()[0]
        await pilot.press("escape")
        assert screen.session.query is None


@pytest.mark.slow
async def test_a_filter_narrows_what_a_search_found(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "slash", "monday", "enter")
        await given(pilot, "f", "bridge", "enter")
        titles = [
            row.title for row in screen.session.listing.rows(0, 9) if row.kind == "development"
        ]
        assert titles == ["Bridge at Halden reopens"]
        assert "search: monday · filter: bridge" in seen(pilot).splitlines()[0]
        await pilot.press("escape")
        assert len(screen.session.listing) == 3
        await pilot.press("escape")
        assert screen.session.query is None


async def test_all_that_fits_is_listed_a_moment_after_the_first_page(
    make_app: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "PAGE", 2)
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("slash", *"the")
        assert (
            screen.session.found is not None
            and screen.session.found.total == 2
            and screen.session.found.more
        )
        await until(pilot, lambda: screen.session.found and not screen.session.found.more)
        assert screen.session.found.total == 4 and "4 found" in seen(pilot)


async def test_what_takes_longer_than_a_key_is_answered_by_a_thread(
    make_app: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "PATIENCE", -1.0)
    monkeypatch.setattr(matching, "STOP_INTERVAL", 1)
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, "slash", "barley", "enter")
        await until(pilot, lambda: screen.session.found is not None)
        titles = [
            row.title for row in screen.session.listing.rows(0, 9) if row.kind == "development"
        ]
        assert titles == ["Harvest begins early"]


async def test_completions_are_offered_and_tab_goes_through_them(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("slash", *"s")
        await until(pilot, lambda: "Tab: speaker:  stance:  source:" in seen(pilot))
        await pilot.press("tab", "tab", "tab")
        assert screen.session.query is not None and screen.session.query.text == "source:"


@pytest.mark.slow
async def test_typing_goes_on_while_the_index_grows(make_app: Making) -> None:
    app = make_app(OLDER, READING)
    async with app.run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("slash", *"bar")
        (Path(app.start.sources[0]) / "2025-03-09.txt").write_text(
            "Barges return\n\nTwo barges came up the river with barley on Sunday, the owner said.\n"
        )
        app.read_sources(force=False)
        await pilot.press(*"le")
        await until(pilot, lambda: "2 found" in seen(pilot) or screen.session.listing.rows(0, 2))
        await until(pilot, lambda: "Barges return" in seen(pilot))
        await pilot.press("y")
        assert screen.session.query is not None and screen.session.query.text == "barley"
        assert "2 found" in seen(pilot)


@pytest.mark.slow
async def test_marks_made_in_a_search_leave_the_unread_list_as_it_was(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("m", "j")
        await until(pilot, lambda: not screen.library.unsaved())
        await pilot.press("U")
        size = len(screen.session.listing)
        await pilot.press("slash", *"the", "enter", "n", "n", "n", "n", "n", "n", "escape")
        assert screen.session.shown.unread_only and len(screen.session.listing) == size


@pytest.mark.slow
async def test_a_line_that_is_opened_twice_at_once_is_one_line(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await loaded(pilot)
        for keys in ("//", "ff", "/f", "f/f"):
            for key in keys:
                screen.action_do("search" if key == "/" else "filter")
            await until(pilot, lambda: len(screen.query(QueryLine)) == 1)
            await pilot.press("b")
            assert screen.query_one(QueryLine).value == "b", keys
            await pilot.press("escape", "escape", "escape")
            await until(pilot, lambda: not screen.query(QueryLine))


@pytest.mark.slow
@pytest.mark.parametrize("key", first_quick(["f", "c", "slash"]))
async def test_keys_are_not_held_for_a_line_that_the_reader_has_left(
    make_app: Making, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(type_ahead, "PATIENCE", 3600.0)
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("slash", *"barl")
        screen.rows.focus()  # what a click does
        await until(pilot, lambda: screen.rows.has_focus)
        await pilot.press(key, "question_mark")
        line = screen.query_one(QueryLine)
        await until(pilot, lambda: len(pilot.app.screen_stack) > 1 or line.value.endswith("?"))


@pytest.mark.slow
@pytest.mark.parametrize("keys", first_quick([["enter", "n"], ["enter"], []]))
async def test_the_status_line_counts_what_the_top_line_counts_when_more_is_found(
    make_app: Making, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    monkeypatch.setattr(session, "PAGE", 2)
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("slash", *"the", *keys)
        await until(pilot, lambda: "4 found" in seen(pilot).splitlines()[0])
        assert "4 found" in screen.status.text
        if keys:
            number = screen.session.listing.number_of(screen.session.cursor)
            assert f"4 found · match {number} of 4" in screen.status.text


@pytest.mark.slow
async def test_after_enter_each_way_back_is_told_once(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        for key, words, told in (
            ("f", "barley", "1 found · Esc goes back"),
            ("slash", "zzz", "Nothing found · Esc goes back"),
            ("f", "zzz", "Nothing found · Esc goes back"),
        ):
            await given(pilot, key, words, "enter")
            await until(pilot, lambda: not screen.query(QueryLine))
            assert screen.status.text == told, (key, words)
            await pilot.press("escape")


@pytest.mark.slow
@pytest.mark.parametrize(
    "keys", first_quick([["slash", "enter", "n"], ["slash", "enter"], ["f", "enter"]])
)
async def test_the_number_of_the_match_is_right_when_a_file_comes_and_goes(
    make_app: Making, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    monkeypatch.setattr(reading, "STAYS", 0.05)
    app = make_app(OLDER, READING)
    async with app.run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await given(pilot, keys[0], "barley", *keys[1:])
        await until(pilot, lambda: "1 found" in screen.status.text)
        new = Path(app.start.sources[0]) / "2025-03-09.txt"
        new.write_text("Barges return\n\nTwo barges came with barley on Sunday, the owner said.\n")
        app.read_sources(force=False)
        await until(pilot, lambda: "2 found" in seen(pilot).splitlines()[0])
        words = "2 found · match 2 of 2" if keys[0] == "slash" else "2 found"
        await until(pilot, lambda: words in screen.status.text)
        await pilot.press("k", "k")
        new.unlink()
        app.read_sources(force=False)
        await until(pilot, lambda: "1 found" in seen(pilot).splitlines()[0])
        assert "2 found" not in screen.status.text
