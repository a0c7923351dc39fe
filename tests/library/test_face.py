"""The library as the screens use it: what is listed, marked, kept and found again."""

from datetime import date
from pathlib import Path

from reader.library import Library
from reader.library.views import Place, Row

TODAY = date(2024, 10, 30)


def brief(folder: Path, day: int, heading: str = "Bridge reopens", more: str = "") -> Path:
    path = folder / f"2024-10-{day:02}.md"
    path.write_text(
        f"# Brief of day {day}\n\nA quiet opening for day {day} with words of its own.\n\n"
        f"## {heading}\n\nEngineers said bridge {day} carried traffic again by noon.{more}\n\n"
        f"## Other developments\n\nMarket number {day} opened in town {day} with {day} stalls.\n"
    )
    return path


def opened(root: Path, *sources: Path, computer: str = "desk") -> Library:
    library = Library(root / "cache", root / "data", [str(path) for path in sources or (root,)])
    refreshed(library)
    return library


def refreshed(library: Library) -> None:
    library.refresh(given=None, today=TODAY, report=lambda _: None, stop=lambda: False)


def rows(library: Library) -> list[Row]:
    listing = library.listing()
    return listing.rows(0, len(listing))


def test_a_bulletin_is_listed_with_its_lead_and_developments_newest_first(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for day in (1, 2):
        brief(tmp_path / "in", day)
    library = opened(tmp_path, tmp_path / "in")
    kinds = [(row.kind, row.date) for row in rows(library)]
    parts = [("lead", None), ("development", None), ("development", None)]
    assert kinds == [("bulletin", "2024-10-02"), *parts, ("bulletin", "2024-10-01"), *parts]
    library.close()


def test_marks_are_found_again_in_the_next_session(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    brief(tmp_path / "in", 1)
    library = opened(tmp_path, tmp_path / "in")
    key = rows(library)[2].key
    library.set_read([key], True)
    library.set_bookmark([key], True)
    library.set_place(key, Place(1, 7))
    assert library.close() == ()
    again = opened(tmp_path, tmp_path / "in")
    row = again.row(key)
    assert row is not None and row.read and row.bookmarked and not row.pending
    assert again.place(key) == Place(1, 7)
    again.close()
