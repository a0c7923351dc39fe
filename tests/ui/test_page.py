"""Pages are wrapped lazily; spans become runs that do not overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.models import Span
from reader.ui.page.looks import KINDS, flatten
from reader.ui.page.page import Page, PageBlock, PageBlocks

PIECES = [
    PageBlock("one two three four five six", block=1),
    PageBlock(""),
    PageBlock("seven eight", block=2),
]


def texts(page: Page) -> list[str]:
    page.reach(1000)
    return [page.pieces[line.piece].text[line.start : line.end] for line in page.lines]


def test_a_page_wraps_its_pieces_in_order() -> None:
    assert texts(Page(PageBlocks(PIECES, 3, 38), 10)) == [
        "one two",
        "three four",
        "five six",
        "",
        "seven",
        "eight",
    ]


def test_a_close_page_is_without_blank_lines() -> None:
    page = Page(PageBlocks(PIECES, 3, 38), 10, is_close=True)
    assert texts(page) == ["one two", "three four", "five six", "seven", "eight"]
    assert page.line_of(2, 0) == 3


def test_only_what_is_asked_for_is_wrapped() -> None:
    page = Page(PageBlocks(PIECES, 3, 38), 10)
    page.reach(2)
    assert len(page.lines) == 2
    assert not page.complete
    assert page.height >= 4


def test_the_line_of_a_character_is_found_without_wrapping_on() -> None:
    page = Page(PageBlocks(PIECES, 3, 38), 10)
    assert page.line_of(0, 9) == 1
    assert not page.complete
    assert page.line_of(2, 0) == 4


def test_a_limited_piece_is_cut_and_says_so() -> None:
    page = Page(PageBlocks([PageBlock("one two three four", limit=1)]), 10)
    assert texts(page) == ["one two"]
    assert page.lines[0].cut


def test_a_limited_piece_that_just_fits_is_shown_whole() -> None:
    page = Page(PageBlocks([PageBlock("one two three", limit=1)]), 13)
    assert texts(page) == ["one two three"]
    assert not page.lines[0].cut


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("one · two three", 9, "one"),
        ("one · 12 min · x", 10, "one"),
        ("one · 2 of 5 · x", 11, "one"),
        ("in 2031 three", 9, "in 2031"),
    ],
)
def test_a_line_is_not_cut_behind_a_separator_or_within_a_count(
    text: str, width: int, shown: str
) -> None:
    page = Page(PageBlocks([PageBlock(text, limit=1)]), width)
    assert texts(page) == [shown]
    assert page.lines[0].cut


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(KINDS)), max_size=12)
)
def test_runs_are_in_order_and_show_exactly_the_kinds_that_cover_them(
    spans: list[tuple[int, int, str]],
) -> None:
    places = [(Span(0, min(a, b), max(a, b)), kind) for a, b, kind in spans]
    runs = flatten(places)
    assert all(a.end <= b.start for a, b in zip(runs, runs[1:], strict=False))
    for at in range(31):
        covering = {kind for span, kind in places if span.start <= at < span.end}
        shown = [run.kinds for run in runs if run.start <= at < run.end]
        assert set(*shown) == covering
