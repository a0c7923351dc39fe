"""Timelines whose years or months stand over their entries, and what only looks like them."""

import pytest

from tests.parse.test_entries import MORE, TOLD, parsed, rows

FIRST = "The bridge is closed after the flood, the town says."
SECOND = "Families leave the lower town in boats."


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(
            f"The conflict to date\n\n2031\n\n• March 15: {FIRST}\n• May 18-27: {SECOND}\n\n"
            f"2032\n\n• January 4: {TOLD}",
            ["2031-03-15", "2031-05-27", "2032-01-04"],
            id="years over months",
        ),
        pytest.param(
            f"{TOLD}\n\nYear 2031\n\n> October 7: {FIRST}\n\n> 8 October: {SECOND}\n\n"
            f"Year 2032\n\n> May 7: {MORE}",
            ["2031-10-07", "2031-10-08", "2032-05-07"],
            id="years over quoted lines",
        ),
        pytest.param(
            f"Two years of war\n\n{TOLD}\n\nMARCH 2031\n\n- 15: {FIRST}\n\n- 18-27: {SECOND}\n\n"
            f"APRIL\n\n- 2: {MORE}",
            ["2031-03-15", "2031-03-27", "2031-04-02"],
            id="months over days",
        ),
        pytest.param(
            f"Two years of war\n\n{TOLD}\n\nNOVEMBER 2031\n\n- 15: {FIRST}\n\n- 20: {SECOND}\n\n"
            f"JANUARY\n\n- 2: {MORE}",
            ["2031-11-15", "2031-11-20", ""],
            id="no year for a month that is earlier than the one before",
        ),
        pytest.param(
            f"{TOLD}\n\n6 March 2031: {FIRST}\nMay 2031: {SECOND}\n23 August 2031: {MORE}",
            ["2031-03-06", "", "2031-08-23"],
            id="a month among days",
        ),
    ],
)
def test_entries_below_years_and_months_have_their_days(text: str, days: list[str]) -> None:
    assert [day for _, _, _, day in rows(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        f"{TOLD}\n\n2031\n\n{MORE}\n\n{FIRST}",
        f"{TOLD}\n\nMay\n\n{MORE}\n\nJune\n\n{FIRST}",
        f"{TOLD}\n\n2031\n\n- 15: the number of the bus\n\n{MORE}",
        f"{TOLD}\n\nMARCH 2031\n\n- 15: the bus to the port\n\n{MORE}",
        f"{TOLD}\n\n2031\n\n• March 15: {FIRST}\n\n{MORE}",
    ],
)
def test_other_lines_below_years_and_months_are_no_entries(text: str) -> None:
    assert [day for _, _, _, day in rows(text) if day] == []


def test_a_month_before_a_text_among_days_is_its_heading() -> None:
    text = f"{TOLD}\n\n6 March 2031: {FIRST}\nMay 2031: {SECOND}\n23 August 2031: {MORE}"
    assert [heading for _, heading, _, _ in rows(text)] == ["", "May 2031", ""]


WHOLE = ["28 August 2031", "July 18, 2031", "12 July 2031"]


def test_whole_days_before_sentences_are_those_of_entries() -> None:
    text = "Statements\n\n" + "\n".join(f"{day} LK/15 This was told by the mayor." for day in WHOLE)
    assert [day for _, _, _, day in rows(text)] == ["2031-08-28", "2031-07-18", "2031-07-12"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{day} was the day of the flood." for day in WHOLE),
        f"{WHOLE[0]} The bridge was shut.\n{TOLD}\n{WHOLE[1]} It is open.\n{MORE}\n{FIRST}",
        f"{WHOLE[0]} The bridge was shut.\n{WHOLE[1]} It is open.",
    ],
)
def test_days_that_begin_a_sentence_are_no_entries(text: str) -> None:
    assert not [day for _, _, _, day in rows(f"The flood\n\n{text}") if day]


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Civilians report | 20 November – 3 December 2031", "2031-12-03"),
        ("Civilians report, December 27, 2030 to January 2, 2031", "2030-12-27"),
        ("Civilians report, 3 December 2031 (after 20 November)", "2031-12-03"),
    ],
)
def test_a_report_over_two_months_has_its_last_day(title: str, day: str) -> None:
    assert parsed(f"{title}\n\n{TOLD}\n\n{MORE}").date == day
