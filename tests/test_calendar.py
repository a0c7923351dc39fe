"""Words of months and weekdays, and the dates that days without a year are taken for."""

import re
import subprocess
import sys
from datetime import date
from itertools import product

import pytest

from reader import calendar

LETTERS = sorted(
    {form[:end] for form in (*calendar.MONTHS, *calendar.WEEKDAYS) for end in range(9)}
)


@pytest.mark.parametrize(
    ("pattern", "forms"),
    [
        (calendar.MONTH_PATTERN, calendar.MONTHS),
        (calendar.WEEKDAY_PATTERN, calendar.WEEKDAYS),
    ],
)
def test_a_pattern_matches_the_forms_of_its_table_and_no_other_beginning_of_them(
    pattern: str, forms: dict[str, int]
) -> None:
    every = {*LETTERS, *calendar.MONTHS, *calendar.WEEKDAYS}
    assert {word for word in every if re.fullmatch(pattern, word)} == set(forms)


def test_numbers_are_those_of_datetime() -> None:
    assert [calendar.MONTHS[form] for form in ("january", "feb", "sept", "sep", "december")] == [
        date(2024, month, 1).month for month in (1, 2, 9, 9, 12)
    ]
    monday, sunday = date(2024, 10, 28), date(2024, 11, 3)
    assert calendar.WEEKDAYS["monday"] == calendar.WEEKDAYS["mon"] == monday.weekday()
    assert calendar.WEEKDAYS["sunday"] == calendar.WEEKDAYS["sun"] == sunday.weekday()


@pytest.mark.parametrize(
    ("reference", "month", "day", "leaning", "weekday", "meant"),
    [
        (date(2024, 10, 28), 10, 28, 0, None, date(2024, 10, 28)),
        (date(2024, 10, 28), 9, 1, 0, None, date(2024, 9, 1)),
        (date(2024, 10, 28), 11, 5, 0, None, date(2024, 11, 5)),  # soon, and long ago
        (date(2024, 10, 28), 11, 5, -1, None, date(2023, 11, 5)),
        (date(2024, 10, 28), 9, 1, 1, None, date(2025, 9, 1)),
        (date(2024, 10, 28), 10, 27, 0, 6, date(2024, 10, 27)),
        (date(2024, 10, 28), 10, 27, 0, 4, date(2023, 10, 27)),
        (date(2025, 1, 1), 2, 29, 0, None, date(2024, 2, 29)),
        (date(2024, 10, 28), 2, 30, 0, None, None),
    ],
)
def test_a_day_without_a_year_is_the_one_that_the_text_means(
    reference: date, month: int, day: int, leaning: int, weekday: int | None, meant: date | None
) -> None:
    assert calendar.mentioned_day(reference, month, day, leaning, weekday) == meant


@pytest.mark.parametrize(
    ("month", "leaning", "year"),
    [(10, 0, 2024), (9, 0, 2024), (11, 0, 2023), (11, 1, 2024), (1, 1, 2025), (9, 1, 2024)],
)
def test_a_month_without_a_year_has_one_near_the_text(month: int, leaning: int, year: int) -> None:
    assert calendar.mentioned_month_year(date(2024, 10, 28), month, leaning) == year


@pytest.mark.parametrize(("weekday", "leaning"), [*product(range(7), (-1, 0, 1))])
def test_a_bare_weekday_is_less_than_a_week_away(weekday: int, leaning: int) -> None:
    day = calendar.mentioned_weekday(date(2024, 10, 28), weekday, leaning)
    assert day.weekday() == weekday
    assert (day - date(2024, 10, 28)).days in (range(7) if leaning > 0 else range(-6, 1))


def test_the_standard_library_keeps_its_own_calendar() -> None:
    code = "import reader.calendar, calendar, email.utils; calendar.monthrange(2024, 2)"
    subprocess.run([sys.executable, "-c", code], check=True)
