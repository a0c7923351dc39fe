import pytest

from reader.annotate.dates import date_mentions
from reader.annotate.figures import figures
from reader.models import Block, Figure
from tests.annotate.figure_cases import Case, load
from tests.case_groups import by_file

CASES = load("figures")


def found_in(case: Case) -> tuple[Figure, ...]:
    blocks = [Block(case.text)]
    return figures.find_figures(blocks, date_mentions.find_dates(blocks, case.reference), ())


def shown(case: Case, figure: Figure) -> list[str]:
    """A figure in the fields of a case file."""
    if figure.low is None or figure.high is None:
        value = f"10^{figure.magnitude}"
    elif figure.low == figure.high:
        value = f"{figure.low:.12g}"
    else:
        value = f"{figure.low:.12g}..{figure.high:.12g}"
    span = case.text[figure.span.start : figure.span.end]
    return [span, value, figure.qualifier, figure.unit or "none", figure.counted or "none"]


@pytest.mark.parametrize("cases", by_file(CASES, lambda case: case.file))
def test_the_figures_of_a_case_are_found_and_no_others(cases: list[Case]) -> None:
    assert {case.name: compared(case) for case in cases} == {
        case.name: case.spans for case in cases
    }


def compared(case: Case) -> list[list[str]]:
    """The figures found, without the fields that the case says nothing of."""
    got = [shown(case, figure) for figure in found_in(case)]
    cut = [fields[: len(want)] for fields, want in zip(got, case.spans, strict=False)]
    return cut + got[len(case.spans) :]
