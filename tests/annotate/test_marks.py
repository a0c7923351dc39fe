"""Pairing of quotation marks: pieces never overlap, never leave the text, and hold words."""

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
