"""Digests as they are saved: lists under standfirsts, exports as pages, subtitles, notes."""

import pytest

from reader.models import Bulletin
from tests.parse.cases import TODAY, Text, parse_one
from tests.parse.test_entries import parsed
from tests.parse.test_shapes import headings
from tests.parse.test_unmarked_digests import ARTICLE, STORIES

ITEMS = "\n".join(f"• {one}" for one in STORIES)
LONG_LINE = "Selvany closes the strait to tankers; parliament backs a loan"


def read(text: str, media_type: str) -> Bulletin:
    answer = parse_one(Text(text, media_type=media_type), TODAY)
    assert isinstance(answer, Bulletin), answer
    return answer


def joined(*parts: str) -> str:
    return "\n\n".join(parts)


def test_a_long_line_between_the_name_of_a_list_of_a_day_and_the_list_is_a_standfirst() -> None:
    found = parsed(f"War on the lake: what we know on day 211\n\n{LONG_LINE}\n\n{ITEMS}")
    assert found.lead and found.lead.paragraphs == (LONG_LINE,)
    assert len(found.developments) == len(STORIES)


def test_a_long_line_over_a_paragraph_and_a_list_stays_a_heading() -> None:
    text = joined("War on the lake: what we know on day 211", LONG_LINE, ARTICLE[0], ITEMS)
    assert [part.heading for part in parsed(text).developments] == [LONG_LINE]


def test_items_with_another_sign_below_a_colon_are_part_of_the_item() -> None:
    total = "In total the following have been lost so far:"
    items = f"▫️ {STORIES[1]}\n▫️ {total}\n– 112 boats,\n– 40 lorries.\n▫️ {STORIES[3]}"
    text = f"Report of the staff\n\n{items}"
    units = parsed(text).developments
    assert [part.paragraphs for part in units] == [
        (STORIES[1],),
        (total, "• 112 boats,", "• 40 lorries."),
        (STORIES[3],),
    ]


def test_items_with_other_signs_below_a_full_stop_are_items_like_the_others() -> None:
    text = f"Report of the staff\n\n▫️ {STORIES[0]}\n– {STORIES[1]}\n▫️ {STORIES[2]}\n– {STORIES[3]}"
    assert len(parsed(text).developments) == len(STORIES)


HEAD = (
    '<!DOCTYPE html><title>Exported Data</title><div class="page_header"><div class="text bold">'
    'Lake Watch</div></div><div class="history"><div class="message service" id="message-1">'
    '<div class="body details">4 March 2031</div></div>'
)


def message(number: int, time: str, text: str, source: str = "") -> str:
    return (
        f'<div class="message default" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="04.03.2031 {time}:20 UTC+01:00">{time}</div>'
        f'<div class="from_name">Lake Watch</div>{source}<div class="text">{text}</div></div></div>'
    )


def test_a_history_exported_as_a_page_has_an_entry_for_each_message() -> None:
    quoted = '<div class="forwarded body"><div class="from_name">Rail <span>04.03.2031</span></div>'
    found = read(
        HEAD
        + message(1, "09:15", "<strong>Mill on fire</strong><br><br>Smoke rises.<br>It is late.")
        + message(2, "09:41", 'See <a href="https://lake.example/1">the list</a>.', quoted),
        "text/html",
    )
    assert (found.title, found.date) == ("Lake Watch", "2031-03-04")
    first, second = found.developments
    assert (first.heading, first.time, first.paragraphs) == (
        "Mill on fire",
        "09:15",
        ("Smoke rises.", "It is late."),
    )
    assert (second.paragraphs, second.kinds) == (
        ("See the list.", "Forwarded from Rail"),
        ("paragraph", "aside"),
    )
    assert [link.address for link in second.links] == ["https://lake.example/1"]


def test_a_message_of_an_exported_page_without_its_end_tag_has_only_its_own_text() -> None:
    first = message(1, "09:15", "Smoke rises.").removesuffix("</div></div></div>")
    found = read(HEAD + first + message(2, "09:41", "It is late."), "text/html")
    assert [part.paragraphs for part in found.developments] == [("Smoke rises.",), ("It is late.",)]


def test_a_page_that_only_speaks_of_a_history_is_a_page() -> None:
    page = f'<!DOCTYPE html><title>Ferry</title><p class="history">{ARTICLE[0]}<p>{ARTICLE[1]}'
    assert read(page, "text/html").title == "Ferry"


def test_the_byline_of_a_letter_in_html_is_a_credit() -> None:
    letter = (
        "From: Lake Letter <a@lake.example>\nSubject: Ferry\nContent-Type: text/html\n\n"
        f"<p>Good morning. It is Monday.</p><p>By Juna Holm</p><h2>Ferry</h2><p>{STORIES[0]}</p>"
    )
    assert read(letter, "message/rfc822").credits == ("By Juna Holm",)


def test_a_subtitle_over_deeper_headings_is_in_the_lead() -> None:
    top = ("# War on the lake", "## Daily updates of the war", ARTICLE[0])
    text = joined(*top, "### Ferry", ARTICLE[1], "### Mine", STORIES[1])
    found = read(text, "text/markdown")
    assert found.lead and found.lead.paragraphs == ("Daily updates of the war", ARTICLE[0])
    assert [part.heading for part in found.developments] == ["Ferry", "Mine"]


@pytest.mark.parametrize(
    "top",
    [
        ("# War", "## Daily updates", "### Rain", STORIES[2]),
        ("# War", ARTICLE[0], "## Daily updates", ARTICLE[2], "### Rain", STORIES[2]),
        ("# War", "## Daily updates", ARTICLE[0], "## Rain", STORIES[2]),
    ],
)
def test_other_upper_headings_are_no_subtitles(top: tuple[str, ...]) -> None:
    text = joined(*top, "### Ferry", ARTICLE[1], "### Mine", STORIES[1])
    found = read(text, "text/markdown")
    names = [name for part in found.developments for name in (part.heading, part.section)]
    assert "Daily updates" in names


def test_headings_of_days_below_a_month_with_its_year_have_their_day() -> None:
    noted = f"{STORIES[0]}[*[citation needed](/n)*]"
    top = ("# Timeline", "## March 2031", "### 3 March[[edit](/e)]", noted, "### 4 April")
    text = joined(*top, STORIES[1], "## See also", "- [Outline](/o)", "## References", "- A book")
    first, second = read(text, "text/markdown").developments
    assert (first.heading, first.day, first.paragraphs) == ("3 March", "2031-03-03", (STORIES[0],))
    assert (second.heading, second.day) == ("4 April", None)
    assert second.kinds == ("paragraph", "aside", "aside", "aside", "aside")


def test_a_day_without_a_year_has_that_of_the_same_day_with_its_weekday() -> None:
    told = "The stories of Tuesday, April 22, 2031."
    found = parsed(joined("PRESS DIGEST - Orm - April 22", told, "ORM POST", f"- {STORIES[0]}"))
    assert (found.date, found.date_inferred) == ("2031-04-22", False)


def test_a_day_without_a_year_has_not_that_of_an_anniversary() -> None:
    told = "On April 22, 1998, a flood drowned forty people in the lower town of Orm."
    assert parsed(joined("PRESS DIGEST - Orm - April 22", told, STORIES[0])).date != "1998-04-22"


def test_a_line_after_one_star_is_a_heading_without_it() -> None:
    lines = ("Report 12", "Ferry traffic", ARTICLE[0], "*Limits of the report", ARTICLE[1])
    assert headings(joined(*lines)) == [("", "Ferry traffic"), ("", "Limits of the report")]


def test_live_updates_above_a_headline_is_no_title() -> None:
    title = "Ferry to run again on the lake as talks go on"
    assert parsed(joined("Live Updates", title, "By Juna Holm", *ARTICLE[:2])).title == title
