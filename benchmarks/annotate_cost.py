"""Times all of annotation on a megabyte of news and on texts made to be hard.

`python -m benchmarks.annotate_cost` prints CPU seconds for each and how many times the cost of news
that is.  The exit status is 1 if a text of the first kind costs more than three times as much as
news, or one of the second kind, which is nothing but quotations and reports, more than two and a
half times what half of it costs.  `--news FILE` takes other news than the samples.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from reader.annotate import annotate
from reader.models import Block

SIZE = 1_000_000
MOST = 3.0
STEEPEST = 2.5
SAMPLES = Path(__file__).parent.parent / "sample_data"
HOSTILE = {
    "straight marks": '"',
    "curly opening marks": "“",
    "curly closing marks": "”",
    "single marks": "'",
    "open single marks": "‘a ",
    "plural possessives": "'as as' ",
    "mixed marks": "“\"‘’'”«`",
    "guillemets": "«a",
    "names": "Anna Torvald ",
    "names in lines": "Anna Torvald\n",
    "people of one surname": "Anna Lee, Oskar Lee, Jonas Lee, ",
    "capitals": "A",
    "initials": "A. ",
    "particles": "de la ",
    "one sentence": "the soldier of the army went to a village near the river and ",
    "one sentence of saying": "he said that ",
    "one sentence of and said": "and said ",
    "one sentence of to say": "to say ",
    "one sentence of claims": "the claim that ",
    "appositions": "Anna, the minister, ",
    "adding": ", adding that ",
    "brackets": "(a ",
    "dashes": "- a",
    "words": "word ",
    "one word": "a",
    "spaces": " ",
}
DENSE = {
    "quotations": "“a” ",
    "quotations in lines": "“a.”\n",
    "open quotations in lines": "“a\n",
    "quotations with reports": "“a,” said. ",
    "short reports": "She said. ",
    "pronouns": "Anna Torvald said. He said. ",
    "said commas": ", said",
    "who said": "who, said, ",
    "quoted as": "quoted as saying ",
    "according to": "according to Anna, ",
    "empty lines": "\n",
}


def main() -> int:
    """Print the table; 1 if a text costs too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path)
    given = parser.parse_args().news
    paths = [given] if given else sorted(SAMPLES.glob("*.*"))
    news = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    base = min(cost(news) for _ in range(3))
    print(f"{'news':26} {base:6.2f} s   {SIZE / base:,.0f} characters a CPU-second")
    return int(any([*[too_much(name, base) for name in HOSTILE], *map(too_steep, DENSE)]))


def too_much(name: str, base: float) -> bool:
    spent = cost(HOSTILE[name])
    print(f"{name:26} {spent:6.2f} s {spent / base:6.2f} times", flush=True)
    return spent > MOST * base


def too_steep(name: str) -> bool:
    half, whole = cost(DENSE[name], SIZE // 2), cost(DENSE[name])
    print(f"{name:26} {whole:6.2f} s, {whole / half:.2f} times the half of it", flush=True)
    return whole > STEEPEST * half


def cost(piece: str, size: int = SIZE) -> float:
    """CPU seconds for a text repeated up to a size."""
    text = (piece * (size // len(piece) + 1))[:size]
    blocks = [Block(line) for line in text.split("\n")]
    before = time.process_time()
    annotate(blocks)
    return time.process_time() - before


if __name__ == "__main__":
    sys.exit(main())
