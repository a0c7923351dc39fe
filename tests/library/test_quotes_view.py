"""The view of quotes lists each quote with its speaker, its cue and its words, and its place."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.library.rows import Correction, Row
from reader.library.views.quotes import QUOTES
from tests.library.builders import wait_until
from tests.library.bulletin_files import opened, rows

FIRST = """\
---
date: 2025-03-03
---
# First day

## Talks open in Merrow

“We will stay,” said Ada Kessel, the foreign minister.  Kessel denied that any lorry was lost.

Tomas Brandt, the governor, said the river was high.  “It falls,” Brandt said, “by the hour.”

## The road stays shut

Nobody spoke of it, and the road stays shut until Friday.
"""
SECOND = """\
---
date: 2025-03-04
---
# Second day

## Talks go on

Brandt asked whether the river would fall.  Kessel said the river was no part of the talks.
"""


def written(root: Path) -> None:
    folder = root / "in"
    folder.mkdir()
    (folder / "2025-03-03.md").write_text(FIRST)
    (folder / "2025-03-04.md").write_text(SECOND)


def shown(library: Library) -> list[Row]:
    return [row for row in rows(library, QUOTES) if not row.is_heading]


def told(row: Row) -> tuple[object, ...]:
    """Speaker, cue, words, form and stance."""
    speaker, _, cue, words, _, form, stance = row.cells
    return speaker, cue, words, form, stance


def asked(library: Library, query: str) -> list[object]:
    """The words of the quotes that a query leaves in the list."""
    found = library.search(query, view=QUOTES, limit=None)
    listed = [row for row in found.listing.rows(0, 99) if not row.is_heading]
    assert found.total == found.listing.readable == len(listed)
    return [row.cells[3] for row in listed]


def test_each_quote_is_a_row_the_newest_day_first(tmp_path: Path) -> None:
    written(tmp_path)
    with opened(tmp_path) as library:
        assert [told(row) for row in shown(library)] == [
            ("Brandt", "asked whether", "the river would fall", "indirect", "asks"),
            ("Kessel", "said", "the river was no part of the talks", "indirect", "says"),
            ("Ada Kessel", "said", "“We will stay,”", "direct", "says"),
            ("Ada Kessel", "denied that", "any lorry was lost", "indirect", "denies"),
            ("Tomas Brandt", "said", "the river was high", "indirect", "says"),
            ("Tomas Brandt", "said", "“It falls,” … “by the hour.”", "direct", "says"),
        ]
        days = [row.date for row in rows(library, QUOTES) if row.is_heading]
        assert days == ["2025-03-04", "2025-03-03"]


def test_a_row_leads_to_its_quote_in_its_development(tmp_path: Path) -> None:
    written(tmp_path)
    with opened(tmp_path) as library:
        for row in shown(library):
            article = library.article(row.target or 0)
            assert article is not None
            places = [quote.span for quote in article.found.quotes]
            assert row.place in places
        listing = library.listing(QUOTES)
        for index in (1, 2, 4, 7):
            row = listing.rows(index, index + 1)[0]
            assert listing.index_of(row.target or 0, row.key) == index


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("speaker:kessel quote:river ", ["the river was no part of the talks"]),
        ("speaker:ada ", ["“We will stay,”", "any lorry was lost"]),
        ('quote:"denied that any" ', ["any lorry was lost"]),
        ("quote:hour ", ["“It falls,” … “by the hour.”"]),
        ("merrow -speaker:brandt ", []),  # somebody else speaks there too
        ("speaker:ada (quote:stay or quote:lorry) on:2025-03-03 ", None),
        ("road ", []),
    ],
)
def test_what_a_query_asks_of_quotes_one_quote_must_have(
    tmp_path: Path, query: str, words: list[str] | None
) -> None:
    written(tmp_path)
    with opened(tmp_path) as library:
        wanted = ["“We will stay,”", "any lorry was lost"] if words is None else words
        assert asked(library, query) == wanted


def test_marks_act_on_developments_that_have_rows_alone(tmp_path: Path) -> None:
    written(tmp_path)
    with opened(tmp_path) as library:
        assert library.read_all(library.listing(QUOTES)) == 2
        wait_until(lambda: not library.unsaved())
        assert all(row.state.read for row in shown(library))
        assert rows(library, QUOTES.unread_only) == []
        assert library.counts().unread == library.counts().developments - 2


def test_a_corrected_speaker_is_the_one_of_the_row(tmp_path: Path) -> None:
    written(tmp_path)
    with opened(tmp_path) as library:
        first = shown(library)[0]
        assert first.target is not None and first.place is not None
        library.correct(first.target, first.place, Correction("Lena Ruud", "denies"))
        now = shown(library)[0]
        assert (now.cells[0], now.cells[-1]) == ("Lena Ruud", "denies")
        assert asked(library, "speaker:ruud ") == ["the river would fall"]
        assert "the river would fall" not in asked(library, "speaker:brandt ")
        library.correct(first.target, first.place, Correction("", "denies"))
        assert shown(library)[0].cells[0] == "not named"
        assert shown(library)[1].summary.people == "Kessel"


def test_copies_with_the_very_same_words_are_listed_once(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "in" / "copy.md").write_text(FIRST.replace("First day", "The same day elsewhere"))
    with opened(tmp_path) as library:
        assert len(shown(library)) == 6
