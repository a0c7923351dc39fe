"""Files that hang, never end, are too large or are no text are named with the reason.

The full form is `python -m benchmarks.hostile.files --files 50000`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from benchmarks.hostile.files import KINDS, growing, make, unsaid
from reader import pipeline
from reader.models import AnnotatedBulletin, Unreadable
from reader.pipeline import Candidate

TODAY = date(2026, 1, 1)
MEMORY = "import resource; resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20));"


def test_each_hostile_file_is_named_with_its_reason_and_hides_no_bulletin(tmp_path: Path) -> None:
    make(tmp_path / "in")
    found = list(pipeline.read_paths([str(tmp_path / "in")], TODAY))
    said = [f"{item.source} {item.why}" for item in found if isinstance(item, Unreadable)]
    assert unsaid("\n".join(said)) == []
    read = [item for item in found if isinstance(item, AnnotatedBulletin)]
    assert {item.bulletin.name for item in read} >= {"2025-03-02.md", "utf-16.txt", "windows.txt"}
    assert all("\n" not in line and "\x1b" not in line for line in said)


def test_what_never_ends_is_never_read(tmp_path: Path) -> None:
    make(tmp_path / "in")
    endless = [str(tmp_path / "in" / name) for name in ("zero.txt", "pipe.txt", "sparse.txt")]
    script = f"{MEMORY} import sys; from reader.cli import main; sys.exit(main(sys.argv[1:]))"
    run = subprocess.run(
        [sys.executable, "-c", script, "extract", *endless], capture_output=True, timeout=60
    )
    assert run.returncode == 1
    assert run.stderr.count(b"\n") == len(endless)


def test_a_file_that_vanishes_or_becomes_a_pipe_after_it_was_found_is_named(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Bridge at Marrow\n\nIt is gone.\n")
    (candidate,) = (
        item for item in pipeline.find_candidates([str(path)]) if isinstance(item, Candidate)
    )
    path.unlink()
    assert pipeline.read_document(candidate) == Unreadable(str(path), "is not there")
    os.mkfifo(path)
    answer = pipeline.read_document(candidate)
    assert isinstance(answer, Unreadable) and "named pipe" in answer.why


def test_a_file_that_is_being_written_is_whole_or_named(tmp_path: Path) -> None:
    path = tmp_path / "growing.txt"
    path.write_text("Bridge at Marrow\n\nIt is gone.\n")
    with growing(path):
        for _ in range(20):
            for found in pipeline.read_paths([str(path)], TODAY):
                assert isinstance(found, AnnotatedBulletin) or "being written" in str(found)


def test_there_is_one_of_each_kind() -> None:
    assert len(KINDS) >= 15
