"""Rows of tables with bars keep all cells; headings that look like buttons stay headings."""

import pytest

from tests.parse.test_entries import MORE, TOLD
from tests.parse.test_pasted import parsed
from tests.parse.test_shapes import shown

TITLE = "Losses of the week, 14 May 2031"
ROWS = "Orm | 812 | 3 | 4\nSarn | 77 | 4 | 5"
"""Rows of a table; the last cells rise as page numbers do."""


def tables(lines: str) -> list[str]:
    text = f"{TITLE}\n\n{TOLD}\n\n{lines}\n\n{MORE}"
    return [words for kind, words in shown(text) if kind == "table"]


def headings_of(line: str, below: str) -> list[str]:
    text = f"Morning brief\n\nBridges\n\nThe bridge is shut.\n\n{line}\n\n{below}"
    return [part.heading for part in parsed(text).developments]


@pytest.mark.parametrize(
    "table",
    [
        ROWS,
        f"{ROWS}\nLume | 12 | 5 | 6",
        f"Town | Killed | Wounded | Missing\n--- | --- | --- | ---\n{ROWS}\nLume | 12 | 5 | 6",
    ],
)
def test_rows_with_bars_keep_all_cells(table: str) -> None:
    assert tables(table) == [row for row in table.splitlines() if "---" not in row]


@pytest.mark.parametrize(
    "lines",
    [
        "06:10 | Drones reached Orm\n07:15 | 4 bridges shut\n08:20 | 3 ferries sank",
        "Home | World | Sport\nMen | Women | Cups\nNews | Maps | 24",
        "Juna Holm | Lake Times | 4 May\nPeople fled the town of Orm. | It is empty. | 4 stayed.",
        "Lake Times | 14 May 2031",
        "Orm | Sarn | 3 towns are empty.\nLume | Kell | 4 towns are empty.",
    ],
)
def test_other_lines_with_bars_are_no_tables(lines: str) -> None:
    assert not tables(lines)


def test_a_running_foot_with_bars_goes() -> None:
    foot = "Lake Mission | May 2031 | {}"
    parts = (TOLD, foot.format(3), MORE, foot.format(4), "The ferry sailed on Monday.")
    found = [words for kind, words in shown("\n\n".join((TITLE, *parts))) if kind == "paragraph"]
    assert found == [TOLD, MORE, "The ferry sailed on Monday."]


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("Support Groups", "Groups that help families have opened in Orm, the town said."),
        ("Support Selvany First", "The party Selvany First won 12 seats on Sunday."),
    ],
)
def test_a_line_that_names_what_is_told_below_is_a_heading(line: str, below: str) -> None:
    assert line in headings_of(line, below)


@pytest.mark.parametrize(
    "below",
    [
        "The bridge of Orm was shut for an hour on Monday, the town said.",
        "The Lake Times depends on its readers, and every month 40 new ones come.",
        "The Lake Times costs money: please donate, and join the people of Orm.",
    ],
)
def test_a_button_above_other_words_is_no_heading(below: str) -> None:
    assert "Support Lake Times" not in headings_of("Support Lake Times", below)
