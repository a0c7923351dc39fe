"""Marks that the version before sections wrote are on the parts that their texts stand in now.

The folder has two bulletins and the marks that were made when "Fighting" with its bullets was one
development, and a section was the beginning of the heading below it.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.rows import Row
from tests.library.bulletin_files import opened

EARLIER = Path(__file__).with_name("earlier") / "divided"
SHELLED, VILLAGES, IMPACTS = "Keldian gunners", "Varnland’s general staff", "“We counted 38"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(EARLIER / "in", tmp_path / "in")
    (tmp_path / "data").mkdir()
    shutil.copy(EARLIER / "marks-desk.jsonl", tmp_path / "data")
    with opened(tmp_path) as opened_library:
        yield opened_library


def row(library: Library, beginning: str) -> Row:
    listing = library.listing()
    return next(row for row in listing.rows(0, len(listing)) if row.title.startswith(beginning))


def test_all_parts_of_a_text_that_was_read_are_read(library: Library) -> None:
    assert all(row(library, part).state.read for part in (SHELLED, VILLAGES, IMPACTS))
    assert not row(library, "Foreign Minister").state.read
    assert not row(library, "Foreign Minister").state.updated


def test_bookmark_note_tags_and_place_are_on_the_part_with_most_of_the_words(
    library: Library,
) -> None:
    on = [part for part in (SHELLED, VILLAGES, IMPACTS) if row(library, part).state.bookmarked]
    assert len(on) == 1
    key = row(library, on[0]).key
    assert (library.note(key), library.tags(key)) == ("Ask the port.", ("harbour",))
    assert library.place(key) is not None
    others = [row(library, part).key for part in (SHELLED, VILLAGES, IMPACTS) if part != on[0]]
    assert not any(library.note(other) or library.tags(other) for other in others)


def test_a_correction_is_on_its_quote(library: Library) -> None:
    article = library.article(row(library, IMPACTS).key)
    assert article
    speakers = {article.found.people[n].name for q in article.found.quotes for n in q.speakers}
    assert "Juna Holm" in speakers


def test_a_heading_that_lost_its_section_keeps_its_marks(library: Library) -> None:
    power = row(library, "Power is back")
    assert power.state.read and library.tags(power.key) == ("power",)
    assert not row(library, "Wells are dry").state.read
