"""Names and numbers before the paragraphs of a digest, and what only looks like them."""

import pytest

from tests.parse.test_entries import MORE, TOLD
from tests.parse.test_shapes import headings

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
