"""The view of threads: the developments of a story by day, below its newest heading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

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
        assert found[0].cells == ("Tanks, day 3", "· 3")
        assert [row.cells[0] for row in found[1:]] == [
            *(f"Tanks, day {day}" for day in (1, 2, 3)),
        ]
        assert found[0].is_heading and found[0].date == "2029-05-03"
        assert [row.cells[2] for row in found[1:]] == [f"2029-05-0{day}" for day in (1, 2, 3)]


def test_a_number_that_moved_stands_in_its_row(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        stories = library.view_data.stories
        threads(library)
        assert [row.cells[1] for row in threads(library)[1:]] == [
            "",
            "at least 40 → 48 tanks, Norrel’s general staff",
            "48 → about 55 tanks, Norrel’s general staff",
        ]
        assert stories.is_current


def test_numbers_of_two_claimants_are_no_number_that_moved(tmp_path: Path) -> None:
    texts = (
        "Norrel’s general staff said Sarth had lost 40 tanks at Quern near the Odrin mill.",
        "Sarth’s defence ministry said it had lost 12 tanks at Quern near the Odrin mill.",
    )
    assert moved_of(tmp_path, texts) == ["", ""]


def test_numbers_of_two_nights_are_no_number_that_moved(tmp_path: Path) -> None:
    texts = (
        "Norrel’s general staff said Sarth had launched 40 drones a night at Quern’s Odrin mill.",
        "Norrel’s general staff said Sarth had launched 12 drones a night at Quern’s Odrin mill.",
    )
    assert moved_of(tmp_path, texts) == ["", ""]


HIT = "A missile hit the Odrin mill at Quern and killed {} people, {} said."
ROSE = "The toll of the missile strike on the Odrin mill at Quern has risen to {}, {} said."


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ((HIT.format(9, "governor Lio Venn"), ROSE.format(13, "mayor Ada Pohl")), "9 → 13"),
        (
            (
                HIT.format(9, "governor Lio Venn"),
                ROSE.format(13, "mayor Ada Pohl"),
                ROSE.format(13, "the police"),
                ROSE.format(14, "a doctor"),
            ),
            "13 → 14",
        ),
    ],
)
def test_a_toll_that_rose_stands_in_its_row_whoever_states_it(
    tmp_path: Path, texts: Sequence[str], words: str
) -> None:
    found = moved_of(tmp_path, texts)
    assert str(found[-1]).startswith(words) and found[0] == ""
    assert "" in found[-2:-1] or str(found[-2]).startswith("9")


@pytest.mark.parametrize(
    "second",
    [
        HIT.format(13, "mayor Ada Pohl").replace("A missile", "Another missile"),
        ROSE.format(9, "mayor Ada Pohl"),
        ROSE.format(7, "mayor Ada Pohl"),
        "The missile strike on the Odrin mill at Quern wounded 40 people, Ada Pohl said.",
        "The missile strike on the Odrin mill at Quern killed three children, Ada Pohl said.",
        "Since January strikes at Quern’s Odrin mill have killed 61 people, Ada Pohl said.",
        "The strike on the Odrin mill at Quern killed 20 soldiers of Sarth, Ada Pohl said.",
    ],
)
def test_another_number_of_dead_is_no_toll_that_rose(tmp_path: Path, second: str) -> None:
    found = moved_of(tmp_path, (HIT.format(9, "governor Lio Venn"), second))
    assert found in ([], ["", ""])


def test_no_toll_rises_behind_one_that_is_lower(tmp_path: Path) -> None:
    texts = [
        HIT.format(14, "governor Lio Venn"),
        HIT.format(5, "governor Lio Venn").replace("A missile", "A second missile"),
        ROSE.format(13, "mayor Ada Pohl"),
    ]
    assert not any(moved_of(tmp_path, texts))


def moved_of(root: Path, texts: Sequence[str]) -> list[object]:
    """What the rows of the only thread say of numbers."""
    (root / "in").mkdir()
    for day, text in enumerate(texts, 1):
        (root / "in" / f"2029-05-0{day}.md").write_text(
            f"---\ndate: 2029-05-0{day}\n---\n# Day {day}\n\n## Odrin mill at Quern\n\n{text}\n"
        )
    with opened(root) as library:
        threads(library)
        return [row.cells[1] for row in threads(library)[1:]]


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
