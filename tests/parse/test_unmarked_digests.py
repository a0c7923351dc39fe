"""Digests without any mark between their stories, and names of sections above headings."""

import pytest

from tests.parse.test_entries import parsed
from tests.parse.test_shapes import headings

STORIES = (
    "The mayor of Orm, Juna Holm, said on Monday that the ferry would run again from Friday.",
    "Nine miners were killed in a shaft in the Kestra district when a pump failed overnight.",
    "Parliament in Selvany passed a budget with a third more for roads and less for schools.",
    "A court in Brask sentenced the trader Ivo Tal to four years for selling faulty valves.",
)
ARTICLE = (
    "The mayor of Orm, Juna Holm, said on Monday that the ferry would run again from Friday.",
    "She said that the pier had been repaired and that the harbour office had checked it.",
    "Critics in Orm doubt it, because the pier had been declared safe twice before Monday.",
    "Holm told the council that this time the divers of the Lake office had been there.",
)


def paragraphs(text: str) -> list[tuple[str, ...]]:
    return [part.paragraphs for part in parsed(text).developments]


@pytest.mark.parametrize("name", ["The main news of the evening", "Lake Radio news in brief"])
def test_unrelated_paragraphs_of_a_round_up_are_developments(name: str) -> None:
    found = parsed("\n".join([name, *STORIES]))
    assert found.title == name
    assert [part.paragraphs for part in found.developments] == [(one,) for one in STORIES]


def test_a_line_above_the_name_of_a_round_up_is_in_the_lead() -> None:
    found = parsed("\n\n".join(["In session", "Noon briefings", *STORIES]))
    assert (found.title, found.lead and found.lead.paragraphs) == (
        "Noon briefings",
        ("In session",),
    )
    assert len(found.developments) == len(STORIES)


@pytest.mark.parametrize(
    "lines",
    [
        ("The main news of the evening", *ARTICLE),
        ("The main news of the evening", *STORIES[:3]),
        ("How four towns spent the summer", *STORIES),
        ("The main news of the evening", STORIES[0], "It came late.", *STORIES[1:]),
        ("The news of the valley", "The ferry", *STORIES[:2], "The court", *STORIES[2:]),
        ("The main news of the evening", *(f"{one[:-1]}, Brand said." for one in ARTICLE)),
    ],
)
def test_paragraphs_of_an_article_stay_together(lines: tuple[str, ...]) -> None:
    told = paragraphs("\n".join(lines))
    assert told and all(len(part) > 1 for part in told)


def test_long_items_that_are_unrelated_are_developments_of_a_short_heading() -> None:
    items = [
        f"• {one} {more}"
        for one, more in zip(
            STORIES[:2], ("It will cost nothing.", "A second shaft was shut."), strict=True
        )
    ]
    text = "\n".join(
        ["Good morning.", "Ferry returns to the lake", *ARTICLE[:2], "Quick hits", *items]
    )
    assert headings(text)[1:] == [("Quick hits", ""), ("Quick hits", "")]


@pytest.mark.parametrize(
    ("head", "items"),
    [
        ("The ferry", STORIES),
        ("Quick hits", ARTICLE),
        ("Quick hits", ("A loaf costs more.", "The ferry runs.", "The mine is shut.")),
        ("Key points", STORIES),
        ("What the six towns on the lake agreed", STORIES),
    ],
)
def test_other_lists_stay_in_their_development(head: str, items: tuple[str, ...]) -> None:
    lines = ["A town waits for its ferry", *ARTICLE[:2], head, *(f"• {one}" for one in items)]
    text = "\n".join([*lines, "What comes next for Orm", ARTICLE[3]])
    assert not any(section for section, _ in headings(text))


PAIRS = (
    f"Selvany\nRoads get a third more money\n{STORIES[2]}\n"
    f"Brask\nTrader is sent to prison for valves\n{STORIES[3]}"
)


def test_the_first_section_is_found_as_those_below_it() -> None:
    text = (
        f"The Lake Letter\nRead by thousands\nOrm\nFerry to run again from Friday\n{STORIES[0]}\n"
    )
    assert headings(text + PAIRS) == [
        ("Orm", "Ferry to run again from Friday"),
        ("Selvany", "Roads get a third more money"),
        ("Brask", "Trader is sent to prison for valves"),
    ]


def test_one_pair_tells_nothing_of_longer_rows_of_lines() -> None:
    text = (
        f"The Lake Letter\nRead by thousands\nOrm\nFerry to run again from Friday\n{STORIES[0]}\n"
    )
    assert headings(text + PAIRS.partition("Brask")[0])[0] == ("", "Ferry to run again from Friday")


def test_tags_over_headlines_are_sections() -> None:
    text = f"Today’s top news: Selvany, Brask\n\n#{PAIRS.replace('Brask', '#Brask', 1)}"
    found = parsed(text)
    assert found.title == "Today’s top news: Selvany, Brask"
    assert [part.section for part in found.developments] == ["Selvany", "Brask"]


def test_tags_below_a_text_stay_asides() -> None:
    lines = (
        "Ferry to run again",
        STORIES[0],
        "#Orm",
        "Trader sent to prison",
        STORIES[3],
        "#Brask",
    )
    text = "\n\n".join(lines)
    assert headings(text) == [("", "Ferry to run again"), ("", "Trader sent to prison")]


def test_a_line_below_somebody_speaks_is_no_heading() -> None:
    said = f"The mayor said:\nWe have waited long enough\n{ARTICLE[2]}"
    assert headings(f"Ferry to run again\n{STORIES[0]}\n{said}") == [("", "Ferry to run again")]


def test_a_line_over_a_greeting_is_no_heading() -> None:
    top = "The Lake Letter\nNews for the valley\nGood morning! It is Monday.\n"
    found = parsed(f"{top}Ferry to run again\n{STORIES[0]}")
    assert (found.title, [part.heading for part in found.developments]) == (
        "The Lake Letter",
        ["Ferry to run again"],
    )


def test_a_first_heading_over_the_only_day_is_the_title() -> None:
    text = (
        "The Evening: Ferry to run again on the lake\nAlso, a trader is sentenced in Brask.\n"
        f"May 12, 2031\nThe ferry of Orm runs again\n{STORIES[0]}\n"
        f"A trader goes to prison\n{STORIES[3]}"
    )
    found = parsed(text)
    assert found.title == "The Evening: Ferry to run again on the lake"
    assert len(found.developments) == 2


def test_the_name_of_a_bulletin_over_its_day_is_the_title() -> None:
    top = "Return to | Subscribe\nLake Council Daily News Brief\nMay 12, 2031\n"
    text = f"{top}Top of the page\nU.S.-Selvany talks go on\n{STORIES[2]}"
    found = parsed(text)
    assert found.title == "Lake Council Daily News Brief"
    assert headings(text) == [("Top of the page", "U.S.-Selvany talks go on")]


def test_the_section_of_a_page_is_not_part_of_the_title() -> None:
    items = "\n".join(f"• {one}" for one in STORIES)
    found = parsed(f"UK News\nWar on the lake at a glance: what we know on day 387\n{items}")
    assert found.title == "War on the lake at a glance: what we know on day 387"


def test_events_of_a_day_without_a_name_over_bylines_are_read() -> None:
    text = (
        "Portal:Events/2031 May 12\nAppearance\nMay 12, 2031\nArmed conflicts and attacks\n"
        "- War on the lake\n- A raid on the pier of Orm leaves nine people dead. (RPA)\n"
        "- A second raid on the pier of Orm leaves two dead. (RPA)\nDisasters and accidents\n"
        "- A bus falls into the Kestra river, and four people drown. (RPA)"
    )
    assert len(parsed(text).developments) == 3
