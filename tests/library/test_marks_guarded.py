"""Files of marks are private, locked, and never followed through links."""

import fcntl
import os
import stat
from hashlib import blake2b
from pathlib import Path

import pytest

from reader.library.marks.append import locked
from reader.library.marks.records import encode_header, encode_record
from reader.library.marks.state import MarksState
from tests.library.builders import load_marks, record, save


def test_a_lock_that_is_deleted_while_it_is_waited_for_is_asked_for_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "marks-desk.lock"
    real = fcntl.flock
    asked: list[int] = []

    def late(descriptor: int, operation: int) -> None:
        if not asked:
            path.unlink()
        asked.append(descriptor)
        real(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    with (
        locked(tmp_path, "marks-desk", 0),
        pytest.raises(OSError, match="holds"),
        locked(tmp_path, "marks-desk", 0),
    ):
        pass


def test_a_damaged_header_after_our_own_may_be_of_a_newer_format_and_stops_writing(
    tmp_path: Path,
) -> None:
    path = save(tmp_path, [record(1)])
    newer = encode_header("desk").replace(b'"version":1', b'"version":2')  # its sum does not fit
    path.write_bytes(path.read_bytes() + newer)
    before = path.read_bytes()
    save(tmp_path, [record(2)])
    assert path.read_bytes() == before
    assert load_marks(tmp_path)[0] == [record(2), record(1)]


def test_a_line_nested_without_end_costs_itself_though_its_checksum_fits(tmp_path: Path) -> None:
    head = b'{"do":"read","of":' + b"[" * 100_000 + b"]" * 100_000
    deep = b'%s,"sum":"%s"}\n' % (head, blake2b(head, digest_size=8).hexdigest().encode())
    path = tmp_path / "marks-laptop.jsonl"
    path.write_bytes(encode_header("laptop") + deep + encode_record(record(1, "laptop")))
    found, damage = load_marks(tmp_path)
    assert found == [record(1, "laptop")]
    assert damage == ["line 2 is damaged and was left out: it is no mark"]


def test_at_no_moment_can_anybody_else_open_a_file_of_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, int] = {}
    real = os.open

    def call(path: Path, flags: int, mode: int = 0o777, **named: int) -> int:
        is_new = flags & os.O_CREAT and not os.path.exists(path)
        descriptor = real(path, flags, mode, **named)
        if is_new:
            made[Path(path).name] = stat.S_IMODE(os.fstat(descriptor).st_mode)
        return descriptor

    monkeypatch.setattr(os, "open", call)
    before = os.umask(0)
    try:
        save(tmp_path / "data", [record(1)])
    finally:
        os.umask(before)
    assert made == {"marks-desk.lock": 0o600, "marks-desk.jsonl": 0o600}


def test_the_counter_goes_on_from_marks_of_others_that_wait_for_their_text() -> None:
    ledger = MarksState()
    ledger.merge(record(700, "laptop"), lambda _: ())
    assert ledger.counter == 700
