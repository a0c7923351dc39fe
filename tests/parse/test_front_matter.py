"""Which keys of front matter are read, and that the docs list them."""

from datetime import date
from pathlib import Path

import pytest

from reader.models import Bulletin
from reader.parse.draft import DraftFields
from reader.parse.formats import MEDIA_TYPES
from reader.parse.front_matter import KEYS, split_front_matter
from reader.parse.limits import MOST_LINES
from reader.sources.refusals import LIMIT
from tests.parse.cases import Text, parse_one

FORMATS = (Path(__file__).parents[2] / "docs" / "formats.md").read_text()


def test_quotes_comments_and_continued_lines_are_understood() -> None:
    fields, rest = split_front_matter(
        "---\n# about\nTitle: 'The ridge: day 4'\ndate:   2031-05-12\n"
        "author:\n- Juna Holm\n- Tor Ekeby\npublisher: >\n  The Lakeside\n  Gazette\n---\nText.\n"
    )
    assert fields == DraftFields(
        title="The ridge: day 4",
        date="2031-05-12",
        credits=("Juna Holm, Tor Ekeby",),
        publisher="The Lakeside Gazette",
    )
    assert rest == "Text.\n"


def test_a_source_that_is_an_address_is_the_bulletins_address() -> None:
    fields, _ = split_front_matter("---\nsource: https://gazette.example/4\n---\n")
    assert fields == DraftFields(address="https://gazette.example/4")


def test_keys_in_marks_and_comments_behind_values_are_understood() -> None:
    fields, _ = split_front_matter(
        "---\n\"title\": Day #4 on the ridge  # of six\n'date': 2031-05-12 #\n"
        'publisher: "The # Gazette" # weekly\nauthor: Juna Holm\n---\n'
    )
    assert fields == DraftFields(
        title="Day #4 on the ridge",
        date="2031-05-12",
        publisher="The # Gazette",
        credits=("Juna Holm",),
    )


def test_toml_is_understood() -> None:
    fields, rest = split_front_matter(
        '+++\ntitle = "The ridge" # day 4\ndate = 2031-05-12T06:00:00Z\ndraft = false\n'
        'Authors = ["Juna Holm", "Tor Ekeby"]\n[extra]\npublisher = "Nobody"\n+++\nText.\n'
    )
    assert fields == DraftFields(
        title="The ridge",
        date="2031-05-12 06:00:00+00:00",
        credits=("Juna Holm, Tor Ekeby",),
    )
    assert rest == "Text.\n"


@pytest.mark.parametrize(
    "day", ["2031-5-6", "2031/5/6", "2031.5.6", "2031-05-06", "2031-5-06", "6 May 2031"]
)
def test_a_day_needs_no_zeros(day: str) -> None:
    bulletin = parse_one(Text(f"---\ndate: {day}\n---\nThe guns fell silent.\n"), date(2031, 6, 1))
    assert isinstance(bulletin, Bulletin)
    assert (bulletin.date, bulletin.date_basis) == ("2031-05-06", "front matter")


@pytest.mark.parametrize(
    "text",
    [
        "+++\nThe guns fell silent at noon.\n+++\nMore.\n",
        '+++\ntitle = "never closed"\n',
        f"+++\na = {'[' * 5000}\n+++\n",
        f"+++\na = {'1' * 9000}\n+++\n",
        "No front matter.\n",
        "---\nThe guns fell silent at noon.\n---\nMore.\n",
        "---\ntitle: never closed\n",
        "Text.\n---\ntitle: too late\n---\n",
        "---\n---\nText.\n",
        "---\n" + "a: b\n" * 200 + "---\n",
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(text: str) -> None:
    assert split_front_matter(text) == (DraftFields(), text)


@pytest.mark.parametrize("word", [*KEYS, *MEDIA_TYPES])
def test_every_key_and_ending_stands_in_the_docs(word: str) -> None:
    assert f"`{word}`" in FORMATS


def test_the_limits_in_the_docs_are_the_programs() -> None:
    assert f"{LIMIT >> 20} MiB or {MOST_LINES:,} lines" in FORMATS


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://a b", "a.b"])
def test_only_an_address_of_the_web_becomes_the_bulletins(url: str) -> None:
    bulletin = parse_one(Text(f"---\nurl: {url}\n---\nThe guns fell silent.\n"), date(2031, 6, 1))
    assert isinstance(bulletin, Bulletin)
    assert bulletin.address is None
