"""Which days a line states, and which year a day without one gets."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.parse.blocks.stated_days import StatedDay, resolve_stated, stated_days, without_days
from reader.parse.bulletin.dateline import stem

STATED = {
    "Here are the developments on Monday, October 28.": [StatedDay(10, 28, None, 0)],
    "Mon 28 Oct": [StatedDay(10, 28, None, 0)],
    "Tues., Nov. 5th": [StatedDay(11, 5, None, 1)],
    "Thurs 7 Nov 2024": [StatedDay(11, 7, 2024, 3)],
    "the 5th of November": [StatedDay(11, 5)],
    "28 October 2024": [StatedDay(10, 28, 2024)],
    "28 OCTOBER 2024": [StatedDay(10, 28, 2024)],
    "October 28, 2024 at 14:05": [StatedDay(10, 28, 2024)],
    "2024-10-28": [StatedDay(10, 28, 2024)],
    "2024-10-28T14:05:00Z": [StatedDay(10, 28, 2024)],
    "20241028": [StatedDay(10, 28, 2024)],
    "brief-2024-10-28-final": [StatedDay(10, 28, 2024)],
    "28-oct-2024": [StatedDay(10, 28, 2024)],
    "oct-28": [StatedDay(10, 28)],
    "28.10.2024": [StatedDay(10, 28, 2024)],
    "05.06.2024": [StatedDay(6, 5, 2024)],
    "10/28/2024": [StatedDay(10, 28, 2024)],
    "28/10/2024": [StatedDay(10, 28, 2024)],
    "27-28 October": [StatedDay(10, 28)],
    "October 27–28, 2024": [StatedDay(10, 28, 2024)],
    "from October 27 to October 28": [StatedDay(10, 27), StatedDay(10, 28)],
    "29 February": [StatedDay(2, 29)],
    "04/05/2024": [],
    "30 February": [],
    "29 February 2023": [],
    "2024-13-01": [],
    "March 2024": [],
    "1,028 marched": [],
    "day 977 of the war": [],
    "version 1.2024.10.28": [],
    "on Monday": [],
    "12345678": [],
}


@pytest.mark.parametrize(("text", "days"), STATED.items(), ids=STATED.keys())
def test_a_line_states_these_days(text: str, days: list[StatedDay]) -> None:
    assert list(stated_days(text)) == days


@pytest.mark.parametrize(
    ("stated", "reference", "resolved"),
    [
        (StatedDay(10, 28, None, 0), date(2026, 11, 22), date(2024, 10, 28)),
        (StatedDay(10, 28, None, 0), date(2024, 10, 26), date(2024, 10, 28)),  # two days ahead
        (StatedDay(10, 28, None, 0), date(2024, 10, 25), date(2019, 10, 28)),  # three days ahead
        (StatedDay(12, 31, None, None), date(2024, 12, 30), date(2024, 12, 31)),
        (StatedDay(1, 1, None, None), date(2024, 12, 31), date(2025, 1, 1)),
        (StatedDay(11, 23, None, None), date(2024, 11, 20), date(2023, 11, 23)),
        (StatedDay(2, 29, None, 3), date(2026, 1, 1), date(2024, 2, 29)),
        (StatedDay(2, 29, None, 6), date(2026, 1, 1), date(2024, 2, 29)),  # no Sunday since 2004
    ],
)
def test_a_day_without_a_year_gets_the_latest_that_agrees(
    stated: StatedDay, reference: date, resolved: date
) -> None:
    assert resolve_stated(stated, reference) == (resolved, True)


def test_a_stated_year_is_never_doubted() -> None:
    assert resolve_stated(StatedDay(10, 28, 2024, 3), date(2026, 1, 1)) == (
        date(2024, 10, 28),
        False,
    )


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-2, 3600))
def test_a_weekday_and_day_of_the_last_years_are_found_again(reference: date, ago: int) -> None:
    day = reference - timedelta(days=ago)
    resolved, inferred = resolve_stated(
        StatedDay(day.month, day.day, None, day.weekday()), reference
    )
    assert inferred
    assert day <= resolved <= reference + timedelta(days=2)
    assert (resolved.month, resolved.day, resolved.weekday()) == (day.month, day.day, day.weekday())


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(1, 31), st.none() | st.integers(0, 6), st.dates())
def test_every_day_that_a_year_can_have_gets_a_date(
    month: int, day: int, weekday: int | None, reference: date
) -> None:
    stated = StatedDay(month, day, None, weekday)
    if stated.in_year(2024):
        resolve_stated(stated, reference)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024_10_28.txt", StatedDay(10, 28, 2024)),
        ("brief_12_2024_10_28_v2.txt", StatedDay(10, 28, 2024)),
        ("28_10_2024.txt", StatedDay(10, 28, 2024)),
        ("brief_28Oct2024.txt", StatedDay(10, 28, 2024)),
        ("brief_oct28.txt", StatedDay(10, 28)),
        ("28-oct-2024.txt", StatedDay(10, 28, 2024)),
        ("2024.10.28.txt", StatedDay(10, 28, 2024)),
        ("04_05_2024.txt", None),
        ("12024_10_28.txt", None),
        ("maybe28.txt", None),
    ],
)
def test_a_files_name_states_a_day(name: str, day: StatedDay | None) -> None:
    assert next(stated_days(stem(name)), None) == day


def test_words_without_their_days_are_what_is_left() -> None:
    assert without_days("brief 2024-10-28 north").split() == ["brief", "north"]
