"""Marks that cannot be saved, or whose file is deleted, wait and are saved again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.builders import Reports, load_marks, record, save, start_writer, wait_until


def test_marks_whose_file_is_deleted_while_it_is_open_are_saved_again(tmp_path: Path) -> None:
    reports = Reports()
    writer = start_writer(tmp_path, reports=reports, own_records=lambda: reports.saved)
    writer.save_later(record(1))
    wait_until(lambda: reports.saved)
    (tmp_path / "marks-desk.jsonl").unlink()
    writer.save_later(record(2))
    wait_until(lambda: len(reports.saved) == 3)
    assert writer.close(5) == ()
    found, _ = load_marks(tmp_path)
    assert set(found) == {record(1), record(2)}
    assert any("deleted" in item.why for news in reports.items for item in news.damage)


def test_an_older_copy_put_in_the_files_place_loses_nothing(tmp_path: Path) -> None:
    reports = Reports()
    path = save(tmp_path, [record(1)])
    older = path.read_bytes()
    writer = start_writer(
        tmp_path, reports=reports, own_records=lambda: [record(1), *reports.saved]
    )
    writer.save_later(record(2))
    wait_until(lambda: reports.saved)
    (tmp_path / "older").write_bytes(older)
    (tmp_path / "older").replace(path)
    wait_until(lambda: len(reports.saved) == 2)
    assert writer.close(5) == ()
    assert set(load_marks(tmp_path)[0]) == {record(1), record(2)}


def test_where_a_file_stands_in_the_folders_place_marks_wait_and_the_folder_is_named(
    tmp_path: Path,
) -> None:
    (tmp_path / "data").write_text("in the way")
    reports = Reports()
    writer = start_writer(tmp_path / "data", reports=reports)
    writer.save_later(record(1))
    wait_until(lambda: reports.problems)
    assert str(tmp_path / "data") in reports.problems[0]
    assert writer.unsaved() == (record(1),)
    (tmp_path / "data").unlink()
    wait_until(lambda: reports.saved)
    assert reports.items[-1].problem is None
    assert writer.close(5) == ()
    assert load_marks(tmp_path / "data") == ([record(1)], [])


def test_what_could_not_be_saved_is_given_back_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    writer = start_writer(tmp_path / "data")
    writer.save_later(record(1))
    assert writer.close(5) == (record(1),)


@pytest.mark.parametrize("kind", ["folder", "fifo"])
def test_with_a_folder_or_a_pipe_in_the_files_place_marks_go_to_another_file_and_it_is_told(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "marks-desk.jsonl"
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    save(tmp_path, [record(1)])
    found, damage = load_marks(tmp_path)
    assert found == [record(1)]
    assert damage == ["its marks can't be read: not a regular file"]


FULL = """
import resource, sys
from pathlib import Path
from tests.library.builders import Reports, start_writer, record, wait_until
folder, reports = Path(sys.argv[1]), Reports()
resource.setrlimit(resource.RLIMIT_FSIZE, (900, resource.RLIM_INFINITY))
writer = start_writer(folder, reports=reports)
for number in range(1, 9):
    writer.save_later(record(number))
    wait_until(lambda: len(reports.saved) + len(reports.problems) >= number)
    if reports.problems:
        break
waiting = writer.unsaved()
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert waiting and reports.saved, (waiting, reports.items)
assert str(folder) in reports.problems[0]
assert len((folder / "marks-desk.jsonl").read_bytes().splitlines()) == 1 + len(reports.saved)
wait_until(lambda: not writer.unsaved())
assert writer.close(5) == ()
print(len(reports.saved))
"""


def test_on_a_full_disk_marks_wait_and_nothing_half_written_stays(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert run.returncode == 0, run.stderr
    found, damage = load_marks(tmp_path)
    assert [item.counter for item in found] == list(range(1, int(run.stdout) + 1))
    assert damage == []


HOLDER = """
import sys
from pathlib import Path
from reader.library.marks.append import locked
with locked(Path(sys.argv[1]), "marks-desk", 1):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_stopped_program_that_holds_the_lock_makes_marks_wait_and_is_told_of(
    tmp_path: Path,
) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert holder.stdout and holder.stdin and holder.stdout.readline() == b"held\n"
    holder.send_signal(signal.SIGSTOP)
    reports = Reports()
    writer = start_writer(tmp_path, reports=reports)
    writer.save_later(record(1))
    wait_until(lambda: reports.problems)
    assert "holds" in reports.problems[0]
    holder.kill()
    holder.wait()
    holder.stdin.close(), holder.stdout.close()
    wait_until(lambda: reports.saved == [record(1)])
    assert writer.close(5) == ()
