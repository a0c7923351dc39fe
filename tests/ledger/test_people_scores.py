"""No two people of the sets are one entry, and most names that a reader joins are joined."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.ledger_cases import load
from tests.ledger.people_scores import score_of, total
from tests.quick import first_quick


@pytest.mark.parametrize(
    ("family", "wrong", "recall", "b_cubed"),
    first_quick(
        [
            ("people_joins", 0, 0.9, 0.96),
            ("people_joins_held_out", 1, 0.85, 0.96),  # two people of a text are called Karam
            ("people_joins_held_out_2", 0, 0.9, 0.96),
            ("people_joins_held_out_3", 0, 0.7, 0.9),
            ("people_joins_held_out_4", 0, 0.85, 0.95),
            ("people_joins_held_out_5", 0, 0.92, 0.97),
            ("people_joins_held_out_6", 0, 0.93, 0.98),
            ("people_joins_held_out_7", 0, 0.88, 0.96),
            ("people_joins_held_out_8", 0, 0.85, 0.94),
            ("people_joins_held_out_9", 0, 0.7, 0.92),
            ("people_joins_held_out_10", 1, 0.81, 0.94),  # two people of a text are called Park
            ("people_joins_held_out_11", 0, 0.89, 0.96),
        ],
        spread=True,
    ),
)
def test_names_that_a_reader_joins_are_one(
    family: str, wrong: int, recall: float, b_cubed: float, tmp_path: Path
) -> None:
    scores = []
    for number, case in enumerate(load(family)):
        folder = tmp_path / str(number)
        folder.mkdir()
        scores.append(score_of(case, folder))
    score = total(scores)
    assert len(score.wrong) <= wrong
    assert score.recall >= recall
    assert score.b_cubed >= b_cubed
