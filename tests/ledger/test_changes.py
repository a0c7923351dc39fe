"""Every case in tests/cases/changes: what changed between two texts is told, and nothing else."""

import pytest

from tests.case_groups import by_file
from tests.ledger.change_cases import ChangeCase, changes_of, fits, load, written

CASES = load()


@pytest.mark.parametrize("cases", by_file(CASES, lambda case: case.family))
def test_what_changed_is_told_and_nothing_else(cases: list[ChangeCase]) -> None:
    for case in cases:
        found = written(changes_of(case))
        left = list(found)
        for line in case.expected:
            hit = next((other for other in left if fits(line, other)), None)
            assert hit is not None, f"{case.name}: {line} is not among {found}"
            left.remove(hit)
        assert left == [], case.name


@pytest.mark.slow
def test_a_text_has_not_changed_from_itself() -> None:
    for case in CASES:
        for text in (case.old, case.new):
            same = case._replace(old=text, new=text)
            assert written(changes_of(same)) == [], case.name
