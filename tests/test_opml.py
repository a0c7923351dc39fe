"""Lists of subscriptions are read and written; what could make them large is refused."""

from __future__ import annotations

import pytest

from reader.settings.opml import OpmlSource, WrongOpmlError, added_of, parse_opml, write_opml
from reader.settings.source_list import AddedSource

LIST = b"""<?xml version="1.0"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="War">
<outline type="rss" text="The Marrow  Post" xmlUrl=" https://example.org/feed.xml "/>
<outline text="Again" xmlURL="https://example.org/feed.xml"/>
<outline text="Selvany &amp; Orm" xmlUrl="feed:https://example.org/orm"/>
</outline>
<outline type="link" text="A page" url="https://example.org/brief"/>
<outline type="link" text="Another list" url="https://example.org/more.opml"/>
<outline text="A program" xmlUrl="exec:ls"/><outline text="A file" xmlUrl="file:///etc/hosts"/>
</body></opml>"""


def test_the_addresses_of_a_list_become_sources_and_nothing_else_does() -> None:
    assert [added_of(source) for source in parse_opml(LIST)] == [
        AddedSource("https://example.org/feed.xml", "The Marrow Post"),
        AddedSource("https://example.org/orm", "Selvany & Orm"),
        AddedSource("https://example.org/brief", "A page"),
        None,
        None,
    ]


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
        (b"<opml><outline>", "no proper OPML"),
        (b"", "no proper OPML"),
        (b"<opml>" + b"<outline>" * 100_000, "no proper OPML"),
        (b"".join(b"<outline xmlUrl='https://%d'/>" % n for n in range(10_002)), "no proper"),
        (
            b"<opml>%s</opml>"
            % b"".join(b"<outline xmlUrl='https://%d'/>" % n for n in range(10_002)),
            "more than 10,000",
        ),
    ],
    ids=["entities", "cut off", "empty", "deep", "rootless", "many"],
)
def test_a_list_that_is_none_or_too_much_has_a_reason(data: bytes, why: str) -> None:
    with pytest.raises(WrongOpmlError, match=why):
        parse_opml(data)
