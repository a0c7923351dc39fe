"""Round-ups: stories with sources below sections, between rules, and in lists that count them."""

import pytest

from tests.parse.test_entries import MORE, TOLD, parsed, rows
from tests.parse.test_html import page
from tests.parse.test_shapes import headings

BREAD = "A loaf costs a third more than in March, the office for statistics said on Monday."
SOURCED = (
    f"{TOLD} Juna Holm reports for the Lake Times.",
    f"{MORE} RPA reports; Teo Brandt reports for Lake Radio.",
    f"{BREAD} RPA reports.",
    f"{MORE} Ada Brink and Ivo Tal report for RPA.",
)


def test_headings_over_stories_with_sources_are_sections() -> None:
    one, two, three, four = SOURCED
    text = (
        "Here’s today’s news:\nORM — THE WAR\n"
        f"{one}\n{TOLD}\n{two}\nORM — THE TALKS\n{three}\n{four}\n{one}\n{two}\n{three}"
    )
    found = parsed(text).developments
    war, talks = "ORM — THE WAR", "ORM — THE TALKS"
    assert [part.section for part in found] == [war, war, talks, talks, talks, talks, talks]
    assert found[1].paragraphs == (TOLD, two)


@pytest.mark.parametrize(
    "text",
    [
        f"The bridge\n\n{TOLD}\n\nThe market\n\n{SOURCED[1]}\n\nThe bread\n\n{SOURCED[2]}",
        f"The bridge\n\n{SOURCED[0]}\n\nThe market\n\n{SOURCED[1]}\n\nThe bread\n\n{SOURCED[2]}\n\n"
        f"The talks\n\n{SOURCED[3]}",
        f"{SOURCED[0]}\n\nThe market\n\n{SOURCED[1]}\n\n{SOURCED[2]}\n\n{SOURCED[3]}",
        f"The bridge\n\n{TOLD}\n\n{MORE}\n\n{SOURCED[0]}\n\nThe market\n\n{BREAD}\n\n{SOURCED[1]}",
    ],
)
def test_headings_over_one_source_each_or_few_stay_headings(text: str) -> None:
    assert not any(section for section, _ in headings(text))


def test_texts_between_rules_of_a_bulletin_are_developments() -> None:
    text = (
        f"News of the night, 13 May 2031\n\n{TOLD} {MORE}\n\n* * *\n\n{MORE}\n\nHe left.\n\n---\n\n"
        f"{BREAD}\n\n***\n\nUntil tomorrow."
    )
    found = parsed(text).developments
    assert [part.paragraphs for part in found] == [
        (f"{TOLD} {MORE}",),
        (MORE, "He left."),
        (BREAD, "Until tomorrow."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"How Orm lost its bridge\n\n{TOLD}\n\n* * *\n\n{MORE}\n\n* * *\n\n{BREAD}",
        f"News of the night, 13 May 2031\n\n{TOLD}\n\n{MORE}\n\n---\n\n{BREAD}",
        f"News of the night, 13 May 2031\n\n{TOLD}\n\n---\n\n{MORE}\n\n---\n\nUntil tomorrow.",
        f"The news of the river\n\n{TOLD}\n\n---\n\n{MORE}\n\n---\n\n{BREAD}",
        f"News of 13 May 2031\n=======\n\n{TOLD}\n\n{MORE}\n\n{BREAD}",
    ],
)
def test_rules_in_other_texts_part_nothing(text: str) -> None:
    assert len(parsed(text).developments) == 1


LETTER = (
    f"Good morning from Orm\n\nToday’s top stories\n{TOLD}\n- Juna Holm was there: {MORE}\n"
    f"{BREAD}\n- Some bakers gave it away, she says.\nLife advice\n{MORE}\n"
    "3 things to know before you go\n"
    "- A whale was seen in the bay of Orm.\n- A town votes on its mayor on Tuesday.\n"
    "- A cook from Tesk has won a prize.\nThis newsletter was edited by Ivo Tal."
)


def test_stories_with_items_and_counted_items_are_developments() -> None:
    first, last = "Today’s top stories", "3 things to know before you go"
    assert headings(LETTER) == [
        *((first, ""), (first, ""), ("", "Life advice"), (last, ""), (last, ""), (last, ""))
    ]
    assert parsed(LETTER).credits == ("This newsletter was edited by Ivo Tal.",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3 things to know", "4 things to know"),
        ("3 things to know before", "Three men and a boat before"),
        ("- A town votes on its mayor on Tuesday.", "- A town votes"),
        ("- A cook", "Nobody knows why.\n- A cook"),
        ("- A cook", "  - A cook"),
    ],
)
def test_other_items_are_a_list_under_their_heading(old: str, new: str) -> None:
    assert old in LETTER
    found = headings(LETTER.replace(old, new))
    assert len(found) == 4 and found[-1][0] == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Today’s top stories", "The top of Orm"),
        ("- Juna Holm was there: ", ""),
        (f"{TOLD}\n", f"{TOLD}\n{MORE}\n"),
    ],
)
def test_other_paragraphs_over_items_stay_together(old: str, new: str) -> None:
    assert old in LETTER
    assert len([row for row in rows(LETTER.replace(old, new)) if row[0] or row[1]]) == 5


MAIL = """<table><tr><td><a href="https://lake.example/view">View it</a></td></tr>
<tr><td><p>Good morning. We look at a bridge that was closed and at a vote put off.</p></td></tr>
<tr><td><h2>Bridge closed</h2><p>{one}</p></td></tr>
<tr><td><h2>Vote put off</h2><p>Two members were missing.</p><p>No day is set.</p></td></tr>
</table><table><tr><td><p>Tanks</p></td><td><p>12</p></td></tr></table>"""


def test_cells_alone_in_the_rows_of_a_layout_table_are_text() -> None:
    found = page(MAIL.format(one=TOLD))
    vote = found.developments[-1]
    assert vote.paragraphs[:2] == ("Two members were missing.", "No day is set.")
    assert not vote.kinds or vote.kinds[:2] == ("paragraph", "paragraph")
