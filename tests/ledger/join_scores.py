"""Measures how well figures are joined into series, by pairs that are joined and should be.

    python -m tests.ledger.join_scores [FILE…] [--errors]

prints precision and recall for each case of tests/cases/ledger/joins.txt and of all of them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from reader.ledger.series.standing import SeriesClaim
from reader.library import Library
from reader.resources import sample_data
from tests.ledger.ledger_cases import LedgerCase, library_of, load, reread

Pair = frozenset[str]


class JoinScore(NamedTuple):
    """The pairs that are joined, and those that a reader joins."""

    joined: frozenset[Pair]
    wanted: frozenset[Pair]

    @property
    def precision(self) -> float:
        return len(self.joined & self.wanted) / max(1, len(self.joined))

    @property
    def recall(self) -> float:
        return len(self.joined & self.wanted) / max(1, len(self.wanted))


def score_of(case: LedgerCase, folder: Path) -> JoinScore:
    """The pairs of a case."""
    with _library(case, folder) as library:
        return score_in(library, case)


def score_in(library: Library, case: LedgerCase) -> JoinScore:
    """The pairs of a case whose bulletins a library has read."""
    series = names_by_series(library)
    left_out = {frozenset(names) for what, *names in case.expected if what == "maybe"}
    wanted = {pair for what, *names in case.expected if what == "series" for pair in _pairs(names)}
    joined = {pair for names in series for pair in _pairs(names)}
    return JoinScore(frozenset(joined - left_out), frozenset(wanted - left_out))


def total(scores: list[JoinScore]) -> JoinScore:
    """All pairs together, each told from those of other cases."""

    def of_case(pairs: frozenset[Pair], number: int) -> set[Pair]:
        return {frozenset(f"{number} {name}" for name in pair) for pair in pairs}

    joined = [of_case(one.joined, number) for number, one in enumerate(scores)]
    wanted = [of_case(one.wanted, number) for number, one in enumerate(scores)]
    return JoinScore(frozenset[Pair]().union(*joined), frozenset[Pair]().union(*wanted))


def names_by_series(library: Library) -> list[list[str]]:
    """The figures of each series by their names, as the cases have them."""
    claims = {
        _at(claim): (claim, series.id)
        for series in library.ledger_rows().series()
        for claim in series.claims
    }
    sources = {claim.stated.place.source for claim, _ in claims.values()}
    days = sorted(sources, key=lambda source: Path(source).stem.zfill(2))
    told = Counter[str]()
    found: dict[str, list[str]] = {}
    for at in sorted(claims):
        claim, series = claims[at]
        low = claim.stated.figure.low
        if low is None:
            continue
        name = f"{days.index(claim.stated.place.source) + 1}: {_number(low)}"
        told[name] += 1
        number = told[name]
        found.setdefault(series, []).append(f"{name}#{number}" if number > 1 else name)
    return list(found.values())


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:g}"


def _at(claim: SeriesClaim) -> tuple[object, ...]:
    place = claim.stated.place
    return place.day, place.source, place.number, *claim.stated.figure.span


def _pairs(names: list[str]) -> Iterator[Pair]:
    return map(frozenset[str], combinations(names, 2))


@contextmanager
def _library(case: LedgerCase, folder: Path) -> Iterator[Library]:
    if case.days:
        with library_of(case, folder) as library:
            yield library
        return
    days = [str(one) for one in sorted(sample_data().glob("2025-03-*"))]
    library = Library(folder / "cache", folder / "data", days)
    try:
        reread(library)
        yield library
    finally:
        library.close()


def main(words: list[str]) -> None:
    """Print the scores of the cases of these families."""
    scores = []
    for case in (one for family in words or ["joins"] if family[:1] != "-" for one in load(family)):
        with TemporaryDirectory() as folder:
            scores.append(score_of(case, Path(folder)))
        _print(case.name, scores[-1], "--errors" in words)
    _print("all", total(scores), False)


def _print(name: str, score: JoinScore, with_errors: bool) -> None:
    figures = f"precision {score.precision:.3f}, recall {score.recall:.3f}"
    print(f"{name}: {figures} ({len(score.joined)} joined, {len(score.wanted)} wanted)")
    if with_errors:
        for what, pairs in (
            ("wrong", score.joined - score.wanted),
            ("missing", score.wanted - score.joined),
        ):
            for pair in sorted(map(sorted, pairs)):
                print(f"    {what}: {' = '.join(pair)}")


if __name__ == "__main__":
    main(sys.argv[1:])
