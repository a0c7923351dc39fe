"""Case files in tests/cases/ledger to cases: bulletins of several days, and what they come to.

    == name of the case
    --- 2031-05-01
    Markdown below a title and this day
    --- 2031-05-02
    …
    --- 2031-05-02 | The Kestrel
    another title than `TITLE` behind the day, which is the publisher's name too
    --- ledger
    a line for each thing that is asked; the head of the file says how they are read

What comes before the first case is a comment.  A library of its own reads the bulletins of a case.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reader.library import Library

TITLE = "The Orvane briefing"
CASES = Path(__file__).parent.parent / "cases" / "ledger"


class LedgerCase(NamedTuple):
    name: str
    days: tuple[tuple[str, str], ...]
    expected: tuple[tuple[str, ...], ...]


def load(family: str) -> list[LedgerCase]:
    """The cases of a file."""
    text = (CASES / f"{family}.txt").read_text(encoding="utf-8")
    return [_case(chunk) for chunk in f"\n{text}".split("\n== ")[1:]]


def _case(chunk: str) -> LedgerCase:
    name, *parts = chunk.split("\n--- ")
    texts = [part.partition("\n")[::2] for part in parts]
    lines = texts.pop()[1].splitlines()
    asked = tuple(tuple(line.split(" | ")) for line in lines if line.strip())
    return LedgerCase(name, tuple(texts), asked)


@contextmanager
def library_of(case: LedgerCase, folder: Path) -> Iterator[Library]:
    """A library that has read the bulletins of a case, `1.md` the first."""
    days = folder / "days"
    days.mkdir()
    for number, (day, text) in enumerate(case.days, 1):
        when, _, publisher = day.partition(" | ")
        head = f"---\npublisher: {publisher}\n---\n\n" if publisher else ""
        (days / f"{number}.md").write_text(f"{head}# {publisher or TITLE}\n\n{when}\n\n{text}\n")
    library = Library(folder / "cache", folder / "data", [str(days)])
    try:
        reread(library)
        yield library
    finally:
        library.close()


def reread(library: Library) -> None:
    """Read what is new or has changed."""
    today = date(2031, 12, 31)
    library.refresh(given=None, today=today, report=lambda _: None, stop=lambda: False)
    assert not library.problems
