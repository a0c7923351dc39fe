"""Indexing that was killed at any point gives the same index when it is run again."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.library.bulletin_files import key_of, opened, refreshed, rows

ROOT = Path(__file__).parents[2]
FILES = 80  # enough for processes of their own
KILLS = (0.15, 0.3, 0.5)  # seconds after the start: a fast machine is done soon
BOOKMARKED = "Bridge 7 of part 3"
Shown = list[tuple[object, ...]]


def archive(folder: Path) -> None:
    folder.mkdir()
    for number in range(FILES):
        text = "\n\n".join(
            f"## Bridge {number} of part {part}\n\nLorry {number} of {part} drove over it at noon."
            for part in range(8)
        )
        (folder / f"{number:03}.md").write_text(f"# Day {number}\n\n{text}\n")


def shown(root: Path) -> tuple[Shown, tuple[int, int]]:
    """The list, and the numbers of bulletins and search rows in the index."""
    with opened(root) as library:
        assert refreshed(library)[-1].total == 0
        assert library.problems == ()
        listed: Shown = [(row.kind, row.title, row.date) for row in rows(library)]
        counts = library.counts()
        articles = [library.article(row.key) for row in rows(library) if row.kind != "bulletin"]
        assert None not in articles
        return listed, (counts.bulletins, counts.developments)


@pytest.mark.slow
def test_an_indexing_that_is_killed_again_and_again_ends_in_the_same_index(tmp_path: Path) -> None:
    for name in ("killed", "whole"):
        (tmp_path / name).mkdir()
        archive(tmp_path / name / "in")
    with opened(tmp_path / "killed", tmp_path / "killed" / "in" / "007.md") as library:
        library.set_bookmark([key_of(library, BOOKMARKED)], True)
    kills = 0
    for seconds in KILLS:
        command = [sys.executable, "-m", "tests.library.index_folder", str(tmp_path / "killed")]
        process = subprocess.Popen(command, cwd=ROOT)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        kills += process.wait() == -signal.SIGKILL
    assert kills > 0
    assert shown(tmp_path / "killed") == shown(tmp_path / "whole")
    with opened(tmp_path / "killed") as library:
        assert [row.title for row in rows(library) if row.state.bookmarked] == [BOOKMARKED]
