"""Numbers that nobody compares are told from those that are claims, and times from stretches."""

from __future__ import annotations

import pytest

from reader.ledger.series.incidental import is_incidental
from reader.ledger.series.quantities import quantity_of
from tests.ledger.test_series import claims, figures


def first_is_incidental(text: str) -> bool:
    return [is_incidental(claim) for claim in claims(*figures(9, text)[:1])] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The guns were silent for 24 hours.",
        "“It lasted 50 minutes,” Ada Ferrand said.",
        "Ada Ferrand, 61, keeps a bakery.",
        "The two governments argued over the dead.",
        "The army lost the station, while the two governments argued.",
        "The envoys sat in one room.",
        "One shell fell in a field, Ada Ferrand said.",
        "Quill, a town of 84,000, is empty.",
        "This report has 72 columns.",
        "She read out the eight names.",
        "They get three meals a day.",
        "The bakery sold three times as many.",
        "The depot burned 12 kilometres east of Quill.",
        "A pole 9 metres high fell.",
        "Prisoners were the subject for half of the time.",
        "Of the drones all but two were shot down.",
    ],
)
def test_what_nobody_compares_is_incidental(text: str) -> None:
    assert first_is_incidental(text)


@pytest.mark.parametrize(
    "text",
    [
        "One soldier was killed in Quill.",
        "Two ferries were sunk at Quill.",
        "Two tanks stood on the bridge.",
        "Three children are in the cellar.",
        "Ada Ferrand counted four white buses.",
        "Some 72 houses burned down.",
        "The army took 12 square kilometres.",
        "The lorries brought 30,000 tonnes of grain.",
        "Torvia will pay $3 a head.",
        "Two villages were captured.",
        "The union gave a list of 142 names, Ada Ferrand said.",
        "Ada Ferrand said that 84,000 people had left the town of Quill.",
        "Dozens of houses are empty.",
        "The rockets fly 300 kilometres.",
        "Three percent of the houses stand.",
    ],
)
def test_what_befell_people_arms_and_goods_is_compared(text: str) -> None:
    assert not first_is_incidental(text)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("The League counted 12,000 people a day before.", None),
        ("The League counted 12,000 people a week ago.", None),
        ("Bread costs 14 percent more than a week earlier.", None),
        ("As many as 9,000 people could be home within a week.", None),
        ("The League recorded 60 breaches in the first 24 hours of the pause.", None),
        ("Nine envoys met for the first time since the war began.", None),
        ("It would take in all the wounded, some 40.", None),
        ("Quill, a town of 84,000, lost its bakery in a day.", None),
        ("Torvia earns 900 million crowns in a year.", None),
        ("Nine houses burned in a single day.", "day"),
        ("Nine houses burned in the past week.", "week"),
        ("Nine houses have burned since the war began.", "total"),
        ("Torvia holds 230 prisoners in all.", "total"),
        ("Quill lost 300 houses in a day.", "day"),
    ],
)
def test_a_stretch_is_what_the_number_is_for(text: str, per: str | None) -> None:
    assert quantity_of(figures(9, text)[0]).per == per
