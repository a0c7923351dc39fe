"""Properties of figures and dates in any text."""

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotate.dates import date_mentions
from reader.annotate.figures import figures
from reader.models import Block, DateMention, Figure, Quote, Span

WORDS = """
    1 12 2024 1,234 1.5 600,000 ½ 1/2 -5 00 0 .5 1.2.3 99999999999999999999999999 ٣ ² 1e9
    one two twenty hundred thousand million billion dozen dozens half third quarter thousands
    a an the and or of to from between in over up than more at least about some no each per
    $ € % £ km m k bn USD US RM - – — / : . , ; ( ) “ ” ’ ' + = ~ ^ @ #
    January May march Oct. Monday Fri today yesterday tomorrow overnight last next this past
    week month year days ago later before after Christmas a.m. p.m. noon 3:45 20:61 31 29
    people soldiers drones killed wounded or F-16 Mi-8 iPhone day years old aged strong odd
    point million-strong é İ ß
"""
PIECES = [*WORDS.split(), "\n", "\t", "\u00a0", "\u2009", "\u202f"]
GLUE = st.sampled_from(["", " ", " ", " ", "-", ", "])
WRITTEN = st.lists(st.tuples(st.sampled_from(PIECES), GLUE), max_size=24).map(
    lambda parts: "".join(word + glue for word, glue in parts)
)
TEXTS = st.lists(WRITTEN | st.text(max_size=60), max_size=3)
DAYS = st.none() | st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


def inside(span: Span, texts: list[str]) -> bool:
    return 0 <= span.start < span.end <= len(texts[span.block])


def overlap(spans: list[Span]) -> bool:
    ordered = sorted(spans)
    return any(
        a.block == b.block and a.end > b.start for a, b in zip(ordered, ordered[1:], strict=False)
    )


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(TEXTS, DAYS, st.booleans())
def test_spans_lie_inside_the_text_in_order_and_apart(
    texts: list[str], reference: date | None, heading: bool
) -> None:
    blocks = [Block(text, heading) for text in texts]
    days: tuple[DateMention, ...] = date_mentions.find_dates(blocks, reference)
    quotes = [Quote(Span(index, 0, len(text)), "direct") for index, text in enumerate(texts)]
    found: tuple[Figure, ...] = figures.find_figures(blocks, days, quotes)
    for spans in ([day.span for day in days], [figure.span for figure in found]):
        assert all(inside(span, texts) for span in spans)
        assert spans == sorted(spans)
    assert not overlap([day.span for day in days] + [figure.span for figure in found])


@settings(max_examples=20, deadline=None)
@given(TEXTS, DAYS)
def test_values_are_finite_and_claims_count_from_nought(
    texts: list[str], reference: date | None
) -> None:
    blocks = [Block(text) for text in texts]
    found = figures.find_figures(blocks, date_mentions.find_dates(blocks, reference), ())
    for figure in found:
        assert (figure.low is None) == (figure.high is None) == (figure.magnitude is not None)
        if figure.low is not None and figure.high is not None:
            assert math.isfinite(figure.low) and figure.low <= figure.high
    seen: list[int] = []
    for figure in found:
        assert figure.claim <= len(seen)
        if figure.claim == len(seen):
            seen.append(figure.claim)


@settings(max_examples=33, deadline=None)
@given(WRITTEN, WRITTEN)
def test_a_block_is_read_alike_whatever_stands_in_the_others(text: str, other: str) -> None:
    def values(blocks: list[Block], index: int) -> list[tuple[int, int, float | None, str | None]]:
        return [
            (found.span.start, found.span.end, found.low, found.unit)
            for found in figures.find_figures(
                blocks, date_mentions.find_dates(blocks, date(2031, 3, 19)), ()
            )
            if found.span.block == index
        ]

    assert values([Block(text)], 0) == values([Block(other), Block(text)], 1)
