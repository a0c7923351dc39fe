"""`warreader rivals` prints what two publishers tell otherwise of one story."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.command import warreader

TEXT = """\
---
title: News of the day
publisher: {publisher}
date: 2031-05-05
---

## The mill at Selby

The mill at Selby burned until noon after a shell hit its silo. {dead} people were killed in the
shelling of the mill at Selby, Governor Mira Tolven said. “{words},” Tolven said.
"""


@pytest.fixture
def days(home: Path) -> Path:
    folder = home / "days"
    folder.mkdir()
    (folder / "a.md").write_text(
        TEXT.format(
            publisher="The Selby Courier", dead="Seven", words="We had sent the children away"
        )
    )
    (folder / "b.md").write_text(
        TEXT.format(publisher="Orvane Post", dead="Nine", words="I will count them by lamp light")
    )
    return folder


def test_a_difference_is_a_line_in_every_form(days: Path) -> None:
    run = warreader("rivals", str(days))
    assert (run.returncode, run.stderr) == (0, b"")
    lines = [line.split("\t") for line in run.stdout.decode().splitlines()]
    assert lines[0] == [
        *("2031-05-05", "figures"),
        *("The Selby Courier", "Seven people killed, Mira Tolven"),
        *("Orvane Post", "Nine people killed, Mira Tolven"),
    ]
    assert [line[1] for line in lines] == ["figures", "quote", "quote", "sentence", "sentence"]
    objects = [
        json.loads(line) for line in warreader("rivals", "--json", str(days)).stdout.splitlines()
    ]
    assert [one["what"] for one in objects] == [line[1] for line in lines]
    assert objects[0]["one"]["words"] == ["Seven people killed, Mira Tolven"]
    assert objects[1]["other"]["words"] == []
    listed = warreader("list", "--json", str(days)).stdout.splitlines()
    known = {row["id"]: row for row in map(json.loads, listed)}
    for side in (objects[0]["one"], objects[0]["other"]):
        row = known[side["id"]]
        assert all(row[name] == side[name] for name in ("source", "date", "number", "publisher"))
    table = list(csv.reader(StringIO(warreader("rivals", "--csv", str(days)).stdout.decode())))
    assert [row[1] for row in table[1:]] == [line[1] for line in lines]
    points = warreader("rivals", "--markdown", str(days)).stdout.decode().splitlines()
    assert len(points) == len(lines)
    assert warreader("rivals", "-n", "2", str(days)).stdout == b"\n".join(
        [*run.stdout.splitlines()[:2], b""]
    )


def test_an_id_asks_for_the_rivals_of_one_development(days: Path) -> None:
    rows = [json.loads(line) for line in warreader("list", "--json", str(days)).stdout.splitlines()]
    post = next(row["id"] for row in rows if row["publisher"] == "Orvane Post")
    told = json.loads(warreader("rivals", "--json", post, str(days)).stdout.splitlines()[0])
    assert told["one"]["id"] == post
    assert warreader("rivals", str(days / "a.md")).returncode == 1
    assert warreader("rivals", "0" * 32, str(days)).returncode == 1
    assert warreader("rivals", "--query", "nowhere", str(days)).returncode == 1
