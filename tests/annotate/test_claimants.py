"""Whose word figures are that stand in no quote."""

from datetime import date

import pytest

from reader.annotate import annotate
from reader.models import Annotations, Block
from tests.annotate.figure_cases import Case, load
from tests.case_groups import by_file

CASES = load("claimants")
DAY = date(2031, 6, 1)
HEADING = "heading> "


def shown(found: Annotations, blocks: list[Block]) -> list[list[str]]:
    """Span, claimants and basis of each figure."""
    return [
        [
            blocks[figure.span.block].text[figure.span.start : figure.span.end],
            " + ".join(found.people[one].name for one in figure.claimants) or "none",
            figure.claimant_basis,
        ]
        for figure in found.figures
    ]


@pytest.mark.parametrize("cases", by_file(CASES, lambda case: case.file))
def test_the_claimants_of_a_case_are_found(cases: list[Case]) -> None:
    assert {case.name: found_in(case) for case in cases} == {
        case.name: case.spans for case in cases
    }


def found_in(case: Case) -> list[list[str]]:
    texts = case.text.split("|")
    blocks = [Block(text.removeprefix(HEADING), text.startswith(HEADING)) for text in texts]
    found = annotate(blocks, DAY)
    for figure in found.figures:
        assert figure.claimant == (figure.claimants[0] if figure.claimants else None)
        assert (figure.claimant is None) is (figure.claimant_basis in ("bulletin", "unknown"))
    return shown(found, blocks)


def test_two_claimants_of_one_value_are_both_listed() -> None:
    found = annotate([Block("The army and the police put it at 30 dead.")], DAY)
    (figure,) = found.figures
    assert [found.people[one].name for one in figure.claimants] == ["army", "police"]


def test_who_did_something_else_is_no_claimant() -> None:
    found = annotate([Block("The army left the quay and the police put it at 30 dead.")], DAY)
    (figure,) = found.figures
    assert [found.people[one].name for one in figure.claimants] == ["police"]


@pytest.mark.parametrize(
    ("heading", "claimant"),
    [
        ("Marran losses, general staff", "general staff"),
        ("Marran losses, general staff:", "general staff"),
        ("Losses according to the army", "army"),
        ("Losses of the week", None),
        ("Equipment, by kind", None),
        ("Losses on Monday, day 1,020", None),
        ("Are these the losses, general?", None),
        ("The road to Tesk", None),
    ],
)
def test_a_heading_over_a_list_names_its_source_without_a_colon(
    heading: str, claimant: str | None
) -> None:
    found = annotate([Block(heading, True), Block("carts – 712 (+3)")], DAY)
    figure = next(figure for figure in found.figures if figure.span.block == 1)
    name = None if figure.claimant is None else found.people[figure.claimant].name
    assert (name, figure.claimant_basis) == (claimant, "named" if claimant else "bulletin")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Eight sailors drowned, not nine.", [(8, "says"), (9, "denies")]),
        ("The army had burned 44 boats, not 40 as she had said.", [(44, "says")]),
        ("Eight sailors drowned, not nine, Ilse Varn said.", [(8, "says"), (9, "denies")]),
        ("It lost 40 boats, not only 12 nets.", [(40, "says"), (12, "says")]),
    ],
)
def test_the_number_that_is_the_wrong_one_is_denied_by_whose_word_it_is_or_no_claim(
    text: str, told: list[tuple[int, str]]
) -> None:
    figures = annotate([Block(text)], DAY).figures
    assert [(figure.low, figure.stance) for figure in figures] == told


@pytest.mark.parametrize(
    "text",
    [
        "The alleged capture of 40 rowers is false, the mayor said.",
        "Reports that 40 rowers were taken are fake, the mayor said.",
    ],
)
def test_a_number_of_what_somebody_calls_false_is_denied(text: str) -> None:
    found = annotate([Block(text)], DAY)
    (figure,) = found.figures
    assert [found.people[one].name for one in figure.claimants] == ["mayor"]
    assert figure.stance == "denies"


@pytest.mark.parametrize(
    "text",
    [
        "Orvane has not lost 45 carts, the mayor said.",
        "“We did not lose 31 carts,” the mayor said.",
        "“Nobody killed 44 rowers,” the mayor said.",
        "“There were never 64 rowers,” the mayor said.",
        "The mayor said it was false that 82 carts had been hit.",
        "It is not true that 90 rowers died, the mayor said.",
        "The mayor called reports of 12 burned carts “lies”.",
        "The mayor described the figure of 700 dead as invented.",
        "The mayor said that not 500 rowers but 50 had left.",
    ],
)
def test_a_number_that_is_said_not_to_be_is_denied(text: str) -> None:
    found = annotate([Block(text)], DAY)
    figure = found.figures[0]
    assert figure.stance == "denies"
    assert [found.people[one].name for one in figure.claimants] == ["mayor"]


@pytest.mark.parametrize(
    "text",
    [
        "“If we had not lost 45 carts, we would stay,” the mayor said.",
        "“We did not lose 45 carts to give up the town now,” the mayor said.",
        "The mayor said he left because he had not destroyed 12 bridges in time.",
        "Not all of the 45 carts were lost, the mayor said.",
        "The mayor said not only 300 carts but 30 boats had been lost.",
        "“We have not slept since 64 shells fell,” the mayor said.",
        "The mayor called the report of 26 dead rowers heartbreaking.",
        "It is false that peace is near, the mayor said, because 40 shells fell.",
        "It is not true that Orvane did not lose 45 carts, the mayor said.",
        "“We have not hit 100 percent of the plan,” the mayor said.",
    ],
)
def test_a_number_beside_a_negation_of_something_else_is_not_denied(text: str) -> None:
    figures = annotate([Block(text)], DAY).figures
    assert figures and {figure.stance for figure in figures} == {"says"}


def test_a_report_that_is_called_false_at_another_place_denies_nothing() -> None:
    found = annotate([Block("The report names 40 rowers, the mayor said. The rest is fake.")], DAY)
    assert [figure.stance for figure in found.figures] == ["says"]


@pytest.mark.parametrize(
    ("text", "claimant", "stance"),
    [
        ("The Office of Roads sought 40 carts.", "Office of Roads", "wants"),
        ("The mayor asked the guild for 40 carts.", "mayor", "wants"),
        ("The army declined to confirm the loss of 40 carts.", "army", "withholds"),
        ("It was not clear whether 40 clerks had left.", None, "withholds"),
        ("No evidence shows that 40 clerks left.", None, "withholds"),
        ("He denied that 40 carts were lost.", None, "denies"),
        ("Is it true that 40 clerks left?", None, "asks"),
        ("“Why do we need 40 carts?” Ilse Varn said.", "Ilse Varn", "asks"),
        ("The mayor sent for help in 40 villages.", None, "says"),
        ("They sought shelter in 40 villages.", None, "says"),
        ("He denied them entry for 40 days.", None, "says"),
        ("The mayor asked for help, and 40 clerks came.", None, "says"),
        ("The wanted clerk has 40 lamps.", None, "says"),
        ("“We need 40 carts,” Ilse Varn said. Who will pay?", "Ilse Varn", "says"),
    ],
)
def test_a_number_that_nobody_says_is_told_as_it_is_meant(
    text: str, claimant: str | None, stance: str
) -> None:
    found = annotate([Block(text)], DAY)
    (figure,) = found.figures
    name = None if figure.claimant is None else found.people[figure.claimant].name
    assert (name, figure.stance) == (claimant, stance)
    assert stance == "says" or figure.claimant_basis != "bulletin"
