"""Lines above the headline of a pasted article, and between headline and text."""

import pytest

from tests.parse.test_pasted import MORE, TOLD, headings, muted, parsed

TITLE = "Town of Orm waits for its bridge"
AGAIN = "Nobody in the town knows who will pay for the bridge, the market office said on Friday."


@pytest.mark.parametrize(
    "above",
    [
        ("Northern front",),
        ("Selvany",),
        ("60.9 F", "Los Orminos", "Friday, June 21, 2032"),
        ("Type to search", "World"),
        ("« Back to articlePrint this article",),
        ("Contact Us",),
        ("https://lake.example/n/4",),
    ],
)
@pytest.mark.parametrize("below", [(), ("The rain", MORE, AGAIN)])
def test_the_headline_is_found_below_short_lines(
    above: tuple[str, ...], below: tuple[str, ...]
) -> None:
    found = parsed(*above, TITLE, TOLD, *below)
    assert found.title == TITLE
    assert [text for text in headings(found) if text != TITLE] == list(below[:1])
    assert set(above) <= {*muted(found), *found.credits}


@pytest.mark.parametrize(
    "lines",
    [
        ("Selvany today", "Bridge is closed at Orm again", TOLD, "Market is moved", MORE),
        ("Bridge of Orm closed again", "The town of boats waits for its bridge", TOLD, MORE),
        ("Bridges stay closed again", "…as town of Orm waits for help", TOLD, MORE),
        ("Orm in brief", TITLE, TOLD, MORE),
        ("In Orm", "1 big thing: Bridge closed at Orm", TOLD, "2. Market", MORE, "3. Rain", TOLD),
        ("The bridge", "Reading it is a matter of two minutes", TOLD, MORE),
        ("What now?", TITLE, TOLD, MORE),
    ],
)
def test_a_first_line_that_is_a_title_stays_one(lines: tuple[str, ...]) -> None:
    assert parsed(*lines).title == lines[0]


@pytest.mark.parametrize("line", [f"World{TITLE}", f"Selvany | {TITLE}", f"{TITLE}!"])
def test_a_headline_that_stands_again_is_no_text(line: str) -> None:
    assert muted(parsed(TITLE, line, TOLD, MORE)) == [line]


SHOWN = "Boats wait at the quay of Orm while the sun goes down behind the bridge on Monday evening"


@pytest.mark.parametrize(
    "lines",
    [
        (f"{SHOWN} (Archive).", f"{SHOWN} (Archive)."),
        (f"{SHOWN}. RPA", f"{SHOWN}Show more"),
        (f"{SHOWN}.", f"{SHOWN} Tous droits réservés RPA Photo / Juna Holm et Teo Brandt"),
        (f"{SHOWN}.", f"{SHOWN}."),
        (f"{SHOWN}. / Orm Pictures",),
        (f"IMAGE: {SHOWN}. Nobody was hurt.",),
    ],
)
def test_captions_that_stand_twice_or_are_named_so_are_captions(lines: tuple[str, ...]) -> None:
    assert muted(parsed(TITLE, *lines, TOLD, MORE)) == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        (MORE, TOLD, TOLD, AGAIN),
        (TOLD, "The army said that 20 men of Orm were hurt.", "The army said that 20 men fled."),
        (
            "The town of Orm said on Monday that all of its bridges are closed to cars and vans.",
            "The town of Orm said on Monday that all of its bridges are closed to cars.",
        ),
        (TOLD, "He asked the town / the council.", MORE),
        (TOLD, "Pictures of the town of Orm are seen by all, and nobody likes them.", MORE),
    ],
)
def test_sentences_that_are_alike_stay_text(lines: tuple[str, ...]) -> None:
    assert muted(parsed(TITLE, *lines)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Reuters WORLD",
        "Juna Holm WORLD",
        "Published February 05,2033",
        "Lake Web Team New Orm",
        "Par euronews avec AFP, AP",
        "By 松岡大地",
    ],
)
def test_lines_on_the_author_are_credits(line: str) -> None:
    found = parsed(TITLE, line, TOLD, "The rain", MORE)
    assert line in found.credits
    assert headings(found) == ["The rain"]


@pytest.mark.parametrize(
    "line",
    ["By 10,000 votes", "Por la noche y con lluvia", "THE NEWS", "Web team", "With AP", "By night"],
)
def test_headings_like_these_are_no_credits(line: str) -> None:
    assert line not in parsed("Orm digest", TOLD, line, MORE, "The rain", MORE).credits


@pytest.mark.parametrize(
    "line",
    [
        "icon-facebook icon-x icon-mail",
        "1 COMMENT",
        "Comments are closed.",
        "Do you like this content? Consider helping us!",
        "Artículo anteriorEl puente de Orm, cerrado",
        "Next articleBridge of Orm is open",
        "Follow and like us:",
        "Disclaimer: This report is made by a machine and nobody has read it before you.",
        "This article is auto-generated from the papers of the lake.",
        "Next: Bridge of Orm is open",
        "world | lake | sports | health | tech | search |",
    ],
)
def test_buttons_and_notes_are_muted(line: str) -> None:
    assert muted(parsed(TITLE, TOLD, MORE, line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Do you like this town? The mayor asked that on Monday.",
        "Next article of the treaty: the bridge is to be shared by both towns from May on.",
        "Follow and like the mayor, she said.",
        "Consider helping the town, Varn wrote to the minister on Monday, and send us boats.",
        "Comments are closed to nobody, the judge said.",
        "Next: The council of Orm votes on the bridge on Friday.",
        "The report was taken by the police to the court on Monday.",
        "Orm | 812 | 3 | 4 | 5 | 6",
    ],
)
def test_sentences_that_begin_like_buttons_stay_text(line: str) -> None:
    assert muted(parsed(TITLE, TOLD, MORE, line, TOLD)) == []


def test_counts_below_a_headline_are_muted() -> None:
    assert muted(parsed(TITLE, "1", "272", TOLD, MORE)) == ["1", "272"]
    assert muted(parsed(TITLE, TOLD, "40", "dead", "12", "hurt", MORE)) == []
