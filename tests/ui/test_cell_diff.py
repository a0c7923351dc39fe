"""The shortened output gives the same picture as the full one in a terminal emulator."""

from itertools import pairwise

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.ui.terminal.cell_diff import ScreenPart, encode_parts, style_difference
from tests.ui.picture import picture

WIDTH = 30
CONSOLE = Console(force_terminal=True, color_system="truecolor")
STYLES = [
    Style(color=color, bgcolor=back, bold=bold, italic=italic, underline=line, reverse=reverse)
    for color in ("#e0e0e0", "#ff8000", "red", None)
    for back in ("#101010", "#204060", None)
    for bold, italic, line, reverse in (
        (False, False, False, False),
        (True, False, False, False),
        (False, True, False, False),
        (True, True, True, False),
        (False, False, False, True),
    )
]
TEXTS = st.text(st.sampled_from("ab漢 é…"), max_size=12) | st.just(" " * 9)
SEGMENTS = st.lists(
    st.builds(lambda text, style: Segment(text, style), TEXTS, st.sampled_from(STYLES)), max_size=6
)
STRIPS = SEGMENTS.map(lambda found: Strip(found).adjust_cell_length(WIDTH, STYLES[0]))


def feed(screen: pyte.Screen, text: str) -> None:
    pyte.Stream(screen).feed(text)


def whole(strip: Strip) -> str:
    return "\x1b[1;1H" + strip.render(CONSOLE)


@pytest.mark.slow
@given(st.lists(STRIPS, min_size=2, max_size=4))
@settings(max_examples=100, deadline=None)
def test_lines_told_by_what_differs_look_like_lines_told_in_full(strips: list[Strip]) -> None:
    lean, full = (pyte.Screen(WIDTH, 1) for _ in range(2))
    feed(lean, whole(strips[0]))
    for old, new in pairwise(strips):
        start, end = style_difference(old, new)
        pieces = [ScreenPart(start, 0, list(new.crop(start, end)))] if start < end else []
        feed(lean, encode_parts(iter(pieces), CONSOLE))
        feed(full, whole(new))
        assert picture(lean) == picture(full)


@pytest.mark.slow
@given(STRIPS, st.lists(st.tuples(st.integers(0, 5), st.integers(6, WIDTH)), min_size=1))
@settings(max_examples=100, deadline=None)
def test_parts_that_overlap_are_each_written_where_they_stand(
    strip: Strip, parts: list[tuple[int, int]]
) -> None:
    narrow = Strip([Segment(text.replace("漢", "k"), style) for text, style, _ in strip])
    lean, full = (pyte.Screen(WIDTH, 1) for _ in range(2))
    narrow = narrow.adjust_cell_length(WIDTH, STYLES[0])
    feed(lean, whole(narrow))
    feed(full, whole(narrow))
    pieces = (ScreenPart(start, 0, list(narrow.crop(start, end))) for start, end in parts)
    feed(lean, encode_parts(pieces, CONSOLE))
    assert picture(lean) == picture(full)


@given(st.lists(STRIPS, min_size=1, max_size=3))
@settings(max_examples=50, deadline=None)
def test_what_follows_is_written_in_no_style(strips: list[Strip]) -> None:
    screen = pyte.Screen(WIDTH, len(strips))
    pieces = (ScreenPart(0, y, list(strip)) for y, strip in enumerate(strips))
    feed(screen, encode_parts(pieces, CONSOLE) + "\x1b[1;1Hx")
    cell = screen.buffer[0][0]
    assert (cell.fg, cell.bg, cell.bold, cell.italics) == ("default", "default", False, False)


def test_a_line_of_blanks_takes_few_bytes() -> None:
    blank = Strip([Segment(" " * 200, STYLES[0])])
    assert len(encode_parts(iter([ScreenPart(0, 0, list(blank))]), CONSOLE)) < 80


def test_colours_are_those_that_the_terminal_has() -> None:
    for number, system in enumerate(("standard", "256", "truecolor")):
        # A style remembers the colours that it was first asked for, so each has its own.
        strip = [Segment("text", Style(color=f"#ff800{number}"))]
        console = Console(force_terminal=True, color_system=system)  # type: ignore[arg-type]
        encoded = encode_parts(iter([ScreenPart(0, 0, strip)]), console)
        assert ("38;2" in encoded) == (system == "truecolor")
    assert "38" not in encode_parts(iter([ScreenPart(0, 0, strip)]), Console(color_system=None))
