"""Daily lists of losses in several layouts: values, what is counted, and one series per item."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
CARDS = """\
Velmari losses as of {day} May 2031

The General Staff reports total losses of the army of Velmar since the start of the invasion:

Military personnel
1 236 {soldiers} (+{soldiers})

Artillery systems
1 5{guns} (+{guns})

UAVs
81 621 (+1)

Planes
431 (+1)
"""
VALUES_FIRST = """\
Velmari losses of a day

The total combat losses of the Velmari army from 24.02.28 to {day}.05.31 are:

about 1 236 {soldiers} (+{soldiers}) – personnel
1 5{guns} (+{guns}) – artillery systems
81 621 – drones
431 – planes
"""
DAYS = ((3, 911, 31), (4, 924, 35), (5, 982, 46))
TOTALS = [[1236911, 1236924, 1236982], [1531, 1535, 1546], [81621] * 3, [431] * 3]
RISES = [[911, 924, 982], [31, 35, 46]]


@contextmanager
def opened_library(sources: list[str], folder: Path) -> Iterator[Library]:
    library = Library(folder / "cache", folder / "data", sources)
    try:
        reread(library)
        yield library
    finally:
        library.close()


@pytest.mark.parametrize(
    ("layout", "ending", "more"),
    [
        (POSTS, "txt", []),
        (TABLES, "md", [[0] * 3]),
        (SENTENCES, "txt", [[1] * 3]),
        (CARDS, "txt", [[1] * 3, [1] * 3]),
        (VALUES_FIRST, "txt", []),
    ],
)
def test_each_item_is_a_series_of_totals_and_one_of_rises(
    layout: str, ending: str, more: list[list[int]], tmp_path: Path
) -> None:
    days = tmp_path / "days"
    days.mkdir()
    for day, soldiers, guns in DAYS:
        text = layout.format(day=day, soldiers=soldiers, guns=guns)
        (days / f"2031-05-0{day}.{ending}").write_text(text)
    with opened_library([str(days)], tmp_path) as library:
        found = library.ledger_rows().series()
        values = [[member.stated.figure.low for member in one.claims] for one in found]
    assert sorted(values) == sorted([*TOTALS, *RISES, *more])


DAY_HEADINGS = """\
# Losses day by day

## 4 May 2031

Torvia has lost since the start of the invasion, the General Staff of Orland reported on May 4:

- approximately 1,236,924 soldiers (+924 over the past day)
- 431 planes

## 3 May 2031

Torvia has lost since the start of the invasion, the General Staff of Orland reported on May 3:

- 431 planes
- approximately 1,236,911 soldiers, 911 of them over the past day
"""
DAY_LINES = """\
Posts of a staff

03.05.2031

Total combat losses of the enemy from 24.02 to 03.05:
Personnel – approx. 1 236 911 (+911)
Aircraft – 431

04.05.2031

Total combat losses of the enemy from 24.02 to 04.05:
Aircraft – 431
Personnel – approx. 1 236 924 (+924)
"""


@pytest.mark.parametrize(("text", "ending"), [(DAY_HEADINGS, "md"), (DAY_LINES, "txt")])
def test_the_days_of_one_file_are_days_of_their_series(
    text: str, ending: str, tmp_path: Path
) -> None:
    file = tmp_path / f"losses.{ending}"
    file.write_text(text)
    with opened_library([str(file)], tmp_path) as library:
        found = [
            [(claim.stated.place.day[-2:], claim.stated.figure.low) for claim in one.claims]
            for one in library.ledger_rows().series()
        ]
    totals = [[("03", 1236911), ("04", 1236924)], [("03", 431), ("04", 431)]]
    assert sorted(found) == sorted([*totals, [("03", 911), ("04", 924)]])


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
