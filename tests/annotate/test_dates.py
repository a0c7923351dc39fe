from datetime import date

import pytest

from reader.annotate.dates import date_mentions
from reader.models import Block
from tests.annotate.figure_cases import Case, load
from tests.case_groups import by_file

CASES = load("dates")


@pytest.mark.parametrize("cases", by_file(CASES, lambda case: case.file))
def test_the_dates_of_a_case_are_found_and_no_others(cases: list[Case]) -> None:
    assert {case.name: found_in(case) for case in cases} == {
        case.name: case.spans for case in cases
    }


def found_in(case: Case) -> list[list[str]]:
    """The words and the value of each date."""
    return [
        [case.text[day.span.start : day.span.end], day.value or "none"]
        for day in date_mentions.find_dates([Block(case.text)], case.reference)
    ]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_bulletin_from_the_edge_of_the_calendar_gives_dates_without_a_value(day: date) -> None:
    text = "Last week, on Monday, and next year before Christmas, two weeks ago."
    found = date_mentions.find_dates([Block(text)], day)
    assert len(found) == 5
    assert all(mention.value is None for mention in found)
