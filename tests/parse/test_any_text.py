"""Properties of parsing for every text, hostile ones included."""

import textwrap
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.clean import line
from reader.models import Bulletin, Unreadable
from reader.parse.limits import LONGEST_LINE, MOST_LINES
from tests.parse.cases import CASES, Text, load, parse_one

TODAY = date(2031, 6, 1)
FORMATS = st.sampled_from(["text/plain", "text/markdown", ""])
MARKUP = """# ## ### --- === *** ** __ _ ` ``` > - * + 1. 2) • | |-|-| [a](b) [a] ][ ]( ![x](y) <b>
</b> <!-- &#27; &amp; &#x9b;31m https://a.example/x) http://
[c](https://b.example) \\ & title: url:"""
WORDS = """14:05 9.30 (14:05) GMT — “ ” ‘ ’ : . , ! ? … By Juna Edited by: (AP) Reporting May 12
a é 北 2031-05-12 Monday, Here are the developments Key points Fighting The guns fell silent said"""
ACTING = ["\x1b[31m", "\x1b]0;x\x07", "\x9d", "\u202e", "\u2028", "\u200d", "\ud83d"]
SPACES = ["\t", "\r", "\r\n", "\n", "\n\n", "\n\n\n", "    "]
BITS = st.sampled_from([*MARKUP.split(), *WORDS.split(), *ACTING, *SPACES])
TANGLES = st.lists(BITS | st.text(max_size=5), max_size=40).map(" ".join)
TEXTS = TANGLES | st.lists(BITS, max_size=40).map("".join) | st.text()


@settings(max_examples=100, deadline=None)
@given(TEXTS, FORMATS)
def test_every_text_is_a_bulletin_of_clean_lines_or_a_reason(text: str, media_type: str) -> None:
    answer = parse_one(Text(text, "a.txt", TODAY, media_type), TODAY)
    if isinstance(answer, Unreadable):
        assert answer.why.startswith(("is ", "has "))
        return
    assert answer.title == line(answer.title) != ""
    assert answer.developments
    assert all(credit == line(credit) != "" for credit in answer.credits)
    for part in answer.parts:
        assert part.heading == line(part.heading)
        assert all(text == line(text) != "" for text in part.paragraphs)
        assert part.heading or part.paragraphs or part.time
        for link in part.links:
            block = part.blocks[link.span.block].text
            assert 0 <= link.span.start < link.span.end <= len(block)
            assert link.address.lower().startswith(("http://", "https://"))
            assert link.address == line(link.address)


@settings(deadline=None)
@given(TEXTS)
def test_a_text_that_has_letters_is_never_called_empty(text: str) -> None:
    if any(character in "éa北" for character in text) and "<" not in text and "[" not in text:
        assert isinstance(parse_one(Text(text, media_type="text/plain"), TODAY), Bulletin)


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_lines_of_bulletins_in_any_order_and_cut_anywhere_are_a_bulletin(media_type: str) -> None:
    chance = Random(7)
    lines = [
        row
        for path in sorted(CASES.glob("specimen-*.txt"))
        for row in load(path).document.text.splitlines()
        if row.strip() and "<" not in row
    ]
    for _ in range(60):
        rows = [chance.choice(lines)[: chance.choice((400, 30, 5))] for _ in range(20)]
        text = chance.choice(("\n", "\n\n")).join(rows)
        assert isinstance(parse_one(Text(text, media_type=media_type), TODAY), Bulletin)


def test_tables_of_more_cells_than_people_write_are_read_as_plain_text() -> None:
    table = "| word " * 60 + "|\n" + "|---" * 60 + "|\n" + ("| word " * 60 + "|\n") * 2000
    answer = parse_one(Text(table, media_type="text/markdown"), TODAY)
    assert isinstance(answer, Bulletin)
    words = " ".join(text for part in answer.parts for text in (part.heading, *part.paragraphs))
    assert words.count("word") == 60 * 2001


@pytest.mark.parametrize(
    "text", ["", " \n\t\r\n", "\ufeff", "\x1b[2J\u200b", "---\ntitle: a\n---\n"]
)
def test_an_empty_text_is_unreadable(text: str) -> None:
    assert parse_one(Text(text, "a.txt"), TODAY) == Unreadable("a.txt", "is empty")


def test_a_text_of_very_many_lines_is_refused() -> None:
    answer = parse_one(Text("a\n" * MOST_LINES, "a.txt"), TODAY)
    assert answer == Unreadable("a.txt", "has too many lines (the limit is 50,000)")


def test_a_line_longer_than_any_text_has_is_refused() -> None:
    answer = parse_one(Text("Short.\n" + "a " * LONGEST_LINE, "a.txt"), TODAY)
    why = "has a line of 2,000,000 characters, so it is not text"
    assert answer == Unreadable("a.txt", why)
    assert isinstance(parse_one(Text("a" * LONGEST_LINE, "a.txt"), TODAY), Bulletin)


@pytest.mark.parametrize(
    "text",
    [
        "A row\n\n| a | b |\n|---|---|\n| | |\n | |\n",  # rows of tables without a word
        "[^1] &#27;[3m\n\n| |\n|---|\n| <b><b> |\n",
    ],
)
def test_a_row_without_a_word_is_no_paragraph(text: str) -> None:
    answer = parse_one(Text(text, "a.md", None, "text/markdown"), TODAY)
    assert isinstance(answer, Bulletin)
    assert all(paragraph for part in answer.parts for paragraph in part.paragraphs)


NESTED = {
    "quotes": ">" * 100_000,
    "spaced quotes": "> " * 50_000 + "a",
    "brackets": "[" * 100_000,
    "images": "![" * 50_000,
    "bullets": "- " * 50_000 + "a",
    "numbers": "1. " * 50_000 + "a",
    "lists below lists": "".join("  " * depth + "- a\n" for depth in range(300)),
    "emphasis": "*a " * 50_000,
    "html": "<div>" * 50_000,
    "mixed": "> - 1. " * 20_000 + "a",
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED.keys())
def test_deep_nesting_is_read_as_plain_text(text: str) -> None:
    answer = parse_one(Text("## A\n\nB.\n\n" + text, "a.md", None, "text/markdown"), TODAY)
    assert isinstance(answer, Bulletin)
    shown = "".join(answer.title + "".join(map(str, answer.parts)))
    assert text.count("a") <= shown.count("a")


def shown_of(text: str) -> str:
    """Every word that is shown of a Markdown text."""
    answer = parse_one(Text(text, "a.md", None, "text/markdown"), TODAY)
    assert isinstance(answer, Bulletin)
    return " ".join(map(str, (answer.title, *answer.parts)))


def test_quotes_deeper_than_people_write_stay_as_they_were_written() -> None:
    assert ">" not in shown_of("## A\n\n" + "> " * 11 + "deep")
    assert "> > > deep" in shown_of("## A\n\nB.\n\n" + "> " * 12 + "deep")


def test_a_text_with_more_markup_than_people_write_stays_as_it_was_written() -> None:
    few, many = ("The *crew* rested.\n\n" * times for times in (400, 600))
    assert "*" not in shown_of("## A\n\n" + few)
    assert "The *crew* rested." in shown_of("## A\n\n" + many)


def test_a_paragraph_with_more_markup_than_people_write_stays_as_it_was_written() -> None:
    assert "*" not in shown_of("## A\n\n" + "the *crew* rested " * 60)
    assert "the *crew* rested" in shown_of("## A\n\n" + "the *crew* rested " * 61)


TELLS = "guns fell silent on the ridge after three days of rain and sleet while the talks held"
SENTENCE = st.lists(
    st.sampled_from(TELLS.split()),
    min_size=8,
    max_size=40,
).map(lambda words: f"The {' '.join(words)}.")
HEADING = st.lists(
    st.sampled_from(TELLS.split()),
    min_size=2,
    max_size=7,
).map(lambda words: " ".join(words).capitalize())
BULLETINS = st.tuples(
    st.lists(SENTENCE, min_size=1, max_size=3),
    st.lists(
        st.tuples(HEADING, st.lists(SENTENCE, min_size=1, max_size=4)), min_size=2, max_size=4
    ),
)
LAYOUTS = ["lines", "blank lines", "wrapped", "windows", "spaced out", "tight headings"]


def lay_out(rows: list[tuple[str, bool]], layout: str) -> str:
    wrapped = [textwrap.fill(row, 72) if layout == "wrapped" else row for row, _ in rows]
    if layout == "tight headings":
        return "".join(row + ("\n" if heading else "\n\n") for row, heading in rows)
    if layout == "spaced out":
        return "".join(("\n\n\n" if heading else "") + row + "\n\n" for row, heading in rows)
    between = {"lines": "\n", "windows": "\r\n"}.get(layout, "\n\n")
    return between.join(wrapped) + between


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(BULLETINS, st.sampled_from(LAYOUTS))
def test_the_same_bulletin_is_found_in_every_layout(
    bulletin: tuple[list[str], list[tuple[str, list[str]]]], layout: str
) -> None:
    lead, developments = bulletin
    rows = [(text, False) for text in lead]
    for heading, texts in developments:
        rows += [(heading, True), *((text, False) for text in texts)]
    answer = parse_one(Text(lay_out(rows, layout), "a.txt"), TODAY)
    assert isinstance(answer, Bulletin)
    assert answer.lead is not None
    assert list(answer.lead.paragraphs) == lead
    assert [(part.heading, list(part.paragraphs)) for part in answer.developments] == developments
