"""Wrapping loses nothing, keeps to the width, and measures what the terminal measures."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.ui.page import wrap

TEXT = st.text(
    st.sampled_from("ab c—-“é漢字́🇺🇦👩‍🚀️가 ")
    | st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
    max_size=200,
)


@given(TEXT, st.integers(2, 40))
@example("漢" * 30, 2)
@example("a" + "́" * 50, 3)
def test_every_character_but_spaces_at_breaks_is_on_a_line(text: str, width: int) -> None:
    at = 0
    for start, end in wrap.wrapped_lines(text, width):
        assert text[at:start].strip(" ") == ""
        assert end >= start
        at = end
    assert at == len(text)


@given(TEXT, st.integers(2, 40))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cell_len(text[a:b].rstrip(" ")) <= width for a, b in wrap.wrapped_lines(text, width))


@given(TEXT, st.integers(1, 40))
def test_fitted_text_takes_exactly_the_width(text: str, width: int) -> None:
    assert cell_len(wrap.fit(text, width)) == width


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("4 claims · 31,000 people", 15, "4 claims…      "),
        ("4 claims · 31,000 people", 18, "4 claims · 31,000…"),
        ("at least 12,000", 13, "at least…    "),
        ("up $40.5 million", 7, "up…    "),
        ("31,000 displaced", 4, "…   "),
        ("≠ 7 claims · 31,000", 16, "≠ 7 claims…     "),
        ("1,400 lost, he said", 7, "1,400 …"),
        ("1,400, he said", 6, "1,400…"),
        ("Route 66", 7, "Route …"),
        ("B52s left", 3, "B5…"),
    ],
)
def test_no_number_is_cut(text: str, width: int, fitted: str) -> None:
    assert wrap.fit(text, width) == fitted


@given(st.text(max_size=60))
def test_what_is_called_narrow_is_one_cell_a_character(text: str) -> None:
    if wrap.is_narrow(text):
        assert cell_len(text) == len(text)


def test_every_narrow_character_is_one_cell() -> None:
    narrow = [chr(n) for n in range(0x20, 0x3000) if wrap.is_narrow(chr(n))]
    assert [c for c in narrow if cell_len(c) != 1] == []


def test_lines_break_at_spaces_and_after_dashes() -> None:
    text = "one two—three four"
    assert [text[a:b] for a, b in wrap.wrapped_lines(text, 8)] == ["one two—", "three", "four"]


def test_a_long_word_is_broken() -> None:
    assert list(wrap.wrapped_lines("abcdefgh", 3)) == [(0, 3), (3, 6), (6, 8)]


@given(TEXT, st.integers(2, 40))
def test_a_long_text_is_wrapped_as_if_it_were_measured_all_at_once(text: str, width: int) -> None:
    text *= 4
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wrap, "_STRETCH", 10**9)
        whole = list(wrap.wrapped_lines(text, width))
        patch.setattr(wrap, "_STRETCH", 5)
        assert list(wrap.wrapped_lines(text, width)) == whole
        patch.setattr(wrap, "_narrow_until", lambda text, start: 0)  # measure every character
        assert list(wrap.wrapped_lines(text, width)) == whole
