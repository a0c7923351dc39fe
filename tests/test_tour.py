"""Every command line of docs/tour.md and docs/questions.md prints what they say."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from reader.resources import sample_data
from tests.command import warreader

DOCS = Path(__file__).parent.parent / "docs"
TOUR, QUESTIONS = (
    (DOCS / name).read_text(encoding="utf-8") for name in ("tour.md", "questions.md")
)


@pytest.fixture
def clone(home: Path) -> Path:
    """A folder that has the samples in it, as a clone of the project has."""
    shutil.copytree(sample_data(), home / "sample_data")
    return home


def test_the_tour_prints_what_it_says(clone: Path) -> None:
    runs = runs_of(TOUR)
    verbs = {verb for words, _ in runs for verb in re.findall(r"warreader ([\w-]+)", words)}
    assert verbs >= {
        *(
            "list",
            "quotes",
            "people",
            "figures",
            "threads",
            "rivals",
            "catchup",
            "search",
            "show",
            "mark",
        ),
        *("export", "export-marks", "import-marks"),
    }
    for words, expected in runs:
        assert printed(words, clone) == shown(expected), words


def test_the_ten_questions_are_answered_by_scripts(clone: Path) -> None:
    runs = runs_of(QUESTIONS)
    assert len(runs) >= 10
    for words, expected in runs:
        assert printed(words, clone) == shown(expected), words


def runs_of(doc: str) -> list[tuple[str, str]]:
    """The command lines of a page, each with what it prints."""
    chapters = re.findall(r"^    \$ .*\n(?:(?:    .*)?\n)*", doc, re.MULTILINE)
    lines = [line[4:] for chapter in chapters for line in chapter.splitlines()]
    return re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", "\n".join([*lines, ""]), re.MULTILINE)


def printed(line: str, folder: Path) -> list[str]:
    """What a command line prints; a program in front of it and a file behind it are its own."""
    before, _, line = line.rpartition(" | ")
    words, _, file = line.partition(" > ")
    given = b""
    if before:
        given = subprocess.run(shlex.split(before), cwd=folder, capture_output=True).stdout
    verb, *rest = shlex.split(words)
    run = warreader(*rest, given=given, cwd=folder)
    assert (verb, run.returncode, run.stderr) == ("warreader", 0, b"")
    if file:
        (folder / file).write_bytes(run.stdout)
        return []
    return shown(run.stdout.decode().replace("\t", "  "))


def shown(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines() if line.strip()]
