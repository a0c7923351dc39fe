"""The view of figures: series over all bulletins, and a page with every claim of one."""

from __future__ import annotations

from pathlib import Path

from reader.library import Library
from reader.library.rows import Row
from reader.library.views.figures import FIGURES
from reader.library.views.pages.series_page import SeriesPage, series_page
from tests.library.bulletin_files import opened, refreshed, rows

DAYS = (
    "Norrel’s general staff said Sarth had lost at least 40 tanks at Quern. Sarth’s defence"
    " ministry said it had lost 12 tanks at Quern.",
    "Norrel’s general staff said Sarth had lost 48 tanks at Quern. Sarth’s defence ministry denied"
    " that it had lost 48 tanks at Quern.",
    "Norrel’s general staff said Sarth had lost about 55 tanks at Quern. Nine houses burned.",
)


def told(root: Path) -> None:
    """Three days of one fight."""
    folder = root / "in"
    folder.mkdir()
    for day, text in enumerate(DAYS, 1):
        (folder / f"2029-05-0{day}.md").write_text(
            f"---\ndate: 2029-05-0{day}\n---\n# Day {day}\n\n## Tanks, day {day}\n\n{text}\n"
        )


def series(library: Library, query: str = "") -> list[Row]:
    library.view_data.series.update()
    if not query:
        return rows(library, FIGURES)
    found = library.search(query, view=FIGURES, limit=None).listing
    return found.rows(0, len(found))


def page_of(library: Library, of: str) -> SeriesPage:
    row = next(row for row in series(library) if row.cells[0] == of)
    page = series_page(library.view_data, row.key)
    assert page is not None
    return page


def test_claims_of_one_quantity_are_one_row(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        first, *others = series(library)
        assert first.cells[:7] == (
            "tanks (Sarth’s losses)",
            "",
            5,
            2,
            "",
            "disputed",
            "about 55 tanks",
        )
        assert first.cells[-2:] == ("2029-05-01", "2029-05-03")
        assert [row.cells[0] for row in others] == ["houses"]


def test_claims_of_a_day_stand_side_by_side_each_with_its_place(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        page = page_of(library, "tanks (Sarth’s losses)")
        days = [claim.stated.place.day[-2:] for claim, _ in page.told]
        assert days == ["01", "01", "02", "02", "03"]
        assert [claim.stated.figure.low for claim, _ in page.told] == [40, 12, 48, 48, 55]
        for (claim, _), place in zip(page.told, page.places(), strict=True):
            assert place is not None and place.span == claim.stated.figure.span
            article = library.article(place.key)
            assert article is not None and article.date == claim.stated.place.day
        (newest,) = page.newest()
        assert newest.span == page.told[-1].claim.stated.figure.span
        page.series = page.series._replace(claims=page.series.claims[:4])
        denial, *against = page.newest()
        assert against and denial not in against  # "at least 40" and 48, which it denies


def test_a_query_leaves_series_that_have_what_it_asks(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        assert [row.cells[0] for row in series(library, "houses ")] == ["houses"]
        assert [row.cells[0] for row in series(library, "tanks ")] == [
            "tanks (Sarth’s losses)"
        ]  # in all headings
        assert [row.cells[0] for row in series(library, "nine ")] == ["houses"]
        assert [row.cells[0] for row in series(library, "claimant:sarth ")] == [
            "tanks (Sarth’s losses)"
        ]
        assert [row.cells[0] for row in series(library, "on:2029-05-01 ")] == [
            "tanks (Sarth’s losses)"
        ]
        assert series(library, "on:2029-05-01 houses ") == []


def test_what_heading_and_text_both_tell_is_one_claim_told_twice(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    ferries = "“We lost 17 ferries at Quern,” said Mara Ostrin, the harbour master."
    for day, heading, text in (
        (1, "‘We lost 17 ferries at Quern’", ferries),
        (2, "At sea", ferries),
        (3, "Roads", ferries.replace("17 ferries", "three bridges")),
        (4, "Roads", ferries.replace("17 ferries", "four bridges")),
        (5, "Roads", ferries.replace("17 ferries", "five bridges")),
    ):
        (folder / f"{day}.md").write_text(
            f"---\ndate: 2029-05-0{day}\n---\n# Day {day}\n\n## {heading}\n\n{text}\n"
        )
    with opened(tmp_path) as library:
        assert [row.cells[:3:2] for row in series(library)] == [("bridges", 3), ("ferries", 2)]
        first, second = page_of(library, "ferries").told
        assert (first.times, second.times) == (2, 1)
        assert first.claim.stated.figure.span.block == 1  # the text says more than its heading


def test_a_range_has_a_dash(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.md").write_text(
        "---\ndate: 2029-05-01\n---\n# Day\n\n## Roads\n\n"
        "Between 1,200 and 1,500 lorries were lost, Mara Ostrin said.\n"
    )
    with opened(tmp_path) as library:
        assert ("Mara Ostrin", "", "1,200–1,500 lorries lost") in [
            row.cells[4:7] for row in series(library)
        ]


def test_a_stretch_of_time_reads_as_no_rate(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.md").write_text(
        "---\ndate: 2029-05-01\n---\n# Day\n\n## Quern\n\n"
        "As many as 10,000 people came home in the past week, said Mara Ostrin.\n"
    )
    with opened(tmp_path) as library:
        assert [row.cells[:2] for row in series(library)] == [("people", "in a week")]


def test_a_new_claim_is_in_the_list_when_the_index_has_it(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        before = len(series(library))
        added = "---\ndate: 2029-05-04\n---\n# Day 4\n\n## Roads\n\nTen lorries burned.\n"
        (tmp_path / "in" / "2029-05-04.md").write_text(added)
        refreshed(library)
        assert not library.view_data.series.is_current
        assert len(series(library)) == before + 1
        assert library.view_data.series.is_current


LOSSES = (
    "Norrel’s general staff said that Sarth had lost 410 soldiers and three tanks in the past day."
    "\n\nSarth’s defence ministry said that it had killed about 240 Norrel soldiers."
    "\n\nA strike on the market of Quern killed nine people, the mayor said."
    "\n\nNorrel sent 40 nurses to Quern. About 90 prisoners came home."
)


def test_losses_are_listed_by_side_whatever_a_text_calls_them(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "2029-05-01.md").write_text(f"# Day 1\n\n## Counts\n\n{LOSSES}\n")
    with opened(tmp_path) as library:
        for query in ("loss", "losses ", "counted:losses "):
            assert [row.cells[0] for row in series(library, query)] == [
                "Sarth’s losses · 2",
                "soldiers (Sarth’s losses)",
                "tanks (Sarth’s losses)",
                "Norrel’s losses · 1",
                "Norrel soldiers killed",
                "Side not told · 1",
                "people killed",
            ]
        found = library.search("losses claimant:ministry ", view=FIGURES, limit=None).listing
        assert [row.cells[0] for row in found.rows(1, 9)] == ["Norrel soldiers killed"]
        row = found.rows(1, 2)[0]
        assert (found.index_of(None, row.key), found.readable, found.targets()) == (1, 1, [])


def test_disputed_claims_are_told_once_with_those_who_dispute_them(tmp_path: Path) -> None:
    told(tmp_path)
    with opened(tmp_path) as library:
        page = page_of(library, "tanks (Sarth’s losses)")
        found = [
            (one.claim.claim.stated.words, [other.claim.stated.words for other in one.others])
            for one in page.disputes()
        ]
        assert found == [("at least 40 tanks", ["12 tanks"]), ("48 tanks", ["48 tanks"])]
        assert list(page.denials()) == []
        quiet = page_of(library, "houses")
        assert not [*quiet.disputes(), *quiet.denials()]


def test_other_denials_of_the_same_texts_are_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    text = (
        "A strike on Quern killed nine people, mayor Ada Ferrand said. Sarth’s army denied that it"
        " had fired on Quern. Ferrand said that the school burned."
    )
    (folder / "2029-05-01.md").write_text(f"# Day 1\n\n## Quern\n\n{text}\n")
    with opened(tmp_path) as library:
        page = page_of(library, "people killed")
        assert [row.cells[0] for row in page.denials()] == ["Sarth’s army"]
        assert not [*page.disputes()]


def test_a_row_tells_the_sentence_if_the_heading_says_little(tmp_path: Path) -> None:
    def notes(heading: str, text: str, name: str) -> list[object]:
        folder = tmp_path / name
        (folder / "in").mkdir(parents=True)
        day = "---\ndate: 2029-05-01\n---\n"
        (folder / "in" / "a.md").write_text(f"{day}# Day 1\n\n## {heading}\n\n{text}\n")
        with opened(folder) as library:
            return [row.cells[7] for row in series(library)]

    text = "The mayor said 40 houses had burned down in the old town of Quern."
    denied = "The mayor denied that 40 houses had burned down in the old town of Quern."
    assert notes("Fire in Quern", text, "named") == ["Fire in Quern"]
    assert notes("Fire", text, "short") == ["… had burned down in the old town of Quern."]
    assert notes("Fire", denied, "denied") == [denied]
    assert notes("Fire", "The mayor said fire had burned 40 houses.", "end") == [
        "The mayor said fire had burned 40 houses."
    ]
