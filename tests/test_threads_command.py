"""`warreader threads` prints what goes on with which story; `list --json` says the same."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command import warreader

FIRST = """\
# The Orvane briefing

2031-05-01

## Dredgers for sale

The dredgers of Marrow Sound are for sale, the harbour firm Pohl said.

## Opera opens

The opera of Quill opened again.
"""
SECOND = """\
# The Orvane briefing

2031-05-02

## No buyers

Nobody wants Pohl’s dredgers in Marrow Sound.
"""
PLACE = ("id", "source", "date", "number", "heading")


def test_threads_are_printed_as_the_list_has_them(home: Path) -> None:
    days = home / "days"
    days.mkdir()
    (days / "1.md").write_text(FIRST)
    (days / "2.md").write_text(SECOND)
    run = warreader("threads", "--json", str(days))
    assert (run.returncode, run.stderr) == (0, b"")
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert all(tuple(row) == (*PLACE, "thread", "earlier", "later") for row in rows)
    sale, opera, buyers = rows
    assert [row["heading"] for row in rows] == ["Dredgers for sale", "Opera opens", "No buyers"]
    (earlier,), (later,) = buyers["earlier"], sale["later"]
    assert earlier == {name: sale[name] for name in PLACE} | {"why": earlier["why"]}
    assert later == {name: buyers[name] for name in PLACE} | {"why": earlier["why"]}
    assert {"Pohl", "dredgers", "Marrow Sound"} == set(earlier["why"])
    assert sale["thread"] == buyers["thread"] and sale["thread"].startswith("t:")
    assert (opera["thread"], opera["earlier"], opera["later"]) == (None, [], [])
    listed = warreader("list", "--json", str(days)).stdout.splitlines()
    told = {row["id"]: row for row in map(json.loads, listed)}
    for row in rows:
        assert {name: told[row["id"]][name] for name in row} == row


def test_what_is_not_asked_for_is_not_printed(home: Path) -> None:
    days = home / "days"
    days.mkdir()
    (days / "1.md").write_text(FIRST)
    (days / "2.md").write_text(SECOND)
    linked = warreader("threads", "--linked", str(days)).stdout.decode()
    assert "Dredgers" in linked and "Opera" not in linked
    assert "2031-05-01 Dredgers for sale" in linked.splitlines()[1].split("\t")
    found = warreader("threads", "--query", "buyers", str(days)).stdout.decode()
    assert len(found.splitlines()) == 1 and "No buyers" in found
    assert warreader("threads", "--query", "nobodywritesthis", str(days)).returncode == 1
    assert warreader("threads", "--query", "figure:>x", str(days)).returncode == 2


def test_a_query_finds_the_developments_of_a_thread(home: Path) -> None:
    folder = home / "days"
    folder.mkdir()
    for number, text in enumerate((FIRST, SECOND)):
        (folder / f"{number}.md").write_text(text)
    rows = [json.loads(one) for one in warreader("list", "--json", str(folder)).stdout.splitlines()]
    threads = {row["thread"] for row in rows} - {None}
    assert threads
    for thread in threads:
        members = {row["id"] for row in rows if row["thread"] == thread}
        for name in (thread, thread.removeprefix("t:"), *members):
            run = warreader("list", "--json", "--query", f"thread:{name}", str(folder))
            assert {json.loads(one)["id"] for one in run.stdout.splitlines()} == members
    alone = next(row["id"] for row in rows if row["thread"] is None)
    assert warreader("list", "--query", f"thread:{alone}", str(folder)).returncode == 1
    assert b"list --json" in warreader("list", "--query", "thread:x", str(folder)).stderr
