"""Measures how well names of several bulletins are joined into people and bodies.

    python -m tests.ledger.people_scores [FILE…] [--errors]

prints for each case of tests/cases/ledger/people_joins.txt and for all of them how many names of
two people are one entry, precision and recall of pairs of names, and the F1 of B-cubed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from reader.ledger.people.heard import LedgerPerson
from reader.ledger.people.names import folded
from reader.library import Library
from tests.ledger.ledger_cases import LedgerCase, library_of, load

Pair = frozenset[str]
Groups = list[frozenset[str]]


class PeopleScore(NamedTuple):
    """Names by the entry in which they are, and by that in which a reader puts them."""

    joined: Groups
    wanted: Groups

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(_pairs(self.joined)))

    @property
    def recall(self) -> float:
        return len(self.right) / max(1, len(_pairs(self.wanted)))

    @property
    def right(self) -> frozenset[Pair]:
        return _pairs(self.joined) & _pairs(self.wanted)

    @property
    def wrong(self) -> frozenset[Pair]:
        return _pairs(self.joined) - _pairs(self.wanted)

    @property
    def missing(self) -> frozenset[Pair]:
        return _pairs(self.wanted) - _pairs(self.joined)

    @property
    def b_cubed(self) -> float:
        """The harmonic mean of precision and recall that are means over all names."""
        joined, wanted = _by_name(self.joined), _by_name(self.wanted)
        shared = {name: len(joined[name] & wanted[name]) for name in wanted}
        precision = sum(shared[name] / len(joined[name]) for name in wanted) / max(1, len(wanted))
        recall = sum(shared[name] / len(wanted[name]) for name in wanted) / max(1, len(wanted))
        return 2 * precision * recall / max(1e-9, precision + recall)


def score_of(case: LedgerCase, folder: Path) -> PeopleScore:
    """The names of a case; a name that no roster has is an entry of its own."""
    with library_of(case, folder) as library:
        return score_in(library, case)


def score_in(library: Library, case: LedgerCase) -> PeopleScore:
    """The names of a case whose bulletins a library has read."""
    wanted = [frozenset(names) for what, *names in case.expected if what == "entry"]
    entries = [_names_of(entry) for entry in library.ledger_rows().people()]
    asked = frozenset[str]().union(*wanted)
    folds = {_folded(name): name for name in asked}
    joined = [frozenset(folds[name] for name in one & folds.keys()) for one in entries]
    found = frozenset[str]().union(*joined)
    joined += [frozenset((name,)) for name in asked - found]
    return PeopleScore([one for one in joined if one], wanted)


def total(scores: list[PeopleScore]) -> PeopleScore:
    """All names together, each told from those of other cases."""

    def of_case(groups: Groups, number: int) -> Groups:
        return [frozenset(f"{number} {name}" for name in one) for one in groups]

    return PeopleScore(
        [one for number, score in enumerate(scores) for one in of_case(score.joined, number)],
        [one for number, score in enumerate(scores) for one in of_case(score.wanted, number)],
    )


def _names_of(entry: LedgerPerson) -> frozenset[str]:
    return frozenset(
        _folded(f"{Path(member.bulletin.source).stem}: {name}")
        for member in entry.members
        for name in (member.heard.person.name, *member.heard.person.aliases)
    )


def _folded(name: str) -> str:
    return folded(name).replace("'", "’")


def _pairs(groups: Groups) -> frozenset[Pair]:
    return frozenset(frozenset(pair) for one in groups for pair in combinations(sorted(one), 2))


def _by_name(groups: Groups) -> dict[str, frozenset[str]]:
    return {name: one for one in groups for name in one}


def main(words: list[str]) -> None:
    """Print the scores of the cases of these families."""
    families = [word for word in words if not word.startswith("-")] or ["people_joins"]
    scores = []
    for case in (one for family in families for one in load(family)):
        with TemporaryDirectory() as folder:
            scores.append(score_of(case, Path(folder)))
        _print(case.name, scores[-1], "--errors" in words)
    _print("all", total(scores), False)


def _print(name: str, score: PeopleScore, with_errors: bool) -> None:
    pairs = f"pairs {score.precision:.3f} {score.recall:.3f}"
    counted = f"{len(score.wrong)} wrong of {len(_pairs(score.joined))}"
    print(f"{name}: {counted}, {pairs}, B-cubed {score.b_cubed:.3f}")
    if with_errors:
        _print_pairs("wrong", score.wrong)
        _print_pairs("missing", score.missing)


def _print_pairs(what: str, pairs: Iterable[Pair]) -> None:
    for pair in sorted(map(sorted, pairs)):
        print(f"    {what}: {' = '.join(pair)}")


if __name__ == "__main__":
    main(sys.argv[1:])
