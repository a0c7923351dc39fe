"""Days of several publishers come to the people, series and threads that a reader sees in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger import join_scores, people_scores, thread_scores
from tests.ledger.ledger_cases import library_of, load
from tests.quick import first_quick


@pytest.mark.parametrize(
    ("family", "people", "series", "threads"),
    first_quick(
        [
            ("days_held_out_2", 0.9, 0.59, 0.75),
            ("days_held_out", 0.85, 0.7, 0.68),
            ("days_held_out_3", 0.65, 0.34, 0.7),
            ("days_held_out_4", 0.95, 0.12, 0.7),
        ],
        spread=True,
    ),
)
def test_people_series_and_threads(
    family: str, people: float, series: float, threads: float, tmp_path: Path
) -> None:
    (case,) = load(family)
    with library_of(case, tmp_path) as library:
        names = people_scores.score_in(library, case)
        figures = join_scores.score_in(library, case)
        links = thread_scores.score_in(library, case)
    assert sorted(map(sorted, names.wrong)) == []
    assert names.recall >= people
    assert sorted(map(sorted, figures.joined - figures.wanted)) == []
    assert figures.recall >= series
    assert sorted(links.links - links.right) == []
    assert links.recall >= threads
