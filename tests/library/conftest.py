"""Fixtures of all tests of the library."""

import pytest

from reader.library.marks import writer_thread


@pytest.fixture(autouse=True)
def short_retry_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A save that failed is tried again sooner than a reader would want."""
    monkeypatch.setattr(writer_thread, "RETRY_DELAY", 0.2)
    monkeypatch.setattr(writer_thread, "LOCK_TIMEOUT", 0.3)
