"""Marks are saved, read back, and never silently wrong."""

import json
import os
import stat
from pathlib import Path

import pytest

from reader.library.identity.wording import join_target
from reader.library.marks.compact import compact
from reader.library.marks.records import decode_record, encode_record, with_checksum
from reader.library.private import make_private
from tests.library.builders import Reports, load_marks, record, save, start_writer, wait_until


def test_saved_marks_are_read_again_in_their_order(tmp_path: Path) -> None:
    records = [record(number) for number in range(1, 6)]
    save(tmp_path / "data", records)
    assert load_marks(tmp_path / "data") == (records, [])


def test_a_mark_is_told_as_saved_only_when_its_line_is_in_the_file(tmp_path: Path) -> None:
    reports = Reports()
    writer = start_writer(tmp_path, reports=reports)
    writer.save_later(record(1))
    wait_until(lambda: reports.saved)
    assert (tmp_path / "marks-desk.jsonl").read_bytes().endswith(encode_record(record(1)))
    writer.close(5)


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


def test_a_folder_that_everybody_shares_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    make_private(shared)
    make_private(Path("/proc"))
    assert shared.stat().st_mode & 0o7777 == 0o1777
    assert Path("/proc").stat().st_mode & 0o055


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
    reports = Reports()
    seen: list[tuple[str, int, int]] = []

    def spy(name: str) -> None:
        real = getattr(os, name)

        def call(descriptor: int) -> None:
            kind = os.fstat(descriptor).st_mode
            seen.append(
                ("folder" if stat.S_ISDIR(kind) else "file", _lines(path), len(reports.saved))
            )
            real(descriptor)

        monkeypatch.setattr(os, name, call)

    path = tmp_path / "data" / "marks-desk.jsonl"
    spy("fsync")
    spy("fdatasync")
    writer = start_writer(path.parent, reports=reports)
    for number in (1, 2):
        writer.save_later(record(number))
        wait_until(lambda number=number: len(reports.saved) == number)  # type: ignore[misc]
    writer.close(5)
    made = [("folder", 0, 0)]  # the folder's own name, in the one above
    assert seen[:3] == [*made, ("file", 2, 0), ("folder", 2, 0)]
    assert set(seen[3:-1]) == {("folder", 2, 0)}  # the folders above, once
    assert seen[-1] == ("file", 3, 1)


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def test_two_terminals_write_one_file_and_hear_each_other(tmp_path: Path) -> None:
    first, second = Reports(), Reports()
    one, two = start_writer(tmp_path, reports=first), start_writer(tmp_path, reports=second)
    for number in range(40):
        (one if number % 2 else two).save_later(record(number))
    wait_until(lambda: len(first.saved) + len(second.saved) == 40)
    wait_until(lambda: len(first.received) == 20 and len(second.received) == 20)
    one.close(5), two.close(5)
    records, damage = load_marks(tmp_path)
    assert damage == []
    assert sorted(item.counter for item in records) == list(range(40))


def test_another_computers_file_in_the_folder_is_heard_and_never_written(tmp_path: Path) -> None:
    reports = Reports()
    writer = start_writer(tmp_path, reports=reports)
    other = save(tmp_path / "elsewhere", [record(7, "laptop")], "laptop")
    arrived = other.rename(tmp_path / "marks-laptop.sync-conflict-1.jsonl")
    before = arrived.read_bytes()
    wait_until(lambda: reports.received)
    writer.save_later(record(8))
    assert writer.close(5) == ()
    assert reports.received == [record(7, "laptop")]
    assert arrived.read_bytes() == before


def test_the_words_and_publisher_of_a_mark_stand_beside_what_earlier_versions_read() -> None:
    plain = record(1)
    (line,) = plain.targets
    made = plain._replace(targets=(join_target(line, f"{'ab' * 8} the quay"), line))
    reports = json.loads(encode_record(made))
    assert reports["of"] == [line, line]
    assert reports["as"] == [f"{'ab' * 8} the quay", ""]
    assert decode_record(encode_record(made)[:-1]) == made
    assert "as" not in json.loads(encode_record(plain))
    assert decode_record(encode_record(plain)[:-1]) == plain


@pytest.mark.parametrize("wrong", [["one too few"], [1, 2], "ab", 7])
def test_signatures_that_are_none_make_no_mark(wrong: object) -> None:
    plain = record(1)
    value = {"n": 1, "by": "desk", "do": "read", "on": True, "of": [*plain.targets, *plain.targets]}
    with pytest.raises(ValueError, match="no mark"):
        decode_record(with_checksum(value | {"as": wrong})[:-1])


def test_only_a_mark_on_the_very_same_words_is_superseded(tmp_path: Path) -> None:
    (line,) = record(1).targets
    targets = (line, join_target(line, "a" * 16 + " quay"), join_target(line, "b" * 16 + " quay"))
    records = [
        record(number)._replace(targets=(target,)) for number, target in enumerate(targets, 1)
    ]
    again = record(4)._replace(targets=targets[1:2], on=False)
    path = save(tmp_path, [*records, again])
    compact(path, "desk")
    assert load_marks(tmp_path)[0] == [records[0], records[2], again]
