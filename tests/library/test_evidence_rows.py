"""Columns of the index are checked together, and say the same as each value by itself."""

import pytest

from reader.library.index.evidence_rows import (
    QUOTES,
    Bounds,
    gated_column,
    gated_or_none,
    line_or_none,
    one_line,
)

BOUNDS = Bounds(2, 2)
QUOTE = (1, 0, 5, "direct", 1, 6, 10, 1, 11, 15, 0, None, "cue", 0, "says", None)


def test_texts_that_pass_stay_and_others_are_cleaned_one_by_one() -> None:
    assert list(gated_column(("quay", None, "mole"), gated_or_none)) == ["quay", None, "mole"]
    assert list(gated_column(("a\x1b[31mb", None), gated_or_none)) == ["ab", None]
    assert list(gated_column(("two\nlines", None), line_or_none)) == ["two lines", None]
    assert list(gated_column((), one_line)) == []


@pytest.mark.parametrize(
    ("column", "gate"),
    [(("quay", 7), gated_or_none), (("quay", b"mole"), line_or_none), (("quay", None), one_line)],
)
def test_what_is_no_text_is_refused(column: tuple[object, ...], gate: object) -> None:
    with pytest.raises(ValueError, match="no text"):
        gated_column(column, gate)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [
        {4: None},  # half a span
        {7: None, 8: None},
        {9: None},
        {4: 2},  # no such block
        {0: 2},
        {1: -1},
        {2: 1 << 32},
        {5: 6.0},
        {8: "11"},
        {10: 2},  # nobody of the roster
        {11: 3},
    ],
)
def test_a_row_that_can_not_be_is_refused(changed: dict[int, object]) -> None:
    row = tuple(changed.get(number, value) for number, value in enumerate(QUOTE))
    assert len(QUOTES.from_rows([QUOTE, QUOTE], BOUNDS)) == 2
    with pytest.raises(ValueError, match="can't be|no text"):
        QUOTES.from_rows([QUOTE, row], BOUNDS)


def test_spans_stay_with_their_rows() -> None:
    without = (*QUOTE[:4], None, None, None, *QUOTE[7:])
    found = QUOTES.from_rows([without, QUOTE, without], BOUNDS)
    assert [quote.cue for quote in found] == [None, (1, 6, 10), None]
