"""The word finder finds what folding the whole text word by word would find."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.index.fold import fold_word, folded_words
from reader.library.search import occurrences
from reader.library.search.language.query_tree import WordsTerm
from reader.library.search.occurrences import WordFinder, are_words_of

WORD = st.sampled_from(
    ["ferry", "Ferry’s", "feri", "quill", "Łomża", "(bay)", "bay-ferry", "é", "—"]
)
GAP = st.sampled_from([" ", "  ", "\n", "\u00a0", " — ", ""])
TEXT = st.lists(st.tuples(WORD, GAP), max_size=30).map(lambda some: "".join(a + b for a, b in some))
FOLD = st.sampled_from([fold_word(word) for word in ("ferry", "quill", "Łomża", "bay", "fe", "e")])
WANTED = st.lists(
    st.builds(WordsTerm, st.lists(FOLD, min_size=1, max_size=3).map(tuple), st.booleans()),
    min_size=1,
    max_size=3,
)


def one_by_one(text: str, terms: Sequence[WordsTerm]) -> Iterator[tuple[int, int]]:
    found = list(folded_words(text))
    for at in range(len(found)):
        for leaf in terms:
            some = found[at : at + len(leaf.folds)]
            if len(some) == len(leaf.folds) and are_words_of(some, leaf):
                yield some[0].start, some[-1].end


@given(TEXT, WANTED)
def test_the_same_is_found_as_word_by_word(text: str, terms: list[WordsTerm]) -> None:
    assert sorted(WordFinder(terms).places(text)) == sorted(one_by_one(text, terms))


@given(TEXT, WANTED)
def test_and_where_a_text_is_looked_through_in_parts(text: str, terms: list[WordsTerm]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(occurrences, "_CHUNK", 7)
        assert sorted(WordFinder(terms).places(text)) == sorted(one_by_one(text, terms))


def test_places_are_given_before_the_end_of_the_text_was_seen() -> None:
    text = "The ferry. " * 100_000
    some = WordFinder([WordsTerm((fold_word("ferry"),))])
    places = some.places(text)
    assert [next(places), next(places)] == [(4, 9), (15, 20)]
    assert len(list(places)) == 99_998
