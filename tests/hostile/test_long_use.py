"""Hundreds of keys leave no memory, files or threads behind.

The full form is `python -m benchmarks.speed.long_use`.
"""

from pathlib import Path

import pytest

from benchmarks.speed.long_use import grown, measure


@pytest.mark.slow
def test_views_that_were_opened_and_closed_leave_nothing_behind(tmp_path: Path) -> None:
    first, last = measure(keys=90, seed=3, developments=25, root=tmp_path)
    assert grown(first, last) == []
