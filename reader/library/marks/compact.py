"""Rewrites a file of marks without superseded records, atomically.

A record is superseded if a later one in the same file sets the same mark of the same target. So
merging the new file gives the same result as merging the old one. The old file is kept as a backup.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reader.library.marks.append import open_private, write_durably
from reader.library.marks.files import MarksFile, marks_lines, open_regular
from reader.library.marks.records import (
    MarkRecord,
    MarksHeader,
    decode_record,
    encode_header,
    encode_record,
)
from reader.library.private import sync_folder

SMALLEST = 1 << 18
"""Files with fewer bytes are not compacted."""

LARGEST = 1 << 28
"""Files with more bytes are not compacted, because they would have to fit into memory."""

GROWTH = 2
"""A file is compacted again when it has grown to this multiple of its last compacted size."""

MarkKey = tuple[str, str, str]
"""Kind, quote key and target: a record supersedes another of the same key."""


def is_due(file: MarksFile) -> bool:
    """Whether a file is worth compacting."""
    size = file.offset
    return file.is_writable and max(SMALLEST, GROWTH * file.compacted_size) <= size <= LARGEST


def compact(path: Path, computer: str) -> None:
    """Compact a file under its lock, which the caller holds; on OSError the file is unchanged."""
    new, backup = path.with_name(f".{path.name}.new"), path.with_name(f"{path.name}.backup")
    with open_regular(path) as old:
        lines = list(remaining_lines(old))
    try:
        _write(new, lines, computer)
    except OSError:
        new.unlink(missing_ok=True)  # the disk may be full
        raise
    with suppress(FileNotFoundError):
        backup.unlink()
    os.link(path, backup, follow_symlinks=False)
    sync_folder(path.parent)
    os.replace(new, path)
    sync_folder(path.parent)


def _write(new: Path, lines: list[bytes], computer: str) -> None:
    """Write the new file under a temporary name; it is on disk on return."""
    with suppress(FileNotFoundError):
        new.unlink()  # left by a program that was killed here
    size = sum(map(len, lines))
    descriptor = open_private(new)
    try:
        write_durably(descriptor, b"".join([encode_header(computer, size), *lines]))
    finally:
        os.close(descriptor)


def remaining_lines(old: int) -> Iterator[bytes]:
    """Yield the lines to keep, with line ends, in order; all lines of later versions are kept.

    Damaged lines are left out: they were reported when they were read, and the backup has them.
    """
    decoded = [(line, _decoded(line)) for line, _ in marks_lines(old, 0, unfinished=True)]
    records = [item for _, item in decoded if isinstance(item, MarkRecord)]
    last = latest_marks(records)
    highest = max((record.counter for record in records), default=0)
    for line, item in decoded:
        if isinstance(item, MarkRecord):
            targets = tuple(
                target for target in item.targets if last.get(_mark_key(item, target)) is item
            )
            if targets == item.targets and line is not None:
                yield line + b"\n"
            elif targets or item.counter == highest:  # keeps the highest counter
                yield encode_record(item._replace(targets=targets))
        elif item is None and line:
            yield line + b"\n"


def latest_marks(records: list[MarkRecord]) -> dict[MarkKey, MarkRecord]:
    """Return the record in force for each key."""
    last: dict[MarkKey, MarkRecord] = {}
    for record in records:
        for line in record.targets:
            before = last.get(key := _mark_key(record, line))
            if before is None or before.order < record.order:
                last[key] = record
    return last


def _mark_key(record: MarkRecord, line: str) -> MarkKey:
    return record.kind, record.quote_key, line


def _decoded(line: bytes | None) -> MarkRecord | MarksHeader | None | ValueError:
    if not line:
        return _DAMAGED
    try:
        return decode_record(line)
    except ValueError:
        return _DAMAGED


_DAMAGED = ValueError("damaged")  # shared: raised exceptions keep their frames alive
