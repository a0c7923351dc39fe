"""Files to looks at them, a few in this thread, many in processes of their own.

The looks come as they are done, those of the first files first; nothing waits for a file that takes
long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reader.library.index.prepare import FileReading, KnownContent, ReadingTerms, read_candidate
from reader.pipeline import Candidate

FEW_FILES = 40
FEW_BYTES = 2_000_000
"""Up to here, processes cost more than they give."""


def read_candidates(
    candidates: Sequence[Candidate],
    known: Callable[[Candidate], KnownContent | None],
    terms: ReadingTerms,
    stop: Callable[[], bool],
) -> Iterator[FileReading]:
    """Look at every file until told to stop; `known` is what the index has of one."""
    if _are_few(candidates):
        yield from _here(candidates, known, terms, stop)
        return
    from reader.library.reading.worker_pool import NoWorkers, read_in_processes

    here = [item for item in candidates if item.path == "-"]
    rest = [item for item in candidates if item.path != "-"]
    yield from _here(here, known, terms, stop)
    try:
        yield from read_in_processes(rest, known, terms, stop)
    except NoWorkers as none:
        yield from _here(none.left, known, terms, stop)


def _are_few(candidates: Sequence[Candidate]) -> bool:
    return len(candidates) < FEW_FILES and sum(item.size for item in candidates) < FEW_BYTES


def _here(
    candidates: Sequence[Candidate],
    known: Callable[[Candidate], KnownContent | None],
    terms: ReadingTerms,
    stop: Callable[[], bool],
) -> Iterator[FileReading]:
    for candidate in candidates:
        if stop():
            return
        yield read_candidate(candidate, known(candidate), terms)
