"""Each file of the lexicon says what it holds, and which modules read it."""

import re
from collections import defaultdict
from pathlib import Path

ANNOTATE = Path(__file__).parents[2] / "reader" / "annotate"
FILES = sorted((ANNOTATE / "lexicon").glob("*.txt"))
READING = re.compile(r'\b(?:words|table|plurals|lines|FormTable)\(f?"(\w+)"')
BY_A_MADE_NAME = {
    **{f"{sort}_verbs": "lexicon/wordlists.py" for sort in ("other", "weak", "thought", "speech")},
    **{f"first_names_{sex}": "people/spellings.py" for sex in ("both", "female", "male")},
}
"""Files whose name is put together."""


def readers_of_files() -> dict[str, set[str]]:
    """The modules that read a file, by its name."""
    readers = defaultdict(set, {name: {module} for name, module in BY_A_MADE_NAME.items()})
    for path in ANNOTATE.rglob("*.py"):
        for name in READING.findall(path.read_text()):
            readers[name].add(path.relative_to(ANNOTATE).as_posix())
    return readers


def test_a_file_says_what_it_holds_and_who_reads_it() -> None:
    readers = readers_of_files()
    for file in FILES:
        comments = [line for line in file.read_text().splitlines() if line.startswith("# ")]
        assert len(comments[0]) > 20, file
        assert f"# Read by {', '.join(sorted(readers[file.stem]))}." in comments, file
