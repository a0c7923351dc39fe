"""Lists of feeds are read as other programs write them, and written as they read them."""

import pytest

from reader.sources.opml import Outline, read_opml, write_opml

LIST = """<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="1.1"><head><title>Mine</title></head><body>
<outline text="War"><outline TEXT="The Quay &amp; more" xmlUrl="https://quay.example/feed?a=1&amp;b=2"
 htmlUrl="https://quay.example/"/></outline>
<outline title="Orm&#x9b;31m" text="other" type="rss" xmlUrl=" https://orm.example/atom "/>
<outline text="again" xmlUrl="https://orm.example/atom"/><outline text="a folder"/></body></opml>"""
FEEDS = [
    Outline("https://quay.example/feed?a=1&b=2", "The Quay & more", "https://quay.example/"),
    Outline("https://orm.example/atom", "Orm"),
]


def test_a_list_gives_each_feed_once_whatever_folder_it_is_in() -> None:
    assert read_opml(LIST) == FEEDS


def test_what_is_written_is_read_again() -> None:
    nasty = Outline(
        "https://a.example/?<>&\"'", '“No” <b>\x1b[31m & "it\'s"\x00', "https://a.example/"
    )
    again = read_opml("\ufeff" + write_opml([*FEEDS, nasty], "Mine <&>"))
    assert again == [*FEEDS, nasty._replace(title='“No” <b> & "it\'s"')]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<opml><body/></opml>", "is a list without sources"),
        ("<opml><body>", "is no well-formed list of sources (line 1)"),
        (
            '<!DOCTYPE o [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><opml>&b;</opml>',
            "has a document type, which no list of sources needs",
        ),
        ("<opml>" + "<outline xmlUrl='a'/><outline xmlUrl='b'/>" * 2 + "</opml>", "has too many "),
        ("<opml>" + "<outline>" * 100_000, "is no well-formed list of sources (line 1)"),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(text: str, why: str) -> None:
    found = read_opml(text, most=1)
    assert isinstance(found, str) and found.startswith(why)
