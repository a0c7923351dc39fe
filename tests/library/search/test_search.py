"""Developments are found by words and fields, newest first, with the spans that match."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.library.article_text import block_text
from reader.library.views.bookmarks import BOOKMARKS
from reader.library.views.developments import DEVELOPMENTS
from tests.library.bulletin_files import PARTS, brief, opened, refreshed
from tests.library.search.archive import DAYS, archive, found, key
from tests.library.search.test_query_parser import PIECES


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> object:
    with archive(tmp_path_factory.mktemp("archive")) as library:
        yield library


ALL = ["winter", "talks", "market", "ferry"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("", ALL),
        ("ferry", ["winter", "ferry"]),
        ("ferr", ["winter", "ferry"]),
        ("ferr ", []),
        ("ferr* ", ["winter", "ferry"]),
        ("f", ["winter", "talks", "market", "ferry"]),
        ("ferry queue", ["ferry"]),
        ('"ferry stays"', ["ferry"]),
        ('"stays ferry"', []),
        ("ferry or market", ["winter", "market", "ferry"]),
        ("ferry -snow", ["ferry"]),
        ("-ferry", ["talks", "market"]),
        ("-(ferry or market)", ["talks"]),
        ("(ferry or talks) -snow", ["talks", "market", "ferry"]),
        ("speaker:erdeli", ["talks"]),
        ("speaker:varn or market", ["market", "ferry"]),
        ("speaker:lissehaven", []),
        ("person:varn", ["ferry"]),
        ("talks", ["talks", "market"]),
        ('quote:"more talks"', ["talks"]),
        ("figure:>1000", ["talks", "market"]),
        ("figure:>1200", ["market"]),
        ("figure:>=1200", ["talks", "market"]),
        ("figure:45", ["ferry"]),
        ("figure:<=40", ["ferry"]),
        ("figure:48..1300", ["talks", "ferry"]),
        ("figure:>1000 counted:soldiers", ["talks"]),
        ("figure:<1000 counted:soldiers", []),
        ("counted:lorries", ["ferry"]),
        ("figure:45 or snow", ["winter", "ferry"]),
        ("source:observer", ["talks", "market", "ferry"]),
        ('source:"saint odel"', ["winter"]),
        ("on:2024-10-28", ["talks", "market"]),
        ("on:2024", ["talks", "market", "ferry"]),
        ("since:2024-10-28", ["winter", "talks", "market"]),
        ("until:2024-10-27", ["ferry"]),
        ("since:2024-10-28 until:2024-10-28 talks", ["talks", "market"]),
        ("on:2023 or snow", ["winter"]),
        ("has:quote", ["talks", "ferry"]),
        ("has:figure -has:quote", ["market"]),
        ("is:unread", ALL),
        ("is:read", []),
        ("is:bookmarked or snow", ["winter"]),
        ("zelenskiy", ["winter"]),
        ("Зеленский", ["winter"]),
        ("kyiv", ["market"]),
        ("kyi", ["market"]),
        ("lomza", ["talks"]),
        ("spaker:x snow", ["winter"]),
    ],
)
def test_what_a_line_finds(library: Library, line: str, names: list[str]) -> None:
    assert found(library, line) == names


@pytest.mark.parametrize(
    ("line", "name", "marked"),
    [
        ("ferry", "ferry", ["Ferry", "ferry"]),
        ('"ferry stays"', "ferry", ["ferry stays"]),
        ("kyiv", "market", ["Kiev"]),
        ("speaker:varn", "ferry", ["Harbour Master Ilse Varn"]),
        ('quote:"more talks"', "talks", ["More talks"]),
        ("figure:>1000", "talks", ["more than 1,200 soldiers"]),
        ("-snow", "ferry", []),
        ("queue or ferry", "ferry", ["Ferry", "ferry", "queue"]),
    ],
)
def test_the_places_found_are_marked(
    library: Library, line: str, name: str, marked: list[str]
) -> None:
    number = key(library, name)
    article = library.article(number)
    assert article
    spans = tuple(library.matches(article, line))
    texts = [block_text(article.development, span.block)[span.start : span.end] for span in spans]
    assert texts == marked


def test_a_snippet_is_one_line_that_shows_the_words_found(library: Library) -> None:
    snippet = library.snippet(key(library, "ferry"), "harbour")
    assert "\n" not in snippet.text
    assert [snippet.text[start:end] for start, end in snippet.hits] == ["harbour", "Harbour"]
    assert library.snippet(key(library, "ferry"), "").text.startswith("“The ferry stays")
    assert library.snippet(10**9, "ferry").text == ""


def test_a_mistake_is_told_and_the_rest_is_searched_for(library: Library) -> None:
    result = library.search("spaker:x snow")
    assert result.mistake and result.mistake.would_be_right == "speaker:x"
    assert result.total == 1
    assert library.search("snow").mistake is None


@pytest.mark.slow
@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4)).map("".join))
def test_no_line_makes_the_search_fail(library: Library, line: str) -> None:
    listing = library.search(line).listing
    for row in listing.rows(0, len(listing)):
        if row.kind != "bulletin":
            article = library.article(row.key)
            assert article and all(span.start < span.end for span in library.matches(article, line))
            library.snippet(row.key, line)
    library.complete(line, len(line) // 2)


@pytest.mark.parametrize(
    ("line", "start", "words"),
    [
        ("spe", 0, ("speaker:",)),
        ("snow s", 5, ("speaker:", "stance:", "source:", "since:")),
        ("is:b", 0, ("is:bookmarked",)),
        ("has:", 0, ("has:note", "has:tag", "has:quote", "has:figure", "has:denial")),
        ("speaker:e", 0, ('speaker:"Tomas Erdeli"',)),
        ("speaker:“tomas e", 0, ('speaker:"Tomas Erdeli"',)),
        ("source:hal", 0, ('source:"Halden Observer"',)),
        ("tag:", 0, ()),
        ("snow ", 5, ()),
        ("figure:", 0, ()),
    ],
)
def test_fields_and_values_are_completed(
    library: Library, line: str, start: int, words: tuple[str, ...]
) -> None:
    assert library.complete(line, len(line)) == (start, len(line), words)


def test_a_list_of_what_was_found_is_cut_and_paged_at_both_ends(tmp_path: Path) -> None:
    for day in range(1, 13):
        brief(tmp_path / "in", day)
    with opened(tmp_path) as library:
        result = library.search("day or bridge or market", limit=10)
        assert (result.total, result.more) == (10, True)
        listing = result.listing
        rows = listing.rows(0, len(listing))
        assert [row.date for row in rows if row.kind == "bulletin"] == [
            f"2024-10-{day}" for day in ("12", "11", "10", "09")
        ]
        assert [listing.rows(at, at + 1) for at in range(len(listing))] == [[row] for row in rows]
        assert listing.rows(-5, 1) == rows[:1]
        assert listing.rows(len(listing) - 1, len(listing) + 5) == rows[-1:]
        assert listing.index_of(rows[-1].key) == len(rows) - 1
        everything = library.search("day or bridge or market", limit=None)
        assert (everything.total, everything.more) == (12 * PARTS, False)
        assert library.search("nothing").listing.rows(0, 5) == []


def test_views_marks_and_what_is_kept(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        ferry, talks = key(library, "ferry"), key(library, "talks")
        library.set_read([ferry], True)
        library.set_bookmark([talks], True)
        assert found(library, "is:read") == ["ferry"]
        assert found(library, "ferry", view=DEVELOPMENTS.unread_only) == ["winter"]
        assert found(library, "ferry", view=DEVELOPMENTS.unread_only, keep=frozenset([ferry])) == [
            "winter",
            "ferry",
        ]
        assert found(library, "is:bookmarked") == found(library, "", view=BOOKMARKS) == ["talks"]
        assert found(library, "ferry or is:bookmarked") == ["winter", "talks", "ferry"]
        assert found(library, "ferry", view=BOOKMARKS) == []


def test_what_changes_in_a_file_is_found_as_it_is_now(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        library.set_read([key(library, "ferry")], True)
        path = tmp_path / "in" / "2024-10-27.md"
        text = path.read_text().replace("40 to 50 lorries", "40 to 90 barges")
        path.write_text(text)
        refreshed(library)
        assert found(library, "is:updated") == found(library, "barges") == ["ferry"]
        assert found(library, "lorries") == found(library, "counted:lorries") == []
        path.write_text(text.replace("10-27", "11-05"))
        refreshed(library)
        assert found(library, "ferry") == ["winter", "ferry"]
        assert found(library, "figure:85 counted:barges on:2024-11-05") == ["ferry"]
        assert found(library, "figure:85 on:2024-10") == []
        path.unlink()
        refreshed(library)
        assert found(library, "ferry") == ["winter"]
        assert library.complete("speaker:ils", 11).words == ()


def test_only_what_the_library_shows_is_found(tmp_path: Path) -> None:
    with archive(tmp_path):
        pass
    with opened(tmp_path, tmp_path / "in" / "2025-01-02.md", refresh=False) as library:
        assert found(library, "ferry") == ["winter"]
    (tmp_path / "in" / "copy.md").write_text((tmp_path / "in" / "2025-01-02.md").read_text())
    with archive(tmp_path) as library:
        assert found(library, "snow") == ["winter"]
    assert len(DAYS) == 3


def test_a_mention_that_names_nobody_is_no_speaker_to_be_found(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        path = tmp_path / "in" / "2025-01-02.md"
        more = "Nobody said that it was warm. Eight said that it was cold.\n"
        path.write_text(f"{path.read_text()}\n“It melts,” she said. {more}")
        refreshed(library)
        assert found(library, "eight quote:warm") == ["winter"]
        assert found(library, "speaker:nobody or speaker:she or speaker:eight ") == []


def test_bulletins_of_one_day_are_found_in_the_order_of_the_list(tmp_path: Path) -> None:
    names = ["2024-10-07 m.md", "2024-10-07 z.md", "2024-10-07 a.md"]
    for number, name in enumerate(names):  # each is read by itself, in this order
        brief(tmp_path / "in", 7, f" Ferry {number}.", name)
        with opened(tmp_path) as library:
            listing, search = library.listing(), library.search("lorries ").listing
    listed = [row.key for row in listing.rows(0, len(listing)) if row.title == "Bridge 7 reopens"]
    rows = search.rows(0, len(search))
    assert [row.key for row in rows if row.target] == listed and len(listed) == 3
