"""Whatever decides what the index holds is part of its version, so that nothing old stays in it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library.index import tables
from reader.library.index.tables import index_version, version_of

ROOT = Path(__file__).parents[2]
ASKING = """
import sys
from pathlib import Path
from tests.library.bulletin_files import opened
with opened(Path(sys.argv[1])) as library:
    print(library.search("zorble").total, *(problem.why for problem in library.problems))
"""


def found(package: Path, root: Path) -> str:
    """What a copy of the program finds for one word."""
    words = [sys.executable, "-c", ASKING, str(root)]
    paths = os.pathsep.join(map(str, (package, ROOT)))
    run = subprocess.run(
        words, capture_output=True, text=True, cwd=root, env={**os.environ, "PYTHONPATH": paths}
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.slow
def test_a_spelling_that_was_dropped_finds_nothing_any_more(tmp_path: Path) -> None:
    package, root = tmp_path / "program", tmp_path / "root"
    shutil.copytree(ROOT / "reader", package / "reader")
    spellings = package / "reader/library/index/spellings.txt"
    before = spellings.read_text("utf-8")
    (root / "in").mkdir(parents=True)
    (root / "in/day.txt").write_text("2024-10-01\n\nThe quindle was delivered at noon.\n")
    spellings.write_text(f"{before}\nZorble Quindle\n", "utf-8")
    assert found(package, root) == "1\n"
    spellings.write_text(before, "utf-8")
    assert found(package, root) == "0\n"


@pytest.mark.parametrize("name", ["SCHEMA", "PARSE_VERSION", "RULES_VERSION"])
def test_every_version_changes_that_of_the_index(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = index_version.__wrapped__()
    monkeypatch.setattr(tables, name, 999)
    assert index_version.__wrapped__() != before


def test_the_version_fits_the_header_of_sqlite_and_tells_parts_apart() -> None:
    seen = {version_of(1, b"2"), version_of(12, b""), version_of(b"12"), index_version()}
    assert len(seen) == 4
    assert all(0 < number < 1 << 31 for number in seen)
