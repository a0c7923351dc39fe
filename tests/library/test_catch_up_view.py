"""The view of what is new: by kind, each row with the development that it is about."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.newness import Since, new_texts
from reader.library.rows import Row
from reader.library.views.catch_up import CATCH_UP
from reader.library.views.joined import shown_catch_up
from tests.library.bulletin_files import opened, rows
from tests.library.test_figures_view import told


def news(library: Library, since: date, query: str = "") -> list[Row]:
    library.view_data.catch_up.since = Since(None, since)
    library.view_data.catch_up.update()
    if not query:
        return rows(library, CATCH_UP)
    found = library.search(query, view=CATCH_UP, limit=None).listing
    return found.rows(0, len(found))


def test_what_is_new_stands_below_a_heading_for_its_kind(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        found = news(library, date(2029, 5, 2))
        assert [(row.kind, row.cells[0]) for row in found] == [
            ("bulletin", "Numbers that moved · 1"),
            ("moved", "48 → about 55 tanks"),
            ("bulletin", "New, the most important first · 1"),
            ("new", "Tanks, day 3"),
        ]
        assert library.view_data.catch_up.count() == 1
        moved = found[1]
        assert moved.cells[1] == "Norrel’s general staff"
        article = library.article(moved.target or 0)
        assert article is not None and moved.place is not None
        assert article.development.heading == "Tanks, day 3"
        assert moved.place in [figure.span for figure in article.found.figures]


def test_the_count_is_that_of_what_is_new(tmp_path: Path) -> None:
    told(tmp_path)
    copied = sorted((tmp_path / "in").iterdir())[0]
    (tmp_path / "in" / "copy.md").write_text(copied.read_text())
    with opened(tmp_path) as library:
        shown = library.view_data
        assert len(library.listing()) and shown.hidden
        (texts,) = shown.ask(lambda index: index.execute("SELECT count(*) FROM development"))
        asked = "UPDATE first_stored SET at = 1 + (SELECT max(id) FROM development AS d"
        index = sqlite3.connect(tmp_path / "cache" / "index.sqlite3")
        index.execute(f"{asked} WHERE d.text = first_stored.text) * 86400")
        index.commit()
        counts = []
        for moment in (None, 0, 86_400, 3 * 86_400, 2_000_000_000):
            shown.catch_up.set_session(moment)
            asked_for = frozenset(shown.sources), Since(moment), shown.hidden
            found = shown.ask(lambda index: new_texts(index, *asked_for))  # noqa: B023
            counts.append(shown.catch_up.count())
            assert counts[-1] == len(found)
        assert counts[0] == texts[0] - len(shown.hidden)
        assert len({*counts}) > 2


def test_a_new_claim_against_others_is_told_with_them(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        found = news(library, date(2029, 5, 1))
        against = [row.cells[0] for row in found if row.kind == "against"]
        assert any("≠" in str(words) for words in against)
        denied = next(row for row in found if row.kind == "against" and row.cells[1])
        assert denied.target is not None


def test_a_denial_that_is_new_is_told_as_one(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    lost = "that 40 Norrelian tanks were lost in Quill"
    for day, text in enumerate(
        (
            f"General Jon Varn said {lost}.",
            f"The defence minister, Mira Solheim, denied {lost} on May 1.",
        ),
        1,
    ):
        (folder / f"{day}.md").write_text(f"# Day {day}\n\n2029-05-0{day}\n\n## Quill\n\n{text}\n")
    with opened(tmp_path) as library:
        (row,) = [row for row in news(library, date(2029, 5, 1)) if row.kind == "against"]
        assert row.cells[:2] == (
            "denied: 40 Norrelian tanks lost ≠ 40 Norrelian tanks lost, Jon Varn",
            "Mira Solheim",
        )


def test_marks_act_on_the_developments_of_the_rows(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        news(library, date(2029, 5, 2))
        listing = library.listing(CATCH_UP)
        assert len(set(listing.targets())) == 1
        assert library.read_all(listing) == 1
        again = rows(library, CATCH_UP)
        assert all(row.state.read for row in again if not row.is_heading)
        index = listing.index_of(again[1].target, again[1].key)
        assert index == 1 and listing.step_unread(0, 1) is None


def test_nothing_is_listed_before_it_is_looked_for_and_where_nothing_is_new(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        assert rows(library, CATCH_UP) == []
        assert news(library, date(2029, 6, 1)) == []
        assert news(library, date(2029, 5, 2), "on:2029-05-01 ") == []


def test_of_many_new_texts_only_the_newest_are_compared_and_the_headings_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(tmp_path)
    monkeypatch.setattr(shown_catch_up, "MOST_NEW", 2)
    with opened(tmp_path) as library:
        library.view_data.catch_up.set_session(None)
        library.view_data.catch_up.update()
        everything = library.view_data.catch_up.count()
        found = rows(library, CATCH_UP)
        heads = [str(row.cells[0]) for row in found if row.is_heading]
        assert heads
        assert all(f"in the newest 2 of {everything} texts" in head for head in heads)
        new = [row for row in found if row.kind == "new"]
        assert {row.cells[3] for row in new} == {"2029-05-02", "2029-05-03"}


def test_a_surname_alone_is_nobody_who_is_heard_for_the_first_time(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    days = (
        "Pelle Ost, the envoy, said that talks would begin. Karl Ost, a baker, said that he slept.",
        "Ost said that the talks had begun. Ida Sonne said that they had not. The hermit Kestrel,"
        " a prophet, said that all was over.",
    )
    for day, text in enumerate(days, 1):
        (folder / f"2029-05-0{day}.md").write_text(f"# Day {day}\n\n## Talks\n\n{text}\n")
    with opened(tmp_path) as library:
        found = news(library, date(2029, 5, 1))
        names = [row.cells[0] for row in found if row.kind == "heard"]
        assert "Ida Sonne" in names and "Ost" not in names
