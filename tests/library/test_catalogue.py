"""Only the sources and what is below them are shown."""

from pathlib import Path

import pytest

from reader.library.index.source_paths import FEW
from tests.library.bulletin_files import brief, opened, titles

DAYS = {"in": 1, "in-2": 2, "in0": 3, "inner": 4, "in/in": 5}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An index of five folders with similar names, each with one bulletin."""
    for name, day in DAYS.items():
        brief(tmp_path / name, day)
    with opened(tmp_path, *(tmp_path / name for name in DAYS)):
        return tmp_path


@pytest.mark.parametrize("beside", [0, FEW], ids=["few sources", "many sources"])
@pytest.mark.parametrize(
    ("sources", "days"),
    [
        (["in"], [5, 1]),
        (["in/2024-10-01.md"], [1]),
        (["in-2", "in0"], [3, 2]),
        (["in/in", "in"], [5, 1]),
        (["i"], []),
        (["."], [5, 4, 3, 2, 1]),
        (["/"], [5, 4, 3, 2, 1]),
        ([], []),
    ],
)
def test_only_what_is_below_a_source_is_shown_newest_first(
    root: Path, sources: list[str], days: list[int], beside: int
) -> None:
    others = [root / f"nothing {number}" for number in range(beside)] or [root / "nothing"]
    with opened(root, *(root / source for source in sources), *others, refresh=False) as library:
        assert [title for title in titles(library) if title.startswith("Brief")] == [
            f"Brief of day {day}" for day in days
        ]
        assert library.counts().bulletins == len(days)
