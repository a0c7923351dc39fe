"""Marks in folders that are full, read-only, shared, replaced or blocked."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.marks.append import locked
from reader.library.marks.records import (
    HIGHEST_COUNTER,
    encode_header,
    encode_record,
    with_checksum,
)
from tests.library.builders import Reports, load_marks, record, save, start_writer, wait_until

NOBODY = 65534
ROOT = Path(__file__).parents[2]


@contextmanager
def small_disk(place: Path) -> Iterator[None]:
    """A real file system of four pages, where the tests may mount one."""
    place.mkdir()
    options = "size=16k,mode=700"
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    try:
        made = subprocess.run(command, capture_output=True)
    except FileNotFoundError:
        pytest.skip("nothing here makes file systems")
    if made.returncode:
        pytest.skip("file systems can't be made by this account")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def remount(place: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(place)], check=True)


def test_on_a_full_disk_marks_wait_and_are_saved_whole_when_there_is_space(tmp_path: Path) -> None:
    place, reports = tmp_path / "disk", Reports()
    with small_disk(place):
        writer = start_writer(place, reports=reports)
        for number in range(1, 60):
            writer.save_later(record(number))
            wait_until(lambda number=number: len(reports.saved) == number or reports.problems)  # type: ignore[misc]
            if reports.problems:
                break
        assert reports.saved
        assert str(place) in reports.problems[0]
        assert "No space left" in reports.problems[0]
        assert load_marks(place) == (reports.saved, [])  # reading goes on, and no half line stays
        remount(place, "size=1m")
        wait_until(lambda: not writer.unsaved())
        assert writer.close(5) == ()
        assert load_marks(place) == (reports.saved, [])


def test_on_a_disk_that_turns_read_only_marks_wait_and_are_read(tmp_path: Path) -> None:
    place, reports = tmp_path / "disk", Reports()
    with small_disk(place):
        save(place, [record(1)])
        remount(place, "ro")
        assert load_marks(place) == ([record(1)], [])
        writer = start_writer(place, reports=reports)
        writer.save_later(record(2))
        wait_until(lambda: reports.problems)
        assert "Read-only" in reports.problems[0]
        remount(place, "rw")
        wait_until(lambda: reports.saved == [record(2)])
        assert writer.close(5) == ()


def test_a_copy_from_another_computer_put_in_place_makes_nobody_write_or_complain(
    tmp_path: Path,
) -> None:
    reports = Reports()
    other = save(tmp_path / "elsewhere", [record(1, "laptop")], "laptop")
    os.rename(other, tmp_path / other.name)
    writer = start_writer(tmp_path, reports=reports, own_records=lambda: reports.saved)
    writer.save_later(record(5))
    wait_until(lambda: reports.saved)
    before = (tmp_path / "marks-desk.jsonl").read_bytes()
    later = save(tmp_path / "elsewhere", [record(1, "laptop"), record(9, "laptop")], "laptop")
    os.rename(later, tmp_path / other.name)
    wait_until(lambda: record(9, "laptop") in reports.received)
    assert writer.close(5) == ()
    assert (tmp_path / "marks-desk.jsonl").read_bytes() == before
    assert not [item for news in reports.items for item in news.damage]


def test_when_the_folder_is_replaced_marks_are_in_the_new_one_too(tmp_path: Path) -> None:
    reports, data = Reports(), tmp_path / "data"
    writer = start_writer(data, reports=reports, own_records=lambda: reports.saved)
    writer.save_later(record(1))
    wait_until(lambda: reports.saved)
    os.rename(data, tmp_path / "old")
    data.mkdir()
    writer.save_later(record(2))
    wait_until(lambda: record(2) in reports.saved)
    assert writer.close(5) == ()
    assert set(load_marks(data)[0]) == {record(1), record(2)}


def test_a_lock_that_was_deleted_is_not_the_one_that_others_ask_for(tmp_path: Path) -> None:
    path = tmp_path / "marks-desk.lock"
    with locked(tmp_path, "marks-desk", 0):
        path.unlink()
        with locked(tmp_path, "marks-desk", 0):
            ours = os.stat(path).st_ino
            with pytest.raises(OSError, match="holds"), locked(tmp_path, "marks-desk", 0):
                pass
    with locked(tmp_path, "marks-desk", 0):
        assert os.stat(path).st_ino == ours


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_stands_in_the_locks_place_makes_marks_wait_and_is_told(
    tmp_path: Path, kind: str
) -> None:
    path, victim, reports = tmp_path / "marks-desk.lock", tmp_path / "victim", Reports()
    path.mkdir() if kind == "folder" else path.symlink_to(victim)
    writer = start_writer(tmp_path, reports=reports)
    writer.save_later(record(1))
    wait_until(lambda: reports.problems)
    assert str(tmp_path) in reports.problems[0]
    assert not victim.exists()
    path.rmdir() if kind == "folder" else path.unlink()
    wait_until(lambda: reports.saved == [record(1)])
    assert writer.close(5) == ()


SAVED_BY_NOBODY = f"""
import os
import sys
from pathlib import Path
import reader.clean, reader.library.marks.compact
from tests.library.builders import record, start_writer
os.setresuid({NOBODY}, {NOBODY}, {NOBODY})
writer = start_writer(Path(f"/proc/self/fd/{{sys.argv[1]}}"))
writer.save_later(record(2))
sys.exit(len(writer.close(5)))
"""
"""A process of another account, which has no way to the modules after it has become one."""


def test_a_file_of_somebody_else_is_left_alone_and_marks_go_to_another(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    path = save(tmp_path, [record(1)])
    os.chown(tmp_path / "marks-desk.lock", NOBODY, NOBODY)
    os.chown(tmp_path, NOBODY, NOBODY)
    folder = os.open(tmp_path, os.O_RDONLY)  # the folders above are closed to others
    before = path.read_bytes()
    try:
        run = subprocess.run(
            [sys.executable, "-c", SAVED_BY_NOBODY, str(folder)],
            pass_fds=[folder],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=30,
        )
    finally:
        os.close(folder)
    assert (run.returncode, run.stderr) == (0, "")
    assert path.read_bytes() == before
    assert set(load_marks(tmp_path)[0]) == {record(1), record(2)}


@pytest.mark.parametrize("counter", [2**53, 2**63 - 1, 2**63, 2**64, 10**40])
def test_a_huge_counter_makes_later_marks_count_on_from_it(tmp_path: Path, counter: int) -> None:
    save(tmp_path, [record(counter), record(counter + 1)])
    assert [item.counter for item in load_marks(tmp_path)[0]] == [counter, counter + 1]


def test_a_mark_that_can_not_be_written_waits_and_holds_no_other_up(tmp_path: Path) -> None:
    reports = Reports()
    writer = start_writer(tmp_path, reports=reports)
    long = record(1)._replace(kind="note", text="n" * (1 << 24))
    for item in (record(HIGHEST_COUNTER + 1), long, record(3)):
        writer.save_later(item)
    wait_until(lambda: reports.saved == [record(3)] and reports.problems)
    assert writer.close(5) == (record(HIGHEST_COUNTER + 1), long)
    assert load_marks(tmp_path) == ([record(3)], [])


def test_a_mark_on_thousands_is_written_in_several_lines_and_told_once(tmp_path: Path) -> None:
    reports = Reports()
    writer = start_writer(tmp_path, reports=reports)
    many = record(1)._replace(targets=tuple(f"print {number}" for number in range(3000)))
    writer.save_later(many)
    wait_until(lambda: reports.saved == [many])
    assert writer.close(5) == ()
    found, damage = load_marks(tmp_path)
    assert sum((item.targets for item in found), ()) == many.targets
    assert (len(found) > 5, damage, reports.received) == (True, [], [])


def test_a_note_from_a_shared_folder_comes_through_the_gate(tmp_path: Path) -> None:
    hostile = record(1)._replace(kind="note", text="a\x1b]52;c;QQ==\x07b\u202ec\nd")
    speaker = record(2)._replace(kind="speaker", text="Ilse\nVarn", quote_key="1 words")
    data = encode_header("laptop") + encode_record(hostile) + encode_record(speaker)
    (tmp_path / "marks-laptop.jsonl").write_bytes(data)
    assert [item.text for item in load_marks(tmp_path)[0]] == ["abc\nd", "Ilse Varn"]


@pytest.mark.parametrize(
    "line",
    [
        "\ud800 a b",
        "",
        " " * 20,
        "x " * 8,
        "a b 1 - - " + "9" * 400 + " QQ== h",
        "a b 1 - - -5 - h",
    ],
)
def test_a_fingerprint_that_nobody_wrote_stops_no_start(tmp_path: Path, line: str) -> None:
    value: dict[str, object] = {"n": 1, "by": "x", "do": "read", "on": True, "of": [line]}
    text = with_checksum(value) if line.isascii() else b'{"of":["\\ud800 a b"]}\n'
    data = tmp_path / "data"
    data.mkdir()
    (data / "marks-x.jsonl").write_bytes(encode_header("x") + text)
    library = Library(tmp_path / "cache", data, [])
    assert library.counts().unread == 0
    assert library.close() == ()


@pytest.mark.parametrize(
    "name", ["a/b", "..", "", "Bücherei", "\udcff\udcfe", "x" * 300, "a\nb\x1b["]
)
def test_a_computer_of_any_name_keeps_its_marks(tmp_path: Path, name: str) -> None:
    library = Library(tmp_path / "cache", tmp_path / "data", [], computer=name)
    assert library.close() == ()
    save(tmp_path / "data", [record(1, name)], name) if name.isprintable() else None
    names = {path.name for path in (tmp_path / "data").iterdir()} if name.isprintable() else set()
    assert all(made.startswith("marks-") for made in names)
    assert sorted(path.name for path in tmp_path.iterdir()) in (["cache"], ["cache", "data"])


def test_files_that_lost_their_line_ends_or_got_a_mark_of_order_are_read(tmp_path: Path) -> None:
    path = save(tmp_path, [record(1), record(2)])
    data = path.read_bytes()
    for changed in (data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data):
        path.write_bytes(changed)
        assert load_marks(tmp_path) == ([record(1), record(2)], [])
