"""Simulates power cuts at every point while marks are saved; acknowledged marks must survive.

The file operations of the program are recorded once (`recorder`), with single marks, many at once,
two programs and a compaction. The state after each cut is written to a real disk and read.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.trust.recorder import Event, Model, Recorder, contents_of, cut, rebuild, told_before
from reader.library.marks import compact
from reader.library.marks.records import MarkRecord
from reader.library.marks.writer_thread import MarksWriter, WriterReport
from tests.library.builders import load_marks, record

FOLDER = "home/share/warreader"
SMALL = 6_000
"""Bytes at which the file is compacted while recording."""


class Recorded(NamedTuple):
    """The operations below a folder, and all marks."""

    root: Path
    log: Sequence[Event]
    made: Sequence[MarkRecord]


def record_marking(root: Path, marks: int, seed: int) -> tuple[list[Event], list[MarkRecord]]:
    """Mark in three sessions, the last of two programs; returns the log and all marks."""
    recorder, chance = Recorder(str(root)), Random(seed)
    made = [record(number, on=number % 3 > 0) for number in range(1, marks + 1)]
    made = [item._replace(targets=record(item.counter % 11).targets) for item in made]
    usual, compact.SMALLEST = compact.SMALLEST, SMALL
    try:
        with recorder.recording():
            third = marks // 3
            _session(root / FOLDER, made[:third], 1, recorder, chance)
            _session(root / FOLDER, made[third : 2 * third], 1, recorder, chance)
            _session(root / FOLDER, made[2 * third :], 2, recorder, chance)
    finally:
        compact.SMALLEST = usual
    return recorder.log, made


def _session(
    folder: Path, made: Sequence[MarkRecord], programs: int, recorder: Recorder, chance: Random
) -> None:
    def send_report(news: WriterReport) -> None:
        if news.saved:
            recorder.told(news.saved)

    writers = [MarksWriter(folder, "desk", send_report) for _ in range(programs)]
    for writer in writers:
        writer.load()
        writer.start()
    for number, item in enumerate(made):
        writers[number % programs].save_later(item)
        if chance.random() < 0.7:  # else it waits for the next ones, and they are written together
            _until_quiet(writers)
    for writer in writers:
        if writer.close(10):
            raise RuntimeError("not saved")


def _until_quiet(writers: Sequence[MarksWriter]) -> None:
    deadline = time.monotonic() + 10
    while any(writer.unsaved() for writer in writers) and time.monotonic() < deadline:
        time.sleep(0.001)


def is_all_seen(log: Sequence[Event], root: Path, target: Path) -> bool:
    """Whether the log without a cut reproduces the real folder: nothing was missed."""
    rebuild(log, str(root), target)
    return contents_of(target) == contents_of(root)


def cut_all(
    recorded: Recorded, work: Path, model: Model, cuts: int, seed: int
) -> dict[str, object]:
    """Cut the power so often, at each point; marks lost or wrong, by cut."""
    root, log, made = recorded
    lost, wrong, damaged = [], [], 0
    for number in range(cuts):
        chance = Random(f"{seed} {number}")
        at = number % (len(log) + 1) if number <= len(log) else chance.randint(0, len(log))
        target = work / f"{model}{number}"
        rebuild(cut(log, at, model, chance), str(root), target)
        found, damage = load_marks(target / FOLDER)
        reports = [item for saved in told_before(log, at) for item in saved]
        lost += [number] * (not holds_all(found, reports))
        wrong += [number] * (not set(found) <= set(made))
        damaged += bool(damage)
        shutil.rmtree(target)
    return {"cuts": cuts, "points": len(log) + 1, "damage told": damaged, "lost": lost} | {
        "wrong": wrong
    }


def holds_all(found: Iterable[MarkRecord], reports: Iterable[MarkRecord]) -> bool:
    """Whether every mark is in the file, or a later one on the same development."""
    latest = compact.latest_marks(list(found))
    keys = ((item, (item.kind, item.quote_key, line)) for item in reports for line in item.targets)
    return all(key in latest and latest[key].order >= item.order for item, key in keys)


def cuts_of(
    folder: Path, cuts: int, marks: int = 90, seed: int = 1
) -> Iterator[tuple[str, object]]:
    """Record once, and cut under both models."""
    root = folder / "recorded"
    root.mkdir(parents=True)
    log, made = record_marking(root, marks, seed)
    renamed = sum(bool(event.old) for event in log)
    yield "recorded", {"events": len(log), "rewritten": renamed, "marks": len(made)}
    yield "the log is whole", is_all_seen(log, root, folder / "replayed")
    models: tuple[Model, ...] = ("posix", "ext4")
    for model in models:
        yield model, cut_all(Recorded(root, log, made), folder / "cuts", model, cuts, seed)
