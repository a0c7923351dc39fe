import pytest

from reader.annotate import dates
from reader.models import Block
from tests.annotate.figure_cases import Case, load

CASES = load("dates")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_dates_of_a_case_are_found_and_no_others(case: Case) -> None:
    got = [
        [case.text[day.span.start : day.span.end], day.value or "none"]
        for day in dates.find([Block(case.text)], case.reference)
    ]
    assert got == case.spans
