"""Feeds become bulletins: what an item says is its own, and it is the same one when read again."""

import json
from collections.abc import Iterator

import pytest

from reader.models import Bulletin, Unreadable
from reader.parse import end_processes, parse, read_feed
from reader.parse.draft import DocumentText
from reader.parse.feeds.reading import read_feed as feed_of
from reader.parse.feeds.said import SaidFeed
from reader.sources.media_types import recognise
from tests.parse.cases import TODAY, Text

REPORT = """<item><title>Mill burns &amp; falls</title><link>/mill</link>
<guid isPermaLink="false">m-1</guid><pubDate>Mon, 02 Jun 2031 23:30:00 -0500</pubDate>
<author>desk@quay.example (Ilse Varn)</author>
<description><![CDATA[<p>The <a href="b">mill</a> burned down.</p><h2>Before</h2><p>It was old.</p>
<p>Read more…</p><script>x()</script>]]></description></item>"""
DIGEST = """<item><title>Morning briefing</title><guid>b-1</guid><description>
&lt;h3&gt;Bridge closes&lt;/h3&gt;&lt;p&gt;At noon.&lt;/p&gt;
&lt;h3&gt;Bridge opens&lt;/h3&gt;&lt;p&gt;At one.&lt;/p&gt;</description></item>"""


@pytest.fixture(autouse=True, scope="module")
def ended() -> Iterator[None]:
    """Ends the process that reads feeds."""
    yield
    end_processes()


def rss(*items: str) -> str:
    head = "<?xml version='1.0'?><rss version='2.0'><channel><title>The Quay</title>"
    return f"{head}<link>https://quay.example/</link>{''.join(items)}</channel></rss>"


def atom(entries: str) -> str:
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Quay</title>{entries}</feed>"


def document(source: str, name: str = "-") -> Text:
    kind = recognise(name, source)
    return Text(source, name, media_type=kind.media_type if kind else "")


def bulletins(source: str) -> list[Bulletin]:
    found = parse(document(source), TODAY)
    assert not isinstance(found, Unreadable), found
    return found


def said(source: str) -> SaidFeed:
    feed = read_feed(document(source))
    assert not isinstance(feed, Unreadable), feed
    return feed


def test_a_report_is_one_development_with_all_that_its_item_says() -> None:
    (report,) = bulletins(rss(REPORT))
    (text,) = report.developments
    assert (report.title, report.publisher, report.report) == ("The Quay", "The Quay", True)
    assert (report.date, report.published) == ("2031-06-02", "2031-06-02T23:30:00-05:00")
    assert (report.authors, report.address) == (("Ilse Varn",), "https://quay.example/mill")
    assert text.heading == "Mill burns & falls"
    assert text.paragraphs == ("The mill burned down.", "Before", "It was old.")
    assert text.kinds == ("paragraph", "heading", "paragraph")
    assert [link.address for link in text.links] == ["https://quay.example/b"]


def test_an_item_that_tells_several_stories_is_a_bulletin_among_reports() -> None:
    report, digest = bulletins(rss(REPORT, DIGEST))
    assert (digest.title, digest.publisher, digest.report) == (
        "Morning briefing",
        "The Quay",
        False,
    )
    assert [part.heading for part in digest.developments] == ["Bridge closes", "Bridge opens"]
    assert report.report


def test_an_item_keeps_its_name_whatever_comes_before_it() -> None:
    nameless = (
        "<item><title>Ferry sails</title><pubDate>Tue, 03 Jun 2031 08:00:00 GMT</pubDate></item>"
    )
    linked = "<item><title>Mayor speaks</title><link>https://quay.example/m</link></item>"
    before = [one.item for one in bulletins(rss(REPORT, linked, nameless))]
    after = [one.item for one in bulletins(rss(DIGEST, nameless, REPORT, linked))]
    assert before == ["m-1", "https://quay.example/m", "Ferry sails 2031-06-03"]
    assert set(before) < set(after)


def test_a_relative_address_is_relative_to_the_nearest_base() -> None:
    entry = "<entry xml:base='/news/'><link href='mill'/><content type='html' xml:base='old/'>"
    source = atom(f"{entry}&lt;a href='x'&gt;Mill&lt;/a&gt; burns.</content></entry>").replace(
        "<feed ", "<feed xml:base='https://quay.example' "
    )
    (report,) = bulletins(source)
    assert report.address == "https://quay.example/news/mill"
    assert report.developments[0].links[0].address == "https://quay.example/news/old/x"


def test_the_kind_of_an_atom_text_says_what_is_markup() -> None:
    feed = said(
        atom(
            "<entry><title type='html'>A &amp;lt;b&amp;gt; &lt;i&gt;c&lt;/i&gt;</title></entry>"
            "<entry><title type='text'>1 &lt; 2 &amp;amp; 3</title></entry>"
            "<entry><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>x <b>y</b></div>"
            "</title><summary>short</summary>"
            "<content type='html'>&lt;p&gt;a&lt;p&gt;b</content></entry>"
        )
    )
    assert [item.title for item in feed.items] == ["A <b> c", "1 < 2 &amp; 3", "x y"]
    assert (feed.items[2].summary, feed.items[2].content) == ("short", "a\n\nb")


def test_ill_formed_xml_is_read_as_far_as_it_goes() -> None:
    torn = rss(REPORT, "<item><title>Tom & Ann</title><description>a < b &nbsp; c").removesuffix(
        "</channel></rss>"
    )
    titles = [item.title for item in said(f"\n junk \n{torn}".replace("\n junk", "")).items]
    assert titles[0] == "Mill burns & falls" and "Tom & Ann" in titles[-1]
    warned = f"<br />\n<b>Warning</b>: x in <b>y.php</b> on line 1<br />\n{rss(REPORT)}"
    assert [item.title for item in said(warned).items] == ["Mill burns & falls"]
    undeclared = rss(REPORT, "<item><dc:creator>Juna Holm</dc:creator></item>")
    assert said(undeclared).items[1].authors == ("Juna Holm",)


def test_what_a_feed_declares_or_says_late_belongs_to_it() -> None:
    named = rss("<item><title>&place; burns</title></item>").replace(
        "<rss", '<!DOCTYPE rss [<!ENTITY place "Mill">]><rss'
    )
    assert said(named).items[0].title == "Mill burns"
    rdf = (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
        " xmlns='http://purl.org/rss/1.0/'><item><title>Mill burns</title></item>"
        "<channel><title>The Quay</title></channel></rdf:RDF>"
    )
    feed = said(rdf)
    assert (feed.title, [item.title for item in feed.items]) == ("The Quay", ["Mill burns"])
    registered = "http://www.iana.org/assignments/relation/alternate"
    entry = f"<entry><id>1</id><link rel='{registered}' href='https://quay.example/m'/></entry>"
    assert said(atom(entry)).items[0].link == "https://quay.example/m"


@pytest.mark.parametrize(
    ("stated", "instant"),
    [
        ("<pubDate>Mon, 2 Jun 31 23:30 EST</pubDate>", "2031-06-02T23:30:00-05:00"),
        ("<dc:date>2031-06-02</dc:date>", "2031-06-02"),
        ("<dc:date>2031-06-02T23:30Z</dc:date>", "2031-06-02T23:30:00+00:00"),
        ("<dc:date>2031-06-02T23:30:00+0545</dc:date>", "2031-06-02T23:30:00+05:45"),
        ("<dc:date>2031-június-02T9:30Z</dc:date>", "2031-06-02T09:30:00+00:00"),
        ("<pubDate>yesterday</pubDate>", ""),
        ("<dc:date>2031/06/02 23:30</dc:date>", "2031-06-02T23:30:00+00:00"),
        ("<dc:date>2031.6.2</dc:date>", "2031-06-02"),
        ("<dc:date>2031/13/02</dc:date>", ""),
        ("<dc:date>2031-153</dc:date>", "2031-06-02"),
        ("<dc:date>2031-W23-1</dc:date>", "2031-06-02"),
        ("<dc:date>2031-W23</dc:date>", ""),
        ("<pubDate>1938209400</pubDate>", "2031-06-02T23:30:00+00:00"),
        ("<pubDate>2031년 6월 2일 오후 11:30</pubDate>", "2031-06-02T23:30:00+09:00"),
        ("<pubDate>2031年6月2日 23:30</pubDate>", "2031-06-02"),
        ("<pubDate>Mo, 02 Juni 2031 23:30:00 +0200</pubDate>", "2031-06-02T23:30:00+02:00"),
        ("<pubDate>Lun, 2 févr. 2031 23:30 +0100</pubDate>", "2031-02-02T23:30:00+01:00"),
        ("<pubDate>Вт, 04 Мар 2031 05:06:07 +0300</pubDate>", "2031-03-04T05:06:07+03:00"),
        ("<pubDate>Κυρ, 06 Ιούλ 2031 12:00:00 EST</pubDate>", "2031-07-06T12:00:00-05:00"),
        ("<dc:date>2031-június-02T23:30Z</dc:date>", "2031-06-02T23:30:00+00:00"),
        ("<pubDate>Lun, 2 jui 2031 23:30 +0100</pubDate>", ""),
        ("<pubDate>Mon, 02 Jun 2031 23:30:00 CEST</pubDate>", "2031-06-02T23:30:00+02:00"),
        ("<pubDate>Mo, 02 Juni 2031 23:30:00 MESZ</pubDate>", "2031-06-02T23:30:00+02:00"),
        ("<pubDate>June 2, 2031</pubDate>", "2031-06-02"),
        ("<pubDate>Monday, June 2nd, 2031 at 11:30 p.m.</pubDate>", "2031-06-02T23:30:00+00:00"),
        ("<pubDate>2 June 2031 12:30 AM EST</pubDate>", "2031-06-02T00:30:00-05:00"),
        ("<pubDate>June 32, 2031</pubDate>", ""),
        ("<pubDate>Mon, 99 Jun 2031 99:99:99</pubDate>", ""),
    ],
)
def test_a_time_keeps_its_offset_and_is_none_where_it_is_none(stated: str, instant: str) -> None:
    source = rss(f"<item><title>x</title>{stated}</item>").replace(
        "<rss ", "<rss xmlns:dc='http://purl.org/dc/elements/1.1/' "
    )
    assert said(source).items[0].date == instant


@pytest.mark.parametrize(
    ("source", "link"),
    [
        (rss("<item><title>x</title><guid>b7</guid></item>"), ""),
        (
            rss("<item><title>x</title><guid>https://orm.example/7</guid></item>"),
            "https://orm.example/7",
        ),
        (
            rss("<item><title>x</title><link>/7</link><guid>b7</guid></item>"),
            "https://quay.example/7",
        ),
        ("<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>tag:orm,7</id></entry></feed>", ""),
    ],
)
def test_a_name_of_an_item_that_is_no_address_is_not_its_link(source: str, link: str) -> None:
    assert said(source).items[0].link == link


def test_an_entry_without_authors_has_those_of_the_feed_that_it_was_taken_from() -> None:
    source = "<source><title>Post</title><author><name>Juna Holm</name></author></source>"
    found = said(
        "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>Stig Amadi</name></author>"
        f"<entry><id>1</id>{source}</entry><entry><id>2</id></entry></feed>"
    )
    assert [item.authors for item in found.items] == [("Juna Holm",), ("Stig Amadi",)]


def test_blank_lines_of_a_text_without_markup_part_its_paragraphs() -> None:
    texts = ("Mill burns &amp;amp; falls.\nOne\n \nTwo", "&lt;p&gt;Mill\n\nburns", "Mill\nburns")
    items = [f"<item><title>x</title><description>{one}</description></item>" for one in texts]
    found = [item.summary for item in said(rss(*items)).items]
    assert found == ["Mill burns & falls. One\n\nTwo", "Mill burns", "Mill burns"]


def test_named_characters_are_read_in_a_feed_with_a_document_type() -> None:
    head = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "rss.dtd">'
    title = "<item><title>Caf&eacute; &amp; &lt; &bogus; &hellip;</title></item>"
    cdata = "<item><title>x</title><description><![CDATA[a&eacute;b]]></description></item>"
    found = said(head + rss(title, cdata))
    assert found.items[0].title.startswith("Café & <") and found.items[0].title.endswith("…")
    assert found.items[1].summary == "aéb"


def test_a_json_feed_is_read_and_what_has_the_wrong_type_is_missing() -> None:
    item = {"id": 7, "url": "https://quay.example/7", "content_html": "<p>Mill</p><p>burns</p>"}
    odd = {
        "id": [1],
        "title": 5,
        "authors": [{"name": None}, 3],
        "date_published": {},
        "summary": "S",
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Quay &#8211; news",
        "home_page_url": "https://quay.example/",
        "authors": [{"name": "Ilse Varn"}],
        "items": [item, odd, "no item"],
    }
    found = said(json.dumps(feed))
    first, second = found.items
    assert (found.title, found.link) == ("The Quay – news", "https://quay.example/")
    assert (first.id, first.content, first.authors) == ("7", "Mill\n\nburns", ("Ilse Varn",))
    assert (second.id, second.title, second.date, second.summary) == ("", "5", "", "S")
    assert [one.item for one in bulletins(json.dumps(feed))] == ["7", "5"]


def test_no_field_lets_a_control_character_through() -> None:
    nasty = "&#x1b;[31m&#155;x&#x202e;&#0;\x00\x07"
    source = rss(
        f"<title>{nasty}</title><item><title>{nasty}t</title><link>https://q.example/{nasty}</link>"
        f"<guid>{nasty}</guid><author>{nasty}</author><pubDate>{nasty}</pubDate>"
        f"<description>&lt;b&gt;&amp;#27;[31m&lt;/b&gt;{nasty}</description></item>"
    )
    told = repr(said(source)) + repr(bulletins(source))
    assert "\\x" not in told and "\\u202e" not in told and "[31m" not in told


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (rss(), "is a feed without items"),
        (atom("<entry/>" * 30), "has too many items (30; the limit is 20)"),
        ('{"version": "https://jsonfeed.org/version/1", "items": 5}', "is a feed without items"),
    ],
)
def test_a_feed_that_gives_no_bulletin_says_why(source: str, why: str) -> None:
    text = DocumentText(source, document(source).media_type)
    found = feed_of(text, most_items=20)
    answer = found if isinstance(found, Unreadable) else parse(document(source), TODAY)
    assert answer == Unreadable("-", why)


def test_what_is_no_feed_is_told() -> None:
    assert read_feed(document("The mill burned down.")) == Unreadable("-", "is no feed")


@pytest.mark.slow
def test_a_text_with_too_many_lines_costs_that_text_and_no_other() -> None:
    long = "".join(
        f"<item><description>{'x&lt;br&gt;' * 60_000}</description></item>" for _ in "ab"
    )
    *gone, mill = bulletins(rss(long, REPORT))
    assert [one.developments[0].paragraphs for one in gone] == [
        ("(This text has too many lines to be shown.)",)
    ] * 2
    assert mill.developments[0].paragraphs[0] == "The mill burned down."


def test_a_feed_that_was_fetched_is_the_base_of_its_links() -> None:
    source = "<rss><channel><item><title>Mill</title><link>m</link></item></channel></rss>"
    fetched = Text(source, media_type="application/rss+xml", address="https://quay.example/a/feed")
    found = parse(fetched, TODAY)
    assert not isinstance(found, Unreadable)
    assert [one.address for one in found] == ["https://quay.example/a/m"]


@pytest.mark.parametrize(
    "reference",
    ["&#xD800;", "&#57343;", "&#x110000;", f"&#{'9' * 5000};", "&#xFFFFFFFFFFFF;"],
)
@pytest.mark.parametrize("rest", ["", "&nothing; <b>"], ids=["well-formed", "ill-formed"])
def test_references_to_what_is_no_character_are_dropped(reference: str, rest: str) -> None:
    item = f"<item><title>Mill{reference} burns &#233;</title><description>A{reference}b{rest}"
    (found,) = bulletins(rss(f"{item}</description></item>"))
    assert found.developments[0].heading == "Mill burns é"
    assert found.developments[0].paragraphs[0].startswith("Ab")


@pytest.mark.parametrize("space", [" ", "\u2028", "\n"])
def test_white_space_in_a_namespace_is_no_part_of_it(space: str) -> None:
    source = atom("<entry><id>x</id><title>Mill burns</title><m:x/></entry>")
    names = f"xmlns='{space}http://www.w3.org/2005/Atom{space}' xmlns:m = 'urn:{space}m'"
    source = source.replace("xmlns='http://www.w3.org/2005/Atom'", names)
    assert [one.developments[0].heading for one in bulletins(source)] == ["Mill burns"]


def test_a_feed_that_the_parser_fails_on_has_a_reason_and_the_next_one_is_read() -> None:
    failing = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:m='urn:&#xA0;m'><m:x/></feed>"
    assert parse(document(failing), TODAY) == Unreadable("-", "is a feed that can't be taken apart")
    assert bulletins(rss(REPORT))
