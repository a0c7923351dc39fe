"""A long article shows the same lines at every position as a short one."""

import gc
import weakref
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.evidence import annotated_part, claimed, said
from reader.library.row_window import RowWindow
from reader.library.rows import Article, ReadingPosition, TextCopy
from reader.models import Annotations, Bulletin, Development, Span
from reader.ui.page import evidence_page, wrap
from reader.ui.page.article_page import article_blocks, page_block_of
from reader.ui.page.highlights import MatchPlaces, TextHighlights
from reader.ui.page.looks import flatten, marked_spans
from reader.ui.page.page import Page, PageBlock, PageBlocks
from reader.ui.page.walk import EvidenceItem, EvidenceWindow, at_span, step
from reader.ui.panes import pages as page_view
from tests.library.long_development import kept, many_paragraphs, one_paragraph, stored
from tests.ui.conftest import Making
from tests.ui.reading import loaded, until

MANY, ONE = many_paragraphs(1500, every=1500), one_paragraph(1500)
"""Long enough that little of them is unpacked or wrapped when they open."""


def article(part: Development, finds: Annotations, key: int = 1) -> Article:
    facts = ("A day", None, "2025-03-03", False, "text", None, (), "-", "day.txt")
    return Article(key, *kept(part, finds), 1, 2, *facts)  # type: ignore[arg-type]


def page_of(shown: Article, width: int) -> Page:
    return Page(article_blocks(shown, TextHighlights(shown)), width)


@pytest.mark.parametrize("shape", [many_paragraphs(120), one_paragraph(120)])
@pytest.mark.parametrize("width", [8, 41, 80])
def test_the_lines_are_those_of_each_paragraph_wrapped_whole(
    shape: tuple[Development, Annotations], width: int
) -> None:
    page = page_of(article(*shape), width)
    page.reach(10**9)
    for block, text in enumerate(shape[0].paragraphs, 1):
        piece = page_block_of(article(*shape), block)
        lines = [(line.start, line.end) for line in page.lines if line.piece == piece]
        assert lines == list(wrap.wrapped_lines(text, width))


def texts(shown: Article) -> list[str]:
    made = article_blocks(shown, TextHighlights(shown))
    return [piece.text for piece in iter(map(made.get, count()).__next__, None) if piece]


def test_other_bulletins_with_the_same_words_are_named_above_and_below_the_text() -> None:
    shown = article(*many_paragraphs(2))
    others = [
        TextCopy(Bulletin(f"Day {n}", (), publisher=f"Pier {n}", credits=("By Ada",)))
        for n in (1, 2)
    ]
    named = shown._replace(also=tuple(others))
    lines_of_page = texts(named)
    assert lines_of_page[2] == "also in Pier 1, Pier 2"
    assert lines_of_page[-4:] == [
        "also in Pier 1 · Day 1 · - · undated",
        "By Ada",
        "also in Pier 2 · Day 2 · - · undated",
        "By Ada",
    ]
    first = named.development.paragraphs[0]
    assert lines_of_page[page_block_of(named, 1)] == first
    plain = texts(shown)
    assert plain[page_block_of(shown, 1)] == first and "also in" not in " ".join(plain)


def test_credits_that_the_line_below_the_heading_tells_do_not_stand_below_the_text_again() -> None:
    credits = ("By Ada Quill", "Monday, March 3, 2025", "Editing by Bo Reed")
    shown = article(*many_paragraphs(2))._replace(credits=credits)
    assert texts(shown)[1].endswith("Ada Quill")
    for changes, below in (
        ({}, credits[2:]),
        ({"publisher": "Pier 1"}, (credits[0], credits[2])),
        ({"date": "2025-03-04"}, credits[1:]),
    ):
        lines = texts(shown._replace(**changes))  # type: ignore[arg-type]
        assert tuple(line for line in lines if line in credits) == below


@pytest.mark.slow
@pytest.mark.parametrize("shape", [MANY, ONE])
def test_the_height_is_guessed_well_and_known_in_the_end(
    shape: tuple[Development, Annotations],
) -> None:
    page = page_of(article(*shape), 72)
    page.reach(100)
    guess = page.height
    assert len(page.lines) == 100
    page.reach(10**9)
    assert guess == pytest.approx(page.height, rel=0.35)


@pytest.mark.parametrize("shape", [many_paragraphs(200), one_paragraph(200)])
@given(st.integers(0, 18_000), st.integers(0, 300), st.integers(0, 199))
@settings(max_examples=15, deadline=None)
def test_a_character_looks_the_same_however_much_was_asked_for(
    shape: tuple[Development, Annotations], start: int, length: int, number: int
) -> None:
    part, finds = shape
    shown = article(part, finds)
    marks = TextHighlights(shown)
    matches = [Span(block, 4, 9) for block in range(1, len(part.paragraphs) + 1)]
    current = finds.quotes[number].span
    marks.lay(current=current, matches=MatchPlaces(iter(matches)))
    read_block = annotated_part(part, finds).block
    spans = list(marked_spans(finds.quotes, finds.figures, finds.dates, part.links, read_block))
    spans += [(current, "current"), *((span, "match") for span in matches)]
    for block in {1, current.block, len(part.paragraphs)}:
        whole = flatten([(span, kind) for span, kind in spans if span.block == block])
        some = marks.of(block)(start, start + length)
        for at in range(start, min(start + length, len(part.paragraphs[block - 1]))):
            expected = [run.kinds for run in whole if run.start <= at < run.end]
            assert [run.kinds for run in some if run.start <= at < run.end] == expected


def pieces_of(pieces: PageBlocks) -> Iterator[PageBlock]:
    number = 0
    while (piece := pieces.get(number)) is not None:
        yield piece
        number += 1


def all_in_order(finds: Annotations, kind: str) -> list[EvidenceItem]:
    some: list[EvidenceItem] = [*finds.figures, *finds.dates] if kind == "numbers" else []
    return sorted(some or [*finds.quotes], key=lambda item: item.span)


@pytest.mark.parametrize("kind", ["quotes", "numbers"])
@pytest.mark.parametrize("shape", [many_paragraphs(150), one_paragraph(150)])
def test_quotes_and_figures_are_walked_in_order_both_ways(
    shape: tuple[Development, Annotations], kind: str
) -> None:
    found = article(*shape).found
    runs: list[EvidenceWindow] = [found.quotes]
    if kind == "numbers":
        runs = [found.figures, found.dates]
    items = all_in_order(shape[1], kind)
    start = ReadingPosition(0, 0)
    for direction, order in ((1, items), (-1, items[::-1])):
        walked: list[EvidenceItem] = []
        at: EvidenceItem | None = None if direction > 0 else items[-1]
        for _ in items[direction < 0 :]:
            at = step(runs, direction, at, start)
            assert at is not None
            walked.append(at)
        assert walked == order[direction < 0 :]
        assert step(runs, direction, at, start) == at  # there are no more


@pytest.mark.parametrize("shape", [many_paragraphs(150), one_paragraph(150)])
def test_walking_begins_at_the_line_at_the_top(shape: tuple[Development, Annotations]) -> None:
    found, finds = article(*shape).found, shape[1]
    quote = finds.quotes[70]
    top = ReadingPosition(quote.span.block, quote.span.start + 3)  # in the midst of it
    assert step([found.quotes], 1, None, top) == quote
    assert step([found.quotes], -1, None, top) == finds.quotes[69]
    behind = ReadingPosition(10**6, 0)
    assert step([found.quotes], 1, None, behind) == finds.quotes[-1]
    assert step([found.quotes], -1, None, behind) == finds.quotes[-1]
    assert step([], 1, None, top) is None
    assert at_span(found.quotes, quote.span) == quote
    assert at_span(found.quotes, Span(1, 1, 2)) is None


def test_the_evidence_of_a_long_article_is_that_of_all_its_quotes() -> None:
    part, finds = many_paragraphs(200)
    pieces = evidence_page.evidence_blocks(article(part, finds), 80)
    targets = [piece.target for piece in pieces_of(pieces) if piece.target is not None]
    plain = [annotated_part(part, finds)]
    quotes = [line.span for speaker in said(plain) for line in speaker.quotes]
    figures = [line.span for line in claimed(plain)]
    assert list(dict.fromkeys(targets)) == [*quotes, *figures]
    assert (len(quotes), len(figures)) == (200, 378)


def test_the_first_page_of_evidence_reads_little() -> None:
    text, found = stored(*MANY)
    shown = article(*MANY)._replace(development=text, found=found)
    made = evidence_page.evidence_blocks(shown, 80)
    assert made[39].text
    assert len(found.quotes._pages) < 1500 / 64 / 4
    assert not found.figures._pages


@pytest.mark.slow
@pytest.mark.parametrize("shape", [MANY, ONE])
async def test_a_long_article_is_read_to_its_end_and_back(
    make_app: Making, shape: tuple[Development, Annotations], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app("A day in Orm\n\nThe ferry stays.")
    async with app.run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        shown = article(*shape)
        screen.text.show(shown)
        screen.evidence.show(shown)
        screen.go_to_pane("article")
        assert len(screen.text.page.lines) < 200

        def lines() -> list[str]:
            view = screen.text
            return [view.render_line(y).text for y in range(view.page_size)]

        monkeypatch.setattr(page_view, "MOMENT", 0.0)  # as if it took long
        await pilot.press("G")
        await until(pilot, lambda: screen.text.at_end)
        texts = shape[0].paragraphs[-9:]
        cut = [
            text[a:b] for text in texts for a, b in wrap.wrapped_lines(text, screen.text.page.width)
        ]
        tail = [line.strip() for line in cut if line.strip()][-5:]
        seen = [line.strip(" ▐") for line in lines()]
        assert [line for line in seen if line and "↗" not in line][-len(tail) :] == tail
        await pilot.press("k", "k", "g")
        assert "Ferry held" in lines()[0]
        await pilot.resize_terminal(80, 24)
        assert "Ferry held" in " ".join(lines())


@pytest.mark.slow
async def test_an_article_that_was_left_is_not_kept(make_app: Making) -> None:
    app = make_app("A day in Orm\n\nThe ferry stays.")
    async with app.run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        before = screen.text.article
        text, found = stored(*many_paragraphs(500))
        long = article(*many_paragraphs(3))._replace(development=text, found=found)
        del text, found
        gone: list[weakref.ref[object]] = [weakref.ref(long.development), weakref.ref(long.found)]
        screen.text.show(long)
        screen.evidence.show(long)
        screen.go_to_pane("article")
        await pilot.press("G", "K", "g")
        del long
        screen.text.show(before)
        screen.evidence.show(before)
        gc.collect()
        assert [ref() for ref in gone] == [None, None]


HOSTILE = {
    "5,000 marks on one letter": "e" + "\u0301" * 5000 + " and so on, word after word. " * 9,
    "a chain of joined people": "\u200d".join(["👩"] * 3000) + " and so on. " * 9,
    "joiners alone": "\u200d" * 3000 + "x" * 200,
    "selectors": "☁\ufe0f" * 60 + " clouds",
    "wide at the right edge": "x" * 39 + "漢" * 100,
    "ambiguous": "±§¶·†‡•‰′″※" * 20,
    "flags": "🇺🇦" * 200,
}


@pytest.mark.parametrize("size", [(80, 32), (119, 35)])
async def test_the_columns_stay_whatever_the_letters(
    make_app: Making, size: tuple[int, int]
) -> None:
    app = make_app("A day in Orm\n\nThe ferry stays.")
    async with app.run_test(size=size) as pilot:
        screen = await loaded(pilot)
        for name, letters in HOSTILE.items():
            part = Development("Ferry held", (letters, "It left."))
            shown = article(part, Annotations())
            # The gate before the index would take most of these letters away.
            shown.development.paragraphs = RowWindow(2, part.paragraphs, 2, lambda *_: (), "")
            screen.text.show(shown)
            await pilot.pause()
            for y in range(screen.text.page_size):
                assert screen.text.render_line(y).cell_length == screen.text.size.width, name
                text = screen.text.render_line(y).text
                assert wrap.count_cells(text) == screen.text.size.width, name
            left = "".join(screen.text.render_line(y).text for y in range(24))
            assert "It left." in left, name
