"""A view with several columns has its cells side by side in the list."""

import pytest

from reader.library.views.registry import VIEWS
from reader.library.views.view import Column
from reader.ui.page.columns import Styled, flowing
from reader.ui.page.listed_row import cells_in_columns
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, seen

COLUMNS = (Column("heading"), Column("count", 5))


@pytest.mark.parametrize(
    ("cells", "width", "line"),
    [
        (("Bridge", 12), 14, "Bridge   12   "),
        (("Bridge", None), 14, "Bridge        "),
        (("A long heading", "many"), 14, "A long … many "),
        (("A long heading", "many"), 3, "… …"),
    ],
)
def test_columns_share_the_width(cells: tuple[str, int], width: int, line: str) -> None:
    assert cells_in_columns(cells, COLUMNS, width) == line


def test_parts_that_flow_are_broken_only_where_they_are_longer_than_a_line() -> None:
    parts = [Styled(text) for text in ("● Ada Kessel", "■ Varn", "▲ Ruud and the others of Halden")]
    lines = [line.text for line in flowing(parts, 24)]
    assert lines == ["● Ada Kessel   ■ Varn", "▲ Ruud and the others of", "Halden"]
    assert [line.text for line in flowing(parts[:2], 16)] == ["● Ada Kessel", "■ Varn"]
    assert list(flowing([], 16)) == []


def test_one_column_has_it_all() -> None:
    assert cells_in_columns(("Bridge",), (Column("heading"),), 8) == "Bridge  "


async def test_a_key_opens_each_view_and_the_top_line_names_it(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        for view in VIEWS:
            await pilot.press("1", "U", view.key)
            assert screen.session.shown.view == view and not screen.session.shown.unread_only
            assert f"{view.key} {view.title}" in seen(pilot).splitlines()[0]
