"""Fixtures of tests in several folders, the deadline of each, and how texts are drawn for some.

Every run draws the same texts, so that a change fails for what it changed; `make test` is no search
for faults, and draws few.  `pytest --hypothesis-profile=search` draws others each time.
"""

import gc
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.internal.constants_ast import Constants

from tests.deadline import deadline

settings.register_profile("same", derandomize=True, max_examples=30)
settings.register_profile("search", derandomize=False)
settings.load_profile("same")
pytest.MonkeyPatch().setattr(
    "hypothesis.internal.conjecture.providers._get_local_constants", Constants, raising=False
)  # it reads all modules for constants to draw: texts would change with the code, and it takes 3 s


gc.disable()


def pytest_collection_finish() -> None:
    """Have the garbage collector look at what tests make, and not at the tests themselves.

    Looking at some 7,000 tests and their modules again and again took a fifth of the time.
    """
    gc.freeze()
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None, object, object]:
    """Bound what the fixtures of a test wait for."""
    with deadline():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Bound what a test waits for."""
    with deadline():
        return (yield)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Temporary folders, so that no test touches those of the account."""
    for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"WARREADER_{kind}_HOME", str(tmp_path / kind.lower()))
    (tmp_path / "config").mkdir()
    return tmp_path
