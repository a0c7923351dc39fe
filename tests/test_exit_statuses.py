"""Exit statuses: 0 only if the output was written; a search tells found from not found."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import BULLETIN, warreader
from tests.quick import first_quick

LOSSES = "At least 40 houses were damaged, Mayor Ilse Varn said.\n"
RIVAL = (
    "## Dredgers for sale\n\nThe dredgers of Marrow Sound are for sale, the harbour firm Pohl said."
)
PRINTING = (
    *("extract day.txt", "list day.txt", "--help"),
    *("day.txt", "figures other.txt", "schema"),
    "extract --jsonl lines.jsonl",
    "index day.txt",
    "search bridge day.txt",
    "changes day.txt other.txt",
    "quotes day.txt",
    "people day.txt",
    "threads day.txt other.txt",
    "rivals one.md rival.md",
    "catchup day.txt",
    "export day.txt",
)


@pytest.fixture
def folder(home: Path) -> Path:
    (home / "day.txt").write_text(BULLETIN)
    (home / "other.txt").write_text(BULLETIN.replace("Marrow", "Orm") + LOSSES)
    for name, publisher in (("one", "Marrow Post"), ("rival", "Orm Courier")):
        (home / f"{name}.md").write_text(f"---\npublisher: {publisher}\n---\n\n{RIVAL}\n{name}.\n")
    (home / "lines.jsonl").write_text('{"id": 1, "text": ""}\n')
    return home


def to(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = f"exec {sys.executable} -m reader {line}"
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60, input=""
    )


@pytest.mark.slow
@pytest.mark.parametrize("words", first_quick(PRINTING, 3))
def test_what_was_not_written_is_told_and_is_status_2(folder: Path, words: str) -> None:
    closed = to(f"{words} >&-", folder)
    assert (closed.stderr, closed.returncode) == (
        "warreader: can't write (Bad file descriptor)\n",
        2,
    )


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", first_quick(["search bridge day.txt", "--help"]))
def test_a_full_disk_is_told_and_is_status_2(folder: Path, words: str) -> None:
    full = to(f"{words} >/dev/full", folder)
    assert (full.stderr, full.returncode) == (
        "warreader: can't write (No space left on device)\n",
        2,
    )
    silent = to(f"{words} gone.txt >/dev/full 2>/dev/full", folder)
    assert silent.returncode == 2


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_complaint_that_can_not_be_written_changes_no_status(folder: Path) -> None:
    assert to("gone.txt day.txt 2>/dev/full", folder).returncode == 1
    assert to("--colour 2>/dev/full", folder).returncode == 2
    assert to("gone.txt day.txt 2>&-", folder).returncode == 1


def test_a_search_tells_found_from_not_found_and_from_trouble(folder: Path) -> None:
    day = str(folder / "day.txt")
    for verb in (["search"], ["list", "--query"]):
        assert warreader(*verb, "bridge", day).returncode == 0
        assert warreader(*verb, "ferry", day).returncode == 1
        assert warreader(*verb, "bridge", day, str(folder / "gone.txt")).returncode == 2


def test_a_mistake_is_told_and_the_rest_of_the_line_is_searched_for(folder: Path) -> None:
    run = warreader("search", "spaker:erdeli bridge", str(folder / "day.txt"))
    assert b"Bridge at Marrow blown up" in run.stdout
    assert b"speaker:erdeli" in run.stderr
    assert run.returncode == 2


def test_of_a_line_that_is_all_mistakes_nothing_is_found(folder: Path) -> None:
    for query in ("spaker:erdeli", "-foo:bar", "(tag:)", '"', "!"):
        run = warreader("search", "--", query, str(folder / "day.txt"))
        assert (run.stdout, run.returncode) == (b"", 2)
