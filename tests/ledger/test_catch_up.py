"""What is new: only numbers for the same time replace each other, and one dispute is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ledger.catch_up import NamedSeries, contradictions, moved_figures
from reader.ledger.series.joining import join_series
from reader.ledger.series.standing import claims_of
from reader.library.search.language.query_parser import parse_query
from reader.library.search.row_tests import row_tests
from tests.ledger.ledger_cases import LedgerCase, library_of
from tests.ledger.test_series import figures


def series(*texts: str) -> list[NamedSeries]:
    """The series of one text a day, the first of 3 May."""
    stated = [one for day, text in enumerate(texts, 3) for one in figures(day, text)]
    found = join_series(stated)
    return [NamedSeries(str(at), "", claims_of(one)) for at, one in enumerate(found)]


@pytest.mark.parametrize(
    ("texts", "moved"),
    [
        (
            (
                "Torvia has lost 900 guns since the war began, Orvane’s army said.",
                "Torvia has lost 912 guns since the war began, Orvane’s army said.",
            ),
            [(900, 912)],
        ),
        (
            (
                "Orvane’s army said it shot down 31 drones overnight.",
                "Orvane’s army said it shot down 9 drones overnight.",
            ),
            [],
        ),
        (
            (
                "Torvia lost 800 soldiers in the past 24 hours, Orvane’s army said.",
                "Torvia lost 750 soldiers in the past 24 hours, Orvane’s army said.",
            ),
            [],
        ),
    ],
)
def test_the_number_of_another_night_is_no_changed_number(
    texts: tuple[str, ...], moved: list[tuple[int, int]]
) -> None:
    found = moved_figures(series(*texts), texts[-1].__eq__)
    assert [(one.before.stated.figure.low, one.now.stated.figure.low) for one in found] == moved


def test_who_denies_one_number_and_states_another_is_against_it_once() -> None:
    texts = (
        "Orvane’s army said that 40 Torvian tanks were destroyed in Quill on 3 May.",
        "Ada Ferrand said that 44 Torvian tanks, not 40, were destroyed in Quill on 3 May.",
    )
    found = contradictions(series(*texts), texts[-1].__eq__)
    assert [one.now.stated.figure.low for one in found] == [44]


def test_a_heading_and_its_text_are_one_claim(tmp_path: Path) -> None:
    """A count that its claimant corrects contradicts no heading, and a dispute is told once."""
    days = (
        (
            "2031-05-03",
            "## Army says it shot down 40 drones\n"
            "Orvane’s army shot down 40 of 52 drones overnight, its spokeswoman Mirela Venn said.\n"
            "## Bus in Quill burns, seven dead\n"
            "Seven people died in the bus in Quill, mayor Lio Tarn said.",
        ),
        (
            "2031-05-04",
            "## Army corrects Saturday’s count to 44\n"
            "Spokeswoman Mirela Venn said that the army had shot down 44 of Saturday’s 52 drones.\n"
            "## Governor says nine died in Quill bus\n"
            "Nine people died in the bus in Quill on Saturday, governor Ada Pohl said.",
        ),
    )
    with library_of(LedgerCase("", days, ()), tmp_path) as library:
        named = [NamedSeries(one.id, "", one.claims) for one in library.ledger_rows().series()]
    found = contradictions(named, lambda _: True)
    told = [
        (one.now.stated.figure.low, [x.stated.figure.low for x in one.against]) for one in found
    ]
    assert told == [(9, [7])]


@pytest.mark.parametrize(("line", "is_found"), [("losses", True), ("torvia", True), ("won", False)])
def test_a_series_is_found_by_its_name(line: str, is_found: bool) -> None:
    (one,) = series("Torvia has lost 900 guns since the war began, Orvane’s army said.")
    tree = parse_query(line).tree
    test = row_tests(tree, tree, lambda _: ()).series
    assert test is not None
    assert test(one._replace(of="guns (Torvia’s losses)")) is is_found
