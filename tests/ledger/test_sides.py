"""A body that a text names without its owner is joined where text or publisher tell whose it is."""

from __future__ import annotations

import pytest

from reader.ledger.people.heard import HeardBulletin
from tests.ledger.test_people import body, day, joined, person

STAFF = body("General Staff")
ORVANE, TORVIA = body("Orvane’s General Staff"), body("Torvian General Staff")
AIR_FORCE = body("Orvane’s Air Force")


def by(publisher: str, one: HeardBulletin) -> HeardBulletin:
    return one._replace(publisher=publisher)


@pytest.mark.parametrize(
    ("days", "is_joined"),
    [
        ((by("Orvane Daily", day(1, STAFF)), by("Kestrel", day(2, ORVANE))), True),
        ((by("Orvanian Post", day(1, STAFF)), by("Kestrel", day(2, ORVANE, TORVIA))), True),
        ((by("Heron", day(1, STAFF, AIR_FORCE)), by("Kestrel", day(2, ORVANE))), True),
        ((by("Heron", day(1, STAFF)), by("Kestrel", day(2, ORVANE))), False),
        ((by("Orvane Daily", day(1, STAFF)), by("Kestrel", day(20, ORVANE))), False),
        ((by("Orvane Daily", day(1, STAFF)), by("Kestrel", day(2, TORVIA))), False),
        ((by("Orvane Daily", day(1, STAFF)), by("Orvane Daily", day(2, TORVIA, ORVANE))), False),
        ((by("Heron", day(1, STAFF, AIR_FORCE)), by("Kestrel", day(2, ORVANE, TORVIA))), False),
        ((by("Heron", day(1, STAFF, AIR_FORCE)), by("Kestrel", day(2, TORVIA))), False),
        (
            (
                by("Heron", day(1, STAFF, AIR_FORCE, body("Torvian army"))),
                by("Kestrel", day(2, ORVANE)),
            ),
            False,
        ),
    ],
)
def test_a_staff_is_of_the_side_that_text_or_publisher_tell(
    days: tuple[HeardBulletin, ...], is_joined: bool
) -> None:
    found = joined(*days)
    assert any({"General Staff"} < one for one in found) == is_joined


@pytest.mark.parametrize(
    ("role", "is_joined"),
    [
        ("EMR leader", True),
        ("leader of the EMR", True),
        ("former EMR leader", False),
        ("EMR spokesman", False),
        ("leader", False),
        ("WPA leader", False),
    ],
)
def test_one_leads_a_body_that_both_texts_name(role: str, is_joined: bool) -> None:
    brothers = person("Orla Venn", "EMR leader"), person("Tavi Venn", "his brother")
    found = joined(day(1, *brothers), day(2, person("Venn", role)))
    assert ({"Orla Venn", "Venn"} in found) == is_joined
