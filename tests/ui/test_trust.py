"""The reader in a terminal when marks cannot be saved, and the modes of its files."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal, home_in
from reader.library import Library
from reader.resources import sample_data
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded

COMMAND = [sys.executable, "-m", "reader", str(sample_data())]
KINDS = ("CONFIG", "CACHE", "DATA")
HOLDER = """
import os, sys
from pathlib import Path
from reader.library.marks.append import locked
with locked(Path(sys.argv[1]), f"marks-{os.uname().nodename}", 1):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.slow
def test_while_a_stopped_program_holds_the_lock_the_screen_goes_on_and_says_so(
    tmp_path: Path,
) -> None:
    home = home_in(tmp_path)
    (tmp_path / "data").mkdir()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "data")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert holder.stdin and holder.stdout and holder.stdout.readline() == b"held\n"
    holder.send_signal(signal.SIGSTOP)
    try:
        with Terminal(COMMAND, environment=home, cwd="/", columns=200, rows=30) as running:
            running.wait("In brief")
            running.send("jb")
            running.wait("☆")  # shown as made, and not as saved
            running.send("jb")
            running.wait("another program holds")
            assert str(tmp_path)[:20] in running.text
            assert "★" not in running.text
            holder.kill()
            running.wait("★")
    finally:
        holder.kill()
        holder.wait()
        holder.stdin.close(), holder.stdout.close()


@pytest.mark.slow
def test_without_a_home_the_samples_are_read_and_the_folder_is_named(tmp_path: Path) -> None:
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    nowhere = dict.fromkeys(names, "/dev/null/nowhere")
    nowhere |= {f"WARREADER_{kind}_HOME": "" for kind in KINDS}
    with Terminal(COMMAND, environment=nowhere, cwd="/", columns=120, rows=30) as running:
        running.wait("In brief")
        running.send("jb")
        running.wait("be saved in /dev/null/nowhere")
        running.wait("☆")  # shown as made, and not as saved
        running.send("jQ")
        assert running.finish() != 0
        assert "not saved" in running.text or "/dev/null/nowhere" in running.text


@pytest.mark.slow
def test_whatever_the_umask_nobody_else_can_look_into_what_a_session_leaves(tmp_path: Path) -> None:
    home = {f"WARREADER_{kind}_HOME": str(tmp_path / kind / "here") for kind in KINDS}
    before = os.umask(0)
    try:
        with Terminal(
            COMMAND, environment=home, cwd=str(tmp_path), columns=120, rows=30
        ) as running:
            running.wait("In brief")
            running.send("jb")
            running.wait("★")
            running.send("s")
            running.wait("Save as")
            running.send("\r")
            running.wait("Saved")
            running.send("Q")
            running.finish()
    finally:
        os.umask(before)
    made = [path for path in tmp_path.rglob("*") if "CONFIG" not in path.parts]
    modes = {(path.is_dir(), oct(stat.S_IMODE(path.stat().st_mode))) for path in made}
    assert modes == {(True, "0o700"), (False, "0o600")}
    assert any(path.suffix == ".md" for path in made)


async def test_what_another_terminal_reads_first_is_listed_here_too(
    make_app: Making, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(READING)
    real = app.library.refresh

    def late(**asked: object) -> None:
        other = Library(tmp_path / "cache", tmp_path / "data", [str(tmp_path / "bulletins")])
        quiet = {"report": lambda _: None, "stop": lambda: False}
        other.refresh(given=None, today=date(2026, 1, 1), **quiet)  # type: ignore[arg-type]
        other.close()
        real(**asked)  # type: ignore[arg-type]

    monkeypatch.setattr(app.library, "refresh", late)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        assert len(screen.session.listing) > 0
