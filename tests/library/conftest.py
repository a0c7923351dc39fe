"""What all tests of the library share."""

import pytest

from reader.library.marks import keeper


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A save that failed is tried again sooner than a reader would want."""
    monkeypatch.setattr(keeper, "RETRY", 0.2)
    monkeypatch.setattr(keeper, "PATIENCE", 0.3)
