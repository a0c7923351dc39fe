"""Each part of a document is cleaned once, whatever its structure."""

from collections.abc import Callable

import pytest

from reader.models import Bulletin
from reader.parse import front_matter
from reader.parse.blocks import inline
from tests.parse.cases import TODAY, Text, parse_one

SIGNS = "→☃★" * 40  # what takes longest to clean


@pytest.fixture
def cleaned(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many characters have been cleaned within paragraphs and in front matter."""
    lengths: list[int] = []
    for module in (inline, front_matter):
        plain = module.line

        def counted(text: str, plain: Callable[[str], str] = plain) -> str:
            lengths.append(len(text))
            return plain(text)

        monkeypatch.setattr(module, "line", counted)
    return lambda: sum(lengths)


def read(text: str) -> Bulletin:
    found = parse_one(Text(text, media_type="text/markdown"), TODAY)
    assert isinstance(found, Bulletin)
    return found


def test_a_paragraph_of_links_is_not_cleaned_for_each_of_them(cleaned: Callable[[], int]) -> None:
    text = "## News\n\n" + f"{SIGNS} [a word](http://a.example) " * 100
    (part,) = read(text).developments
    assert len(part.links) == 100
    assert cleaned() < 6 * len(text)


def test_front_matter_that_goes_on_is_cleaned_once(cleaned: Callable[[], int]) -> None:
    text = "---\ntitle: Day 4\n" + f"  {SIGNS}\n" * 90 + "---\n\n## News\n\nThey slept.\n"
    assert read(text).title.split() == ["Day", "4", *[SIGNS] * 90]
    assert cleaned() < 6 * len(text)


LINKED = (
    "The crew &#27;[31m [went home](http://a.example/1)&#x202e; and "
    "[slept&#8203;](http://a.example/2) {} "
)


@pytest.mark.parametrize("between", ["", "went home", "a  \u00a0 b", "5&nbsp;000", "e\u0301" * 9])
def test_links_stand_at_their_words_in_a_text_of_which_something_goes(between: str) -> None:
    text = "## News\n\n" + LINKED.format(between) * 3
    (part,) = read(text).developments
    words = [part.paragraphs[0][link.span.start : link.span.end] for link in part.links]
    assert words == ["went home", "slept"] * 3
    assert [link.address[-1] for link in part.links] == ["1", "2"] * 3
    starts = [link.span.start for link in part.links]
    assert starts == sorted(set(starts))
