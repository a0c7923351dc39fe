"""Fixtures of tests in several folders."""

from pathlib import Path

import pytest


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Temporary folders, so that no test touches those of the account."""
    for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"WARREADER_{kind}_HOME", str(tmp_path / kind.lower()))
    (tmp_path / "config").mkdir()
    return tmp_path
