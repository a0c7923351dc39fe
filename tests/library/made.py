"""Bulletins, fingerprints and records for the tests of the library; people and places invented."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.library.identity.fingerprint import Fingerprint, fingerprint
from reader.library.marks.records import MarkRecord
from reader.library.marks.writer_thread import MarksWriter, WriterReport
from reader.models import Annotations, Bulletin, Development


def development(number: int, heading: str = "Ferry sails again") -> Development:
    return Development(
        f"{heading} {number}",
        (
            f"The ferry of harbour {number} left at dawn with {number} lorries on its deck.",
            f"Captain Ilse Varn of ship {number} said the sea was calm, and the crew was rested.",
        ),
    )


def print_of(part: Development, **facts: Any) -> Fingerprint:
    """The fingerprint of a development in a bulletin with these facts."""
    return fingerprint(Bulletin("A day", (part,), **facts), part, Annotations(), 1)


def record(number: int, computer: str = "desk", on: bool = True) -> MarkRecord:
    return MarkRecord(number, computer, "read", on, (str(print_of(development(number))),))


@dataclass
class Told:
    """What a keeper has told, gathered so that a test can wait for it."""

    news: list[WriterReport] = field(default_factory=list)

    @property
    def saved(self) -> list[MarkRecord]:
        return [item for news in list(self.news) for item in news.saved]

    @property
    def heard(self) -> list[MarkRecord]:
        return [item for news in list(self.news) for item in news.received]

    @property
    def problems(self) -> list[str]:
        return [news.problem for news in list(self.news) if news.problem]


def until(is_so: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait until something is so, and fail if it never is."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)


def keeping(
    folder: Path,
    computer: str = "desk",
    told: Told | None = None,
    tell: Callable[[WriterReport], None] | None = None,
    recall: Callable[[], Sequence[MarkRecord]] = tuple,
) -> MarksWriter:
    """A keeper at work in a folder."""
    keeper = MarksWriter(folder, computer, tell or (told or Told()).news.append, recall)
    keeper.load()
    keeper.start()
    return keeper


def save(folder: Path, records: Sequence[MarkRecord], computer: str = "desk") -> Path:
    """Save records; the file that they are in."""
    keeper = keeping(folder, computer)
    for item in records:
        keeper.save_later(item)
    assert keeper.close(10) == ()
    return folder / f"marks-{computer}.jsonl"


def loaded(folder: Path, computer: str = "desk") -> tuple[list[MarkRecord], list[str]]:
    """What a new session reads: the records, and what it says of damage."""
    heard = MarksWriter(folder, computer, lambda _: None).load()
    return list(heard.records), [item.why for item in heard.damage]
