"""`warreader people` prints everybody once over all bulletins, for readers and for scripts."""

from __future__ import annotations

import json
from pathlib import Path

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
