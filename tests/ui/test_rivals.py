"""`d` shows a text beside another publisher's text of the same story, and says what differs."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.ui.rivals.rivals_screen import RivalsScreen
from tests.ui.conftest import Making
from tests.ui.reading import loaded, main_screen, seen, until

TEXT = """\
---
title: News of the day
publisher: {publisher}
date: 2031-05-05
---

## The mill at Selby

The mill at Selby burned until noon after a shell hit its silo. {dead} people were killed in the
shelling of the mill at Selby, Governor Mira Tolven said.

{more}
"""
COURIER = TEXT.format(
    publisher="The Selby Courier",
    dead="Seven",
    more="“We had sent them all away,” Tolven said.",
)
POST = TEXT.format(
    publisher="Orvane Post",
    dead="Nine",
    more="Firemen from Quill fought the flames from boats.",
)
TIMES = TEXT.format(publisher="Quill Times", dead="Eight", more="The mill will stay closed.")


async def compared(pilot: Pilot[None]) -> str:
    await until(pilot, lambda: isinstance(pilot.app.screen, RivalsScreen))
    await until(pilot, lambda: "The two texts" in seen(pilot) or "only one has" in seen(pilot))
    return seen(pilot)


async def test_two_rivals_stand_side_by_side(make_app: Making) -> None:
    async with make_app(COURIER, POST).run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        await until(pilot, lambda: "told too by" in seen(pilot))
        await pilot.press("d")
        lines = (await compared(pilot)).splitlines()
        assert any("≠ Seven people killed" in line and "≠ Nine people" in line for line in lines)
        assert any("+ Mira Tolven said: “We had sent them all away,”" in line for line in lines)
        assert any("The Selby Courier · Mon 5 May" in line for line in lines)
        assert any("+ Firemen from Quill" in line for line in lines)
        await pilot.press("escape")
        assert main_screen(pilot) is screen


@pytest.mark.slow
async def test_below_each_other_where_it_is_narrow(make_app: Making) -> None:
    async with make_app(COURIER, POST).run_test(size=(80, 40)) as pilot:
        await loaded(pilot)
        await until(pilot, lambda: "told too by" in seen(pilot))
        await pilot.press("d")
        shown = await compared(pilot)
        assert "≠ The Selby Courier: Seven people killed, Mira Tolven" in shown
        assert "≠ Orvane Post: Nine people killed, Mira Tolven" in shown
        await pilot.resize_terminal(160, 40)
        await until(pilot, lambda: "≠ Seven people killed" in seen(pilot))


@pytest.mark.slow
async def test_a_digit_chooses_among_several(make_app: Making) -> None:
    async with make_app(COURIER, POST, TIMES).run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        for _ in range(2):
            if screen.text.article and screen.text.article.publisher == "The Selby Courier":
                break
            await pilot.press("j")
        await until(pilot, lambda: "told too by Orvane Post, Quill Times" in seen(pilot))
        await pilot.press("d")
        assert "Nine people" in await compared(pilot)
        assert "[1] Orvane Post · 2 Quill Times" in seen(pilot)
        await pilot.press("2")
        await until(pilot, lambda: "Eight people" in seen(pilot))
        await pilot.press("7")
        assert "There is no text 7" in seen(pilot)


async def test_d_again_after_what_changed(make_app: Making, tmp_path: Path) -> None:
    async with make_app(COURIER, POST).run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        await until(pilot, lambda: "told too by" in seen(pilot))
        article = screen.text.article
        assert article is not None
        path = Path(article.source)
        path.write_text(path.read_text().replace("until noon", "until nightfall"))
        screen.progress = None
        pilot.app.read_sources(force=False)  # type: ignore[attr-defined]
        await until(pilot, lambda: screen.progress is not None and screen.progress.finished)
        await until(pilot, lambda: "d d compares" in seen(pilot))
        await pilot.press("d")
        await until(pilot, lambda: "nightfall" in seen(pilot) and "Words" in seen(pilot))
        await pilot.press("d")
        assert "≠" in await compared(pilot)


async def test_a_text_that_nobody_else_tells_says_so(make_app: Making) -> None:
    async with make_app(COURIER).run_test(size=(120, 40)) as pilot:
        await loaded(pilot)
        await pilot.press("d")
        await until(pilot, lambda: "no other publisher tells it" in seen(pilot))
