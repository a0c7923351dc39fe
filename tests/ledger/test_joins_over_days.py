"""Bulletins of several days come to the people and series that their texts say, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ledger.people.heard import LedgerPerson
from reader.ledger.people.names import folded
from reader.library import Library
from tests.ledger.ledger_cases import LedgerCase, library_of, load


@pytest.mark.parametrize("case", load("people"), ids=lambda case: case.name)
def test_people(case: LedgerCase, tmp_path: Path) -> None:
    with library_of(case, tmp_path) as library:
        people = library.ledger_rows().people()
    for what, name, *rest in case.expected:
        found = bearers(people, name)
        assert found, f"nobody is called {name}"
        if what == "one":
            assert [found] == [bearers(people, other) for other in rest]
        elif what == "apart":
            assert not {*map(id, found)} & {*map(id, bearers(people, rest[0]))}
        elif what == "in":
            assert {len(one.members) for one in found} == {int(rest[0])}
        else:
            office, day = rest
            assert any(
                role.role == office and role.first <= day <= role.last
                for one in found
                for role in one.roles
            )


def bearers(people: list[LedgerPerson], name: str) -> list[LedgerPerson]:
    return [one for one in people if folded(name) in map(folded, (one.name, *one.aliases))]


@pytest.mark.parametrize("case", load("series"), ids=lambda case: case.name)
def test_series(case: LedgerCase, tmp_path: Path) -> None:
    with library_of(case, tmp_path) as library:
        found = series_by_number(library)
        claimants = claimants_by_number(library)
    for what, *names in case.expected:
        if what == "claimant":
            assert claimants[names[0]] == ("" if names[1] == "-" else names[1])
            continue
        series = [found[name] for name in names]
        assert bool(set.intersection(*series)) is (what == "one"), (what, names)


def series_by_number(library: Library) -> dict[str, set[str]]:
    """The series of each number: "2: 912" is 912 of the second day."""
    found: dict[str, set[str]] = {}
    for series in library.ledger_rows().series():
        for claim in series.claims:
            place, low = claim.stated.place, claim.stated.figure.low
            found.setdefault(f"{Path(place.source).stem}: {low:.0f}", set()).add(series.id)
    return found


def claimants_by_number(library: Library) -> dict[str, str]:
    return {
        f"{Path(claim.stated.place.source).stem}: {claim.stated.figure.low:.0f}": (
            claim.claimant.name if claim.claimant else ""
        )
        for series in library.ledger_rows().series()
        for claim in series.claims
    }
