"""Uncaught exceptions end in a small log with the place and no content."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reader.crash import LARGEST, describe, record
from reader.settings import find_folders

SECRET = "Vossberg-the-witness"


def planted() -> Exception:
    """An exception with content in its message and beside it, wrapped around another."""
    note = SECRET
    try:
        try:
            {"": ""}[note]
        except KeyError as error:
            raise ValueError(f"no such note: {note}") from error
    except ValueError as error:
        return error
    raise AssertionError


def test_the_log_says_where_and_of_what_kind_and_holds_no_content(tmp_path: Path) -> None:
    told = record(planted(), tmp_path / "state" / "crash.log")
    text = (tmp_path / "state" / "crash.log").read_text()
    assert "test_crash.py, line " in text and "in planted" in text
    assert "builtins.ValueError" in text and "builtins.KeyError" in text
    assert SECRET not in text and SECRET not in told
    assert str(tmp_path / "state" / "crash.log") in told and "\n" not in told


def test_an_error_of_the_system_keeps_its_number_and_not_the_name_of_the_file() -> None:
    text = describe(FileNotFoundError(2, "No such file", SECRET))
    assert "FileNotFoundError (2)" in text
    assert SECRET not in text


def test_log_and_folder_are_the_readers_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        log = tmp_path / "state" / "crash.log"
        record(planted(), log)
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
        assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700
    finally:
        os.umask(before)


def test_the_log_never_grows_beyond_its_size(tmp_path: Path) -> None:
    def deep(left: int) -> None:
        if left:
            deep(left - 1)
        raise planted()

    for _ in range(200):
        try:
            deep(100)
        except ValueError as error:
            record(error, tmp_path / "crash.log")
    assert 0 < (tmp_path / "crash.log").stat().st_size <= LARGEST


def test_an_exception_without_an_end_of_causes_is_described() -> None:
    error = planted()
    assert error.__cause__ is not None
    error.__cause__.__cause__ = error
    assert len(describe(error)) < LARGEST


def test_where_no_log_can_be_written_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "crash.log").mkdir()
    assert "no log could be written" in record(planted(), tmp_path / "crash.log")
    assert "no log could be written" in record(planted(), tmp_path / "a\0b")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    assert "no log could be written" in record(planted(), tmp_path / "link")
    assert not (tmp_path / "elsewhere").exists()


def test_a_command_that_fails_says_one_line_and_has_a_status(home: Path) -> None:
    script = (
        "import sys, reader.cli as cli, reader.pipeline as pipeline\n"
        f"def fail(*_, **__): raise RuntimeError({SECRET!r})\n"
        "pipeline.read_paths = fail\n"
        "sys.exit(cli.main(['extract', 'x']))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    log = find_folders().log
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.count("\n") == 1 and str(log) in run.stderr
    assert SECRET not in run.stderr + log.read_text()


@pytest.mark.slow
def test_a_thread_that_fails_makes_a_commands_status_1(home: Path) -> None:
    (home / "day.txt").write_text("Bridge at Marrow\n\nIt is gone.\n")
    script = (
        "import sys, reader.cli as cli\n"
        "from reader.library.marks.writer_thread import MarksWriter\n"
        f"def fail(*_): raise RuntimeError({SECRET!r})\n"
        "MarksWriter._run = fail\n"
        f"sys.exit(cli.main(['index', {str(home / 'day.txt')!r}]))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert run.returncode == 1
    assert "1 bulletin" in run.stdout
    assert "Traceback" not in run.stderr and SECRET not in run.stderr


def test_a_link_in_the_logs_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "crash.log").symlink_to(tmp_path / "elsewhere")
    assert "no log could be written" in record(planted(), tmp_path / "crash.log")
    assert not (tmp_path / "elsewhere").exists()
