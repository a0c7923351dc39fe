"""What `clean` removes, what it leaves, and what is true of every cleaned text."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.clean import JOINERS_A_CHAIN, MARKS_A_LETTER, clean, line

ACTS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
HOSTILE = st.text(
    st.sampled_from(
        "ab1 ;[]P_\\m\n\r\t\x00\x07\x08\x1b\x7f\x85\x90\x9b\x9c\x9d\xad\u0301\u0308\u093f\u094d"
        "\u0915\u200b\u200c\u200d\u200e\u202e\u2028\u2066\u205f\ufe0f\ufeff\ud83d\ude00\U0001f469"
        "\U0001f680\U0001f3fd\U000e0041\u20e3\u0645"
    ),
    max_size=60,
)
ANYTHING = HOSTILE | st.text(st.characters())

BENIGN = [
    "“Today,” he said — ‘no’ … 1,200 km²; 35 °C; §4\nNext line.",
    "Příliš žluťoučký kůň; Việt Nam; Αθήνα; Володимир; 北朝鮮兵 1万人",
    "می‌خواهم نمی‌روم",
    "क्‍ष श्रीमान्‌",
    "שלום עולם, السلام عليكم",
    "👩‍👩‍👧‍👦 👩🏽‍🚀 ❤️‍🔥 🏳️‍🌈 1️⃣ 🇮🇸",
    "e\u0301\u0308 Z\u0351\u036b\u0343",
    "600\xa0000 soldiers",
]

GONE = {
    "colour": ("\x1b[1;31mred\x1b[0m", "red"),
    "colour in eight bits": ("\x9b31mred", "red"),
    "clipboard": ("a\x1b]52;c;ZXZpbA==\x07b", "ab"),
    "clipboard ended by a string terminator": ("a\x1b]52;c;ZXZpbA==\x1b\\b", "ab"),
    "clipboard in eight bits": ("a\x9d52;c;ZXZpbA==\x9cb", "ab"),
    "hyperlink": ("\x1b]8;;http://example.org\x1b\\here\x1b]8;;\x1b\\", "here"),
    "device control": ("a\x1bP$q q\x1b\\b", "ab"),
    "application command": ("a\x1b_Gf=100;AAAA\x1b\\b", "ab"),
    "question to the terminal": ("\x1b[6n\x1b[c\x1b[>0qa", "a"),
    "character set": ("\x1b(0a\x1b(B", "a"),
    "reset": ("\x1bca", "a"),
    "unterminated string keeps its text": ("\x1b]0;title\nnext", "0;title\nnext"),
    "a string ends on its line": ("\x1b]0;title\nnext\x07", "0;title\nnext"),
    "backspace": ("safe\x08\x08evil", "safeevil"),
    "carriage return": ("one\rtwo\r\nthree", "one\ntwo\nthree"),
    "other line ends": ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
    "bidirectional override": ("\u202egnp.exe\u202c", "gnp.exe"),
    "isolates and marks": ("\u2066a\u2069\u200eb\u200fc\u061cd", "abcd"),
    "tags": ("a\U000e0001\U000e0041\U000e007fb", "ab"),
    "lone surrogates": ("\ud83d\ude00a\udfff", "a"),
    "invisible": ("a\u200bb\u2060c\ufeffd\xade", "abcde"),
    "NUL": ("a\x00b", "ab"),
    "tab": ("a\n\tb\t", "a\n b "),
    "tab between cells": ("a\tb\t\tc", "a    b    c"),
    "joiner between Latin letters": ("a\u200db\u200cc", "abc"),
    "joiners in a row": ("👩\u200d\u200d\u200d👧", "👩👧"),
    "nested": ("\x1b\x1b[31m]0;x\x07y", "]0;xy"),
}


@pytest.mark.parametrize("text", BENIGN)
def test_benign_text_is_left_alone(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(("text", "left"), GONE.values(), ids=GONE.keys())
def test_what_acts_is_taken_out(text: str, left: str) -> None:
    assert clean(text) == left


@settings(deadline=None)
@given(ANYTHING)
def test_nothing_that_acts_is_left(text: str) -> None:
    assert not ACTS.search(clean(text))


@settings(deadline=None)
@given(ANYTHING)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert line(line(text)) == line(text)


@settings(deadline=None)
@given(ANYTHING)
def test_a_line_is_one_line_without_ends_of_space(text: str) -> None:
    assert "\n" not in line(text)
    assert line(text) == line(text).strip()


@settings(deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_letters_numbers_and_signs_are_never_touched(text: str) -> None:
    assert clean(text) == text


@settings(deadline=None)
@given(ANYTHING)
def test_nothing_is_added_but_spaces_and_newlines(text: str) -> None:
    assert set(clean(text)) <= set(text) | {" ", "\n"}


@pytest.mark.parametrize(
    "text",
    [
        "\u200d".join("👩" * 7) + "\u200d👍\u200d🏽\u200d" + "\u200d".join("👧" * 9),
        "☩\u200d\u205f⟯",  # a space among the signs
        "👩" + "\u0301\u200d" * 30 + "👧",
    ],
)
def test_what_cleaning_leaves_has_nothing_more_to_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert line(line(text)) == line(text)


def test_a_stack_of_marks_is_cut_down() -> None:
    assert clean("a" + "\u0301" * 5000 + "b") == "a" + "\u0301" * MARKS_A_LETTER + "b"


def test_marks_that_only_meet_when_something_between_them_goes_are_counted_together() -> None:
    stacked = clean("a" + "\u0301\u200b" * 50)
    assert sum(unicodedata.combining(c) > 0 for c in stacked) == MARKS_A_LETTER


def test_a_chain_of_emoji_is_taken_apart() -> None:
    chain = clean("\u200d".join("👩" * 5000))
    assert max(len(part.split("\u200d")) for part in re.split("(?<=👩)(?=👩)", chain)) <= (
        JOINERS_A_CHAIN
    )
    assert chain.count("👩") == 5000


def test_a_no_break_space_groups_digits_and_is_a_space_elsewhere() -> None:
    assert line(" 600\xa0000\xa0 soldiers\n\n left ") == "600\xa0000 soldiers left"


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])) | ANYTHING)
def test_a_line_is_the_same_by_the_short_way_and_the_long(text: str) -> None:
    if text.isprintable():
        assert line(text + "\n") == line(text)
