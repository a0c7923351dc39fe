"""Names and numbers before the paragraphs of a digest, and what only looks like them."""

import pytest

from tests.parse.test_entries import MORE, TOLD, parsed
from tests.parse.test_shapes import headings, shown

LONG = "and some 400 people were taken across the river in boats before the night."
LANDS = f"Norland: Fighting goes on, {LONG}\n\nSouth Keldia: A fever has broken out, {LONG}\n\n"
REPEATED = f"Selvany: Talks failed again, {LONG}\n\nVarnland: Police closed the port, {LONG}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Snapshot, 20-26 August 2031\n\n{LANDS}UN: Talks failed, {LONG}\n\n{REPEATED}"
            "\n\nUpdated: 26/08/2031",
            ["Norland", "South Keldia", "UN", "Selvany", "Varnland"],
        ),
        (
            f"On our radar\n\n{TOLD}\n\nNORLAND Fighting goes on, {LONG}\n\nSOUTH KELDIA A fever "
            f"has broken out, {LONG}\n\nSELVANY Talks failed, {LONG}",
            ["NORLAND", "SOUTH KELDIA", "SELVANY"],
        ),
        (
            f"Monitor\n\nSafety – Shelling goes on, {LONG}\n\nHuman rights – A law is new, {LONG}"
            f"\n\nPolitics – Talks failed, {LONG}\n\nAid – Convoys are on the road, {LONG}",
            ["Safety", "Human rights", "Politics", "Aid"],
        ),
        (
            f"Ten points\n\n1 Norland\n\n{TOLD}\n\n2 Norland\n\n{MORE}\n\n3 Selvany\n\n{TOLD}",
            ["Norland", "Norland", "Selvany"],
        ),
    ],
)
def test_names_before_paragraphs_are_headings(text: str, expected: list[str]) -> None:
    assert [heading for _, heading in headings(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Six mayors on the flood\n\nHolm: The water came, {LONG}\n\nBrandt: We lost all, {LONG}\n"
        f"\nOrr: My house is gone, {LONG}\n\nVarn: The town stood, {LONG}",
        f"The flood\n\nVell: The water came, {LONG}\n\n{MORE}\n\n{TOLD}\n\nKestra: Roads shut, "
        f"{LONG}\n\nBrask: Schools are shut, {LONG}\n\nOrm: The port is shut, {LONG}",
        f"The flood\n\nNATO Ships came to the port, {LONG}\n\n{MORE}\n\nEU Money is on its way, "
        f"{LONG}\n\n{TOLD}\n\nUNICEF Tents were put up, {LONG}",
        f"The flood\n\n{TOLD}\n\nVell: 12\n\nKestra: 14\n\nBrask: Three\n\nOrm: One, {LONG}",
        f"Numbers\n\n1 Orm\n\n{TOLD}\n\n3 Brask\n\n{MORE}\n\n4 Vell\n\n{TOLD}",
    ],
)
def test_other_words_before_paragraphs_are_no_headings(text: str) -> None:
    assert not {"Holm", "Vell", "NATO", "Orm"} & {heading for _, heading in headings(text)}


SENTENCES = [
    "The bridge at Orm is “lost”",
    "Keldian gunners have “partly withdrawn” from the hills above the town",
    "Families leave the port of Vell in boats",
]


def digest(items: list[str]) -> str:
    """Return a digest of items below an announcement."""
    head = f"The night in Torvia\n\n{TOLD}\n\nHere are the main developments:\n"
    return "\n".join([head, *(f"- {item}" for item in items)])


def test_sentences_before_a_colon_are_headings_of_items() -> None:
    texts = [f"“Almost all” of it, {LONG} {TOLD}", f"The guns stood there, {LONG}", TOLD]
    rows = headings(digest([f"{a}: {b}" for a, b in zip(SENTENCES, texts, strict=True)]))
    assert [heading for _, heading in rows] == SENTENCES


@pytest.mark.parametrize(
    "items",
    [
        [f"Mayor Holm of Orm has “no doubt” about it: “The bridge {n} is lost.”" for n in "123"],
        [f"The mayor of {town} told the council of the town on Monday: The bridge is shut."
         for town in ("Orm", "Vell", "Brask")],
        [f"The ferry to {town} had “stopped for good” on Monday: the bridge was shut, {LONG}"
         for town in ("Orm", "Vell", "Brask")],
        [f"The ministry listed what the town of {town} had lost in the flood: Two bridges, {LONG}"
         for town in ("Orm", "Vell", "Brask")],
        [f"{SENTENCES[0]}: The mayor told us, {LONG}", TOLD, MORE, f"It is shut, {LONG}"],
    ],
)  # fmt: skip
def test_sentences_that_lead_to_words_are_no_headings_of_items(items: list[str]) -> None:
    assert not any(heading for _, heading in headings(digest(items)))


def test_topics_of_bullets_stay_in_the_section_in_capitals_above_them() -> None:
    bullets = f"- {TOLD}\n- {MORE}"
    text = (
        f"Orm response update, 12 May 2031\n\nHEALTH\n\nNeeds\n\n{bullets}\n\nResponse\n\n{bullets}"
    )
    rows = headings(f"{text}\n\nSHELTER\n\nNeeds\n\n{bullets}")
    assert rows[::2] == [("HEALTH", "Needs"), ("HEALTH", "Response"), ("SHELTER", "Needs")]


def test_topics_without_a_section_above_them_are_sections() -> None:
    bullets = f"- {TOLD}\n- {MORE}"
    text = f"Orm daily, 12 May 2031\n\nHealth\n\n{bullets}\n\nShelter\n\n{bullets}"
    assert headings(text)[::2] == [("Health", ""), ("Shelter", "")]


ROUND = "had been closed for three days, and that the market was moved to the other bank"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(
            "A guide to the news of the day\n\n"
            + "\n\n".join(
                f"The town of {town} said that its bridge {ROUND}. {source}"
                for town, source in [
                    ("Orm", "Juna Holm reports for the Lake Times"),
                    ("Vell", "Teo Brandt, Ada Orr and Ilse Varn report for RPA News."),
                    ("Brask", "RPA reports."),
                    ("Kestra", "(Northern Post)"),
                ]
            ),
            4,
            id="a source each",
        ),
        pytest.param(
            "News of the week\n\n"
            + "\n\n".join(
                f"In {land}, the government said that the bridge {ROUND}."
                for land in ("Norland", "the South Keldian Republic", "Selvany", "Varnland")
            ),
            4,
            id="a place each",
        ),
        pytest.param(
            "The flood\n\n"
            + "\n\n".join(
                f"In {month}, the government said that the bridge {ROUND}."
                for month in ("March", "April", "May", "June")
            ),
            1,
            id="a month each",
        ),
        pytest.param(
            "The flood\n\n"
            + "\n\n".join(
                f"In {place}, the government said that the bridge {ROUND}."
                for place in ("Orm", "Vell", "Orm", "Brask")
            ),
            1,
            id="a place twice",
        ),
        pytest.param(
            f"The flood\n\nThe town said that its bridge {ROUND}. (RPA)\n\n"
            f"In Vell, the bridge {ROUND}.\n\n"
            + f"The mayor said that the bridge {ROUND}.\n\n"
            * 3,
            1,
            id="one source and one place",
        ),
        pytest.param(
            "The talk\n\n" + f"The mayor said that the bridge {ROUND}. (Applause 12)\n\n" * 4,
            1,
            id="words in brackets with a number",
        ),
    ],
)
def test_paragraphs_of_a_round_up_are_developments(text: str, count: int) -> None:
    assert len(headings(text)) == count


def test_a_headline_twice_below_the_name_of_the_site_is_the_title() -> None:
    line = "State of the war | The bridge is closed"
    text = f"July 1, 2031\n\nLake Daily\n\nNews of the Lake\n\n{line}\n\n{line}\n\n{TOLD}\n\n{MORE}"
    assert parsed(text).title == line
    assert parsed(f"{TOLD}\n\n{MORE}\n\n{line}\n\n{line}\n\n{TOLD}").title != line


def test_an_office_and_its_numbered_report_with_a_day_are_the_title() -> None:
    top = "South Orm Crisis\n\nSituation Report No. 50 (as of 21 August 2031)\n\n"
    found = parsed(f"{top}{TOLD}\n\nHighlights ●●\n\n{TOLD}\n\n●●\n\n{MORE}\n\nOverview\n\n{TOLD}")
    assert found.title == "South Orm Crisis: Situation Report No. 50 (as of 21 August 2031)"
    assert "●" not in "".join(
        words for _, words in shown(f"Orm\n\nHigh ●●\n\n{TOLD}\n\n●●\n\n{MORE}")
    )
