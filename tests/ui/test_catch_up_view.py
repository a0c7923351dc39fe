"""Catch-up by keys: the tab tells how much is new since the last session, and the list what."""

from __future__ import annotations

import asyncio
from time import time

from tests.library.test_figures_view import DAYS
from tests.ui.conftest import Making
from tests.ui.reading import loaded, seen, until

TEXTS = [f"Tanks at Quern, day {day}\n\n{text}\n" for day, text in enumerate(DAYS, 1)]


async def test_what_came_after_the_last_session_is_counted_and_listed(make_app: Making) -> None:
    async with make_app(*TEXTS[:2]).run_test(size=(130, 40)) as pilot:
        await loaded(pilot)
        assert "0 Catch-up  1" in seen(pilot).splitlines()[0]  # a first session has no news
        await pilot.press("j")
    pressed = int(time())
    while int(time()) <= pressed:  # moments are kept in seconds
        await asyncio.sleep(0.02)
    async with make_app(*TEXTS).run_test(size=(130, 40)) as pilot:
        screen = await loaded(pilot)
        await until(pilot, lambda: "0 Catch-up 1 " in seen(pilot).splitlines()[0])
        await pilot.press("0")
        await until(pilot, lambda: "Numbers that moved · 1" in seen(pilot))
        assert "48 → about 55 tanks" in seen(pilot)
        assert screen.text.current is not None and screen.text.article is not None
        assert screen.text.article.date == "2025-03-03"
        await pilot.press("enter", "escape")
        assert screen.session.row is not None and screen.session.row.kind == "moved"
