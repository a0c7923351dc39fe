"""Who is listed: every case of tests/cases/people gives its people, bodies and nobody else."""

import pytest

from tests.annotate import people_cases

CASES = people_cases.load()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.family}: {case.name}" for case in CASES])
def test_the_case_lists_its_people(case: people_cases.PeopleCase) -> None:
    assert people_cases.listed(case) == case.expected
