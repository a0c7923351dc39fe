"""Who is listed: every case of tests/cases/people gives its people, bodies and nobody else."""

import pytest

from tests.annotate import people_cases
from tests.case_groups import by_file

CASES = people_cases.load()


@pytest.mark.parametrize("cases", by_file(CASES, lambda case: case.family))
def test_the_case_lists_its_people(cases: list[people_cases.PeopleCase]) -> None:
    assert {case.name: people_cases.listed(case) for case in cases} == {
        case.name: case.expected for case in cases
    }
