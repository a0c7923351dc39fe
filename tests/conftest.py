"""Fixtures of tests in several folders, and how texts are drawn for property tests.

Every run draws the same texts, so that a change fails for what it changed; `make test` is no search
for faults.  `pytest --hypothesis-profile=search` draws others each time.
"""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile("same")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Temporary folders, so that no test touches those of the account."""
    for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"WARREADER_{kind}_HOME", str(tmp_path / kind.lower()))
    (tmp_path / "config").mkdir()
    return tmp_path
