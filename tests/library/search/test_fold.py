"""Spellings of one name fold to one word, and a prefix of a word to a prefix of its fold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.index.fold import beginning, beginnings, fold_word, folded_text, folded_words
from reader.library.search.hits import ranges_of_words
from reader.library.search.language.query_parser import parse_query
from reader.library.search.language.query_tree import WordsTerm


@pytest.mark.parametrize(
    "spellings",
    [
        "Zelensky Zelenskyy Zelenskiy Zelenskyi Zelenskij Zelenskyj ZELENSKII Зеленский Зеленський",
        "Kyiv Kiev Київ Киев kyiv’s",
        "Łódź Lodz",
        "Ærø aero",
        "Straße strasse",
        "Ёлкин Елкин",
        "naïve nai\u0308ve naive",
        "Sana’a Sanaa Sana'a",
        "Aleksey Alexey Oleksiy",
        "Odesa Odessa",
    ],
)
def test_spellings_of_one_name_are_one_word(spellings: str) -> None:
    assert len({fold_word(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize("pair", ["latter later", "Kyiv Kharkiv", "off of", "desert dessert"])
def test_other_words_stay_apart(pair: str) -> None:
    one, other = pair.split()
    assert fold_word(one) != fold_word(other)


def test_a_possessive_is_the_name_and_digits_in_groups_are_words() -> None:
    assert folded_text("Erdeli’s 600,000 – and “more”…") == "erdeli 600 000 and more"


def test_words_stand_where_they_say() -> None:
    text = "The Kyi\u0308v bridge’s end."
    assert [text[word.start : word.end] for word in folded_words(text)] == [
        "The",
        "Kyi\u0308v",
        "bridge’s",
        "end",
    ]


def test_a_begun_spelling_leads_to_the_name() -> None:
    assert fold_word("Kyiv") in beginnings(beginning("Kie"))
    assert beginnings("zzz") == frozenset()


@given(st.text(), st.integers(0, 10))
def test_the_beginning_of_a_word_begins_its_fold(text: str, cut: int) -> None:
    for word in folded_words(text):
        whole = text[word.start : word.end]
        start = beginning(whole[:cut])
        assert beginning(whole).startswith(start) or "'" in whole or not whole[cut:].isalpha()


@given(st.text())
def test_a_fold_is_one_word_that_folds_to_itself(text: str) -> None:
    for word in folded_words(text):
        assert word.fold.isalnum()
        assert folded_text(word.fold) == word.fold


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("北京の橋を守った。東京都。", "北京 橋 東京 京都 の橋を守 守っ*"),
        ("ประเทศไทย", "ประเทศ ไทย"),
        ("第3回のNATO会議", "第3回 NATO 3 会議 NATO会議"),
    ],
)
def test_a_script_without_blanks_is_found_in_the_middle_of_a_run(text: str, line: str) -> None:
    for word in line.split():
        (start, end), *_ = ranges_of_words(text, [wanted(word)])
        assert text[start:end] == word.rstrip("*")


def test_letters_that_stand_elsewhere_are_no_phrase() -> None:
    assert not list(ranges_of_words("北京の橋", [wanted("京橋")]))
    assert [word.fold for word in folded_words("Kyiv 北京 second")] == [
        "kiiv",
        "北",
        "京",
        "second",
    ]


def wanted(word: str) -> WordsTerm:
    tree = parse_query(f"{word} ").tree
    assert isinstance(tree, WordsTerm)
    return tree
