"""A small archive of an invented war; each development can be found by words of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.library import Library
from tests.library.bulletin_files import opened

DAYS = {
    "2024-10-27": """\
## Ferry held at Quill Bay

“The ferry stays in harbour,” Harbour Master Ilse Varn said. The queue was long.

Harbour officials counted 40 to 50 lorries on the quay.
""",
    "2024-10-28": """\
## Talks open in Lissehaven

“More talks will follow,” Envoy Tomas Erdeli said. Observers from Łomża came along.

Selvany had lost more than 1,200 soldiers, Erdeli said.

## Market returns to Kiev Street

Stalls opened again for more talks over soup, and 3,000 visitors came.
""",
    "2025-01-02": """\
## Winter reaches Zelenskyy Square

Snow fell on the old ferry pier, and nobody spoke.
""",
}
TITLES = {
    "ferry": "Ferry held at Quill Bay",
    "talks": "Talks open in Lissehaven",
    "market": "Market returns to Kiev Street",
    "winter": "Winter reaches Zelenskyy Square",
}


def write(folder: Path) -> None:
    folder.mkdir()
    for day, text in DAYS.items():
        publisher = "Halden Observer" if day < "2025" else "Saint Odel Digest"
        front = f"---\ndate: {day}\npublisher: {publisher}\n---\n# Brief of {day}\n\n"
        (folder / f"{day}.md").write_text(front + text)


@contextmanager
def archive(root: Path, *, refresh: bool = True) -> Iterator[Library]:
    if not (root / "in").exists():
        write(root / "in")
    with opened(root, refresh=refresh) as library:
        yield library


def found(library: Library, line: str, **how: object) -> list[str]:
    """The short names of the developments that a line finds, in order."""
    listing = library.search(line, **how).listing  # type: ignore[arg-type]
    names = {title: name for name, title in TITLES.items()}
    rows = listing.rows(0, len(listing))
    return [names[row.title] for row in rows if row.kind != "bulletin"]


def key(library: Library, name: str) -> int:
    listing = library.listing()
    rows = listing.rows(0, len(listing))
    return next(row.key for row in rows if row.title == TITLES[name])
