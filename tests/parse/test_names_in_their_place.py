"""Who reports an entry, and what only says what the entries are, is told by its place."""

import pytest

from tests.parse.test_entries import MORE, TOLD, parsed, rows
from tests.parse.test_pasted import muted
from tests.parse.test_shapes import headings, shown

LIVE = "Orm live: war on the lake\n\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("From LNN’s Juna Holm in Orm and Teo Brandt", "From LNN staff"),
        ("By Juna Holm", "By Teo Brandt in Orm"),
    ],
)
def test_lines_below_headlines_that_say_who_reports_are_credits(first: str, second: str) -> None:
    text = (
        f"{LIVE}9:26 p.m. ET, May 14, 2031\nBridge closed\n{first}\n{TOLD}\n\n"
        f"6:40 p.m. ET, May 14, 2031\nMarket moved\n{second}\n{MORE}"
    )
    assert {first, second} <= {*parsed(text).credits}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("From Orm it is said that nobody has come back.", "From Brask there is no news at all."),
        ("From Orm", "The market has moved"),
        ("By night the boats go out to the bar.", "By day they stay in the harbour of Orm."),
        ("from a boat on the lake", "from the quay of Orm"),
    ],
)
def test_sentences_and_single_lines_below_headlines_are_no_credits(first: str, second: str) -> None:
    text = (
        f"{LIVE}9:26 p.m. ET, May 14, 2031\nBridge closed\n{first}\n{TOLD}\n\n"
        f"6:40 p.m. ET, May 14, 2031\nMarket moved\n{second}\n{MORE}"
    )
    assert not {first, second} & {*parsed(text).credits}


def test_a_time_in_another_zone_behind_the_stamp_belongs_to_it() -> None:
    text = (
        f"{LIVE}14 May 2031 – 19:20 (17:20 GMT)\nBridge closed\n{TOLD}\n\n"
        f"14 May 2031 – 01:05 (23:05 GMT, 13 May)\nMarket moved\n{MORE}"
    )
    assert rows(text) == [
        ("", "Bridge closed", "19:20 (17:20 GMT)", "2031-05-14"),
        ("", "Market moved", "01:05 (23:05 GMT)", "2031-05-14"),
    ]


def test_words_behind_the_plus_signs_of_an_entry_are_its_text() -> None:
    text = f"{LIVE}+++ 21:10 Bridge closed +++{TOLD}\n\n+++ 20:37 Market moved +++\n{MORE}"
    assert [heading for _, heading in headings(text)] == ["Bridge closed", "Market moved"]
    assert ("paragraph", TOLD) in shown(text)


@pytest.mark.parametrize("text", ["+++ Orm +++ Brask +++ Tesk +++", "C+++ 21:10 +++ is a sign"])
def test_other_plus_signs_stay_in_the_text(text: str) -> None:
    told = f"{text} in the lake."
    assert ("paragraph", told) in shown(f"{LIVE}{TOLD}\n\n{told}\n\n{MORE}")


@pytest.mark.parametrize("name", ["Lt. Col. Odo Varn", "Gen. Ilse Varn"])
def test_a_name_with_its_rank_below_the_title_is_a_credit(name: str) -> None:
    text = f"Staff: report as of 18.00, 13 May 2031\n\n{name}\n\n{TOLD}\n\n{MORE}"
    assert name in parsed(text).credits


@pytest.mark.parametrize(
    "line", ["St. Ulm", "Lt. Varn speaks to the staff", "The fall of Orm", "Orm. Juna Holm tells"]
)
def test_other_lines_below_the_title_are_no_credit(line: str) -> None:
    text = f"Staff: report as of 18.00, 13 May 2031\n\n{line}\n\n{TOLD}\n\nBridge closed\n\n{MORE}"
    found = parsed(text)
    assert line not in found.credits
    assert line not in muted(found)
