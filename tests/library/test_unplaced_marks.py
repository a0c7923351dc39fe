"""Marks whose development is gone from a listed text stand at the end of the bookmarks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.rows import Row
from reader.library.views.bookmarks import BOOKMARKS
from tests.library.bulletin_files import opened, refreshed

HEAD = "---\ndate: 2025-03-03\n---\n# Lake brief\n\nA calm day on the lake, with little wind.\n\n"
FERRY = (
    "## The ferry sails again\n\n“We sail at noon,” said Ilse Varn, the harbour master of Ek. The"
    " ferry had been in the dock for eleven days, and the crew painted it twice meanwhile.\n\n"
)
POWER = (
    "## Power is back\n\nTwo lines were mended at Orm, and by the evening the trams of the old town"
    " ran again on both banks of the river.\n\n"
)
WELLS = (
    "## Wells are dry\n\nThe villages above the dam fetch their water with carts from the springs"
    " near the chapel, and the mayor hopes for rain before the week ends.\n\n"
)


def write(root: Path, *parts: str, name: str = "lake.md") -> Path:
    (root / "in").mkdir(exist_ok=True)
    file = root / "in" / name
    file.write_text(HEAD + "".join(parts))
    return file


def key_of(library: Library, beginning: str) -> int:
    listing = library.listing()
    return next(row.key for row in listing.rows(0, 99) if row.title.startswith(beginning))


def gone(library: Library) -> list[Row]:
    return [row for row in library.listing(BOOKMARKS).rows(0, 99) if row.kind == "gone"]


def marked(root: Path, mark: Callable[[Library, int], object]) -> None:
    """Mark the development about the ferry, which then leaves the text."""
    write(root, FERRY, POWER)
    with opened(root) as library:
        mark(library, key_of(library, "The ferry"))
    write(root, POWER, WELLS)


MARKS: dict[str, Callable[[Library, int], object]] = {
    "bookmark": lambda library, key: library.set_bookmark([key], True),
    "note": lambda library, key: library.set_note(key, "Ask the harbour."),
    "tags": lambda library, key: library.set_tags(key, ["ferry"]),
}


@pytest.mark.parametrize("kind", MARKS)
def test_a_mark_whose_development_is_gone_is_listed_with_its_heading(
    tmp_path: Path, kind: str
) -> None:
    marked(tmp_path, MARKS[kind])
    with opened(tmp_path) as library:
        (row,) = gone(library)
        assert row.title == "the ferry sails again"
        assert row.state.bookmarked == (kind == "bookmark")
        assert library.listing(BOOKMARKS).rows(0, 1)[0].title == "No longer in lake.md"
        assert row.target is None
        everything = library.listing().rows(0, 99)
        assert not any(one.state.bookmarked or one.state.noted for one in everything)
        counts = library.counts()
        assert (counts.unread, counts.bookmarked) == (3, 0)
        listing = library.listing(BOOKMARKS)
        assert (library.count_unread(listing), listing.targets()) == (0, [])


def test_nothing_is_listed_for_a_text_that_was_only_read(tmp_path: Path) -> None:
    marked(tmp_path, lambda library, key: library.set_read([key], True))
    with opened(tmp_path) as library:
        assert not len(library.listing(BOOKMARKS))


def test_nothing_is_listed_while_no_file_of_that_name_is_read(tmp_path: Path) -> None:
    marked(tmp_path, MARKS["bookmark"])
    (tmp_path / "in" / "lake.md").unlink()
    write(tmp_path, WELLS, name="other.md")
    with opened(tmp_path) as library:
        assert not len(library.listing(BOOKMARKS))


def test_a_removed_bookmark_does_not_return_from_an_earlier_wording(tmp_path: Path) -> None:
    write(tmp_path, FERRY)
    with opened(tmp_path) as library:
        library.set_bookmark([key_of(library, "The ferry")], True)
    write(tmp_path, FERRY.replace("eleven", "twelve"))
    with opened(tmp_path) as library:
        library.set_bookmark([key_of(library, "The ferry")], False)
    write(tmp_path, WELLS)
    with opened(tmp_path) as library:
        assert gone(library) == []


def test_two_wordings_of_one_development_are_one_row(tmp_path: Path) -> None:
    write(tmp_path, FERRY)
    with opened(tmp_path) as library:
        library.set_bookmark([key_of(library, "The ferry")], True)
    write(tmp_path, FERRY.replace("eleven", "twelve"))
    with opened(tmp_path) as library:
        library.set_note(key_of(library, "The ferry"), "Ask the harbour.")
    write(tmp_path, WELLS)
    with opened(tmp_path) as library:
        (row,) = gone(library)
        assert row.state.bookmarked and row.state.noted
        (found,) = library.view_data.unplaced.marks()
        assert (found.note, found.name, found.day) == ("Ask the harbour.", "lake.md", "2025-03-03")


def test_the_marks_are_on_their_text_again_when_it_comes_back(tmp_path: Path) -> None:
    marked(tmp_path, MARKS["bookmark"])
    with opened(tmp_path) as library:
        assert len(gone(library)) == 1
        write(tmp_path, FERRY, POWER)
        refreshed(library)
        assert gone(library) == []
        row = library.row(key_of(library, "The ferry"))
        assert row is not None and row.state.bookmarked


def test_all_marks_of_a_row_are_removed_and_undo_restores_them(tmp_path: Path) -> None:
    def mark(library: Library, key: int) -> None:
        for one in MARKS.values():
            one(library, key)

    marked(tmp_path, mark)
    with opened(tmp_path) as library:
        (row,) = gone(library)
        library.view_data.unplaced.remove(row.key)
        assert gone(library) == []
        assert library.undo() == "“the ferry sails again” left without marks"
        assert gone(library) == [row]
        library.view_data.unplaced.remove(row.key)
    with opened(tmp_path) as library:  # the removal is on the disk
        assert gone(library) == []
        write(tmp_path, FERRY)
        refreshed(library)
        found = library.row(key_of(library, "The ferry"))
        assert found is not None
        assert not found.state.bookmarked and not found.state.noted and not found.state.tags


def test_the_earlier_words_are_found_where_they_are_kept(tmp_path: Path) -> None:
    marked(tmp_path, MARKS["bookmark"])
    with opened(tmp_path) as library:
        (found,) = library.view_data.unplaced.marks()
        kept = library.earlier.kept(found.texts[0])
        assert kept is not None
        assert (kept[0].title, kept[1].heading) == ("Lake brief", "The ferry sails again")


def test_rows_of_the_list_can_be_walked_in_both_directions(tmp_path: Path) -> None:
    marked(tmp_path, MARKS["bookmark"])
    with opened(tmp_path) as library:
        library.set_bookmark([key_of(library, "Power")], True)
        listing = library.listing(BOOKMARKS)
        kinds = [row.kind for row in listing.rows(0, 99)]
        assert kinds == ["bulletin", "development", "bulletin", "gone"]
        assert (listing.readable, listing.step(1, 1), listing.step(3, -1)) == (2, 3, 1)
        assert (listing.step(0, 1), listing.step(0, 9), listing.step(3, 9)) == (1, 3, 3)
        assert [listing.number_of(at) for at in (1, 3)] == [1, 2]
        assert listing.step_bulletin(1, 1) == 3 and listing.step_bulletin(3, -1) == 1
        assert listing.step_bulletin(3, 1) is None
        assert listing.step_unread(3, -1) == 1 and listing.step_unread(1, 1) is None
        assert listing.bulletin_rows(3) == range(2, 4)
        (row,) = listing.rows(3, 4)
        assert listing.index_of(None, row.key) == 3
