"""A worker process that hangs, uses up memory or dies where a text asks for it."""

from __future__ import annotations

import os
import pickle
import signal
import time
from pathlib import Path

from reader.library.index import prepare
from reader.library.index.prepare import FileReading, KnownContent, ReadingTerms
from reader.library.reading import reading_lines, worker
from reader.pipeline import Candidate
from reader.process import limits

SECONDS = 1.0


class Running:
    """What makes a file where its pickle is read."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path(self.path),)


def read_hostile(
    candidate: Candidate, known: KnownContent | None, terms: ReadingTerms
) -> FileReading:
    with open(candidate.path, encoding="utf-8") as file:
        text = file.read()
    if "hang here" in text:
        while True:
            pass
    if "sleep here" in text:
        time.sleep(60)
    if "eat here" in text:
        bytearray(2 * limits.MEMORY_LIMIT)
    if "die here" in text:
        os._exit(1)
    if "run here" in text:
        return pickle.dumps(Running(f"{candidate.path}.ran"))  # type: ignore[return-value]
    if "lie here" in text:
        return b'[["a",1,2,["00"],""],3,[["",null,0,"","",0,[],[],[],[[],[]]]]]'  # type: ignore[return-value]
    killed = Path(f"{candidate.path}.killed")
    if "be killed" in text and ("always" in text or not killed.exists()):
        killed.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return prepare.read_candidate(candidate, known, terms)


def line_of(answer: FileReading | bytes | None) -> bytes:
    return answer if isinstance(answer, bytes) else reading_lines.to_line(answer)


def main() -> None:
    worker.to_line = line_of  # type: ignore[assignment,attr-defined]
    worker.read_candidate = read_hostile  # type: ignore[attr-defined]
    worker.SECONDS_PER_SHARE, limits.CLOCK_FACTOR = SECONDS, 3
    worker.main()
