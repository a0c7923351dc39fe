"""Lines that a page repeats, and boxes that ask for money, are muted; headings like them stay."""

import pytest

from reader.parse.shapes.captions import is_caption
from tests.parse.test_pasted import MORE, TOLD, headings, muted, parsed

TITLE = "Bridge falls at Orm in the night"
DAY = "14 May 2031"
PULLED = "We will build the bridge again before the first snow of the year"
SPOKEN = f"The mayor of Orm was not in doubt. “{PULLED},” Juna Holm told the council on Monday."


@pytest.mark.parametrize("speaker", [(), ("Juna Holm",), ("Mayor Juna Holm",)])
def test_a_pulled_quotation_and_its_speaker_are_muted(speaker: tuple[str, ...]) -> None:
    found = parsed(TITLE, DAY, TOLD, PULLED, *speaker, SPOKEN, "The night", MORE)
    assert muted(found) == [PULLED, *speaker]
    assert headings(found) == ["The night"]


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        (f"‘{PULLED}’", SPOKEN),
        ("We will build the bridge again", SPOKEN),
        (PULLED, f"The council decided this: {PULLED.casefold()}, the office told the papers."),
    ],
)
def test_a_heading_that_quotes_the_text_stays_one(heading: str, below: str) -> None:
    assert heading in headings(parsed(TITLE, DAY, TOLD, heading, below, "The night", MORE))


def test_a_quotation_right_below_its_words_is_pulled_out_of_them() -> None:
    found = parsed(TITLE, DAY, TOLD, SPOKEN, f"“{PULLED}”", MORE, "The night", MORE)
    assert muted(found) == [f"“{PULLED}”"]
    assert muted(parsed(TITLE, DAY, TOLD, SPOKEN, "“We will build”", MORE)) == []


def test_a_quotation_that_the_text_has_again_stays_text_without_a_speaker() -> None:
    assert muted(parsed(TITLE, DAY, TOLD, f"“{PULLED}.”", SPOKEN, "The night", MORE)) == []


def test_lines_above_a_repeated_headline_are_muted() -> None:
    found = parsed(TITLE, "By Juna Holm", "Flood news", TITLE, TOLD, "The night", MORE)
    assert found.title == TITLE
    assert muted(found) == ["Flood news", TITLE]
    assert headings(found) == ["The night"]


def test_paragraphs_and_headings_above_a_heading_like_the_title_stay_text() -> None:
    assert muted(parsed(TITLE, TOLD, TITLE, MORE)) == []
    assert muted(parsed("The bridge", "Orm", "The bridge", TOLD, "Brask", MORE)) == []
    closed = "The bridge is closed to all traffic."
    assert muted(parsed(closed, "Orm", closed, "Brask", closed)) == []


@pytest.mark.parametrize("line", ["Juna Holm/Teo Brandt", "Juna Holm", "Teo Brandt and Juna Holm"])
def test_authors_named_again_are_credits(line: str) -> None:
    byline = "By Juna Holm and Teo Brandt"
    found = parsed(TITLE, byline, "Trains stop", line, TOLD, "The night", MORE, TOLD, MORE, line)
    assert [*found.credits, *muted(found)].count(line) == 2
    assert headings(found)[-1] == "The night"


@pytest.mark.parametrize("line", ["LVR (jho)", "LVR (Juna Holm, Teo Brandt)"])
def test_a_house_and_its_authors_at_the_end_are_a_credit(line: str) -> None:
    assert line in parsed(TITLE, DAY, TOLD, "The night", MORE, line).credits


@pytest.mark.parametrize("line", ["LVR (Orm)", "LVR (three boats)", "Orm (jho)"])
def test_a_name_with_brackets_at_the_end_is_not_always_a_credit(line: str) -> None:
    assert line not in parsed(TITLE, DAY, TOLD, "The night", MORE, line).credits


APPEAL = (
    "Your support helps us to tell the story",
    "When the river rose, our reporters were on the quay, and they stayed there.",
    "Your donation pays for the boats that take them there.",
    "We have no paywall, and nobody owns us.",
)


def test_a_box_that_asks_for_money_is_muted() -> None:
    found = parsed(TITLE, "By Juna Holm", DAY, *APPEAL, "Read more", TOLD, "The night", MORE)
    assert muted(found) == [*APPEAL, "Read more"]
    assert headings(found) == ["The night"]


@pytest.mark.parametrize(
    "lines",
    [
        APPEAL,
        ("Support our troops, the posters say", TOLD, MORE, "Read more"),
        ("Help us, said the ferrymen", *APPEAL[1:3], "“It is not enough,” Holm said.", "Read more"),
        ("Your support was not enough", MORE, TOLD, "Read more"),
        ("Help us", "The boats came late.", "Read more"),
    ],
)
def test_paragraphs_that_look_like_such_a_box_stay_text(lines: tuple[str, ...]) -> None:
    shown = muted(parsed(TITLE, "By Juna Holm", DAY, TOLD, *lines, MORE, "The night", TOLD))
    assert shown == [line for line in lines if line == "Read more"]


@pytest.mark.parametrize(
    "line",
    [
        "FILE - The ferry of Orm leaves the quay on Monday, May 12, 2031.",
        "FILE PHOTO: The ferry of Orm leaves the quay",
        "This undated photo provided by the town shows the quay of Orm. (Town of Orm via AP)",
        "The ferry leaves the quay of Orm on Monday. (AP Photo/Juna Holm) — AP",
        "The ferry leaves the quay of Orm. Photo: Juna M. Holm/The Lake Courier",
        "The ferry leaves the quay of Orm on Monday. ENLARGE",
        "Getty Images A woman carries a dog over the quay of Orm on March 5, 2031",
        "Photo/Juna Holm",
        "[1/3] Men stand on the quay of Orm, May 12, 2031",
        "The quay of Orm after the flood. (Supplied: Orm Fire Service)",
        "EPA The mayor of Orm on the quay, with two men behind her",
        "Quelle: dpa/Juna Holm",
        "AP Photo/Juna Holm",
        "Pic: AP",
        "The bridge of Orm on Monday. Pic: Juna Holm/AP",
        "The bridge of Orm on Monday – Copyright AFP Juna Holm",
        "The bridge of Orm on Monday © Juna Holm / RPA",
        "The bridge of Orm on Monday. (Juna Holm, Reuters)",
        "The bridge of Orm on Monday. AP-Yonhap",
        "File photo of the bridge of Orm",
        "Screengrab from a video of the bridge",
        "The bridge in May | Quay Pictures",
        "A man stands on the quay (Town of Orm via AP)",
    ],
)
def test_a_line_with_the_beginning_or_end_of_a_caption_is_one(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "File your papers before Monday, the town said.",
        "This photo was taken on the quay, the town said.",
        "Getty Images sued the town of Orm over a picture of the quay.",
        "The ferry left at noon (local time) — Reuters",
        "He sent the letter (via a friend)",
        "The house was too small to enlarge",
        "Photo and video of the quay",
        "[1/3] of the houses",
        "EPA officials said that the quay was clean",
        "Quelle: Stadt Orm",
        "The town pays for the copyright",
        "Archive pictures of the bridge were sold, the town said.",
        "The bridge will stand. (Juna Holm, 61)",
        "The mayor – copyright lawyers and all",
        "Orm | The pictures of the week in brief",
    ],
)
def test_a_sentence_with_the_words_of_captions_is_none(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Uppdaterad kl 12.17",
        "Veröffentlicht am 14.05.31 um 07:39 Uhr",
        "Stand: 14.05.2031 17:23 Uhr",
        "Updated 16:31 GMT",
    ],
)
def test_when_an_article_was_changed_is_no_heading(line: str) -> None:
    found = parsed(TITLE, "Juna Holm", line, TOLD, "The night", MORE)
    assert headings(found) == ["The night"]
    assert line in (*found.credits, *muted(found))


@pytest.mark.parametrize(
    "by", ["By quay.example", "By Lake Desk and quay.example", "Oprac.: Ada Ek"]
)
def test_a_site_may_be_the_author(by: str) -> None:
    assert by in parsed(TITLE, by, TOLD, "The night", MORE).credits


def test_a_short_headline_below_the_name_of_a_section_is_the_title() -> None:
    found = parsed("Security", "Five lake ferries sunk", DAY, TOLD, "The night", MORE)
    assert (found.title, headings(found)) == ("Five lake ferries sunk", ["The night"])
    assert parsed("World", "Orm today", DAY, TOLD, "The night", MORE).title == "World"


def test_a_stamp_between_bars_above_the_headline_is_a_credit() -> None:
    stamp = "RPA | Orm | Updated: 14-05-2031 00:48 IST | Created: 14-05-2031 00:40 IST"
    found = parsed(stamp, TITLE, TOLD, "The night", MORE)
    assert (found.title, found.credits) == (TITLE, (stamp,))
    kept = "Orm | Brask | 14 May 2031"
    assert parsed(kept, TOLD, "The night", MORE).title == kept


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Juna Holm, University of Orm", []),
        ("Juna Holm, Lecturer in Rivers, University of Orm", []),
        (
            "University of Orm shut, students sent home",
            ["University of Orm shut, students sent home"],
        ),
    ],
)
def test_a_scholar_below_the_title_is_the_author(line: str, expected: list[str]) -> None:
    found = parsed(TITLE, "Published: May 14, 2031", line, TOLD, "The night", MORE)
    assert headings(found) == [*expected, "The night"]


@pytest.mark.parametrize(
    "line", ["orm_bridge-2.jpg", "04:47 • Source: LVR", "3 of 12", "Be the first to comment"]
)
def test_names_of_files_and_places_in_a_gallery_are_muted(line: str) -> None:
    found = parsed(TITLE, DAY, TOLD, "The night", line, MORE)
    assert muted(found) == [line]
    assert headings(found) == ["The night"]


def test_a_long_caption_of_an_agency_is_one() -> None:
    line = f"Men stand on the quay of Orm. {3 * (TOLD + ' ')}{MORE} REUTERS/Juna Holm"
    assert muted(parsed(TITLE, DAY, line, TOLD, "The night", MORE)) == [line]


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "lines",
    [
        ("by Juna Holm — May 14, 2031 in World", "0"),
        ("by Juna Holm", "May 14, 2031", "Reading Time: 4 mins read", "A A"),
        ("By JUNA HOLM, AP", "Published 14 May 2031", "|", "Updated 15 May 2031", "|"),
        ("Juna Holm | The Lake Post",),
        ("14.05.2031", "Redaktion"),
        ("Juna Holm and AP", "May 14, 2031 - 4.34pm", "Share"),
    ],
)
def test_lines_below_the_title_are_no_headings(lines: tuple[str, ...], between: str) -> None:
    found = parsed(TITLE, *lines, TOLD, "The night", MORE, between=between)
    assert found.title == TITLE
    assert headings(found) == ["The night"]


def test_words_that_begin_like_a_byline_go_on_in_wrapped_lines() -> None:
    wrapped = (
        "The bridge of Orm in the valley was built\nby Holm Brothers and it fell in the night."
    )
    text = f"{TITLE}\n\n{wrapped}\nThe town was told on Monday that the bridge had\nfallen."
    assert "built by Holm Brothers and" in parsed(text).parts[0].paragraphs[0]


def test_days_of_entries_that_say_updated_stay_headings() -> None:
    lines = ("Orm this week", "11 May 2031", TOLD, "12 May 2031", MORE)
    assert headings(parsed(*lines)) == ["11 May 2031", "12 May 2031"]


@pytest.mark.parametrize("line", ["File – Men stand on the quay of Orm (Getty Images via Orm TV)"])
def test_a_picture_of_the_archive_is_a_caption(line: str) -> None:
    assert is_caption(line)
    assert not is_caption("File your papers – the town waits (until Monday)")


@pytest.mark.parametrize("line", ["The Lake Post | Orm", "Orm | Brask", "Holm / The old bridge"])
def test_a_name_with_a_bar_is_not_always_an_author(line: str) -> None:
    assert line not in parsed(TITLE, TOLD, line, MORE, "The night", TOLD).credits


@pytest.mark.parametrize("line", ["Stand: 14.05.2031", "Last updated: 14 May 2031, 12:30"])
def test_one_line_that_says_when_a_text_changed_makes_no_days(line: str) -> None:
    found = parsed(TITLE, "By Juna Holm", "14.05.2031", TOLD, MORE, line, MORE, TOLD)
    assert headings(found) == []


def test_several_such_lines_are_days_of_entries() -> None:
    lines = ("Updated 11 May 2031", TOLD, "Updated 12 May 2031", MORE, "Updated 13 May 2031", TOLD)
    assert headings(parsed("Orm this week", *lines)) == list(lines[::2])
