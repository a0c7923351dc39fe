"""Daily lists of losses in several layouts: values, what is counted, and one series per item."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reader.annotate import annotate
from reader.library import Library
from reader.models import Block
from tests.ledger.ledger_cases import reread

POSTS = """\
Day {day} of the war

Losses of the Torvian army as of the morning of {day} May 2031, according to the General Staff:

🔹Osobovyi sklad: ≈1.236.{soldiers} (+{soldiers})
🔹RSZV: 1.5{guns} (+{guns})
🔹BPLA OTR: 81.621
🔹Litaky: 431
"""
TABLES = """\
# Torvian losses, {day} May 2031

The ministry published its count of the losses of Torvia.

| | Total since 24 Feb. 2028 | Change |
|---|---:|---:|
| Personnel | ~1’236’{soldiers} | +{soldiers} |
| Artillery systems | 1’5{guns} | +{guns} |
| Operational-tactical UAVs | 81’621 | 0 |
| Aircraft | 431 | — |
"""
SENTENCES = """\
Losses of a day

The army has also destroyed 1,236,{soldiers} (+{soldiers}) tractors, 1,5{guns} (+{guns}) tankers
and trucks, 81,621 (+1) drones and 431 warships/cutters of Torvia.
"""
DAYS = ((3, 911, 11), (4, 924, 35), (5, 982, 46))
TOTALS = [[1236911, 1236924, 1236982], [1511, 1535, 1546], [81621] * 3, [431] * 3]
RISES = [[911, 924, 982], [11, 35, 46]]


@pytest.mark.parametrize(
    ("layout", "ending", "more"),
    [(POSTS, "txt", []), (TABLES, "md", [[0] * 3]), (SENTENCES, "txt", [[1] * 3])],
)
def test_each_item_is_a_series_of_totals_and_one_of_rises(
    layout: str, ending: str, more: list[list[int]], tmp_path: Path
) -> None:
    days = tmp_path / "days"
    days.mkdir()
    for day, soldiers, guns in DAYS:
        text = layout.format(day=day, soldiers=soldiers, guns=guns)
        (days / f"2031-05-0{day}.{ending}").write_text(text)
    library = Library(tmp_path / "cache", tmp_path / "data", [str(days)])
    try:
        reread(library)
        found = library.ledger_rows().series()
        values = [[member.stated.figure.low for member in one.claims] for one in found]
    finally:
        library.close()
    assert sorted(values) == sorted([*TOTALS, *RISES, *more])


@pytest.mark.parametrize(
    ("rows", "values"),
    [
        (["Guns: 1.236.911 (+11)", "Tanks: 11.353", "Boats: 28"], [1236911, 11, 11353, 28]),
        (["Guns – 11.353 (+8)", "Tanks – 2.911", "Boats – 28"], [11353, 8, 2911, 28]),
        (["Crown: 41.235 (+0.012)", "Mark: 47.120", "Pound: 28"], [41.235, 0.012, 47.12, 28]),
        (["Guns: 11.353", "Tanks: 2.911", "Boats: 28"], [11.353, 2.911, 28]),
        (["Crown: 41.235 (+12)", "Mark: 47.120", "Pound: 1.204"], [41.235, 12, 47.12, 1.204]),
        (["Guns: 11.353 (+8)", "Tanks: 2.5 (+1)", "Boats: 28"], [11.353, 8, 2.5, 1, 28]),
        (["Guns: 11.353 (+8)", "It rained.", "Boats: 28"], [11.353, 8, 28]),
    ],
)  # fmt: skip
def test_points_between_thousands_are_read_from_the_whole_list(
    rows: list[str], values: list[float]
) -> None:
    blocks = [Block("Losses", heading=True), *map(Block, rows)]
    assert [one.low for one in annotate(blocks, date(2031, 5, 3)).figures] == values
