"""Deletes fetched documents that are too old or too many, and those of removed sources.

A document with a mark is never deleted. A deleted one does not come back while its feed still lists
it. The index then drops what it had of deleted documents.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader.library.documents.fetched_folder import (
    document_names,
    is_removed,
    note_dropped,
    remove_rest,
)
from reader.library.documents.source_state import clock
from reader.library.index.source_paths import source_path
from reader.library.keep_terms import KeepTerms

_STAMP = ".evicted"
_LONGEST_STAMP = 100
_BETWEEN = 86400.0
"""Least seconds between two checks of all documents, unless a source was removed."""


class Eviction(NamedTuple):
    """The time, in seconds since 1970, and the number of documents that were deleted."""

    at: float
    documents: int


class _StoredFile(NamedTuple):
    path: Path
    changed: float
    size: int
    is_removed: bool


def evict(
    root: Path,
    index: sqlite3.Connection,
    marked_texts: Callable[[], Set[str]],
    keep: KeepTerms,
) -> list[bytes]:
    """Delete what need not be kept; returns the paths of the deleted documents.

    `root` is the folder with the folders of all sources. `marked_texts` returns the hashes of texts
    with a mark. A document that is not indexed yet is kept, because its marks are not known.
    """
    removed = [folder for folder in _folders(root) if is_removed(folder)]
    if not removed and not _is_time(root / _STAMP):
        return []
    files = sorted(_files(root), key=lambda file: file.changed)
    chosen = list(_chosen(files, keep))
    unmarked = _unmarked_paths(index, marked_texts) if chosen else set[bytes]()
    gone: list[bytes] = []
    dropped: dict[Path, list[str]] = {}
    for file in chosen:
        if (path := source_path(str(file.path))) in unmarked:
            with suppress(OSError):
                file.path.unlink()
                gone.append(path)
                if not file.is_removed:
                    dropped.setdefault(file.path.parent, []).append(file.path.name)
    _record(root, dropped)
    for folder in removed:
        remove_rest(folder)
    return gone


def _record(root: Path, dropped: Mapping[Path, Sequence[str]]) -> None:
    """Store what was deleted from the folder of each source, and how many that is in all."""
    for folder, names in dropped.items():
        with suppress(OSError):
            note_dropped(folder, names)
    if dropped:
        count = sum(map(len, dropped.values()))
        with suppress(OSError):
            (root / _STAMP).write_text(f"{time.time():.0f} {count}", encoding="ascii")


def last_eviction(root: Path) -> Eviction | None:
    """Return when documents of existing sources were last deleted, and how many; None: never."""
    try:
        at, count = (root / _STAMP).read_text(encoding="ascii")[:_LONGEST_STAMP].split()
        return Eviction(float(at), int(count))
    except (OSError, ValueError):
        return None


def eviction_words(evicted: Eviction) -> str:
    """Return how many texts were deleted, and when, in words."""
    texts = "text" if evicted.documents == 1 else "texts"
    return f"{evicted.documents:,} old {texts} without marks went {clock(evicted.at)}"


def _chosen(files: list[_StoredFile], keep: KeepTerms) -> Iterator[_StoredFile]:
    """The documents of removed sources, those too old, and the oldest beyond the byte limit."""
    total, oldest = sum(file.size for file in files), time.time() - keep.fetched_days * 86400
    for file in files:
        if file.is_removed or file.changed < oldest or total > keep.fetched_bytes:
            total -= file.size
            yield file


def _folders(root: Path) -> list[Path]:
    try:
        with os.scandir(root) as entries:
            return [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def _files(root: Path) -> Iterator[_StoredFile]:
    for folder in _folders(root):
        has_gone = is_removed(folder)
        for name in document_names(folder):
            with suppress(OSError):
                facts = (folder / name).stat()
                yield _StoredFile(folder / name, facts.st_mtime, facts.st_size, has_gone)


def _unmarked_paths(index: sqlite3.Connection, marked_texts: Callable[[], Set[str]]) -> set[bytes]:
    """The paths of all indexed sources without a marked text."""
    marked = marked_texts()
    rows = index.execute(
        "SELECT b.path, d.text FROM development AS d JOIN bulletin AS b ON b.id = d.bulletin"
    )
    with_mark = {path for path, text in rows if text in marked}
    return {path for (path,) in index.execute("SELECT path FROM source")} - with_mark


def _is_time(stamp: Path) -> bool:
    """Whether the last check was long ago; if so, records this one."""
    with suppress(OSError):
        if stamp.exists() and 0 <= time.time() - stamp.stat().st_mtime < _BETWEEN:
            return False
        stamp.touch(0o600)
        return True
    return False
