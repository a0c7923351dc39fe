"""Late or split answers of a terminal change nothing on the screen and mark nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.hostile.answers import ANSWERS
from benchmarks.terminal import Terminal
from reader.resources import sample_data
from tests.ui.forked_terminal import ForkedTerminal
from tests.ui.picture import picture


@pytest.fixture
def running(samples_home: dict[str, str], tmp_path: Path) -> Iterator[Terminal]:
    """The reader on the samples, with nothing marked."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text("read_delay = 3600\n")
    command = [sys.executable, "-m", "reader", str(sample_data())]
    with ForkedTerminal(
        command, environment=samples_home, cwd="/", columns=100, rows=30
    ) as terminal:
        terminal.wait("44 unread")
        terminal.press("", quiet=0.2)
        yield terminal


def marks(home: Path) -> bytes:
    """All stored marks."""
    return b"".join(file.read_bytes() for file in sorted((home / "data").rglob("*.jsonl")))


def test_answers_mark_nothing_and_leave_the_screen_as_it_is(
    running: Terminal, tmp_path: Path
) -> None:
    running.press("j", quiet=0.3)
    assert running.text
    before, kept = picture(running.screen), marks(tmp_path)
    for number, answer in enumerate(ANSWERS.values()):
        sent = answer.encode()
        os.write(running.master, sent)
        cut = (3, len(sent) // 2, len(sent) - 1)[number % 3]
        os.write(running.master, sent[:cut])
        running.press("", quiet=0.02)
        os.write(running.master, sent[cut:])
    for piece in (b"\x1b]11;rgb:1e", b"1e/1e1e/2b2b\x1b", b"\\", b"\x1b[?62;4", b"c"):
        os.write(running.master, piece)
        running.press("", quiet=0.25)
    assert running.text
    assert picture(running.screen) == before
    assert marks(tmp_path) == kept
    running.send("b")
    running.wait("★")
    running.send("?")
    running.wait("Next pane")
