"""Pages that word processors, page builders and messengers make: their marks are names and signs.

Each rule has texts beside it that must not trigger it.
"""

import pytest

from tests.parse.test_page_fields import HEADLINE
from tests.parse.test_page_fields import page as page_with_fields
from tests.parse.test_page_furniture import FIRST, SECOND, THIRD, page, shown

SHEET = "<style>.c0{color:#000;font-weight:700}.c1{font-weight:400}.x{font-weight:700}</style>"


def headings(piece: str, head: str = "") -> list[str]:
    found = page(f"<p>{FIRST}</p>{piece}<p>{SECOND}</p><p>{THIRD}</p>", head)
    return [part.heading for part in found.parts if part.heading]


NAMED = (
    '<p class="c0">The mill below the river</p>',
    '<p class="c3"><span class="c0">The mill below the river</span></p>',
    '<div class="t-heading t-heading_md" field="title">The mill below the river</div>',
    '<p class="crosshead">The mill below the river</p>',
    '<p class="ladillo">The mill below the river</p>',
    '<div role="heading" aria-level="3">The mill below the river</div>',
)


@pytest.mark.parametrize("line", NAMED)
def test_a_line_that_a_name_makes_a_heading_is_one(line: str) -> None:
    assert headings(line, SHEET) == ["The mill below the river"]


LIKE_NAMED = (
    '<p class="c1">The mill below the river fell</p>',
    '<p class="x">The mill below the river fell</p>',
    '<p><span class="c0">The mill</span> below the river</p>',
    '<p class="heading">The mill below the river fell at noon.</p>',
    '<div class="heading"><a href=/a>The mill below the river</a></div>',
    '<ul><li class="heading">The mill below the river</li></ul>',
)


@pytest.mark.parametrize("line", LIKE_NAMED)
def test_a_similar_line_is_no_heading(line: str) -> None:
    assert headings(line, SHEET) == []


def test_style_sheets_that_are_too_long_are_not_read() -> None:
    sheet = f"<style>{' ' * 200_001}.c0{{font-weight:700}}</style>"
    assert headings('<p class="c0">The mill below the river</p>', sheet) == []


@pytest.mark.parametrize("sign", ["·", "•", "▪", "●"])
def test_paragraphs_behind_bullets_are_items(sign: str) -> None:
    rows = "".join(f"<p class=MsoListParagraph>{sign}<span>&nbsp; </span>{one}</p>" for one in "ab")
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p>{rows}<p>{THIRD}</p>")
    assert shown(found, "list") == ["• a", "• b"]


@pytest.mark.parametrize("text", ["·a", "3 · 4 of them", "- a", "“• a”", "a • b"])
def test_other_paragraphs_with_signs_are_no_items(text: str) -> None:
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{text} fell at noon.</p><p>{THIRD}</p>")
    assert shown(found, "list") == []


def test_numbered_headings_of_the_highest_level_are_all_headings() -> None:
    text = f"<h1>1. Security</h1><p>{FIRST}</p><h1>2. Needs</h1><p>{SECOND}</p><p>{THIRD}</p>"
    found = page(text, f"<title>{HEADLINE}</title>")
    assert [part.heading for part in found.parts] == ["1. Security", "2. Needs"]


def test_the_name_of_a_button_or_a_section_is_no_author() -> None:
    text = f"<h1>{HEADLINE}</h1><p><b>居民的声音</b></p>"
    below = "<div><a href=/d>Download PDF</a></div>"
    assert page_with_fields(text, below=below).authors == ()


@pytest.mark.parametrize("name", ["Latest posts", "Recent stories", "Similar articles"])
def test_names_of_other_articles_are_no_headings(name: str) -> None:
    piece = (
        f"<h2>{name}</h2><ul><li><a href=/a>Orm burns</a></li><li><a href=/b>Shells</a></li></ul>"
    )
    assert headings(piece) == []


@pytest.mark.parametrize("name", ["Latest news of the mill", "Other rivers", "The latest"])
def test_headings_with_like_words_stay(name: str) -> None:
    assert headings(f"<h2>{name}</h2>") == [name]
