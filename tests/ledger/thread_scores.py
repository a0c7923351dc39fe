"""Measures how well developments are linked into threads, by stories that a reader has marked.

    python -m tests.ledger.thread_scores [FILE…] [--errors]

prints for each case of tests/cases/ledger/thread_joins.txt how many links are within one story
(precision), and how many developments that go on with a story of an earlier day have a link to it
(recall).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from reader.library import Library
from tests.ledger.ledger_cases import LedgerCase, library_of, load

Link = tuple[str, str]
DAY = len("2036-03-03")


class ThreadScore(NamedTuple):
    """The links of later to earlier developments, the right ones, and what should have a link."""

    links: frozenset[Link]
    right: frozenset[Link]
    going_on: frozenset[str]

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.links))

    @property
    def recall(self) -> float:
        return len({later for later, _ in self.right}) / max(1, len(self.going_on))


def score_of(case: LedgerCase, folder: Path) -> ThreadScore:
    """The links of a case; those of one day are neither right nor wrong."""
    with library_of(case, folder) as library:
        return score_in(library, case)


def score_in(library: Library, case: LedgerCase) -> ThreadScore:
    """The links of a case whose bulletins a library has read."""
    threads = library.ledger_rows().threads()
    rows = [row for key in threads if (row := threads.row(key))]
    names = {row.place.key: f"{Path(row.place.source).stem}#{row.place.number}" for row in rows}
    days = {name: case.days[int(name.partition("#")[0]) - 1][0][:DAY] for name in names.values()}
    links = {(names[row.place.key], names[one.place.key]) for row in rows for one in row.earlier}
    links = {(later, one) for later, one in links if days[one] < days[later]}
    stories = defaultdict[str, frozenset[str]](frozenset)
    for what, *told in case.expected:
        for name in told if what == "story" else ():
            stories[name] |= frozenset(told)  # a development may go on with two stories
    right = {(later, one) for later, one in links if one in stories.get(later, ())}
    return ThreadScore(frozenset(links), frozenset(right), _going_on(stories, days))


def _going_on(stories: Mapping[str, frozenset[str]], days: Mapping[str, str]) -> frozenset[str]:
    """Return the developments whose story has one of an earlier day."""
    return frozenset(
        name for name, story in stories.items() if any(days[one] < days[name] for one in story)
    )


def main(words: list[str]) -> None:
    """Print the scores of the cases of these families."""
    families = [word for word in words if not word.startswith("-")] or ["thread_joins"]
    for case in (one for family in families for one in load(family)):
        with TemporaryDirectory() as folder:
            score = score_of(case, Path(folder))
        counted = f"{len(score.links)} links, {len(score.going_on)} wanted"
        print(f"{case.name}: {score.precision:.3f} {score.recall:.3f} ({counted})")
        if "--errors" in words:
            told = {later for later, _ in score.right}
            for later, earlier in sorted(score.links - score.right):
                print(f"    wrong: {later} = {earlier}")
            print("    missing:", *sorted(score.going_on - told))


if __name__ == "__main__":
    main(sys.argv[1:])
