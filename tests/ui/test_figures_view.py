"""Figures by keys: a timeline and a table beside the list, readable without colour."""

from __future__ import annotations

from itertools import count, takewhile
from pathlib import Path

import pytest

from reader.library.views.pages.series_page import SeriesPage
from reader.models import Figure, Span, Stance
from reader.ui.sheets.series_sheet import series_blocks
from reader.ui.sheets.timeline import drawn, scale_of, voice
from tests.library.bulletin_files import opened
from tests.library.test_figures_view import DAYS, page_of, told
from tests.quick import first_quick
from tests.ui.conftest import Making
from tests.ui.reading import loaded, seen, until
from tests.ui.test_quotes_view import pane_of

TEXTS = [f"Tanks at Quern, day {day}\n\n{text}\n" for day, text in enumerate(DAYS, 1)]


def figure(low: float, high: float, qualifier: str = "=", stance: Stance = "says") -> Figure:
    return Figure(Span(1, 0, 2), low, high, qualifier, None, "tanks", stance=stance)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (figure(50, 50), "          ●"),
        (figure(25, 75), "     ┣━━━━●━━━━┫"),
        (figure(50, 50, ">"), "          ●─────────▶"),
        (figure(50, 50, "<"), "◀─────────●"),
        (figure(50, 50, "~"), "         ~●~"),
        (figure(100, 100, ">"), "                   ●▶"),
        (figure(50, 50, stance="denies"), "          ×"),
        (figure(50, 50, stance="asks"), "          ?"),
    ],
)
def test_a_claim_is_drawn_as_it_is_made(claim: Figure, words: str) -> None:
    scale = scale_of([figure(0, 100)], 21)
    assert scale is not None
    assert drawn(claim, scale, voice(0)).text == words


def lines_below_claims(page: SeriesPage, width: int) -> list[str]:
    """The lines of the table of claims."""
    blocks = iter(map(series_blocks(page, width).get, count()).__next__, None)
    lines = [block.text for block in blocks]
    table = lines[next(number for number, line in enumerate(lines) if "Claims" in line) + 1 :]
    return list(takewhile(bool, table))


def test_every_claimant_has_a_sign_of_its_own() -> None:
    assert len({voice(number).sign for number in range(30)}) == 30


def test_a_scale_begins_at_nothing_unless_all_would_be_at_its_end() -> None:
    near, far = scale_of([figure(600, 640)], 40), scale_of([figure(12, 64)], 40)
    assert near is not None and far is not None
    assert (near.low, near.high, far.low, far.high) == (600, 640, 0, 64)


def test_claimants_stand_in_a_column_or_on_lines_of_their_own(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        page = page_of(library, "tanks (Sarth’s losses)")
        wide, narrow = (lines_below_claims(page, width) for width in (48, 38))
    at = wide[0].index("Norrel’s")
    assert all(line[at - 2 : at] == "  " and line[at] != " " for line in wide)
    assert narrow[0].endswith("at least 40 tanks")
    assert narrow[1].strip() == "Norrel’s general staff"


@pytest.mark.parametrize("size", first_quick([(60, 30), (130, 40)]))
async def test_claims_are_drawn_told_and_lead_to_their_paragraphs(
    make_app: Making, size: tuple[int, int]
) -> None:
    async with make_app(*TEXTS).run_test(size=size) as pilot:
        screen = await loaded(pilot)
        await pilot.press("4")
        await until(pilot, lambda: screen.session.listed.name == "figures" and screen.session.row)
        await until(pilot, lambda: screen.sheets is not None and screen.sheets.view.is_attached)
        await pilot.press("g")
        assert "5 claims disputed · about 55" in seen(pilot) or size[0] == 60
        await pilot.press("y")
        assert pilot.app.clipboard.startswith("about 55 tanks, says Norrel’s general staff (")
        assert "Newest claim “about 55 tanks” and citation" in screen.status.text
        await pilot.press("enter")
        await until(pilot, lambda: "Timeline" in seen(pilot))
        shown = seen(pilot)
        assert "● Norrel’s general staff" in shown and "■ Sarth’s defence ministry" in shown
        assert "at least 40 tanks" in shown and "× denied" in shown
        await pilot.press("j", "j", "j")
        assert screen.sheets is not None
        place = screen.sheets.place
        await pilot.press("enter")
        assert pane_of(screen) == "article" and place is not None
        assert screen.text.current is not None and screen.text.current.span == place.span
        assert screen.session.target == place.key
        await pilot.press("escape")
        await until(pilot, lambda: screen.sheets is not None and screen.sheets.place == place)
        await pilot.press("right_square_bracket")
        assert "denied by Sarth’s" in " ".join(seen(pilot).split()) or size[0] == 60
        await pilot.press("escape")
        assert pane_of(screen) == "list" and screen.session.listed.name == "figures"


async def test_a_claimant_alone_is_kept_and_escape_comes_back(make_app: Making) -> None:
    async with make_app(*TEXTS).run_test(size=(130, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("4")
        await until(pilot, lambda: screen.session.listed.name == "figures" and screen.session.row)
        await until(pilot, lambda: screen.sheets is not None and screen.sheets.view.is_attached)
        await pilot.press("g", "equals_sign")
        await until(pilot, lambda: "Several claim this" in screen.status.text)
        rows = len(screen.session.listing)
        await pilot.press("enter")
        await until(pilot, lambda: screen.sheets is not None and screen.sheets.place)
        await pilot.press("equals_sign")
        await until(pilot, lambda: "filter: Norrel’s general staff" in seen(pilot))
        assert screen.session.listed.name == "figures"
        assert 0 < len(screen.session.listing) < rows
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.session.listing) == rows)
        assert screen.session.listed.name == "figures"


@pytest.mark.slow
async def test_quotes_of_one_asked_for_elsewhere_lead_back_there(make_app: Making) -> None:
    async with make_app().run_test(size=(130, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("6")
        await until(pilot, lambda: screen.session.row and screen.session.listed.name == "threads")
        row = screen.session.row
        await pilot.press("enter", "right_curly_bracket", "equals_sign")
        await until(pilot, lambda: screen.session.listed.name == "quotes")
        await until(pilot, lambda: "filter: " in seen(pilot))
        await pilot.press("escape", "escape")
        assert screen.session.listed.name == "threads"
        assert screen.session.row is not None and row and screen.session.row.key == row.key


async def test_a_key_goes_to_those_who_dispute_a_number_and_escape_back(make_app: Making) -> None:
    async with make_app(*TEXTS).run_test(size=(80, 24)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("4", "g")
        await until(pilot, lambda: screen.session.row is not None)
        row = screen.session.row
        await pilot.press("x")
        assert pane_of(screen) == "sheet" and "── Disputed" in seen(pilot)
        await pilot.press("j", "enter")
        assert pane_of(screen) == "article"
        await pilot.press("escape", "escape")
        assert pane_of(screen) == "list" and screen.session.row == row
        await pilot.press("j", "x")
        assert pane_of(screen) == "list" and "No claim of this number is disputed" in seen(pilot)
