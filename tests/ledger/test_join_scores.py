"""Of the pairs of figures that are joined all are right, and most that a reader joins are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.join_scores import score_of, total
from tests.ledger.ledger_cases import LedgerCase, load
from tests.quick import first_quick


@pytest.mark.parametrize("case", load("joins_apart"), ids=lambda case: case.name)
def test_numbers_that_only_look_alike_stay_apart(case: LedgerCase, tmp_path: Path) -> None:
    score = score_of(case, tmp_path)
    assert score.joined == score.wanted


@pytest.mark.parametrize(
    ("family", "recall"),
    first_quick(
        [
            ("joins", 0.75),
            ("joins_held_out", 0.5),
            ("joins_held_out_2", 0.75),
            ("joins_held_out_3", 0.5),
            ("joins_held_out_4", 0.4),
            ("joins_held_out_5", 0.5),
            ("joins_held_out_6", 0.65),
            ("joins_held_out_7", 0.95),
            ("joins_held_out_8", 0.85),
            ("joins_held_out_9", 0.6),
            ("joins_held_out_10", 0.9),
            ("joins_held_out_11", 0.7),
            ("joins_held_out_12", 0.3),
            ("joins_held_out_13", 0.38),
            ("joins_held_out_15", 0.5),
            ("joins_held_out_16", 0.6),
            ("joins_held_out_14", 0.25),
            ("joins_bullets", 0.8),
        ],
        quick=2,
        spread=True,
    ),
)
def test_what_a_reader_joins_is_joined(family: str, recall: float, tmp_path: Path) -> None:
    scores = []
    for number, case in enumerate(load(family)):
        folder = tmp_path / str(number)
        folder.mkdir()
        scores.append(score_of(case, folder))
    score = total(scores)
    assert sorted(map(sorted, score.joined - score.wanted)) == []
    assert score.recall >= recall
