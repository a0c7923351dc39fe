"""What stands below a title in the list says who speaks, and counts as the evidence does."""

from pathlib import Path

import pytest

from reader.library.article_text import part_of
from reader.library.index.prepare import prepare_bulletin
from reader.library.row_summary import short_names
from reader.library.rows import Correction
from reader.models import Bulletin, Development, ParagraphKind, Person
from reader.pipeline import annotate_bulletin
from reader.resources import sample_data
from tests.library.bulletin_files import key_of, opened, rows

MINISTER = Person("Lucan Ferrow", "Defence Minister", ("Ferrow",))
BULLETIN = """\
Bridge at Halden reopens

“It will carry what it has to carry,” said Lena Ruud, the chief engineer. “It always has,” she said.

The mayor of Halden, Ilse van der Varn, said that 40 lorries had crossed. “Forty,” she said.

Rain at Sill

At least 12 cellars were flooded, Tomas Brandt said.

Ferry rests

The ferry at Orm stayed on its bank.
"""


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ([MINISTER], ["Ferrow"]),
        ([Person("Maude van der Lisse")], ["van der Lisse"]),
        ([Person("Noor al-Serrin")], ["al-Serrin"]),
        ([Person("Orm Halden Jr.")], ["Halden"]),
        ([Person("Xun Lorai", None, ("Xun",))], ["Xun"]),
        ([Person("Osric")], ["Osric"]),
        ([MINISTER, Person("Ada Ferrow")], ["Lucan Ferrow", "Ada Ferrow"]),
        ([Person("interior ministry", None, (), "organisation", "Torvia")], None),
    ],
)
def test_people_are_named_by_the_surname_that_is_theirs_alone(
    people: list[Person], names: list[str] | None
) -> None:
    assert short_names(people) == (names or ["interior ministry of Torvia"])


def test_the_counts_are_those_of_the_evidence(tmp_path: Path) -> None:
    with opened(tmp_path, sample_data()) as library:
        told = [row for row in rows(library) if not row.is_heading]
        assert len(told) > 40
        for row in told:
            article = library.article(row.key)
            assert article is not None
            part = part_of(article.development, article.found)
            quotes = sum(map(len, part.by_speaker().values()))
            assert row.summary[1:3] == (quotes, len(part.by_claim()))
            assert row.summary.time == (article.development.time or "")


def test_who_speaks_is_named_and_else_whose_figures_there_are(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "2025-03-01.txt").write_text(BULLETIN)
    with opened(tmp_path) as library:
        people = {row.title: row.summary.people for row in rows(library) if not row.is_heading}
        assert people["Bridge at Halden reopens"] == "Ruud, van der Varn"
        assert people["Rain at Sill"] == "Brandt" and people["Ferry rests"] == ""


def test_a_corrected_speaker_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "2025-03-01.txt").write_text(BULLETIN)
    with opened(tmp_path) as library:
        key = key_of(library, "Bridge at Halden reopens")
        article = library.article(key)
        assert article is not None
        library.correct(key, article.found.quotes[0].span, Correction("Ada Kessel"))
        row = library.row(key)
        assert row is not None and "Kessel" in row.summary.people


@pytest.mark.slow
def test_a_live_page_has_the_first_and_the_last_of_its_times(tmp_path: Path) -> None:
    with opened(tmp_path, sample_data()) as library:
        times = {row.title: row.times for row in rows(library) if row.is_heading}
        assert [told for told in times.values() if told] == ["06:15–18:02"]
        assert times["The week on the Ansel"] == ""


@pytest.mark.parametrize(
    ("kinds", "title"),
    [
        ((), "7 min read"),
        (("aside", "paragraph"), "The ferry rests."),
        (("aside", "caption"), "7 min read"),
    ],
)
def test_a_text_without_a_heading_is_named_by_its_words_below_the_asides(
    kinds: tuple[ParagraphKind, ...], title: str
) -> None:
    part = Development("", ("7 min read", "The ferry rests."), kinds=kinds)
    made = prepare_bulletin(annotate_bulletin(Bulletin("A day", (part,))), 0)
    assert [entry.title for entry in made.entries] == [title]
