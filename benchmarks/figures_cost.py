"""Times figures and dates on a megabyte of news and on texts made to be hard.

`python -m benchmarks.figures_cost` prints CPU seconds for each and how many times the cost of news
that is.  The exit status is 1 if a text of the first kind costs more than three times as much as
news, or one of the second kind, which holds a figure or a date every few characters, more than
three times what half of it costs.  `--news FILE` takes other news than the samples.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path

from reader.annotate import dates, figures
from reader.models import Block

SIZE = 1_000_000
MOST = 3.0
STEEPEST = 3.0
SAMPLES = Path(__file__).parent.parent / "sample_data"
HOSTILE = {
    "digits": "1234567890",
    "digits and spaces": "1 ",
    "groups of three": "123 ",
    "grouped digits": "1,234,",
    "one hundred and": "one hundred and ",
    "millions": "million ",
    "tens of thousands of": "tens of thousands of ",
    "ranges": "1-2-",
    "commas": ",",
    "hyphens": "-",
    "a-b-c": "a-",
    "initials": "a.",
    "dollars": "$",
    "qualifiers": "more than ",
    "one long sentence": "the soldier of the army went to a village near the river and ",
    "years": "2024 ",
    "clock times": "12:30 ",
    "next next": "next ",
    "at signs": "@.",
    "a@a@": "a@",
}
DENSE = {
    "halves": "and a half ",
    "one over one over": "one over ",
    "from 1 to from 1 to": "from 1 to ",
    "killed or wounded": "5 killed or wounded or ",
    "asides": "5 people, including ",
    "months": "may ",
    "weekdays": "Monday the ",
    "two weeks before": "two weeks before ",
    "two days and": "two days and ",
}


def main() -> int:
    """Print the table; 1 if a text costs too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path)
    given = parser.parse_args().news
    paths = [given] if given else sorted(SAMPLES.glob("*.*"))
    news = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    base = min(cost(news) for _ in range(3))
    print(f"{'news':22} {base:6.2f} s   {SIZE / base:,.0f} characters a CPU-second")
    return int(any([*map(lambda name: too_much(name, base), HOSTILE), *map(too_steep, DENSE)]))


def too_much(name: str, base: float) -> bool:
    spent = cost(HOSTILE[name])
    print(f"{name:22} {spent:6.2f} s {spent / base:6.2f} times")
    return spent > MOST * base


def too_steep(name: str) -> bool:
    half, whole = cost(DENSE[name], SIZE // 2), cost(DENSE[name])
    print(f"{name:22} {whole:6.2f} s, {whole / half:.2f} times the half of it")
    return whole > STEEPEST * half


def cost(piece: str, size: int = SIZE) -> float:
    """CPU seconds for a text repeated up to a size."""
    text = (piece * (size // len(piece) + 1))[:size]
    blocks = [Block(line) for line in text.split("\n")]
    before = time.process_time()
    figures.find(blocks, dates.find(blocks, date(2024, 10, 28)), ())
    return time.process_time() - before


if __name__ == "__main__":
    sys.exit(main())
