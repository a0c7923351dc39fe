"""Words in the paragraphs of a page that are marked: withdrawn, explained, read aloud, quoted.

Each rule has texts beside it that must not trigger it.
"""

import pytest

from tests.parse.test_page_furniture import FIRST, IMG, SECOND, THIRD, page, shown


def paragraph(markup: str) -> str:
    (found,) = shown(page(f"<p>{FIRST}</p><p>{markup}</p><p>{SECOND}</p>"))[1:-1]
    return found


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("At least <s>12</s> 14 people fell.", "At least 14 people fell."),
        ("At least <del>12</del> <ins>14</ins> people fell.", "At least 14 people fell."),
        ("At least <strike>12</strike> 14 people fell.", "At least 14 people fell."),
        (
            "The <span class=term>weir<span role=tooltip>A low dam.</span></span> fell at noon.",
            "The weir fell at noon.",
        ),
        (
            "The <span class=tooltip>weir<span class=tooltiptext>A low dam</span></span> fell.",
            "The weir fell.",
        ),
        ("<ruby>橋<rt>はし</rt></ruby>は水曜日に落ちた。", "橋は水曜日に落ちた。"),
        ("<ruby>尹<rp>（</rp><rt>ユン</rt><rp>）</rp></ruby>氏。", "尹（ユン）氏。"),
        ("He said <q>we stay</q> and left the quay.", "He said “we stay” and left the quay."),
        ('He said: <q cite="/a">We stay.</q>', "He said: “We stay.”"),
        ("On the 31<sup>st</sup> day 12 km<sup>2</sup> burned.", "On the 31st day 12 km2 burned."),
    ],
)
def test_marked_words_are_read_as_a_browser_shows_them(markup: str, read: str) -> None:
    assert paragraph(markup) == read


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("At least <small>12</small> people fell.", "At least 12 people fell."),
        ("At least <ins>14</ins> people fell.", "At least 14 people fell."),
        ("The <span class=tooltip>weir</span> fell.", "The weir fell."),
        ("The <dfn title='A low dam'>weir</dfn> fell.", "The weir fell."),
        ("He said <cite>we stay</cite> there.", "He said we stay there."),
    ],
)
def test_words_with_similar_marks_stay(markup: str, read: str) -> None:
    assert paragraph(markup) == read


def headings(*lines: str) -> list[str]:
    text = "".join(f"{line}<p>{FIRST}</p><p>{SECOND} {THIRD}</p>" for line in lines)
    found = page(f"<p>{THIRD}</p>{text}")
    return [part.heading for part in found.parts if part.heading]


@pytest.mark.parametrize(
    "lines",
    [
        ("<p>NORTHERN FRONT</p>", "<p>AID AND BOATS</p>"),
        ("<p><u>Northern front</u></p>", "<p><u>Aid and boats</u></p>"),
    ],
)
def test_lines_in_capitals_or_underlined_are_headings(lines: tuple[str, str]) -> None:
    assert len(headings(*lines)) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("<p>NORTHERN FRONT</p>",),
        ("<p>THE MILL FELL.</p>", "<p>THE WEIR FELL.</p>"),
        ("<p><a href=/a>NORTHERN FRONT</a> OF ORM</p>", "<p><a href=/b>AID</a> AND BOATS</p>"),
        ("<p><u>Northern</u> front</p>", "<p><u>Aid</u> and boats</p>"),
        ("<p>12</p>", "<p>14</p>"),
    ],
)
def test_lines_like_these_are_none(lines: tuple[str, ...]) -> None:
    assert headings(*lines) == []


@pytest.mark.parametrize("level", [4, 5, 6])
def test_a_deep_heading_with_a_credit_is_a_caption(level: int) -> None:
    caption = f"<p>{IMG}</p><h{level}>The mill at noon. Photo: Ola Brandt</h{level}>"
    assert shown(page(f"<p>{FIRST}</p>{caption}<p>{SECOND}</p>")) == [FIRST, SECOND]


@pytest.mark.parametrize("text", ["The mill at noon", "Photos of the mill", "The mill (Orm)"])
def test_other_deep_headings_stay(text: str) -> None:
    found = page(f"<p>{FIRST}</p><h4>{text}</h4><p>{SECOND}</p><p>{THIRD}</p>")
    assert text in shown(found)
