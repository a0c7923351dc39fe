"""Simulates computers that copy files of marks; every order of merging must give one result.

Copies arrive late, old ones return, two computers have one name and their files conflict, clocks
are years apart, files are compacted. The reference: of all records that were made, the greatest is
in force.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from reader.library.marks.append import append
from reader.library.marks.compact import compact
from reader.library.marks.files import MarksFile
from reader.library.marks.folder import marks_files
from reader.library.marks.records import MarkKind, MarkRecord, encode_header, encode_record
from reader.library.marks.state import MarksState
from tests.library.builders import development, fingerprint_of

NAMES = ("desk", "laptop", "tower", "desk")  # two of one name
STORIES = 6
KINDS: tuple[MarkKind, ...] = ("read", "bookmark", "note", "place", "speaker")
YEARS = 40 * 365 * 86_400

Latest = dict[tuple[MarkKind, str, int], tuple[object, ...]]
"""The records in force, by kind, quote and story."""


def _prints() -> dict[str, int]:
    """Fingerprints of two versions of every story."""
    found = {}
    for story in range(STORIES):
        part = development(story)
        found[str(fingerprint_of(part))] = story
        found[str(fingerprint_of(part._replace(paragraphs=(*part.paragraphs, "It sails."))))] = (
            story
        )
    return found


LINES = _prints()


class Computers:
    """Some computers, each with its copy of the folder, and all files that they ever had."""

    def __init__(self, work: Path, chance: Random) -> None:
        """No marks yet."""
        self.chance, self.made = chance, list[MarkRecord]()
        self.folders = [work / f"{number}{name}" for number, name in enumerate(NAMES)]
        for folder in self.folders:
            folder.mkdir(parents=True)
        self.past: list[tuple[str, bytes]] = []
        self.conflicts = 0

    def go_on(self) -> None:
        """One event on one computer."""
        number = self.chance.randrange(len(NAMES))
        what = self.chance.random()
        if what < 0.5:
            self._mark(number)
        elif what < 0.9:
            self._carry(number, self.chance.randrange(len(NAMES)))
        else:
            self._rewrite(number)

    def _mark(self, number: int) -> None:
        folder, chance = self.folders[number], self.chance
        known = [
            item for path in marks_files(folder) for item in MarksFile(path).read_new().records
        ]
        mark_kind = chance.choice(KINDS)
        record = MarkRecord(
            max((item.counter for item in known), default=0) + 1,
            NAMES[number],
            mark_kind,
            chance.random() < 0.6,
            tuple(chance.sample(list(LINES), chance.choice((1, 1, 3)))),
            (chance.randrange(9), 0) if mark_kind == "place" else None,
            chance.choice(("", "north", "south")) if mark_kind in ("note", "speaker") else "",
            "1 words" if mark_kind == "speaker" else "",
        )
        path = self._own(number)
        head = b"" if path.exists() else encode_header(NAMES[number])
        append(path, head + encode_record(record))
        os.utime(path, (when := chance.randrange(YEARS), when))
        self.made.append(record)
        self._remember(path)

    def _carry(self, number: int, other: int) -> None:
        """A file arrives at another computer, sometimes an older copy of it."""
        paths = marks_files(self.folders[number])
        if not paths or number == other:
            return
        path = self.chance.choice(paths)
        olds = [data for name, data in self.past if name == path.name]
        data = (
            self.chance.choice(olds) if olds and self.chance.random() < 0.3 else path.read_bytes()
        )
        target = self.folders[other] / path.name
        if target == self._own(other) and target.exists() and target.read_bytes() != data:
            self.conflicts += 1
            target = target.with_name(f"marks-desk.sync-conflict-{self.conflicts}.jsonl")
        target.write_bytes(data)

    def _rewrite(self, number: int) -> None:
        path = self._own(number)
        if path.exists():
            compact(path, NAMES[number])
            self._remember(path)

    def _own(self, number: int) -> Path:
        return self.folders[number] / f"marks-{NAMES[number]}.jsonl"

    def _remember(self, path: Path) -> None:
        self.past.append((path.name, path.read_bytes()))

    def files(self) -> list[Path]:
        """All files that any of them has in the end."""
        return [path for folder in self.folders for path in marks_files(folder)]


def merged(records: Iterable[MarkRecord], late: frozenset[int] = frozenset()) -> Latest:
    """The marks in force after merging in this order; `late` stories are stored last."""
    ledger = MarksState()
    for record in records:
        ledger.merge(
            record,
            lambda line: () if LINES[line] in late else (LINES[line],),
        )
    for line, story in LINES.items():
        if story in late:
            ledger.text_stored(story, line)
    return {
        (mark_kind, about, story): (rank(mark.record), mark.target)
        for mark_kind in KINDS
        for about in ("", "1 words")
        for story in range(STORIES)
        if (mark := ledger.latest(mark_kind, story, about)) is not None
    }


def rank(record: MarkRecord) -> tuple[object, ...]:
    """The sort key of records, written independently: counter, computer, on before off."""
    return record.counter, record.computer, record.on, record.place or (0, 0), record.text


def reference(records: Iterable[MarkRecord]) -> Latest:
    """The greatest of all records on each story."""
    best: Latest = {}
    for record in records:
        for line in record.targets:
            register = record.kind, record.quote_key, LINES[line]
            best[register] = max(best.get(register, ()), (rank(record), line))
    return best


def history(work: Path, steps: int, orders: int, seed: int) -> dict[str, int]:
    """One history: how many orders of merging differ from the reference."""
    chance = Random(seed)
    computers = Computers(work, chance)
    for _ in range(steps):
        computers.go_on()
    by_file = [MarksFile(path).read_new().records for path in computers.files()]
    expected, wrong, unmarked = reference(computers.made), 0, 0
    for number in range(orders):
        late = frozenset(chance.sample(range(STORIES), number % 3))
        wrong += merged(_shuffled(by_file, number % 2 > 0, chance), late) != expected
    for at, (_, data) in enumerate(computers.past):
        (old := work / f"old{at}.jsonl").write_bytes(data)
        with_old_copy = [*by_file, MarksFile(old).read_new().records]
        unmarked += merged(_shuffled(with_old_copy, False, chance)) != expected
    return {"orders": orders, "old copies": len(computers.past), "wrong": wrong} | {
        "changed by an old copy": unmarked,
        "conflicts": computers.conflicts,
    }


def _shuffled(
    by_file: Sequence[Sequence[MarkRecord]], mixed: bool, chance: Random
) -> list[MarkRecord]:
    """File by file in any order, or all lines in any order."""
    files = [list(records) for records in by_file]
    chance.shuffle(files)
    records = [record for file in files for record in file]
    if mixed:
        chance.shuffle(records)
    return records


def merging_of(
    folder: Path, histories: int = 200, steps: int = 120, orders: int = 30
) -> Iterator[tuple[str, object]]:
    """Many histories; all counts added up."""
    total: dict[str, int] = {"histories": histories}
    for seed in range(histories):
        for name, count in history(folder / str(seed), steps, orders, seed).items():
            total[name] = total.get(name, 0) + count
    yield "merging", total
