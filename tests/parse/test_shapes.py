"""Shapes of digests in other signs and notations, and what only looks like them."""

import pytest

from tests.parse.test_entries import MORE, TOLD, parsed, rows

DAY = "12 May 2031"
SHORT = "The bridge is closed, the town said."
OTHER = "The market was moved, the mayor said."


def shown(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    """Each paragraph of lead and developments with its kind."""
    return [
        (part.kinds[at] if part.kinds else "paragraph", words.text)
        for part in parsed(text, name).parts
        for at, words in enumerate(part.blocks[1:])
    ]


def headings(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    """Section and heading of each development."""
    return [(section, heading) for section, heading, _, _ in rows(text, name)]


TWO = [("", "Bridge closed"), ("", "Market moved")]


@pytest.mark.parametrize(
    "text",
    [
        f"Orm: live\n\n5:31 p.m. ET\nBridge closed\n{TOLD}\n\n3:02 p.m. ET\nMarket moved\n{MORE}",
        f"Orm in two points\n\n(a) Bridge closed\n{TOLD}\n\n(b) Market moved\n{MORE}",
        f"Orm in two points\n\na) Bridge closed\n\n{TOLD}\n\nb) Market moved\n\n{MORE}",
        f"Orm in two points\n\n(1) Bridge closed\n\n{TOLD}\n\n(2) Market moved\n\n{MORE}",
        f"Orm daily, {DAY}\n\nBridge closed\n{TOLD}\n— Juna Holm in Orm\n\nMarket moved\n{MORE}",
        f"Orm daily, {DAY}\n\nBridge closed\n{TOLD}\n-- Juna Holm\n\nMarket moved\n{MORE}\n"
        "-- Teo Orr",
        f"Orm daily, {DAY}\n\n• Bridge closed: {SHORT}\n• Market moved: {OTHER}\n"
        "We are closing this live blog now.",
    ],
)
def test_points_and_posts_are_developments(text: str) -> None:
    assert headings(text) == TWO


@pytest.mark.parametrize(
    "text",
    [
        f"Orm reads the law\n\n{TOLD}\n\n(a) the bridge, and\n\n(b) the market.",
        f"Orm reads the law\n\n{TOLD} (a) The bridge stays.\n\n{MORE} (b) The market goes.",
        f"Orm reads the law\n\n(Orm) {TOLD}\n\n(RPA) {MORE}",
        f"Orm reads the law\n\n(2031) {TOLD}\n\n{MORE}",
        f"Orm reads the law\n\na) {TOLD}\n\n{MORE}",
    ],
)
def test_letters_in_brackets_are_no_points_of_their_own(text: str) -> None:
    assert len(headings(text)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "-- Nobody came to the bridge",
        "-- The market is closed, and nobody knows for how long.",
        "— and in the evening",
        "— Juna said that she would come",
        "— 40 people came to the market on Monday",
    ],
)
def test_words_behind_dashes_are_not_always_a_signature(line: str) -> None:
    text = f"Orm daily, {DAY}\n\nBridge closed\n{TOLD}\n{line}\n\nMarket moved\n{MORE}"
    words = line.lstrip("-— ")
    assert not any(words in credit for credit in parsed(text).credits)
    assert any(words in words_of for _, words_of in shown(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Ticker\n\n{DAY}\n\n• 11:20 – {SHORT}\n• 08:05 – {OTHER}\n\n11 May 2031\n\n"
            f"• 21:50 – {SHORT}\n• 20:00 – {OTHER}",
            [("11:20", "2031-05-12"), ("08:05", "2031-05-12")]
            + [("21:50", "2031-05-11"), ("20:00", "2031-05-11")],
        ),
        (
            f"Orm, {DAY}\n0645 local: {SHORT}\n0550 local: {OTHER}",
            [("0645 local", ""), ("0550 local", "")],
        ),
        (
            f"Orm\n\n12 May 2031\n{TOLD}\n\n13 May 2031\n{MORE}",
            [("", "2031-05-12"), ("", "2031-05-13")],
        ),
    ],
)
def test_entries_have_their_time_and_day(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(time, day) for _, _, time, day in rows(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{TOLD}\n\n{MORE}\n\nThe hours of the ferry:\n• 08:00 – Orm\n• 09:30 – Brask\n\n{TOLD}",
        f"{TOLD}\n\n{MORE}\n\n• 8.5 percent of all\n• 9.2 percent of the others\n\n{TOLD}",
        f"{TOLD}\n\n• 08:00 – Orm\n\n{MORE}",
        f"{TOLD}\n\n• 11:20\n\n{MORE}\n\n{TOLD}\n\n{MORE}\n\n• 12:40\n\n{TOLD}",
        f"{TOLD}\n\n• 2031 – the bridge\n• 2030 – the market\n\n{MORE}",
    ],
)
def test_hours_in_a_list_of_an_article_are_no_entries(text: str) -> None:
    assert not any(time for _, _, time, _ in rows(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "What Orm lost from 03.05.2031 to 12.05.2031\n\nguns – 40 (+2)\ncars – 90 (+1)",
            "2031-05-12",
        ),
        (
            "Losses in Orm as of 12 May 2031, says the staff:\n• guns: 40 (+2)\n• cars: 90 (+1)",
            "2031-05-12",
        ),
        (f"Orm: le direct du 12 mai 2031\n\n18h40 : {SHORT}\n\n17h05 : {OTHER}", "2031-05-12"),
        (f"Bridge closed at Orm\n\nPublié le 12 mai 2031\n\n{TOLD}\n\n{MORE}", "2031-05-12"),
        (
            f"Bridge closed\n\nA short line above.\n\nORM, May 12, 2031 — {TOLD}\n\n{MORE}",
            "2031-05-12",
        ),
        (
            f"Bridge closed\n\nIt was closed on Monday (12 May 2031), the town said.\n\n{MORE}",
            "2031-05-12",
        ),
        (f"Orm 8 May 2031: from three guns to nine in a week\n\n{TOLD}\n\n{MORE}", "2031-05-08"),
        (f"{TOLD}\n\n{MORE}\n\nShe saw this on 3 March 1999:\n\n{TOLD}", None),
        (f"The town knew on 3 March 1999 that it had to act.\n\n{MORE}", None),
        (f"{TOLD} She was born in mars 1999.\n\n{MORE}", None),
        (f"On Monday (the day of the market) {TOLD}\n\n{MORE}", None),
    ],
)
def test_a_text_has_the_day_that_it_states(text: str, day: str | None) -> None:
    assert parsed(text).date == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Front, {DAY}\n\nKestra sector: two attacks at the mill.\n\n"
            "Orm sector: quiet, says the staff.",
            [("", "Kestra sector"), ("", "Orm sector")],
        ),
        (
            f"Front, {DAY}\n\n▪️On the Kestra axis, {SHORT}\n▪️On the Orm axis, {OTHER}",
            [("", "")] * 2,
        ),
    ],
)
def test_stretches_of_a_front_are_developments(text: str, expected: list[tuple[str, str]]) -> None:
    assert headings(text) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("Public sector: wages rise, the town said.", "Private companies: nobody knows."),
        ("The private sector grows, and nobody knows why.", "The public sector does not."),
        ("Orm gains a sector", "Brask loses a front"),
        ("A new sector: drones. It grows, the town said.", "An old sector: coal. It does not."),
        ("Kestra sector: two attacks at the mill.", "The town of Orm was quiet, says the staff."),
    ],
)
def test_a_sector_of_the_economy_is_no_stretch(lines: tuple[str, str]) -> None:
    first, second = lines
    found = [heading for _, heading in headings(f"{TOLD}\n\n{first}\n\n{second}\n\n{MORE}")]
    assert not any("sector" in heading for heading in found if heading != "Kestra sector")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "People in need\n1.2M\n\nDisplaced people\n310K",
            ["1.2M People in need", "310K Displaced people"],
        ),
        (
            "1.2M\nPeople in need\n\n310K\nDisplaced people",
            ["1.2M People in need", "310K Displaced people"],
        ),
        (
            "9,000 people without heating\n40,000 people in Orm\n22 trucks in the convoy",
            ["9,000 people without heating", "40,000 people in Orm", "22 trucks in the convoy"],
        ),
    ],
)
def test_cards_of_figures_are_rows(block: str, expected: list[str]) -> None:
    text = f"Orm report, {DAY}\n\nKEY FIGURES\n\n{block}\n\nRESPONSE\n\n{TOLD}"
    assert headings(text) == [("", "KEY FIGURES"), ("", "RESPONSE")]
    assert [words for kind, words in shown(text) if kind == "table"] == expected


@pytest.mark.parametrize(
    "block",
    [
        "12 killed in Orm\n40 hurt in Brask\n3 towns without water",
        "12 killed in Orm\n40 hurt in Brask",
        "12 people were killed in Orm.\n40 people were hurt in Brask.\n3 towns have no water.",
        "2031\nThe year of the bridge",
        "People in need",
    ],
)
def test_lines_with_numbers_over_a_paragraph_are_no_cards(block: str) -> None:
    text = f"Orm daily\n\n{TOLD}\n\n{block}\n\n{MORE}"
    assert not any(kind == "table" for kind, _ in shown(text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Good evening,\n\nthree things from today:\n\n1. {0}\n\n2. {1}\n\n3. {0} It rains.", 3),
        (
            "Report of the staff, 12 May 2031\n\nHold the line!\n\nIn the past day:\n\n"
            "- {0}\n- {1}\n- {0}",
            3,
        ),
        (
            "Bridge closed at Orm\n\n{2}\n\n"
            "The town asked both armies for this in a letter:\n\n- {0}\n- {1}\n- {0}",
            1,
        ),
        (
            "Good evening,\n\n{2}\n\n{3}\n\n"
            "Three things are known of it in Orm today:\n\n- {0}\n- {1}\n- {0}",
            1,
        ),
        ("{2}\n\n{3}\n\nTwo things are known of it in Orm today:\n\n- {0}\n- {1}\n\n{2}", 1),
        ("Bridge closed at Orm\n\nWhat a day!\n\n{2}\n\n{3}", 1),
        (
            "Report, 12 May 2031\n\n{2}\n\n{3}\n\n"
            "In the past day this was told in Orm:\n\n- {0}\n- {1}\n- {0}",
            1,
        ),
    ],
)
def test_a_list_is_a_digest_where_hardly_a_line_stands_above(text: str, count: int) -> None:
    assert len(rows(text.format(SHORT, OTHER, TOLD, MORE))) == count


@pytest.mark.parametrize(
    "line",
    [
        "We are closing the bridge this evening, the town said.",
        "We are ending our work in Orm.",
        "That brings the number of closed bridges to nine.",
        "We are pausing our deliveries to the market in Orm.",
        "We closed our page in the book of the town.",
    ],
)
def test_who_closes_something_else_stays_in_the_text(line: str) -> None:
    assert ("paragraph", line) in shown(f"Bridge closed at Orm\n\n{TOLD}\n\n{line}\n\n{MORE}")


def test_columns_of_cards_and_the_head_of_a_report_are_told_apart() -> None:
    text = (
        "Lake Agency                                      12 May 2031\n\n"
        "KEY MESSAGES                            IN NUMBERS\n"
        "• The bridge is closed in five of       40K\n"
        "  seven districts, and nobody           People without\n"
        "  knows for how long.                   heating\n"
        "• Schools stay closed.                  12.4K\n"
        "                                        People who left\n"
        "                                        Orm (LSA)\n\n"
        "                          - 1 -\n"
    )
    assert parsed(text).date == "2031-05-12"
    assert headings(text) == [("", "KEY MESSAGES"), ("", "IN NUMBERS")]
    told = [words for _, words in shown(text)]
    assert told[-2:] == ["40K People without heating", "12.4K People who left Orm (LSA)"]
