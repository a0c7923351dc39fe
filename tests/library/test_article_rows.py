"""An article is read from the rows of the index a window at a time, and is what was stored."""

import sqlite3
from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.evidence import Part, annotated_part
from reader.library import row_window
from reader.library.article_text import block_text, part_of
from reader.library.index import queries
from reader.library.index.connect import Index
from reader.library.index.prepare import FileSeen, prepare_bulletin
from reader.library.index.writing.write import put
from reader.library.row_window import text_place
from reader.library.rows import Article
from reader.models import (
    AnnotatedBulletin,
    Annotations,
    Bulletin,
    DateMention,
    Development,
    Figure,
    Link,
    ParagraphKind,
    Person,
    Quote,
    Span,
)
from tests.library.long_development import PEOPLE, many_paragraphs, one_paragraph, stored
from tests.quick import first_quick

SHAPES = [many_paragraphs(700), one_paragraph(700), many_paragraphs(3)]

SPANS = st.builds(Span, st.integers(0, 2), st.integers(0, 10**6), st.integers(0, 10**6))
TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=40)
MAYBE = st.none() | TEXTS
NUMBERS = st.none() | st.floats(allow_nan=False)
SPEAKERS = st.sampled_from([(), (0,), (1,), (1, 0)])
STANCES = st.sampled_from(["says", "denies", "withholds", "asks", "wants"])
KINDS = st.lists(st.sampled_from(get_args(ParagraphKind)), min_size=4, max_size=4)
PARTS = st.builds(
    lambda heading, texts, time, links, day, section, kinds: Development(
        heading, texts, time, links, day, section, tuple(kinds[: len(texts)])
    ),
    TEXTS,
    st.lists(TEXTS, min_size=2, max_size=4).map(tuple),
    MAYBE,
    st.lists(st.builds(Link, SPANS, TEXTS), max_size=2).map(tuple),
    st.none() | st.just("2025-03-03"),
    st.none() | TEXTS.filter(bool),
    st.just([]) | KINDS,
)
ROSTER = st.builds(
    Person, TEXTS, MAYBE, st.lists(TEXTS, max_size=2).map(tuple), st.just("group"), MAYBE
)
FOUND = st.builds(
    Annotations,
    st.lists(ROSTER, min_size=2, max_size=3).map(tuple),
    st.lists(
        st.builds(
            Quote,
            SPANS,
            cue=st.none() | SPANS,
            speaker=st.none() | SPANS,
            relay=MAYBE,
            basis=st.sampled_from(["cue", "pronoun", "unknown"]),
            continued=st.booleans(),
            stance=STANCES,
            speakers=SPEAKERS,
        ).map(lambda quote: quote._replace(person=next(iter(quote.speakers), None))),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.builds(
            Figure,
            SPANS,
            NUMBERS,
            NUMBERS,
            unit=MAYBE,
            counted=MAYBE,
            magnitude=st.none() | st.integers(0, 12),
            claim=st.integers(0, 9),
            claimant_basis=st.sampled_from(["named", "bulletin", "unknown"]),
            stance=STANCES,
            claimants=SPEAKERS,
        ).map(lambda figure: figure._replace(claimant=next(iter(figure.claimants), None))),
        max_size=3,
    ).map(tuple),
    st.lists(st.builds(DateMention, SPANS, MAYBE, st.booleans()), max_size=3).map(tuple),
    st.just("en"),
    st.just(()),
)


@given(PARTS, FOUND)
@settings(max_examples=12, deadline=None)
def test_a_development_and_its_annotations_come_back(part: Development, found: Annotations) -> None:
    text, evidence = stored(part, found)
    assert (text.whole(), evidence.whole()) == (part, found)


@given(
    st.builds(Bulletin, TEXTS, st.just(()), st.none(), MAYBE, st.none(), address=MAYBE, name=TEXTS)
)
@settings(max_examples=8, deadline=None)
def test_the_facts_of_a_bulletin_come_back(bulletin: Bulletin) -> None:
    part, source = many_paragraphs(3)[0], "/tmp/\udcff.txt"  # a name that is no text
    made = bulletin._replace(developments=(part,), credits=("By Ilse", "Quay"), source=source)
    article = opened(made, Annotations())[1]
    facts = (article.bulletin_title, article.publisher, article.address, article.credits)
    assert facts == (made.title, made.publisher, made.address, made.credits)
    assert (article.source, article.name) == (source, made.name)


def same_groups(one: Part, other: Part) -> None:
    """Groups are the same and in the same order."""
    assert list(one.by_speaker().items()) == list(other.by_speaker().items())
    assert list(one.by_claim().items()) == list(other.by_claim().items())


def opened(bulletin: Bulletin, finds: Annotations) -> tuple[Index, Article]:
    """An index in memory with one bulletin, and its first article."""
    index = Index(None)
    made = prepare_bulletin(AnnotatedBulletin(bulletin, (finds,)), 1)
    put(index.connection(), FileSeen(b"/day.txt", 0, 0, b"", ""), [made])
    article = reopened(index)
    assert article is not None
    return index, article


def reopened(index: Index) -> Article | None:
    return queries.article(index.connection(), 1, lambda ask: ask(index.connection()))


@pytest.mark.parametrize(("part", "finds"), SHAPES)
def test_every_part_of_it_is_what_was_stored(part: Development, finds: Annotations) -> None:
    text, found = stored(part, finds)
    assert (text.whole(), found.whole()) == (part, finds)
    assert [found.quotes[n] for n in range(len(found.quotes))] == list(finds.quotes)
    assert found.figures[5:2:-1] == finds.figures[5:2:-1]
    assert block_text(text, 1) == part.paragraphs[0] and block_text(text, 0) == part.heading
    assert text.size == sum(map(len, part.paragraphs))
    assert text.words == sum(paragraph.count(" ") + 1 for paragraph in part.paragraphs)
    same_groups(part_of(text, found), annotated_part(part, finds))
    with pytest.raises(IndexError):
        found.quotes[len(finds.quotes)]


@pytest.mark.parametrize(("part", "finds"), SHAPES)
def test_all_that_touches_a_place_is_found_there(part: Development, finds: Annotations) -> None:
    _, found = stored(part, finds)
    for number in (0, 1, len(finds.quotes) // 2, len(finds.quotes) - 1):
        quote = finds.quotes[number]
        for span in (quote.span, quote.cue, quote.speaker):
            assert span is not None
            low, high = text_place(span.block, span.start), text_place(span.block, span.end)
            assert quote in list(found.quotes.touching(low, low + 1))
            assert quote in list(found.quotes.touching(high - 1, high))
        end = text_place(quote.span.block, quote.span.end)
        assert found.quotes.first_ending_after(end - 1) == number
        assert found.quotes.first_ending_after(end) == number + 1


def test_items_that_are_in_no_order_or_reach_into_other_blocks_are_found_too() -> None:
    part, finds = many_paragraphs(200)
    far = finds.quotes[150]._replace(speaker=Span(120, 37, 41))
    links = part.links[::-1]
    quotes = (*finds.quotes[:150], far, *finds.quotes[151:])
    text, found = stored(part._replace(links=links), finds._replace(quotes=quotes))
    low = text_place(120, 37)
    assert far in list(found.quotes.touching(low, low + 1))
    assert list(text.links) == list(links)
    low = text_place(links[3].span.block, links[3].span.start)
    assert links[3] in list(text.links.touching(low, low + 1))


def counting(index: Index, told: list[int]) -> Callable[[Callable[[sqlite3.Connection], Any]], Any]:
    """Asks an index, and tells how many rows each answer has."""

    def ask(question: Callable[[sqlite3.Connection], Any]) -> Any:
        answer = question(index.connection())
        told.append(len(answer) if isinstance(answer, list) else 1)
        return answer

    return ask


@pytest.mark.parametrize("shape", first_quick([many_paragraphs(3000), one_paragraph(3000)]))
def test_little_of_a_long_one_is_read_for_one_place(
    shape: tuple[Development, Annotations],
) -> None:
    index, _ = opened(Bulletin("A day", (shape[0],)), shape[1]._replace(people=PEOPLE))
    told: list[int] = []
    steps = [0]

    def step() -> None:
        steps[0] += 1

    index.connection().set_progress_handler(step, 100)
    article = queries.article(index.connection(), 1, counting(index, told))
    assert article is not None and told == []
    low = text_place(shape[1].quotes[1500].span.block, shape[1].quotes[1500].span.start)
    for window in (article.found.quotes, article.found.figures, article.found.dates):
        assert 0 < len(list(window.touching(low, low + 3000))) < 200
    assert sum(told) < 600
    assert steps[0] < 300  # hundreds of steps of SQLite's machine


@pytest.mark.slow
def test_no_more_than_some_pages_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_window, "KEPT", 24)
    _, found = stored(*many_paragraphs(3000))
    assert len(list(found.quotes)) == 3000
    assert sum(map(len, found.quotes._pages.values())) < 2000


@pytest.mark.slow
@pytest.mark.parametrize("count", [3, 700])
def test_a_corrected_quote_stands_with_its_new_speaker(count: int) -> None:
    finds = many_paragraphs(count)[1]
    part, _ = many_paragraphs(count)
    text, found = stored(part, finds)
    changed = {
        n: finds.quotes[n]._replace(person=1, basis="corrected", speakers=(1,))
        for n in (0, count - 1)
    }
    figures = {n: finds.figures[n]._replace(claimant=1, claimants=(1,)) for n in (1, count)}
    other = found.corrected(PEOPLE, changed, figures)
    quotes = tuple(changed.get(n, quote) for n, quote in enumerate(finds.quotes))
    counted = tuple(figures.get(n, figure) for n, figure in enumerate(finds.figures))
    made = finds._replace(quotes=quotes, figures=counted)
    assert other.whole() == made
    same_groups(part_of(text, other), annotated_part(part, made))
    assert other != found and other == found.corrected(PEOPLE, changed, figures)
    assert other != found.corrected(PEOPLE, changed, {})
    same_groups(part_of(text, found), annotated_part(part, finds))


def test_what_was_not_read_of_a_text_that_changed_is_missing_and_not_that_of_another() -> None:
    part, finds = many_paragraphs(300)
    index, article = opened(Bulletin("A day", (part,)), finds)
    other = part._replace(paragraphs=tuple(text.upper() for text in part.paragraphs))
    made = prepare_bulletin(AnnotatedBulletin(Bulletin("A day", (other,)), (finds,)), 1)
    put(index.connection(), FileSeen(b"/day.txt", 0, 0, b"", ""), [made])
    now = reopened(index)
    assert now is not None and now.key == article.key
    assert now.development.paragraphs[200].isupper() and now.development != article.development
    assert article.development.paragraphs[0] == part.paragraphs[0]
    assert article.development.paragraphs[200] == "…"
    assert len(list(article.found.quotes)) == 300 and article.found.quotes[299].span == (0, 0, 0)


def test_the_very_same_text_read_again_is_equal() -> None:
    part, finds = many_paragraphs(300)
    index, article = opened(Bulletin("A day", (part,)), finds)
    made = prepare_bulletin(AnnotatedBulletin(Bulletin("A day", (part,)), (finds,)), 1)
    put(index.connection(), FileSeen(b"/day.txt", 0, 0, b"", ""), [made])
    assert reopened(index) == article
    assert article.development.paragraphs[200] == part.paragraphs[200]


@pytest.mark.parametrize("table", ["block", "link", "quote", "figure", "day"])
def test_a_long_article_whose_last_row_is_not_there_is_damaged(table: str) -> None:
    part, finds = many_paragraphs(300)
    index, _ = opened(Bulletin("A day", (part,)), finds)
    last = f"(SELECT max(number) FROM {table})"
    index.connection().execute(f"DELETE FROM {table} WHERE number = {last}")
    with pytest.raises(sqlite3.DatabaseError):
        reopened(index)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE quote SET person = 3 WHERE number > 70",
        "UPDATE quote SET person = 'x' WHERE number > 70",
        "UPDATE quote SET speakers = '[0,3]' WHERE number > 70",
        "UPDATE quote SET speakers = '[0,[1]]' WHERE number > 70",
        "UPDATE quote SET speakers = '[' WHERE number > 70",
        "UPDATE figure SET claimants = '[0,3]' WHERE number = alike",
        "UPDATE figure SET claimants = 'x' WHERE number = alike",
        "UPDATE figure SET stance = 'rumoured' WHERE number = alike",
        "UPDATE quote SET number = 5000 WHERE number = 199",
        "UPDATE figure SET wording = x'ff' WHERE number > 70",
        "UPDATE figure SET number = 5000 WHERE number = 399",
    ],
)
def test_a_group_that_cannot_be_is_damage(damage: str) -> None:
    part, finds = many_paragraphs(200)
    index, article = opened(Bulletin("A day", (part,)), finds)
    index.connection().execute(damage)
    with pytest.raises(sqlite3.DatabaseError):
        article.found.by_speaker(article.development)
        article.found.by_claim(article.development)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE quote SET person = 3",
        "UPDATE quote SET person = -1",
        "UPDATE quote SET block = 99",
        "UPDATE quote SET start = 'x'",
        "UPDATE quote SET cue_start = NULL",
        "UPDATE quote SET end = 1 << 40",
        "UPDATE quote SET basis = 'said so'",
        "UPDATE quote SET continued = 2",
        "UPDATE figure SET claimant = 3",
        "UPDATE figure SET low = x'00'",
        "UPDATE figure SET qualifier = ''",
        "UPDATE figure SET claimant_basis = 'rumour'",
        "UPDATE day SET value = 7.5e0 || x'ff'",
        "UPDATE block SET text = x'ff'",
        "UPDATE person SET aliases = '{}'",
        "UPDATE person SET kind = 'ghost'",
        "DELETE FROM block WHERE number = 2",
        "DELETE FROM quote WHERE number = 1",
        "UPDATE article SET blocks = -1",
        "UPDATE article SET words = 'many'",
        "UPDATE article SET quotes = 1 << 60",
        "UPDATE article SET days = 1 << 30",
        "UPDATE bulletin SET source = 'day.txt'",
        "UPDATE bulletin SET basis = 'hearsay'",
        "UPDATE bulletin SET credits = NULL",
    ],
)
def test_a_row_that_cannot_be_is_damage(damage: str) -> None:
    index, _ = opened(Bulletin("A day", (many_paragraphs(3)[0],)), many_paragraphs(3)[1])
    index.connection().execute(damage)
    with pytest.raises(sqlite3.DatabaseError):
        reopened(index)


def test_text_that_others_wrote_into_rows_passes_the_gate() -> None:
    part, finds = many_paragraphs(3)
    index, _ = opened(Bulletin("A day", (part,)), finds)
    evil = "\x1b]0;x\x07\x9b5mA\u202e\U000e0041b"
    for table, columns in {
        "block": ["text"],
        "person": ["name", "role"],
        "quote": ["relay"],
        "figure": ["unit", "counted"],
        "day": ["value"],
        "link": ["address"],
        "article": ["time"],
        "bulletin": ["publisher", "address", "title", "name", "date"],
    }.items():
        for column in columns:
            index.connection().execute(f"UPDATE {table} SET {column} = ?", (evil,))
    article = reopened(index)
    assert article is not None
    text, found = article.development.whole(), article.found.whole()
    shown = {
        *(text.heading, text.time, *text.paragraphs, *(link.address for link in text.links)),
        *(word for person in found.people for word in (person.name, person.role)),
        *(quote.relay for quote in found.quotes),
        *(word for figure in found.figures for word in (figure.unit, figure.counted)),
        *(day.value for day in found.dates),
        *(article.publisher, article.address, article.bulletin_title, article.name, article.date),
    }
    assert shown == {"Ab"}
