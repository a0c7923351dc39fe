"""A refresh reads new and changed files, and no others."""

import os
import sqlite3
import threading
from datetime import date
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from reader.library import Library
from reader.library.rows import Progress
from reader.library.views.catalogue import Catalogue, catalogue
from tests.library.builders import wait_until
from tests.library.bulletin_files import (
    TODAY,
    brief,
    key_of,
    opened,
    refreshed,
    row_of,
    rows,
    titles,
)


def test_a_second_refresh_reads_nothing(tmp_path: Path) -> None:
    for day in (1, 2, 3):
        brief(tmp_path / "in", day)
    with opened(tmp_path) as library:
        assert refreshed(library) == [Progress(0, 0, False, finished=True)]


def test_only_the_file_that_changed_is_read(tmp_path: Path) -> None:
    for day in (1, 2, 3):
        brief(tmp_path / "in", day)
    with opened(tmp_path) as library:
        brief(tmp_path / "in", 2, bridge=" Then it closed again.")
        reports = refreshed(library)
        assert (reports[-1].total, reports[-1].changed) == (1, True)


def test_a_file_that_was_only_touched_changes_nothing(tmp_path: Path) -> None:
    path = brief(tmp_path / "in", 1)
    with opened(tmp_path) as library:
        os.utime(path, (1, 1))
        reports = refreshed(library)
        assert (reports[-1].total, reports[-1].changed) == (1, False)
        assert refreshed(library)[-1].total == 0


def test_force_reads_everything_and_keeps_every_key(tmp_path: Path) -> None:
    for day in (1, 2):
        brief(tmp_path / "in", day)
    with opened(tmp_path) as library:
        before = rows(library)
        assert refreshed(library, force=True)[-1].total == 2
        assert rows(library) == before


def test_the_newest_file_is_read_first(tmp_path: Path) -> None:
    for day in (1, 2, 3):
        os.utime(brief(tmp_path / "in", day), (day * 1000, day * 1000))
    library = Library(tmp_path / "cache", tmp_path / "data", [str(tmp_path / "in")])
    done = [0]

    def stop() -> bool:
        return library.counts().bulletins == 1

    library.refresh(given=None, today=TODAY, report=lambda at: done.append(at.done), stop=stop)
    assert titles(library)[0] == "Brief of day 3" and library.counts().bulletins == 1
    assert done[-1] == 1
    library.close()


def test_a_file_that_has_gone_leaves_the_list(tmp_path: Path) -> None:
    brief(tmp_path / "in", 1)
    path = brief(tmp_path / "in", 2)
    with opened(tmp_path) as library:
        path.unlink()
        assert refreshed(library)[-1].changed
        assert library.counts().bulletins == 1


def test_bulletins_of_other_folders_stay_in_the_index(tmp_path: Path) -> None:
    brief(tmp_path / "a", 1), brief(tmp_path / "b", 2)
    with opened(tmp_path, tmp_path / "a"):
        pass
    with opened(tmp_path, tmp_path / "b"):
        pass
    with opened(tmp_path, tmp_path / "a", refresh=False) as library:
        assert library.counts().bulletins == 1


def test_what_cannot_be_read_is_reported_every_time_beside_what_can(tmp_path: Path) -> None:
    brief(tmp_path / "in", 1)
    (tmp_path / "in" / "nothing.md").write_text("\n\n")
    missing = tmp_path / "missing.md"
    with opened(tmp_path, tmp_path / "in", missing) as library:
        for _ in range(2):
            sources = {problem.source for problem in library.problems}
            assert sources == {str(missing), str(tmp_path / "in" / "nothing.md")}
            assert refreshed(library)[-1].unreadable == library.problems
        assert library.counts().bulletins == 1


def test_a_bulletin_that_can_no_longer_be_parsed_leaves_the_list(tmp_path: Path) -> None:
    path = brief(tmp_path / "in", 1)
    with opened(tmp_path) as library:
        path.write_text("")
        refreshed(library)
        assert titles(library) == ["2024-10-01.md"]
        brief(tmp_path / "in", 1)
        refreshed(library)
        assert row_of(library, "Bridge 1 reopens")


def test_a_file_that_cant_be_read_is_a_row_where_it_would_have_stood(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for day in (1, 3):
        brief(folder, day)
    broken = folder / "2024-10-02.md"
    broken.write_text("\n\n")
    with opened(tmp_path) as library:
        heads = [row for row in rows(library) if row.is_heading]
        assert [row.date for row in heads] == ["2024-10-03", "2024-10-02", "2024-10-01"]
        assert (heads[1].kind, heads[1].cells) == ("unreadable", ("2024-10-02.md", "is empty"))
        assert library.counts().bulletins == 2
        listing = library.listing()
        walked = [listing.step(0, by) for by in range(1, len(listing))]
        assert not any(listing.rows(at, at + 1)[0].is_heading for at in walked)
        last = listing.step(0, len(listing))
        assert listing.step_bulletin(1, 1) == 1 + next(
            at for at, row in enumerate(rows(library)) if row.date == "2024-10-01"
        )
        assert listing.step_bulletin(last, -1) == 1
        brief(folder, 2)
        refreshed(library)
        assert {row.kind for row in rows(library) if row.is_heading} == {"bulletin"}


def test_a_file_that_may_not_be_opened_is_a_row_until_it_may_be(tmp_path: Path) -> None:
    path = brief(tmp_path / "in", 1)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this account may read every file")
    with opened(tmp_path) as library:
        (row,) = rows(library)
        assert row.cells[1] == "may not be read (permission denied)"
        path.chmod(0o600)
        refreshed(library)
        assert row_of(library, "Bridge 1 reopens")


def test_files_of_another_kind_are_passed_over_with_a_count(tmp_path: Path) -> None:
    brief(tmp_path / "in", 1)
    (tmp_path / "in" / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "in" / ".hidden").write_text("no")
    with opened(tmp_path) as library:
        assert refreshed(library)[-1].passed_over == 2
        assert library.problems == ()


def test_standard_input_is_shown_to_the_library_that_read_it(tmp_path: Path) -> None:
    text = brief(tmp_path, 5).read_bytes()
    other = brief(tmp_path, 6).read_bytes()
    with opened(tmp_path, "-", refresh=False) as one, opened(tmp_path, "-", refresh=False) as two:
        assert titles(one) == []
        refreshed(one, stdin=text)
        refreshed(two, stdin=other)
        assert titles(one)[0] == "Brief of day 5"
        assert titles(two)[0] == "Brief of day 6"
        one.set_read([key_of(one, "Bridge 5 reopens")], True)
    with opened(tmp_path, "-", refresh=False) as library:
        refreshed(library, stdin=text)
        assert row_of(library, "Bridge 5 reopens").state.read


def test_a_given_date_is_taken_in_a_refresh_and_dropped_in_the_next(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "note.txt").write_text("A bridge fell\n\nNobody was on it, people said.\n")
    with opened(tmp_path) as library:
        before = rows(library)[0].date
        library.refresh(
            given=date(2020, 2, 2), today=TODAY, report=lambda _: None, stop=lambda: False
        )
        assert rows(library)[0].date == "2020-02-02"
        refreshed(library)
        assert rows(library)[0].date == before


def test_rows_appear_while_a_refresh_runs_in_another_thread(tmp_path: Path) -> None:
    for day in range(1, 31):
        brief(tmp_path / "in", day)
    library = Library(tmp_path / "cache", tmp_path / "data", [str(tmp_path / "in")])
    go, seen = threading.Event(), threading.Event()

    def report(progress: Progress) -> None:
        seen.set()
        assert go.wait(20)

    wishes = {"given": None, "today": TODAY, "report": report, "stop": lambda: False}
    worker = threading.Thread(target=library.refresh, kwargs=wishes)
    worker.start()
    assert seen.wait(20)
    assert 0 < library.counts().bulletins < 30
    key = key_of(library, "Other developments")
    library.set_read([key], True)
    go.set()
    worker.join()
    assert library.counts().bulletins == 30
    row = library.row(key)
    assert row is not None and row.state.read
    library.close()


def test_closing_ends_a_refresh_that_is_running(tmp_path: Path) -> None:
    for day in range(1, 31):
        brief(tmp_path / "in", day)
    library = Library(tmp_path / "cache", tmp_path / "data", [str(tmp_path / "in")])
    reports: list[Progress] = []
    wishes = {"given": None, "today": TODAY, "report": reports.append, "stop": lambda: False}
    worker = threading.Thread(target=library.refresh, kwargs=wishes)
    worker.start()
    wait_until(lambda: reports)
    library.close(20)
    worker.join()
    assert reports[-1].finished
    with opened(tmp_path, refresh=False) as again:
        assert again.counts().bulletins == reports[-1].done


def test_while_another_thread_fills_the_index_nobody_else_makes_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_by: list[int] = []
    seen: list[tuple[bool, int, int]] = []

    def spy(index: sqlite3.Connection, sources: list[bytes]) -> Catalogue:
        made_by.append(threading.get_ident())
        return catalogue(index, sources)

    monkeypatch.setattr("reader.library.views.development_rows.catalogue", spy)
    asked, answered = Queue[Progress](), Queue[None]()
    for day in range(1, 9):
        brief(tmp_path / "in", day)

    def report(progress: Progress) -> None:
        asked.put(progress)
        answered.get(timeout=60)

    with opened(tmp_path, refresh=False) as library:
        monkeypatch.setattr(
            "reader.library.reading.refresh._REPORT_INTERVAL", 0.0
        )  # a report for every file
        listed = [len(library.listing())]
        made_by.clear()
        arguments: dict[str, Any] = {"given": None, "today": TODAY, "stop": lambda: False}
        filling = threading.Thread(
            target=library.refresh, kwargs=arguments | {"report": report}, daemon=True
        )
        filling.start()
        while not (progress := asked.get(timeout=60)).finished:
            if progress.changed:
                listed.append(len(library.listing()))
            seen.append((progress.changed, library.counts().bulletins, len(library.listing())))
            answered.put(None)
        assert set(made_by) == {filling.ident}
        answered.put(None)
        filling.join()
        assert [bulletins for _, bulletins, _ in seen] == sorted(count for _, count, _ in seen)
        assert {length for *_, length in seen} <= set(listed)
        assert seen[0] == (True, 1, 4) and len(seen) == 8
        assert library.counts().bulletins == 8
