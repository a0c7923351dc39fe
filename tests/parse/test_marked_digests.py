"""Digests whose stories have marks: labels, slugs, arrows, views, times and days above."""

import pytest

from reader.models import Bulletin
from tests.parse.test_entries import parsed
from tests.parse.test_saved_digests import joined, read
from tests.parse.test_shapes import headings
from tests.parse.test_unmarked_digests import ARTICLE, STORIES

FERRY, MINE, BUDGET, COURT = STORIES


def asides(found: Bulletin) -> list[str]:
    return [
        text
        for part in found.parts
        for text, kind in zip(part.paragraphs, part.kinds, strict=False)
        if kind == "aside"
    ]


def test_slugs_before_dashes_below_a_section_are_headings() -> None:
    top = ("Lake digest 3:20 am", "TOP STORIES", f"LAKE-FERRY — {FERRY}", f"LAKE-MINE — {MINE}")
    text = joined(*top, "MORE NEWS", f"SELVANY — {BUDGET}", f"BRASK-COURT — {COURT}")
    assert headings(text) == [
        ("TOP STORIES", "LAKE-FERRY"),
        ("TOP STORIES", "LAKE-MINE"),
        ("MORE NEWS", "SELVANY"),
        ("MORE NEWS", "BRASK-COURT"),
    ]


def test_headlines_before_spaced_colons_are_headings_also_alone_in_a_section() -> None:
    top = ("Lake digest of the week", "I. THE LAKE", f"Ferry runs again : {FERRY} Read more")
    text = joined(
        *top, f"Nine die : {MINE} Read more", "II. THE COURTS", f"Trader jailed : {COURT}"
    )
    assert headings(text) == [
        ("THE LAKE", "Ferry runs again"),
        ("THE LAKE", "Nine die"),
        ("THE COURTS", "Trader jailed"),
    ]
    assert asides(parsed(text)) == ["Read more", "Read more"]


@pytest.mark.parametrize(
    "below",
    [
        (f"The ferry : {FERRY}", MINE),
        (f"The minister said: {FERRY}", f"The mayor said: {MINE}"),
        (f"NINE — {MINE}", ARTICLE[1]),
    ],
)
def test_few_labels_below_a_heading_stay_text(below: tuple[str, ...]) -> None:
    text = joined("Lake digest of the week", "The lake", *below, "The courts", COURT)
    assert headings(text) == [("", "The lake"), ("", "The courts")]


def test_lines_after_arrows_are_headings_below_their_region() -> None:
    top = ("Conflict watch", "Lake region", "↓ Orm", MINE, "↓ Kestra", BUDGET)
    assert headings(joined(*top, "Outer isles", "↑ Brask", COURT)) == [
        ("Lake region", "↓ Orm"),
        ("Lake region", "↓ Kestra"),
        ("Outer isles", "↑ Brask"),
    ]


def test_a_label_that_all_headings_have_is_their_section() -> None:
    card = "Incident: {}\nDate: {} March 2031\nLocation: Orm\n{}"
    text = joined("Safety digest", card.format("Mine", 4, MINE), card.format("Court", 6, COURT))
    found = parsed(text).developments
    assert [(one.section, one.heading, one.day) for one in found] == [
        ("Incident", "Mine", "2031-03-04"),
        ("Incident", "Court", "2031-03-06"),
    ]


def test_a_label_that_few_headings_have_stays() -> None:
    text = joined("Lake letter", "Orm: the ferry", FERRY, "The mine", MINE, "Court rules", COURT)
    assert headings(text)[0] == ("", "Orm: the ferry")


POSTS = (
    "River Now\n41.2K subscribers\nNews from the river\n\nMarch 4, 2031\n\nRiver Now\n"
    f"Alarm in Orm\n{MINE}\n👍 1.1K 😢 212\n12.3K views 07:14\n\nRiver Now\n"
    f"Forwarded from Lake Rail\n{FERRY}\n9.8K views edited 08:02\n\nView in app"
)


def test_lines_with_views_and_time_end_messages() -> None:
    found = parsed(POSTS)
    assert (found.title, found.date) == ("River Now", "2031-03-04")
    assert [(one.heading, one.time, one.section) for one in found.developments] == [
        ("", "07:14", None),
        ("", "08:02", None),
    ]
    for line in ("👍 1.1K 😢 212", "12.3K views 07:14", "Forwarded from Lake Rail", "View in app"):
        assert line in asides(found)


def test_one_line_with_views_makes_no_messages() -> None:
    text = joined("A clip of the ferry", FERRY, "12.3K views 07:14", MINE)
    assert not any(one.time for one in parsed(text).developments)


def test_times_above_headings_are_those_of_entries() -> None:
    top = ("## Key points", "- [Ferry runs](#1)\n- [Nine die](#2)")
    text = joined(*top, "[14:05](#1)", "### Ferry runs", FERRY, "[12:48](#2)", "### Nine die", MINE)
    found = read(text, "text/markdown")
    assert [(one.time, one.heading) for one in found.developments] == [
        ("14:05", "Ferry runs"),
        ("12:48", "Nine die"),
    ]
    assert found.lead and found.lead.paragraphs[0] == "Key points"


def test_one_time_above_a_heading_is_text() -> None:
    text = joined("# War", "14:05", "## Ferry runs", FERRY, "## Nine die", MINE)
    assert not any(one.time for one in read(text, "text/markdown").developments)


def test_days_over_headlines_are_the_days_of_these() -> None:
    first = ("Lake headlines", "Tuesday, March 4, 2031", "Ferry runs again on the lake", FERRY)
    text = joined(*first, "Nine die in a mine", MINE, "Monday, March 3, 2031", "Court rules", COURT)
    found = parsed(text)
    assert found.title == "Lake headlines"
    assert [(one.day, one.heading) for one in found.developments] == [
        ("2031-03-04", "Ferry runs again on the lake"),
        ("2031-03-04", "Nine die in a mine"),
        ("2031-03-03", "Court rules"),
    ]


def test_one_day_above_a_headline_is_that_of_an_article() -> None:
    lines = (
        "Lake headlines",
        "Tuesday, March 4, 2031",
        "Ferry runs again on the lake",
        "By Juna Holm",
    )
    assert parsed(joined(*lines, *ARTICLE)).title == "Ferry runs again on the lake"


def test_items_that_name_source_and_time_are_asides() -> None:
    one, two = (f"### {n}. Story\n\n{told}" for n, told in ((1, FERRY), (2, MINE)))
    facts = "- **Source:** [Lake Times](https://lake.example/a)\n- **Published:** 2h ago"
    found = read(joined("# Digest", "## News", one, facts, two, facts), "text/markdown")
    assert asides(found) == ["Source: Lake Times", "Published: 2h ago"] * 2


def test_items_of_one_list_with_a_source_stay() -> None:
    text = joined("# Ferry", "## Facts", f"- {FERRY}\n- Source: Lake Times", "## Mine", MINE)
    assert asides(read(text, "text/markdown")) == []


def test_a_contact_at_the_end_is_no_text() -> None:
    text = joined("Lake digest", "Ferry runs", FERRY, "Contact us", "Write to desk@lake.example.")
    assert headings(text) == [("", "Ferry runs")]


def test_a_heading_like_a_contact_without_an_address_stays() -> None:
    text = joined("Lake digest", "Ferry runs", FERRY, "Contact", "Divers met the crew on Monday.")
    assert headings(text) == [("", "Ferry runs"), ("", "Contact")]


def test_questions_are_no_names_of_key_points() -> None:
    text = joined("Why do they talk again?", "What happened on Monday?", FERRY, "What else?", MINE)
    assert ("", "What happened on Monday?") in headings(text)


def test_lines_of_a_page_above_a_list_leave_it_a_digest() -> None:
    items = "\n".join(f"• {one}" for one in STORIES[1:])
    top = (
        "Home",
        "News",
        "Lake Intelligence",
        "Latest update on the situation in Orm – 26 March 2031",
    )
    found = parsed(joined(*top, "INTELLIGENCE UPDATE\n26 MARCH 2031", items))
    assert found.title == top[-1]
    assert len(found.developments) == len(STORIES[1:])


def test_the_line_right_above_a_dateline_is_the_headline() -> None:
    menu = "top news | world | business | sports | health | tech | search |"
    top = (
        "Nation and World News",
        menu,
        "Top News at 8:51 a.m. EDT",
        "Ferry to run again on the lake",
    )
    text = joined(*top, f"ORM (RPA) - {FERRY}", "Nine die in a mine", f"KESTRA (RPA) - {MINE}")
    found = parsed(text)
    assert (found.title, [one.heading for one in found.developments]) == (
        "Nation and World News",
        ["Ferry to run again on the lake", "Nine die in a mine"],
    )


def test_the_last_but_one_of_a_row_of_short_lines_is_the_section() -> None:
    top = ("Watch of the month", "Conflict in focus", BUDGET, "Latest updates", "South coast")
    text = joined(*top, "Orm", FERRY, "Kestra", MINE)
    assert headings(text) == [
        ("", "Conflict in focus"),
        ("South coast", "Orm"),
        ("South coast", "Kestra"),
    ]


def test_longer_lines_above_a_heading_are_no_sections() -> None:
    top = ("Watch of the month", "Conflict in focus", BUDGET, "Roads get more money", "Rain")
    text = joined(*top, "A much longer line on the weather", "Nine die in a mine", MINE)
    assert ("", "Nine die in a mine") in headings(text)


def test_headlines_with_day_and_time_below_are_entries_from_the_first_on() -> None:
    stamps = ("May 21, 2031, 9:06 a.m.", "May 21, 2031, 8:56 a.m.", "May 21, 2031, 8:43 a.m.")
    heads = ("Ferry to run again on the lake", "Nine die in a mine", "Court jails a trader")
    rows = (row for part in zip(heads, stamps, (FERRY, MINE, COURT), strict=True) for row in part)
    found = parsed(joined("World News Coverage", "Lake & Coast", *rows))
    assert [(one.heading, one.time) for one in found.developments] == [
        (heads[0], "9:06 a.m."),
        (heads[1], "8:56 a.m."),
        (heads[2], "8:43 a.m."),
    ]


def test_a_heading_that_names_a_live_blog_below_a_pages_lines_is_the_title() -> None:
    title = "Ferry runs again on the lake – as it happened"
    page = ("All news in one place.", "One app.", "Start reading", title)
    found = parsed(joined(*page, FERRY, "Summary of the day", MINE, "Court", COURT))
    assert found.title == title
    assert title not in [one.heading for one in found.developments]


def test_ages_of_headlines_are_asides() -> None:
    age = "Updated 5 years, 6 months ago"
    text = joined("Nation and world", age, "Ferry runs again", FERRY, age, "Nine die", MINE)
    assert asides(parsed(text)).count(age) == 2


def test_a_byline_that_lost_its_name_is_read() -> None:
    text = joined("Ferry runs again", "By , a reporter at the Lake Times", FERRY, MINE)
    assert parsed(text).title == "Ferry runs again"
