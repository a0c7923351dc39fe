"""The screen is the same with Textual's public parts alone, and as safe as far as these allow."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from benchmarks.hostile.answers import ANSWERS
from benchmarks.terminal import Terminal
from benchmarks.trust.crashes import NO_LOG, PLACES, crash
from benchmarks.trust.two_modes import SCRIPT, differences
from reader.resources import sample_data
from tests.quick import first_quick
from tests.ui.picture import picture

FAILING = {
    "a key": ("the log does not say where",),  # Textual tells nobody but itself what happened
    "the thread of the keys": (),
    "an exit in a handler": (),
}
"""Places of failures, and what is lost without the private names."""


@pytest.mark.slow
def test_sixty_keys_show_the_same_screens_in_both_modes(
    indexed_samples: Path, tmp_path: Path
) -> None:
    for name in ("private", "public"):
        shutil.copytree(indexed_samples, tmp_path / name / "cache")
    first = next(differences(SCRIPT, tmp_path, (80, 24)), None)
    assert first is None, first


@pytest.fixture
def _stock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that are started have the framework's public parts alone."""
    monkeypatch.setenv("WARREADER_STOCK", "1")


@pytest.mark.slow
@pytest.mark.usefixtures("_stock")
def test_answers_are_no_keys_and_keys_typed_ahead_keep_their_order(
    samples_home: dict[str, str], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "reader", str(sample_data())]
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text("read_delay = 3600\n")
    with Terminal(command, environment=samples_home, columns=100, rows=30) as running:
        running.wait("44 unread")
        running.press("j", quiet=0.3)
        assert running.text
        before = picture(running.screen)
        running.press("".join(ANSWERS.values()), quiet=0.5)
        assert running.text
        assert picture(running.screen) == before
        running.send("/erdeli\r")
        running.wait("search: erdeli")
        running.send("Q")
        assert running.finish() == 0


@pytest.mark.slow
@pytest.mark.usefixtures("_stock", "samples_home")
@pytest.mark.parametrize("name", first_quick(FAILING))
def test_an_exception_leaves_a_whole_terminal_and_shows_nothing(name: str, tmp_path: Path) -> None:
    assert crash(PLACES[name], tmp_path, name not in NO_LOG).wrong == FAILING[name]
