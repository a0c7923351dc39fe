"""Fixtures that start the reader on the samples or on texts, with temporary folders."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reader.resources import sample_data
from reader.settings import Folders, Settings, Start
from reader.ui.app import WarreaderApp

Making = Callable[..., WarreaderApp]


@pytest.fixture
def make_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Making:
    """Makes an app; two made in one test share their folders, as two terminals do."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TMUX", raising=False)
    folders = Folders(tmp_path / "config", tmp_path / "cache", tmp_path / "data")

    def make(*texts: str, read_delay: float = 60.0, **changes: object) -> WarreaderApp:
        source = sample_data()
        if texts:
            source = tmp_path / "bulletins"
            source.mkdir(exist_ok=True)
            for number, text in enumerate(texts, 1):
                (source / f"2025-03-{number:02d}.txt").write_text(text)
        start = Start(
            sources=(str(source),),
            folders=folders,
            today=date(2026, 1, 1),
            settings=Settings(read_delay=read_delay),
        )
        return WarreaderApp(start._replace(**changes))  # type: ignore[arg-type]

    return make
