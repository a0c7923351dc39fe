"""What is no text of a reader's is named with what it is, by name or content; Markdown is not."""

from pathlib import Path

import pytest

from reader.models import Unreadable
from reader.sources import Candidate, Document, PassedOver, find_candidates, read_document
from tests.command import BULLETIN, in_a_terminal, warreader
from tests.sources.text_types import TEXT_TYPES

PAGE = "<!doctype html><html><head><style>p { margin: 0 }</style></head><body><p>Text</p></body>"
FEED = '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Orm</title></channel></rss>'
MAIL = "Received: from a by b\n\tfor c\nFrom: Desk <desk@example.org>\nSubject: Orm\n\nSome left.\n"
OTHERS = {
    "web page": (
        PAGE,
        "\ufeff\n<!-- saved -->\n <!DOCTYPE HTML>\n<p>x",
        "<html lang=en>x",
        '<meta charset="utf-8"><title>x',
        "<HEAD>\n<title>x</title>",
    ),
    "a feed": (
        *(FEED, '<feed xmlns="http://www.w3.org/2005/Atom">', "\n<rss>", "<RDF>"),
        '<!-- saved --><?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><x:rss xmlns:x="y">',
    ),
    "a feed (JSON)": ('{"version": "https://jsonfeed.org/version/1"}',),
    "the export of a channel": ('{"name": "Orm", "messages": []}',),
    "a list of texts": (
        '{"title": "Orm", "date": "2025-03-03"}\n{"text": "Some left."}\n',
        '[{"text": "Some left.", "publishedAt": "2025-03-03"}]',
        '{"articles": [{"title": "Orm", "publishedAt": "2025-03-03"}]}',
    ),
    "mail": (MAIL, "From a@b.example Mon Mar  3\nMessage-ID: <1@b>\n\nx"),
    "a mailbox": ("From a@b.example Mon Mar  3 10:00:00 2025\nMessage-ID: <1@b>\n\nx",),
}
GENERAL = {
    "is XML, but not a feed": ('<?xml version="1.0"?><note/>', "<svg >"),
    "is a list of sources (OPML), not a text": ("<opml version='2.0'>",),
    "is JSON, but not a feed or a list of texts": (
        "[1,\n2]\n",
        '{"a": 1}\n{"a": 2}\n',
        '{"items": []}',
    ),
}
MARKDOWN = (
    "<!-- a note -->\n\n## Bridge falls\n\nSome 40 people left.\n",
    '<p align="center">Orm</p>\n\n## Bridge falls\n\nSome <b>40</b> people left.\n',
    "<!-- never ends\n\nText.\n",
    "[A list](https://example.org) of [things]",
    "{Editor’s note} The army left. {End}",
    "From: the desk\nTo: everybody\n\nThe army left.\n",
    "<header of nothing\n",
    "Use <!doctype html> first.\n",
)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in OTHERS.items() for text in texts]
)
def test_other_formats_are_told_by_their_content(tmp_path: Path, kind: str, text: str) -> None:
    path = tmp_path / "day.txt"
    path.write_text(text)
    for named in (True, False):
        found = read_document(Candidate(str(path), named=named), TEXT_TYPES)
        assert isinstance(found, Unreadable)
        assert kind in found.why and "can't be read yet" in found.why
    bare = path.rename(tmp_path / "day")
    assert isinstance(read_document(Candidate(str(bare), named=False), TEXT_TYPES), PassedOver)


@pytest.mark.parametrize("text", MARKDOWN)
def test_text_with_some_markup_is_text(tmp_path: Path, text: str) -> None:
    for name in ("day.md", "day.txt"):
        (tmp_path / name).write_text(text)
        assert isinstance(read_document(Candidate(str(tmp_path / name)), TEXT_TYPES), Document)


@pytest.mark.parametrize(
    ("why", "text"), [(why, text) for why, texts in GENERAL.items() for text in texts]
)
def test_data_of_no_known_kind_is_refused_where_it_was_asked_for(
    tmp_path: Path, why: str, text: str
) -> None:
    for name in ("day.txt", "day.xml" if text.startswith("<") else "day.json"):
        path = tmp_path / name
        path.write_text(text)
        assert read_document(Candidate(str(path)), TEXT_TYPES) == Unreadable(str(path), why)
        assert isinstance(read_document(Candidate(str(path), named=False), TEXT_TYPES), PassedOver)


@pytest.mark.parametrize("ending", ["html", "HTM", "eml", "mbox"])
def test_a_name_tells_too_where_it_was_asked_for(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"day.{ending}"
    path.write_text("<p>Text")
    found = read_document(Candidate(str(path)), TEXT_TYPES)
    assert isinstance(found, Unreadable) and "can't be read yet" in found.why
    assert list(find_candidates([str(tmp_path)], TEXT_TYPES)) == [PassedOver(str(path))]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\r\n%PDF-1.7 x", "a PDF file"),
        (b"PK\x03\x04x", "a zip archive, an office document or an e-book"),
        (b"\xd0\xcf\x11\xe0x", "an office document"),
    ],
)
def test_documents_of_other_programs_are_told(tmp_path: Path, data: bytes, kind: str) -> None:
    (tmp_path / "day.txt").write_bytes(data)
    assert read_document(Candidate(str(tmp_path / "day.txt")), TEXT_TYPES) == Unreadable(
        str(tmp_path / "day.txt"), f"is {kind}, not text"
    )


def test_a_web_address_is_named_as_one(home: Path) -> None:
    address = "https://example.org/day.html"
    why = f"warreader: {address} is a web address; add it with: warreader add"
    (home / "day.txt").write_text(BULLETIN)
    for words in (["list"], ["index"], ["extract"], []):
        run = warreader(*words, address, str(home / "day.txt"))
        assert run.stderr.decode() == f"{why}\n"
        assert run.stdout
    assert warreader("extract", "--jsonl", address).stderr.decode() == f"{why}\n"
    (home / "config" / "config.toml").write_text(f'sources = ["{address}", "../day.txt"]\n')
    run = warreader("list")
    assert (run.stderr.decode(), run.returncode) == ("", 0)
    assert b"Bridge at Marrow" in run.stdout
    assert in_a_terminal("-m", "reader", address) == (f"{why}\r\n", 1)
