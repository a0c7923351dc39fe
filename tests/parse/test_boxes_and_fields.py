"""Boxes of points, fields of saved feeds, days before headings, and lines that look like them."""

import json

import pytest

from reader.models import Unreadable
from reader.parse import MEDIA_TYPES
from tests.parse.cases import TODAY, Text, parse_one
from tests.parse.test_entries import MORE, TOLD
from tests.parse.test_pasted import parsed
from tests.parse.test_shapes import shown

TITLE = "Envoys meet at Orm"
DAY = "14 May 2031"


def markdown(text: str) -> list[tuple[str, str | None, str | None]]:
    bulletin = parse_one(Text(text, "a.md", media_type="text/markdown"), TODAY)
    assert not isinstance(bulletin, Unreadable)
    return [(part.heading, part.day, part.time) for part in bulletin.developments]


def headings_of(text: str) -> list[str]:
    return [part.heading for part in parsed(text).developments]


def test_short_lines_below_the_name_of_points_are_a_list() -> None:
    box = "Summary\nThe bridge stays shut\nOrm asks for boats\nThe ferry is ready to sail"
    found = shown(f"{TITLE}\n{DAY}\n\n{box}\n\n{TOLD}\n\n{MORE}")
    assert [words for kind, words in found if kind == "list"] == box.split("\n")[1:]
    assert not headings_of(f"{TITLE}\n{DAY}\n\n{box}\n\n{TOLD}\n\n{MORE}")[0]


@pytest.mark.parametrize(
    "box",
    [
        "Summary\nThe bridge stays shut",
        "Summary\nThe bridge stays shut.\nThe ferry sails.",
        "Summary\n\nThe bridge stays shut\n\nThe ferry sails",
        "Summary of losses\nThe bridge stays shut\nThe ferry sails",
        f"Summary\n{'The bridge stays shut and ' * 7}\nThe ferry sails",
    ],
)
def test_other_lines_below_such_a_name_are_no_list(box: str) -> None:
    found = shown(f"{TITLE}\n{DAY}\n\n{box}\n\n{TOLD}\n\n{MORE}")
    assert "list" not in [kind for kind, _ in found]


def chronology(title: str, first: str, second: str) -> list[str | None]:
    text = f"# {title}\n\n## {first}\n\n{TOLD}\n\n## {second}\n\n{MORE}\n"
    return [day for _, day, _ in markdown(text)]


@pytest.mark.parametrize("sign", [":", " –", " -"])
def test_days_before_marked_headings_are_those_of_their_entries(sign: str) -> None:
    title = f"The war in Orm, {DAY}"
    days = chronology(title, f"March 28{sign} Boats cross", f"April 9{sign} Talks")
    assert days == ["2031-03-28", "2031-04-09"]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        (f"The war, {DAY}", "March 28: Boats cross", "Talks"),
        ("The war", "March 28: Boats cross", "April 9: Talks"),
        (f"The war, {DAY}", "March: Boats cross", "April: Talks"),
        (f"The war, {DAY}", "28: boats cross", "9: talks"),
        (f"The war, {DAY}", "May Day: Boats cross", "May Day: Talks"),
    ],
)
def test_other_words_before_a_colon_are_no_days(title: str, first: str, second: str) -> None:
    assert not any(chronology(title, first, second))


FIELDS = (
    "*Source:* [Lake Times](https://lake.example)  \n*Published:* Wed, 14 May 2031 04:15:00 GMT"
)


def test_named_fields_below_headings_are_no_text() -> None:
    text = f"# Digest\n\n## Bridge shut\n{FIELDS}\n\n{TOLD}\n\n## Ferry sails\n{FIELDS}\n\n{MORE}\n"
    assert markdown(text) == [
        ("Bridge shut", "2031-05-14", "04:15:00 GMT"),
        ("Ferry sails", "2031-05-14", "04:15:00 GMT"),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "Category: a storm of force 9, the town said on Monday.",
        "Published: nothing, the ministry said on Monday.",
        "By: the bridge.",
    ],
)
def test_one_named_line_below_a_heading_is_text(below: str) -> None:
    text = f"# Digest\n\n## Bridge shut\n\n{below}\n\n{TOLD}\n\n## Ferry sails\n\n{MORE}\n"
    bulletin = parse_one(Text(text, "a.md", media_type="text/markdown"), TODAY)
    assert not isinstance(bulletin, Unreadable)
    assert below in bulletin.developments[0].paragraphs


@pytest.mark.parametrize(
    ("line", "is_text"),
    [
        ("The post Bridge shut at Orm appeared first on Lake Times.", False),
        ("The post about the bridge appeared first on Monday.", True),
        ("The post of guard first appeared on the list in May.", True),
        ("The post was gone by noon.", True),
    ],
)
def test_what_blogs_add_below_entries_is_muted(line: str, is_text: bool) -> None:
    found = shown(f"{TITLE}\n{DAY}\n\n{TOLD}\n\n{line}\n\n{MORE}")
    assert (("paragraph", line) in found) == is_text


def test_a_slanted_line_below_the_title_is_apart() -> None:
    said = "The mayor of the town of Orm said that she would\n_never_ go there."
    text = f"# Notes\n_{DAY}_\nThe river is closed.\n\n{said}\n"
    bulletin = parse_one(Text(text, "a.md", media_type="text/markdown"), TODAY)
    assert not isinstance(bulletin, Unreadable)
    assert (bulletin.date, bulletin.parts[0].paragraphs) == (
        "2031-05-14",
        (
            "The river is closed.",
            "The mayor of the town of Orm said that she would never go there.",
        ),
    )


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        ("2.3\nmillion\n\nPeople in need", "2.3 million People in need"),
        ("862\n\nPeople in need of the\nThird kind", "862 People in need of the Third kind"),
    ],
)
def test_a_number_and_its_label_are_one_row(lines: str, row: str) -> None:
    cards = f"{lines}\n\n31\n\nClinics shut\n\n12\n\nSchools shut"
    found = shown(f"FACT SHEET\n\n{DAY}\n\nNUMBERS\n\n{cards}\n\nNEWS\n\n{TOLD}")
    assert ("table", row) in found


def test_pictures_and_links_behind_a_wiki_article_are_no_text() -> None:
    text = (
        "== June 2031 ==\n=== 11 June ===\n[[File:Pell.jpg|thumb|The bridge of [[Pell]] [now]]]\n"
        "* [[Orm]] shut 14&nbsp;roads.\n=== 12 June ===\n* [[Orm]] opened them.\n"
        "== See also ==\n* [[Roads of Orm]]\n"
    )
    parts = parsed(text).developments
    told = [words.removeprefix("• ") for part in parts for words in part.paragraphs]
    assert told[:2] == ["Orm shut 14 roads.", "Orm opened them."]
    assert [part.day for part in parts] == ["2031-06-11", "2031-06-12"]
    assert ("aside", "• Roads of Orm") in shown(text)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("ONLY IN PAID PLANS", "The river is closed."),
        ("The river is open again.", "The river is open again."),
        ("", "The river is closed."),
    ],
)
def test_a_notice_in_place_of_a_text_is_not_shown(content: str, told: str) -> None:
    row: dict[str, object] = {
        "title": "River",
        "description": "The river is closed.",
        "content": content,
    }
    row |= {"pubDate": "2031-05-12 05:31:00", "source_name": "Lake Times", "creator": ["Ann Lee"]}
    document = Text(json.dumps(row) + "\n", "a.jsonl", media_type=MEDIA_TYPES[".jsonl"])
    bulletin = parse_one(document, TODAY)
    assert not isinstance(bulletin, Unreadable)
    assert [words for part in bulletin.parts for words in part.paragraphs] == [told]
    assert (bulletin.publisher, bulletin.authors) == ("Lake Times", ("Ann Lee",))


def page(body: str) -> list[tuple[str, str]]:
    document = Text(f"<html><body>{body}</body></html>", "a.html", media_type="text/html")
    bulletin = parse_one(document, TODAY)
    assert not isinstance(bulletin, Unreadable)
    return [
        (part.kinds[at] if part.kinds else "paragraph", words)
        for part in bulletin.parts
        for at, words in enumerate(part.paragraphs)
    ]


ROW = "<tr><td><h3>{}</h3></td></tr><tr><td>{}</td></tr>"


def test_rows_of_one_column_with_headings_are_no_table() -> None:
    rows = ROW.format("Bridge shut", TOLD) + ROW.format("Ferry sails", MORE)
    assert page(f"<table>{rows}</table>") == [("paragraph", TOLD), ("paragraph", MORE)]
    wide = "<tr><th>Town</th><th>Dead</th></tr><tr><td>Orm</td><td>12</td></tr>"
    assert page(f"<p>{TOLD}</p><table>{wide}</table>")[1:] == [
        ("table", "Town | Dead"),
        ("table", "Orm | 12"),
    ]


@pytest.mark.parametrize(
    ("link", "is_apart"),
    [("Read in full »", True), ("the town’s letter", False), ("the Lake Times.", False)],
)
def test_a_last_link_that_invites_is_apart(link: str, is_apart: bool) -> None:
    found = page(f'<h1>Bridge</h1><p>{TOLD} <a href="https://lake.example/a">{link}</a></p>')
    assert (found[0][1] == TOLD) == is_apart
