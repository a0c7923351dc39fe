"""Cells that are not sent again are on the screen already; checked with a terminal emulator."""

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from reader.ui.terminal.cell_diff import ScreenPart, encode_parts
from reader.ui.terminal.screen_state import LAYERS, ScreenState
from tests.ui.picture import picture
from tests.ui.test_cell_diff import CONSOLE, STRIPS, WIDTH, feed

ROWS = 2
SIZE = Size(WIDTH, ROWS)
PARTS = st.lists(
    st.tuples(st.integers(0, ROWS - 1), st.integers(0, 9), st.integers(10, WIDTH), STRIPS),
    max_size=LAYERS + 4,
)


def narrow(strip: Strip) -> Strip:
    """Without wide characters: what is left of half of one is the terminal's own affair."""
    found = Strip([Segment(text.replace("漢", "k"), style) for text, style, _ in strip])
    return found.adjust_cell_length(WIDTH, Style(bgcolor="#101010"))


def rows(strips: list[Strip]) -> list[ScreenPart]:
    return [ScreenPart(0, y, list(strip)) for y, strip in enumerate(strips)]


def in_full(screen: pyte.Screen, pieces: list[ScreenPart]) -> None:
    for x, y, segments in pieces:
        feed(screen, f"\x1b[{y + 1};{x + 1}H" + Strip(segments).render(CONSOLE))


@pytest.mark.slow
@given(st.lists(st.tuples(st.lists(STRIPS, min_size=ROWS, max_size=ROWS), PARTS), max_size=3))
@settings(max_examples=25, deadline=None)
def test_frames_that_leave_out_what_is_there_look_like_frames_in_full(
    frames: list[tuple[list[Strip], list[tuple[int, int, int, Strip]]]],
) -> None:
    image = ScreenState()
    lean, full = pyte.Screen(WIDTH, ROWS), pyte.Screen(WIDTH, ROWS)
    for strips, parts in frames:
        whole = rows([narrow(strip) for strip in strips])
        feed(lean, encode_parts(image.whole(whole, SIZE), CONSOLE))
        in_full(full, whole)
        for y, start, end, strip in parts:
            part = [ScreenPart(start, y, list(narrow(strip).crop(start, end)))]
            feed(lean, encode_parts(image.parts(part), CONSOLE))
            in_full(full, part)
        assert picture(lean) == picture(full)


def test_what_is_there_already_is_not_written_and_what_is_not_known_is() -> None:
    image, here = ScreenState(), rows([Strip([Segment("a" * WIDTH)])] * ROWS)
    assert image.whole(here, SIZE) == here
    assert image.whole(here, SIZE) == []
    assert image.parts([ScreenPart(3, 1, [Segment("a" * 5)])]) == []
    assert image.parts([ScreenPart(3, 1, [Segment("aaba")])]) == [
        ScreenPart(3, 1, [Segment("aaba")])
    ]
    assert image.written([ScreenPart(3, 1, [Segment("aaaa")])])
    assert image.whole(here, SIZE) == []
    image.resized(SIZE)  # as reported at the start
    assert image.whole(here, SIZE) == []
    image.resized(SIZE)  # as reported after resizing and back
    assert image.whole(here, SIZE) == here
    assert image.whole(here, Size(WIDTH, ROWS + 1)) == here
    image.forget()
    assert image.parts([ScreenPart(3, 1, [Segment("a")])]) == [ScreenPart(3, 1, [Segment("a")])]
