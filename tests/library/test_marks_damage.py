"""Damage in a file of marks costs only damaged lines and is reported; newer files stay."""

from pathlib import Path

import pytest

from reader.library.marks.records import (
    MarksHeader,
    decode_record,
    encode_header,
    encode_record,
    with_checksum,
)
from tests.library.builders import load_marks, record, save


def test_a_file_cut_off_anywhere_loses_its_last_line_at_most(tmp_path: Path) -> None:
    records = [record(1), record(2)]
    whole = encode_header("desk") + b"".join(map(encode_record, records))
    path = tmp_path / "marks-desk.jsonl"
    ends = [at + 1 for at, byte in enumerate(whole) if byte == ord("\n")]
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        found, damage = load_marks(tmp_path)
        complete = sum(end - 1 <= length for end in ends[1:])
        assert found == records[:complete]
        is_torn = length not in (0, *ends, *(end - 1 for end in ends))
        assert bool(damage) is is_torn


@pytest.mark.slow
def test_a_file_cut_off_anywhere_can_be_written_again(tmp_path: Path) -> None:
    whole = encode_header("desk") + encode_record(record(1))
    path = tmp_path / "marks-desk.jsonl"
    for length in range(0, len(whole) + 1, 3):
        path.write_bytes(whole[:length])
        save(tmp_path, [record(2)])
        found, _ = load_marks(tmp_path)
        assert found[-1] == record(2)
        heads = [decode_record(line) for line in path.read_bytes().splitlines() if _is_whole(line)]
        assert any(isinstance(head, MarksHeader) for head in heads)


def _is_whole(line: bytes) -> bool:
    try:
        decode_record(line)
    except ValueError:
        return False
    return True


@pytest.mark.slow
def test_no_flipped_bit_goes_unseen_or_costs_more_than_its_line(tmp_path: Path) -> None:
    records = [record(1), record(2), record(3)]
    whole = encode_header("desk") + b"".join(map(encode_record, records))
    path = tmp_path / "marks-desk.jsonl"
    for at in range(0, len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        found, damage = load_marks(tmp_path)
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
    path.write_bytes(path.read_bytes() + garbage + b"\n" + encode_record(record(2)))
    found, _ = load_marks(tmp_path)
    assert found == [record(1), record(2)]


def test_a_newer_format_is_read_and_stays_as_it_is_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "marks-desk.jsonl"
    newer = _newer_header() + encode_record(record(1))
    path.write_bytes(newer)
    save(tmp_path, [record(2)])
    assert path.read_bytes() == newer
    found, damage = load_marks(tmp_path)
    assert sorted(item.counter for item in found) == [1, 2]
    assert damage == []


def _newer_header() -> bytes:
    value: dict[str, object] = {"format": "warreader marks", "version": 2, "by": "desk"}
    return with_checksum(value)


def test_a_deed_of_a_later_version_is_passed_over_without_complaint(tmp_path: Path) -> None:
    path = save(tmp_path, [record(1)])
    later: dict[str, object] = {"n": 2, "by": "desk", "do": "sing", "on": True, "of": []}
    path.write_bytes(path.read_bytes() + with_checksum(later) + encode_record(record(3)))
    assert load_marks(tmp_path) == ([record(1), record(3)], [])


def test_a_file_of_nothing_but_damage_is_told_of_in_a_thousand_lines(tmp_path: Path) -> None:
    head = encode_header("desk")
    (tmp_path / "marks-desk.jsonl").write_bytes(head + b"a\n" * 5000 + encode_record(record(1)))
    found, damage = load_marks(tmp_path)
    assert found == [record(1)]
    assert len(damage) == 1001
    assert damage[999].startswith("line 1001 is damaged")
    assert damage[1000] == "4,000 more lines are damaged and were left out"
