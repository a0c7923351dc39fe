"""Lines that look like what a page has around its text, and are text: each stays what it is."""

import pytest

from reader.models import Bulletin
from tests.parse.cases import TODAY, Text, parse_one

TOLD = (
    "The town said on Monday that the bridge had been closed for three days and that nobody "
    "could say when it would open again."
)
NAMES = ("Holm", "Brandt")
MORE = (
    "Some 400 people were taken across the river in boats, and the market was moved to the "
    "school on the other side."
)


def parsed(*lines: str, between: str = "\n\n") -> Bulletin:
    answer = parse_one(Text(between.join(lines), name="a.txt"), TODAY)
    assert isinstance(answer, Bulletin)
    return answer


def headings(bulletin: Bulletin) -> list[str]:
    parts = bulletin.developments
    return [text for part in parts for text in (part.section, part.heading) if text]


def muted(bulletin: Bulletin) -> list[str]:
    return [
        block.text
        for part in bulletin.parts
        for block, kind in zip(part.blocks[1:], part.kinds, strict=False)
        if kind in ("caption", "aside")
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("Selvany digest", "12 May 2031", "Orm Valley", TOLD, "Draft age lowered", MORE),
            ["Orm Valley", "Draft age lowered"],
        ),
        (
            ("Selvany digest", "12 May 2031", "Border Talks", TOLD, "Orm Valley", MORE),
            ["Border Talks", "Orm Valley"],
        ),
        (
            ("The week", MORE, "11 May 2031", TOLD, "12 May 2031", MORE),
            ["11 May 2031", "12 May 2031"],
        ),
        (
            ("Bridge falls at Orm", "By Juna Holm", TOLD, "Depot burns", "By Teo Brandt", MORE),
            ["Bridge falls at Orm", "Depot burns"],
        ),
        (
            ("Selvany: live", "14:05", "Bridge falls at Orm", TOLD, "13:50", "Depot burns", MORE),
            ["Bridge falls at Orm", "Depot burns"],
        ),
        (
            ("Selvany digest", "Two days ago in Orm", TOLD, "Today in Brask", MORE),
            ["Two days ago in Orm", "Today in Brask"],
        ),
    ],
)
def test_headings_below_a_title_are_no_bylines(lines: tuple[str, ...], expected: list[str]) -> None:
    assert headings(parsed(*lines)) == expected


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "line",
    [
        "The old bridge of Orm",
        "NORTH OF ORM",
        "What happens next?",
        "Orm: what the town says about the bridge that fell",
    ],
)
def test_a_heading_above_the_credit_of_a_picture_stays_one(line: str, between: str) -> None:
    lines = ("Bridge falls at Orm in the night", TOLD, line, "Photo: Quay Pictures", TOLD, MORE)
    assert line in headings(parsed(*lines, between=between))


@pytest.mark.parametrize(
    "text",
    [
        f"Bridge falls\n\n{TOLD}\n\nThe port is closed.\n\nPhoto: Quay Pictures\n\n{MORE}",
        f"Bridge falls\n{TOLD}\nThe port is closed.\nPhoto: Quay Pictures\n{MORE}",
        f"Bridge falls\n\n{TOLD}\n\n{MORE} {MORE} {TOLD}\nPhoto: Quay Pictures\n\n{MORE}",
        f"Bridge falls\n\n{TOLD}\n\nThe list of the town:\nPhoto: Quay Pictures\n\n{MORE}",
        f"Bridge falls\n\nThe port is closed.\nPhoto: Quay Pictures\n\n{TOLD}\n\n{MORE}",
    ],
)
def test_a_sentence_above_the_credit_of_a_picture_stays_text(text: str) -> None:
    answer = parse_one(Text(text, name="a.txt"), TODAY)
    assert isinstance(answer, Bulletin)
    assert muted(answer) == ["Photo: Quay Pictures"]


@pytest.mark.parametrize(
    "lines",
    [
        (TOLD, "The port is closed to all ships. (Orm Post)", MORE, TOLD, MORE, TOLD),
        tuple(f"The port of {name} is closed to all ships. (Orm Post)" for name in ("Orm", "Ek")),
        (
            TOLD,
            *(f"The motion was tabled by {n} (Greens)." for n in NAMES),
            MORE,
            TOLD,
        ),
        (TOLD, *(f"That was the end of {n} then. (Laughter)" for n in ("it", "us")), MORE, TOLD),
        (TOLD, MORE, "We thank all who wrote to us in these days. Juna Holm"),
        (TOLD, MORE, "If you notice an error, select another list and tell the town.", MORE),
        (
            TOLD,
            *(f"The ships of {n} are named in the list (Orm)" for n in NAMES),
            MORE,
            TOLD,
        ),
    ],
)
def test_a_name_behind_a_sentence_is_not_always_a_credit(lines: tuple[str, ...]) -> None:
    assert muted(parsed("Bridge falls at Orm", *lines)) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("Trending", "Depot burns", TOLD, "Draft age lowered", MORE),
            ["Depot burns", "Draft age lowered"],
        ),
        (
            (
                "Mehr zum Thema",
                "Depot brennt bei Orm",
                "Die Lage am Fluss",
                TOLD,
                "Was bleibt",
                MORE,
            ),
            ["Die Lage am Fluss", "Was bleibt"],
        ),
        (
            ("Most read in Orm", TOLD, "What next?", MORE),
            ["Most read in Orm", "What next?"],
        ),
    ],
)
def test_a_heading_below_a_label_like_the_others_stays_one(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    bulletin = parsed("Selvany digest of the week", TOLD, *lines)
    assert [text for text in headings(bulletin) if text in expected] == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("Orm", "Brask", "Kestra", "What happened then"),
        ("Orm", "Brask", "Depot burns"),
        ("The town of Orm falls", "Orm", "Brask", "Depot burns"),
        ("Share", "Tweet", "Email", "Depot burns"),
    ],
)
def test_the_last_of_several_lines_is_the_heading(lines: tuple[str, ...]) -> None:
    bulletin = parsed("Selvany digest of the week", TOLD, *lines, MORE)
    assert lines[-1] in headings(bulletin)


@pytest.mark.parametrize(
    "lines",
    [
        ("“We start with three ships a day,” she said.", "Port Merrow, a harbour without cranes"),
        (TOLD, "Port Merrow, a harbour without cranes"),
        ("“We start with three ships a day.”", "Merrow, a harbour without cranes"),
        ("“We start with three ships a day.”", "Who pays for the cranes, and when"),
        ("“We start with three ships a day.”", "Merrow denies, Orm reads out a number"),
        ("“We start with three ships a day.”", "12 days, four cranes, no answers"),
    ],
)
def test_a_heading_with_a_comma_is_no_speaker(lines: tuple[str, ...]) -> None:
    bulletin = parsed("Selvany digest of the week", TOLD, *lines, MORE)
    assert lines[-1] in headings(bulletin)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("World",), ("By Juna Holm", "12 May 2031")),
        (("Home > News > Orm",), ("A town that waited", "12 May 2031, 14:05")),
        (("WORLD NEWS", "SELVANY NEWS"), ("Juna Holm", "2 minutes ago")),
        (("News", "Politics"), ("Share", "Facebook", "Juna Holm", "Updated 12 May 2031")),
        (("Politics / May 12, 2031",), ("By Juna Holm",)),
    ],
)
def test_sections_above_a_headline_are_not_the_title(
    above: tuple[str, ...], below: tuple[str, ...]
) -> None:
    title = "Bridge of Orm falls in the night after a week of rain"
    bulletin = parsed(*above, title, *below, TOLD, "The rain", MORE, "The boats", TOLD, MORE)
    assert bulletin.title == title
    assert headings(bulletin) == ["The rain", "The boats"]
    assert bulletin.date == "2031-05-12" or "ago" in below[-1]
    shown = [*muted(bulletin), *bulletin.credits]
    assert all(line in shown for line in above)


@pytest.mark.parametrize(
    "lines",
    [
        ("Selvany digest", "Bridge of Orm falls in the night", "By Juna Holm", TOLD, "Rain", MORE),
        ("The Front, Briefly", "Your evening mail on the war of Orm", "12 May 2031", TOLD, MORE),
        ("Orm today", "Bridge of Orm falls in the night", TOLD, "Market of Orm is moved", MORE),
        (
            *("Orm today", "Bridge of Orm falls in the night", "By Juna Holm", TOLD),
            *("Market of Orm is moved to the school", "By Teo Brandt", *4 * (MORE, TOLD)),
        ),
        ("Bridge falls in Orm", "The bridge fell after a week of rain", "12 May 2031", TOLD, MORE),
        ("The war in brief", "Bridge of Orm falls in the night", "12 May 2031", TOLD, "Rain", MORE),
    ],
)
def test_a_short_title_over_a_headline_stays_one(lines: tuple[str, ...]) -> None:
    assert parsed(*lines).title == lines[0]


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_lines_between_buttons_are_no_headings(between: str) -> None:
    lines = (
        "Bridge of Orm falls in the night",
        TOLD,
        MORE,
        "Juna Holm",
        "View author publications",
    )
    more = ("Teo Brandt", "Google Scholar", "Ilse Varn", "Search author on:", TOLD, MORE)
    assert len(headings(parsed(*lines, *more, between=between))) < 2


@pytest.mark.parametrize(
    "name", ["Juna Holm", "Juna Holm, Teo Brandt", "Juna Holm and Teo Brandt", "Juna Holm, AFP"]
)
@pytest.mark.parametrize("above", [(), ("A town that waited for help",)])
def test_authors_without_a_by_are_no_heading(name: str, above: tuple[str, ...]) -> None:
    title = "Bridge of Orm falls in the night after a week of rain"
    bulletin = parsed(title, *above, name, TOLD, "The rain", MORE, TOLD, "The boats", MORE)
    assert headings(bulletin) == ["The rain", "The boats"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Selvany digest of Monday evening, 12 May", "Orm Valley", TOLD, "Draft age lowered", MORE),
        ("Bridge of Orm falls in the night", "Orm Valley", TOLD, "Brask Heights", MORE),
        ("The war in Selvany", "Orm Valley", TOLD, "The rain", MORE),
        ("Bridge of Orm falls in the night", "The old bridge", TOLD, "The rain", MORE),
        ("Bridge of Orm falls in the night", "ORM AND BRASK", TOLD, "THE RAIN", MORE),
    ],
)
def test_places_below_a_title_stay_headings(lines: tuple[str, ...]) -> None:
    assert headings(parsed(*lines)) == [lines[1], lines[3]]


@pytest.mark.parametrize("below", ["orm.example", "reads in two minutes", "[Photo] of the quay"])
def test_a_line_over_a_few_words_is_no_heading(below: str) -> None:
    title = "Bridge of Orm falls in the night"
    told = headings(parsed(title, TOLD, "Bridges of the valley", below, "The rain", MORE))
    assert told == ["The rain"]


@pytest.mark.parametrize(
    "below",
    [
        "By Teo Brandt",
        "It rained.",
        "• It rained on Monday\n• It rained on Friday",
        "“It rained”",
        "the town said that rain would fall on all bridges",
    ],
)
def test_a_heading_over_a_short_paragraph_stays_one(below: str) -> None:
    lines = ("Selvany digest", TOLD, "Bridges of the valley", below, MORE, "The rain", MORE)
    assert "Bridges of the valley" in headings(parsed(*lines))


@pytest.mark.parametrize(
    "first",
    ["Orm/Ek", "Release of 40 men", "No. 10 under fire", "HARROW", "SA 20 and the ridge"],
)
def test_words_above_a_day_are_no_number_of_a_document(first: str) -> None:
    answer = parsed(first, "12 May 2031", "The port of Orm is closed to ships", TOLD, MORE)
    assert answer.title == first


@pytest.mark.parametrize(
    "line",
    [
        "Updated at 16.31 the list names 40 ships that were in the port of Orm on Monday.",
        "16.31 Ek is next",
        "Update: the list of the port has 40 ships",
        "The list was updated at 16.31",
        "At 16.31",
    ],
)
def test_a_line_that_says_more_than_when_an_entry_changed_is_text(line: str) -> None:
    bulletin = parsed("Orm live", "18.40", "Bridge falls", TOLD, line, MORE, "14.50", "Ek", MORE)
    assert muted(bulletin) == []


def test_an_invitation_to_report_an_error_is_no_text() -> None:
    line = "If you notice an error, select it and press Ctrl + Enter."
    assert muted(parsed("Bridge falls at Orm", TOLD, MORE, line)) == [line]
