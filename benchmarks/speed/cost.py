"""Times a function on a megabyte of news and on texts made to be slow."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.models import Block

SIZE = 1_000_000
MOST = 3.0
SAMPLES = Path(__file__).parents[2] / "sample_data"


class Cost(NamedTuple):
    """The timed function, and the allowed costs.

    A `hostile` piece, repeated to a megabyte, may cost `MOST` times what news does; a `dense` one,
    which has something to find every few characters, `steepest` times what half of it does.
    """

    reading: Callable[[Sequence[Block]], object]
    hostile: Mapping[str, str]
    dense: Mapping[str, str]
    steepest: float

    def report(self, about: str | None) -> int:
        """Print the table; 1 if a text costs too much.  `--news FILE` takes other news."""
        parser = argparse.ArgumentParser(description=about)
        parser.add_argument("--news", type=Path)
        given = parser.parse_args().news
        paths = [given] if given else sorted(SAMPLES.glob("*.*"))
        news = "\n".join(path.read_text(encoding="utf-8") for path in paths)
        base = min(self.of(news) for _ in range(3))
        print(f"{'news':26} {base:6.2f} s   {SIZE / base:,.0f} characters a CPU-second")
        too_much = [self._too_much(name, base) for name in self.hostile]
        return int(any([*too_much, *map(self._too_steep, self.dense)]))

    def of(self, piece: str, size: int = SIZE) -> float:
        """CPU seconds for a text repeated up to a size."""
        text = (piece * (size // len(piece) + 1))[:size]
        blocks = [Block(line) for line in text.split("\n")]
        before = time.process_time()
        self.reading(blocks)
        return time.process_time() - before

    def _too_much(self, name: str, base: float) -> bool:
        spent = self.of(self.hostile[name])
        print(f"{name:26} {spent:6.2f} s {spent / base:6.2f} times", flush=True)
        return spent > MOST * base

    def _too_steep(self, name: str) -> bool:
        half, whole = self.of(self.dense[name], SIZE // 2), self.of(self.dense[name])
        print(f"{name:26} {whole:6.2f} s, {whole / half:.2f} times the half of it", flush=True)
        return whole > self.steepest * half
