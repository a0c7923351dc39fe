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


OLD = "# Lake brief\n\nThe dam at Orm holds after a night of rain\n\n"
NEW = "# The dam at Orm holds after a night of rain\n\n"
TOLD = "## Power is back\n\nTwo lines were mended, and the trams ran again by the evening.\n"


@pytest.mark.parametrize(
    ("top", "own", "expected"),
    [
        (NEW, "", "Ask the port."),  # the lead became the title
        (NEW, "Which lines?", "Which lines?"),  # a note of its own is never replaced
        ("# The ferry at Ek sails again\n\n", "", ""),  # another title
    ],
)
def test_the_note_on_a_lead_that_became_the_title_is_on_the_development_below_it(
    tmp_path: Path, top: str, own: str, expected: str
) -> None:
    file = tmp_path / "in" / "brief.md"
    file.parent.mkdir()
    file.write_text(OLD + TOLD)
    with opened(tmp_path) as library:
        power, lead = row(library, "Power is back").key, row(library, "The dam").key
        if own:
            library.set_note(power, own)
        library.set_note(lead, "Ask the port.")
        library.set_read([lead], True)
    file.write_text(top + TOLD)
    with opened(tmp_path) as library:
        below = row(library, "Power is back")
        assert (library.note(below.key), below.state.read) == (expected, False)
    file.write_text(OLD + TOLD)
    shutil.rmtree(tmp_path / "cache")
    with opened(tmp_path) as library:
        lead_row = row(library, "The dam")
        assert (library.note(lead_row.key), lead_row.state.read) == ("Ask the port.", True)
        assert library.note(row(library, "Power is back").key) == own
