import pytest

from reader.annotate.dates import date_mentions
from reader.annotate.figures import figures
from reader.models import Block, Figure
from tests.annotate.figure_cases import Case, load

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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_figures_of_a_case_are_found_and_no_others(case: Case) -> None:
    got = [shown(case, figure) for figure in found_in(case)]
    wanted = case.spans
    cut = [fields[: len(want)] for fields, want in zip(got, wanted, strict=False)]
    assert cut + got[len(wanted) :] == wanted
