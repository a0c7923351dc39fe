"""Lists of subscriptions are read and written; what could make them large is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings.source_list import AddedSource
from reader.settings.typed_source import listed_source
from reader.sources.opml import OpmlSource, WrongOpmlError, list_at, parse_opml, write_opml

LIST = b"""<?xml version="1.0"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="War">
<outline type="rss" text="The Marrow  Post&#x9b;31m" xmlUrl=" https://example.org/feed.xml "/>
<outline text="Again" xmlURL="https://example.org/feed.xml"/>
<outline text="Selvany &amp; Orm" xmlUrl="feed:https://example.org/orm"/>
</outline>
<outline type="link" text="A page" url="https://example.org/brief"/>
<outline type="link" text="Another list" url="https://example.org/more.opml"/>
<outline text="A program" xmlUrl="exec:ls"/><outline text="A file" xmlUrl="file:///etc/hosts"/>
</body></opml>"""


def test_the_addresses_of_a_list_become_sources_and_nothing_else_does() -> None:
    assert [listed_source(source.address, source.title) for source in parse_opml(LIST)] == [
        AddedSource("https://example.org/feed.xml", "The Marrow Post"),
        AddedSource("https://example.org/orm", "Selvany & Orm"),
        AddedSource("https://example.org/brief", "A page"),
        None,
        None,
    ]


def test_a_list_is_told_from_other_files(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_bytes(LIST.decode().encode("utf-16"))
    assert list_at(str(path)) == path.read_bytes()
    path.write_text("<rss></rss>")
    assert list_at(str(path)) is None and list_at(str(tmp_path)) is None


def test_what_is_written_is_read_again() -> None:
    sources = (
        OpmlSource("https://example.org/?a=1&b=<2>", 'The "Post" & others'),
        OpmlSource("https://example.org/brief", "A page", is_feed=False),
    )
    assert parse_opml(write_opml(sources).encode()) == sources


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><outline xmlUrl='&a;'/></opml>", "DOCTYPE"),
        (b"<opml><outline>", "not well-formed OPML"),
        (b"", "not well-formed OPML"),
        (b"<opml/>", "without sources"),
        (b"<?xml version='1.0' encoding='nonsense'?><opml/>", "an encoding"),
        (b"<?xml version='1.0' encoding='shift_jis'?><opml/>", "an encoding"),
        (b"<opml>" + b"<outline>" * 100_000, "not well-formed OPML"),
        (b"".join(b"<outline xmlUrl='https://%d'/>" % n for n in range(10_002)), "not well-formed"),
        (
            b"<opml>%s</opml>"
            % b"".join(b"<outline xmlUrl='https://%d'/>" % n for n in range(10_002)),
            "more than 10,000",
        ),
    ],
    ids=["entities", "cut", "empty", "none", "unknown", "double", "deep", "rootless", "many"],
)
def test_a_list_that_is_none_or_too_much_has_a_reason(data: bytes, why: str) -> None:
    with pytest.raises(WrongOpmlError, match=why):
        parse_opml(data)
