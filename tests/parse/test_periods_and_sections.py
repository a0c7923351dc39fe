"""Years and months before entries, days in numbers over them, and sections above headlines."""

import pytest

from tests.parse.test_entries import MORE, TOLD
from tests.parse.test_pasted import parsed
from tests.parse.test_shapes import shown

TITLE = "How the talks at Orm failed"
LONG = "The town of Orm said that its bridge was open again to carts and to walkers."


def entries(text: str) -> list[tuple[str, str | None]]:
    return [(part.heading, part.day) for part in parsed(text).developments]


def test_years_and_months_before_a_colon_are_headings() -> None:
    labels = ("2029", "2030 January", "March", "2031 April")
    rows = "\n\n".join(f"{label}: {LONG}" for label in labels)
    assert entries(f"{TITLE}\n\n{rows}") == [(label, None) for label in labels]


@pytest.mark.parametrize(
    "rows",
    [
        f"May: {LONG}\n\nApril: {LONG}\n\nJune: {LONG}",  # speakers, or months of no year
        f"2030: {LONG}\n\n2031: {LONG}",
        f"2029: {LONG}\n\n2030: {LONG}\n\n2031: {LONG}" + f"\n\n{LONG}" * 7,
        f"In 2029: {LONG}\n\nIn 2030: {LONG}\n\nIn 2031: {LONG}",
        f"2029 boats: {LONG}\n\n2030 boats: {LONG}\n\n2031 boats: {LONG}",
    ],
)
def test_other_words_before_a_colon_are_no_years(rows: str) -> None:
    headings = [heading for heading, _ in entries(f"{TITLE}\n\n{TOLD}\n\n{rows}")]
    assert not {"May", "2029", "2030", "In 2029", "2029 boats"} & {*headings}


def dated(*days: str) -> list[tuple[str, str | None]]:
    towns = ("Orm", "Brask", "Lund")
    rows = [f"{day}\n{town}\n{LONG}" for day, town in zip(days, towns, strict=True)]
    return entries("\n".join([TITLE, TOLD, *rows]))


def test_a_day_in_numbers_tells_the_order_of_the_others() -> None:
    days = ("13/08/2030", "13/08/2030", "10/06/2030")
    assert dated(*days) == [("Orm", "2030-08-13"), ("Brask", "2030-08-13"), ("Lund", "2030-06-10")]
    days = ("08/13/2030", "08/13/2030", "06/10/2030")
    assert dated(*days) == [("Orm", "2030-08-13"), ("Brask", "2030-08-13"), ("Lund", "2030-06-10")]


@pytest.mark.parametrize(
    "days",
    [
        ("03/08/2030", "04/08/2030", "10/06/2030"),
        ("13/08/2030", "08/13/2030", "10/06/2030"),
        ("99/08/2030", "98/08/2030", "10/06/2030"),
    ],
)
def test_days_in_numbers_of_uncertain_order_are_not_guessed(days: tuple[str, str, str]) -> None:
    assert "Lund" not in [heading for heading, day in dated(*days) if day is not None]


AGENCY = f"(RPA) - {LONG}"


@pytest.mark.parametrize(
    ("section", "title", "below"),
    [
        ("World News", "TIMELINE - Talks since the truce ended", AGENCY),
        ("World News", "Talks at Orm fail again", AGENCY),
        ("Torvia + 2 more", "Weekly picks, 14 May 2031", LONG),
        ("World", "Morning briefing of the lake", LONG),
    ],
)
def test_a_section_above_a_headline_is_no_title(section: str, title: str, below: str) -> None:
    assert parsed(f"{section}\n\n{title}\n\n{below}\n\n{MORE}").title == title


@pytest.mark.parametrize(
    ("first", "second", "below"),
    [
        ("Lake Weekly", "Talks at Orm fail again", AGENCY),
        (
            "World",
            "Talks at Orm fail again",
            f"{LONG}\n\nBusiness\n\nFerry line buys boats\n\n{MORE}",
        ),
        ("World", "The talks at Orm failed again, the mayor said on Monday.", AGENCY),
        ("Torvia and 2 more", "Talks at Orm fail", LONG),
        ("World", "Orm", LONG),
    ],
)
def test_other_first_lines_stay_titles(first: str, second: str, below: str) -> None:
    assert parsed(f"{first}\n\n{second}\n\n{below}\n\n{MORE}").title != second


def story(head: str, line: str) -> str:
    return f"{head}\n{line}\n{LONG}\n\n"


HEADS = ("Bridge shut at Orm again", "Ferry sails from Brask at last", "Mayor of Lund steps down")


@pytest.mark.parametrize("lines", [("RPA, Orm", "RPA, Brask", "LNA, Lund"), ("Ann Lee, Orm",) * 3])
def test_headlines_over_agency_and_place_are_headings(lines: tuple[str, ...]) -> None:
    text = "News in brief\n\n" + "".join(map(story, HEADS, lines))
    assert [heading for heading, _ in entries(text)] == [*HEADS]


@pytest.mark.parametrize(
    "lines",
    [
        ("RPA, Orm", "RPA, Brask", "The mayor, who is ill, left"),
        ("Orm", "Brask", "Lund"),
        ("in Orm, Torvia", "in Brask, Torvia", "in Lund, Torvia"),
        ("Orm, Brask, Lund", "Orm, Brask, Lund", "Orm, Brask, Lund"),
        ("RPA, Orm.", "RPA, Brask.", "LNA, Lund."),
    ],
)
def test_other_lines_below_headlines_are_not_muted(lines: tuple[str, ...]) -> None:
    text = "News in brief\n\n" + "".join(map(story, HEADS, lines))
    told = {kind for kind, words in shown(text) if words in lines}
    assert "aside" not in told


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[Read more…]", "aside"),
        ("[Read by nobody]", "paragraph"),
        ("[The town moved.]", "paragraph"),
    ],
)
def test_buttons_in_brackets_are_muted(line: str, kind: str) -> None:
    assert (kind, line) in shown(f"{TITLE}\n\n{TOLD}\n\n{line}\n\n{MORE}")
