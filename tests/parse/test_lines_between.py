"""Lines that stand between headings and texts: names, rows of figures, buttons behind signs."""

import pytest

from tests.parse.test_entries import MORE, TOLD, parsed, rows
from tests.parse.test_shapes import headings, shown


def test_names_in_capitals_over_items_are_their_sections() -> None:
    halden, others = f"HALDEN:\n- {TOLD}\n- {MORE}", f"TESK:\n- {TOLD}\n\nORM:\n- {MORE}"
    text = f"Neighbours, 13 May 2031\n\n{halden}\n\n{others}"
    assert [section for section, _ in headings(text)] == ["HALDEN", "HALDEN", "TESK", "ORM"]


def test_names_alone_below_times_are_asides_above_headlines() -> None:
    text = (
        f"Orm live, 13 May 2031\n\n18:42\nJuna Holm\n\nBridge closed\n\n{TOLD}\n\n"
        f"18:10\nTeo Brandt\n\nMarket moved\n\n{MORE}"
    )
    assert [(time, heading) for _, heading, time, _ in rows(text)] == [
        ("18:42", "Bridge closed"),
        ("18:10", "Market moved"),
    ]
    assert [words for kind, words in shown(text) if kind == "aside"] == ["Juna Holm", "Teo Brandt"]


@pytest.mark.parametrize(
    "text",
    [
        f"Orm live\n\n18:42\nBridge Closed\n\n{TOLD}\n\n18:10\nMarket Moved\n\n{MORE}",
        f"Orm live\n\n18:42\nBridge Closed\n\n{TOLD}\n\n18:10\nTeo Brandt\n\nRain\n\n{MORE}",
    ],
)
def test_lines_below_times_over_texts_are_headings(text: str) -> None:
    assert rows(text)[0][1] == "Bridge Closed"


def test_rows_of_figures_end_above_a_heading() -> None:
    text = (
        "Weekly report\n12 May 2031\n\nKey figures\n\n11 civilians killed\n34 civilians injured\n"
        f"2 schools hit\n\nMain incidents\n\n• {TOLD}\n• {MORE}\n\nAccess\n\n• {MORE}\n• {TOLD}"
    )
    assert [row for row in shown(text) if row[0] == "table"] == [
        ("table", "11 civilians killed"),
        ("table", "34 civilians injured"),
        ("table", "2 schools hit"),
    ]
    assert {section for section, _ in headings(text)} >= {"Main incidents", "Access"}


def test_buttons_behind_signs_are_asides() -> None:
    text = (
        f"Lake News, 13 May 2031\n\nTHE BRIDGE\n\n{TOLD}\n>> Read the full story\n\nTHE MARKET\n\n"
        f"{MORE}\n>> Read the full story\n\nTHE RAIN\n\n{TOLD}\n>> Rain is expected until Friday."
    )
    assert headings(text) == [("", "THE BRIDGE"), ("", "THE MARKET"), ("", "THE RAIN")]
    asides = [words for kind, words in shown(text) if kind == "aside"]
    assert asides == [">> Read the full story"] * 2
    assert parsed(text).developments[-1].paragraphs[-1].endswith("Friday.")
