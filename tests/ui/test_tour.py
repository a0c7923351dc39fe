"""Every key sequence of docs/tour.md leads to what the tour says is seen."""

from __future__ import annotations

import re
from functools import partial

import pytest
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tests.test_tour import TOUR
from tests.ui.conftest import Making
from tests.ui.reading import loaded, seen, until

ROWS = [
    (re.findall(r"`([^`]+)`", keys), re.findall(r"\*\*(.+?)\*\*", told))
    for keys, told in re.findall(r"^\| .*? \| (`.*`) \| (.*) \|$", TOUR, re.MULTILINE)
]
NAMED = {"Enter": "enter", "Esc": "escape"}


@pytest.mark.slow
async def test_the_keys_of_the_tour_lead_to_what_it_says(make_app: Making) -> None:
    assert len(ROWS) >= 16
    async with make_app().run_test(size=(120, 35)) as pilot:
        await loaded(pilot)
        for keys, words in ROWS:
            assert words and len(pressed(keys)) < 10, keys
            await press(pilot, ["Esc", "Esc", "Esc", "1"])
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
