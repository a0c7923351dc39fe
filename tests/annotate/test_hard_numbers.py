"""Numbers that no float can hold are skipped without an error."""

import pytest

from reader.annotate import annotate
from reader.models import Block


@pytest.mark.parametrize(
    "text",
    [
        "10^0009999 lorries",
        "2 x 10^0000000999",
        "0.000000001^-30 lorries",
        "9e0009999",
        "7^-" + "9" * 99,
    ],
)
def test_a_power_beyond_every_number_is_no_crash(text: str) -> None:
    assert all(figure.low is not None for figure in annotate([Block(text)]).figures)


def test_a_power_is_still_read() -> None:
    assert annotate([Block("There were 2x10^6 lorries.")]).figures[0].low == 2_000_000
