"""One hostile input is reported and does not stop the others."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.commands.shared.bounded_lines import InputError, read_lines
from reader.export.answers import LONGEST, answer_lines
from reader.settings import find_folders, kept_theme
from reader.sources.files import bounded_time
from tests.command import BULLETIN, warreader
from tests.quick import first_quick

pytestmark = pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such devices here")


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of sh in which `$W` is the program."""
    script = f'W="{sys.executable} -m reader"; {line}'
    return subprocess.run(
        ["sh", "-c", script], cwd=cwd, capture_output=True, text=True, timeout=60, input=""
    )


@pytest.fixture
def day(home: Path) -> Path:
    path = home / "texts" / "day.txt"
    path.parent.mkdir()
    path.write_text(BULLETIN)
    return path


@pytest.mark.parametrize("seconds", [12_000_000_000, 1 << 40, -(1 << 40)])
def test_a_far_off_time_of_a_file_costs_neither_it_nor_the_others(day: Path, seconds: int) -> None:
    odd = day.with_name("odd.txt")
    odd.write_text("Ferry sails in Orm\nSome 42 people left the quay.\n")
    os.utime(odd, (seconds, seconds))
    rows = warreader("list", str(day.parent))
    assert (rows.returncode, rows.stderr) == (0, b"")
    assert sorted(row.split("\t")[2] for row in rows.stdout.decode().splitlines()) == [
        "Bridge at Marrow blown up",
        "Ferry sails in Orm",
    ]
    assert warreader("index", str(day.parent)).returncode == 0


def test_every_time_of_a_file_fits_64_bits_and_others_stay_others() -> None:
    highest = (1 << 63) - 1
    usual = [0, -1, 1_700_000_000_000_000_000, highest, -highest - 1]
    assert [bounded_time(number) for number in usual] == usual
    far = [highest + 1, -highest - 2, 99_999_999_999 * 10**9, 99_999_999_998 * 10**9]
    folded = [bounded_time(number) for number in far]
    assert len(set(folded)) == len(far)
    assert all(-highest - 1 <= number <= highest for number in folded)


@pytest.mark.parametrize("words", first_quick(["extract -", "list -"]))
def test_endless_input_is_too_large_and_costs_nothing_else(day: Path, words: str) -> None:
    run = shell(f"ulimit -v 4000000; $W {words} {day} < /dev/zero", day.parent)
    assert run.stderr == "warreader: - is too large (the limit is 10 MiB)\n"
    assert "Bridge at Marrow blown up" in run.stdout
    assert run.returncode == (2 if words[0] in "ls" else 1)


@pytest.mark.slow
def test_input_that_can_not_be_read_is_named_and_costs_nothing_else(day: Path) -> None:
    run = shell(f"$W list - {day} 0> written", day.parent)
    assert run.stderr == "warreader: - could not be read (bad file descriptor)\n"
    assert "Bridge at Marrow blown up" in run.stdout
    assert run.returncode == 2


def test_a_line_of_json_is_bounded_and_the_next_one_is_answered() -> None:
    long = b'{"id": 1, "text": "' + b"x" * LONGEST + b'"}\n'
    given = io.BytesIO(long + b'{"id": 2, "text": ""}\n')
    (first, why), (second, _) = answer_lines(read_lines("-", given, LONGEST))
    assert (first, why) == (None, "line 1: is too long (the limit is 10 MiB)")
    assert second is not None and '"id": 2' in second


def test_a_line_of_json_without_an_end_is_given_up() -> None:
    with pytest.raises(InputError, match="a line of more than 100 MiB"):
        list(answer_lines(read_lines("/dev/zero", None, LONGEST)))


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="nobody writes to"):
        list(read_lines(str(tmp_path / "pipe"), None, LONGEST))


def test_lines_of_a_pipe_are_answered_as_they_come(tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    os.write(theirs, b"one\n")
    lines = read_lines(f"/dev/fd/{ours}", None, LONGEST)
    assert next(lines) == b"one\n"
    os.write(theirs, b"two\n")
    assert next(lines) == b"two\n"
    os.close(theirs)
    assert list(lines) == []
    os.close(ours)


@pytest.mark.slow
@pytest.mark.parametrize("verb", first_quick(["extract", "list"]))
def test_in_a_folder_that_was_deleted_other_paths_are_read(day: Path, verb: str) -> None:
    run = shell(f"mkdir gone && cd gone && rmdir ../gone && $W {verb} {day} here.txt", day.parent)
    assert run.stderr == "warreader: here.txt is not there\n"
    assert run.stdout


def test_an_account_without_a_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*os.environ]:
        if name in ("HOME", "XDG_CACHE_HOME") or name.startswith("WARREADER_"):
            monkeypatch.delenv(name)
    monkeypatch.setattr(os, "getuid", lambda: (1 << 31) - 2)
    cache = find_folders().cache
    assert cache.is_absolute()
    with pytest.raises(OSError):
        cache.mkdir(parents=True)


def test_whatever_stands_in_place_of_the_kept_theme_is_none(home: Path) -> None:
    folders = find_folders()
    folders.data.mkdir()
    state = folders.data / "ui-state.json"
    os.mkfifo(state)
    assert kept_theme(folders) is None
    for target in ("/dev/zero", "/proc/self/mem", str(state)):
        state.unlink()
        state.symlink_to(target)
        assert kept_theme(folders) is None
