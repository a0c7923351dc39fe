"""What browsers copy with an article is muted; lines that look like it stay text and headings."""

import pytest

from reader.parse.blocks import invitations
from reader.parse.blocks.units import HEADING, Unit
from reader.parse.shapes.kickers import without_kickers
from tests.parse.test_pasted import MORE, TOLD, headings, muted, parsed

TITLE = "Bridge falls at Orm in the night"
DAY = "14 May 2031"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((TITLE, DAY, "The old bridge of Orm\nPhoto: Quay Pictures", TOLD, MORE), []),
        ((TITLE, DAY, "The old bridge\nSeen from the quay\nPhoto: Quay Pictures", TOLD, MORE), []),
        ((TITLE, "Juna Holm", "Lake correspondent, Orm", TOLD, "The night", MORE), ["The night"]),
        ((TITLE, DAY, "Listen to this article", TOLD, "The night", MORE), ["The night"]),
        ((TITLE, DAY, "Skip to content", TOLD, "The night", MORE), ["The night"]),
        ((TITLE, "World", "By Juna Holm", TOLD, "The night", MORE), ["The night"]),
        ((TITLE, DAY, "(3 minutes)", TOLD, "Write to Juna Holm at juna@quay.example", MORE), []),
        ((TITLE, DAY, TOLD, "The old bridge of Orm", "(RPA/Quay Pictures)", MORE), []),
        ((TITLE, DAY, TOLD, "Image source, RPA", "Image caption, The bridge in May", MORE), []),
        ((TITLE, "May 14, 2031 / 08:14 AM IST", TOLD, MORE), []),
        (
            (TITLE, DAY, TOLD, "Read more from Quay News:\nDepot burns\nDraft age lowered", MORE),
            [],
        ),
        (
            (TITLE, DAY, TOLD, "Recommended Stories", "list of 2 items", "Depot burns")
            + ("Draft age lowered", "end of list", "The night", MORE),
            ["The night"],
        ),
        (
            (TITLE, DAY, TOLD, "Get the letter\nevery day\nYour email\nGet it", "The night", MORE),
            ["The night"],
        ),
        ((TITLE, "Summary\nBridge falls\nNobody hurt", f"ORM, May 14 (RPA) - {TOLD}", MORE), []),
        ((TITLE, "Summary", "Bridge falls", "Nobody hurt", "Trains stop", TOLD, MORE), []),
        ((TITLE, DAY, TOLD, "1:12", MORE), []),
        ((TITLE, DAY, "Gift this article", TOLD, "The night", MORE), ["The night"]),
        ((TITLE, DAY, "The old bridge of Orm", "The old bridge of Orm", TOLD, MORE), []),
        ((TITLE, DAY, "It fell at dawn. (Juna Holm for The Quay)", TOLD, MORE), []),
        ((TITLE, "By Juna Holm", "and Ilse Varn in Orm", DAY, TOLD, MORE), []),
        ((TITLE, "Juna Holm in Orm and Ilse Varn in Marrow", DAY, TOLD, MORE), []),
        (
            (
                TITLE,
                DAY,
                TOLD,
                "The night",
                MORE,
                "Dear readers,",
                "We need help",
                "It costs a lot.",
            ),
            ["The night"],
        ),
    ],
)
def test_lines_around_a_pasted_article_are_no_headings(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    found = parsed(*lines)
    assert found.title == TITLE
    assert [heading for heading in headings(found) if heading != TITLE] == expected


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        (
            (TITLE, DAY, TOLD, "The old bridge of Orm\nPhoto: Quay Pictures", MORE),
            "The old bridge of Orm",
        ),
        ((TITLE, DAY, "The old bridge of Orm", TOLD, MORE), "The old bridge of Orm"),
        ((TITLE, TOLD, "More from the market", MORE), "More from the market"),
        ((TITLE, TOLD, "Become a soldier", MORE), "Become a soldier"),
        ((TITLE, TOLD, "A list of 12 items", MORE), "A list of 12 items"),
        ((TITLE, TOLD, "Support for the mayor", MORE), "Support for the mayor"),
        ((TITLE, TOLD, "Mail for the mayor", MORE), "Mail for the mayor"),
        ((TITLE, TOLD, "Add water to Orm", MORE), "Add water to Orm"),
        ((TITLE, TOLD, "Summary", MORE), "Summary"),
        ((TITLE, TOLD, "Listen to this town", MORE), "Listen to this town"),
        ((TITLE, TOLD, "Link to the lake", MORE), "Link to the lake"),
        ((TITLE, DAY, TOLD, "Comments from the quay", MORE), "Comments from the quay"),
        ((TITLE, DAY, "World of water", TOLD, MORE), "World of water"),
        ((TITLE, TOLD, "Sign in the harbour", MORE), "Sign in the harbour"),
        ((TITLE, TOLD, "Image of a town", MORE), "Image of a town"),
        ((TITLE, TOLD, "Last updates from Orm", MORE), "Last updates from Orm"),
        ((TITLE, TOLD, "Please use another bridge", MORE), "Please use another bridge"),
        ((TITLE, TOLD, "Advertising-funded channel shut", MORE), "Advertising-funded channel shut"),
        ((TITLE, TOLD, "Support public work in Orm", MORE), "Support public work in Orm"),
        (
            (TITLE, TOLD, "Press service of the Navy reports two boats sunk", MORE),
            "Press service of the Navy reports two boats sunk",
        ),
    ],
)
def test_headings_that_look_like_that_stay_headings(lines: tuple[str, ...], heading: str) -> None:
    assert heading in headings(parsed(*lines))


@pytest.mark.parametrize(
    "text",
    [
        "By signing up for the army at 18 he had made his mother weep, he said.",
        "Their support for our work in Orm had cost them the election, the mayor said.",
        "She left her email address at the gate and was called the next morning, she said.",
        "The Getty collection has purchased rights to the pictures of the bridge, it said.",
        "They gave credit… and took it back the next day, a trader in Orm said.",
    ],
)
def test_sentences_with_the_words_of_furniture_stay_text(text: str) -> None:
    assert not muted(parsed(TITLE, DAY, TOLD, text, MORE))


def test_who_wrote_and_who_helped_is_told_apart_at_the_end() -> None:
    helped = "Teo Brandt in Brask contributed to this report."
    about = "Juna Holm is a correspondent of the Quay. She covers the lake."
    found = parsed(TITLE, "By JUNA HOLM", TOLD, MORE, helped, about)
    assert helped in found.credits
    assert muted(found) == [about]
    other = "Teo Brandt, who contributed to this report on floods, is the mayor of Orm."
    text = "Holm Island is a place of birds, and it covers two square miles."
    kept = parsed(TITLE, "By JUNA HOLM", TOLD, MORE, other, text)
    assert not muted(kept)
    assert other not in kept.credits


@pytest.mark.parametrize(
    "line",
    [
        "By registering you confirm that you have read the terms",
        "Be the first to know",
        "Get the day’s news of the valley delivered to your inbox",
        "Follow the Lake Post on Google News",
        "We’d like to hear from you",
        "Newsletter",
        "3 of 12 |",
        "Diesen Artikel per WhatsApp teilen",
        "Lire en français",
        "Thanks for signing up! Watch for us in your inbox.",
        "Your information is being handled in accordance with our policy.",
        "Did you find this article useful?",
        "Suggest a correction",
        "View 1,204 comments",
        "Развернуть на весь экран",
    ],
)
def test_invitations_in_several_languages_are_muted(line: str) -> None:
    found = parsed(TITLE, DAY, TOLD, "The night", line, MORE, "The boats", MORE)
    assert line in muted(found)
    assert headings(found) == ["The night", "The boats"]


@pytest.mark.parametrize(
    "line",
    [
        "By registering the boats, you confirm that they are yours, the office wrote.",
        "They were the first to know that the bridge had fallen.",
        "Get the boats into the harbour, the mayor told them.",
        "Follow the river and you are in Orm.",
        "Info for boats: the lock is closed until Friday, the town said.",
        "3 of 12 boats were lost.",
        "Your information was wrong, the mayor told the council.",
        "Thanks to the ferry, nobody was cut off.",
        "Following the flood, the town bought two boats.",
        "« Nous ne céderons pas »",
        "‹Kein Schritt zurück›",
        "Varna Varna",
    ],
)
def test_sentences_with_the_words_of_invitations_stay_text(line: str) -> None:
    assert not muted(parsed(TITLE, DAY, TOLD, "The night", line, MORE, "The boats", MORE))


@pytest.mark.parametrize("above", ["News", "World | Europe", "Opinion", "Home › News › Politics"])
def test_names_of_sections_above_a_short_headline_are_muted(above: str) -> None:
    found = parsed(above, "Bridge falls in the night", "By Juna Holm", DAY, TOLD, "The rain", MORE)
    assert found.title == "Bridge falls in the night"
    assert headings(found) == ["The rain"]


@pytest.mark.parametrize("first", ["The war", "War news of Orm", "Live in Orm", "World of water"])
def test_a_title_with_the_name_of_a_section_stays_one(first: str) -> None:
    assert parsed(first, "The bridge falls", TOLD, "The rain", MORE, "The boats", TOLD).title == (
        first
    )


def test_buttons_and_sections_above_the_headline_are_muted() -> None:
    above = ("Skip to content", "The Valley Post", "Subscribe", "Sign In", "WORLD")
    found = parsed(*above, TITLE, "By Juna Holm", DAY, TOLD, MORE)
    assert found.title == TITLE
    assert set(above) <= set(muted(found))


def test_text_goes_on_below_headlines_of_other_articles_and_buttons_have_numbers() -> None:
    lines = (TITLE, DAY, "Share", "112", TOLD, "Recommended", "Depot burns in Marrow", MORE)
    found = parsed(*lines, "More about", "Orm", "Bridges")
    assert muted(found) == ["Share", "112", "Recommended", "Depot burns in Marrow"] + [
        "More about",
        "Orm",
        "Bridges",
    ]
    assert "112" not in muted(parsed(TITLE, DAY, "112", "dead", "14", "hurt", TOLD, MORE))


@pytest.mark.parametrize(
    "line", ["Tel: " + "1 " * 70 + "x", "e-mail juna@quay.example" + ", " * 60 + "!"]
)
def test_a_long_line_of_numbers_is_read_in_linear_time(line: str) -> None:
    assert not invitations.is_contact(line)  # trying all ways to divide it would never end


def test_an_entry_without_words_is_no_headline() -> None:
    units = [Unit("World"), Unit("", HEADING, time="14:05"), Unit("The bridge of Orm burns.")]
    assert without_kickers(units) == (units, [])


FURNITURE = """\
READ | Ferry full again
Recommended: Ferry full again
Article continues after this ad
Follow our live blog here
Play Video
Loading...
Leave a comment
Listen to this article 5 min
This article is more than 1 year old
Unlock this article
Read our coverage of the flood
Jump to comments
Remove ads
Cookie settings
This content is not available due to your privacy settings.
View this post on Instagram
A post shared by Juna Holm (@juna)
Next slide
Donate now
Become a member today
This story has been updated.
This is a developing story and will be updated.
Correction: An earlier version of this article misstated the year.
Tags: Orm, bridge
Filed under: Orm
The views expressed in this article are the author’s own.
Do you have a tip? Email tips@quay.example
Most Popular
Sign in to continue
More by Juna Holm
Weiterlesen nach der Anzeige
Zur Merkliste hinzufügen
Empfohlener redaktioneller Inhalt
Inhalte von X anzeigen
Mit Material von dpa
Alle Entwicklungen im Newsblog
Hier geht es zum Liveticker
Schlagwörter: Orm, Brücke
Haben Sie einen Fehler entdeckt?
Hinweis der Redaktion: Der Text wurde ergänzt.
Lire la suite
Copiar enlace
"""
TEXT = """\
Loading the boats took a day
Donate blood, the hospital asks
Trending down: the price of wheat
Play resumes in Orm
Corrections officer killed in Orm
Have you got a boat?
An earlier version of the bridge fell in 1931.
Explore more of the valley
All rights reserved for the town
This is a developing country, the mayor said.
In this article of the treaty
Recommended dose halved
More by the river
Tagged birds return to the lake
Article continues to divide the council of Orm and the courts of the land
Accept all prisoners, the council says
Mit Material von Orm nach Brask, sagt die Stadt
Alle Entwicklungen in Orm
Zum Fluss
Inhalte von gestern
Korrekturen am Plan
Most popular mayor of the valley
This story was updated by the court: the mayor had not known of it, and he had never been there.
"""


def test_lines_around_an_article_are_told_from_text() -> None:
    lines, text = FURNITURE.splitlines(), TEXT.splitlines()
    assert [line for line in lines if not invitations.is_aside(line)] == []
    assert [line for line in text if invitations.is_aside(line)] == []


def test_the_label_of_an_advertisement_mutes_no_text() -> None:
    lines = (TITLE, DAY, TOLD, "Sponsored", MORE, TOLD, "The night", MORE)
    assert muted(parsed(*lines)) == ["Sponsored"]
