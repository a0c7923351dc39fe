"""Stories below the name of a section: labels, bullets, regions, days, and lists of contents."""

import pytest

from tests.parse.test_entries import parsed
from tests.parse.test_shapes import headings
from tests.parse.test_unmarked_digests import ARTICLE, STORIES

FERRY, MINE, BUDGET, COURT = STORIES
LONG = "About nine hundred people had to leave their houses on the eastern bank before dawn."


def test_labels_before_full_stops_below_a_heading_are_developments() -> None:
    text = (
        f"The Lake Letter\n\nFerry to run again\n\n{FERRY}\n\nWhat we are following\n\n"
        f"Mine disaster. {MINE}\n\nFlood on the lake. {LONG}\n\nOdds and ends\n\n{BUDGET}"
    )
    following = "What we are following"
    assert headings(text) == [
        ("", "Ferry to run again"),
        (following, "Mine disaster"),
        (following, "Flood on the lake"),
        ("", "Odds and ends"),
    ]


@pytest.mark.parametrize(
    "below",
    [
        f"It was late. {MINE}\n\nThey came back. {LONG}",
        f"Mine disaster. {MINE}\n\n{LONG}",
        f"Mine disaster. {MINE}\n\nMine disaster. {LONG}",
        f"Juna Holm: I saw it. {MINE}\n\nIvo Tal: We ran. {LONG}",
        f"Mine disaster. He left.\n\nFlood on the lake. {LONG}",
    ],
)
def test_first_sentences_below_a_heading_are_no_labels(below: str) -> None:
    text = f"The Lake Letter\n\nFerry to run again\n\n{FERRY}\n\nWhat we saw there\n\n{below}"
    assert not any(section for section, _ in headings(text))


def test_short_lines_over_bullets_that_are_headings_are_sections() -> None:
    text = (
        f"{ARTICLE[0]}\nAt home\n- Ferry to run again\n{FERRY}\n- Nine die in a mine\n{MINE}\n"
        f"Abroad\n- Roads get more money\n{BUDGET}\n- Trader goes to prison\n{COURT}"
    )
    assert headings(text) == [
        ("At home", "Ferry to run again"),
        ("At home", "Nine die in a mine"),
        ("Abroad", "Roads get more money"),
        ("Abroad", "Trader goes to prison"),
    ]


def test_updates_with_their_day_are_entries() -> None:
    text = (
        f"War on the lake [Update 67]\n\nUpdate 2031-03-19 (2): {FERRY}\n\n"
        f"Update 2031-03-19 (1): {MINE}\n\nUpdate 2031-03-15: {LONG}"
    )
    days = [(part.day, part.paragraphs) for part in parsed(text).developments]
    assert days == [("2031-03-19", (FERRY,)), ("2031-03-19", (MINE,)), ("2031-03-15", (LONG,))]


REGIONS = (
    f"In the Orm region, shells hit a dairy. {LONG}",
    "This was stated in the morning report of the regional staff, the Lake Post says.",
    f"In the Orm region, the power was cut. {LONG}",
    f"In the Kestra region, the night was calm. {LONG}",
    f"In the Brask region - several alarms. {LONG}",
    f"Two rockets fell in the Tesk region. {LONG}",
    f"In the Selva region, a bridge was mined. {LONG}",
)


def test_paragraphs_on_regions_are_developments_also_if_one_has_two() -> None:
    found = parsed("\n".join(["Situation in the regions", *REGIONS])).developments
    assert [part.paragraphs[0] for part in found] == [REGIONS[0], *REGIONS[2:]]
    assert found[0].paragraphs == REGIONS[:2]


@pytest.mark.parametrize("kept", [(0, 1, 2), (0, 2, 3, 1, 1, 1), (0, 2, 2, 2, 3)])
def test_few_regions_or_much_else_make_no_developments(kept: tuple[int, ...]) -> None:
    lines = [REGIONS[at] for at in kept]
    assert len(parsed("\n".join(["How the valley lives", *lines, *ARTICLE])).developments) == 1


def test_labelled_items_below_a_name_are_developments() -> None:
    items = "\n".join(
        f"- {name}: {story} {LONG}"
        for name, story in (("Europe", FERRY), ("South", MINE), ("Far East", BUDGET))
    )
    text = (
        f"The lake watches\n{ARTICLE[0]}\nGlobal gist\nToday in global gist:\n{items}\n"
        f"Human moment\n{COURT}"
    )
    assert headings(text) == [
        ("", "The lake watches"),
        ("Global gist", "Europe"),
        ("Global gist", "South"),
        ("Global gist", "Far East"),
        ("", "Human moment"),
    ]


LISTED = ("Holm says the ferry of Orm runs again", "Nine die in a mine", "Roads get more money")


@pytest.mark.parametrize("bullet", ["", "- "])
def test_the_first_story_has_the_headline_of_the_list_that_no_heading_repeats(bullet: str) -> None:
    listed = "\n".join(bullet + line for line in LISTED)
    text = (
        f"Key developments on Feb. 3:\n\n{listed}\n\n{FERRY}\n\n{ARTICLE[1]}\n\n"
        f"{LISTED[1]}\n\n{MINE}\n\n{LISTED[2]}\n\n{BUDGET}"
    )
    assert headings(text) == [("", line) for line in LISTED]


def test_a_list_of_which_nothing_is_repeated_gives_no_heading() -> None:
    listed = "\n".join(f"- {line}" for line in LISTED)
    text = f"Key developments on Feb. 3:\n\n{listed}\n\n{FERRY}\n\n{ARTICLE[1]}\n\nA mine\n\n{MINE}"
    assert headings(text) == [("", "A mine")]


def test_a_first_paragraph_with_other_words_gets_no_headline_of_the_list() -> None:
    listed = "\n".join(f"- {line}" for line in LISTED)
    text = (
        f"News of Feb. 3\n\n{listed}\n\n{COURT}\n\n{LISTED[1]}\n\n{MINE}\n\n{LISTED[2]}\n\n{BUDGET}"
    )
    assert headings(text) == [("", line) for line in LISTED[1:]]


def test_an_item_that_the_headline_below_repeats_is_no_paragraph() -> None:
    text = (
        f"  • Ferry to run again\n\n    Ferry to run again\n\n    {FERRY}\n\n"
        f"  • Nine die in a mine\n\n    Nine die in a mine\n\n    {MINE}"
    )
    assert headings(text) == [("", "Ferry to run again"), ("", "Nine die in a mine")]
