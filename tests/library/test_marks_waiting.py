"""Marks that can't be saved, or whose file goes, wait and are saved again; none is half written."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.made import Told, keeping, loaded, record, save, until


def test_marks_whose_file_is_deleted_while_it_is_open_are_saved_again(tmp_path: Path) -> None:
    told = Told()
    keeper = keeping(tmp_path, told=told, recall=lambda: told.saved)
    keeper.save_later(record(1))
    until(lambda: told.saved)
    (tmp_path / "marks-desk.jsonl").unlink()
    keeper.save_later(record(2))
    until(lambda: len(told.saved) == 3)
    assert keeper.close(5) == ()
    found, _ = loaded(tmp_path)
    assert set(found) == {record(1), record(2)}
    assert any("deleted" in item.why for news in told.news for item in news.damage)


def test_an_older_copy_put_in_the_files_place_loses_nothing(tmp_path: Path) -> None:
    told = Told()
    path = save(tmp_path, [record(1)])
    older = path.read_bytes()
    keeper = keeping(tmp_path, told=told, recall=lambda: [record(1), *told.saved])
    keeper.save_later(record(2))
    until(lambda: told.saved)
    (tmp_path / "older").write_bytes(older)
    (tmp_path / "older").replace(path)
    until(lambda: len(told.saved) == 2)
    assert keeper.close(5) == ()
    assert set(loaded(tmp_path)[0]) == {record(1), record(2)}


def test_where_a_file_stands_in_the_folders_place_marks_wait_and_the_folder_is_named(
    tmp_path: Path,
) -> None:
    (tmp_path / "data").write_text("in the way")
    told = Told()
    keeper = keeping(tmp_path / "data", told=told)
    keeper.save_later(record(1))
    until(lambda: told.problems)
    assert str(tmp_path / "data") in told.problems[0]
    assert keeper.unsaved() == (record(1),)
    (tmp_path / "data").unlink()
    until(lambda: told.saved)
    assert told.news[-1].problem is None
    assert keeper.close(5) == ()
    assert loaded(tmp_path / "data") == ([record(1)], [])


def test_what_could_not_be_saved_is_given_back_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    keeper = keeping(tmp_path / "data")
    keeper.save_later(record(1))
    assert keeper.close(5) == (record(1),)


@pytest.mark.parametrize("kind", ["folder", "fifo"])
def test_with_a_folder_or_a_pipe_in_the_files_place_marks_go_to_another_file_and_it_is_told(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "marks-desk.jsonl"
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    save(tmp_path, [record(1)])
    found, damage = loaded(tmp_path)
    assert found == [record(1)]
    assert damage == ["its marks can't be read: not a regular file"]


FULL = """
import resource, sys
from pathlib import Path
from tests.library.made import Told, keeping, record, until
folder, told = Path(sys.argv[1]), Told()
resource.setrlimit(resource.RLIMIT_FSIZE, (900, resource.RLIM_INFINITY))
keeper = keeping(folder, told=told)
for number in range(1, 9):
    keeper.save_later(record(number))
    until(lambda: len(told.saved) + len(told.problems) >= number)
    if told.problems:
        break
waiting = keeper.unsaved()
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert waiting and told.saved, (waiting, told.news)
assert str(folder) in told.problems[0]
assert len((folder / "marks-desk.jsonl").read_bytes().splitlines()) == 1 + len(told.saved)
until(lambda: not keeper.unsaved())
assert keeper.close(5) == ()
print(len(told.saved))
"""


def test_on_a_full_disk_marks_wait_and_nothing_half_written_stays(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert run.returncode == 0, run.stderr
    found, damage = loaded(tmp_path)
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
    told = Told()
    keeper = keeping(tmp_path, told=told)
    keeper.save_later(record(1))
    until(lambda: told.problems)
    assert "holds" in told.problems[0]
    holder.kill()
    holder.wait()
    holder.stdin.close(), holder.stdout.close()
    until(lambda: told.saved == [record(1)])
    assert keeper.close(5) == ()
