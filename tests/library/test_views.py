"""A view is one description: what it lists, prints and narrows comes from it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.library import Library
from reader.library.index.listed_rows import ListedEntry
from reader.library.rows import Listing, Row
from reader.library.search.language.query_parser import parse_query
from reader.library.views.developments import DEVELOPMENT_COLUMNS, DEVELOPMENTS
from reader.library.views.grouped_list import RowGroup
from reader.library.views.registry import VIEWS
from reader.library.views.view import Column, RowTests, View, ViewData
from tests.library.builders import wait_until
from tests.library.bulletin_files import brief, key_of, opened, rows

UNREAD_BOOKMARKS = View(
    "unread_bookmarks", "8", "Unread bookmarks", DEVELOPMENT_COLUMNS, "is:bookmarked is:unread"
)
NOTED = View("noted", "9", "Notes", DEVELOPMENT_COLUMNS, "has:note")


class Half(NamedTuple):
    """A row of a view of its own: a development stands in it twice."""

    key: int
    entry: ListedEntry


def list_halves(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """Two rows a development, with keys of their own."""

    def fetch(group: RowGroup) -> list[Half]:
        return [Half(e.key * 2 + n, e) for e in data.entries(group) for n in (0, 1)]

    def draw(half: Half) -> Row:
        cells = (half.entry.title, half.key % 2)
        return Row("half", half.key, half.entry.key, cells, data.state_of(half.entry))

    doubled = [group._replace(size=group.size * 2) for group in groups]
    firsts = ((group.bulletin, half) for group in doubled for half in fetch(group)[::2])
    homes = {half.entry.key: (bulletin, half.key) for bulletin, half in firsts}
    return data.row_list(doubled, fetch, draw, homes.get)


HALVES = View(
    "halves",
    "8",
    "Halves",
    (Column("heading"), Column("half", 4)),
    "is:unread",
    "",
    "",
    list_halves,
)


def filled(root: Path) -> None:
    for day in (1, 2, 3):
        brief(root / "in", day)


def marked(library: Library) -> None:
    """Three bookmarks, two of them read, one of these with a note."""
    one, two, three = (key_of(library, f"Bridge {day} reopens") for day in (1, 2, 3))
    library.set_bookmark([one, two, three], True)
    library.set_read([one, two], True)
    library.set_note(two, "Ask again.")
    wait_until(lambda: not library.unsaved())  # a row says whether its marks are on the disk


def test_names_and_keys_are_those_of_one_view() -> None:
    assert len({view.name for view in VIEWS}) == len({view.key for view in VIEWS}) == len(VIEWS)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_nothing_is_wrong_with_the_query_of_a_view(view: View) -> None:
    assert parse_query(f"{view.query} ").mistakes == ()


OF_DEVELOPMENTS = [view for view in VIEWS if view.tells_summaries]


@pytest.mark.parametrize(
    "view", [*OF_DEVELOPMENTS, UNREAD_BOOKMARKS, NOTED], ids=lambda view: view.name
)
def test_a_view_lists_what_a_search_for_its_query_finds(tmp_path: Path, view: View) -> None:
    filled(tmp_path)
    with opened(tmp_path) as library:
        marked(library)
        for shown in (view, view.unread_only):
            found = library.search(f"{shown.query} ", limit=None).listing
            assert rows(library, shown) == found.rows(0, len(found))


def test_a_view_needs_no_more_than_its_query(tmp_path: Path) -> None:
    filled(tmp_path)
    with opened(tmp_path) as library:
        marked(library)
        titles = [row.title for row in rows(library, UNREAD_BOOKMARKS) if not row.is_heading]
        assert titles == ["Bridge 3 reopens"]
        titles = [row.title for row in rows(library, NOTED) if not row.is_heading]
        assert titles == ["Bridge 2 reopens"]
        library.read_all(library.listing(UNREAD_BOOKMARKS))
        assert rows(library, UNREAD_BOOKMARKS) == []


def test_what_is_kept_stays_in_a_view_that_a_search_fills(tmp_path: Path) -> None:
    filled(tmp_path)
    with opened(tmp_path) as library:
        marked(library)
        one = key_of(library, "Bridge 1 reopens")
        kept = library.listing(NOTED, keep=frozenset({one})).rows(0, 9)
        assert [row.title for row in kept if not row.is_heading] == [
            "Bridge 2 reopens",
            "Bridge 1 reopens",
        ]


def test_a_view_may_have_rows_of_its_own_and_marks_act_on_their_targets(tmp_path: Path) -> None:
    filled(tmp_path)
    with opened(tmp_path) as library:
        listing = library.search("bridge ", view=HALVES).listing
        bridges = [key_of(library, f"Bridge {day} reopens") for day in (3, 2, 1)]
        found = [row for row in listing.rows(0, 99) if not row.is_heading]
        assert [row.target for row in found] == [key for key in bridges for _ in (0, 1)]
        assert [row.cells[1] for row in found] == [0, 1] * 3
        assert listing.targets() == bridges
        assert library.read_all(listing) == 3
        assert all(row.state.read for row in listing.rows(0, 99) if not row.is_heading)
        assert len(library.search("bridge ", view=HALVES).listing) == 0
        assert len(library.listing(DEVELOPMENTS)) == 12
