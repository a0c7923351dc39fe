"""Bold words of Markdown as headings and sections, days below its headings, and what is neither."""

import pytest

from tests.parse.test_entries import MORE, TOLD, rows
from tests.parse.test_shapes import DAY, OTHER, SHORT, TWO, headings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"# Orm, {DAY}\n\n- **The bridge is closed.** Nobody knows for how long.\n"
            "- **The market was moved.** It is in the school.",
            [("", "The bridge is closed."), ("", "The market was moved.")],
        ),
        (
            f"# Orm, {DAY}\n<b>The bridge is closed.</b> Nobody knows for how long.\n"
            "<b>The market was moved.</b> It is in the school.",
            [("", "The bridge is closed."), ("", "The market was moved.")],
        ),
        (
            f"Orm, {DAY}\n**The bridge is closed.**Nobody knows for how long.\n"
            "**The market was moved.**It is in the school.",
            [("", "The bridge is closed."), ("", "The market was moved.")],
        ),
        (
            f"# Orm, {DAY}\n\n**FRONT**\n\n### Bridge closed\n\n{TOLD}\n\n**TRADE**\n\n"
            f"### Market moved\n\n{MORE}",
            [("FRONT", "Bridge closed"), ("TRADE", "Market moved")],
        ),
        (
            f"# Orm\n\n## {DAY}\n\n**Front**\n\n- {SHORT}\n- {OTHER}\n\n**Trade**\n\n- {OTHER}",
            [("Front", ""), ("Front", ""), ("Trade", "")],
        ),
        (
            f"# Orm, {DAY}\n\n**The bridge is closed.** {OTHER}\n\n"
            f"**The market was moved.** {SHORT}\n\n**Key Takeaways**\n\n"
            "- **The bridge is closed.**\n- **The market was moved.**\n\n---\n\n"
            "[1] https://a.example/1",
            [("", "The bridge is closed."), ("", "The market was moved.")],
        ),
    ],
)
def test_bold_words_of_markdown_are_headings_and_sections(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert headings(text, "a.md") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# Orm\n\n## Bridge closed\n\n{TOLD}\n\n**Nobody knows more**\n\n{MORE}", [TWO[0]]),
        (f"# Orm\n\n## Bridge closed\n\n**Nobody knows more**\n\n## Market moved\n\n{MORE}", TWO),
        (f"# Orm\n\n## Bridge closed\n\nIt is <b>closed.</b> {TOLD}", [TWO[0]]),
        ("# Orm\n\n## Bridge closed\n\n- **a** b\n- **c** d", [TWO[0]]),
        (f"# Orm\n\n## Bridge closed\n\nA**b**c and d**e.**f {TOLD}", [TWO[0]]),
    ],
)
def test_other_bold_words_change_nothing(text: str, expected: list[tuple[str, str]]) -> None:
    assert headings(text, "a.md") == expected


def test_days_below_headings_of_markdown_are_those_of_their_entries() -> None:
    text = (
        "# Orm\n\n## Bridge closed\nMon, 12 May 2031 11:20:00 +0000\n\n" + TOLD + "\n\n"
        "## Market moved\n*Sun, 11 May 2031 07:45:00 GMT*\n\n" + MORE
    )
    found = [(heading, day) for _, heading, _, day in rows(text, "a.md")]
    assert found == [("Bridge closed", "2031-05-12"), ("Market moved", "2031-05-11")]
