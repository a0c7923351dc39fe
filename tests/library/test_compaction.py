"""Compacting a file of marks drops superseded records and keeps its meaning and a backup."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from reader.library.marks import compact
from reader.library.marks.append import locked
from reader.library.marks.records import MarkRecord, encode_header, encode_record, with_checksum
from tests.library.builders import Reports, load_marks, record, save, start_writer, wait_until

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are compacted when they have a few marks."""
    monkeypatch.setattr(compact, "SMALLEST", 5000)


def again_and_again(times: int) -> list[MarkRecord]:
    """One development marked and unmarked so many times; the last mark is in force."""
    return [record(1)._replace(counter=n, on=n % 2 == times % 2) for n in range(1, times + 1)]


def mark_until_rewritten(folder: Path, records: list[MarkRecord]) -> None:
    """Mark in one session until the file has been replaced."""
    reports = Reports()
    writer = start_writer(folder, reports=reports)
    for item in records:
        writer.save_later(item)
    wait_until(lambda: len(reports.saved) == len(records))
    wait_until(lambda: (folder / "marks-desk.jsonl.backup").exists())
    assert writer.close(5) == ()


def test_a_file_of_many_superseded_marks_is_rewritten_to_those_that_hold(
    tmp_path: Path, small: None
) -> None:
    made = [record(1000), *again_and_again(40)]
    mark_until_rewritten(tmp_path, made)
    assert (tmp_path / "marks-desk.jsonl").stat().st_size < 2000
    assert load_marks(tmp_path) == ([record(1000), made[-1]], [])


def test_one_backup_is_kept_of_all_that_was_there(tmp_path: Path) -> None:
    path = save(tmp_path, again_and_again(5))
    for number in range(2):
        before = path.read_bytes()
        compact.compact(path, "desk")
        assert (tmp_path / "marks-desk.jsonl.backup").read_bytes() == before, number
    assert sorted(item.name for item in tmp_path.iterdir()) == [
        "marks-desk.jsonl",
        "marks-desk.jsonl.backup",
        "marks-desk.lock",
    ]


def test_a_mark_on_many_keeps_the_developments_on_which_nothing_came_later(tmp_path: Path) -> None:
    many = record(1)._replace(targets=tuple(record(n).targets[0] for n in range(3)))
    later = record(1)._replace(counter=2, on=False)
    path = save(tmp_path, [many, later])
    compact.compact(path, "desk")
    assert load_marks(tmp_path)[0] == [
        many._replace(targets=(many.targets[0], many.targets[2])),
        later,
    ]


def test_the_highest_counter_holds_in_whatever_order_the_lines_are(tmp_path: Path) -> None:
    later, earlier = record(1)._replace(counter=5, on=False), record(1)._replace(counter=2)
    path = save(tmp_path, [later, earlier])
    compact.compact(path, "desk")
    assert load_marks(tmp_path)[0] == [later]


def test_the_counter_never_goes_back(tmp_path: Path) -> None:
    path = save(tmp_path, [record(1), record(9)._replace(targets=())])
    compact.compact(path, "desk")
    assert max(item.counter for item in load_marks(tmp_path)[0]) == 9


def test_deeds_of_a_later_version_stay_and_damage_goes_to_the_backup(tmp_path: Path) -> None:
    path = tmp_path / "marks-desk.jsonl"
    later = with_checksum({"n": 2, "by": "desk", "do": "sing", "on": True, "of": []})
    path.write_bytes(encode_header("desk") + b"torn\n" + later + encode_record(record(3))[:-1])
    compact.compact(path, "desk")
    assert load_marks(tmp_path) == ([record(3)], [])
    assert later in path.read_bytes()
    assert b"torn\n" in (tmp_path / "marks-desk.jsonl.backup").read_bytes()


def test_another_program_goes_on_in_the_new_file_and_complains_of_nothing(
    tmp_path: Path, small: None
) -> None:
    reports = Reports()
    other = start_writer(tmp_path, reports=reports, own_records=lambda: reports.saved)
    other.save_later(record(500))
    wait_until(lambda: reports.saved)
    mark_until_rewritten(tmp_path, [*again_and_again(40), record(600)])
    other.save_later(record(700))
    wait_until(lambda: len(reports.saved) == 2)
    assert other.close(5) == ()
    assert not [item for news in reports.items for item in news.damage]
    found, _ = load_marks(tmp_path)
    assert {item.counter for item in found} >= {500, 600, 700}
    assert len(found) == len(set(found))  # nothing was written twice


@contextmanager
def another_is_quicker(monkeypatch: pytest.MonkeyPatch, does: Callable[[], None]) -> Iterator[None]:
    """Another program takes the lock just before the file is compacted."""
    left = list[bool]()

    @contextmanager
    def second(folder: Path, name: str, patience: float) -> Iterator[None]:
        tidying = patience == 0
        if tidying and not left:
            with locked(folder, name, 5):
                does()
        with locked(folder, name, patience):
            yield
        left.extend([True] * tidying)

    monkeypatch.setattr("reader.library.marks.writer_thread.locked", second)
    yield
    wait_until(lambda: left)


def test_two_that_find_it_time_rewrite_it_once_and_the_backup_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, again_and_again(40))
    monkeypatch.setattr(compact, "SMALLEST", 5000)
    reports, before = Reports(), list[bytes]()
    marking = start_writer(tmp_path, reports=reports)

    def rewrite() -> None:
        before.append(path.read_bytes())
        compact.compact(path, "desk")

    with another_is_quicker(monkeypatch, rewrite):
        marking.save_later(record(50))
    assert marking.close(5) == ()
    assert (tmp_path / "marks-desk.jsonl.backup").read_bytes() == before[0]
    assert {item.counter for item in load_marks(tmp_path)[0]} == {40, 50}


def test_a_later_program_that_has_made_the_file_its_own_finds_it_as_it_left_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, again_and_again(40))
    monkeypatch.setattr(compact, "SMALLEST", 5000)
    marking = start_writer(tmp_path)
    later = with_checksum({"format": "warreader marks", "version": 2, "by": "desk"})
    later += b"".join(map(encode_record, again_and_again(50)))

    def take_over() -> None:
        (tmp_path / "later").write_bytes(later)
        (tmp_path / "later").replace(path)

    with another_is_quicker(monkeypatch, take_over):
        marking.save_later(record(50))
    assert marking.close(5) == ()
    assert path.read_bytes() == later


def test_where_it_can_not_be_rewritten_marks_are_saved_all_the_same(
    tmp_path: Path, small: None
) -> None:
    (tmp_path / ".marks-desk.jsonl.new" / "in the way").mkdir(parents=True)
    reports, made = Reports(), again_and_again(40)
    writer = start_writer(tmp_path, reports=reports)
    for item in made:
        writer.save_later(item)
        wait_until(lambda item=item: item in reports.saved)  # type: ignore[misc]
    assert writer.close(5) == ()
    assert (load_marks(tmp_path), reports.problems) == ((made, []), [])


KILLED_AT_EVERY_STEP = """
import os, signal, sys
from pathlib import Path
from reader.library.marks.compact import compact
from tests.library.builders import load_marks, record
folder = Path(sys.argv[1])
NAMES = "open", "write", "fsync", "fdatasync", "link", "unlink", "replace", "close"
def dying(name, real, left):
    def call(*given, **named):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    setattr(os, name, call)
for step in range(100):
    child = os.fork()
    if child == 0:
        left = [step]
        for name in NAMES:
            dying(name, getattr(os, name), left)
        compact(folder / "marks-desk.jsonl", "desk")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    found, damage = load_marks(folder)
    assert {record(7), record(2)._replace(targets=record(1).targets)} <= set(found), step
    assert damage == [], step
    if status == 0:
        break
print(step)
"""


def test_killed_at_every_step_it_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    save(tmp_path, [record(1), record(2)._replace(targets=record(1).targets), record(7)])
    run = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EVERY_STEP, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) >= 10


def test_the_new_file_is_on_the_disk_before_it_takes_the_name_and_the_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, again_and_again(5))
    done: list[str] = []

    def spy(name: str, what: Callable[..., str]) -> None:
        real = getattr(os, name)

        def call(*given: Any, **named: Any) -> Any:
            done.append(what(*given))
            return real(*given, **named)

        monkeypatch.setattr(os, name, call)

    def kind(descriptor: int) -> str:
        return "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"

    spy("write", lambda *_: "write")
    spy("fdatasync", lambda descriptor: f"sync {kind(descriptor)}")
    spy("fsync", lambda descriptor: f"sync {kind(descriptor)}")
    spy("link", lambda *_: "backup")
    spy("replace", lambda *_: "name")
    compact.compact(path, "desk")
    assert done == ["write", "sync file", "backup", "sync folder", "name", "sync folder"]
