"""The shallow parse: each clause with its opener, its words, and the clause that it is inside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotate.syntax.structure import Clause, find_structure, innermost_of_words
from reader.annotate.tokens.quotation_marks import find_quotations
from reader.annotate.tokens.tagged import tag_words

PARSED = {
    'Tander says the quay that divers call "dead" is "very much alive".': [
        'bare in main: the quay that divers call "dead" is "very much alive".',
        'relative in bare: that divers call "dead"',
    ],
    'Lund told the cooks who had argued that wages might fall that "no one is a saint".': [
        "relative in main: who had argued that wages might fall",
        "that in relative: that wages might fall",
        'that in main: that "no one is a saint".',
    ],
    "Renk said the cooks, who had slept aboard, were unhurt.": [
        "bare in main: the cooks, who had slept aboard, were unhurt.",
        "relative in bare: who had slept aboard",
    ],
    "When the quay fell, Renk said it was old.": [
        "side in main: When the quay fell",
        "bare in main: it was old.",
    ],
    "The paper released last year found that the quay was old.": [
        "relative in main: released last year",
        "that in main: that the quay was old.",
    ],
    "Renk said that the quay and the crane that she bought are old.": [
        "that in main: that the quay and the crane that she bought are old.",
        "relative in that: that she bought",
    ],
    # No clause is made of these.
    "The quay of that year was old.": [],
    "Renk sold the quay and bought a crane.": [],
    "A company called Tidewise runs the quay.": ["relative in main: called Tidewise"],
    "Renk and Varn said nothing.": [],
    "Renk once said nothing.": [],
}
WORDS = """
    Renk Varn said told that who which , - ( ) ; and but when after the a quay cooks he it is was
    would had sold to of in “a” “b.” “c,” adding because not
"""


def parsed(text: str) -> list[str]:
    tokens = tag_words(text, find_quotations(text))
    clauses = find_structure(tokens, 0, len(tokens.letters))

    def line(clause: Clause) -> str:
        words = text[tokens.starts[clause.low] : tokens.end(clause.high - 1)]
        return f"{clause.opener} in {clauses[clause.parent].opener}: {words}"

    return [line(one) for one in sorted(clauses[1:], key=lambda one: (one.low, -one.high))]


@pytest.mark.parametrize("text", list(PARSED))
def test_a_sentence_has_these_clauses(text: str) -> None:
    assert parsed(text) == PARSED[text]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS.split()),
        min_size=1,
        max_size=40,
    )
)
def test_clauses_of_any_words_lie_inside_each_other(words: list[str]) -> None:
    text = " ".join(words)
    tokens = tag_words(text, find_quotations(text))
    count = len(tokens.letters)
    clauses = find_structure(tokens, 0, count)
    for clause in clauses:
        assert 0 <= clause.low <= clause.high <= count
        assert -1 <= clause.parent < len(clauses)
    assert len(innermost_of_words(clauses)) == count
