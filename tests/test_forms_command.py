"""Verbs that ask print lines, JSON, CSV and Markdown, take a query and a number of rows."""

import csv
import io
import json
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from tests.command import warreader

TEXT = """\
---
title: =1+1 *Brief*
publisher: The Quay
date: 2025-03-03
url: https://quay.example/3
---
## Bridge at Marrow

Orvane's Defence Minister Tomas Erdeli denied that his troops had shelled the bridge. “We held it,
all 40 of us,” Mayor Ilse Varn said.

## Losses at Quern

Orvane's general staff said that 620 soldiers were killed. Mayor Ilse Varn said 90 houses were
destroyed.
"""
ASKING = ("list", "quotes", "people", "figures", "threads")


@pytest.fixture
def day(home: Path) -> Path:
    path = home / "day.md"
    path.write_text(TEXT)
    return path


def objects(*words: str | Path) -> list[dict[str, Any]]:
    run = warreader(*map(str, words))
    assert run.stderr == b""
    return [json.loads(line) for line in run.stdout.splitlines()]


def table(*words: str | Path) -> list[dict[str, str]]:
    run = warreader(*map(str, words))
    return list(csv.DictReader(io.StringIO(run.stdout.decode())))


@pytest.mark.parametrize("verb", ASKING)
def test_every_form_has_the_same_rows_and_n_bounds_them(day: Path, verb: str) -> None:
    rows = len(objects(verb, "--json", day))
    assert rows > 1
    assert len(table(verb, "--csv", day)) == rows
    for form in ([], ["--markdown"]):
        lines = warreader(verb, *form, str(day)).stdout.splitlines()
        assert len(lines) == rows
    assert len(objects(verb, "--json", "-n", "1", day)) == 1
    assert len(table(verb, "--csv", "-n", "1", day)) == 1


@pytest.mark.parametrize("verb", ASKING)
def test_a_query_that_nothing_fits_is_status_1_and_a_mistake_status_2(day: Path, verb: str) -> None:
    run = warreader(verb, "--query", "nowhere", str(day))
    assert (run.returncode, run.stdout) == (1, b"")
    run = warreader(verb, "--query", "spaker:x", str(day))
    assert (run.returncode, run.stdout) == (2, b"") and b"speaker:x" in run.stderr
    run = warreader(verb, "--query", "spaker:x bridge", str(day))
    assert run.returncode == 2 and run.stdout
    for wrong in (["-n", "0"], ["-n", "x"], ["--json", "--csv"], ["--no-refresh", "-"]):
        assert warreader(verb, *wrong, str(day)).returncode == 2


def test_quotes_are_those_that_the_query_asks_for_with_their_cues(day: Path) -> None:
    (quote,) = objects("quotes", "--json", "--query", "stance:denies", day)
    assert (quote["cue"], quote["text"]) == ("denied that", "his troops had shelled the bridge")
    assert quote["speaker"]["name"] == "Tomas Erdeli" and quote["basis"] == "cue"
    (listed,) = objects("list", "--json", "--query", "stance:denies", day)
    for name in ("source", "date", "number", "heading", "publisher", "address"):
        assert quote[name] == listed[name]
    assert quote["development"] == listed["id"]
    (line,) = warreader("quotes", "--query", "stance:denies", str(day)).stdout.decode().splitlines()
    assert line.split("\t")[2] == "denied that his troops had shelled the bridge"
    run = warreader("quotes", "--query", "stance:denies", "--markdown", str(day))
    assert b"- denied that his troops had shelled" in run.stdout
    (row,) = table("quotes", "--query", "stance:denies", "--csv", day)
    assert (row["cue"], row["stance"]) == ("denied that", "denies")


def test_a_place_in_json_is_that_of_extract(day: Path) -> None:
    read = json.loads(warreader("extract", str(day)).stdout)
    (quote,) = objects("quotes", "--json", "--query", "quote:held", day)
    part = read["parts"][quote["number"] - 1]
    span = {"block": quote["block"], "start": quote["start"], "end": quote["end"]}
    assert span in [one["span"] for one in part["quotes"]]


def test_figures_and_people_are_those_that_the_query_asks_for(day: Path) -> None:
    claims = objects("figures", "--json", "--query", "claimant:varn figure:>50", day)
    assert [claim["low"] for claim in claims] == [90]
    names = [one["name"] for one in objects("people", "--json", "--query", "role:mayor", day)]
    assert names == ["Ilse Varn"]
    names = [one["name"] for one in objects("people", "--json", "--query", "has:denial", day)]
    assert names == ["Ilse Varn", "Tomas Erdeli"]


def test_no_cell_is_a_formula_and_no_heading_is_markup(day: Path) -> None:
    row = table("list", "--csv", day)[0]
    assert row["bulletin"] == "'=1+1 *Brief*"
    lines = warreader("list", "--markdown", str(day)).stdout.decode()
    assert "=1+1 \\*Brief\\*" in lines and "[https://quay.example/3]" in lines


def test_without_refresh_the_index_answers(day: Path) -> None:
    empty = warreader("list", "--no-refresh", str(day))
    assert empty.returncode == 1 and b"without --no-refresh" in empty.stderr
    empty = warreader("export", "--no-refresh", "--query", "Marrow", str(day))
    assert empty.returncode == 1 and b"without --no-refresh" in empty.stderr
    warreader("list", str(day))
    day.write_text(TEXT.replace("Bridge at Marrow", "Bridge at Orm"))
    assert b"Marrow" in warreader("list", "--no-refresh", str(day)).stdout
    nothing = warreader("list", "--no-refresh", "--query", "nowhere", str(day))
    assert (nothing.returncode, nothing.stderr) == (1, b"")
    assert b"Orm" in warreader("list", str(day)).stdout


def test_show_prints_a_development_line_by_line_with_its_evidence(day: Path) -> None:
    first = objects("list", "--json", "-n", "1", day)[0]
    run = warreader("show", first["id"], str(day))
    lines = run.stdout.decode().splitlines()
    assert lines[0] == "Bridge at Marrow"
    assert any(
        line.startswith("Quote: Tomas Erdeli") and ": denied that " in line for line in lines
    )
    assert any(line.startswith("Figure: 40") for line in lines)
    (shown,) = objects("show", "--json", first["id"], day)
    assert shown["quotes"] == objects("quotes", "--json", "--query", "bridge", day)
    assert warreader("show", "--markdown", first["id"], str(day)).stdout.startswith(b"# Bridge at")
    missing = warreader("show", "0" * 32, first["id"], str(day))
    assert missing.returncode == 1 and b"Bridge at Marrow" in missing.stdout
    assert warreader("show", str(day)).returncode == 2


def test_mark_sets_marks_that_queries_find_and_takes_them_away(day: Path) -> None:
    first, second = objects("list", "--json", day)
    marks = ["--read", "--bookmark", "--note", "ask the mayor", "--tag", "later", "--tag", "war"]
    rmtree(day.parent / "cache")  # as after an upgrade: what was listed is no longer indexed
    assert warreader("mark", first["id"], *marks, str(day)).returncode == 0
    (row,) = objects("list", "--json", "--query", "is:read is:bookmarked mayor", day)
    assert row["id"] == first["id"] and row["tags"] == ["later", "war"] and row["noted"]
    off = ["--unread", "--no-bookmark", "--note", "", "--untag", "later"]
    assert warreader("mark", first["id"], *off, str(day)).returncode == 0
    row = objects("list", "--json", "-n", "1", day)[0]
    assert (row["read"], row["bookmarked"], row["noted"], row["tags"]) == (
        False, False, False, ["war"],
    )  # fmt: skip
    run = warreader("mark", "0" * 32, second["id"], "--read", str(day))
    assert run.returncode == 1
    assert [one["id"] for one in objects("list", "--json", "--query", "is:read", day)] == [
        second["id"]
    ]
    for wrong in ([first["id"]], ["--read"], [first["id"], "--read", "--unread"]):
        assert warreader("mark", *wrong).returncode == 2


def test_marks_go_to_another_folder_and_change_none_that_is_there(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (one["id"] for one in objects("list", "--json", day))
    warreader("mark", first, second, "--bookmark", "--tag", "theirs", "--note", "theirs", str(day))
    given = warreader("export-marks").stdout
    monkeypatch.setenv("WARREADER_DATA_HOME", str(day.parent / "other"))
    warreader("mark", first, "--note", "mine", "--tag", "mine", str(day))
    assert (
        warreader("import-marks", "-", given=given).stdout
        == b"5 added, 0 known, 1 left for yours\n"
    )
    again = warreader("import-marks", "-", given=given)
    assert again.stdout.startswith(b"0 added") and again.returncode == 0
    rows = {row["id"]: row for row in objects("list", "--json", day)}
    assert rows[first]["tags"] == ["mine", "theirs"] and rows[second]["tags"] == ["theirs"]
    assert rows[first]["bookmarked"] and rows[second]["bookmarked"]
    assert b"Note: mine" in warreader("show", first, str(day)).stdout
    assert b"Note: theirs" in warreader("show", second, str(day)).stdout
    damaged = given.replace(b"theirs", b"thairs", 1)
    assert warreader("import-marks", "-", given=damaged).returncode == 1
    assert warreader("import-marks", str(day.parent / "none.jsonl")).returncode == 2


@pytest.mark.parametrize("verb", ASKING)
def test_a_query_may_begin_with_a_minus(day: Path, verb: str) -> None:
    run = warreader(verb, "--query", "-has:denial", "--json", str(day))
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert (run.returncode, run.stderr) == (0, b"") and rows
    assert "Tomas Erdeli" not in {row.get("name") for row in rows}
    assert {row.get("heading") for row in rows} <= {None, "Losses at Quern"}
    assert warreader(verb, "--query", "--json", str(day)).returncode == 2
