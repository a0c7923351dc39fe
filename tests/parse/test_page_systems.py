"""Pages as real content systems write them: archives, appeals, several articles, promotions.

Each rule has texts beside it that must not trigger it.
"""

import pytest

from reader.models import Bulletin
from tests.parse.cases import TODAY, Text, parse_one
from tests.parse.test_page_fields import page as page_with_fields
from tests.parse.test_page_furniture import FIRST, IMG, SECOND, THIRD, page, shown

APPEAL = "The Quay has no owner. Our readers pay for every story. Be one of them."
LINK = "<a href=/give>{}</a>"


def between(piece: str) -> list[str]:
    return shown(page(f"<p>{FIRST}</p><p>{SECOND}</p>{piece}<p>{THIRD}</p>"))[2:-1]


GONE = {
    "the bar of an archive": "<div id=wm-ipp-base><p>This collection holds captures of papers that "
    "volunteers made between 2001 and 2006, for research.</p></div>",
    "an appeal that ends with its link": f"<div><h3>Keep the light on</h3><p>{APPEAL}</p>"
    f"<p>{LINK.format('Support The Quay')}</p></div>",
    "an appeal without a heading": f"<div><p>{APPEAL}</p>{LINK.format('Become a member')}</div>",
    "a caption in a table of its own": f"<table align=right><tr><td>{IMG}<br>A boat leaves the quay"
    " at dawn.</td></tr></table>",
    "slanted words right below a picture": f"{IMG}<p><em>A boat leaves the quay at dawn</em></p>",
    "a card that is a link": "<section><h3>Read also</h3><a href=/b><h4>The long wait</h4><p>The "
    "boats will be lost one by one, say the men at the quay.</p></a></section>",
    "a heading over nothing but teasers": "<section><h2>What others read</h2><ul><li><h3>"
    "<a href=/a>Shells hit Orm</a></h3></li><li><h3><a href=/b>Orm burns</a></h3></li></ul>"
    "</section>",
    "a name for recommended stories": "<h2>Recommended Stories</h2>",
    "a promotion in a table": "<table><tr><td><a href=/a><b>VIEW PRICE: 10 tickets to the fair</b>"
    "</a></td></tr></table>",
    "a bold label over links": "<p><b>More from the river</b><br><a href=/a>Shells hit Orm at noon"
    "</a><br><a href=/b>Orm burns again</a></p>",
    "another article named so": "<div class=inline-article><h4><a href=/a>Watch now: the fair</a>"
    "</h4><p>The fair opened at noon and 312 people came to see the boats.</p></div>",
}


@pytest.mark.parametrize("name", GONE)
def test_what_systems_put_between_paragraphs_is_not_read(name: str) -> None:
    assert between(GONE[name]) == []


KEPT = {
    "<div><p>Our readers asked the mayor for an answer.</p><p><a href=/a>Support for the mayor</a> "
    "fell.</p></div>": [
        "Our readers asked the mayor for an answer.",
        "Support for the mayor fell.",
    ],
    "<div><h3>The fund</h3><p>The town asked for tents.</p></div>": [
        "The fund",
        "The town asked for tents.",
    ],
    f"<table><tr><td>{IMG} Orm</td><td>12</td><tr><td>{IMG} Marrow</td><td>9</td></table>": [
        "Orm | 12",
        "Marrow | 9",
    ],
    "<p><em>A boat leaves the quay at dawn</em></p>": ["A boat leaves the quay at dawn"],
    f"{IMG}<p><em>The boat</em> left the quay at dawn, he said.</p>": [
        "The boat left the quay at dawn, he said."
    ],
    f"{IMG}<p>“It is gone,” she said.</p><p><em>It was dawn.</em></p>": [
        "“It is gone,” she said.",
        "It was dawn.",
    ],
    "<section><h2>What others say</h2><p>The mayor was silent.</p></section>": [
        "What others say",
        "The mayor was silent.",
    ],
    "<table><tr><td><a href=/a>Orm and its quay</a></td><td>12</td></tr></table>": [
        "Orm and its quay | 12"
    ],
    "<table><tr><td>The quay of Orm</td></tr></table>": ["The quay of Orm"],
    "<p><b>The river</b><br>It fell by a metre at noon.</p>": [
        "The river",
        "It fell by a metre at noon.",
    ],
    "<div class=inline-text><h4>The fair</h4><p>It opened at noon.</p></div>": [
        "The fair",
        "It opened at noon.",
    ],
    "<h2>Recommended routes</h2><p>It is the road west.</p>": [
        "Recommended routes",
        "It is the road west.",
    ],
}


@pytest.mark.parametrize("piece", KEPT)
def test_what_only_looks_like_that_is_read(piece: str) -> None:
    assert between(piece) == KEPT[piece]


def article(number: int, heading: str, *texts: str, level: int = 2) -> str:
    told = "".join(f"<p>{text} It was day {number}.</p>" for text in texts)
    return f"<article><h{level}>{heading}</h{level}><div>{told}</div></article>"


LONG = f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("level", [1, 2])
def test_the_articles_below_that_of_the_page_are_none_of_its_text(level: int) -> None:
    own = article(1, "Bridge gone", LONG, LONG + " Yes.", LONG + " No.", level=1)
    other = article(2, "The fair", LONG, SECOND, THIRD, level=level)
    found = page(own + f"<div>{other}</div>", "<title>Bridge gone</title>")
    assert found.title == "Bridge gone"
    assert len(shown(found)) == 3


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Day five</h1>" + "".join(article(n, f"Part {n}", LONG, SECOND, THIRD) for n in (1, 2)),
        article(1, "Day five", SECOND, level=1)
        + "".join(article(n, f"Part {n}", LONG, SECOND, THIRD) for n in (2, 3)),
        article(1, "Day five", LONG, LONG + " Yes.", LONG + " No.", level=1)
        + f"<article><p>{LONG} It is day 2.</p><p>{SECOND} It is day 2.</p></article>",
    ],
)
def test_articles_that_make_up_one_text_are_read(body: str) -> None:
    found = "\n".join(shown(page(body, "<title>Day five</title>")))
    assert "day 2" in found


OLD = (
    "<font size=1>Tuesday, March 4, 2031</font><br><font size=5><b>Shells hit the hall of Orm; "
    "9 dead</b></font><br><font size=2><i>By Juna Vell<br>Staff writer</i></font><p>"
)


def test_a_page_of_line_breaks_shows_day_headline_and_writer() -> None:
    text = f"<table><tr><td>{OLD}ORM - {FIRST}<br><br>{SECOND}<br><br>{THIRD}</td></tr></table>"
    found = page(text, "<title>Quay Online - World - Shells hit the hall of Orm; 9 dead</title>")
    assert (found.title, found.authors) == ("Shells hit the hall of Orm; 9 dead", ("Juna Vell",))
    assert str(found.published)[:10] == "2031-03-04"
    assert shown(found) == [f"ORM - {FIRST}", SECOND, THIRD]


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        (
            "<div data-component='byline-block'><div>6 March 2031</div><div>Juna Vell</div>"
            "<div>Correspondent, Orm</div></div>",
            "Juna Vell",
        ),
        ("<div class=x-1b2-Contributor>Juna Vell</div>", "Juna Vell"),
        ("<div class=x-1b2>Juna Vell</div>", "Quay News"),
        ("<div data-component='quote-block'><div>Juna Vell</div></div>", "Quay News"),
    ],
)
def test_a_byline_by_another_name_comes_before_the_publisher(byline: str, author: str) -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge gone", '
        '"author": {"name": "Quay News"}, "publisher": {"name": "Quay News"}}</script>'
    )
    assert page_with_fields(f"<h1>Bridge gone</h1>{byline}", data).authors == (author,)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "<meta property=og:title content='Bridge gone, and nobody knows who sank it -- "
            "Quay.net'>"
            "<meta property=og:site_name content=Quay.net>"
            "<meta name=twitter:title content='Bridge gone, and nobody...'>",
            "Bridge gone, and nobody knows who sank it",
        ),
        (
            "<title>Bridge gone, and nobody knows-Quay</title>",
            "Bridge gone, and nobody knows",
        ),
        ("<title>Bridge gone-Quay</title>", "Bridge gone-Quay"),
    ],
)
def test_the_publisher_behind_other_signs_is_none_of_the_title(head: str, title: str) -> None:
    own = title if title != "Bridge gone-Quay" else "The river"
    assert page(f"<h1>{own}</h1><p>{FIRST}</p><p>{SECOND}</p>", head).title == title


def test_names_of_a_microformat_give_title_and_time() -> None:
    head = "<title>News from the press</title>"
    cells = (
        "<tr><td><div class='timestamp updated' title='2031-03-04T1603Z'>Mar 4, 4:03 PM</div>"
        "<p><span class='headline entry-title'>Bridge gone, and nobody knows who sank it</span>"
        "</p><span class=byline>By <span class='author vcard'>JUNA VELL</span></span><br>"
        "<span>Quay Press</span></td></tr>"
    )
    text = f"<tr><td><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></td></tr>"
    found = page(f"<table>{cells}{text}</table>", head)
    assert found.title == "Bridge gone, and nobody knows who sank it"
    assert str(found.published).startswith("2031-03-04T16:03")
    assert shown(found) == [FIRST, SECOND, THIRD]


def test_key_points_have_their_name_on_a_live_page() -> None:
    points = f"<h3>What we covered here</h3><ul><li>{SECOND}</li><li>{THIRD}</li></ul>"
    points = f"<div class=key>{points}</div>"
    found = page(f"<h1>Bridge gone</h1>{points}<div><p>{FIRST}</p><p>{FIRST} No.</p></div>")
    assert "What we covered here" in shown(found)


def test_bold_names_of_parts_may_be_repeated() -> None:
    parts = "".join(
        f"<h3>{name}</h3><p><b>Needs</b></p><ul><li>{SECOND}</ul><p><b>Answers</b></p><ul><li>{THIRD}"
        "</ul>"
        for name in ("Shelter", "Health")
    )
    told = shown(page(f"<h1>Report</h1><h2>Overview</h2><p>{FIRST}</p><h2>Work</h2>{parts}"))
    assert " ".join(told).count("Needs") == " ".join(told).count("Answers") == 2
    assert "Shelter" in " ".join(told)


CARD = "<div class=k><div class=v>{}</div><div class=l>{}</div></div>"


@pytest.mark.parametrize(
    ("cards", "rows"),
    [
        (
            CARD.format("340", "people in shelters") + CARD.format("1.2M", "in need"),
            ["340 | people in shelters", "1.2M | in need"],
        ),
        (
            CARD.format("people in shelters", "340") + CARD.format("in need", "12 %"),
            ["people in shelters | 340", "in need | 12 %"],
        ),
        (CARD.format("4", "Share") + "<div>More</div>", []),
        (CARD.format("340", "They left at noon.") + CARD.format("12", "It fell at dawn."), []),
        (CARD.format("Juna Vell", "reporter") + CARD.format("Ada Brink", "editor"), []),
    ],
)
def test_cards_of_figures_are_rows(cards: str, rows: list[str]) -> None:
    text = f"<h2>Key figures</h2><div>{cards}</div><h2>The quay</h2><p>{SECOND}</p>"
    assert shown(page(f"<h1>Report</h1><p>{FIRST}</p><p>{THIRD}</p>{text}"), "table") == rows


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("<div class='credits reader-credits'>Juna Vell</div>", ("Juna Vell",)),
        (
            "<div>Posted By <u>Juna Vell</u> On March 4, 2031 @ 4:15 pm In <u>Orm</u></div>",
            ("Juna Vell",),
        ),
        ("<div>Posted by the river on 4 March 2031</div>", ()),
        ("<div>By Juna Vell and Ada Brink on March 4, 2031</div>", ("Juna Vell", "Ada Brink")),
    ],
)
def test_bylines_of_print_and_reader_views(byline: str, authors: tuple[str, ...]) -> None:
    assert page_with_fields(f"<h1>Bridge gone</h1>{byline}").authors == authors


def test_the_number_of_a_note_in_brackets_above_the_line_is_no_word() -> None:
    told = f"{FIRST[:-1]} <sup>[1]</sup>. Line [2] and 3 km<sup>2</sup> are open."
    assert between(f"<p>{told}</p>") == [f"{FIRST[:-1]}. Line [2] and 3 km2 are open."]


def test_a_list_named_as_the_standfirst_is_read() -> None:
    points = (
        "<ul class={}><li>Six bridges will come this year</li><li>They cost 38 million</li></ul>"
    )
    text = f"<div><p>{FIRST} {SECOND}</p><p>{SECOND} No.</p><p>{THIRD}</p></div>"
    body = f"<h1>Bridge gone</h1>{{}}{text}"
    assert "• They cost 38 million" in shown(page(body.format(points.format("entradilla"))))
    assert "• They cost 38 million" not in shown(page(body.format(points.format("topics"))))


def test_a_day_above_the_headline_is_not_that_of_the_text() -> None:
    archive = (
        "<div><table><tr><td>Saved from</td><td>7 Nov 2031 06:12:40 UTC</td></tr></table></div>"
    )
    body = f"<div><div>Flood</div><h1>Bridge gone</h1><div>4 March 2031</div><div>{FIRST}</div>"
    body += f"<div>{SECOND}</div><div>{THIRD}</div></div>"
    assert str(page(archive + body, "<title>Bridge gone</title>").published)[:10] == "2031-03-04"


def test_an_offer_may_be_only_the_heading_of_its_box() -> None:
    offer = (
        "<div><h2>To continue reading this article</h2><p>Start your free trial today.</p></div>"
    )
    found = page(f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{offer}</div>")
    assert shown(found) == [FIRST, SECOND, THIRD]
    told = "<div><h2>To continue reading aloud</h2><p>Start your day.</p></div>"
    assert len(shown(page(f"<div><p>{FIRST}</p><p>{SECOND}</p>{told}</div>"))) == 4


TALK = "<div><div><p>P. Marl</p><p>{}</p></div><div><p>T. Eskin</p><p>{}</p></div></div>"


@pytest.mark.parametrize(
    "head",
    ["Join the conversation", "Comments (2)", "12 comments", "Leave a reply", "Kommentare (3)"],
)
def test_a_box_with_the_name_of_comments_is_none_of_the_text(head: str) -> None:
    talk = f"<section><h2>{head}</h2>{TALK.format(SECOND + ' No.', THIRD + ' No.')}</section>"
    body = f"<p>{FIRST} {THIRD}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert len(shown(page(f"<h1>Bridge gone</h1>{body}{talk}"))) == 3


@pytest.mark.parametrize(
    "head", ["Comments of the mayor", "The conversation", "12 comments on war"]
)
def test_a_heading_with_more_than_that_is_read(head: str) -> None:
    talk = f"<section><h2>{head}</h2>{TALK.format(SECOND + ' No.', THIRD + ' No.')}</section>"
    body = f"<p>{FIRST} {THIRD}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert len(shown(page(f"<h1>Bridge gone</h1>{body}{talk}"))) > 5


def test_a_column_of_links_beside_the_text_is_none_of_it() -> None:
    beside = (
        "<td><b>ALSO</b><br><a href=/a>Talks stall</a><br><br><b>POLL</b><br>Should it open?</td>"
    )
    text = f"<td>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</td>"
    assert shown(page(f"<table><tr>{text}{beside}</tr></table>")) == [FIRST, SECOND, THIRD]


def test_lists_below_two_upper_headings_stay_in_their_part() -> None:
    items = f"- {SECOND}\n- {THIRD}\n"
    parts = "".join(
        f"### {name}\n\n#### Needs\n\n{items}\n#### Answers\n\n{items}\n"
        for name in ("Shelter", "Health")
    )
    text = f"# Report\n\n## Overview\n\n{FIRST}\n\n## Work\n\n{parts}"
    found = parse_one(Text(text, "report.md", None, "text/markdown"), TODAY)
    assert isinstance(found, Bulletin)
    told = [(one.section, one.heading) for one in found.developments]
    assert told[1:] == [("Work", "Shelter"), ("Work", "Health")]
    assert found.developments[1].paragraphs[:2] == ("Needs", f"• {SECOND}")
    flat = f"# Report\n\n## Shelter\n\n{items}\n## Health\n\n{items}"
    found = parse_one(Text(flat, "report.md", None, "text/markdown"), TODAY)
    assert isinstance(found, Bulletin)
    assert [one.section for one in found.developments] == ["Shelter"] * 2 + ["Health"] * 2


@pytest.mark.parametrize(
    ("shown_above", "day"),
    [
        ("<time datetime='martes, 04 marzo 2031 10:21'>x</time>", "2031-03-04T10:21:00"),
        ("<div>Juna Vell | Orm | 04/03/2031</div><div>Photo of 27-06-2029</div>", "None"),
        ("<div>Juna Vell | Orm | 04.03.2031</div>", "2031-03-04"),
        ("<div>Orm 4/3</div><div>14-03-2031</div>", "2031-03-14"),
    ],
)
def test_a_day_in_words_of_an_element_is_read_and_none_after_one_in_doubt(
    shown_above: str, day: str
) -> None:
    found = page_with_fields(f"<h1>Bridge gone</h1>{shown_above}")
    assert str(found.published) == day


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("<b>Juna Vell</b> | Palma de Orm | 04/03/2031", ("Juna Vell",)),
        ("<b>Juna Vell</b> | 4 March 2031", ("Juna Vell",)),
        ("<b>Juna Vell</b> | Ada Brink", ("Juna Vell", "Ada Brink")),
    ],
)
def test_a_place_between_writer_and_day_is_no_writer(byline: str, authors: tuple[str, ...]) -> None:
    text = f"<h1>Bridge gone</h1><div class=byline>{byline}</div>"
    assert page_with_fields(text).authors == authors


LINKED = (
    "<div class=x><div><a href=/{0}>Keep your lamps charged {0}</a></div><div>9 May 2031</div><div>"
    "<a href=/{0}><img src=a.jpg></a></div><div>In this world a lamp {0} is all that people have."
    "</div></div>"
)


def test_cards_of_a_link_and_a_picture_are_teasers() -> None:
    body = "".join(f"<p>{text} {FIRST} {THIRD}</p>" for text in (FIRST, SECOND, THIRD))
    text = f"<h1>Bridge gone</h1><div>{body}<div>{LINKED.format(1)}{LINKED.format(2)}</div></div>"
    assert len(shown(page(text))) == 3
    words = f"<div>{IMG}<p><a href=/a>The report of the town</a></p><p>It has ten parts.</p></div>"
    assert "It has ten parts." in shown(page(f"<h1>Bridge gone</h1><div>{body}{words}</div>"))


def test_a_bold_label_over_links_in_its_paragraph_goes_also_above_text() -> None:
    label = "<p><b>On the same matter</b><br><a href=/a>Shells hit Orm at noon</a></p>"
    assert between(f"{label}<p>It fell at noon, he said.</p>") == ["It fell at noon, he said."]
    told = "<p><b>On the same matter</b></p><p><a href=/a>Shells hit Orm at noon</a></p>"
    assert between(f"{told}<p>It fell at noon.</p>") == ["On the same matter", "It fell at noon."]


def test_a_label_and_a_link_alone_in_a_table_are_a_promotion() -> None:
    row = (
        "<table><tr><td><b>VIEW PRICE:</b> <a href=/a>10 tickets to the fair</a></td></tr></table>"
    )
    assert between(row) == []
    told = "<table><tr><td>See the <a href=/a>tables of the town</a> for it.</td></tr></table>"
    assert between(told) == ["See the tables of the town for it."]


CHARTS = (
    "<div class=chart><h3>Water at Marrow, in metres</h3><svg></svg><p>In May</p></div>",
    "<div id=datawrapper-vis-1><h4>Dead by month</h4><iframe src=/chart></iframe></div>",
)


@pytest.mark.parametrize("chart", CHARTS)
def test_the_name_of_a_chart_is_no_heading(chart: str) -> None:
    assert between(chart) == []


def test_a_heading_over_a_frame_and_text_stays() -> None:
    body = "<div><h4>Dead by month</h4><iframe src=/chart></iframe></div><p>It fell at noon.</p>"
    assert between(body) == ["Dead by month", "It fell at noon."]


@pytest.mark.parametrize(
    "told",
    [
        "Follow us and you will be safe, he said.",
        "Follow us, the soldiers shouted from the bank, and nobody moved.",
        "Join our march, the priest said on Sunday.",
        "Read more books, the teacher told them.",
    ],
)
def test_an_invitation_that_somebody_said_is_text(told: str) -> None:
    assert between(f"<p>{told}</p>") == [told]


@pytest.mark.parametrize(
    "asked",
    ["Follow us on the river channel, as we said.", "Join our channel, it has all that was said."],
)
def test_an_invitation_of_the_publisher_is_none(asked: str) -> None:
    assert between(f"<p>{asked}</p>") == []


SOURCES = "<ul><li><a href=https://a.example>“Bridge gone”</a>. Quay, 4 March 2031</ul>"


@pytest.mark.parametrize("name", ["Sources", "References", "Quellen"])
def test_a_list_of_sources_at_the_end_is_aside(name: str) -> None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><h2>{name}</h2>{SOURCES}"
    found = page(body)
    assert shown(found) == [FIRST, SECOND, THIRD]
    assert "Quay, 4 March 2031" in " ".join(shown(found, "aside"))


@pytest.mark.parametrize(
    "end",
    [
        f"<h2>Sources</h2><p>{FIRST} No.</p>",
        "<h2>Sources</h2><ul><li>ten wells<li>two springs</ul>",
        f"<h2>Sources of water</h2>{SOURCES}",
        f"<h2>Sources</h2>{SOURCES}<h2>The mill</h2><p>{FIRST} No.</p>",
    ],
)
def test_other_lists_and_texts_under_such_a_name_are_read(end: str) -> None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{end}"
    assert any(text.startswith("Sources") for text in shown(page(body)))


def test_a_text_named_as_the_introduction_is_read() -> None:
    intro = "<div class=intro><p>All that happens on Wednesday, in order, with agencies.</p></div>"
    text = f"<div><p>{FIRST} {SECOND}</p><p>{SECOND} No.</p><p>{THIRD}</p></div>"
    found = shown(page(f"<h1>Bridge gone</h1><div>{intro}</div>{text}"))
    assert found[0] == "All that happens on Wednesday, in order, with agencies."
