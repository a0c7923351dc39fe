"""Formats are tried in order, and one document can give several bulletins."""

from pathlib import Path

import pytest

from reader import pipeline
from reader.library import Library
from reader.models import AnnotatedBulletin, Unreadable
from reader.parse import formats, markdown, parse, text
from reader.parse.draft import DocumentText
from reader.parse.formats import FORMATS, MEDIA_TYPES, Format, find_format
from tests.parse.cases import TODAY, Text
from tests.parse.minutes_format import MINUTES


@pytest.fixture
def minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the toy format of `minutes_format.py` tried before the others."""
    monkeypatch.setattr(formats, "FORMATS", (MINUTES, *FORMATS))


TWO = """MINUTES
= Bridge closes; 2031-05-30
The bridge at Orm closed at noon.

Lorries wait on both banks.
= Bridge opens; 31 May
= Mill burns; 2031-06-01
The mill burned down."""


@pytest.mark.usefixtures("minutes")
def test_each_draft_of_a_document_becomes_a_bulletin_and_empty_ones_are_left_out() -> None:
    bulletins = parse(Text(TWO, "a.min"), TODAY)
    assert not isinstance(bulletins, Unreadable)
    assert [(one.title, one.date, one.source) for one in bulletins] == [
        ("Bridge closes", "2031-05-30", "a.min"),
        ("Mill burns", "2031-06-01", "a.min"),
    ]
    assert [len(one.developments[0].paragraphs) for one in bulletins] == [2, 1]


@pytest.mark.usefixtures("minutes")
def test_front_matter_completes_what_a_format_states() -> None:
    front = "---\npublisher: The Quay\ndate: 2031-05-29\n---\n"
    bulletins = parse(Text(front + TWO, "a.min"), TODAY)
    assert not isinstance(bulletins, Unreadable)
    assert [(one.publisher, one.date) for one in bulletins] == [
        ("The Quay", "2031-05-30"),
        ("The Quay", "2031-06-01"),
    ]


def test_the_format_of_a_texts_own_media_type_is_asked_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    markdown_first = (FORMATS[0], MINUTES, *FORMATS[1:])
    monkeypatch.setattr(formats, "FORMATS", markdown_first)
    body = "# What the mayor said\n\nThe mill burned down."
    assert find_format(DocumentText(body, MINUTES.media_type)) is MINUTES.load()
    assert find_format(DocumentText(body, "text/plain")) is markdown


@pytest.mark.usefixtures("minutes")
def test_a_format_can_refuse_a_text_and_a_document_of_empty_drafts_has_no_text() -> None:
    assert parse(Text("MINUTES\n", "a.min"), TODAY) == Unreadable("a.min", "has no minutes")
    assert parse(Text("MINUTES\n= Mill burns; 1 June", "a.min"), TODAY) == Unreadable(
        "a.min", "has no text"
    )


@pytest.mark.usefixtures("minutes")
def test_every_bulletin_of_a_document_is_printed_and_listed(tmp_path: Path) -> None:
    path = str(tmp_path / "a.min")
    Path(path).write_text(TWO)
    found = list(pipeline.read_paths([path], TODAY))
    assert [one.bulletin.title for one in found if isinstance(one, AnnotatedBulletin)] == [
        "Bridge closes",
        "Mill burns",
    ]
    library = Library(tmp_path / "cache", tmp_path / "data", [path])
    library.refresh(given=None, today=TODAY, report=lambda _: None, stop=lambda: False)
    rows = library.listing().rows(0, 9)
    assert [row.title for row in rows if row.kind == "bulletin"] == ["Mill burns", "Bridge closes"]
    assert library.counts().bulletins == 2
    library.close()


@pytest.mark.parametrize("entry", FORMATS, ids=lambda entry: entry.module)
def test_every_format_reads_or_refuses_a_text_of_its_media_type(entry: Format) -> None:
    drafts = entry.load().drafts(DocumentText("The mill burned down.", entry.media_type))
    assert isinstance(drafts, Unreadable) or all(draft.units for draft in drafts)
    assert all(MEDIA_TYPES[ending] == entry.media_type for ending in entry.endings)


@pytest.mark.parametrize(
    ("media_type", "module"), [("text/plain", text), ("text/markdown", markdown)]
)
def test_a_text_is_read_by_the_format_of_its_media_type(media_type: str, module: object) -> None:
    assert find_format(DocumentText("The mill burned down.", media_type)) is module


def test_headings_tell_markdown_where_no_media_type_does() -> None:
    assert find_format(DocumentText("## Mill burns\n\nIt burned down.")) is markdown
    assert find_format(DocumentText("Mill burns\n\nIt burned down.")) is text


def test_no_two_formats_have_the_same_ending() -> None:
    endings = [ending for entry in FORMATS for ending in entry.endings]
    assert len(set(endings)) == len(endings)
    assert all(ending == ending.lower() and ending.startswith(".") for ending in endings)
