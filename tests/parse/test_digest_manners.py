"""Manners of digests and live pages that copied texts show, and texts that only look like them."""

import pytest

from tests.parse.test_entries import MORE, TOLD, parsed, rows
from tests.parse.test_shapes import headings, shown

PICTURED = "A man looks at the bridge after the attack. Photograph: Juna Holm/RPA"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Orm: the latest\n\nKey points\n• Bridge closed\n• Market moved\n\n17:53:48\n\n"
            f"Bridge closed\n\n{TOLD}\n\n17:28:03\n\nMarket moved\n\n{MORE}",
            [("", "Bridge closed", "17:53:48", ""), ("", "Market moved", "17:28:03", "")],
            id="times with seconds",
        ),
        pytest.param(
            f"Orm: live updates\n12.30am EST 00:30\n{TOLD}\n11.48pm EST 23:48\n{MORE}",
            [("", "", "12.30am EST 00:30", ""), ("", "", "11.48pm EST 23:48", "")],
            id="two clocks without a sign between",
        ),
        pytest.param(
            f"Orm live\n\nnow 23.04 EDT {TOLD} {PICTURED}\n\n14m ago 22.51 EDT {MORE}",
            [("", "", "now 23.04 EDT", ""), ("", "", "14m ago 22.51 EDT", "")],
            id="an entry of this minute that ends with the credit of a picture",
        ),
        pytest.param(
            f"Orm live\n13 May 2031\n\nBridge closed (3:15 pm)\n\n{TOLD}\n\n"
            f"Market moved (12:05 pm)\n\n{MORE}",
            [("", "Bridge closed", "3:15 pm", ""), ("", "Market moved", "12:05 pm", "")],
            id="times in brackets behind headlines",
        ),
        pytest.param(
            f"How the war began\n\n{TOLD}\n\nOctober 7, 2031 «We are at war»\n\n{MORE}\n\n"
            f"9 November 2031 The bridge falls\n\n{TOLD}\n\nNovember 12 Market moved\n\n{MORE}",
            [
                ("", "«We are at war»", "", "2031-10-07"),
                ("", "The bridge falls", "", "2031-11-09"),
                ("", "Market moved", "", "2031-11-12"),
            ],
            id="days before headlines",
        ),
        pytest.param(
            f"# The war: a timeline\n\n{TOLD}\n\n## 2030\n\n**14 March** – {TOLD}\n\n"
            f"**2 June** – {MORE}\n\n## 2031\n\n**9 January** – {TOLD}",
            [
                ("", "", "", "2030-03-14"),
                ("", "", "", "2030-06-02"),
                ("", "", "", "2031-01-09"),
            ],
            id="bold days below years in Markdown",
        ),
        pytest.param(
            "The struggle: August 21, 2031 - September 15, 2031\n\nSeptember 15\n\n"
            f"TWO BRIDGES OF ORM ARE CLOSED. {TOLD}\nNO BREAD IN 12 VILLAGES OF THE U.N. ZONE: "
            f"{MORE}\nSeptember 10\nLAWYERS NAME FORTY PRISONERS. {TOLD}",
            [
                ("", "TWO BRIDGES OF ORM ARE CLOSED", "", "2031-09-15"),
                ("", "NO BREAD IN 12 VILLAGES OF THE U.N. ZONE", "", "2031-09-15"),
                ("", "LAWYERS NAME FORTY PRISONERS", "", "2031-09-10"),
            ],
            id="first sentences in capitals below days",
        ),
        pytest.param(
            "May 12, 2031: news of Orm\n\nBy Ada Brink, Ivo Tal, Juna Holm, Teo Brandt, Odo Varn, "
            "Ilse Hagen, Ida Morn, Pavo Renn and Mira Dace, RPA\n\nUpdated 3:21 p.m. ET, May 16, "
            f"2031\n65 Posts\nSort byDropdown arrow\n12:01 a.m. ET, May 13, 2031\n\n{TOLD}\n\n"
            "11:53 p.m. ET, May 12, 2031\n\nMarket moved\n\nFrom RPA's Juna Holm\n\n"
            f"{MORE}\n\nBoats lie at the quay of Orm\nBoats lie at the quay of Orm (Lake Sight)",
            [
                ("", "", "12:01 a.m. ET", "2031-05-13"),
                ("", "Market moved", "11:53 p.m. ET", "2031-05-12"),
            ],
            id="times before days on lines, below when the page was updated",
        ),
        pytest.param(
            f"Timeline of the war\n\n{TOLD}\n\nDecember 2030\n\n24 December\n\n{TOLD}\n\n"
            f"31 December\n\n{MORE}\n\nMarch 2031\n\n1 March\n\n{TOLD}",
            [
                ("", "24 December", "", "2030-12-24"),
                ("", "31 December", "", "2030-12-31"),
                ("", "1 March", "", "2031-03-01"),
            ],
            id="months with their years over days",
        ),
        pytest.param(
            "The war – key dates\n\nSome key facts of the war, as the town tells them:\n\n"
            f"* February 24: {TOLD}\n\n{MORE}\n\n"
            f"* February 25: {MORE}\n\n* 1st of March: {TOLD}\n\n{MORE}\n\n* March 2: {TOLD}",
            [("", "The war – key dates", "", ""), *[("", "", "", "")] * 4],
            id="items with days of no known year",
        ),
    ],
)
def test_entries(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    name = "a.md" if text.startswith("#") else "a.txt"
    assert rows(text, name) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{TOLD}\n\n01:20:33\n\n{MORE}",
        f"{TOLD}\n\n00:01:20\n\n{MORE}\n\n00:02:45\n\n{TOLD}",
        f"now the town says so\n\n{TOLD}\n\nnow 3 people are there\n\n{MORE}",
        f"The evening\n\nDoors open (7:30 pm)\n\nThe play (8 pm)\n\nThe end (10 pm)\n\n{TOLD}",
        f"The evening\n\nBridge closed (8 pm)\n\n{TOLD}\n\nMarket moved (in part)\n\n{MORE}",
        f"The day\n\nBread (8 pm)\n\n{TOLD}\n\nRain (1 pm)\n\n{MORE}\n\nSun (6 pm)\n\n{TOLD}",
        f"What they say\n\n7 May Families of Orm\n\n{TOLD}\n\n9 May Families of Tesk\n\n{MORE}",
        f"The war\n\n{TOLD}\n\nMarch 2031\n\n24 April\n\n{TOLD}\n\n25 April\n\n{MORE}",
        f"The war\n\n{TOLD}\n\nMarch 2031\n\n{MORE}\n\n24 March\n\n{TOLD}\n\n25 March\n\n{MORE}",
        f"The war\n\n24 March\n\n{TOLD}\n\nApril 2031\n\n25 April\n\n{MORE}",
        f"PEOPLE IN ORM ARE COLD. {TOLD}\n\n{MORE}\n\nPEOPLE IN TESK ARE COLD. {TOLD}",
        f"The talks\n\nORM, Torvia (RPA) — {TOLD}\n\nORM, Torvia (RPA) — {MORE}\n\n"
        f"ORM, Torvia (RPA) — {TOLD}",
    ],
)
def test_what_only_looks_like_entries(text: str) -> None:
    assert not any(time or day for _, _, time, day in rows(text)), rows(text)
    assert not any(heading.isupper() for _, heading in headings(text))


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("From 7 October 2030 to the exchange of prisoners: a timeline", None),
        ("The losses since 24 February 2030", None),
        ("The losses since 24 February 2030, as of 3 May 2031", "2031-05-03"),
        ("Reports from 3 May 2031", "2031-05-03"),
        ("Orm from 3 May 2031 to 12 May 2031", "2031-05-12"),
    ],
)
def test_a_day_on_which_something_began_is_not_that_of_the_bulletin(
    title: str, day: str | None
) -> None:
    assert (
        parsed(f"# {title}\n\n## Bridge closed\n\n{TOLD}\n\n## Rain\n\n{MORE}", "a.md").date == day
    )


def test_labels_with_a_bar_stand_over_their_lists() -> None:
    text = (
        f"November 8, 2031\n\nListen to this issue.\n\nORM WAR | Updates from day 33:\n\n• {TOLD}\n"
        f"• {MORE}\n\nTORVIA | Here are your updates:\n\n• {TOLD}\n• {MORE}\n\n"
        f"U.T. ELECTIONS | {TOLD}"
    )
    assert headings(text) == [
        *(("ORM WAR", ""), ("ORM WAR", ""), ("TORVIA", ""), ("TORVIA", "")),
        ("", "U.T. ELECTIONS"),
    ]
    assert [words for kind, words in shown(text) if kind == "aside"] == ["Listen to this issue."]


def test_what_is_not_known_stands_beside_what_is() -> None:
    text = (
        f"Explosion in Orm: what we know\n13 May 2031\n\nWhat we know\n\n• {TOLD}\n• {MORE}\n\n"
        f"What we don’t know\n\n• Why the store was in use.\n• Whether the fire was set.\n\n"
        f"What happens next\n\n{TOLD}"
    )
    assert ("", "What happens next") in headings(text)
    assert parsed(text).lead is None
    assert {section for section, _ in headings(text)} == {"What we know", "What we don’t know", ""}


def test_a_report_with_a_number_and_a_year_is_the_title_below_its_country() -> None:
    text = (
        "Torvia\nObserver Mission to Torvia Daily Report 144/2031 issued on 18 June 2031\n"
        f"Attachments\nSummary\n- {TOLD}\n- {MORE}"
    )
    found = parsed(text)
    assert (found.title[:17], found.date) == ("Torvia: Observer ", "2031-06-18")
    assert [part.section for part in found.developments] == ["Summary", "Summary"]


def test_numbers_may_stand_behind_a_hash() -> None:
    text = f"Two things, May 13, 2031\n\n#1 The bridge\n\n{TOLD}\n\n#2 The market\n\n{MORE}"
    assert headings(text) == [("", "The bridge"), ("", "The market")]


def test_a_region_may_have_a_single_word() -> None:
    text = f"Attacks, 13 May 2031\n\nOrm region — {TOLD}\n\nLake region — quiet."
    assert headings(text) == [("", "Orm region"), ("", "Lake region")]


def test_an_article_with_a_list_of_days_at_its_end_is_one_text() -> None:
    dates = f"* February 24: {TOLD}\n* February 25: {MORE}\n* March 2: {TOLD}"
    text = f"The war in its fourth month\n\n{TOLD}\n\n{MORE}\n\n{TOLD}\n\n{MORE}\n\n{dates}"
    assert len(rows(text)) == 1


def test_authors_and_descriptions_in_entries_are_no_text() -> None:
    text = (
        f"News of Orm\n\n12:01 a.m. ET, May 13, 2031\n\nMarket moved\n\nFrom RPA's Juna Holm\n\n"
        f"{TOLD}\n\nBoats lie at the quay of Orm\nBoats lie at the quay of Orm (Lake Sight)\n\n"
        f"{MORE}\n\n11:53 p.m. ET, May 12, 2031\n\nRain\n\nFrom Orm's mayor we heard no word."
    )
    assert [kind for kind, _ in shown(text)] == [
        *("aside", "paragraph", "caption", "caption", "paragraph", "paragraph")
    ]


def test_lines_after_stars_that_nothing_closes_are_headings() -> None:
    text = f"Briefing\n\n{TOLD}\n\n**The U.T. Council\n\n{TOLD}\n\n**Orm\n\n{MORE}"
    assert headings(text) == [("", "The U.T. Council"), ("", "Orm")]


@pytest.mark.parametrize(
    "text",
    [
        f"Briefing\n\n{TOLD}\n\n**The note on this text is below.\n\n**It is long.\n\n{TOLD}",
        f"Briefing\n\n{TOLD}\n\n**The note is short.\n\n{MORE}\n\n{TOLD}",
        f"Briefing\n\n{TOLD}\n\n**{'A.' * 40}!\n\n{MORE}\n\n**{'B.' * 40}!\n\n{TOLD}",
    ],
)
def test_other_lines_after_stars_keep_them(text: str) -> None:
    assert any(
        "**" in words for part in parsed(text).parts for words in (part.heading, *part.paragraphs)
    )


def test_numbered_days_are_headings_from_the_first_on() -> None:
    text = f"Day 1\n\n{TOLD}\n\nDay 2\n\n{MORE}\n\nDay 3\n\n{TOLD}"
    assert headings(text) == [("", "Day 1"), ("", "Day 2"), ("", "Day 3")]


REVIEW = (
    f"Orm reads about its bridge (The Lake Times) {TOLD}\n\n"
    f"Who pays, asks the mayor of Orm (RPA) {MORE}\n\n‘We stay in our town’ (Lake Radio) {TOLD}"
)


def test_headlines_before_their_sources_are_headings() -> None:
    found = parsed(REVIEW).developments
    assert [part.heading for part in found] == [
        "Orm reads about its bridge",
        "Who pays, asks the mayor of Orm",
        "‘We stay in our town’",
    ]
    assert found[1].paragraphs == (f"(RPA) {MORE}",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("(RPA) Some", "(RPA) some"),
        ("Who pays, asks the mayor of Orm (RPA)", "It is shut. So says the mayor of Orm (RPA)"),
        ("Who pays, asks the mayor of Orm (RPA)", "Orm (RPA)"),
        ("(RPA)", "(he left in 2031)"),
        ("(RPA)", "[RPA]"),
    ],
)
def test_brackets_in_sentences_are_no_sources_of_headlines(old: str, new: str) -> None:
    assert old in REVIEW
    assert len(rows(REVIEW.replace(old, new))) == 1
