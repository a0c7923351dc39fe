"""`warreader figures` prints every claim of a number, series by series, for readers and scripts."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command import warreader

FIRST = """\
# Day 1

## The tunnel at Brask

At least 50 divers are trapped in the Brask tunnel, Orla Venn said. Nine lorries stand there.
"""
SECOND = """\
# Day 2

## The tunnel at Brask

Torvia’s army said that 40 divers are trapped in the Brask tunnel. Venn denied that 40 divers are
trapped in the Brask tunnel.
"""
FIELDS = (
    *("id", "series", "of", "counted", "unit", "low", "high", "qualifier", "magnitude", "per"),
    *("claimant", "claimant_basis", "stance", "cue", "relay", "source", "date", "when", "number"),
    *("heading", "block", "start", "end", "sentence", "same", "against"),
    "incidental",
)


def test_claims_are_printed_by_series(home: Path) -> None:
    days = home / "days"
    days.mkdir()
    (days / "2031-05-01.md").write_text(FIRST)
    (days / "2031-05-02.md").write_text(SECOND)
    run = warreader("figures", "--json", str(days))
    assert (run.returncode, run.stderr) == (0, b"")
    claims = [json.loads(line) for line in run.stdout.splitlines()]
    assert all(tuple(claim) == FIELDS for claim in claims)
    first, said, denied = (claim for claim in claims if claim["counted"] == "divers trapped")
    assert {claim["series"] for claim in (first, said, denied)} == {first["series"]}
    assert (first["low"], first["qualifier"], first["date"]) == (50, ">", "2031-05-01")
    assert first["claimant"] == denied["claimant"]
    assert first["claimant"]["name"] == "Orla Venn"
    assert first["sentence"].endswith("Brask tunnel, Orla Venn said.")
    assert (denied["stance"], denied["cue"]) == ("denies", "denied")
    assert denied["against"] == [said["id"]] and said["against"] == [denied["id"]]
    people = warreader("people", "--name", "venn", "--json", str(days)).stdout
    assert json.loads(people)["id"] == first["claimant"]["id"]
    lines = warreader("figures", "--series", first["series"], str(days)).stdout.decode()
    assert [line.split("\t")[3] for line in lines.splitlines()] == [
        *("At least 50 divers", "40 divers", "denied: 40 divers"),
    ]
    assert {line.split("\t")[1] for line in lines.splitlines()} == {"divers trapped"}
    found = warreader("figures", "--query", "speaker:torvia", "--json", str(days)).stdout
    assert {json.loads(line)["date"] for line in found.splitlines()} == {"2031-05-02"}
    assert warreader("figures", "--query", "figure:>x", str(days)).returncode == 2
    assert warreader("figures", "--series", "s:0", str(days)).returncode == 1
