"""Keys that move in a page of entries: one entry, lines, and to both ends."""

from __future__ import annotations

import pytest
from textual.geometry import Size

from reader.models import Span
from reader.ui.page.page import PageBlock, PageBlocks
from reader.ui.panes.entries import EntriesView

LAST = 10**9


def view_of(*heights: int) -> EntriesView:
    """Twelve lines of a page: two of a title, and entries of these heights."""
    view = EntriesView(id="entries")
    view._room = Size(41, 12)
    blocks = [PageBlock("Title"), PageBlock("")]
    for number, height in enumerate(heights):
        blocks += [PageBlock(f"{number}", target=Span(1, number, number + 1))] * height
    view.set_pieces(PageBlocks(blocks))
    return view


def test_the_next_entry_is_chosen_whatever_its_height() -> None:
    view = view_of(3, 1, 4)
    view.move_by(1)
    assert (view.chosen, view.top) == (2, 0)
    view.move_by(1)
    view.move_by(1)
    assert view.chosen == 6
    view.move_by(-1)
    assert view.chosen == 5


@pytest.mark.parametrize("height", [1, 3, 9])
def test_pages_leave_out_no_line(height: int) -> None:
    view = view_of(*[height] * 30)
    view.move_by(1)
    seen = {*range(view.top, view.top + 12)}
    while view.chosen != 2 + 29 * height:
        before = view.chosen
        view.move_by(11)
        assert view.chosen is not None and before is not None and view.chosen > before
        seen |= {*range(view.top, view.top + 12)}
        assert view.chosen_target is not None
    assert seen >= {*range(2 + 29 * height)}
    for _ in range(30 * height):
        view.move_by(-11)
    assert (view.chosen, view.top) == (2, 0)


def test_the_ends_choose_the_last_entry_and_show_the_title() -> None:
    view = view_of(*[2] * 40)
    view.move_by(1)
    view.go_to_end()
    assert (view.chosen, view.top) == (80, 70)
    view.move_by(-LAST)
    assert (view.chosen, view.top) == (2, 0)
    view.choose_again(None)
    view.go_to(20)
    view.move_by(-LAST)
    assert (view.chosen, view.top) == (2, 0)


def test_a_page_without_entries_scrolls() -> None:
    view = view_of()
    view.set_pieces(PageBlocks([PageBlock("line")] * 50))
    view.move_by(5)
    assert view.top == 5
    view.go_to_end()
    assert view.top == 38
    assert view.chosen is None
