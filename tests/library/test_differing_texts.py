"""Texts of one event that differ are separate rows; identical texts are one row."""

import os
import shutil
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.rows import Row
from reader.library.views.bookmarks import BOOKMARKS
from reader.library.views.developments import DEVELOPMENTS
from tests.library.bulletin_files import opened, refreshed, rows

POST = "Some 40 people left for the hills on Monday, the council of Orm told reporters at noon."
OBSERVER = POST.replace("40", "60") + " The mayor wept on the quay."
GROWN = POST + "\n\nBy night another 90 had followed them over the pass."
TITLE = "Bridge falls"


def write(
    path: Path, words: str, publisher: str = "", date: str = "2025-03-03", more: str = ""
) -> Path:
    """Write a bulletin with one development about a bridge or a post."""
    path.parent.mkdir(exist_ok=True)
    told = [f"title: Brief {path.stem}", *([f"publisher: {publisher}"] if publisher else [])]
    told += [f"date: {date}"] if date else []
    head = "\n".join(told)
    end = f"## End of {path.stem}\n\nSo it was in {path.stem}.\n"
    path.write_text(f"---\n{head}\n---\n\n## {TITLE}\n\n{words}\n\n{more}{end}")
    return path


def bridges(library: Library) -> list[Row]:
    """The rows of the bridge, in order."""
    return [row for row in rows(library) if row.title == TITLE]


def row_in(library: Library, name: str) -> Row:
    """The row of the bridge in a file."""
    for row in bridges(library):
        article = library.article(row.key)
        if article and article.name == name:
            return row
    raise AssertionError(f"no row of {name}")


def found(library: Library, line: str) -> list[str]:
    """The files in which a search finds the bridge."""
    listing = library.search(f"{line} ").listing
    keys = [row.key for row in listing.rows(0, 99) if row.title == TITLE]
    return sorted(article.name for article in map(library.article, keys) if article)


def agree(library: Library) -> None:
    """Check that every count equals the number of rows."""
    shown, counts = [row for row in rows(library) if row.kind != "bulletin"], library.counts()
    assert counts.developments == len(shown)
    assert counts.unread == sum(not row.state.read for row in shown)
    assert counts.bookmarked == sum(row.state.bookmarked for row in shown)
    assert counts.bulletins == sum(row.kind == "bulletin" for row in rows(library))
    developments = sum(row.kind == "development" for row in shown)
    assert sum(row.developments for row in rows(library)) == developments
    unread = [row.key for row in rows(library, DEVELOPMENTS.unread_only) if not row.is_heading]
    assert unread == [row.key for row in shown if not row.state.read]
    starred = [row.key for row in rows(library, BOOKMARKS) if not row.is_heading]
    assert starred == [row.key for row in shown if row.state.bookmarked]
    assert library.search("", limit=None).total == len(shown)
    assert library.search("is:unread ", limit=None).total == counts.unread


@pytest.mark.parametrize("names", [("a.md", "b.md"), ("b.md", "a.md")])
def test_what_two_publishers_write_of_one_event_is_listed_and_found(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    post, observer = names
    write(tmp_path / "in" / post, POST, "Post")
    write(tmp_path / "in" / observer, OBSERVER, "Observer")
    with opened(tmp_path) as library:
        assert len(bridges(library)) == 2
        assert found(library, "mayor") == found(library, "figure:60") == [observer]
        assert found(library, "figure:40") == [post]
        assert found(library, "source:observer") == [observer]
        agree(library)


@pytest.mark.parametrize("date", ["2025-03-03", ""], ids=["a stated day", "the file's time"])
def test_a_later_version_in_another_file_is_listed_too(tmp_path: Path, date: str) -> None:
    write(tmp_path / "in" / "a.md", POST, date=date)
    os.utime(write(tmp_path / "in" / "b.md", GROWN, date=date), (1e9, 1e9))
    with opened(tmp_path) as library:
        assert found(library, "council") == ["a.md", "b.md"]
        assert found(library, "figure:90") == ["b.md"]
        agree(library)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It cost $40 to leave, said the mayor.", "It cost €40 to leave, said the mayor."),
        ("“We stay,” said the mayor.", "We stay, said the mayor."),
        ("It fell by 1.5 points on Monday.", "It fell by 1-5 points on Monday."),
        ("The mayor has gone to the US again.", "The mayor has gone to the us again."),
        ("See [the list](https://a.example/).", "See [the list](https://b.example/)."),
    ],
)
def test_signs_that_say_something_make_two_rows(tmp_path: Path, one: str, other: str) -> None:
    write(tmp_path / "in" / "a.md", one)
    write(tmp_path / "in" / "b.md", other)
    with opened(tmp_path) as library:
        assert len(bridges(library)) == 2
        library.set_read([row_in(library, "a.md").key], True)
        assert not row_in(library, "b.md").state.read
    with opened(tmp_path, refresh=False) as library:
        assert row_in(library, "a.md").state.read and not row_in(library, "b.md").state.read
        agree(library)


def test_the_same_words_are_one_row_that_names_each_source_and_is_found_by_each(
    tmp_path: Path,
) -> None:
    write(tmp_path / "in" / "a.md", POST.replace("’", "'"), "Post")
    write(tmp_path / "in" / "b.md", f"{POST}\n\nEditing by Juno Frayne", "Observer")
    with opened(tmp_path) as library:
        (row,) = bridges(library)
        article = library.article(row.key)
        assert article is not None and article.name == "a.md"
        assert [(copy.bulletin.publisher, copy.bulletin.title) for copy in article.also] == [
            ("Observer", "Brief b")
        ]
        for line in ("source:post", "source:observer", "source:frayne", '"brief b" or source:b.md'):
            assert found(library, line) == ["a.md"]
        assert found(library, "-source:observer") == found(library, "source:nobody") == []
        assert library.search("source:observer figure:40 ").total == 1
        assert library.search("source:post source:observer ").total == 1
        agree(library)


def test_a_bulletin_that_says_something_twice_shows_it_twice(tmp_path: Path) -> None:
    words = "Some people left for the hills.\n\nThe council met in the hall at noon."
    path = tmp_path / "in" / "c.txt"
    path.parent.mkdir()
    told = "Here are the major developments on Monday, March 3, 2025."
    path.write_text(f"# Title of it\n\n{words}\n\n{told}\n\n{words}\n")
    write(tmp_path / "in" / "d.md", POST, more=f"## {TITLE}\n\n{POST}\n\n")
    with opened(tmp_path) as library:
        lead, body = [row for row in rows(library) if row.title.startswith("Some people")]
        assert (lead.kind, body.kind) == ("lead", "development")
        assert len(bridges(library)) == 2
        agree(library)
        library.set_read([bridges(library)[1].key], True)
        library.set_bookmark([body.key], True)
        agree(library)


def test_a_mark_on_one_text_is_none_on_its_rival_also_after_all_was_made_anew(
    tmp_path: Path,
) -> None:
    write(tmp_path / "in" / "a.md", POST, "Post")
    write(tmp_path / "in" / "b.md", OBSERVER, "Observer")
    with opened(tmp_path) as library:
        key = row_in(library, "a.md").key
        library.set_read([key], True)
        library.set_bookmark([key], True)
        library.set_tags(row_in(library, "b.md").key, ["later"])
    for _ in range(2):
        with opened(tmp_path) as library:
            post, observer = row_in(library, "a.md"), row_in(library, "b.md")
            assert (
                post.state.read
                and post.state.bookmarked
                and not post.state.updated
                and post.state.tags == ()
            )
            assert (
                not observer.state.read
                and not observer.state.bookmarked
                and observer.state.tags == ("later",)
            )
            assert found(library, "is:bookmarked") == ["a.md"]
            agree(library)
        for path in (tmp_path / "cache").iterdir():
            path.unlink()


def test_the_mark_of_a_text_that_has_gone_is_not_its_rivals(tmp_path: Path) -> None:
    path = write(tmp_path / "in" / "a.md", POST, "Post")
    write(tmp_path / "in" / "b.md", OBSERVER, "Observer")
    with opened(tmp_path) as library:
        library.set_read([row_in(library, "a.md").key], True)
        path.unlink()
        refreshed(library)
        assert not row_in(library, "b.md").state.read
        write(path, GROWN, "Post")
        refreshed(library)
        post = row_in(library, "a.md")
        assert post.state.read and post.state.updated
        assert not row_in(library, "b.md").state.read
        agree(library)


def test_a_file_that_changed_in_place_is_updated_and_its_rival_is_not(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.md", POST, "Post")
    write(tmp_path / "in" / "b.md", OBSERVER, "Observer")
    with opened(tmp_path) as library:
        library.set_read([row_in(library, "a.md").key, row_in(library, "b.md").key], True)
        write(tmp_path / "in" / "a.md", GROWN, "Post")
        refreshed(library)
        assert row_in(library, "a.md").state.read and row_in(library, "a.md").state.updated
        assert row_in(library, "b.md").state.read and not row_in(library, "b.md").state.updated
        agree(library)


def test_a_file_that_another_publisher_took_over_is_unread(tmp_path: Path) -> None:
    path = write(tmp_path / "in" / "today.md", POST, "Post")
    with opened(tmp_path) as library:
        library.set_read([row_in(library, "today.md").key], True)
        write(path, OBSERVER, "Observer")
        refreshed(library)
        assert not row_in(library, "today.md").state.read
        write(path, POST, "Post Media")
        refreshed(library)
        assert row_in(library, "today.md").state.read


def test_a_mark_stays_with_its_file_where_no_publisher_is_stated(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.md", POST + " It rained.")
    path = write(tmp_path / "in" / "b.md", POST)
    with opened(tmp_path) as library:
        library.set_read([row_in(library, "b.md").key], True)
        write(path, OBSERVER)
        refreshed(library)
    for kept in (True, False):
        if not kept:
            for cache in (tmp_path / "cache").iterdir():
                cache.unlink()
        with opened(tmp_path) as library:
            assert row_in(library, "b.md").state.read and row_in(library, "b.md").state.updated
            assert not row_in(library, "a.md").state.read


def test_a_copy_that_changes_in_place_has_a_row_and_one_that_becomes_a_copy_has_none(
    tmp_path: Path,
) -> None:
    for name in ("a.md", "b.md"):
        write(tmp_path / "in" / name, POST)
    with opened(tmp_path) as library:
        library.set_bookmark([bridges(library)[0].key], True)
        write(tmp_path / "in" / "a.md", GROWN)
        refreshed(library)
        assert (
            not row_in(library, "a.md").state.bookmarked
            and row_in(library, "b.md").state.bookmarked
        )
        agree(library)
        write(tmp_path / "in" / "b.md", GROWN)
        refreshed(library)
        (row,) = bridges(library)
        assert row.state.bookmarked
        agree(library)
        write(tmp_path / "in" / "a.md", POST)
        refreshed(library)
        assert len(bridges(library)) == 2
        agree(library)


@pytest.mark.parametrize("order", ["both there", "rival later", "own later"])
def test_a_mark_of_an_earlier_version_holds_for_all_that_it_fits(
    tmp_path: Path, order: str
) -> None:
    a, b = tmp_path / "in" / "a.md", tmp_path / "in" / "b.md"
    write(a, POST, "Post")
    with opened(tmp_path) as library:
        library.set_read([row_in(library, "a.md").key], True)
    unsigned(tmp_path / "data")
    for path in (tmp_path / "cache").iterdir():
        path.unlink()
    if order == "own later":
        a.unlink()
        write(b, OBSERVER, "Observer")
    with opened(tmp_path) as library:
        write(a, POST, "Post")
        write(b, OBSERVER, "Observer")
        refreshed(library)
        assert row_in(library, "a.md").state.read and not row_in(library, "a.md").state.updated
        assert row_in(library, "b.md").state.read and row_in(library, "b.md").state.updated
        library.set_read([row_in(library, "b.md").key], False)
        assert row_in(library, "a.md").state.read and not row_in(library, "b.md").state.read
        library.undo()
        assert row_in(library, "a.md").state.read and row_in(library, "b.md").state.read
        library.set_read([row_in(library, "a.md").key], False)
        agree(library)
    for path in (tmp_path / "cache").iterdir():
        path.unlink()
    with opened(tmp_path) as library:
        assert not row_in(library, "a.md").state.read and row_in(library, "b.md").state.read
        agree(library)


def test_marks_that_an_earlier_version_wrote_are_found(tmp_path: Path) -> None:
    """The file is one of version 0.1.0, before marks had signatures."""
    (tmp_path / "data").mkdir()
    shutil.copy(Path(__file__).with_name("earlier") / "marks-desk.jsonl", tmp_path / "data")
    write(tmp_path / "in" / "a.md", POST, "Post")
    write(tmp_path / "in" / "b.md", OBSERVER, "Observer")
    with opened(tmp_path) as library:
        assert library.problems == ()
        for name, updated in (("a.md", False), ("b.md", True)):
            row = row_in(library, name)
            assert (
                row.state.read
                and row.state.bookmarked
                and row.state.noted
                and row.state.updated is updated
            )
        assert library.note(row_in(library, "b.md").key) == "Ask the council."
        agree(library)


def unsigned(data: Path) -> None:
    """Rewrite the marks as an earlier version wrote them."""
    from reader.library.marks.compact import compact
    from reader.library.marks.records import MarkRecord, decode_record, encode_header, encode_record

    (path,) = data.glob("marks-*.jsonl")
    kept = [decode_record(line) for line in path.read_bytes().splitlines()]
    records = [item for item in kept if isinstance(item, MarkRecord)]
    plain = [
        item._replace(targets=tuple(of.split("\n")[0] for of in item.targets)) for item in records
    ]
    path.write_bytes(b"".join([encode_header("desk"), *map(encode_record, plain)]))
    assert b'"as"' not in path.read_bytes()
    compact(path, "desk")
