"""The form that repeats through a document decides what a line is; other texts stay as they are."""

import pytest

from tests.parse.test_entries import MORE, TOLD, parsed, rows
from tests.parse.test_pasted import muted
from tests.parse.test_shapes import headings

LAST = "The harbour office counted 12 ships on the far side of the bar, and it expected three more."
TITLE = "Bridge falls at Orm in the night"
PAGE = f"{TITLE}\n\nShare\n\n{TOLD}\n\n{MORE}\n\n{LAST}\n\n"


@pytest.mark.parametrize(
    "below",
    [
        "Dead: 12\n\nWounded: 30",
        "12 dead\n\n30 wounded\n\n4 missing",
        "Source: Lake Times",
        "14:05 Bridge opened\n\n15:10 Market opened",
        "The bridge will be closed until the ice has gone and until the town has found the money",
    ],
)
def test_figures_times_and_sentences_below_a_page_stay_text(below: str) -> None:
    assert not {*below.split("\n\n")} & {*muted(parsed(PAGE + below))}


def test_lines_without_an_end_below_the_last_sentence_of_a_page_are_muted() -> None:
    below = ["Forum of the lake", "Charts 2031", "Already a reader? Come in"]
    assert {*below} <= {*muted(parsed(PAGE + "\n\n".join(below)))}


def test_entries_below_days_have_their_first_lines_as_headings() -> None:
    text = (
        f"Lake basket\n\nMay 12, 2031 | Via The Lake Times\n\nBridge closed\n\n{TOLD}\n\n"
        f"May 11, 2031 | Via Orm Radio\n\nMarket moved\n\n{MORE}"
    )
    assert rows(text) == [
        ("", "Bridge closed", "", "2031-05-12"),
        ("", "Market moved", "", "2031-05-11"),
    ]


def test_one_line_of_several_entries_is_no_heading() -> None:
    text = (
        f"Orm diary\n\nMay 12, 2031: {TOLD}\n\nMay 11, 2031: {MORE}\n\n"
        f"May 10, 2031 | Via Orm Radio\n\nMarket moved\n\n{MORE}"
    )
    assert [heading for _, heading, _, _ in rows(text)] == ["", "", ""]


@pytest.mark.parametrize(
    "message",
    [
        "A message from President Varn: We will hold the bridge",
        "A message from Norland",
        "A word from the mayor: nobody leaves the town",
        "A note from Ilse Varn was found in the house",
    ],
)
def test_messages_of_people_are_no_advertisement(message: str) -> None:
    text = f"Orm daily report, 12 May 2031\n\n{message}\n\n{TOLD}\n\nMarket moved\n\n{MORE}"
    assert message not in muted(parsed(text))


def test_capitals_before_a_colon_are_headings_also_between_other_paragraphs() -> None:
    text = (
        f"Orm letter\n\nLOCKED OUT: {TOLD}\n\n{MORE}\n\nMONEY AT LAST: {TOLD}\n\n{LAST}\n\n"
        f"ON THE ROAD: {MORE}"
    )
    assert [name for _, name in headings(text)] == ["LOCKED OUT", "MONEY AT LAST", "ON THE ROAD"]


@pytest.mark.parametrize(
    "turns",
    [
        ("JUNA HOLM", "TEO BRANDT", "JUNA HOLM"),
        ("HOLM", "BRANDT", "VARN"),
    ],
)
def test_capitals_before_what_people_say_are_no_headings(turns: tuple[str, ...]) -> None:
    says = "We have waited for the boats since Monday, and I do not think that they will come."
    told = [f"{turn}: {says}\n\n{MORE}" for turn in turns]
    assert headings("At the harbour of Orm\n\n" + "\n\n".join(told)) == [
        ("", "At the harbour of Orm")
    ]


def table(*table_rows: str) -> list[tuple[str, str, str, str]]:
    text = "# Lake front, 9–13 May 2031\n\n| When | Where | What | Who |\n|--|--|--|--|\n"
    return rows(text + "\n".join(table_rows), "a.md")


def test_rows_with_days_and_sentences_are_developments() -> None:
    assert table(
        "| 9 May | Orm | The bridge is closed. | Lake Times |",
        "| 11 May | Brask | Two ships have left the harbour. | Orm Radio |",
        "| 12 May | Orm | The market has moved to the north. | Orm Radio |",
    ) == [
        ("", "Orm", "", "2031-05-09"),
        ("", "Brask", "", "2031-05-11"),
        ("", "Orm", "", "2031-05-12"),
    ]


@pytest.mark.parametrize(
    "table_rows",
    [
        (
            "| 9 May | Orm | Bridge | Yes |",
            "| 10 May | Orm | Boat | No |",
            "| 11 May | a | b | c |",
        ),
        (
            "| Orm | 9 May | The bridge is closed. | a |",
            "| Brask | 9 May | The bridge is closed. | a |",
            "| Tesk | 9 May | The bridge is closed. | a |",
        ),
        (
            "| 9 May | Orm | The bridge is closed. | a |",
            "| 10 May | Orm | The road is closed. | b |",
        ),
    ],
)
def test_rows_of_numbers_and_names_stay_rows(table_rows: tuple[str, ...]) -> None:
    assert len(table(*table_rows)) == 1
