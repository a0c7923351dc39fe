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


def ticker(*lines: str) -> list[tuple[str, str | None]]:
    clocks = ("21:15", "19:40", "23:05")
    rows = [
        f"{line}\n\n+++ {clock} {head} +++\n\n{LONG}"
        for line, clock, head in zip(lines, clocks, HEADS, strict=True)
    ]
    return entries("\n\n".join([TITLE, *rows]))


def test_lines_that_differ_only_in_their_day_are_days_of_entries() -> None:
    line = "The reports of {}:"
    days = ("Thursday, 17 October 2030", "Wednesday, 16 October 2030", "Tuesday, 15 October 2030")
    found = ticker(*map(line.format, days))
    assert [day for _, day in found] == ["2030-10-17", "2030-10-16", "2030-10-15"]


@pytest.mark.parametrize(
    "lines",
    [
        ("The reports of Thursday:", "What else happened:", "The sea on 15 October 2030:"),
        ("Boats on 17 October 2030:", "Trains on 16 October 2030:", "Roads on 15 October 2030:"),
        ("It was 17 October 2030.", "It was 16 October 2030.", "It was 15 October 2030."),
        ("12 boats:", "14 boats:", "16 boats:"),
        ("Reports:", "Reports:", "Reports:"),
    ],
)
def test_other_lines_over_entries_are_no_days(lines: tuple[str, str, str]) -> None:
    assert not any(day for _, day in ticker(*lines))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published On 17 Oct 202017 Oct 2020", "2020-10-17"),
        ("Published On 17 Oct 2020", "2020-10-17"),
    ],
)
def test_a_day_shown_in_two_forms_is_one(line: str, day: str) -> None:
    assert parsed(f"{TITLE}\n{line}\n\n{LONG}\n\n{MORE}").date == day


def test_a_clock_below_the_day_begins_an_entry() -> None:
    rows = "\n\n".join(
        f"{clock}\n{head}\n\n{LONG}"
        for clock, head in zip(("9:15PM", "8:02PM", "12:05AM"), HEADS, strict=True)
    )
    found = parsed(f"{TITLE} at the lake\n\nThursday 17 October 2030\n\n{rows}").developments
    assert [part.time for part in found] == ["9:15PM", "8:02PM", "12:05AM"]


@pytest.mark.parametrize(
    ("line", "is_credit"),
    [
        ("(Lake News with RPA and Northern Wire)", True),
        ("(The town with its bridge is shut.)", False),
        ("(Orm, Brask and Lund)", False),
    ],
)
def test_agencies_in_brackets_are_credits(line: str, is_credit: bool) -> None:
    assert (line in parsed(f"{TITLE}\n\n{LONG}\n\n{MORE}\n\n{line}").credits) == is_credit


def test_items_with_an_o_are_inside_the_one_above() -> None:
    items = f"  ● {LONG}\n  ● Two wells were hit:\n      o One is at Orm.\n      o One is at Lund."
    found = shown(f"Water report, 14 May 2031\n\nWater\n\n{items}")
    assert [words for kind, words in found if kind == "list"][-2:] == [
        "• One is at Orm.",
        "• One is at Lund.",
    ]
