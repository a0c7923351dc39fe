"""What the screen paints is held by a session, which is driven here without any screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.views.bookmarks import BOOKMARKS
from reader.library.views.developments import DEVELOPMENTS
from reader.library.views.quotes import QUOTES
from reader.ui import session as sessions
from reader.ui.query_state import ScreenPlace
from reader.ui.session import Session
from reader.ui.session_words import list_counts, match_words
from tests.library.bulletin_files import brief, key_of, opened, refreshed
from tests.library.test_views import HALVES

HERE = ScreenPlace("list", 2, 0)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    for day in (1, 2, 3):
        brief(tmp_path / "in", day)
    with opened(tmp_path) as library:
        yield library


@pytest.fixture
def session(library: Library) -> Session:
    return Session(library)


def titles(session: Session) -> list[str]:
    rows = session.listing.rows(0, len(session.listing))
    return [row.title for row in rows if row.kind == "development"]


def asked(session: Session, text: str, is_search: bool = False) -> None:
    """What opening the line and typing it comes to."""
    session.begin_query(is_search, HERE)
    session.change_query(text)
    session.renew(first=True)


def on(session: Session, title: str) -> bool:
    return session.row is not None and session.row.title == title


def go_to(session: Session, title: str) -> None:
    index = session.listing.index_of(key_of(session.library, title))
    assert index is not None
    session.move_to(index)
    session.touch()


def test_it_begins_with_the_first_row_of_the_first_view(session: Session) -> None:
    assert (session.shown.view, session.narrowing, session.cursor) == (DEVELOPMENTS, "", 1)
    assert session.row is not None and session.row.kind == "lead"
    assert session.is_whole and session.is_answered


def test_a_key_in_an_empty_list_holds_the_cursor_on_no_row(session: Session) -> None:
    session.change_view(BOOKMARKS)
    session.renew()
    session.touch()
    assert not session.is_touched
    session.change_view(DEVELOPMENTS)
    session.renew()
    assert session.cursor == 1
    session.touch()
    assert session.is_touched


def test_the_cursor_stays_on_its_row_in_another_view(library: Library, session: Session) -> None:
    go_to(session, "Bridge 2 reopens")
    library.set_bookmark([key_of(library, "Bridge 2 reopens")], True)
    session.change_view(BOOKMARKS)
    assert not session.renew()
    assert titles(session) == ["Bridge 2 reopens"] and session.listed == BOOKMARKS
    session.change_view(DEVELOPMENTS)
    session.renew()
    assert on(session, "Bridge 2 reopens")


def test_a_row_of_another_view_that_leads_to_a_place_is_another_row(tmp_path: Path) -> None:
    brief(tmp_path / "in", 1, " “It will hold,” said Ada Kessel, the mayor.")
    with opened(tmp_path) as library:
        session = Session(library)
        go_to(session, "Bridge 1 reopens")
        session.change_view(QUOTES)
        assert session.renew()  # else the text stays at what was marked there before


def test_a_look_at_another_view_comes_back_to_the_row_before(
    library: Library, session: Session
) -> None:
    go_to(session, "Bridge 2 reopens")
    for title in ("", "Bridge 3 reopens"):
        if title:
            library.set_bookmark([key_of(library, title)], True)
        session.change_view(BOOKMARKS)
        session.renew()
        assert titles(session) == ([title] if title else [])
        session.change_view(DEVELOPMENTS)
        assert session.renew() and on(session, "Bridge 2 reopens")


def test_a_view_that_has_not_the_row_begins_with_its_first_one(
    library: Library, session: Session
) -> None:
    library.set_bookmark([key_of(library, f"Bridge {day} reopens") for day in (3, 2)], True)
    session.change_view(BOOKMARKS)
    session.renew()
    assert titles(session) == ["Bridge 3 reopens", "Bridge 2 reopens"]
    session.change_view(DEVELOPMENTS)
    session.renew()
    go_to(session, "Bridge 1 reopens")
    session.change_view(BOOKMARKS)
    session.renew()
    assert on(session, "Bridge 3 reopens")


def test_a_view_that_has_not_the_row_goes_to_the_one_it_was_left_on(
    library: Library, session: Session
) -> None:
    library.set_bookmark([key_of(library, f"Bridge {day} reopens") for day in (3, 2)], True)
    session.change_view(BOOKMARKS)
    session.renew()
    go_to(session, "Bridge 2 reopens")
    session.change_view(DEVELOPMENTS)
    session.renew()
    go_to(session, "Bridge 1 reopens")
    session.change_view(BOOKMARKS)
    session.renew()
    assert on(session, "Bridge 2 reopens")
    session.change_view(DEVELOPMENTS)
    session.renew()
    assert on(session, "Bridge 1 reopens")


def test_only_unread_goes_to_the_nearest_unread_row_and_back(
    library: Library, session: Session
) -> None:
    for title in ("Bridge 3 reopens", "Bridge 2 reopens"):
        library.set_read([key_of(library, title)], True)
    go_to(session, "Bridge 2 reopens")
    after = session.listing.rows(session.cursor + 1, session.cursor + 2)[0]
    session.toggle_unread_only()
    assert session.renew() and on(session, after.title)
    session.toggle_unread_only()
    assert session.renew() and on(session, "Bridge 2 reopens")


def test_until_the_reader_does_something_the_newest_bulletin_is_shown(
    library: Library, session: Session, tmp_path: Path
) -> None:
    session.move_to(session.listing.step(session.cursor, 2))
    brief(tmp_path / "in", 4)
    refreshed(library)
    assert session.is_outdated
    session.renew()
    assert session.cursor == 1 and not session.is_outdated
    go_to(session, "Bridge 4 reopens")
    brief(tmp_path / "in", 5)
    refreshed(library)
    session.renew()
    assert on(session, "Bridge 4 reopens") and session.cursor > 2


def test_unread_only_keeps_what_was_read_until_another_list_is_opened(
    library: Library, session: Session
) -> None:
    library.set_read([key_of(library, "Bridge 3 reopens")], True)
    session.toggle_unread_only()
    session.renew()
    assert session.narrowing == "only unread" and "Bridge 3 reopens" not in titles(session)
    go_to(session, "Bridge 2 reopens")
    library.set_read([key_of(library, "Bridge 2 reopens")], True)
    session.renew()
    assert on(session, "Bridge 2 reopens")
    session.toggle_unread_only()
    session.toggle_unread_only()
    session.renew()
    assert "Bridge 2 reopens" not in titles(session)


def test_unread_only_narrows_the_view_that_is_shown_and_back(session: Session) -> None:
    session.change_view(BOOKMARKS)
    session.toggle_unread_only()
    assert (session.shown.view, session.shown.unread_only) == (BOOKMARKS, True)
    session.toggle_unread_only()
    assert (session.shown.view, session.shown.unread_only) == (BOOKMARKS, False)


def test_a_filter_narrows_the_view_and_a_search_looks_at_everything(
    library: Library, session: Session
) -> None:
    library.set_bookmark([key_of(library, "Bridge 1 reopens")], True)
    session.change_view(BOOKMARKS)
    session.renew()
    asked(session, "bridge")
    assert titles(session) == ["Bridge 1 reopens"]
    assert session.listed == BOOKMARKS and session.narrowing == "filter: bridge"
    asked(session, "bridge 2", is_search=True)
    assert titles(session) == ["Bridge 2 reopens"] and session.narrowing == "search: bridge 2"
    asked(session, "reopens")
    assert session.query is not None and session.query.lines == ("reopens", "bridge 2")
    assert session.narrowing == "search: bridge 2 · filter: reopens"


def test_leaving_queries_goes_back_one_by_one(session: Session) -> None:
    go_to(session, "Bridge 2 reopens")
    asked(session, "market")
    go_to(session, "Other developments")
    asked(session, "bridge 1", is_search=True)
    back = session.leave_query()
    assert back is not None and back.place == HERE
    session.renew(to=back.row)
    assert session.query is not None and session.query.text == "market"
    assert on(session, "Other developments")
    back = session.leave_query()
    assert back is not None
    session.renew(to=back.row)
    assert session.query is None and on(session, "Bridge 2 reopens")
    assert session.leave_query() is None


def test_a_search_from_a_view_with_rows_of_its_own_comes_back_to_its_row(session: Session) -> None:
    session.change_view(HALVES)
    session.renew()
    go_to(session, "Bridge 2 reopens")
    session.move_to(session.listing.step(session.cursor, 1))
    before = session.row
    assert before is not None and before.cells == ("Bridge 2 reopens", 1)
    asked(session, "bridge 3", is_search=True)
    assert session.listed == DEVELOPMENTS and titles(session) == ["Bridge 3 reopens"]
    back = session.leave_query()
    assert back is not None
    session.renew(to=back.row)
    assert session.listed == HALVES and session.row == before
    session.renew()
    assert session.row == before
    session.change_view(DEVELOPMENTS)
    session.renew()
    assert on(session, "Bridge 2 reopens")


def test_an_empty_line_shows_what_was_there_before(session: Session) -> None:
    before = titles(session)
    session.begin_query(True, HERE)
    session.renew(first=True)
    assert titles(session) == before and session.result_words(is_typing=True) == ""
    assert not session.change_query("")


def test_the_newest_are_listed_at_once_and_the_rest_is_taken_from_a_thread(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "PAGE", 2)
    asked(session, "bridge", is_search=True)
    assert titles(session) == ["Bridge 3 reopens", "Bridge 2 reopens"]
    assert session.is_answered and not session.is_whole
    assert session.result_words(is_typing=False).startswith("2 and more found")
    query = session.answered_query
    assert query is not None
    question = session.question(query, None)
    hits = question.hits(None)
    assert hits is not None
    session.renew(listing=session.accept(question, hits))
    assert session.is_whole and len(titles(session)) == 3
    session.renew()
    assert session.is_whole and len(titles(session)) == 3


def test_a_search_that_takes_longer_leaves_the_list_until_it_is_answered(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.library.search import matching

    monkeypatch.setattr(sessions, "PATIENCE", -1.0)
    monkeypatch.setattr(matching, "STOP_INTERVAL", 1)
    before = titles(session)
    asked(session, "bridge 1")
    assert titles(session) == before
    assert not session.is_answered and not session.is_whole
    assert session.result_words(is_typing=True) == "Searching…"


def test_a_search_without_results_is_no_empty_library(session: Session) -> None:
    asked(session, "zeppelin", is_search=True)
    assert titles(session) == [] and not session.is_empty


def test_a_mistake_is_told(session: Session) -> None:
    asked(session, "speker:x ", is_search=True)
    assert session.is_mistaken and "speker" in session.result_words(is_typing=True)
    assert session.listing.readable  # the rest of the line, here nothing, is answered
    assert "speker" in match_words(session) and match_words(session).endswith(" · Esc goes back")
    assert not any(
        "found" in words for words in (match_words(session), *list_counts(session).words)
    )


def test_a_saved_filter_takes_the_place_of_a_filter(session: Session) -> None:
    asked(session, "market")
    session.pick_filter("Bridges", "bridge", HERE)
    session.renew(first=True)
    assert session.narrowing == "filter: Bridges" and len(titles(session)) == 3
    assert session.leave_query() is not None
    assert session.query is None
