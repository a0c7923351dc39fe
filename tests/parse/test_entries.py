"""Entries as messengers, tickers and calendars of events write them, and what only looks so."""

import pytest

from reader.models import Bulletin
from reader.parse.blocks.units import Unit
from reader.parse.shapes.entries.paired_stamps import mark_paired_stamps
from tests.parse.cases import TODAY, Text, parse_one

Row = tuple[str, str, str, str]
TOLD = "The town said on Monday that the bridge had been closed for three days."
MORE = "Some 400 people were taken across the river in boats, and the market was moved."


def parsed(text: str, name: str = "a.txt") -> Bulletin:
    answer = parse_one(Text(text, name=name), TODAY)
    assert isinstance(answer, Bulletin)
    return answer


def rows(text: str, name: str = "a.txt") -> list[Row]:
    """Section, heading, time and day of each development."""
    return [
        (part.section or "", part.heading, part.time or "", part.day or "")
        for part in parsed(text, name).developments
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Orm Front, [12.05.2031 07:12]\n{TOLD}\n\nOrm Front, [13.05.2031 09:40]\n{MORE}",
            [("", "", "07:12", "2031-05-12"), ("", "", "09:40", "2031-05-13")],
            id="messages of a channel",
        ),
        pytest.param(
            f"The chat of Orm\n\nJuna Holm, [12 May 2031 at 07:12:05]:\nBridge closed\n{TOLD}\n"
            f"\nTeo Brandt, [12 May 2031 at 09:40:00]:\n[Photo]\n{MORE}",
            [("", "Bridge closed", "07:12", "2031-05-12"), ("", "", "09:40", "2031-05-12")],
            id="messages of several people",
        ),
        pytest.param(
            f"Ticker\n+++ 00:21 Bridge closed +++\n{TOLD}\n+++ 23:48 Market moved +++\n{MORE}",
            [("", "Bridge closed", "00:21", ""), ("", "Market moved", "23:48", "")],
            id="entries between plus signs",
        ),
        pytest.param(
            f"Orm: the latest\n\nThe latest on Orm (all times local):\n\n2:20 a.m.\n\n{TOLD}\n\n"
            f"___\n\nMidnight\n\n{MORE}\n\n11:15 p.m. Monday\n\n{TOLD}\n\nNoon\n\n{MORE}",
            [
                ("", "", "2:20 a.m. local", ""),
                ("", "", "Midnight", ""),
                ("", "", "11:15 p.m. Monday", ""),
                ("", "", "Noon", ""),
            ],
            id="noon, midnight and a weekday",
        ),
        pytest.param(
            f"Orm: live\n\n00:40\n1 hour ago\nBridge closed\n{TOLD}\n\nKey events\n23:55\n"
            f"2 hours ago\nMarket moved\n{MORE}",
            [("", "Bridge closed", "00:40", ""), ("", "Market moved", "23:55", "")],
            id="how long ago below the time",
        ),
        pytest.param(
            f"Orm: live\n\n12 May 2031 - 21:10\n(21:10 GMT)\n\nBridge closed\n{TOLD}\n\n"
            f"12 May 2031 - 19:30\n(19:30 GMT)\n\nMarket moved\n{MORE}",
            [
                ("", "Bridge closed", "21:10 GMT", "2031-05-12"),
                ("", "Market moved", "19:30 GMT", "2031-05-12"),
            ],
            id="day and time above the time with its zone",
        ),
        pytest.param(
            f"The day in Orm\n\n09:00 Juna Holm\n\nMayor of Orm\n\n{TOLD}\n\n10:30 Teo Brandt\n\n"
            f"Governor of Vell\n\n{MORE}",
            [("", "Juna Holm", "09:00", ""), ("", "Teo Brandt", "10:30", "")],
            id="speakers of a programme",
        ),
        pytest.param(
            f"Orm: live\n\nBridge closed\n\n07:04 , Juna Holm-Varn\n\n{TOLD}\n\n{MORE}\n\n"
            f"Market moved\n\n06:31 , Teo Brandt\n\n{MORE}",
            [("", "Bridge closed", "07:04", ""), ("", "Market moved", "06:31", "")],
            id="the author behind the time below the heading",
        ),
        pytest.param(
            f"Orm: live\n\n{TOLD}\n\nBridge closed\n18 minutes ago\n02:32 EDT\nJuna Holm and Teo "
            f"Brandt\n{TOLD}\n{MORE}\nMarket moved\n44 minutes ago\n02:06 EDT\nTeo Brandt\n{MORE}",
            [("", "Bridge closed", "02:32 EDT", ""), ("", "Market moved", "02:06 EDT", "")],
            id="the age above the time and the authors below it",
        ),
        pytest.param(
            f"Orm: live\n\n07:04 , Juna Holm\n\nBridge closed\n\n{TOLD}\n\n06:31 , Teo Brandt\n\n"
            f"Market moved\n\n{MORE}",
            [("", "Bridge closed", "07:04", ""), ("", "Market moved", "06:31", "")],
            id="the author behind the time above the heading",
        ),
        pytest.param(
            "2031-05-13\n\nOrm: bridge closed in the night [RPA]\nBrask: market moved [RPA]\n\n"
            "2031-05-12\n\nVell: Keldia claims capture [RPA]\nOrm: rain for a week [RPA]",
            [("", "2031-05-13", "", "2031-05-13"), ("", "2031-05-12", "", "2031-05-12")],
            id="days over lines without an end",
        ),
        pytest.param(
            f"Orm (all times UTC)\n2031-05-12 06:52 {TOLD}\n2031-05-13 04:00 {MORE}",
            [("", "", "06:52", "2031-05-12"), ("", "", "04:00", "2031-05-13")],
            id="day and time before each",
        ),
        pytest.param(
            "May 12, 2031 (Monday)\nedit\nhistory\nwatch\nArmed conflicts and attacks\n\n"
            "Varnland war\nBrask strike\nTwelve people are killed in a strike on a market in "
            "Brask. (RPA) (Northern Post)\nKeldia claims that it has taken the town of Vell. "
            "(RPA)\n\nBusiness and economy\nThe Bank of Selvany raises its rate to 14 percent. "
            "(Northern Post)",
            [
                ("Armed conflicts and attacks", "Brask strike", "", ""),
                ("Armed conflicts and attacks", "", "", ""),
                ("Business and economy", "", "", ""),
            ],
            id="events of a day from an encyclopedia",
        ),
        pytest.param(
            "Events (an encyclopedia)\n\nMay 12, 2031 (2031-05-12) (Monday)\n\nLaw and crime\n\n"
            "  • Police in Orm arrest the mayor of Brask and four members of his staff after a\n"
            "    search of the town hall and of three houses in the old town on Sunday night.\n"
            "    (Northern Post)\n\nMay 11, 2031 (2031-05-11) (Sunday)\n\n"
            "Armed conflicts and attacks\n\n  • Varnland war\n      □ Brask strikes\n"
            "          ☆ Twelve people are killed in a strike on a market in Brask, the\n"
            "            governor says, and 40 houses are without power. (RPA)\n"
            "          ☆ The mayor of Brask asks all to leave the town by Monday. (RPA)\n",
            [
                ("Law and crime", "", "", "2031-05-12"),
                ("Armed conflicts and attacks", "Brask strikes", "", "2031-05-11"),
                ("Armed conflicts and attacks", "Brask strikes", "", "2031-05-11"),
            ],
            id="events of several days with bullets",
        ),
        pytest.param(
            f"1. Bridge closedpublished at 14:21 Central Summer Time 12 May\n\n{TOLD}\n\n"
            f"2. ‘Stay away’published at 13:05\n\n{MORE}",
            [
                ("", "Bridge closed", "14:21 Central Summer Time 12 May", ""),
                ("", "‘Stay away’", "13:05", ""),
            ],
            id="times joined to headlines",
        ),
        pytest.param(
            f"Orm: live\n\n14:21 Orm: bridge closed to trucksA new one is built. {TOLD}\n\n13:05 "
            f"Market moved to the other bankThe town is full. {MORE}\n\n12:00 {TOLD}",
            [
                ("", "Orm: bridge closed to trucks", "14:21", ""),
                ("", "Market moved to the other bank", "13:05", ""),
                ("", "", "12:00", ""),
            ],
            id="texts joined to headlines",
        ),
        pytest.param(
            f"Orm: live\n\n14:21 The mayor spoke on YouTube about it. {TOLD}\n\n13:05 "
            f"A film on YouTube shows the bridge. {MORE}\n\n12:00 {TOLD}",
            [("", "", "14:21", ""), ("", "", "13:05", ""), ("", "", "12:00", "")],
            id="a name with a capital inside",
        ),
        pytest.param(
            f"*Selvany daily, 12 May*\n\n*Fighting*\n▪️ {TOLD}\n▪️ {MORE}\n\n*Talks*\n▪️ {TOLD}"
            "\n\n_Sources: RPA, Northern Post_",
            [("Fighting", "", "", ""), ("Fighting", "", "", ""), ("Talks", "", "", "")],
            id="bold lines of a messenger",
        ),
        pytest.param(
            f"Orm: what we know so far\n\nWhat happened?\n{TOLD}\n\nWhat happens next?\n{MORE}",
            [("", "What happened?", "", ""), ("", "What happens next?", "", "")],
            id="a question of two words",
        ),
        pytest.param(
            f"Selvany war: Where things stand on day 1,103\n\nFighting\n\n{TOLD}\n\n{MORE}\n\n"
            f"Talks\n\n{TOLD}\n\nEconomy\n\n{MORE}",
            [("Fighting", *[""] * 3), ("Fighting", *[""] * 3), ("Talks", *[""] * 3)]
            + [("Economy", "", "", "")],
            id="where things stand on a day",
        ),
    ],
)
def test_entries_have_their_time_day_and_section(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"MINISTRY OF DEFENCE OF SELVANY\nDaily update 12 May 2031\n{TOLD}", "2031-05-12"),
        (f"SELVANY: Aid for the valley\nSituation Report #14\n12 May 2031\n{TOLD}", "2031-05-12"),
    ],
)
def test_an_office_and_its_report_are_one_title(text: str, expected: str) -> None:
    bulletin = parsed(text)
    assert bulletin.title == ": ".join(text.split("\n")[:2])
    assert bulletin.date == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # Messages.
        (f"Orm\n\nJuna Holm, [12.05.2031 07:12]\n{TOLD}\n{MORE}", "Juna Holm, [12.05.2031 07:12]"),
        (f"Orm\n\nHolm, [page 12]\n{TOLD}\nBrandt, [page 14]\n{MORE}", "Brandt, [page 14]"),
        (f"Orm\n\nHolm, [07:12]\n{TOLD}\nBrandt, [09:40]\n{MORE}", "Brandt, [09:40]"),
        (f"Orm\n\nA, [1.2.31 07:12]\n{TOLD}\nA, [1.2.31 07:14]\n{MORE}", "A, [1.2.31 07:14]"),
        (f"Orm\n\n[12.05.2031 07:12]\n{TOLD}\n[12.05.2031 07:20]\n{MORE}", "[12.05.2031 07:20]"),
        # Pairs of stamps.
        (f"Orm\n\n12 May 2031 - 21:10\n(21:10 GMT)\n{TOLD}\n{MORE}", "12 May 2031 - 21:10"),
        # Plus signs.
        (f"Orm\n+++ Bridge closed +++\n{TOLD}\n+++ Market moved +++\n{MORE}", "Market moved"),
        (f"Orm\n+++ 14:05 Bridge closed +++\n{TOLD}\n{MORE}", "14:05 Bridge closed"),
        (f"Orm\n++ 9 of 10 ++\n{TOLD}\n++ 8 of 10 ++\n{MORE}", "8 of 10"),
        (f"C++ 14:05 and C++ 14:10\n{TOLD}\n{MORE}", "C++ 14:05 and C++ 14:10"),
        (f"Orm\n+1 200 men\n{TOLD}\n+3 400 men\n{MORE}", "+3 400 men"),
        # Topics of an encyclopedia.
        (f"Orm\nSports\n{TOLD}\nLaw and crime\n{MORE}", "Law and crime"),
        (f"Orm\nSports\n{TOLD} (RPA)\nHealth\n{MORE} (RPA)", "Sports"),
        (f"Orm\nLaw and crime\n{TOLD} (RPA)\n{MORE} (RPA)", "Law and crime"),
        (f"Orm\nSports in Orm\n{TOLD} (RPA)\nLaw\n{MORE} (RPA)", "Sports in Orm"),
        (f"Orm\nArts and culture\n{TOLD} (RPA)\nSports\n{MORE}", "Arts and culture"),
        # Stars.
        (f"Orm\n\n*A note*\n\n{TOLD}\n\n{MORE}", "*A note*"),
        (f"Orm\n\n* 12 of 20*\n{TOLD}\n\n* 13 of 20*\n{MORE}", "13 of 20"),
        (f"Orm\n\n*It rained.*\n{TOLD}\n\n*It snowed.*\n{MORE}", "*It snowed.*"),
        (f"Orm\n\n2*3*4 is 24\n{TOLD}\n\n2*5*4 is 40\n{MORE}", "2*5*4 is 40"),
        (f"Orm\n\n*one* and *two*\n{TOLD}\n\n*three* more\n{MORE}", "*one* and *two*"),
    ],
)
def test_lines_that_only_look_like_entries_stay_in_the_text(text: str, words: str) -> None:
    bulletin = parsed(text)
    shown = [bulletin.title, *bulletin.credits]
    for part in bulletin.parts:
        assert not part.time
        assert not part.day
        shown += [part.section or "", *[block.text for block in part.blocks]]
    assert any(words in line for line in shown), shown


@pytest.mark.parametrize(
    "line",
    [
        "BY THE NUMBERS",
        "The ministry of defence",
        "Report on day 12 of the siege of Orm",
        "MINISTRIES MERGED IN 2031",
        "Update: what changed in 3 days",
    ],
)
def test_a_heading_is_no_part_of_a_title_and_no_byline(line: str) -> None:
    text = f"Selvany: the evening of the envoys\n\n{TOLD}\n\n{line}\n\n{MORE}"
    assert line in [part.heading for part in parsed(text).developments]


@pytest.mark.parametrize(
    "line",
    [
        "12: people killed in Orm",
        "€14 million: aid that Selvany promised",
        "“We will meet again.” — Juna Holm, envoy",
        "„Wir sehen uns wieder.“ – Juna Holm",
        "41 %: ships that carry grain",
    ],
)
def test_a_number_or_a_signed_quotation_is_no_heading(line: str) -> None:
    text = f"Selvany this evening\n\nThe bridge\n{TOLD}\n{line}\n{MORE}\n\nThe market\n{TOLD}"
    assert [part.heading for part in parsed(text).developments] == ["The bridge", "The market"]


@pytest.mark.parametrize(
    "line",
    [
        "“No bridge, no market” — Juna Holm",
        "2031: a year of bridges",
        "‘We held the bridge’ — Defence Minister Holm",
        "“Bridge falls”: what Orm says",
        "12 killed in Orm",
    ],
)
def test_a_headline_with_a_number_or_a_quotation_stays_one(line: str) -> None:
    text = f"Selvany this evening\n\nThe bridge\n{TOLD}\n{line}\n{MORE}\n\nThe market\n{TOLD}"
    assert line in [part.heading for part in parsed(text).developments]


def test_lines_under_the_title_of_markdown_are_credits_and_pictures_have_captions() -> None:
    bulletin = parsed(
        "# Bridge closed in Orm\n\nby [Juna Holm](https://orm.example/j)\nMay 12, 2031 8:58 AM\n\n"
        "![The bridge](https://orm.example/p.jpg)\n*The bridge of Orm on May 12.*\n\n"
        f"{TOLD}\n\n{MORE}\n",
        "a.md",
    )
    assert bulletin.credits == ("by Juna Holm", "May 12, 2031 8:58 AM")
    assert bulletin.developments[0].kinds == ("caption", "caption", "paragraph", "paragraph")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("12 May 2031", "(21:10 GMT)"),
        ("12 May 2031 - 21:10", "Bridge closed (21:10 GMT)"),
        ("Room 12 - 21:10", "(21:10 GMT)"),
        ("12 May - 21:10", "(21:10 GMT)"),
        ("Published 12 May 2031 - 21:10", "(2110)"),
    ],
)
def test_lines_that_state_no_day_and_time_together_are_no_pair(first: str, second: str) -> None:
    units = [Unit(text) for text in (first, second, TOLD, first, second, MORE)]
    assert mark_paired_stamps(units) == units
