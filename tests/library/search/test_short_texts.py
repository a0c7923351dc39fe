"""Words are found in notes as in any text, and each note is folded once."""

from hypothesis import given

from reader.library.index.fold import fold_word, folded_words, signs
from reader.library.search import short_texts
from reader.library.search.completion import matching_names
from reader.library.search.hits import has_words
from reader.library.search.language.query_parser import parse_query
from reader.library.search.language.query_tree import TagTerm, WordsTerm
from reader.library.search.occurrences import are_words_of
from tests.call_counts import calls
from tests.library.search.test_occurrences import TEXT, WANTED


@given(TEXT, WANTED)
def test_the_same_is_found_as_in_any_text(text: str, wanted: list[WordsTerm]) -> None:
    for leaf in wanted:
        assert short_texts.text_has_words(text, leaf) == has_words(text, leaf)


def is_words(text: str, wanted: WordsTerm) -> bool:
    found = list(folded_words(text))
    length = len(wanted.folds)
    whole = len(found) == length or wanted.is_open and len(found) > length
    return whole and are_words_of(found[:length], wanted)


@given(TEXT, WANTED)
def test_tags_are_the_same_words_as_any(text: str, wanted: list[WordsTerm]) -> None:
    for leaf in wanted:
        one = any(is_words(tag, leaf) for tag in text.split("\n"))
        assert short_texts.is_tagged(text, TagTerm(leaf.folds, leaf.is_open)) == one


def tag_of(value: str) -> TagTerm:
    tree = parse_query(f"tag:{value} ").tree
    assert isinstance(tree, TagTerm)
    return tree


def test_a_sign_in_a_tag_tells_it_from_others() -> None:
    tags = ("C", "C#", "C++", "🔥", "to check!")
    found = {
        "C#": {"C#"},
        "c#": {"C#"},
        '"C++"': {"C++"},
        "C": {"C", "C#", "C++"},
        "#C": {"C", "C#", "C++"},
        "🔥": {"🔥"},
        '"to check"': {"to check!"},
        '"to check!"': {"to check!"},
        "C*": {"C", "C#", "C++"},
    }
    for value, right in found.items():
        assert {tag for tag in tags if short_texts.is_tagged(tag, tag_of(value))} == right
    assert short_texts.is_tagged("D\nC#", tag_of("C#"))
    assert not short_texts.is_tagged("D#\nC", tag_of("C#"))


def test_tags_that_signs_tell_apart_are_all_completed() -> None:
    assert matching_names(["C", "C#", "c#", "🔥"], "c", signs) == ["C", "C#"]
    assert matching_names(["C", "C#", "🔥"], "", signs) == ["C", "C#", "🔥"]


def test_a_name_that_is_begun_in_another_spelling_is_found() -> None:
    unfinished = WordsTerm(("kie",), is_open=True)
    assert short_texts.text_has_words("To Kyiv by noon.", unfinished) == has_words(
        "To Kyiv by noon.", unfinished
    )
    assert short_texts.text_has_words("To Kyiv by noon.", unfinished)


def test_notes_are_not_folded_again_for_each_word_that_is_asked_for() -> None:
    notes = [" ".join(f"word{number}x{place}" for place in range(50)) for number in range(40)]
    asked = [WordsTerm((fold_word(f"talks{number}"),)) for number in range(60)]

    def ask() -> None:
        assert not any(short_texts.text_has_words(note, leaf) for leaf in asked for note in notes)

    assert calls(ask)["folded_text"] == 40
    assert calls(ask)["folded_text"] == 0
