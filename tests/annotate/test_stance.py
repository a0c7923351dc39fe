"""Who denies, withholds, asks or wants: the case files, and what holds for any text at all.

A case of tests/cases/stance is a text, one block a line, and after "--" one line for each quote and
each figure with a claimant that must be found in it, in the order of the text:

    stance | cue as written | speaker as written | kind | words of the span
    figure | stance | claimant | words of the figure

"-" stands for nothing.  The files named no_… have what looks so and is not.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotate import annotate
from reader.models import Block, Span
from tests.case_groups import by_file

FOLDER = Path(__file__).parent.parent / "cases" / "stance"
WORDS = """
    did not never no nobody neither nor either or and but that whether if when why how to of as by
    deny denied denies denying denial reject rejected dismissed rule ruled out confirm confirmed
    say said saying asked asking ask called for on urged demanded demand declined refused
    short stopped unable yet could would has have been the a his it he who which
    Varn Erdeli officials army 40 men had died , . : ; ? “yes” “no.” “go,”
"""
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join)


class StanceCase(NamedTuple):
    """A text and the lines that must be found in it."""

    name: str
    blocks: tuple[Block, ...]
    expected: list[str]


def _cases() -> Iterator[StanceCase]:
    for path in sorted(FOLDER.glob("*.txt")):
        for chunk in ("\n" + path.read_text(encoding="utf-8")).split("\n== ")[1:]:
            name, _, body = chunk.partition("\n")
            text, _, lines = body.partition("\n--")
            blocks = tuple(Block(line) for line in text.split("\n"))
            expected = [line for line in lines.split("\n") if line]
            yield StanceCase(f"{path.stem}: {name}", blocks, expected)


CASES = list(_cases())


def _written(blocks: tuple[Block, ...]) -> list[str]:
    found = annotate(blocks)

    def words(span: Span | None) -> str:
        return blocks[span.block].text[span.start : span.end] if span else "-"

    quotes = [
        f"{one.stance} | {words(one.cue)} | {words(one.speaker)} | {one.kind} | {words(one.span)}"
        for one in found.quotes
    ]
    figures = [
        f"figure | {one.stance} | {found.people[one.claimant].name} | {words(one.span)}"
        for one in found.figures
        if one.claimant is not None
    ]
    return quotes + figures


@pytest.mark.parametrize("cases", by_file(CASES, lambda case: case.name.partition(":")[0]))
def test_the_case_gives_its_stances(cases: list[StanceCase]) -> None:
    assert {case.name: _written(case.blocks) for case in cases} == {
        case.name: case.expected for case in cases
    }


def test_the_names_of_the_cases_are_all_different() -> None:
    assert len({case.name for case in CASES}) == len(CASES) > 100


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_quote_that_is_not_just_said_has_a_cue(text: str) -> None:
    for quote in annotate([Block(text)]).quotes:
        assert quote.stance == "says" or quote.cue is not None


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_no_quote_lies_inside_one_that_is_denied(text: str) -> None:
    quotes = annotate([Block(text)]).quotes
    for outer in quotes:
        for inner in quotes:
            inside = outer.span.start < inner.span.start and inner.span.end < outer.span.end
            assert not (inside and outer.stance == "denies"), text


def test_two_short_lines_that_differ_in_one_word_have_stances_of_their_own() -> None:
    blocks = [
        Block("Orla Kest was eager to say that they left."),
        Block("Orla Kest was unable to say that they left."),
        Block("Orla Kest denied Tarn’s bail in the hall."),
        Block("Orla Kest denied Tarn’s role in the hall."),
    ]
    assert [quote.stance for quote in annotate(blocks).quotes] == ["says", "withholds", "denies"]


@pytest.mark.parametrize("end", ["", " it", " about", " about it", " about it by"])
def test_a_text_may_end_with_what_somebody_was_asked(end: str) -> None:
    assert annotate([Block(f"Orla Kest was asked{end}")]).quotes == ()
