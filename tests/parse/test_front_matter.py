"""What front matter says, what is none, and that the docs know the keys and endings."""

from datetime import date
from pathlib import Path

import pytest

from reader.models import Bulletin
from reader.parse import parse
from reader.parse.front_matter import KEYS, split
from reader.parse.run import MOST_LINES
from reader.sources.find import LIMIT, MEDIA_TYPES
from tests.parse.cases import Text

FORMATS = (Path(__file__).parents[2] / "docs" / "formats.md").read_text()


def test_quotes_comments_and_continued_lines_are_understood() -> None:
    fields, rest = split(
        "---\n# about\nTitle: 'The ridge: day 4'\ndate:   2031-05-12\n"
        "author:\n- Juna Holm\n- Tor Ekeby\npublisher: >\n  The Lakeside\n  Gazette\n---\nText.\n"
    )
    assert fields == {
        "title": "The ridge: day 4",
        "date": "2031-05-12",
        "author": "Juna Holm Tor Ekeby",
        "publisher": "The Lakeside Gazette",
    }
    assert rest == "Text.\n"


def test_a_source_that_is_an_address_is_the_bulletins_address() -> None:
    fields, _ = split("---\nsource: https://gazette.example/4\n---\n")
    assert fields == {"url": "https://gazette.example/4"}


@pytest.mark.parametrize(
    "text",
    [
        "No front matter.\n",
        "---\nThe guns fell silent at noon.\n---\nMore.\n",
        "---\ntitle: never closed\n",
        "Text.\n---\ntitle: too late\n---\n",
        "---\n---\nText.\n",
        "---\n" + "a: b\n" * 200 + "---\n",
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(text: str) -> None:
    assert split(text) == ({}, text)


@pytest.mark.parametrize("word", [*KEYS, *MEDIA_TYPES])
def test_every_key_and_ending_stands_in_the_docs(word: str) -> None:
    assert f"`{word}`" in FORMATS


def test_the_limits_in_the_docs_are_the_programs() -> None:
    assert f"{LIMIT >> 20} MiB or {MOST_LINES:,} lines" in FORMATS


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://a b", "a.b"])
def test_only_an_address_of_the_web_becomes_the_bulletins(url: str) -> None:
    bulletin = parse(Text(f"---\nurl: {url}\n---\nThe guns fell silent.\n"), date(2031, 6, 1))
    assert isinstance(bulletin, Bulletin)
    assert bulletin.address is None
