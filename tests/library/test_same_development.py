"""Marks follow a development when its file is moved, copied, corrected or extended."""

import os
import shutil
from pathlib import Path

import pytest

from reader.library.rows import Progress
from reader.library.views.bookmarks import BOOKMARKS
from tests.library.bulletin_files import (
    PARTS,
    TODAY,
    brief,
    key_of,
    opened,
    refreshed,
    row_of,
    rows,
    titles,
)

ADDED = " Later in the day the mayor, Tilda Brock, thanked “every hand that had carried a stone.”"


def read_one(root: Path) -> int:
    """Read and bookmark one development of one bulletin; its key."""
    brief(root / "in", 1)
    with opened(root) as library:
        key = key_of(library, "Bridge 1 reopens")
        library.set_read([key], True)
        library.set_bookmark([key], True)
        return key


@pytest.mark.slow
def test_marks_follow_a_file_that_was_moved_and_renamed(tmp_path: Path) -> None:
    read_one(tmp_path)
    (tmp_path / "in" / "2024-10-01.md").rename(tmp_path / "in" / "saved.md")
    with opened(tmp_path) as library:
        row = row_of(library, "Bridge 1 reopens")
        assert row.state.read and row.state.bookmarked and not row.state.updated
        assert library.counts().bulletins == 1


def test_marks_wait_for_a_bulletin_that_is_away_for_a_while(tmp_path: Path) -> None:
    read_one(tmp_path)
    path = tmp_path / "in" / "2024-10-01.md"
    with opened(tmp_path) as library:
        path.rename(tmp_path / "away.md")
        refreshed(library)
        assert titles(library) == []
        (tmp_path / "away.md").rename(path)
        refreshed(library)
        assert row_of(library, "Bridge 1 reopens").state.bookmarked


def test_a_development_that_grew_keeps_its_key_and_marks_and_is_updated(tmp_path: Path) -> None:
    key = read_one(tmp_path)
    brief(tmp_path / "in", 1, bridge=ADDED)
    with opened(tmp_path) as library:
        row = library.row(key)
        assert row is not None and row.title == "Bridge 1 reopens"
        assert row.state.read and row.state.bookmarked and row.state.updated
        library.set_read([key], True)
        row = library.row(key)
        assert row is not None and row.state.read and not row.state.updated
        assert library.undo() == "“Bridge 1 reopens” marked as read"
        row = library.row(key)
        assert row is not None and row.state.read and row.state.updated


def test_marks_follow_a_moved_development_while_the_rest_is_still_being_read(
    tmp_path: Path,
) -> None:
    read_one(tmp_path)
    moved = tmp_path / "in" / "saved.md"
    os.utime((tmp_path / "in" / "2024-10-01.md").rename(moved), (9e9, 9e9))
    brief(tmp_path / "in", 2)
    seen: list[bool] = []
    with opened(tmp_path, refresh=False) as library:

        def report(progress: Progress) -> None:
            seen.append(row_of(library, "Bridge 1 reopens").state.read)

        library.refresh(given=None, today=TODAY, report=report, stop=lambda: False)
    assert len(seen) >= 2 and all(seen)


def test_a_mended_typo_is_no_update(tmp_path: Path) -> None:
    key = read_one(tmp_path)
    path = tmp_path / "in" / "2024-10-01.md"
    path.write_text(path.read_text().replace("by night.", "by nights."))
    with opened(tmp_path) as library:
        row = library.row(key)
        assert row is not None and row.state.read and not row.state.updated


def test_a_bulletin_that_grew_keeps_the_marks_of_its_other_developments(tmp_path: Path) -> None:
    key = read_one(tmp_path)
    path = tmp_path / "in" / "2024-10-01.md"
    path.write_text(
        path.read_text().replace("## Bridge", "## Lamps lit\n\nAll of them.\n\n## Bridge")
    )
    with opened(tmp_path) as library:
        assert titles(library)[1:3] == ["Lamps lit", "Bridge 1 reopens"]
        row = library.row(key)
        assert row is not None and row.state.read and not row.state.updated


def test_two_copies_are_listed_once_and_marked_once(tmp_path: Path) -> None:
    read_one(tmp_path)
    brief(tmp_path / "in", 1, name="copy.md")
    with opened(tmp_path) as library:
        assert titles(library).count("Bridge 1 reopens") == 1
        assert library.counts() == library.counts().__class__(1, PARTS, PARTS - 1, 1)
        library.read_all(library.listing())
        assert library.counts().unread == 0
    with opened(tmp_path, tmp_path / "in" / "copy.md", refresh=False) as library:
        assert library.counts().unread == 0
        assert row_of(library, "Bridge 1 reopens").state.bookmarked


def test_a_copy_that_is_shown_alone_is_listed(tmp_path: Path) -> None:
    brief(tmp_path / "a", 1), brief(tmp_path / "b", 1)
    with opened(tmp_path, tmp_path / "a", tmp_path / "b") as library:
        assert library.counts().developments == PARTS
    for folder in ("a", "b"):
        with opened(tmp_path, tmp_path / folder, refresh=False) as library:
            assert library.counts().developments == PARTS


def test_the_key_of_a_hidden_copy_leads_to_the_listed_one(tmp_path: Path) -> None:
    brief(tmp_path / "b", 1)
    with opened(tmp_path, tmp_path / "b") as library:
        key = key_of(library, "Bridge 1 reopens")
    brief(tmp_path / "a", 1)
    with opened(tmp_path, tmp_path / "a", tmp_path / "b") as library:
        listing = library.listing()
        assert key not in [row.key for row in listing.rows(0, 99) if row.kind == "development"]
        at = listing.index_of(key)
        assert at is not None and listing.rows(at, at + 1)[0].title == "Bridge 1 reopens"


def test_the_same_heading_on_another_day_is_another_development(tmp_path: Path) -> None:
    for day in (1, 2):
        brief(tmp_path / "in", day)
    with opened(tmp_path) as library:
        assert titles(library).count("Other developments") == 2
        library.set_read([key_of(library, "Other developments")], True)
        assert library.counts().unread == 2 * PARTS - 1


def test_marks_survive_an_index_that_was_deleted(tmp_path: Path) -> None:
    read_one(tmp_path)
    for path in (tmp_path / "cache").iterdir():
        path.unlink()
    with opened(tmp_path) as library:
        row = row_of(library, "Bridge 1 reopens")
        assert row.state.read and row.state.bookmarked
        assert library.counts().unread == PARTS - 1


def test_a_terminal_that_is_open_keeps_its_marks_when_another_reads_a_bulletin_anew(
    tmp_path: Path,
) -> None:
    read_one(tmp_path)
    path = tmp_path / "in" / "2024-10-01.md"
    with opened(tmp_path) as library:
        assert row_of(library, "Bridge 1 reopens").state.read
        path.rename(tmp_path / "away.md")
        with opened(tmp_path):
            (tmp_path / "away.md").rename(path)
        with opened(tmp_path):
            pass
        assert row_of(library, "Bridge 1 reopens").state.read
        assert library.counts().unread == PARTS - 1


def test_a_heading_without_a_text_hides_no_text_under_that_heading(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, words in (("a", ""), ("b", "The ferry left at dawn."), ("c", "Bakers met in town.")):
        path = folder / f"{name}.md"
        path.write_text(
            f"# Brief {name}\n\n## Other developments\n\n{words}\n\n## End {name}\n\nSo.\n"
        )
        os.utime(path, (1e9 - ord(name), 1e9 - ord(name)))
    with opened(tmp_path) as library:
        assert titles(library).count("Other developments") == 3


def test_a_mark_is_not_taken_by_the_first_text_that_is_like_its_own(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()

    def write(name: str, time: float, *words: str) -> None:
        text = " ".join(f"{word[0]}{number}" for word in words for number in range(int(word[1:])))
        path = tmp_path / "in" / f"{name}.md"
        path.write_text(f"# Brief {name}\n\n## Other developments\n\n{text}\n\n## {name}\n\nSo.\n")
        os.utime(path, (time, time))

    write("far", 1e8, "z10", "y26")
    write("near", 2e8, "x12", "q8")
    with opened(tmp_path):
        write("own", 3e8, "x20", "y26")
    with opened(tmp_path) as library:
        key = key_of(library, "Other developments")
        library.set_bookmark([key], True)
        article = library.article(key)
        assert article is not None and article.name == "own.md"
    for name, time in (("far", 4e8), ("near", 5e8)):
        os.utime(tmp_path / "in" / f"{name}.md", (time, time))
    shutil.rmtree(tmp_path / "cache")
    with opened(tmp_path) as library:
        starred = [library.article(row.key) for row in rows(library, BOOKMARKS)[1:]]
        assert [article.name for article in starred if article] == ["own.md"]
