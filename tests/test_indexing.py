"""`warreader index`: the index brought up to date from the command line."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.commands.texts.index import bar
from reader.library import Library
from tests.command import BULLETIN, in_a_terminal, warreader
from tests.library.bulletin_files import brief


def test_it_says_what_is_in_the_index(home: Path) -> None:
    (home / "day.txt").write_text(BULLETIN)
    run = warreader("index", str(home / "day.txt"))
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout == b"1 bulletin, 1 development\n"


def test_what_cannot_be_read_is_told_and_is_status_1(home: Path) -> None:
    (home / "day.txt").write_text(BULLETIN)
    (home / "empty.txt").write_text("")
    run = warreader("index", str(home))
    assert run.returncode == 1
    assert b"empty.txt" in run.stderr
    assert run.stdout == b"1 bulletin, 1 development\n"


def test_a_folder_without_bulletins_is_told_and_is_status_1(home: Path) -> None:
    (home / "nothing").mkdir()
    run = warreader("index", str(home / "nothing"))
    assert run.returncode == 1
    assert b"no bulletins in" in run.stderr


def test_standard_input_is_refused_with_status_2(home: Path) -> None:
    assert warreader("index", "-").returncode == 2


@pytest.mark.slow
def test_in_a_terminal_it_shows_how_far_it_is_and_leaves_no_trace(home: Path) -> None:
    for day in range(1, 4):
        brief(home / "in", day)
    shown, status = in_a_terminal("-m", "reader", "index", str(home / "in"))
    assert status == 0
    assert "█" in shown and "of 3" in shown
    assert shown.rsplit("\x1b[K", 1)[1].strip() == "3 bulletins, 9 developments"


@pytest.mark.slow
def test_an_interrupt_ends_it_and_what_was_read_is_kept(home: Path) -> None:
    (home / "in").mkdir()
    for number in range(300):
        text = f"# Day {number}\n\n## Bridge {number} reopens\n\nLorry {number} drove over it.\n"
        (home / "in" / f"{number}.md").write_text(text)
    command = [sys.executable, "-m", "reader", "index", str(home / "in")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while kept(home) == 0 and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    complaint = process.communicate(timeout=60)[1]
    assert (process.returncode, complaint) == (130, b"")
    assert 0 < kept(home) < 300
    assert warreader("index", str(home / "in")).stdout == b"300 bulletins, 300 developments\n"


def kept(home: Path) -> int:
    library = Library(Path(os.environ["WARREADER_CACHE_HOME"]), home / "other", [str(home / "in")])
    try:
        return library.counts().bulletins
    finally:
        library.close()


def test_the_bar_is_full_at_the_end_and_nothing_without_files() -> None:
    assert bar(0, 0) == ""
    assert "░" not in bar(4, 4) and "100 %" in bar(4, 4)
    assert bar(1, 2).count("█") == bar(1, 2).count("░")
