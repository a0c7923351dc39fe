"""Records of incidents, posts that count themselves, rows with times, points with sub-points."""

import pytest

from tests.parse.test_entries import MORE, TOLD, parsed, rows
from tests.parse.test_shapes import headings, shown

RECORDS = (
    "Incident log: attacks on clinics, week 19\n\nPublished 13 May 2031 by the Orm Monitor\n\n"
    f"Incident 1\nDate: 8 May 2031\nLocation: Orm\nWhat happened: {TOLD}\nSource: the clinic\n\n"
    f"Incident 2\nDate: 9 May 2031\nLocation: Vell\nWhat happened: {MORE}\nSource: local media\n"
)


def test_records_have_their_days_and_sources() -> None:
    found = parsed(RECORDS)
    assert rows(RECORDS) == [
        ("", "Incident 1", "", "2031-05-08"),
        ("", "Incident 2", "", "2031-05-09"),
    ]
    assert (found.title, found.date) == ("Incident log: attacks on clinics, week 19", "2031-05-13")
    assert [words for kind, words in shown(RECORDS) if kind == "aside"] == [
        "Source: the clinic",
        "Source: local media",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Bridge closed\n\n{TOLD}\n\nSource: RPA",
        f"Bridge closed\n\nDate: 8 May 2031\n\n{TOLD}\n\n{MORE}\n\nSource: RPA\nSource: Lake Times",
    ],
)
def test_sources_of_one_text_are_credits(text: str) -> None:
    assert "Source: RPA" in parsed(text).credits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Orm in the morning\n\n1 big thing: Bridge closed\n\n{TOLD}\n\nWhy so: {MORE}\n\n"
            f"2. Market moved\n\n{TOLD}\n\n3. Rain\n\n{MORE}",
            [("", "Bridge closed"), ("", "Market moved"), ("", "Rain")],
            id="one big thing",
        ),
        pytest.param(
            f"1. GENERAL\n\n{TOLD}\n\n2. LAND\n\n2.1 North\n\n{TOLD}\n\n2.2 South\n\n{MORE}\n\n"
            f"3. AIR\n\n{TOLD}\n\n4. SEA\n\n{MORE}",
            [("", "GENERAL"), ("LAND", "North"), ("LAND", "South"), ("", "AIR"), ("", "SEA")],
            id="sub-points below one point",
        ),
        pytest.param(
            f"Brief\n\n» {TOLD}\n\n» {MORE}\n\n» {TOLD}", [("", "")] * 3, id="arrows of quotations"
        ),
        pytest.param(
            f"Orm intelligence, 12 May 2031\n\n{TOLD} (1/3)\n\n{MORE} (2/3)\n\n{TOLD} (3/3)",
            [("", "")] * 3,
            id="posts that count themselves",
        ),
        pytest.param(
            f"Orm on 12 May 2031\n\n{TOLD} (1/3)\n\n{MORE} (3/3)\n\n{TOLD} (2/3)",
            [("", "")],
            id="numbers in another order",
        ),
        pytest.param(
            f"The vote\n\n{TOLD} The vote was 2/3.\n\n{MORE} It was 1/3",
            [("", "The vote")],
            id="fractions",
        ),
    ],
)
def test_points_posts_and_arrows_are_developments(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert headings(text) == expected


def test_one_deeper_heading_stays_in_its_development() -> None:
    text = f"# Orm\n\n## Land\n\n### North\n\n{TOLD}\n\n## Air\n\n{MORE}\n\n## Sea\n\n{TOLD}"
    assert headings(text, "a.md") == [("", "Land"), ("", "Air"), ("", "Sea")]


def test_rows_that_begin_with_times_are_entries_below_a_row_that_names_them() -> None:
    table = "|---|---|\n| 04:40 | Bridge closed |\n| 07:15 | Market moved |\n"
    found = rows(f"# Orm\n\n| Time | Event |\n{table}", "a.md")
    assert [time for _, _, time, _ in found] == ["04:40", "07:15"]
    assert [time for _, _, time, _ in rows(f"# Orm\n\n| Pace | Who |\n{table}", "a.md")] == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Orm Now\n\nForwarded from Brask City\n{TOLD}\n12.4K\n14:05\n\n{MORE}\n9,810\n14:32\n",
            [("", "", "14:05", ""), ("", "", "14:32", "")],
            id="counts of views and times below messages",
        ),
        pytest.param(
            f"Attacks of the day\n\nThe administrations report:\n\nOrm region: two are hurt. "
            f"{TOLD}\n\nNorth Vell region: no one was hurt. {MORE}",
            [("", "Orm region", "", ""), ("", "North Vell region", "", "")],
            id="regions before colons",
        ),
        pytest.param(
            f"Address of the mayor\n\n12 May 2031\n\nDear people of Orm!\n\n{TOLD}\n\n{MORE}",
            [("", "", "", "")],
            id="a greeting",
        ),
        pytest.param(
            f"ORM: Flood\nFlash Update No. 3\n\nKEY POINTS\n\n{TOLD}\n\n{MORE}\n\nSITUATION"
            f"\n\n{TOLD}\n\nFUNDING\n\n{MORE}",
            [("", "SITUATION", "", ""), ("", "FUNDING", "", "")],
            id="two key points in a report in capitals",
        ),
        pytest.param(
            f"Orm region\n\n{TOLD}\n\nIn the Orm region: {MORE}\n\n{TOLD}",
            [("", "Orm region", "", "")],
            id="a region once",
        ),
    ],
)
def test_messages_regions_and_key_points(text: str, expected: list[tuple[str, ...]]) -> None:
    assert rows(text) == expected


def test_the_slug_of_an_agency_is_not_the_title() -> None:
    text = f"BC-ORM-BRIDGE (UPDATE 2)\n\nOrm closes its last bridge to trucks\n\n{TOLD}\n\n{MORE}"
    assert parsed(text).title == "Orm closes its last bridge to trucks"
    assert parsed(f"US-NORLAND\n\n{TOLD}\n\n{MORE}").title == "US-NORLAND"


def test_the_month_in_the_title_gives_the_year_of_its_days() -> None:
    text = f"Timeline of the flood (May 2031)\n\n10 May\n\n{TOLD}\n\n11 May\n\n{MORE}"
    found = parsed(text)
    assert [part.day for part in found.developments] == ["2031-05-10", "2031-05-11"]
    other = parsed(text.replace("May 2031", "June 2029"))
    assert "2029" not in {(part.day or "")[:4] for part in other.developments}


def test_numbers_of_headings_in_markdown_are_removed_if_they_count() -> None:
    text = f"# Orm\n\n## 1) Bridge\n\n{TOLD}\n\n## 2) Market\n\n{MORE}"
    assert headings(text, "a.md") == [("", "Bridge"), ("", "Market")]
    other = text.replace("2) Market", "4) Market")
    assert headings(other, "a.md") == [("", "1) Bridge"), ("", "4) Market")]


STAMP = "Lake Report Published May 12, 2031 Updated May 12, 2031 06:57am"


def test_who_published_a_text_and_when_is_a_credit() -> None:
    found = parsed(f"Bridge closed as water rises in lower town\n\n{STAMP}\n\n{TOLD}\n\n{MORE}")
    assert (found.date, found.credits) == ("2031-05-12", (STAMP,))
    assert parsed(f"{STAMP}\n\n{TOLD}\n\n{MORE}").title != STAMP
    other = "Lake Report Published New Figures on May 12, 2031"
    assert parsed(f"{other}\n\n{TOLD}\n\n{MORE}").title == other


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Lake Times\n\nMenu\n\nSubscribe", "Bridge closed after flood"),
        ("Lake Times\n\nNews\n\nPolitics", "Lake Times"),
    ],
)
def test_a_headline_of_four_words_below_buttons_and_over_a_byline(top: str, title: str) -> None:
    text = f"{top}\n\nBridge closed after flood\n\nBy Juna Holm\n\nMay 12, 2031\n\n{TOLD}\n\n{MORE}"
    assert parsed(text).title == title


@pytest.mark.parametrize(
    ("below", "kinds"),
    [
        ("Source: Lake office. Chart by Teo Brandt", ["caption", "caption"]),
        ("Chart: Teo Brandt for the Lake Times", ["caption", "caption"]),
        ("Source: the mayor of Orm, who was asked by RPA.", []),
        ("Chart makers of Orm: the mayor’s words on the map.", []),
        ("Maps of the flood show 12 villages", []),
    ],
)
def test_the_title_of_a_chart_over_its_credit_is_a_caption(below: str, kinds: list[str]) -> None:
    text = f"Bridge closed after flood\n\n{TOLD}\n\nWater at Orm, in metres\n\n{below}\n\n{MORE}"
    assert [kind for kind, _ in shown(text) if kind == "caption"] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Orm dam\n\n[12 May 2031, 18:30] {TOLD}\n\n[11 May 2031, 22:15] {MORE}",
            [("", "", "18:30", "2031-05-12"), ("", "", "22:15", "2031-05-11")],
            id="stamps in brackets",
        ),
        pytest.param(
            f"Orm dam\n\n(12 May 2031) {TOLD}\n\n(11 May 2031) {MORE}",
            [("", "Orm dam", "", "")],
            id="days in brackets without a time",
        ),
        pytest.param(
            f"Orm digest, 12 May 2031\n\n— {TOLD}\n\n— {MORE}\n\n— {TOLD}",
            [("", "", "", "")] * 3,
            id="sentences after dashes",
        ),
        pytest.param(
            f"A talk in Orm, 12 May 2031\n\n— What did you see there?\n\n— {MORE}\n\n— {TOLD}",
            [("", "", "", "")],
            id="a dialogue after dashes",
        ),
        pytest.param(
            f"Three things\n12 May 2031\n\n1\nBridge closed\n{TOLD}\n\n2\nMarket moved\n{MORE}\n\n"
            f"3\nRain\n{TOLD}",
            [("", "Bridge closed", "", ""), ("", "Market moved", "", ""), ("", "Rain", "", "")],
            id="numbers alone above headings",
        ),
        pytest.param(
            f"EVENING NEWS, 12 MAY 2031\n\nGood evening. The headlines:\n\n{TOLD}\n\n{MORE}",
            [("", "", "", "")],
            id="a greeting and a colon",
        ),
    ],
)
def test_what_stands_before_entries(text: str, expected: list[tuple[str, ...]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("name", ["Orm Weekly", "Lake News", "Conflict Monitor"])
def test_the_name_of_a_bulletin_before_its_day_is_no_place(name: str) -> None:
    text = f"{name}, 12 May 2031\n\nBridge closed\n\n{TOLD}\n\nMarket moved\n\n{MORE}"
    assert parsed(text).title == f"{name}, 12 May 2031"


@pytest.mark.parametrize("name", ["Leave a Reply", "Leave a Comment", "Post a comment"])
def test_a_form_for_comments_ends_a_page(name: str) -> None:
    form = f"{name}\n\nYou must be logged in to post a comment.\n\nScroll to Top"
    told = shown(f"Bridge closed\n\n{TOLD}\n\n{MORE}\n\n{TOLD}\n\n{form}")
    assert [kind for kind, _ in told] == [*["paragraph"] * 3, *["aside"] * 3]
    text = f"Bridge closed\n\n{TOLD}\n\n{name}s, the mayor asks\n\n{MORE}\n\n{TOLD}\n\n{MORE}"
    assert "aside" not in [kind for kind, _ in shown(text)]
