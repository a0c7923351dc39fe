"""Two publishers' texts of one story on about the same day are rivals, and no others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.library import Library

COURIER, POST, TIMES = "The Selby Courier", "Orvane Post", "Quill Times"
QUILL_FIRST = "A Voice of Quill"

MILL = (
    "The mill at Selby burned for nine hours on Monday after a shell hit its silo. Mira Tolven, the"
    " governor, said that seven millers were killed. The silo had held the barley of Harrowmouth."
)
SILO = (
    "A shell set fire to a silo in Selby on Monday. Governor Mira Tolven counted nine dead among"
    " the millers. Barley from Harrowmouth burned until the evening, and the mill is closed."
)
ELSEWHERE = (
    "A shell hit a school in Quern on Monday and killed two teachers. The roof of the gymnasium"
    " fell in, Aldo Reiss, the mayor, said. The pupils were at the swimming baths."
)
OTHER_SHELL = (
    "A shell hit a bus in Selby on Monday. Four passengers were wounded and taken to the hospital,"
    " the ambulance service said. The driver had stopped for a dog."
)


def rivals_of(tmp_path: Path, texts: Mapping[str, tuple[str, str, str]]) -> set[frozenset[str]]:
    """The pairs of rivals among texts, given by name as publisher, day and words.

    The heading is what stands before a hyphen in the name.
    """
    folder = tmp_path / "days"
    folder.mkdir()
    for name, (publisher, day, words) in texts.items():
        head = f"publisher: {publisher}\n" if publisher else ""
        above = f"---\ntitle: News of the day\n{head}date: {day}\n---\n\n## {name.split('-')[0]}"
        text = f"{above}\n\n{words}\n"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    library = Library(tmp_path / "cache", tmp_path / "data", [str(folder)])
    try:
        library.refresh()
        rows = library.ledger_rows()
        threads, rivals = rows.threads(), rows.rivals()
        names = {key: Path(row.place.source).stem for key in threads if (row := threads.row(key))}
        told_twice = rivals.keys()
        assert all(key in told_twice for key in names if rivals.of(key))
        return {
            frozenset((name, names[rival.place.key]))
            for key, name in names.items()
            for rival in rivals.of(key)
        }
    finally:
        library.close()


def test_two_publishers_tell_one_story(tmp_path: Path) -> None:
    found = rivals_of(
        tmp_path,
        {
            "mill": (COURIER, "2031-05-05", MILL),
            "silo": (POST, "2031-05-05", SILO),
            "school": (POST, "2031-05-05", ELSEWHERE),
        },
    )
    assert found == {frozenset(("mill", "silo"))}


def test_the_next_morning_is_about_the_same_day(tmp_path: Path) -> None:
    texts = {"mill": (COURIER, "2031-05-05", MILL), "silo": (POST, "2031-05-06", SILO)}
    assert rivals_of(tmp_path, texts) == {frozenset(("mill", "silo"))}


def test_each_of_three_publishers_has_two_rivals(tmp_path: Path) -> None:
    agency = "\n\nFiremen from Quill fought the flames until noon with water of the millpond."
    third = SILO.replace("A shell set fire", "On Monday a shell set fire").replace("nine", "eight")
    texts = {
        "mill": (COURIER, "2031-05-05", MILL),
        "silo": (POST, "2031-05-05", f"{SILO}{agency}"),
        "third": (TIMES, "2031-05-05", f"{third}{agency}"),
    }
    assert len(rivals_of(tmp_path, texts)) == 3


@pytest.mark.parametrize(
    "other",
    [
        pytest.param((COURIER, "2031-05-05", SILO), id="one publisher"),
        pytest.param(("", "2031-05-05", SILO), id="no publisher"),
        pytest.param((POST, "2031-05-08", SILO), id="days later"),
        pytest.param((POST, "2031-05-05", OTHER_SHELL), id="another shell in that town"),
        pytest.param((POST, "2031-05-05", ELSEWHERE), id="a shell elsewhere"),
        pytest.param((POST, "2031-05-05", MILL), id="the same words"),
    ],
)
def test_other_texts_are_no_rivals(tmp_path: Path, other: tuple[str, str, str]) -> None:
    texts = {"mill": (COURIER, "2031-05-05", MILL), "mill-other": other}
    assert rivals_of(tmp_path, texts) == set()


def test_a_text_of_the_same_day_comes_before_one_that_shares_more(tmp_path: Path) -> None:
    found = rivals_of(
        tmp_path,
        {
            "mill": (COURIER, "2031-05-05", MILL),
            "silo": (POST, "2031-05-05", SILO),
            "later": (POST, "2031-05-06", MILL.replace("seven", "eight")),
        },
    )
    assert frozenset(("mill", "silo")) in found and frozenset(("mill", "later")) not in found


def test_texts_of_the_same_day_are_the_first_rivals(tmp_path: Path) -> None:
    days = tmp_path / "days"
    days.mkdir()
    for publisher, day, words in (
        (QUILL_FIRST, "2031-05-06", SILO),
        (COURIER, "2031-05-05", MILL),
        (TIMES, "2031-05-05", SILO),
    ):
        head = f"---\ntitle: News\npublisher: {publisher}\ndate: {day}\n---\n\n## Selby"
        (days / f"{publisher}.md").write_text(f"{head}\n\n{words} {publisher}.\n", encoding="utf-8")
    library = Library(tmp_path / "cache", tmp_path / "data", [str(days)])
    try:
        library.refresh()
        rows = library.ledger_rows()
        threads, rivals = rows.threads(), rows.rivals()
        keys = {Path(row.place.source).stem: key for key in threads if (row := threads.row(key))}
        assert [one.publisher for one in rivals.of(keys[COURIER])] == [TIMES, QUILL_FIRST]
    finally:
        library.close()
