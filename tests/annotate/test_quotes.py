"""Who said what: the case files, what holds for any text at all, and what must not be merged."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotate import annotate
from reader.models import Block, Span
from tests.annotate.quote_cases import Case, load, written
from tests.case_groups import by_file

CASES = load()
WORDS = """
    “ ” ‘ ’ " ' « » „ `` '' ( ) , . ; : ? ! — – - -- … 's ’s n't 'em ’90s
    said says say told reporters adding saying called according to that who which and but as by
    was were has would not never quoted claim claims report warned asked wrote thought promised put
    the a his her he she they it I you some many officials minister spokesman for of in on Monday
    Anna Torvald Oskar Brandt Mr. Mrs Dr. Sen. President Prime Minister van der al-Masri bin Jr.
    NATO Bridge Authority Karsk U.S. O’Dell J. 42 % 1,000 é ß İ 東京 week with it
"""
PIECES = WORDS.split()
TEXTS = st.lists(
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=80), max_size=4
)


@pytest.mark.parametrize("cases", by_file(CASES, lambda case: case.family))
def test_the_case_gives_its_quotes(cases: list[Case]) -> None:
    assert {case.name: written(case) for case in cases} == {
        case.name: case.expected for case in cases
    }


def test_there_are_cases_enough_and_none_twice_in_a_family() -> None:
    assert len(CASES) >= 200
    assert max(Counter((case.family, case.name) for case in CASES).values()) == 1


def test_a_text_may_end_with_the_verb_that_reports() -> None:
    for text in ("“No bridge will fall,” the ministry said", "“We stay,” says the mayor hinted"):
        assert annotate([Block(text)]).quotes


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Varn says the dam will hold, Monday", 1),
        ("Varn said that the dam was safe, but", 1),
        ("The contract is, according to the Salt Guild,", 1),
        ("The army corrected the police’s figure of ", 0),
        ("“There was no order,” said the guard known as Orm, who left", 1),
        ("Ilse Varn told a crowd of", 0),
    ],
)
def test_a_text_may_end_anywhere(text: str, count: int) -> None:
    assert len(annotate([Block(text)]).quotes) == count


@pytest.mark.slow
def test_a_text_may_end_after_any_mark() -> None:
    for case in CASES[::4]:
        text = case.blocks[-1].text
        for mark in re.finditer(r"[,:;“”—(]\s?", text):
            annotate([*case.blocks[:-1], Block(text[: mark.end()])])


@settings(max_examples=50, deadline=None)
@given(TEXTS, st.booleans())
def test_any_text_gives_quotes_inside_their_blocks_in_order_the_same_each_time(
    texts: list[str], heading: bool
) -> None:
    blocks = [Block(text, heading) for text in texts]
    found = annotate(blocks)
    assert found == annotate(blocks)

    def inside(span: Span | None) -> bool:
        return span is None or 0 <= span.start < span.end <= len(texts[span.block])

    for quote in found.quotes:
        assert inside(quote.span) and inside(quote.cue) and inside(quote.speaker)
        assert quote.person is None or 0 <= quote.person < len(found.people)
        assert (quote.basis == "unknown") == (quote.speaker is None)
    assert [quote.span for quote in found.quotes] == sorted(quote.span for quote in found.quotes)
    direct = [quote.span for quote in found.quotes if quote.kind == "direct"]
    for one, other in zip(direct, direct[1:], strict=False):
        assert one.block != other.block or one.end <= other.start


def test_a_heading_that_is_given_as_one_stops_the_last_speaker() -> None:
    blocks = [Block("“Rain,” Anna Torvald said."), Block("Sport.", heading=True), Block("“Goal!”")]
    assert annotate(blocks).quotes[-1].speaker is None
    assert annotate([blocks[0], blocks[2]]).quotes[-1].speaker is not None
