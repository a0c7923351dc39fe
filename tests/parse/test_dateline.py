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
