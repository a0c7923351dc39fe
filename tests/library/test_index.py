"""An index that is deleted, damaged, of another version or locked is rebuilt or waited for."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.library import Library
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
from tests.quick import first_quick

DAYS = 6
ROOT = Path(__file__).parents[2]


def filled(root: Path) -> Path:
    """The file of an index with several bulletins, one development of which is read."""
    for day in range(1, DAYS + 1):
        brief(root / "in", day)
    with opened(root) as library:
        library.set_read([key_of(library, "Bridge 3 reopens")], True)
        expected_whole(library)
    return root / "cache" / "index.sqlite3"


def expected_whole(library: Library) -> None:
    listing = [row.title for row in rows(library) if row.kind == "bulletin"]
    assert listing == [f"Brief of day {day}" for day in range(DAYS, 0, -1)]
    assert row_of(library, "Bridge 3 reopens").state.read
    assert library.counts().unread == DAYS * PARTS - 1
    article = library.article(key_of(library, "Bridge 2 reopens"))
    assert article is not None and "bridge 2" in article.development.paragraphs[0]


def garbage(data: bytes) -> bytes:
    return b"no index at all\n" * 300


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def zeroed(data: bytes) -> bytes:
    return data[:4096] + bytes(len(data) - 4096)


def empty(data: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", first_quick([garbage, cut, zeroed, empty], 2))
def test_a_damaged_index_is_made_anew_without_a_mark_lost(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    path = filled(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    with opened(tmp_path) as library:
        expected_whole(library)
        if damage is not empty:
            assert "damaged" in library.problems[0].why
    with opened(tmp_path, refresh=False) as library:
        expected_whole(library)
        assert library.problems == ()


def test_an_index_of_another_version_is_made_anew_without_a_word(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with sqlite3.connect(path) as index:
        index.execute("PRAGMA user_version = 99")
    index.close()
    with opened(tmp_path) as library:
        expected_whole(library)
        assert library.problems == ()


def test_a_database_of_something_else_gives_way(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with sqlite3.connect(path) as index:
        index.execute("PRAGMA user_version = 0")
    index.close()
    with opened(tmp_path) as library:
        expected_whole(library)


def test_damage_met_while_reading_an_article_does_not_end_the_program(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with sqlite3.connect(path) as index:
        index.execute("DELETE FROM block WHERE number = 1")
    index.close()
    with opened(tmp_path, refresh=False) as library:
        assert library.article(key_of(library, "Bridge 2 reopens")) is None
        assert "damaged" in library.problems[0].why
        refreshed(library)
        expected_whole(library)


def test_damage_met_while_listing_gives_an_empty_list_until_all_is_read_again(
    tmp_path: Path,
) -> None:
    path = filled(tmp_path)
    with opened(tmp_path, refresh=False) as library:
        with sqlite3.connect(path) as index:
            index.execute("DROP TABLE bulletin")
        index.close()
        assert titles(library) == []
        refreshed(library)
        expected_whole(library)


@pytest.mark.parametrize("value", first_quick([b"\xff", None]), ids=["bytes", "nothing"])
@pytest.mark.parametrize(
    "column",
    first_quick(["bulletin.title", "development.story", "bulletin.date", "development.title"], 2),
)
def test_what_is_no_text_in_place_of_a_title_or_no_story_is_damage(
    tmp_path: Path, column: str, value: object
) -> None:
    path, (table, name) = filled(tmp_path), column.split(".")
    with sqlite3.connect(path) as index:
        index.execute(f"UPDATE {table} SET {name} = ?", (value,))
    index.close()
    with opened(tmp_path, refresh=False) as library:
        titles(library)
        assert "damaged" in library.problems[0].why
        refreshed(library)
        expected_whole(library)


@pytest.mark.parametrize("count", first_quick(["some", 1 << 40, 1.5]), ids=str)
def test_a_count_that_no_bulletin_has_is_damage(tmp_path: Path, count: object) -> None:
    path = filled(tmp_path)
    with sqlite3.connect(path) as index:
        index.execute("UPDATE bulletin SET parts = ? WHERE id = 2", (count,))
    index.close()
    with opened(tmp_path, refresh=False) as library:
        rows(library)
        refreshed(library)
        assert "damaged" in library.problems[0].why
        expected_whole(library)


def test_what_others_wrote_into_the_index_passes_the_gate(tmp_path: Path) -> None:
    path = filled(tmp_path)
    evil = "\x1b]0;x\x07\x9b5mA\u202e\u2028\U000e0041b\n"
    with sqlite3.connect(path) as index:
        index.execute("UPDATE bulletin SET title = ?1, date = ?1, times = ?1", (evil,))
        index.execute("UPDATE development SET title = ?1, position = ?1", (evil,))
        index.execute("UPDATE development SET people = ?1, time = ?1", (evil,))
    index.close()
    with opened(tmp_path, refresh=False) as library:
        shown = [text for row in rows(library) for text in (row.title, row.date or "")]
        assert set(shown) == {"A b", ""}
        told = [text for row in rows(library) for text in (row.times, *row.summary[::3])]
        assert set(told) == {"A b", ""}
        places = [library.article(row.key) for row in rows(library) if row.kind != "bulletin"]
        assert {type(article.position) for article in places if article} == {int}


def test_an_index_deleted_while_it_is_open_is_made_anew_by_the_next_refresh(
    tmp_path: Path,
) -> None:
    path = filled(tmp_path)
    with opened(tmp_path) as library:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        expected_whole(library)
        refreshed(library)
        expected_whole(library)
        assert path.exists()


def test_the_index_is_for_the_reader_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = filled(tmp_path)
        with opened(tmp_path):
            files = [*path.parent.iterdir()]
            assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    finally:
        os.umask(before)


def test_an_index_that_others_could_read_is_made_private(tmp_path: Path) -> None:
    path = filled(tmp_path)
    path.chmod(0o644)
    with opened(tmp_path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_at_no_moment_can_anybody_else_open_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    real = os.close

    def close(descriptor: int) -> None:
        if os.readlink(f"/proc/self/fd/{descriptor}").endswith("index.sqlite3"):
            seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        real(descriptor)

    monkeypatch.setattr(os, "close", close)
    before = os.umask(0)
    try:
        filled(tmp_path)
    finally:
        os.umask(before)
    assert seen and set(seen) == {0o600}


def test_where_the_index_cannot_be_kept_it_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    brief(tmp_path / "in", 1)
    with opened(tmp_path) as library:
        assert titles(library) == ["Brief of day 1", "Bridge 1 reopens", "Other developments"]
        library.read_all(library.listing())
        assert library.counts().unread == 0
        assert str(tmp_path / "cache") in library.problems[0].source
    with opened(tmp_path) as library:
        assert library.counts().unread == 0


FULL = """
import resource, sys
from pathlib import Path
from tests.library.bulletin_files import opened, titles
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
with opened(Path(sys.argv[1])) as library:
    print(len(titles(library)), *(problem.why for problem in library.problems))
"""


@pytest.mark.slow
@pytest.mark.parametrize("limit", first_quick([60_000, 100, 150_000]))
def test_on_a_full_disk_everything_can_still_be_read(tmp_path: Path, limit: int) -> None:
    for day in range(1, 31):
        brief(tmp_path / "in", day)
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path), str(limit)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("90 ") and "can't be stored there" in run.stdout


INDEXING = """
import sys
from pathlib import Path
from tests.library.bulletin_files import opened
with opened(Path(sys.argv[1])):
    pass
"""


def indexing(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", INDEXING, str(root)], cwd=ROOT)


@pytest.mark.slow
def test_a_program_killed_while_indexing_leaves_an_index_that_is_whole(tmp_path: Path) -> None:
    for day in range(1, 22):
        for copy in range(4):
            brief(tmp_path / "in", day, name=f"2024-10-{day:02} {copy}.md")
    path = tmp_path / "cache" / "index.sqlite3"
    for size in (1, 200_000):
        process = indexing(tmp_path)
        wait_until(lambda size=size: _size(path) >= size or process.poll() is not None)  # type: ignore[misc]  # noqa: B023
        time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with sqlite3.connect(path) as index:
            assert index.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            parts = "SELECT count(*) FROM development WHERE bulletin = bulletin.id"
            torn = f"SELECT count(*) FROM bulletin WHERE ({parts}) <> parts + lead"
            if index.execute("PRAGMA user_version").fetchone() != (0,):
                assert index.execute(torn).fetchone() == (0,)
        index.close()
    with opened(tmp_path) as library:
        assert library.counts().developments == 63
        assert library.problems == ()


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.parent.glob("index*")) if path.exists() else 0


@pytest.mark.slow
def test_two_programs_can_index_the_same_bulletins_at_once(tmp_path: Path) -> None:
    for day in range(1, 31):
        brief(tmp_path / "in", day)
    both = [indexing(tmp_path), indexing(tmp_path)]
    assert [process.wait() for process in both] == [0, 0]
    with opened(tmp_path, refresh=False) as library:
        assert library.counts().developments == 90
        assert library.counts().unread == 90
        assert library.problems == ()
