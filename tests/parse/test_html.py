"""Web pages: what is no text of the article, what the page says of itself, hostile pages."""

import json
from datetime import date

import pytest

from reader.clean import line
from reader.models import Bulletin, Unreadable
from reader.parse.draft import DocumentText
from reader.parse.html.page import read_page
from reader.parse.html.source_limits import PageLimits, exceeded_limit
from tests.call_counts import effort
from tests.deadline import deadline
from tests.parse.cases import TODAY, Text, parse_one

FIRST = "Selvanian engineers blew up the bridge at Marrow before dawn, the ministry said on Monday."
SECOND = "The river is in flood, and nobody can cross it below the mill until the water falls."


def page(body: str, head: str = "") -> Bulletin:
    text = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    found = parse_one(Text(text, "saved.html", None, "text/html"), TODAY)
    assert isinstance(found, Bulletin), found
    return found


def paragraphs(found: Bulletin) -> list[str]:
    return [text for part in found.parts for text in part.paragraphs]


def test_paragraphs_that_blank_lines_divide_are_paragraphs() -> None:
    assert paragraphs(page(f"<div>{FIRST}<br><br>{SECOND}</div>")) == [FIRST, SECOND]
    assert paragraphs(page(f"<p>{FIRST}<br> \n <br/>{SECOND}</p>")) == [FIRST, SECOND]
    verse = "<p>The lines of<br>a verse are<br>one paragraph</p>"
    assert paragraphs(page(f"<p>{FIRST}</p>{verse}"))[1] == "The lines of a verse are one paragraph"


def test_a_box_named_beside_the_text_is_read_where_it_holds_the_text() -> None:
    article = f"<div class='content with-sidebar'><p>{FIRST}</p><p>{SECOND}</p></div>"
    aside = "<div class='sidebar'><p>The best of the week, chosen by the editors for you.</p></div>"
    assert paragraphs(page(article + aside)) == [FIRST, SECOND]


def test_links_keep_their_words_and_other_schemes_are_dropped() -> None:
    told = '<a href="https://b.example/1">the <b>bridge</b></a> and <a href="javascript:x()">it</a>'
    found = page(f"<p>{FIRST}</p><p>{SECOND} They saw {told} from the hill above the mill.</p>")
    (link,) = found.developments[0].links
    block = found.developments[0].blocks[link.span.block].text
    assert block[link.span.start : link.span.end] == "the bridge"
    assert link.address == "https://b.example/1"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2031-05-12T07:00:00Z">', "+00:00"),
        ('<meta name="date" content="2031-05-12T07:00:00+0300">', "+03:00"),
        ('<meta itemprop="datePublished" content="2031-05-12 07:00">', ""),
    ],
)
def test_the_instant_of_a_page_is_that_of_its_meta_elements(head: str, published: str) -> None:
    found = page(f"<p>{FIRST}</p>", head)
    assert found.published == f"2031-05-12T07:00:00{published}"
    assert found.date == "2031-05-12"


def test_a_time_that_is_none_is_no_instant() -> None:
    head = '<meta name="date" content="2031-13-45T99:99:00Z"><meta name="date" content="x">'
    assert page(f"<p>{FIRST}</p>", head).published is None


def test_hidden_boxes_are_not_read_but_paragraphs_kept_from_screen_readers_are() -> None:
    gone = f"<div hidden><p>{FIRST}</p></div><p style='display: none'>{FIRST}</p>"
    paid = f"<p class=paywall aria-hidden=true>{SECOND}</p>"
    assert paragraphs(page(f"<main><p>{FIRST}</p>{gone}{paid}</main>")) == [FIRST, SECOND]


def test_a_label_of_links_goes_and_a_sentence_that_begins_like_one_stays() -> None:
    more = "Read more books, the minister told the children of Brenholt."
    body = f"<p>{FIRST}</p><p>Read more:</p><h3>Related stories</h3><p>{more}</p><p>{SECOND}</p>"
    assert paragraphs(page(body)) == [FIRST, more, SECOND]


def test_the_pages_heading_is_no_heading_of_the_text() -> None:
    head = '<meta property="og:title" content="Bridge at Marrow blown up | The Quay">'
    found = page(f"<main><h1><span>War</span> Bridge at Marrow blown up</h1><p>{FIRST}</p>", head)
    assert [block.text for part in found.parts for block in part.blocks] == ["", FIRST]


def test_no_control_character_leaves_any_field() -> None:
    act = "&#27;[31m&#x9b;1m&#x202e;\\u001b[1m"
    data = (
        '{"@type": "NewsArticle", "headline": "a\\u001b]0;x\\u0007b", "author": ["A\\u009b1mB C"],'
        '"publisher": {"name": "Q\\u202eu"}, "datePublished": "2031-05-12T07:00:00Z\\u001b"}'
    )
    head = f'<script type="application/ld+json">{data}</script><link rel=canonical href="https://a.example/&#27;[1m">'
    found = page(
        f"<h2>H{act}</h2><p>{FIRST}{act} <a href='https://a.example/{act}'>w</a></p>", head
    )
    texts = [found.title, found.publisher, found.address, found.published, *found.authors]
    texts += [link.address for part in found.parts for link in part.links]
    texts += [block.text for part in found.parts for block in part.blocks]
    texts += found.credits
    assert found.authors == ("AB C",)
    for text in filter(None, texts):
        assert text == line(text)
        assert text.isprintable()


MANY = "<p " + " ".join(f"a{n}='>'" for n in range(130)) + ">x"
HOSTILE = {
    "elements inside each other": "<div>" * 40,
    "unclosed tables": "<table><tr><td>" * 20,
    "many elements": "<p>x</p>" * 60,
    "many ends that begin an element": "x</P>" * 30 + "</br>" * 30,
    "many attributes": MANY,
    "many attributes behind a comment": f"<!-->{MANY}",
    "many attributes behind a comment that ends otherwise": f"<!-- --!>{MANY}-->",
    "many attributes in a style of a drawing": f"<svg><style>{MANY}</style>",
    "many attributes behind a style in a title": f"<title><style></title>{MANY}</style>",
    "many attributes on one body": "".join(f"<body a{n} b{n} c{n} d{n}>" for n in range(40)),
    "letters that stay open": "".join(f"<b id={n}><p>" for n in range(15)),
    "many attributes of an end": MANY.replace("<p", "</p"),
    "a long paragraph": "word " * 400,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_beyond_a_limit_is_refused_with_the_reason(name: str) -> None:
    limits = PageLimits(tags=50, pairs=15_000, repeated=400, deepest=20, letters=1000)
    body = f"<!doctype html><p>{FIRST}</p>{HOSTILE[name]}"
    found = read_page(DocumentText(body, "text/html", source="a.html"), limits)
    assert isinstance(found, Unreadable)
    assert found.why.startswith(("has ", "is "))
    assert not isinstance(read_page(DocumentText(body, "text/html")), Unreadable)


@pytest.mark.parametrize(
    ("many", "is_refused"),
    [
        (f"<p {'a=b ' * 23_000}>", True),
        (f"""<p {'a="b" ' * 23_000}>""", True),
        (f'<p a="<p {"b " * 23_000}">', True),
        (f'<p a=x"> {"b " * 23_000}">', False),
        (f"<html{' a b c' * 30}>" * 260, True),
        (f"<p{' a b c' * 13}>" * 20_000, False),
    ],
)
def test_attributes_are_counted_by_tag_with_the_usual_limits(many: str, is_refused: bool) -> None:
    found = exceeded_limit(f"<p>{FIRST}</p>{many}", PageLimits())
    assert found == ("has tags with too many attributes" if is_refused else None)


def test_what_may_be_tags_inside_each_other_is_not_counted_without_end() -> None:
    found = read_page(DocumentText("<p>x</p>" + "<a b='" * 40 + "x" * 4000, "text/html"))
    assert found == Unreadable("-", "has tags with too many attributes")


@pytest.mark.parametrize("filling", [" ", "/", "\n", "=", "a ", "a= ", "a='b' ", " /="])
def test_a_tag_of_many_signs_is_counted_in_one_pass(filling: str) -> None:
    body = f"<p>{FIRST}</p><p{filling * 300_000}>{SECOND}"  # hours, if each sign were a start
    with deadline(20):
        exceeded_limit(body, PageLimits())


@pytest.mark.parametrize(
    "end",
    [
        "<!-- never ends",
        "<script>never ends",
        "<p a='never ends",
        "<" * 1000,
        "&" * 1000,
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
        '<script type="application/ld+json">{"@type": ["NewsArticle"], "author": {"name": {}}}',
        '<script type="application/ld+json">{"@graph": [{"@id": "a", "author": {"@id": "a"}}]}',
        "</body></html>\ud800\udfff\0",
    ],
)
def test_what_stands_before_broken_markup_is_read(end: str) -> None:
    assert FIRST in paragraphs(page(f"<p>{FIRST}</p><p>{SECOND}</p>{end}"))


def test_a_page_without_text_is_refused() -> None:
    blank = Text(
        "<!doctype html><title>Orm</title><script>x()</script>", "a.html", None, "text/html"
    )
    assert parse_one(blank, date(2031, 6, 1)) == Unreadable("a.html", "has no text")


def test_a_page_that_a_script_fills_is_read_from_the_script() -> None:
    markup = f"<div><p>{FIRST}</p><h2 class='b'>The mill</h2><p>{SECOND} It is \"gone\".</p></div>"
    string = json.dumps(markup)
    escaped = json.dumps(json.dumps({"html": markup})).replace("<", "\\u003c")
    for script in (f"fill(1, {string})", f'{{"page": {escaped}}}'):
        found = page(f"<h1>Marrow</h1><div id=root></div><script>{script}</script>")
        assert paragraphs(found) == [FIRST, f'{SECOND} It is "gone".']
        assert found.developments[0].heading == "The mill"


def test_a_script_is_not_asked_where_the_page_has_its_text() -> None:
    script = f'<script>teasers("<p>{"Shells hit Harrowmouth in the night. " * 20}</p>")</script>'
    body = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, FIRST[::-1]))
    assert paragraphs(page(body + script))[:2] == [FIRST, SECOND]


def test_a_page_that_shows_little_of_the_text_in_its_data_is_read_from_those() -> None:
    text = f"{FIRST}\\n{SECOND} {SECOND}"
    data = f'{{"@type": "NewsArticle", "headline": "Marrow", "articleBody": "{text}"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert paragraphs(page("<p>Subscribe to read on.</p>", head)) == [FIRST, f"{SECOND} {SECOND}"]
    assert paragraphs(page(f"<p>{FIRST}</p><p>{SECOND}</p>", head)) == [FIRST, SECOND]


def test_lines_of_one_paragraph_take_time_in_proportion_to_their_number() -> None:
    """A page of 128 kB took 43 s."""
    line = "<b>It burns</b><br>It is <b>gone</b><br>"
    few, many = f"<p>{FIRST}{line * 50}</p>", f"<p>{FIRST}{line * 200}</p>"
    page(few)  # loads what is loaded once
    assert effort(lambda: page(many)) < 4.4 * effort(lambda: page(few))
