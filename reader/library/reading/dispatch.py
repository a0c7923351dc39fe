"""Reads files: a few in the calling thread, many in worker processes.

Readings are returned in the order in which they finish; a slow file does not delay the others.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from reader.library.index.prepare import FileReading, KnownContent, ReadingTerms, read_candidate
from reader.pipeline import Candidate, end_processes

FEW_FILES = 40
"""Below this number of files …"""
FEW_BYTES = 2_000_000
"""… and this number of bytes, starting processes takes longer than it saves."""
_PACKED, _TIMES = (".zip", ".epub"), 20
"""Archives, which may unpack to a hundred times their size, are read where time is limited.

A file without an ending may be a fetched document, which is compressed as well.
"""


def read_candidates(
    candidates: Sequence[Candidate],
    known: Callable[[Candidate], KnownContent | None],
    terms: ReadingTerms,
    stop: Callable[[], bool],
) -> Iterator[FileReading]:
    """Read every file until `stop` returns true; `known` returns what the index has of a file."""
    if _are_few(candidates):
        yield from _read_in_this_thread(candidates, known, terms, stop)
        return
    from reader.library.reading.worker_pool import NoWorkers, read_in_processes

    standard_input = [item for item in candidates if item.path == "-"]
    rest = [item for item in candidates if item.path != "-"]
    yield from _read_in_this_thread(standard_input, known, terms, stop)
    try:
        yield from read_in_processes(rest, known, terms, stop)
    except NoWorkers as error:
        yield from _read_in_this_thread(error.unread, known, terms, stop)


def _are_few(candidates: Sequence[Candidate]) -> bool:
    return len(candidates) < FEW_FILES and sum(map(_weight, candidates)) < FEW_BYTES


def _weight(candidate: Candidate) -> int:
    """About how many bytes of text a candidate has at most; archives always need a process."""
    ending = os.path.splitext(candidate.path)[1].lower()
    if ending in _PACKED:
        return FEW_BYTES
    return candidate.size if ending else candidate.size * _TIMES


def _read_in_this_thread(
    candidates: Sequence[Candidate],
    known: Callable[[Candidate], KnownContent | None],
    terms: ReadingTerms,
    stop: Callable[[], bool],
) -> Iterator[FileReading]:
    try:
        for candidate in candidates:
            if stop():
                return
            yield read_candidate(candidate, known(candidate), terms)
    finally:
        end_processes()
