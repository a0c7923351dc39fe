"""The snapshot of the marks in the index equals the marks, or is not used."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.rows import Correction, ReadingPosition
from reader.library.views.bookmarks import BOOKMARKS
from reader.library.views.developments import DEVELOPMENTS
from tests.library.builders import wait_until
from tests.library.bulletin_files import brief, key_of, opened, row_of, rows
from tests.quick import first_quick

QUOTE = " “We are proud,” said Ilse Varn, the engineer."
TITLES = ("Bridge 1 reopens", "Bridge 2 reopens")


def marked(folder: Path) -> int:
    """Two bulletins with marks of every kind on one development; its key."""
    for day in (1, 2):
        brief(folder / "in", day, QUOTE)
    with opened(folder) as library:
        key = key_of(library, TITLES[0])
        library.set_read([key, key_of(library, TITLES[1])], True)
        library.set_bookmark([key], True)
        library.set_note(key, "look again")
        library.set_tags(key, ["bridges", "north"])
        library.set_place(key, ReadingPosition(1, 7))
        article = library.article(key)
        assert article is not None
        library.correct(key, article.found.quotes[0].span, Correction("Mirel Dask"))
        wait_until(lambda: not library.unsaved())
    return key


def picture(library: Library, key: int) -> list[object]:
    """Everything that a screen shows of marks."""
    return [
        rows(library),
        library.counts(),
        library.article(key),
        library.place(key),
        [row.title for row in library.listing(DEVELOPMENTS.unread_only).rows(0, 99)],
        [row.title for row in library.listing(BOOKMARKS).rows(0, 99)],
    ]


def loads_marks(folder: Path, then: str = "pass") -> bool:
    """Whether a start reads the files of marks before the first screen needs them."""
    code = (
        "import sys; from pathlib import Path; from reader.library import Library;"
        f"home = Path({str(folder)!r});"
        "library = Library(home / 'cache', home / 'data', [str(home / 'in')], computer='desk');"
        f"library.listing().rows(0, 99); library.counts(); {then};"
        "print('reader.library.marks.mark_actions' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.strip() == "True"


def test_a_first_screen_is_drawn_without_the_marks_being_read(tmp_path: Path) -> None:
    key = marked(tmp_path)
    assert not loads_marks(tmp_path, f"library.article({key}); library.place({key})")
    assert loads_marks(tmp_path, f"library.set_bookmark([{key}], False)")


def test_what_is_kept_looks_like_the_marks_themselves(tmp_path: Path) -> None:
    key = marked(tmp_path)
    with opened(tmp_path, refresh=False) as library:
        before = picture(library, key)
        library._marks.load()
        assert picture(library, key) == before
        row = row_of(library, TITLES[0])
        assert (row.state.read, row.state.bookmarked, row.state.noted, row.state.tags) == (
            True,
            True,
            True,
            row.state.tags,
        )
        assert row.state.tags == ("bridges", "north")
        article = library.article(key)
        assert article is not None and article.found.quotes[0].basis == "corrected"


def test_marks_that_came_from_elsewhere_are_read_at_once(tmp_path: Path) -> None:
    key = marked(tmp_path)
    with opened(tmp_path, refresh=False) as other:
        other.set_bookmark([key], False)
        wait_until(lambda: not other.unsaved())
    (tmp_path / "cache" / "copy").mkdir()
    for file in (tmp_path / "data").glob("marks-desk*.jsonl"):
        file.rename(file.with_name("marks-laptop.jsonl"))
    assert loads_marks(tmp_path)
    with opened(tmp_path, refresh=False) as library:
        assert not row_of(library, TITLES[0]).state.bookmarked


@pytest.mark.parametrize("harm", first_quick(["shorten", "touch", "delete"]))
def test_nothing_is_believed_of_files_that_have_changed(tmp_path: Path, harm: str) -> None:
    marked(tmp_path)
    (file,) = (tmp_path / "data").glob("marks-*.jsonl")
    lines = file.read_bytes().splitlines(keepends=True)
    if harm == "touch":
        file.write_bytes(b"".join(lines))
    elif harm == "shorten":
        file.write_bytes(b"".join(lines[:1]))
    else:
        file.unlink()
    assert loads_marks(tmp_path)
    with opened(tmp_path, refresh=False) as library:
        assert row_of(library, TITLES[0]).state.read == (harm == "touch")


def test_a_text_that_changed_is_shown_as_updated_before_the_marks_are_read(
    tmp_path: Path,
) -> None:
    marked(tmp_path)
    brief(tmp_path / "in", 1, " “We are 80,” said Ilse Varn.")
    with opened(tmp_path) as library:
        before = row_of(library, TITLES[0])
        assert before.state.updated
    with opened(tmp_path, refresh=False) as again:
        assert row_of(again, TITLES[0]) == before


def test_a_mark_made_before_the_marks_were_read_is_not_lost(tmp_path: Path) -> None:
    key = marked(tmp_path)
    with opened(tmp_path, refresh=False) as library:
        library.set_bookmark([key], False)
        assert not row_of(library, TITLES[0]).state.bookmarked
        assert library.undo() is not None
        assert row_of(library, TITLES[0]).state.bookmarked
        assert library.close() == ()
    with opened(tmp_path, refresh=False) as again:
        assert row_of(again, TITLES[0]).state.bookmarked


def test_a_new_index_keeps_nothing_until_the_marks_are_read(tmp_path: Path) -> None:
    marked(tmp_path)
    for file in (tmp_path / "cache").glob("index*"):
        file.unlink()
    with opened(tmp_path) as library:
        assert row_of(library, TITLES[0]).state.bookmarked
        assert library.article(key_of(library, TITLES[0])) is not None
    assert not loads_marks(tmp_path)


def test_what_is_no_list_of_files_is_not_believed(tmp_path: Path) -> None:
    key = marked(tmp_path)
    with sqlite3.connect(tmp_path / "cache" / "index.sqlite3") as index:
        index.execute("UPDATE held_of SET files = NULL")
    index.close()
    with opened(tmp_path, refresh=False) as library:
        assert library.row(key) is not None and row_of(library, TITLES[0]).state.bookmarked
