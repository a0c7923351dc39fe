"""The order in which a bulletin's date is looked for in text, name and file."""

from datetime import date

import pytest

from reader.models import Bulletin
from tests.parse.cases import Text, parse_one

TODAY = date(2031, 6, 1)
MODIFIED = date(2031, 5, 20)
FRONT = "---\ndate: 2031-05-11\n---\n"
STATES = "Here are the main events on Monday, May 12.\n"
BODY = "Guns fell silent\nThe guns fell silent at noon on May 3, 2030, officers said.\n"


def dated(
    text: str, name: str = "a.txt", given: date | None = None
) -> tuple[str | None, str, bool]:
    bulletin = parse_one(Text(text, name, MODIFIED if name != "-" else None), TODAY, given)
    assert isinstance(bulletin, Bulletin)
    return bulletin.date, bulletin.date_basis, bulletin.date_inferred


def test_the_order_is_given_front_matter_text_name_file_time() -> None:
    name = "2031-05-13.txt"
    everything = FRONT + STATES + BODY
    assert dated(everything, name, date(2031, 5, 10)) == ("2031-05-10", "given", False)
    assert dated(everything, name) == ("2031-05-11", "front matter", False)
    assert dated(STATES + BODY, name) == ("2031-05-12", "text", True)
    assert dated(BODY, name) == ("2031-05-13", "name", False)
    assert dated(BODY) == ("2031-05-20", "file time", True)
    assert dated(BODY, "-") == (None, "none", False)


def test_front_matter_that_states_no_day_is_passed_over() -> None:
    assert dated("---\ndate: soon\n---\n" + STATES + BODY) == ("2031-05-12", "text", True)


def test_a_file_counts_years_back_from_its_own_time_and_standard_input_from_today() -> None:
    assert dated("Here are the main events on May 25.\n" + BODY)[0] == "2030-05-25"
    assert dated("Here are the main events on May 25.\n" + BODY, "-")[0] == "2031-05-25"


@pytest.mark.parametrize(
    "text",
    [
        "War briefing, 12 May 2031\n\n" + BODY,
        "War briefing\nMonday, 12 May 2031\n\n" + BODY,
        "War briefing\nPublished on 12 May 2031 at 18:05 GMT\n\n" + BODY,
        "War briefing\nBy Juna Holm, 12 May 2031\n\n" + BODY,
        "HARROWMOUTH, 12 May 2031 (Lakeside News) — The guns fell silent.\n",
        "Here are the events from May 11, 2031 to May 12, 2031.\n" + BODY,
    ],
)
def test_the_text_states_it_in_its_title_byline_or_dateline(text: str) -> None:
    assert dated(text) == ("2031-05-12", "text", False)


def test_a_day_that_the_body_tells_of_is_not_the_bulletins() -> None:
    assert dated(BODY)[1] == "file time"


@pytest.mark.parametrize(
    "paragraph",
    [
        "Shells fell on the mill on Monday, May 12, 2031, and nobody was hurt.",
        "Nobody was hurt when, on Monday, 12 May 2031, shells fell on the mill.",
    ],
)
def test_the_first_paragraphs_state_it_with_its_weekday(paragraph: str) -> None:
    assert dated(f"War digest\n\nBridge falls\n\n{paragraph}\n") == ("2031-05-12", "text", False)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Shells fell on the mill on May 12, 2031, and nobody was hurt.",
        "Shells fell on the mill on Tuesday, May 12, 2031, which was a Monday.",
        "Shells fell on the mill on Monday, and May was over.",
        "Shells fell on the mill in May 2031.",
        "Shells fell.\n\nAll ran.\n\nNight fell.\n\nOn Monday, May 12, it was dry.",
    ],
)
def test_other_days_of_the_first_paragraphs_are_not_the_bulletins(paragraph: str) -> None:
    assert dated(f"War digest\n\nBridge falls\n\n{paragraph}\n")[1] == "file time"


def test_a_day_without_a_year_has_that_of_the_files_name_or_folder() -> None:
    text = "War digest\n\nBridge falls\n\nShells fell on Tuesday, May 14, at noon.\n"
    assert dated(text, "digest-2019.txt") == ("2019-05-14", "text", True)
    assert dated(text, "2019/digest.txt")[0] == "2019-05-14"
    assert dated(text, "digest-2031.txt")[0] == "2030-05-14"  # a Wednesday in 2031
    assert dated(text, "digest-12019.txt")[0] == "2030-05-14"


@pytest.mark.parametrize("folder", ["2019-05-14", "2019/05/14", "digests/14-may-2019"])
def test_the_name_of_the_folder_states_it(folder: str) -> None:
    text = "War digest\n\nBridge falls\n\nShells fell.\n"
    assert dated(text, f"{folder}/a.txt") == ("2019-05-14", "name", False)
