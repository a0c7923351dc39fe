"""Pairing of quotation marks: pieces never overlap, never leave the text, and hold words."""

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotate.marks import pieces

MARKED = st.text(alphabet="“”‘’\"'«»„`ab s,.?!-\n", max_size=60)


@settings(max_examples=400, deadline=None)
@given(MARKED)
def test_pieces_are_apart_and_inside_the_text(text: str) -> None:
    end = 0
    for piece in pieces(text):
        assert end <= piece.start < piece.inner_start < piece.inner_end <= piece.end <= len(text)
        assert any(char.isalnum() for char in text[piece.inner_start : piece.inner_end])
        end = piece.end


def test_a_mark_that_never_closes_says_so() -> None:
    (piece,) = pieces("“It goes on")
    assert not piece.closed


def test_the_last_mark_of_punctuation_is_kept() -> None:
    assert [piece.last for piece in pieces("“One,” “two.” “three” “four?”")] == [",", ".", "", "?"]


def test_straight_single_marks_that_never_close_take_no_longer_than_others() -> None:
    """Each of them looked 3,000 characters ahead for itself: 9 s a megabyte."""
    text = "'a " * (1 << 18)
    began = process_time()
    assert pieces(text) == ()
    assert process_time() - began < 2


def test_a_straight_single_mark_closes_where_no_s_stands_before_it() -> None:
    (piece,) = pieces("'the soldiers' house' and so on")
    assert (piece.start, piece.end) == (0, len("'the soldiers' house'"))
