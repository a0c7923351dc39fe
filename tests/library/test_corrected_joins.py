"""Corrections count in what is joined over all bulletins: people, figures, catch-up, queries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from reader.ledger.catch_up import NamedSeries
from reader.library import Library
from reader.library.article_text import words_at
from reader.library.newness import Since
from reader.library.rows import ITSELF, Correction
from reader.library.search.person_terms import query_for
from reader.library.views.figures import FIGURES
from reader.library.views.joined.heard_people import key_of as key_of_person
from reader.library.views.pages.person_page import person_page
from reader.library.views.people import PEOPLE
from reader.library.views.quotes import QUOTES
from reader.library.views.view import View
from reader.models import Stance
from tests.library.bulletin_files import key_of, opened

DAYS = {
    "2029-05-01": "## Talks on the quay\n\n“We stay,” said Ada Kessel, the envoy of Orm.  Tomas"
    " Brandt, the governor, said the river was high.\n\n## Barges on the Ansel\n\nBrandt said it"
    " had lost 12 barges at Quern.  “The river falls,” Brandt said.  Rain fell.",
    "2029-05-02": "## A second day on the quay\n\nLena Ruud, a pilot, said that 40 barges were lost"
    " at Quern.  “We wait,” said Ada Kessel, the envoy of Orm.",
    "2029-05-03": "## Nobody by name\n\n“The bells are silent, and nobody rings them any more.”"
    "  Snow fell.",
}
QUAY, BARGES, SECOND, NOBODY = (
    "Talks on the quay",
    "Barges on the Ansel",
    "A second day on the quay",
    "Nobody by name",
)


def written(root: Path, days: Mapping[str, str] = DAYS) -> Path:
    (root / "in").mkdir()
    for day, text in days.items():
        (root / "in" / f"{day}.md").write_text(f"---\ndate: {day}\n---\n# Day {day}\n\n{text}\n")
    return root


def correct(library: Library, title: str, words: str, name: str, stance: Stance | None) -> None:
    """Correct the quote that has these words."""
    key = key_of(library, title)
    article = library.article(key)
    assert article is not None
    spans = [one.span for one in article.found.quotes]
    span = next(one for one in spans if words in words_at(article.development, one))
    wanted = Correction(None if stance else name, stance)
    assert library.correct(key, span, wanted) == 1


def give(library: Library, title: str, words: str, name: str) -> None:
    correct(library, title, words, name, None)


def counts(library: Library) -> dict[str, tuple[int, int]]:
    """Quotes and figures of all who said or claimed something."""
    return {
        one.name: (one.quotes, one.figures)
        for one in library.ledger_rows().people()
        if one.quotes or one.figures
    }


def listed(library: Library, view: View, field: str, name: str) -> list[str]:
    """The first cells of a view's rows that are of somebody, whom the program finds by id."""
    library.view_data.people.update()
    heard = library.view_data.people.heard.people.there()
    person = next(one for one in heard if one.name == name)
    line = query_for(key_of_person(person), "claimant" if field == "claimant" else "speaker")
    found = library.search(f"{line} ", view=view, limit=None).listing
    return [str(row.cells[0]) for row in found.rows(0, len(found)) if not row.is_heading]


def barges(library: Library) -> dict[str, tuple[str, Stance]]:
    """Who claims a number of barges, and their stance, by the number as it is written."""
    told: list[NamedSeries] = library.ledger_rows().series()
    return {
        f"{claim.stated.figure.low:g}": (
            claim.claimant.name if claim.claimant else "",
            claim.stated.figure.stance,
        )
        for series in told
        for claim in series.claims
        if "barge" in series.of
    }


def test_a_quote_counts_for_whom_the_reader_gave_it_to(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        before = counts(library)
        assert before == {"Ada Kessel": (2, 0), "Tomas Brandt": (3, 1), "Lena Ruud": (1, 1)}
        give(library, QUAY, "river was high", "Ada Kessel")
        assert counts(library) == before | {"Ada Kessel": (3, 0), "Tomas Brandt": (2, 1)}
        library.undo()
        assert counts(library) == before


def test_a_corrected_claim_inside_a_quote_goes_with_it(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        give(library, BARGES, "12 barges", "Ada Kessel")
        assert counts(library)["Ada Kessel"] == (3, 1)
        assert barges(library)["12"] == ("Ada Kessel", "says")


def test_who_is_in_no_roster_becomes_an_entry_and_is_joined(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        give(library, QUAY, "river was high", "Uma Quill")
        give(library, BARGES, "river falls", "Lena Ruud")
        found = counts(library)
        assert found["Uma Quill"] == (1, 0)
        assert found["Lena Ruud"] == (2, 1), "the pilot of the next day"
        assert listed(library, QUOTES, "speaker", "Uma Quill") == ["Uma Quill"]
        assert listed(library, QUOTES, "speaker", "Lena Ruud") == ["Lena Ruud", "Lena Ruud"]
        library.undo()
        library.undo()
        assert "Uma Quill" not in counts(library)


def test_a_body_of_another_bulletin_stays_a_body(tmp_path: Path) -> None:
    days = {
        "2029-05-01": "## One\n\n“We stay,” said Ada Kessel.",
        "2029-05-02": "## Two\n\nThe Harbour Ministry of Orvane said it was over.",
    }
    with opened(written(tmp_path, days)) as library:
        (body,) = (one for one in library.ledger_rows().people() if "Harbour" in one.name)
        give(library, "One", "We stay", body.name)
        (now,) = (one for one in library.ledger_rows().people() if "Harbour" in one.name)
        assert (now.id, now.quotes) == (body.id, body.quotes + 1)


def test_a_bulletin_that_names_nobody_may_be_given_a_speaker(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        give(library, NOBODY, "bells are silent", "Ada Kessel")
        assert counts(library)["Ada Kessel"] == (3, 0)
        assert len(listed(library, QUOTES, "speaker", "Ada Kessel")) == 3


def test_nobody_known_counts_for_nobody(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        give(library, SECOND, "40 barges were lost", "")
        assert "Lena Ruud" not in counts(library)
        assert barges(library)["40"] == ("", "says")


def test_a_figure_is_claimed_by_whom_the_reader_gave_it_to(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        key = key_of(library, BARGES)
        article = library.article(key)
        assert article is not None
        (figure,) = article.found.figures
        library.correct(key, figure.span, Correction("Uma Quill"))
        assert barges(library)["12"] == ("Uma Quill", "says")
        assert counts(library)["Uma Quill"] == (0, 1)
        library.view_data.series.update()
        assert len(listed(library, FIGURES, "claimant", "Uma Quill")) == 1
        library.correct(key, figure.span, Correction(ITSELF))
        assert barges(library)["12"] == ("", "says")


def test_what_the_reader_says_is_denied_is_denied(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        correct(library, SECOND, "40 barges were lost", "", "denies")
        assert barges(library)["40"] == ("Lena Ruud", "denies")
        library.undo()
        assert barges(library)["40"] == ("Lena Ruud", "says")


def test_catch_up_hears_whom_the_reader_names(tmp_path: Path) -> None:
    def new_people(library: Library) -> dict[str, str]:
        found = library.ledger_rows().catch_up(Since(day=date(2029, 5, 1))).people
        return {one.person.name: one.place.heading if one.place else "" for one in found}

    with opened(written(tmp_path)) as library:
        assert new_people(library) == {"Lena Ruud": SECOND}
        give(library, SECOND, "We wait", "Uma Quill")
        assert new_people(library) == {"Lena Ruud": SECOND, "Uma Quill": SECOND}
        give(library, SECOND, "40 barges were lost", "Tomas Brandt")
        assert new_people(library) == {"Uma Quill": SECOND}
        give(library, QUAY, "river was high", "Lena Ruud")
        assert new_people(library) == {"Uma Quill": SECOND}


def test_contradictions_follow_corrections(tmp_path: Path) -> None:
    def contradicted(library: Library) -> list[tuple[str, str]]:
        found = library.ledger_rows().catch_up(Since(day=date(2029, 5, 1))).contradicted
        return [
            (f"{one.now.stated.figure.low:g}", one.now.claimant.name if one.now.claimant else "")
            for one in found
        ]

    days = {
        "2029-05-01": "## The tunnel\n\nThe union’s head, Orla Venn, said that 50 divers are"
        " trapped in the Brask tunnel.",
        "2029-05-02": "## The tunnel at Brask\n\nOrla Venn said that 44 divers are trapped in the"
        " Brask tunnel. The owner, Piet Lomar, said that 12 divers are trapped in the Brask"
        " tunnel.",
    }
    with opened(written(tmp_path, days)) as library:
        assert contradicted(library) == [("12", "Piet Lomar")]
        give(library, "The tunnel at Brask", "12 divers", "Uma Quill")
        assert contradicted(library) == [("12", "Uma Quill")]
        give(library, "The tunnel at Brask", "12 divers", "Orla Venn")
        assert contradicted(library) == [], "nobody contradicts herself in one text"
        library.undo()
        assert contradicted(library) == [("12", "Uma Quill")]


def test_a_page_has_what_the_reader_gave_to_somebody(tmp_path: Path) -> None:
    with opened(written(tmp_path)) as library:
        people = library.view_data.people
        people.update()
        assert people.is_current
        give(library, QUAY, "river was high", "Lena Ruud")
        assert not people.is_current, "a view that is open is joined anew"
        people.update()
        ruud = next(one for one in people.heard.people.there() if one.name == "Lena Ruud")
        page = person_page(library.view_data, key_of_person(ruud))
        assert page is not None
        said = [str(row.cells[3]) for row in page.statements()]
        assert said == ["the river was high", "40 barges were lost at Quern"]
        assert "Ada Kessel" in [one.name for one in page.beside()]
        found = library.search("quote:stay ", view=PEOPLE, limit=None).listing
        names = [row.cells[0] for row in found.rows(0, len(found))]
        assert names == ["Ada Kessel"], "only who said so"
