"""Exports the marks of a folder as lines, and imports such lines into another folder.

An imported mark never replaces an existing mark of the same kind on the same text; only tags are
merged.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from reader.blake2 import blake2b
from reader.library.identity.fingerprint import text_hash
from reader.library.marks.append import write_durably
from reader.library.marks.files import MarksFile
from reader.library.marks.folder import marks_files
from reader.library.marks.records import (
    MarkKind,
    MarkRecord,
    MarksHeader,
    decode_record,
    encode_header,
    encode_record,
)
from reader.library.private import sync_folder
from reader.models import Unreadable

_Place = tuple[MarkKind, str, str]
"""What a mark applies to: its kind, the key of a quote or figure, and the hash of the text."""


class ImportedMarks(NamedTuple):
    """Counts of marks that were added, were known already, or were left out in favour of others."""

    added: int
    known: int
    left: int
    damage: tuple[Unreadable, ...] = ()


def exported_marks(folder: Path) -> Iterator[bytes]:
    """Yield the marks in force of a folder, one line each with its line end, after a header line.

    OSError if the folder cannot be read.
    """
    records, _ = _records_of(folder)
    yield encode_header("export")
    for place, record in _in_force(records).items():
        if record.on:
            yield encode_record(record._replace(targets=_targets(record, place)))


def import_marks(folder: Path, lines: Iterable[bytes]) -> ImportedMarks:
    """Import lines of `exported_marks`, or a whole file of marks; OSError if that fails.

    They are stored in a file of their own, with lower counters than all marks made here.
    """
    given, damage = _decoded(lines)
    here, _ = _records_of(folder)
    known = _in_force(here)
    kept: list[MarkRecord] = []
    counts = {"known": 0, "left": 0}
    for place, record in _in_force(given).items():
        if not record.on:
            continue
        draft = _merged(known.get(place), record._replace(targets=_targets(record, place)))
        if isinstance(draft, MarkRecord):
            kept.append(draft)
        else:
            counts[draft] += 1
    if kept:
        _write(folder, kept)
    return ImportedMarks(len(kept), counts["known"], counts["left"], tuple(damage))


def _merged(here: MarkRecord | None, given: MarkRecord) -> MarkRecord | str:
    """The record to import, or "known" or "left"."""
    if here is None:
        return given._replace(counter=0)
    if here.on and (here.text, here.place) == (given.text, given.place):
        return "known"
    if given.kind != "tags" or not here.on:
        return "left"
    ours = here.text.split("\n")
    had = {tag.casefold() for tag in ours}
    new = [tag for tag in given.text.split("\n") if tag.casefold() not in had]
    if not new:
        return "known"
    return given._replace(counter=here.counter + 1, text="\n".join((*ours, *new)))


def _records_of(folder: Path) -> tuple[list[MarkRecord], list[Unreadable]]:
    """All records of all files of a folder, and their damage."""
    records: list[MarkRecord] = []
    damage: list[Unreadable] = []
    for path in marks_files(folder):
        read = MarksFile(path).read_new(unfinished=True)
        records += read.records
        damage += read.damage
    return records, damage


def _decoded(lines: Iterable[bytes]) -> tuple[list[MarkRecord], list[Unreadable]]:
    """The records of these lines, and the damaged lines."""
    records: list[MarkRecord] = []
    damage: list[Unreadable] = []
    for number, line in enumerate(lines, 1):
        try:
            record = decode_record(line.rstrip(b"\n")) if line.strip() else None
        except ValueError as error:
            damage.append(Unreadable(f"line {number}", f"is damaged and was left out: {error}"))
            continue
        if record is not None and not isinstance(record, MarksHeader):
            records.append(record)
    return records, damage


def _in_force(records: Iterable[MarkRecord]) -> Mapping[_Place, MarkRecord]:
    """The record in force of each mark, in the order of the records."""
    found: dict[_Place, MarkRecord] = {}
    for record in records:
        for target in record.targets:
            place = record.kind, record.quote_key, text_hash(target)
            before = found.get(place)
            if before is None or record.order > before.order:
                found[place] = record
    return found


def _targets(record: MarkRecord, place: _Place) -> tuple[str, ...]:
    """The targets of a record that belong to the text of a place."""
    return tuple(target for target in record.targets if text_hash(target) == place[2])


def _write(folder: Path, records: Iterable[MarkRecord]) -> None:
    """Write records as a file of marks, atomically; it is on disk on return."""
    data = b"".join(map(encode_record, records))
    name = f"import-{blake2b(data, digest_size=6).hexdigest()}"
    folder.mkdir(0o700, parents=True, exist_ok=True)
    path = folder / f"marks-{name}.jsonl"
    part = path.with_suffix(".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        try:
            write_durably(descriptor, encode_header(name) + data)
        finally:
            os.close(descriptor)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)  # the disk may be full
        raise
    sync_folder(folder)
