"""The view of threads: the developments of a story by day, below its newest heading."""

from __future__ import annotations

from pathlib import Path

from reader.library import Library
from reader.library.rows import Row
from reader.library.views.threads import THREADS
from tests.library.bulletin_files import opened, rows
from tests.library.test_figures_view import told


def threads(library: Library, query: str = "") -> list[Row]:
    library.view_data.stories.update()
    if not query:
        return rows(library, THREADS)
    found = library.search(query, view=THREADS, limit=None).listing
    return found.rows(0, len(found))


def test_a_story_is_told_from_its_first_day_on(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        found = threads(library)
        assert [row.cells[0] for row in found] == [
            "Tanks, day 3 · 3",
            *(f"Tanks, day {day}" for day in (1, 2, 3)),
        ]
        assert found[0].is_heading and found[0].date == "2029-05-03"
        assert [row.cells[1] for row in found[1:]] == [f"2029-05-0{day}" for day in (1, 2, 3)]


def test_marks_act_on_the_developments_of_the_list(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        threads(library)
        listing = library.listing(THREADS)
        assert library.read_all(listing) == 3
        assert all(row.state.read for row in listing.rows(1, 9))
        assert listing.index_of(listing.targets()[1]) == 2


def test_a_query_leaves_whole_stories(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        assert len(threads(library, "on:2029-05-01 ")) == 4
        assert threads(library, "ferry ") == []


def test_what_goes_on_with_nothing_is_no_thread(tmp_path: Path) -> None:
    told(tmp_path)
    for day in (2, 3):
        (tmp_path / "in" / f"2029-05-0{day}.md").unlink()
    with opened(tmp_path) as library:
        assert threads(library) == []
