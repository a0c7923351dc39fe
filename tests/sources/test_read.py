"""What reading one file gives: its text, or the reason why there is none."""

import hashlib
import io
import os
import threading
from datetime import date
from pathlib import Path

import pytest

from reader.models import Unreadable
from reader.pipeline import Candidate, Document, PassedOver, read_document
from reader.sources.refusals import LIMIT


def why(path: Path | str) -> str:
    answer = read_document(Candidate(str(path)))
    assert isinstance(answer, Unreadable), answer
    return answer.why


def test_a_file_gives_its_text_and_what_is_known_of_it(tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    path.write_bytes("“Hello”\r\n".encode())
    os.utime(path, (0, 1_700_000_000))
    assert read_document(Candidate(str(path))) == Document(
        "brief.md",
        str(path),
        "“Hello”\r\n",
        "text/markdown",
        date.fromtimestamp(1_700_000_000),
        hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def test_standard_input_is_read_to_its_end() -> None:
    document = read_document(Candidate("-"), io.BytesIO(b"text"))
    assert isinstance(document, Document)
    assert (document.name, document.source, document.text) == ("-", "-", "text")
    assert document.modified is None


def test_standard_input_has_the_same_limit() -> None:
    answer = read_document(Candidate("-"), io.BytesIO(b"x" * (LIMIT + 1)))
    assert answer == Unreadable("-", "is too large (the limit is 10 MiB)")


def test_standard_input_that_is_closed_is_unreadable() -> None:
    assert read_document(Candidate("-")) == Unreadable("-", "is not connected")


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * LIMIT)
    assert isinstance(read_document(Candidate(str(path))), Document)
    os.truncate(path, LIMIT + 1)
    assert why(path) == "is too large (the limit is 10 MiB)"
    os.truncate(path, 1 << 40)  # sparse
    assert why(path) == "is too large (the limit is 10 MiB)"


def test_a_file_that_vanished_is_said_to(tmp_path: Path) -> None:
    assert why(tmp_path / "gone.txt") == "is not there"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_said_to(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("text")
    path.chmod(0)
    assert why(path) == "may not be read (permission denied)"


def test_what_took_a_files_place_is_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert why(path) == "is a named pipe, not a file"
    assert why("/dev/zero") == "is a device, not a file"
    assert why(tmp_path) == "is a folder, not a file"


def test_a_file_that_is_being_written_is_not_taken_for_whole(tmp_path: Path) -> None:
    path = tmp_path / "growing.txt"
    path.write_bytes(b"x" * 4_000_000)
    written = threading.Event()

    def write() -> None:
        with path.open("ab", buffering=0) as file:
            while not written.is_set():
                file.write(b"x")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        answers = (read_document(Candidate(str(path))) for _ in range(500))
        torn = next((answer for answer in answers if isinstance(answer, Unreadable)), None)
    finally:
        written.set()
        writer.join()
    assert torn == Unreadable(str(path), "is being written; try again when it is complete")
    assert isinstance(read_document(Candidate(str(path))), Document)


def test_what_is_no_text_is_named_where_it_was_asked_for_or_says_that_it_is(tmp_path: Path) -> None:
    for name in ("picture.txt", "picture"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    assert why(tmp_path / "picture") == "is a picture, not text"
    in_folder = Candidate(str(tmp_path / "picture.txt"), named=False)
    assert isinstance(read_document(in_folder), Unreadable)


def test_what_is_no_text_and_was_only_found_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "core").write_bytes(b"\x7fELF\0\0")
    path = str(tmp_path / "core")
    assert read_document(Candidate(path, named=False)) == PassedOver(path)


def test_a_name_with_escapes_is_opened_and_shown_clean(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2Jb\n.txt"
    path.write_text("text")
    document = read_document(Candidate(str(path)))
    assert isinstance(document, Document)
    assert document.name == "ab .txt"


def test_a_name_that_is_no_text_is_opened_and_shown_with_signs_in_its_place(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")
    Path(path).write_text("text")
    document = read_document(Candidate(path))
    assert isinstance(document, Document)
    assert document.name == "bad\ufffd.txt"


@pytest.mark.parametrize("seconds", [-(10**11), 10**13])
def test_a_time_that_no_calendar_has_is_no_day(tmp_path: Path, seconds: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    try:
        os.utime(path, (seconds, seconds))
    except OverflowError:
        pytest.skip("the system has no such time")
    if path.stat().st_mtime != seconds:
        pytest.skip("the file system keeps no such time")
    document = read_document(Candidate(str(path)))
    assert isinstance(document, Document)
    assert document.modified is None


def test_a_pipe_that_takes_a_files_place_just_before_it_is_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("text")
    real, answers = os.open, []

    def late(name: str, flags: int) -> int:
        os.unlink(name)
        os.mkfifo(name)
        return real(name, flags)

    monkeypatch.setattr(os, "open", late)
    reading = threading.Thread(target=lambda: answers.append(why(path)), daemon=True)
    reading.start()
    reading.join(20)  # where it waits for the other end of the pipe, it waits for ever
    assert answers == ["is a named pipe, not a file"]


def test_no_more_of_standard_input_is_read_than_tells_that_it_is_too_large() -> None:
    given = io.BytesIO(b"x" * (LIMIT + 1000))
    assert isinstance(read_document(Candidate("-"), given), Unreadable)
    assert given.tell() == LIMIT + 1
