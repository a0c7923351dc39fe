"""Words for numbers of series."""

from __future__ import annotations

import pytest

from reader.ledger.claim_words import scale_number


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0"),
        (1250.0, "1,250"),
        (1_234_567.5, "1,234,567.5"),
        (0.25, "0.25"),
        (2e15, "2,000,000,000,000,000"),
    ],
)
def test_numbers_of_a_scale_are_written_out(value: float, words: str) -> None:
    assert scale_number(value) == words
