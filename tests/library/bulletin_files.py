"""Writes bulletins as files and opens libraries over them; people and places invented."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from reader.library import Library
from reader.library.rows import Progress, Row
from reader.library.views.developments import DEVELOPMENTS
from reader.library.views.view import View

TODAY = date(2024, 10, 30)
PARTS = 3  # a lead and two developments


def brief(folder: Path, day: int, bridge: str = "", name: str = "") -> Path:
    """Write the bulletin of a day in October; `bridge` is added to its first development."""
    folder.mkdir(exist_ok=True)
    path = folder / (name or f"2024-10-{day:02}.md")
    path.write_text(
        f"---\ndate: 2024-10-{day:02}\n---\n"
        f"# Brief of day {day}\n\nA quiet opening for day {day}, told in words of its own.\n\n"
        f"## Bridge {day} reopens\n\nEngineers at bridge {day} let the first {day} lorries pass "
        f"over the river at noon, and the queue on the far bank was gone by night.{bridge}\n\n"
        f"## Other developments\n\nMarket {day} opened in town {day} with stalls for {day} trades, "
        f"and the band of school {day} played until the rain came.\n"
    )
    return path


def refreshed(library: Library, **wishes: bool | bytes) -> list[Progress]:
    """Refresh a library; returns its reports."""
    reports: list[Progress] = []
    library.refresh(
        given=None,
        today=TODAY,
        report=reports.append,
        stop=lambda: False,
        force=bool(wishes.get("force")),
        stdin=wishes.get("stdin") or None,  # type: ignore[arg-type]
    )
    return reports


@contextmanager
def opened(root: Path, *sources: Path | str, refresh: bool = True) -> Iterator[Library]:
    """A library with its folders below `root`, over `root/in` by default."""
    shown = [str(source) for source in sources or (root / "in",)]
    library = Library(root / "cache", root / "data", shown, computer="desk")
    try:
        if refresh:
            refreshed(library)
        yield library
    finally:
        library.close()


def rows(library: Library, view: View = DEVELOPMENTS) -> list[Row]:
    listing = library.listing(view)
    return listing.rows(0, len(listing))


def titles(library: Library, view: View = DEVELOPMENTS) -> list[str]:
    return [row.title for row in rows(library, view) if row.kind != "lead"]


def key_of(library: Library, title: str) -> int:
    return next(row.key for row in rows(library) if row.title == title)


def row_of(library: Library, title: str) -> Row:
    return next(row for row in rows(library) if row.title == title)
