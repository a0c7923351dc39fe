"""What stands below a pasted article is muted, and its first line is its title."""

import pytest

from reader.parse.shapes.captions import is_caption
from tests.parse.test_pasted import MORE, TOLD, headings, muted, parsed

TITLE = "Bridge falls at Orm in the night"
LAST = "The harbour office counted 12 ships on the far side of the bar, and it expected three more."


@pytest.mark.parametrize(
    "below",
    [
        ("Share", "Bridges", "Selvany in the spring of 2031"),
        ("Orm", "Market", "Boats"),
        ("Juna Holm", "Juna Holm is a reporter at the Lake Post. She lives in Orm."),
        ("Juna Holm", "Lake editor", "She covers the lake and its towns for the Lake Post."),
    ],
)
def test_what_stands_below_an_article_is_muted(below: tuple[str, ...]) -> None:
    about = "The market of Orm and the boats of the town were on the river, the office said."
    found = parsed(TITLE, "By Juna Holm", TOLD, MORE, LAST, about, *below)
    assert set(below) <= {*muted(found), *found.credits}
    assert headings(found) == []


@pytest.mark.parametrize(
    "below",
    [
        ("Orm Star", "Brask Sun", "Lake Queen"),
        ("Teo Brandt", "Ilse Varn", "Juna Holm"),
        ("What comes next", "Nobody knows what the town will do when the boats have left again."),
        ("Teo Brandt", "Teo Brandt covers his eyes when he talks about the bridge of the town."),
        ("Teo Brandt", "He writes letters to the council, and nobody answers them any more."),
    ],
)
def test_the_last_lines_of_an_article_stay_text(below: tuple[str, ...]) -> None:
    assert muted(parsed(TITLE, "By Juna Holm", TOLD, MORE, LAST, *below)) == []


def test_a_list_of_places_below_a_colon_stays_text() -> None:
    lines = ("The towns without a bridge are Orm, Brask and Kestra, and this is the list of them:",)
    assert muted(parsed(TITLE, TOLD, MORE, LAST, *lines, "Orm", "Brask", "Kestra")) == []


@pytest.mark.parametrize(
    "title",
    [
        "Forest fires in Selvany! Latest state of the fires!",
        "Bridge falls: “It was like an earthquake,” the mayor said",
        "Raid hits Orm; dozens hurt, minister said",
        "‘This bridge does not mean that you will only get rain’: the council of Orm adds yet "
        "another bridge, but promises to leave room for the ferries and for those who live by them",
    ],
)
@pytest.mark.parametrize("below", [(), ("12 May 2031",)])
def test_a_first_line_that_is_no_paragraph_is_the_title(title: str, below: tuple[str, ...]) -> None:
    found = parsed(title, *below, TOLD, "The rain", MORE, "The boats", LAST)
    assert found.title == title
    assert headings(found) == ["The rain", "The boats"]


@pytest.mark.parametrize(
    "first",
    [
        "“We will not leave the town,” the mayor of Orm said.",
        "The bridge fell, and nobody was hurt.",
        "She told the council of the town this:",
        "By Juna Holm and Teo Brandt",
    ],
)
def test_a_first_paragraph_is_no_title(first: str) -> None:
    assert parsed(first, TOLD, "The rain", MORE, "The boats", LAST).title != first


@pytest.mark.parametrize(
    "line",
    [
        "JUNA HOLM (REUTERS)",
        "JUNAHOLM - STOCK.ADOBE.COM",
        "Holm möchte noch viele Brücken sehen. IMAGO/Teo Brandt",
        "A ferry leaves the quay of Orm on Monday. Ada Brink, Lake Post",
        "A ferry leaves the quay of Orm on Monday. Ada Brink for the Lake Post",
        "Die Brücke von Orm im Mai (Archivbild)",
        "Die Brücke von Orm. Bild © Juna Holm (hr)",
        "Juna Holm (left) and Teo Brandt on the quay of Orm.",
    ],
)
def test_a_line_with_the_signs_of_a_caption_is_one(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Juna Holm (Greens)",
        "The bridge will stand. Juna Holm, Mayor of Orm",
        "He read the news. Then he called The Times",
        "Juna Holm (left) said that nothing would change.",
        "The Greens (left) lost the vote.",
        "He had never written to the Lake Post",
        "The town went to court against Getty Images",
        "In his archive (photo) there was nothing.",
    ],
)
def test_a_line_with_words_of_captions_is_not_always_one(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(
    ("line", "is_muted"),
    [
        ("The old bridge of Orm in the rain", True),
        ("The ferry of Orm was the only way over the river on Monday.", False),
        ("The council met for two hours in the school and went home without a plan.", False),
    ],
)
def test_text_above_the_button_of_a_picture_stays_text(line: str, is_muted: bool) -> None:
    lines = (TITLE, "By Juna Holm", TOLD, line, "View image in fullscreen", "Photo: Quay Pictures")
    assert (line in muted(parsed(*lines, MORE, LAST))) is is_muted


@pytest.mark.parametrize("above", [("The rain",), ()])
@pytest.mark.parametrize("by", ["Photographs by Teo Brandt", "Illustrations by Ilse Varn"])
def test_who_took_all_pictures_is_no_credit_of_one(above: tuple[str, ...], by: str) -> None:
    found = parsed(TITLE, "By Juna Holm", by, *above, TOLD, "The night", MORE, LAST)
    assert by in {*muted(found), *found.credits}
    assert headings(found) == [*above, "The night"]


GOES_ON = "The lock was opened at noon. The first boats went through it in the evening."


@pytest.mark.parametrize(
    "lines",
    [
        ("More from this author", "Three days in the camp at Orm", "What is next?", GOES_ON, LAST),
        ("Related topics", "Bridges", LAST, "The ferry was full again on Tuesday, the town said."),
        ("Lesen Sie auch", "Fähre wieder voll", GOES_ON, "Die Boote", LAST),
        ("Dear readers,", "The council wrote a letter to the town, and read it aloud.", MORE, LAST),
    ],
)
def test_text_below_a_label_of_other_articles_is_not_muted(lines: tuple[str, ...]) -> None:
    shown = muted(parsed(TITLE, "By Juna Holm", TOLD, MORE, *lines))
    assert not {GOES_ON, LAST, MORE} & set(shown)


def test_headlines_with_a_sentence_each_at_the_end_are_muted() -> None:
    below = ("Related stories", "Ferry full", "The ferry of Orm was full again on Tuesday night.")
    more = ("Lock opened", "The lock of Orm was opened at noon on Tuesday, after a week.")
    lines = (*below, *more, "Boats sold", "Fair opens", "Toll rises")
    told = (TITLE, "By Juna Holm", TOLD, MORE, LAST, TOLD, MORE, LAST)
    assert set(lines) <= set(muted(parsed(*told, *lines)))


STANDFIRST = "Engineers wait for the rain"


@pytest.mark.parametrize("other", ["The night", "What the engineers of Orm say about the bridge"])
def test_a_line_over_the_byline_of_an_article_is_its_standfirst(other: str) -> None:
    found = parsed(TITLE, STANDFIRST, "By Juna Holm", TOLD, other, MORE, LAST)
    assert headings(found) == [other]


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, STANDFIRST, TOLD, "The night at the bridge of Orm", MORE, LAST),
        (TITLE, STANDFIRST, "By Juna Holm", TOLD, "The night at Orm", "By Teo Brandt", MORE, LAST),
        ("Orm digest of Monday", STANDFIRST, "By Juna Holm", TOLD, "The night", MORE),
        ("The week at Orm", STANDFIRST, "By Juna Holm", TOLD, "The night", MORE),
    ],
)
def test_a_heading_over_the_byline_of_an_entry_stays_one(lines: tuple[str, ...]) -> None:
    assert headings(parsed(*lines))[0] == lines[1]


def test_the_name_of_points_is_no_heading_of_an_article() -> None:
    lines = (TITLE, "By Juna Holm", "KEY POINTS", "Nobody was hurt.", "Trains stop.", TOLD, MORE)
    assert headings(parsed(*lines)) == []
    told = (TITLE, "KEY POINTS", TOLD, "THE NIGHT", MORE)
    assert "THE NIGHT" in headings(parsed(*told))
