from datetime import date

import pytest

from reader.annotate.dates import date_mentions
from reader.models import Block
from tests.annotate.figure_cases import Case, load

CASES = load("dates")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_dates_of_a_case_are_found_and_no_others(case: Case) -> None:
    got = [
        [case.text[day.span.start : day.span.end], day.value or "none"]
        for day in date_mentions.find_dates([Block(case.text)], case.reference)
    ]
    assert got == case.spans


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_bulletin_from_the_edge_of_the_calendar_gives_dates_without_a_value(day: date) -> None:
    text = "Last week, on Monday, and next year before Christmas, two weeks ago."
    found = date_mentions.find_dates([Block(text)], day)
    assert len(found) == 5
    assert all(mention.value is None for mention in found)
