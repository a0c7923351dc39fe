"""`warreader catchup` tells what is new, and agrees with the other verbs."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from reader.settings import find_folders
from reader.settings.sessions import SESSIONS_FILE, keep_session, last_session
from tests.command import warreader

FIRST = """\
# The Orvane briefing

2031-05-01

## The tunnel at Brask

The union’s head, Orla Venn, said that 50 divers are trapped in the Brask tunnel.
"""
SECOND = """\
# The Orvane briefing

2031-05-02

## Heron seen

A heron was seen in Quill.

## The tunnel at Brask

Orla Venn said that 44 divers are trapped in the Brask tunnel. The owner, Piet Lomar, said that 12
divers are trapped in the Brask tunnel.
"""
FIELDS = ("since", "developments", "updated", "people", "figures", "contradicted")


def days(home: Path) -> Path:
    folder = home / "days"
    folder.mkdir()
    (folder / "1.md").write_text(FIRST)
    (folder / "2.md").write_text(SECOND)
    return folder


def caught_up(*words: str) -> dict[str, Any]:
    run = warreader("catchup", "--json", *words)
    assert run.stderr == b""
    found = json.loads(run.stdout)
    assert tuple(found) == FIELDS
    assert run.returncode == (0 if any(found[name] for name in FIELDS[1:]) else 1)
    return dict(found)


def test_what_is_of_later_days_is_new_and_agrees_with_the_other_verbs(home: Path) -> None:
    folder = str(days(home))
    found = caught_up("--since", "2031-05-01", folder)
    assert found["since"] == "2031-05-01" and found["updated"] == []
    rows = {row["id"]: row for row in map(json.loads, lines("list", "--json", folder))}
    new = [one["id"] for one in found["developments"]]
    assert sorted(new) == sorted(id for id, row in rows.items() if row["date"] > "2031-05-01")
    for one in found["developments"]:
        told = rows[one["id"]]
        assert {name: told[name] for name in one} == one
    assert found["developments"][0]["heading"] == "The tunnel at Brask"  # disputed, and goes on
    assert found["developments"][0]["earlier"][0]["date"] == "2031-05-01"
    (person,) = found["people"]
    known = {one["id"]: one for one in map(json.loads, lines("people", "--json", folder))}
    assert (person["name"], person["role"]) == ("Piet Lomar", "owner")
    assert known[person["id"]]["first"] == "2031-05-02"
    assert person["place"]["id"] == found["developments"][0]["id"]
    (moved,) = found["figures"]
    assert (moved["from"]["low"], moved["to"]["low"]) == (50, 44)
    assert moved["claimant"]["name"] == "Orla Venn"
    claims = {one["id"]: one for one in map(json.loads, lines("figures", "--json", folder))}
    assert {claims[moved[side]["id"]]["series"] for side in ("from", "to")} == {moved["series"]}
    (disputed,) = found["contradicted"]
    assert disputed["claim"]["low"] == 12
    assert [one["low"] for one in disputed["against"]] == [44]
    assert disputed["against"][0]["id"] in claims[disputed["claim"]["id"]]["against"]
    heron = caught_up("--since", "2031-05-01", "--query", "heron", folder)
    assert [one["heading"] for one in heron["developments"]] == ["Heron seen"]
    assert not any(heron[name] for name in FIELDS[2:])
    tunnel = caught_up("--since", "2031-05-01", "--query", "tunnel", folder)
    assert [tunnel[name] for name in FIELDS[3:]] == [found[name] for name in FIELDS[3:]]


def test_whose_a_claim_is_and_how_it_is_claimed_stands_in_its_line(home: Path) -> None:
    folder = days(home)
    denied = "The mayor, Uma Quill, denied that 44 divers are trapped in the Brask tunnel"
    told = SECOND.replace("The owner", f"{denied}. The owner")
    (folder / "2.md").write_text(told)
    found = warreader("catchup", "--since", "2031-05-01", str(folder)).stdout.decode()
    disputes = [line.split("\t")[2] for line in found.splitlines() if line[:4] == "cont"]
    assert any(line.endswith("denied: 44 divers (Uma Quill)") for line in disputes), disputes


MILL = "---\ndate: 2031-05-0{}\n---\n# Day {}\n\n## Odrin mill at Quern\n\n{}\n"
HIT = "A missile hit the Odrin mill at Quern and killed nine people, governor Lio Venn said."
ROSE = "The toll of the missile strike on the Odrin mill at Quern has risen to {}, {} said."


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (ROSE.format(13, "mayor Ada Pohl"), ["nine people → 13"]),
        (ROSE.format(9, "mayor Ada Pohl"), []),
        (ROSE.format(7, "mayor Ada Pohl"), []),
        (ROSE.format(13, "governor Lio Venn"), ["nine people → 13"]),
        (HIT.replace("nine", "13").replace("A missile", "Another missile"), []),
    ],
)
def test_a_toll_that_another_claimant_raises_is_new(
    home: Path, second: str, told: list[str]
) -> None:
    folder = home / "days"
    folder.mkdir()
    for day, text in enumerate((HIT, second), 1):
        (folder / f"{day}.md").write_text(MILL.format(day, day, text))
    found = caught_up("--since", "2031-05-01", str(folder))
    moved = found["figures"]
    assert [f"{one['from']['text']} → {one['to']['text']}" for one in moved] == told
    shown = [line.decode() for line in lines("catchup", "--since", "2031-05-01", str(folder))]
    figures = [line.split("\t")[2:] for line in shown if line.startswith("figure")]
    assert len(figures) == len(told)
    if told and "Pohl" in second:
        assert moved[0]["claimant"] is None and moved[0]["to"]["claimant"]["name"] == "Ada Pohl"
        assert figures == [["people killed: nine people → 13", "Lio Venn → Ada Pohl"]]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_ends_of_the_calendar_stop_no_verb(home: Path, day: str) -> None:
    text = home / "day.txt"
    text.write_text("The quay\n\nThe mayor, Uma Quill, said on Monday that 12 died in Brask.\n")
    for verb in ("list", "people", "figures", "threads", "catchup"):
        run = warreader(verb, "--date", day, str(text))
        assert (run.returncode, run.stderr) == (0, b""), verb
        assert run.stdout


def lines(*words: str) -> list[bytes]:
    return warreader(*words).stdout.splitlines()


def test_nothing_is_new_of_later_days(home: Path) -> None:
    folder = str(days(home))
    assert not any(list(caught_up("--since", "2031-05-02", folder).values())[1:])
    assert warreader("catchup", "--since", "then", folder).returncode == 2
    assert not any(list(caught_up("--since", "9999-12-31", folder).values())[1:])
    for early in ("0001-01-01", "yesterday"):
        assert len(caught_up("--since", early, folder)["developments"]) == 3
    assert warreader("catchup", "--query", "figure:>", folder).returncode == 2


def test_what_came_since_the_last_key_is_new_and_what_changed_is_told(home: Path) -> None:
    folder = days(home)
    (folder / "2.md").unlink()
    assert len(caught_up(str(folder))["developments"]) == 1  # there was no session
    stored = int(os.stat(folder / "1.md").st_mtime)
    assert keep_session(find_folders(), [str(folder)], stored + 5) is None
    found = caught_up(str(folder))
    assert not any(list(found.values())[1:]) and found["since"].startswith("20")
    past = stored - 3600  # as if the first text had been stored an hour before the last key
    move_back(3600 * 2)
    assert keep_session(find_folders(), [str(folder)], past) is None
    (folder / "1.md").write_text(FIRST.replace("50 divers", "52 divers"))
    (folder / "2.md").write_text(SECOND)
    found = caught_up(str(folder))
    (updated,) = found["updated"]
    assert updated["heading"] == "The tunnel at Brask" and updated["date"] == "2031-05-01"
    (change,) = updated["changes"]["figures"]
    assert (change["from"]["low"], change["to"]["low"]) == (50, 52)
    assert {one["date"] for one in found["developments"]} == {"2031-05-02"}
    assert len(found["developments"]) == 2
    told = warreader("catchup", str(folder)).stdout.decode().splitlines()
    kinds = [line.split("\t")[0] for line in told]
    assert kinds == ["new", "new", "changed", "figure", "contradicted", "person"]


def move_back(seconds: int) -> None:
    """Have all that the index holds been stored so many seconds earlier."""
    with sqlite3.connect(find_folders().cache / "index.sqlite3") as index:
        index.execute("UPDATE first_stored SET at = at - ?", (seconds,))


def test_sessions_of_other_sources_are_others(home: Path) -> None:
    folders = find_folders()
    assert last_session(folders, []) is None
    assert keep_session(folders, [], 1_900_000_000) is None
    assert keep_session(folders, ["a", "b"], 1_800_000_000) is None
    assert last_session(folders, []) == 1_900_000_000
    assert last_session(folders, ["b", os.path.abspath("a")]) == 1_800_000_000
    assert last_session(folders, ["a"]) is None
    for moment in ("soon", 1 << 39, -1):  # a word, a year beyond the calendar, before 1970
        (folders.data / SESSIONS_FILE).write_text(json.dumps({"sessions": {"config": moment}}))
        assert last_session(folders, []) is None
    (folders.data / SESSIONS_FILE).write_text("[")
    assert last_session(folders, []) is None


def test_it_has_the_forms_of_its_sister_verbs(home: Path) -> None:
    folder = str(days(home))
    told = lines("catchup", folder)
    first, *table = csv.reader(StringIO(b"\n".join(lines("catchup", "--csv", folder)).decode()))
    assert first == ["kind", "date", "words", "beside", "source", "number", "heading"]
    assert [row[:3] for row in table] == [line.decode().split("\t")[:3] for line in told]
    assert {row[4] for row in table} <= {f"{folder}/1.md", f"{folder}/2.md"}
    points = lines("catchup", "--markdown", folder)
    assert len(points) == len(told) and all(point.startswith(b"- ") for point in points)
    assert lines("catchup", "-n", "2", folder) == told[:2]
    cut = caught_up("-n", "2", folder)
    assert (len(cut["developments"]), cut["people"], cut["figures"]) == (2, [], [])
    assert lines("catchup", "--no-refresh", folder) == told
    assert warreader("catchup", "--no-refresh", "-").returncode == 2
