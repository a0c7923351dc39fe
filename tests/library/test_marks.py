"""Marks in their file: saved, found again, and never silently wrong when the file is damaged."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library.marks.record import Header, decode, encode, encode_header, sealed
from tests.library.made import Told, keeping, loaded, record, save, until


def test_saved_marks_are_read_again_in_their_order(tmp_path: Path) -> None:
    records = [record(number) for number in range(1, 6)]
    save(tmp_path / "data", records)
    assert loaded(tmp_path / "data") == (records, [])


def test_a_mark_is_told_as_saved_only_when_its_line_is_in_the_file(tmp_path: Path) -> None:
    told = Told()
    keeper = keeping(tmp_path, told=told)
    keeper.put(record(1))
    until(lambda: told.saved)
    assert (tmp_path / "marks-desk.jsonl").read_bytes().endswith(encode(record(1)))
    keeper.close(5)


def test_files_are_for_the_reader_alone_whatever_the_umask(tmp_path: Path) -> None:
    for number, umask in enumerate((0o000, 0o077, 0o777)):
        folder = tmp_path / f"a{number}" / "data"
        before = os.umask(umask)
        try:
            path = save(folder, [record(1)])
        finally:
            os.umask(before)
        modes = [stat.S_IMODE(item.stat().st_mode) for item in (folder.parent, folder, path)]
        assert modes == [0o700, 0o700, 0o600]


def test_what_others_could_read_is_made_private_when_it_is_written(tmp_path: Path) -> None:
    path = save(tmp_path / "data", [record(1)])
    path.chmod(0o644)
    path.parent.chmod(0o755)
    save(path.parent, [record(2)])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_mark_is_forced_to_the_disk_with_its_files_name_before_it_is_told_as_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told()
    seen: list[tuple[str, int, int]] = []

    def spy(name: str) -> None:
        real = getattr(os, name)

        def call(descriptor: int) -> None:
            kind = os.fstat(descriptor).st_mode
            seen.append(("folder" if stat.S_ISDIR(kind) else "file", _lines(path), len(told.saved)))
            real(descriptor)

        monkeypatch.setattr(os, name, call)

    path = tmp_path / "data" / "marks-desk.jsonl"
    spy("fsync")
    spy("fdatasync")
    keeper = keeping(path.parent, told=told)
    for number in (1, 2):
        keeper.put(record(number))
        until(lambda number=number: len(told.saved) == number)  # type: ignore[misc]
    keeper.close(5)
    made = [("folder", 0, 0)]  # the folder's own name, in the one above
    assert seen[:3] == [*made, ("file", 2, 0), ("folder", 2, 0)]
    assert set(seen[3:-1]) == {("folder", 2, 0)}  # the folders above, once
    assert seen[-1] == ("file", 3, 1)


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def test_two_terminals_write_one_file_and_hear_each_other(tmp_path: Path) -> None:
    first, second = Told(), Told()
    one, two = keeping(tmp_path, told=first), keeping(tmp_path, told=second)
    for number in range(40):
        (one if number % 2 else two).put(record(number))
    until(lambda: len(first.saved) + len(second.saved) == 40)
    until(lambda: len(first.heard) == 20 and len(second.heard) == 20)
    one.close(5), two.close(5)
    records, damage = loaded(tmp_path)
    assert damage == []
    assert sorted(item.counter for item in records) == list(range(40))


def test_another_computers_file_in_the_folder_is_heard_and_never_written(tmp_path: Path) -> None:
    told = Told()
    keeper = keeping(tmp_path, told=told)
    other = save(tmp_path / "elsewhere", [record(7, "laptop")], "laptop")
    arrived = other.rename(tmp_path / "marks-laptop.sync-conflict-1.jsonl")
    before = arrived.read_bytes()
    until(lambda: told.heard)
    keeper.put(record(8))
    assert keeper.close(5) == ()
    assert told.heard == [record(7, "laptop")]
    assert arrived.read_bytes() == before


def test_a_file_cut_off_anywhere_loses_its_last_line_at_most(tmp_path: Path) -> None:
    records = [record(1), record(2)]
    whole = encode_header("desk") + b"".join(map(encode, records))
    path = tmp_path / "marks-desk.jsonl"
    ends = [at + 1 for at, byte in enumerate(whole) if byte == ord("\n")]
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        found, damage = loaded(tmp_path)
        complete = sum(end - 1 <= length for end in ends[1:])
        assert found == records[:complete]
        is_torn = length not in (0, *ends, *(end - 1 for end in ends))
        assert bool(damage) is is_torn


def test_a_file_cut_off_anywhere_can_be_written_again(tmp_path: Path) -> None:
    whole = encode_header("desk") + encode(record(1))
    path = tmp_path / "marks-desk.jsonl"
    for length in range(0, len(whole) + 1, 3):
        path.write_bytes(whole[:length])
        save(tmp_path, [record(2)])
        found, _ = loaded(tmp_path)
        assert found[-1] == record(2)
        heads = [decode(line) for line in path.read_bytes().splitlines() if _is_whole(line)]
        assert any(isinstance(head, Header) for head in heads)


def _is_whole(line: bytes) -> bool:
    try:
        decode(line)
    except ValueError:
        return False
    return True


def test_no_flipped_bit_goes_unseen_or_costs_more_than_its_line(tmp_path: Path) -> None:
    records = [record(1), record(2), record(3)]
    whole = encode_header("desk") + b"".join(map(encode, records))
    path = tmp_path / "marks-desk.jsonl"
    for at in range(0, len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        found, damage = loaded(tmp_path)
        assert set(found) <= set(records)
        assert len(found) >= 1 if whole[at] == ord("\n") else len(found) >= 2
        assert damage


@pytest.mark.parametrize(
    "garbage",
    [b"\0" * 4096, b"\xef\xbb\xbf", b"{}\n", b"\n\n\n", b"[" * 100_000 + b"\n", b"\r\n", b"\xff"],
)
def test_garbage_before_and_between_lines_leaves_the_other_lines_alone(
    tmp_path: Path, garbage: bytes
) -> None:
    path = save(tmp_path, [record(1)])
    path.write_bytes(path.read_bytes() + garbage + b"\n" + encode(record(2)))
    found, _ = loaded(tmp_path)
    assert found == [record(1), record(2)]


def test_a_newer_format_is_read_and_stays_as_it_is_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "marks-desk.jsonl"
    newer = _newer_header() + encode(record(1))
    path.write_bytes(newer)
    save(tmp_path, [record(2)])
    assert path.read_bytes() == newer
    found, damage = loaded(tmp_path)
    assert sorted(item.counter for item in found) == [1, 2]
    assert damage == []


def _newer_header() -> bytes:
    value: dict[str, object] = {"format": "warreader marks", "version": 2, "by": "desk"}
    return sealed(value)


def test_a_deed_of_a_later_version_is_passed_over_without_complaint(tmp_path: Path) -> None:
    path = save(tmp_path, [record(1)])
    later: dict[str, object] = {"n": 2, "by": "desk", "do": "sing", "on": True, "of": []}
    path.write_bytes(path.read_bytes() + sealed(later) + encode(record(3)))
    assert loaded(tmp_path) == ([record(1), record(3)], [])


def test_marks_whose_file_is_deleted_while_it_is_open_are_saved_again(tmp_path: Path) -> None:
    told = Told()
    keeper = keeping(tmp_path, told=told, recall=lambda: told.saved)
    keeper.put(record(1))
    until(lambda: told.saved)
    (tmp_path / "marks-desk.jsonl").unlink()
    keeper.put(record(2))
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
    keeper.put(record(2))
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
    keeper.put(record(1))
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
    keeper.put(record(1))
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
    keeper.put(record(number))
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
    keeper.put(record(1))
    until(lambda: told.problems)
    assert "holds" in told.problems[0]
    holder.kill()
    holder.wait()
    holder.stdin.close(), holder.stdout.close()
    until(lambda: told.saved == [record(1)])
    assert keeper.close(5) == ()
