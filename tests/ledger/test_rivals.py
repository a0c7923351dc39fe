"""Two publishers' texts of one story: what differs is told, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.ledger.rivals.compare_rivals import compare_rivals
from reader.ledger.rivals.rival_types import FoundFigure, OnlyHere, RivalDifferences
from tests.ledger.change_cases import annotated

CASES = Path(__file__).parent.parent / "cases" / "rivals"


class RivalCase(NamedTuple):
    name: str
    one: str
    other: str
    expected: tuple[str, ...]


def load() -> list[RivalCase]:
    text = (CASES / "rivals.txt").read_text(encoding="utf-8")
    return [_case(chunk) for chunk in f"\n{text}".split("\n== ")[1:]]


def _case(chunk: str) -> RivalCase:
    name, _, body = chunk.partition("\n--- one\n")
    one, _, rest = body.partition("--- other\n")
    other, _, lines = rest.partition("--- differences")
    return RivalCase(name, one, other, tuple(line for line in lines.splitlines() if line.strip()))


def written(found: RivalDifferences) -> list[str]:
    """Every difference in the form of a line of a case."""
    lines = [f"figures | {_figures(pair.one)} | {_figures(pair.other)}" for pair in found.figures]
    lines += [f"quotes | {pair.one.words.text} | {pair.other.words.text}" for pair in found.quotes]
    for word, only, text in (
        ("one", found.only_one, found.one.text),
        ("other", found.only_other, found.other.text),
    ):
        lines += _only(word, only, (text.heading, *text.paragraphs))
    return lines


def _figures(some: tuple[FoundFigure, ...]) -> str:
    return "; ".join(map(_figure, some))


def _figure(one: FoundFigure) -> str:
    return f"{one.value.words}, {one.value.claimant}" if one.value.claimant else one.value.words


def _only(word: str, only: OnlyHere, blocks: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{word} figure | {_figure(one)}" for one in only.figures)
    yield from (f"{word} quote | {one.words.speaker} | {one.words.text}" for one in only.quotes)
    yield from (f"{word} person | {name}" for name in only.people)
    for block, start, end in only.sentences:
        yield f"{word} sentence | {blocks[block][start:end]}"


def turned(line: str) -> str:
    """A line of a case where the texts change places."""
    kind, *rest = line.split(" | ")
    if kind in ("figures", "quotes"):
        return " | ".join([kind, *reversed(rest)])
    word, what = kind.split()
    return " | ".join([f"{'other' if word == 'one' else 'one'} {what}", *rest])


@pytest.mark.parametrize("is_turned", (False, True), ids=("as given", "turned"))
@pytest.mark.parametrize("case", load(), ids=lambda case: case.name)
def test_what_differs_is_told_and_nothing_else(case: RivalCase, is_turned: bool) -> None:
    one, other = annotated(case.one), annotated(case.other)
    found = written(compare_rivals(other, one) if is_turned else compare_rivals(one, other))
    expected = [turned(line) if is_turned else line for line in case.expected]
    left = list(found)
    for line in expected:
        hit = next((told for told in left if told.startswith(line)), None)
        assert hit is not None, f"{line} is not among {found}"
        left.remove(hit)
    assert left == []


@pytest.mark.parametrize("case", load(), ids=lambda case: case.name)
def test_a_text_differs_in_nothing_from_itself(case: RivalCase) -> None:
    one = annotated(case.one)
    assert written(compare_rivals(one, one)) == []
