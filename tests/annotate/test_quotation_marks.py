"""Quotation marks are paired: quotations never overlap, never leave the text, and hold words."""

import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotate.tokens import quotation_marks
from reader.annotate.tokens.quotation_marks import find_quotations

MARKED = st.text(alphabet="“”‘’\"'«»„`ab s,.?!-\n", max_size=60)


@settings(max_examples=133, deadline=None)
@given(MARKED)
def test_pieces_are_apart_and_inside_the_text(text: str) -> None:
    end = 0
    for piece in find_quotations(text):
        assert end <= piece.start < piece.inner_start < piece.inner_end <= piece.end <= len(text)
        assert any(char.isalnum() for char in text[piece.inner_start : piece.inner_end])
        end = piece.end


def test_a_mark_that_never_closes_says_so() -> None:
    (piece,) = find_quotations("“It goes on")
    assert not piece.closed


def test_the_last_mark_of_punctuation_is_kept() -> None:
    assert [piece.last for piece in find_quotations("“One,” “two.” “three” “four?”")] == [
        ",",
        ".",
        "",
        "?",
    ]


class Counting:
    """A pattern that counts the characters that it is given to search."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.characters = pattern, 0

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        self.characters += min(end, len(text)) - start
        return self.pattern.finditer(text, start, end)


def test_straight_single_marks_that_never_close_are_looked_for_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each of them looked 3,000 characters ahead for itself: 9 s a megabyte."""
    counting, text = Counting(quotation_marks.SINGLE_STRAIGHT), "'a " * 5000
    monkeypatch.setattr(quotation_marks, "SINGLE_STRAIGHT", counting)
    assert find_quotations(text) == ()
    assert counting.characters == len(text)


def test_a_straight_single_mark_closes_where_no_s_stands_before_it() -> None:
    (piece,) = find_quotations("'the soldiers' house' and so on")
    assert (piece.start, piece.end) == (0, len("'the soldiers' house'"))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It was 'hard times' for Orm, whose mayor saw a 'strong wind' come.", 2),
        ("They met 'difficult conditions' there. Lorn's mayor called it a 'wave of men' again.", 2),
        ("He called it 'the soldiers' house' and left.", 1),
        ("He spoke of 'the boys' rooms', 'the girls' rooms' and more.", 2),
        ("He said 'the sailors' and the miners' homes are gone'.", 1),
        ("The soldiers' homes are gone.", 0),
    ],
)
def test_a_straight_single_mark_that_opens_again_has_been_closed(text: str, pieces: int) -> None:
    assert len(find_quotations(text)) == pieces
