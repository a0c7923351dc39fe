"""What makes joining quick leaves its result as it is: a look for words, and keys of series."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from reader.annotate import annotate
from reader.ledger.people.names import words_of
from reader.ledger.series import joining, quantities
from reader.ledger.series.context.keys import lasting_keys, local_keys
from reader.ledger.series.stated import ClaimPlace, ClaimVoice, Member, StatedFigure
from reader.ledger.series.states.same_places import is_of_same_places, is_told_alike
from reader.ledger.series.stretches import OwnWords, stretch_of
from reader.models import Block
from reader.resources import sample_data
from tests.ledger.ledger_cases import CASES

SIDES = frozenset(("orvane", "torvia", "ansel"))


class AnyWords(frozenset[str]):
    """Words that every other word seems to be among."""

    def isdisjoint(self, other: object) -> bool:
        return False

    def __contains__(self, word: object) -> bool:
        return True


def figures_of(path: Path) -> list[StatedFigure]:
    """The figures of a text, each paragraph a part of its own, on days that change."""
    found = []
    for number, text in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        day = date(2031, 5, 1 + number // 3 % 28)
        evidence = annotate([Block(text)], day)
        place = ClaimPlace(f"{number}", f"{path.name}-{day}", day.isoformat(), number, "Reports")
        names = frozenset(word for one in evidence.people for word in words_of(one.name))
        found += [
            StatedFigure(
                place,
                figure,
                text,
                tuple(one.span[1:] for one in evidence.figures if one is not figure),
                evidence.dates,
                "",
                tuple(voice(evidence.people[one].name) for one in figure.claimants),
                names,
                SIDES,
            )
            for figure in evidence.figures
        ]
    return found


def voice(name: str) -> ClaimVoice:
    return ClaimVoice(name, name, hash(name))


def texts() -> list[Path]:
    return sorted((*CASES.glob("*.txt"), *sample_data().glob("*.*")))


@pytest.fixture(scope="module")
def figures() -> list[StatedFigure]:
    return [figure for path in texts() for figure in figures_of(path)]


@pytest.mark.slow
def test_a_pattern_is_passed_over_only_where_it_finds_nothing(
    figures: list[StatedFigure], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = [quantities.quantity_of(one) for one in figures]

    def with_any_words(stated: StatedFigure) -> OwnWords:
        found = stretch_of(stated)
        return found._replace(words=AnyWords(found.words))

    monkeypatch.setattr(quantities, "stretch_of", with_any_words)
    slow = [quantities.quantity_of(one) for one in figures]
    assert len(quick) > 300
    assert [one for one in zip(quick, slow, strict=True) if one[0] != one[1]] == []


@pytest.mark.slow
def test_what_a_figure_could_join_is_found_by_a_key(figures: list[StatedFigure]) -> None:
    members: list[Member] = [(one, quantities.quantity_of(one)) for one in figures]
    for at, (stated, quantity) in enumerate(members):
        keys = keys_of((stated, quantity))
        for other in members[max(0, at - 150) : at]:
            if keys.isdisjoint(keys_of(other)):
                assert not joining.fits([other], (stated, quantity)), (other[0], stated)


@pytest.mark.slow
def test_asking_the_claimants_own_series_first_joins_the_same(
    figures: list[StatedFigure], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = joining.join_series(figures)
    monkeypatch.setattr(joining.SeriesJoiner, "_only_fitting", only_of_all_fitting)
    slow = joining.join_series(figures)
    assert max(len(one.members) for one in quick) > 3
    assert quick == slow


def only_of_all_fitting(
    joiner: joining.SeriesJoiner, likely: Iterable[int], member: Member
) -> int | None:
    """The only series that fits, or the only one of them with the claimant."""

    def members(number: int) -> list[Member]:
        return joiner._members_of(joiner.figures(number))

    fitting = [one for one in likely if joining.fits(members(one)[-joining.COMPARED :], member)]
    if len(fitting) > 1:
        whose = {one.entry for one in member[0].claimants}
        fitting = [
            one
            for one in fitting
            if whose & {voice.entry for stated, _ in members(one) for voice in stated.claimants}
        ] or fitting
    ends = {one: members(one)[-joining.COMPARED :] for one in fitting}
    alike = [one for one in fitting if is_told_alike(ends[one], member)]
    exact = [one for one in alike if is_of_same_places(ends[one], member)]
    for chosen in (fitting, alike, exact):
        if all(joining.are_one(ends[a], ends[b]) for a, b in combinations(chosen, 2)):
            return min(chosen, key=joiner.ranks.__getitem__, default=None)
    return None


def keys_of(member: Member) -> set[object]:
    local = {(member[0].place, key) for key in local_keys(member)}
    return {*lasting_keys(member), *local}
