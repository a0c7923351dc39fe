"""Each file of the lexicon says what it holds, and which modules read it."""

import re
from pathlib import Path

import pytest

ANNOTATE = Path(__file__).parents[2] / "reader" / "annotate"
FILES = sorted((ANNOTATE / "lexicon").glob("*.txt"))
READING = re.compile(r'\b(?:words|table|plurals|lines|FormTable)\(f?"(\w+)"')
BY_A_MADE_NAME = {
    **{f"{sort}_verbs": "lexicon/wordlists.py" for sort in ("other", "weak", "thought", "speech")},
    **{f"first_names_{sex}": "people/spellings.py" for sex in ("both", "female", "male")},
}
"""Files whose name is put together."""


def readers_of(name: str) -> set[str]:
    """The modules that read a file of this name."""
    sources = {path: path.read_text() for path in ANNOTATE.rglob("*.py")}
    found = {path for path, text in sources.items() if name in READING.findall(text)}
    made = {BY_A_MADE_NAME[name]} if name in BY_A_MADE_NAME else set[str]()
    return made | {path.relative_to(ANNOTATE).as_posix() for path in found}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_says_what_it_holds_and_who_reads_it(file: Path) -> None:
    comments = [line for line in file.read_text().splitlines() if line.startswith("# ")]
    assert len(comments[0]) > 20
    assert f"# Read by {', '.join(sorted(readers_of(file.stem)))}." in comments
