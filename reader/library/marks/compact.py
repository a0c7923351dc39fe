"""A file of marks to one without what is superseded, in its place at once or not at all.

Only what a later record of the same file says of the very same fingerprint is left out, so merging
the new file with any others gives what merging the old one gave.  The old file is kept beside it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reader.library.marks.append import open_private, write_down
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
"""Bytes below which a file is left as it is."""

LARGEST = 1 << 28
"""Bytes above which a file is left as it is: it would have to be in memory."""

GROWTH = 2
"""How many times its size after the last rewriting a file has before it is rewritten again."""

ShareKey = tuple[str, str, str]
"""Deed, quote and fingerprint: what a record can take another's place in, whatever the index has.
"""


def is_due(tail: MarksFile) -> bool:
    """Whether a file has grown so much that it is likely to hold more old than new."""
    size = tail.offset
    return tail.is_ours and max(SMALLEST, GROWTH * tail.kept) <= size <= LARGEST


def compact(path: Path, computer: str) -> None:
    """Rewrite a file without what is superseded; OSError leaves it as it was.  Hold its lock."""
    fresh, backup = path.with_name(f".{path.name}.new"), path.with_name(f"{path.name}.backup")
    with open_regular(path) as old:
        kept = list(remaining(old))
    try:
        _write(fresh, kept, computer)
    except OSError:
        fresh.unlink(missing_ok=True)  # or a full disk would stay full
        raise
    with suppress(FileNotFoundError):
        backup.unlink()
    os.link(path, backup, follow_symlinks=False)
    sync_folder(path.parent)
    os.replace(fresh, path)
    sync_folder(path.parent)


def _write(fresh: Path, kept: list[bytes], computer: str) -> None:
    """Write the new file under a name that nobody reads; it is on the disk when this returns."""
    with suppress(FileNotFoundError):
        fresh.unlink()  # of a program that was killed here, or anything else
    size = sum(map(len, kept))
    descriptor = open_private(fresh)
    try:
        write_down(descriptor, b"".join([encode_header(computer, size), *kept]))
    finally:
        os.close(descriptor)


def remaining(old: int) -> Iterator[bytes]:
    """The lines that stay, ends included, in their order; those of a later version all do.

    Damaged ones don't: they were told of when they were read, and the backup has them.
    """
    said = [(line, _said(line)) for line, _ in marks_lines(old, 0, unfinished=True)]
    records = [item for _, item in said if isinstance(item, MarkRecord)]
    last = latest(records)
    highest = max((record.counter for record in records), default=0)
    for line, item in said:
        if isinstance(item, MarkRecord):
            of = tuple(one for one in item.of if last.get(_share(item, one)) is item)
            if of == item.of and line is not None:
                yield line + b"\n"
            elif of or item.counter == highest:  # the counter never goes back
                yield encode_record(item._replace(of=of))
        elif item is None and line:
            yield line + b"\n"


def latest(records: list[MarkRecord]) -> dict[ShareKey, MarkRecord]:
    """For every share of these records the one that holds in it."""
    last: dict[ShareKey, MarkRecord] = {}
    for record in records:
        for line in record.of:
            before = last.get(share := _share(record, line))
            if before is None or before.order < record.order:
                last[share] = record
    return last


def _share(record: MarkRecord, line: str) -> ShareKey:
    return record.deed, record.about, line


def _said(line: bytes | None) -> MarkRecord | MarksHeader | None | ValueError:
    if not line:
        return _DAMAGED
    try:
        return decode_record(line)
    except ValueError:
        return _DAMAGED


_DAMAGED = ValueError("damaged")  # one for all: those that were raised hold on to what raised them
