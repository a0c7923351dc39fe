"""Background is what a paragraph before said; a new number, name, quote or day is none."""

import pytest

from reader.ledger.background import read_paragraph, repeats

BEFORE = (
    "The mill at Selby was built in 1883 by Oda Linn’s grandfather and has been shelled 14 times"
    " since the war began. “It will stand,” Linn has said."
)


@pytest.mark.parametrize(
    "text",
    [
        BEFORE,
        BEFORE.replace("’", "'").replace("“", '"').replace("”", '"'),
        "The mill at Selby, built in 1883 by Oda Linn’s grandfather, has been shelled 14 times"
        " since the war began.",
    ],
)
def test_what_was_said_before_is_background(text: str) -> None:
    assert repeats(read_paragraph(text), read_paragraph(BEFORE))


@pytest.mark.parametrize(
    ("out", "into"),
    [
        ("14 times", "15 times"),
        ("14 times", "three times"),
        ("Oda Linn’s", "Ada Linn’s"),
        ("“It will stand,”", "“It will fall,”"),
        ("has been shelled", "has never been shelled"),
        ("since the war began", "since yesterday"),
        ("The mill at Selby", "The burned mill and the granary with its barley at Selby"),
    ],
)
def test_what_is_new_is_no_background(out: str, into: str) -> None:
    assert out in BEFORE
    assert not repeats(read_paragraph(BEFORE.replace(out, into)), read_paragraph(BEFORE))


def test_a_short_line_is_none() -> None:
    assert not repeats(read_paragraph("The mill burned."), read_paragraph("The mill burned."))
