"""What is read without the Markdown parser is what the parser would give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean import clean
from reader.parse import markdown
from reader.parse.blocks import simple_markdown

LINES = [
    "# Title",
    "##  Bridge reopens ",
    "### A bridge & a mill",
    "Lorries crossed it at noon, and *nobody* stopped them.",
    "“We waited,” said Ilse Varn  ",
    "'tis a [road](http://example.org/) of stone\\",
    "Town | Lorries",
    "a",
    "",
    "   ",
]
OTHERS = [
    "---",
    "===",
    "- item",
    "1. item",
    "> quoted",
    "```",
    "    code",
    "<p>",
    "|-|",
    "## #",
    "#",
]


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_headings_and_paragraphs_are_as_the_parser_gives_them(text: str) -> None:
    blocks = simple_markdown.blocks(text)
    assert blocks is not None
    assert list(markdown._plain_units(blocks)) == list(markdown._units(text))


@given(st.lists(st.sampled_from(LINES + OTHERS), max_size=12).map("\n".join) | st.text())
def test_whatever_is_read_without_the_parser_is_as_it_gives_it(text: str) -> None:
    text = clean(text)  # as all that is parsed
    if (blocks := simple_markdown.blocks(text)) is not None:
        assert list(markdown._plain_units(blocks)) == list(markdown._units(text))


@pytest.mark.parametrize("other", OTHERS)
def test_other_markup_is_left_to_the_parser(other: str) -> None:
    assert simple_markdown.blocks(f"Town | Lorries\n{other}\n") is None
