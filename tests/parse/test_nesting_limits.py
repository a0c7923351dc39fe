"""Parsing costs at most so many calls for each character, whatever the document."""

import pytest

from benchmarks.hostile.hard_documents import PARSED
from benchmarks.hostile.hard_frames import FRAMED, Rows
from benchmarks.hostile.hard_lines import Piece
from benchmarks.hostile.hard_texts import repeated
from reader.models import Bulletin
from tests.call_counts import effort
from tests.parse.cases import TODAY, Text, parse_one
from tests.quick import some_quick

MOST_CALLS = 51
"""For a character; bold HTML in every line of a Markdown text takes 50, and 4 s a megabyte."""

LENGTH = 4000
"""Characters of a document: what grows faster than its length is seen here as well as in more."""


def parsed(text: str, media_type: str = "text/markdown") -> Bulletin:
    answer = parse_one(Text(text, media_type=media_type), TODAY)
    assert isinstance(answer, Bulletin)
    return answer


def effort_of(text: str, media_type: str = "text/markdown") -> int:
    return effort(lambda: parsed(text, media_type))


def shown(bulletin: Bulletin) -> str:
    parts = [text for part in bulletin.parts for text in (part.heading, *part.paragraphs)]
    return " ".join([bulletin.title, *parts, *bulletin.credits])


@pytest.mark.parametrize("piece", some_quick(PARSED))
def test_no_document_is_more_work_than_its_length_allows(piece: str) -> None:
    media_type = "text/markdown" if piece[0] == "1" else "text/plain"
    text = repeated(piece[1:], LENGTH)
    parse_one(Text("# a\n\n- *b*\n"), TODAY)  # loads what is loaded once
    assert effort(lambda: parse_one(Text(text, media_type=media_type), TODAY)) < MOST_CALLS * len(
        text
    )


@pytest.mark.parametrize("piece", some_quick(FRAMED))
def test_nothing_around_a_text_makes_it_more_work(piece: Piece | Rows) -> None:
    form, text = piece.grown(LENGTH)[0], piece.grown(LENGTH)[1:]
    media_type = "text/markdown" if form == "1" else "text/plain"
    parse_one(Text("# a\n\n- *b*\n"), TODAY)
    assert effort(lambda: parse_one(Text(text, media_type=media_type), TODAY)) < MOST_CALLS * len(
        text
    )


@pytest.mark.parametrize("drawn", ["-" * 12, "-" * 200, "* " * 30, "- " * 30])
def test_a_line_that_is_drawn_is_not_nested(drawn: str) -> None:
    head = "Day one\n=======\n\nBridge falls\n------------\n\n"
    (part,) = parsed(f"{head}{drawn}\n\nSee <b>this</b> &amp; that.\n").developments
    assert (part.heading, part.paragraphs) == ("Bridge falls", ("See this & that.",))


@pytest.mark.parametrize(
    "piece",
    [
        "> <!-- a\nthe crew went home to a village\n",
        "> > ```a\n> the crew went home to a village\n",
    ],
)
def test_quotes_that_begin_again_are_not_each_read_to_the_end(piece: str) -> None:
    """100 s a megabyte for 256 kB, and four times that for four times as much of it."""
    few, many = (effort_of(repeated(piece, size)) for size in (8000, 32000))
    assert many < 5 * few


MARKED = {
    "nested lists": "- - - - the crew {}\n",
    "lists in turn": "- {}\n  - {}\n    - {}\n",
    "numbered lists": "1. {}\n",
    "quotes": "> {}\n",
    "quotes of open fences": "> ```\nthe {}\n",
}


@pytest.mark.parametrize("piece", MARKED.values(), ids=MARKED.keys())
def test_no_word_of_a_tangle_of_lists_and_quotes_is_lost(piece: str) -> None:
    text = repeated(piece, 20_000).rsplit("\n", 1)[0]
    words = {word for word in text.split() if word.isalpha()}
    assert words <= set(shown(parsed(text)).split())


LISTS = (
    "## Losses\n\nThe staff gave these figures.\n\n"
    + "- Tanks: 9,000 (+10)\n  - of old ones: 12\n" * 12
)
QUOTES = (
    "## Talks\n\nThey said this:\n> We stay where we are.\n> So be it.\nThey went home at ten.\n\n"
)


@pytest.mark.parametrize("text", [LISTS * 20, QUOTES * 200], ids=["lists", "quotes"])
def test_lists_and_quotes_that_people_write_are_read_as_such(text: str) -> None:
    found = shown(parsed(text))
    assert "> " not in found and "- " not in found and "## " not in found


def test_a_table_of_more_cells_than_people_write_is_no_more_work_than_plain_text() -> None:
    """The parser takes 4 s for a megabyte of cells."""
    table = "| word " * 60 + "|\n" + "|---" * 60 + "|\n" + ("| word " * 60 + "|\n") * 400
    plain, marked = (effort_of(table, form) for form in ("text/plain", "text/markdown"))
    assert marked < 1.5 * plain
