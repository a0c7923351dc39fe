"""Combining, joined and wide letters never shift a column: every line fits the screen."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from wcwidth import wcswidth

from reader.clean import clean, line
from reader.ui.page import wrap
from reader.ui.panes.bars import Header
from tests.ui.conftest import Making, indexed_samples, make_app
from tests.ui.reading import loaded

__all__ = ["indexed_samples", "make_app"]  # fixtures

ABUSE = {
    "combining": "Bri" + "\u0301" * 5000 + "dge at Marrow",
    "joined emoji": "\u200d".join("👩" * 500) + " met",
    "family": "👩\u200d👩\u200d👧\u200d👦" * 40,
    "tones": "👍🏽" * 80,
    "flags": "🇮🇸" * 80,
    "half a flag": "🇮" * 81,
    "wide": "北朝鮮兵が到着" * 30,
    "wide at the edge": "a" + "北" * 90,
    "ambiguous": "§±×÷°…—“”αЖ①■★" * 12,
    "variation": "❤\ufe0f1\ufe0f\u20e3©\ufe0e" * 40,
    "Hangul letters": "\u1112\u1161\u11ab" * 60,
    "Devanagari": "क्‍षि" * 60,
    "Arabic": "السلام عليكم " * 20,
    "Zalgo": "".join(c + "\u0321\u0334\u0360" * 30 for c in "Talks open in Merrow"),
    "fillers": "\u115f\u1160\u3164\uffa0" * 60,
    "all at once": "👩\u200d\u0301北\u0301🏽é" * 60,
}
AGREED = {"combining", "wide", "wide at the edge", "ambiguous", "Arabic", "Zalgo"}
"""Where every table of widths says the same; elsewhere terminals differ among themselves."""


@pytest.mark.parametrize("name", ABUSE)
@pytest.mark.parametrize("width", [1, 2, 7, 36, 79])
def test_a_title_fills_exactly_its_cells(name: str, width: int) -> None:
    fitted = wrap.fit(line(ABUSE[name]), width)
    assert cell_len(fitted) == width
    if name in AGREED:
        assert wcswidth(fitted) == width


@pytest.mark.parametrize("name", ABUSE)
def test_what_a_line_is_made_of_stays_in_proportion_to_its_cells(name: str) -> None:
    fitted = wrap.fit(line(ABUSE[name]), 40)
    assert len(fitted) <= 40 * 12  # marks and joiners beside each cell, and no more


def lines_of(pilot: Pilot[None]) -> list[str]:
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


async def test_every_line_of_the_screen_is_as_wide_as_the_screen(make_app: Making) -> None:
    app = make_app(*(f"{text}\n\nNobody spoke.\n" for text in ABUSE.values()))
    async with app.run_test(size=(60, 40)) as pilot:
        screen = await loaded(pilot)
        for text in ABUSE.values():
            await pilot.press("j")
            assert [cell_len(row) for row in lines_of(pilot)] == [60] * 40
            screen.say(text)
            screen.top_bar.show(Header(narrowing=clean(text), counts=("1 found", "1 found")))
            await pilot.pause()
            assert [cell_len(row) for row in lines_of(pilot)] == [60] * 40
