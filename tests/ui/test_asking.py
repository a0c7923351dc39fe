"""Searching, filtering, notes, tags and corrections on the screen."""

from __future__ import annotations

from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, seen, until

OLDER = """\
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
        await pilot.press("slash", *"sill", "enter")
        assert screen.rows.has_focus
        first = screen.row
        await pilot.press("n", "n", "n")
        assert screen.row != first
        await pilot.press("N", "N", "N")
        assert screen.row == first
        await pilot.press("q")
        assert "Talks open" in seen(pilot)


async def test_a_filter_narrows_the_list_until_it_is_left(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("f", *"speaker:kessel", "enter")
        text = seen(pilot)
        assert "Talks open" in text and "Harvest" not in text
        assert "filter: speaker:kessel" in text.splitlines()[0]
        await pilot.press("escape")
        assert "Harvest" in seen(pilot)


async def test_a_mistake_is_explained_and_nothing_is_lost(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("slash", *"speker:x")
        assert screen.found is not None and screen.found.mistake is not None
        assert screen.found.mistake.what in seen(pilot)


async def test_tab_completes_a_field(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("slash", *"spea", "tab", *"kess", "tab")
        assert screen.asked is not None
        assert screen.asked.text.startswith("speaker:") and "Kessel" in screen.asked.text


async def test_a_note_stands_in_the_article_and_is_found(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("e", *"ask the harbour", "escape")
        await until(pilot, lambda: "ask the harbour" in seen(pilot))
        await pilot.press("f", *"has:note", "enter")
        assert len(screen.listing) == 2
        await pilot.press("escape", "u")
        await until(pilot, lambda: "ask the harbour" not in seen(pilot))


async def test_tags_are_given_and_found(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("t", *"river talks", "enter")
        await until(pilot, lambda: "#river" in seen(pilot))
        await pilot.press("f", *"tag:talks", "enter")
        assert len(screen.listing) == 2


async def test_a_corrected_speaker_shows_as_corrected_and_is_kept(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("}")
        quote = screen.text.quote
        assert quote is not None and quote.person is not None
        await pilot.press("c", "end", "enter")
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
