"""The library as the screens use it: listing, marking, saving, reopening."""

from pathlib import Path

from reader.library.rows import Counts, MarksChange, ReadingPosition
from reader.library.views.bookmarks import BOOKMARKS
from reader.library.views.developments import DEVELOPMENTS
from tests.library.builders import wait_until
from tests.library.bulletin_files import (
    PARTS,
    brief,
    key_of,
    opened,
    refreshed,
    row_of,
    rows,
    titles,
)


def test_bulletins_are_listed_newest_first_with_lead_and_developments(tmp_path: Path) -> None:
    for day in (1, 2):
        brief(tmp_path / "in", day)
    with opened(tmp_path) as library:
        kinds = [(row.kind, row.date) for row in rows(library)]
        parts = [("lead", None), ("development", None), ("development", None)]
        assert kinds == [("bulletin", "2024-10-02"), *parts, ("bulletin", "2024-10-01"), *parts]
        assert library.counts() == Counts(2, 6, 6, 0)


def test_the_list_is_there_before_anything_is_read_again(tmp_path: Path) -> None:
    brief(tmp_path / "in", 1)
    with opened(tmp_path) as library:
        before = rows(library)
    with opened(tmp_path, refresh=False) as again:
        assert rows(again) == before


def test_an_article_has_its_text_and_what_stands_beside_it(tmp_path: Path) -> None:
    path = brief(tmp_path / "in", 3)
    with opened(tmp_path) as library:
        article = library.article(key_of(library, "Bridge 3 reopens"))
        assert article is not None
        assert article.development.paragraphs[0].startswith("Engineers at bridge 3")
        assert (article.position, article.total, article.date) == (1, 2, "2024-10-03")
        assert (article.bulletin_title, article.source) == ("Brief of day 3", str(path))
        assert library.article(999) is None


def test_marks_are_found_again_in_the_next_session(tmp_path: Path) -> None:
    brief(tmp_path / "in", 1)
    with opened(tmp_path) as library:
        key = key_of(library, "Bridge 1 reopens")
        library.set_read([key], True)
        library.set_bookmark([key], True)
        library.set_place(key, ReadingPosition(1, 7))
        assert library.close() == ()
    with opened(tmp_path, refresh=False) as again:
        row = again.row(key)
        assert row is not None and row.state.read and row.state.bookmarked and not row.state.pending
        assert again.place(key) == ReadingPosition(1, 7)
        assert again.counts() == Counts(1, 3, 2, 1)


def test_a_mark_shows_at_once_as_pending_and_then_as_saved(tmp_path: Path) -> None:
    brief(tmp_path / "in", 1)
    changes: list[MarksChange] = []
    with opened(tmp_path) as library:
        library.on_change = changes.append
        key = key_of(library, "Bridge 1 reopens")
        library.set_read([key], True)
        assert row_of(library, "Bridge 1 reopens").state.read
        wait_until(lambda: changes)
        assert changes == [MarksChange(frozenset({key}))]
        assert not row_of(library, "Bridge 1 reopens").state.pending
        assert library.unsaved() == 0


def test_marking_all_is_one_undo(tmp_path: Path) -> None:
    for day in (1, 2, 3):
        brief(tmp_path / "in", day)
    with opened(tmp_path) as library:
        library.set_read([key_of(library, "Bridge 2 reopens")], True)
        library.read_all(library.listing())
        assert library.counts().unread == 0
        assert library.undo() == f"{3 * PARTS - 1} developments marked as read"
        assert library.counts().unread == 3 * PARTS - 1
        assert row_of(library, "Bridge 2 reopens").state.read
        assert library.undo() == "“Bridge 2 reopens” marked as read"
        library.set_read(
            [key_of(library, "A quiet opening for day 2, told in words of its own.")], True
        )
        assert library.undo() == "“A quiet opening for day 2, told in…” marked as read"
        assert library.undo() is None
        assert library.counts().unread == 3 * PARTS


def test_marking_all_is_one_line_in_the_file(tmp_path: Path) -> None:
    for day in (1, 2, 3):
        brief(tmp_path / "in", day)
    with opened(tmp_path) as library:
        library.read_all(library.listing())
    lines = (tmp_path / "data" / "marks-desk.jsonl").read_text().splitlines()
    assert len(lines) == 2 and lines[1].count("Bridge".casefold()) == 3


def test_a_mark_that_changes_nothing_is_neither_written_nor_undone(tmp_path: Path) -> None:
    brief(tmp_path / "in", 1)
    with opened(tmp_path) as library:
        key = key_of(library, "Bridge 1 reopens")
        library.set_read([key], False)
        library.set_bookmark([key], False)
        assert library.undo() is None
    assert not (tmp_path / "data" / "marks-desk.jsonl").exists()


def test_undoing_a_bookmark_and_unread_brings_back_what_was(tmp_path: Path) -> None:
    brief(tmp_path / "in", 1)
    with opened(tmp_path) as library:
        key = key_of(library, "Bridge 1 reopens")
        library.set_bookmark([key], True)
        library.set_bookmark([key], False)
        assert library.undo() == "“Bridge 1 reopens” removed from the bookmarks"
        assert row_of(library, "Bridge 1 reopens").state.bookmarked
        library.set_place(key, ReadingPosition(1, 2))
        assert library.undo() == "“Bridge 1 reopens” bookmarked"
        assert library.place(key) == ReadingPosition(1, 2)


def test_views_hold_what_fits_and_what_is_kept(tmp_path: Path) -> None:
    for day in (1, 2):
        brief(tmp_path / "in", day)
    with opened(tmp_path) as library:
        one, two = (key_of(library, f"Bridge {day} reopens") for day in (1, 2))
        library.set_read([one, two], True)
        library.set_bookmark([one], True)
        assert titles(library, BOOKMARKS) == ["Brief of day 1", "Bridge 1 reopens"]
        assert "Bridge 2 reopens" not in titles(library, DEVELOPMENTS.unread_only)
        kept = library.listing(DEVELOPMENTS.unread_only, keep=frozenset({two}))
        assert "Bridge 2 reopens" in [row.title for row in kept.rows(0, 99)]
        assert kept.rows(0, 1)[0].developments == 2


def test_only_what_was_asked_for_is_shown(tmp_path: Path) -> None:
    first, second = brief(tmp_path / "a", 1), brief(tmp_path / "b", 2)
    with opened(tmp_path, tmp_path / "a", tmp_path / "b") as library:
        assert library.counts().bulletins == 2
    with opened(tmp_path, tmp_path / "a", refresh=False) as library:
        assert titles(library)[0] == "Brief of day 1"
        assert library.counts().bulletins == 1
    with opened(tmp_path, second, refresh=False) as library:
        assert titles(library)[0] == "Brief of day 2"
    assert first.exists()


def test_two_terminals_see_each_others_marks(tmp_path: Path) -> None:
    brief(tmp_path / "in", 1)
    changes: list[MarksChange] = []
    with opened(tmp_path) as one, opened(tmp_path) as other:
        other.on_change = changes.append
        key = key_of(one, "Bridge 1 reopens")
        one.set_bookmark([key], True)
        wait_until(lambda: changes, 2.0)
        assert changes == [MarksChange(frozenset({key}), elsewhere=True)]
        assert row_of(other, "Bridge 1 reopens").state.bookmarked
        assert other.counts().bookmarked == 1
        assert other.undo() is None


def test_marks_of_two_computers_merge_in_the_order_in_which_they_were_seen(tmp_path: Path) -> None:
    from reader.library import Library

    brief(tmp_path / "in", 1)
    folders = (tmp_path / "cache", tmp_path / "data", [str(tmp_path / "in")])
    for computer, on in (("desk", True), ("laptop", False), ("anvil", True), ("zebra", False)):
        library = Library(*folders, computer=computer)
        refreshed(library)
        library.set_bookmark([key_of(library, "Bridge 1 reopens")], on)
        library.close()
    with opened(tmp_path) as library:
        assert not row_of(library, "Bridge 1 reopens").state.bookmarked
    assert len(list((tmp_path / "data").glob("marks-*.jsonl"))) == 4


def test_what_could_not_be_saved_is_named_at_the_end(tmp_path: Path) -> None:
    brief(tmp_path / "in", 1)
    (tmp_path / "data").write_text("in the way")
    changes: list[MarksChange] = []
    with opened(tmp_path) as library:
        library.on_change = changes.append
        key = key_of(library, "Bridge 1 reopens")
        library.set_read([key], True)
        wait_until(lambda: changes)
        assert str(tmp_path / "data") in (changes[0].problem or "")
        row = library.row(key)
        assert row is not None and row.state.read and row.state.pending
        assert library.unsaved() == 1
        assert library.close() == ("“Bridge 1 reopens” marked as read",)


def test_damage_in_the_marks_is_a_problem_in_plain_words(tmp_path: Path) -> None:
    brief(tmp_path / "in", 1)
    with opened(tmp_path) as library:
        library.read_all(library.listing())
    path = tmp_path / "data" / "marks-desk.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"on":true', b'"on":trve'))
    with opened(tmp_path) as library:
        assert [problem.source for problem in library.problems] == [str(path)]
        assert "line 2 is damaged" in library.problems[0].why
        assert library.counts().unread == PARTS
