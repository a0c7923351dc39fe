"""`warreader people` prints everybody once over all bulletins, for readers and for scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command import warreader

FIRST = """\
Day 1

“We hold,” said Orla Venn, the mayor of Marrow. Nine bridges stand, Venn said.
"""
SECOND = """\
Day 2

“We still hold,” said Venn. Torvia’s army said that 40 lorries had burned.
"""


def test_people_are_one_over_bulletins(home: Path) -> None:
    days = home / "days"
    days.mkdir()
    (days / "2031-05-01.txt").write_text(FIRST)
    (days / "2031-05-02.txt").write_text(SECOND)
    run = warreader("people", "--json", "--joins", str(days))
    assert (run.returncode, run.stderr) == (0, b"")
    people = {one["name"]: one for one in map(json.loads, run.stdout.splitlines())}
    venn = people["Orla Venn"]
    assert (venn["first"], venn["last"]) == ("2031-05-01", "2031-05-02")
    assert [part["name"] for part in venn["bulletins"]] == ["Orla Venn", "Venn"]
    assert venn["joined"][0]["why"].startswith("surname of the only one")
    assert venn["roles"] == [
        {"role": "mayor of Marrow", "first": "2031-05-01", "last": "2031-05-01"}
    ]
    assert warreader("people", "--name", "nobody", str(days)).returncode == 1
    line = warreader("people", "--name", "torvia", str(days)).stdout.decode().split("\t")
    assert line[0] == "Torvia’s army" and line[3:6] == ["1", "1", "1"]


def test_what_was_piped_in_before_is_of_no_folder(home: Path) -> None:
    days = home / "days"
    days.mkdir()
    (days / "2031-05-01.txt").write_text(FIRST)
    piped = warreader("people", "-", given=SECOND).stdout.decode()
    assert "Torvia’s army" in piped and "Orla Venn" not in piped
    for verb in ("people", "figures"):
        told = warreader(verb, str(days)).stdout.decode()
        assert "Venn" in told and "Torvia" not in told


@pytest.fixture
def days(home: Path) -> Path:
    """A folder of two days that the index has."""
    folder = home / "days"
    folder.mkdir()
    (folder / "2031-05-01.txt").write_text(FIRST)
    (folder / "2031-05-02.txt").write_text(
        "Day 2\n\n“We still hold,” said Orla Wenn, a clerk.\n"
        "Torvia’s army said that 40 lorries had burned.\n"
    )
    (folder / "2031-05-03.txt").write_text("Day 3\n\n“It rains,” said Venn.\n")
    assert warreader("index", str(folder)).returncode == 0
    return folder


def known(folder: Path, name: str) -> dict[str, Any]:
    lines = warreader("people", "--json", "--joins", "--name", name, str(folder)).stdout
    (found,) = map(json.loads, lines.splitlines())
    return dict(found)


def test_two_names_are_joined_and_one_of_them_parted_again(days: Path) -> None:
    run = warreader("join", "Orla Venn", "Orla Wenn", str(days))
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.decode() == "Orla Venn and Orla Wenn are one from now on\n"
    venn = known(days, "wenn")
    assert venn["name"] == "Orla Venn" and venn["parted"] == []
    why = {one["name"]: one["why"] for one in venn["joined"]}
    assert why["Orla Wenn"] == "joined by the reader"
    again = warreader("join", venn["id"], "wenn", str(days))
    assert (again.returncode, again.stdout) == (0, b"Orla Venn and wenn are one already\n")
    run = warreader("part", "orla venn", "Orla Wenn", str(days))
    assert run.stdout.decode().startswith("Orla Wenn (clerk) and Orla Venn")
    wenn = known(days, "wenn")
    assert wenn["parted"] == [{"name": "Orla Venn", "why": "parted by the reader"}]
    run = warreader("join", wenn["id"], known(days, "orla venn")["id"], str(days))
    assert run.returncode == 0 and known(days, "wenn")["parted"] == []


def test_a_name_is_parted_on_one_day_alone(days: Path) -> None:
    assert known(days, "orla venn")["last"] == "2031-05-03"
    run = warreader("part", "orla venn", "Venn", "--on", "2031-05-03", str(days))
    assert run.returncode == 0
    assert known(days, "orla venn")["last"] == "2031-05-01"


def test_a_name_is_parted_as_a_message_writes_it(days: Path) -> None:
    told = warreader("part", "Orla Venn", "Tavi", str(days)).stderr.decode()
    name = told.partition("'Tavi': ")[2].split("; ")[0].strip()
    assert "(" in name
    run = warreader("part", "Orla Venn", name, str(days))
    assert (run.returncode, run.stderr) == (0, b"") and name in run.stdout.decode()


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("join", "Orla Venn", "Nobody"), 1, "no people are called 'Nobody'"),
        (("join", "orla", "torvia"), 2, "2 people are called 'orla': Orla"),
        (("join", "Orla Venn", "Torvia"), 2, "Orla Venn is a person and Torvia’s army is not"),
        (("part", "Orla Venn", "Tavi"), 1, "no name of Orla Venn is 'Tavi': Orla Venn (mayor"),
        (("part", "Orla Wenn", "Orla Wenn"), 2, "there is nothing to part"),
        (("part", "Nobody", "Orla Wenn"), 1, "no people are called"),
        (("join", "Orla Venn"), 2, "PERSON"),
        (("part", "Orla Venn", "Venn", "--on", "May"), 2, "May"),
    ],
)
def test_what_can_not_be_joined_or_parted_says_why(
    days: Path, words: tuple[str, ...], status: int, told: str
) -> None:
    run = warreader(*words, *((str(days),) if len(words) > 2 else ()))
    assert (run.returncode, run.stdout) == (status, b"")
    assert told in run.stderr.decode()
