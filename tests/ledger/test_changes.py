"""Every case in tests/cases/changes: what changed between two texts is told, and nothing else."""

import pytest

from tests.ledger.change_cases import ChangeCase, changes_of, fits, load, written

CASES = load()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.family}: {case.name}")
def test_what_changed_is_told_and_nothing_else(case: ChangeCase) -> None:
    found = written(changes_of(case))
    left = list(found)
    for line in case.expected:
        hit = next((other for other in left if fits(line, other)), None)
        assert hit is not None, f"{line} is not among {found}"
        left.remove(hit)
    assert left == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.family}: {case.name}")
def test_a_text_has_not_changed_from_itself(case: ChangeCase) -> None:
    for text in (case.old, case.new):
        same = case._replace(old=text, new=text)
        assert written(changes_of(same)) == []
