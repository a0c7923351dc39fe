"""Every key sequence of docs/tour.md and docs/questions.md leads to what they say is seen."""

from __future__ import annotations

import re
from functools import partial

import pytest
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tests.test_tour import QUESTIONS, TOUR
from tests.ui.conftest import Making
from tests.ui.reading import loaded, seen, until

NAMED = {"Enter": "enter", "Esc": "escape"}


@pytest.mark.slow
async def test_the_keys_of_the_tour_lead_to_what_it_says(make_app: Making) -> None:
    assert len(rows_of(TOUR)) >= 16
    await lead_to_what_is_said(make_app, TOUR, (120, 35))


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (120, 35), (200, 50)])
async def test_ten_questions_are_answered_in_fewer_than_ten_keys(
    make_app: Making, size: tuple[int, int]
) -> None:
    assert len(rows_of(QUESTIONS)) == 10
    await lead_to_what_is_said(make_app, QUESTIONS, size)


def rows_of(doc: str) -> list[tuple[list[str], list[str]]]:
    """The keys of each row of a page's tables, and the words that are seen then."""
    return [
        (re.findall(r"`([^`]+)`", keys), re.findall(r"\*\*(.+?)\*\*", told))
        for keys, told in re.findall(r"^\| .*? \| (`.*`) \| (.*) \|$", doc, re.MULTILINE)
    ]


async def lead_to_what_is_said(make_app: Making, doc: str, size: tuple[int, int]) -> None:
    async with make_app().run_test(size=size) as pilot:
        await loaded(pilot)
        for keys, words in rows_of(doc):
            assert words and len(pressed(keys)) < 10, keys
            await press(pilot, ["Esc", "Esc", "Esc", "Esc", "1"])
            for key in keys:
                await press(pilot, [key])
            await until(pilot, partial(shows, pilot, words))


def pressed(keys: list[str]) -> list[str]:
    """The single keys: a word that names no key is typed."""
    return [
        NAMED[key] if key in NAMED else _character_to_key(one)
        for key in keys
        for one in ([key] if key in NAMED else key)
    ]


async def press(pilot: Pilot[None], keys: list[str]) -> None:
    await pilot.press(*pressed(keys))


def shows(pilot: Pilot[None], words: list[str]) -> bool:
    shown = " ".join(seen(pilot).split())
    return all(one in shown for one in words)
