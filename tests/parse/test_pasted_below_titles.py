"""Short lines between the title of a pasted article and its text, and lines below the text."""

import pytest

from tests.parse.test_pasted import MORE, TOLD, headings, muted, parsed

TITLE = "Bridge of Orm falls in the night after rain"
LAST = "The harbour office counted 12 ships on the far side of the bar, and it expected three more."


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_list_with_day_or_author_above_the_text_is_no_text(between: str) -> None:
    lines = ("• Juna Holm, Orm", "• Updated: May 12, 2031 16:57 IST", "• World")
    found = parsed(TITLE, *lines, TOLD, MORE, between=between)
    assert {line.removeprefix("• ") for line in lines} == {*muted(found), *found.credits}
    above = parsed("• publish: 12 May 2031", "• category: World", TITLE, TOLD, MORE)
    assert above.title == TITLE


@pytest.mark.parametrize(
    "items",
    [
        ("• The bridge is closed.", "• Updated: 12 May 2031"),
        ("• Two towns", "• Three bridges"),
        ("• Boats", "• The market is moved to the school on the other side of the river"),
        ("• On 12 May 2031 the town of Orm closed the bridge",),
        ("• 14:05: Bridge closed", "• 14:50: Market moved"),
    ],
)
def test_other_lists_above_the_text_stay_lists(items: tuple[str, ...]) -> None:
    found = parsed(TITLE, *items, TOLD, MORE)
    assert muted(found) == [] and found.credits == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("Opinion", "By Juna Holm"),
        ("The river", "Share", "12 May 2031"),
        ("A", "A"),
        ("Click to follow", "Two towns", "By Juna Holm"),
    ],
)
def test_short_lines_beside_author_or_button_are_no_text(lines: tuple[str, ...]) -> None:
    found = parsed(TITLE, *lines, TOLD, "The rain", MORE)
    assert headings(found) == ["The rain"]
    assert {*lines} <= {*muted(found), *found.credits}


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "Juna Holm", "12 May 2031", "The river", TOLD, "The rain", MORE),
        ("Selvany digest of Monday", "Share", "The river", TOLD, "The rain", MORE),
        (TITLE, "The river", TOLD, "The rain", MORE),
        (TITLE, "Share", "The river", "• Boats wait", "• Cars wait", "The rain", TOLD, MORE),
        (TITLE, "THE RIVER:", TOLD, "THE RAIN:", MORE),
    ],
)
def test_the_heading_right_above_the_text_stays_one(lines: tuple[str, ...]) -> None:
    assert any(text.casefold() == "the river" for text in headings(parsed(*lines)))


def test_the_place_above_a_text_is_its_beginning() -> None:
    found = parsed(TITLE, "ORM VALLEY:", TOLD, MORE)
    assert headings(found) in ([], [TITLE])
    assert any(f"ORM VALLEY: {TOLD}" in block.text for p in found.parts for block in p.blocks)


def test_a_sentence_and_an_agency_above_the_text_are_a_caption() -> None:
    line = "Boats wait at the quay of Orm in the south of the lake on Monday. AP"
    assert muted(parsed(TITLE, line, TOLD, MORE)) == [line]
    assert muted(parsed(TITLE, TOLD, line, MORE)) == []


@pytest.mark.parametrize(
    "title",
    ["They Walked 700 Miles to Orm. The Boats Are Gone.", "Nobody Waits for the Boats of Orm."],
)
def test_a_title_may_have_stops_if_its_words_have_capitals(title: str) -> None:
    assert parsed(title, TOLD, MORE).title == title


def test_a_first_sentence_is_text() -> None:
    line = "The town of Orm closed its bridge on Monday."
    found = parsed(line, TOLD, MORE)
    assert any(line == block.text for part in found.parts for block in part.blocks[1:])


@pytest.mark.parametrize(
    "below",
    [
        ("Opinion", "Return to the helm of Orm", "Updated 28 Apr, 2031", "Who pays for boats?"),
        ("Evgenia Holm",),
        ("We are having trouble retrieving the article content.",),
        ("Laisser un commentaire", "Votre adresse e-mail ne sera pas publiée."),
        ("Schreibe einen Kommentar", "Deine E-Mail-Adresse wird nicht veröffentlicht."),
        ("Deja una respuesta", "Tu dirección de correo electrónico no será publicada."),
        ("This article has been sourced from various papers, and all rights remain with them.",),
    ],
)
def test_what_a_page_has_below_a_text_is_muted(below: tuple[str, ...]) -> None:
    found = parsed(TITLE, "Published May 12, 2031", TOLD, MORE, LAST, *below)
    assert headings(found) in ([], [TITLE])
    assert set(below) <= {*muted(found), *found.credits}


@pytest.mark.parametrize(
    "below",
    [
        ("Opinion in the town is divided, and nobody knows what the council will do about it.",),
        ("Orm", "Brask"),
        ("Evgenia Holm and her boats",),
        ("Who pays?",),
        ("* The bridge",),
        ("This article of the treaty was taken by storm, the mayor told the council.",),
    ],
)
def test_last_lines_that_are_text_stay_text(below: tuple[str, ...]) -> None:
    assert muted(parsed(TITLE, "By Juna Holm", TOLD, MORE, LAST, *below)) == []


def test_a_note_to_a_star_in_the_text_is_muted() -> None:
    line = "*banned in Norland"
    told = "The council of the lake* has said that it will meet in May, and that it will pay."
    assert muted(parsed(TITLE, TOLD, told, MORE, line)) == [line]
    assert muted(parsed(TITLE, TOLD, MORE, LAST, line)) == []
