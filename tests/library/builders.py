"""Builds bulletins, fingerprints, records and writer threads for tests; all invented."""

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


def fingerprint_of(part: Development, **facts: Any) -> Fingerprint:
    """The fingerprint of a development in a bulletin with these facts."""
    return fingerprint(Bulletin("A day", (part,), **facts), part, Annotations(), 1)


def record(number: int, computer: str = "desk", on: bool = True) -> MarkRecord:
    return MarkRecord(number, computer, "read", on, (str(fingerprint_of(development(number))),))


@dataclass
class Reports:
    """Collects the reports of a writer thread, so that a test can wait for them."""

    items: list[WriterReport] = field(default_factory=list)

    @property
    def saved(self) -> list[MarkRecord]:
        return [item for news in list(self.items) for item in news.saved]

    @property
    def received(self) -> list[MarkRecord]:
        return [item for news in list(self.items) for item in news.received]

    @property
    def problems(self) -> list[str]:
        return [news.problem for news in list(self.items) if news.problem]


def wait_until(is_so: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait until a condition is true; fail after so many seconds."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)


def start_writer(
    folder: Path,
    computer: str = "desk",
    reports: Reports | None = None,
    send_report: Callable[[WriterReport], None] | None = None,
    own_records: Callable[[], Sequence[MarkRecord]] = tuple,
) -> MarksWriter:
    """A running writer thread for a folder."""
    writer = MarksWriter(
        folder, computer, send_report or (reports or Reports()).items.append, own_records
    )
    writer.load()
    writer.start()
    return writer


def save(folder: Path, records: Sequence[MarkRecord], computer: str = "desk") -> Path:
    """Save records; returns their file."""
    writer = start_writer(folder, computer)
    for item in records:
        writer.save_later(item)
    assert writer.close(10) == ()
    return folder / f"marks-{computer}.jsonl"


def load_marks(folder: Path, computer: str = "desk") -> tuple[list[MarkRecord], list[str]]:
    """The records that a new session reads, and the damage that it reports."""
    read = MarksWriter(folder, computer, lambda _: None).load()
    return list(read.records), [item.why for item in read.damage]
