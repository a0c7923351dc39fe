"""What a page states of itself outside its text: headline, authors, time of publication."""

import json

import pytest

from reader.models import Bulletin
from reader.pipeline import annotate_bulletin
from tests.parse.cases import TODAY, Text, parse_one

FIRST = "Selvanian engineers blew up the bridge at Marrow before dawn, the ministry said on Monday."
SECOND = "The river is in flood, and nobody can cross it below the mill until the water falls."
HEADLINE = "Bridge at Marrow blown up"
SITE = '<meta property="og:site_name" content="The Quay">'


def page(above: str = "", head: str = "", below: str = "", name: str = "saved.html") -> Bulletin:
    body = f"<main>{above}<p>{FIRST}</p><p>{SECOND}</p>{below}</main>"
    text = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    found = parse_one(Text(text, name, None, "text/html"), TODAY)
    assert isinstance(found, Bulletin), found
    return found


def og(title: str) -> str:
    return f"<meta property='og:title' content='{title}'>"


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        (og(f"{HEADLINE} | The Quay"), ""),
        (og(f"{HEADLINE} – World – The Quay"), HEADLINE),
        (og(f"{HEADLINE} | Harbour News - The Quay"), HEADLINE),
        (og(f"War diary | {HEADLINE}"), HEADLINE),
        (
            f"<title>{HEADLINE} | Ministry for the River of the Republic of Selvany</title>",
            HEADLINE,
        ),
        (og(HEADLINE), f"War {HEADLINE}"),
        (og(HEADLINE), "What happened at the river this week"),
        (og("The Quay"), HEADLINE),
        (f"<title>{HEADLINE}: The Quay</title>", HEADLINE),
        (og("War at the river"), HEADLINE),
        (f"<title>{HEADLINE} - The Quay</title>", HEADLINE),
        ("", HEADLINE),
    ],
)
def test_the_title_is_the_headline_without_the_publishers_name(head: str, heading: str) -> None:
    posted = f'<meta name="twitter:title" content="{HEADLINE}">' if "War at" in head else ""
    assert page(f"<h1>{heading}</h1>", SITE + head + posted).title == HEADLINE


def test_the_first_of_two_labelled_days_is_that_of_publication() -> None:
    posted = "<dt>Posted</dt><dd><time datetime=2031-03-04>4 Mar</time></dd>"
    first = "<dt>Originally published</dt> <dd><time datetime=2031-03-03>3 Mar</time></dd>"
    for labels, day in ((posted + first, "2031-03-03"), (posted, "2031-03-04")):
        assert page(f"<h1>{HEADLINE}</h1><dl>{labels}</dl>").published == day


NAMED = f"<title>{HEADLINE} – The Tolm Gazette</title>"


@pytest.mark.parametrize(
    ("around", "publisher"),
    [
        ("<a href='/'>The Tolm Gazette</a>", "The Tolm Gazette"),
        ("<div class=site-logo><img alt='The Tolm Gazette'></div>", "The Tolm Gazette"),
        ("<footer>© 2031 The Tolm Gazette. All rights reserved.</footer>", "The Tolm Gazette"),
        ("<a href='/gazette'>The Tolm Gazette</a>", None),
        ("<a href='/'>Home</a>", None),
        ("<footer>© 2031 Quay Media</footer>", None),
    ],
)
def test_a_name_behind_the_headline_is_the_publishers_if_the_page_has_it_too(
    around: str, publisher: str | None
) -> None:
    found = page(f"<h1>{HEADLINE}</h1>", NAMED, around)
    assert (found.title, found.publisher) == (HEADLINE, publisher)
    assert page("<h1>The river today</h1>", NAMED, around).publisher is None


def test_the_name_of_a_bulletin_is_no_author() -> None:
    name = "<b>Tolm Daily Bulletin</b>"
    body = f"{name}<br>{FIRST}<br><br>{SECOND}"
    head = "<title>Tolm Daily Bulletin - 3 March 2031</title>"
    assert not page(body, head).authors


def data(headline: str) -> str:
    stated = json.dumps({"@type": "NewsArticle", "headline": headline})
    return f'<script type="application/ld+json">{stated}</script>'


SEARCHED = "Marrow bridge: what we know of the blast at the river"


@pytest.mark.parametrize(
    ("told", "named", "title"),
    [
        (HEADLINE, SEARCHED, HEADLINE),
        (HEADLINE + " …", SEARCHED, SEARCHED),
        ("The Quay", SEARCHED, SEARCHED),
        ("A night out in Brenholt", SEARCHED, SEARCHED),
        (SEARCHED + " today", SEARCHED, SEARCHED),
        (HEADLINE, "Blown-up bridge at Marrow: live news", SEARCHED),
    ],
)
def test_a_headline_of_the_data_comes_before_one_that_is_written_for_search_engines(
    told: str, named: str, title: str
) -> None:
    head = SITE + og(SEARCHED) + data(told) + f"<title>{named} | The Quay</title>"
    assert page(f"<h1>{SEARCHED}</h1>", head).title == title


OWN, SHARED = "Bridge at Marrow blown up in the night", "Who did this to our river crossing?"
OTHER = "Selvania and the blast: all that is known"


@pytest.mark.parametrize(
    ("heading", "shared", "told", "posted", "named", "title"),
    [
        (OWN, SHARED, OWN, OWN, OWN, SHARED),  # the heading is that of the window
        (OWN, SHARED, OWN, OWN, OTHER, OWN),
        (OWN, f"{OWN}: what we know", OWN, OWN, OWN, OWN),
        ("Three pillars of the crossing are gone", SHARED, OTHER, OTHER, OTHER, None),
        ("The Quay", SHARED, OTHER, OTHER, OTHER, SHARED),
        ("A night out for all in Brenholt", SHARED, OTHER, OTHER, OTHER, SHARED),
        ("Three pillars of the crossing are gone", SHARED, SHARED, "", OTHER, SHARED),
    ],
)
def test_a_headline_unlike_the_others(
    heading: str, shared: str, told: str, posted: str, named: str, title: str | None
) -> None:
    head = SITE + og(shared) + data(told) + f"<title>{named}</title>"
    head += f'<meta name="twitter:title" content="{posted}">'
    assert page(f"<h1>{heading}</h1>", head).title == (title or heading)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        (f"36 mins ago - {HEADLINE}", HEADLINE),
        (f"2 hours ago | {HEADLINE}", HEADLINE),
        (f"Print: {HEADLINE}", HEADLINE),
        (f"Printer-friendly version - {HEADLINE}", HEADLINE),
        ("Print: the end of a trade", "Print: the end of a trade"),
        ("12 days ago the bridge stood", "12 days ago the bridge stood"),
        ("Three days ago - a diary", "Three days ago - a diary"),
    ],
)
def test_a_label_before_the_headline_goes(stated: str, title: str) -> None:
    assert page(f"<h2>{HEADLINE}</h2>", f"<title>{stated}</title>").title == title


def test_the_site_names_itself_where_the_window_has_no_heading() -> None:
    head = "<title>Archive for March 3, 2031 | Harbour Notes</title>"
    named = "<p class=site-title><a href=/ rel=home>Harbour Notes</a></p>"
    found = page(f"{named}<h1>Day: March 3</h1>", head)
    assert (found.title, found.publisher) == ("Archive for March 3, 2031", "Harbour Notes")
    section = page("<p class=topic>Harbour Notes</p><h1>Day: March 3</h1>", head)
    assert section.publisher is None


@pytest.mark.parametrize(
    ("window", "title", "publisher"),
    [
        (f"The Umber Diary: {HEADLINE}", HEADLINE, "The Umber Diary"),
        (f"The Umber Diary | {HEADLINE}", HEADLINE, "The Umber Diary"),
        (f"War: {HEADLINE}", f"War: {HEADLINE}", None),
    ],
)
def test_the_name_of_the_site_may_stand_before_the_headline(
    window: str, title: str, publisher: str | None
) -> None:
    site = "<h1 class=title><a href='/'>The Umber Diary</a></h1>"
    found = page(f"{site}<h3>{HEADLINE}</h3>", f"<title>{window}</title>")
    assert (found.title, found.publisher) == (title, publisher)
    assert not publisher or found.developments[0].paragraphs == (FIRST, SECOND)


def test_a_dash_inside_a_headline_is_kept() -> None:
    whole = "Marrow and Brenholt - two towns after the flood"
    assert page(f"<h1>{whole}</h1>", SITE + og(whole)).title == whole


BYLINES = {
    "<p class='byline'>By Juna Vell and Stig Amadi</p>": ("Juna Vell", "Stig Amadi"),
    "<div class='c-author'><span>von</span> <b>Juna Vell</b><i>3 Min</i></div>": ("Juna Vell",),
    "<a rel=author href=/a>Juna Vell</a>": ("Juna Vell",),
    "<span itemprop=author><span itemprop=name>Ada van der Kessel</span></span>": (
        "Ada van der Kessel",
    ),
    "<div class=byline><span>Juna Vell</span><span>Stig Amadi</span></div>": (
        "Juna Vell",
        "Stig Amadi",
    ),
    "<p>By Juna Vell, Stig Amadi</p>": ("Juna Vell", "Stig Amadi"),
    "<p><strong>Juna Vell</strong></p>": ("Juna Vell",),
    "<p class=byline>By Staff Reporter</p>": (),
    "<p class=byline>The Quay</p>": (),
    "<figure><p class=photo-author>Juna Vell</p></figure>": (),
    "<p>By the river</p>": (),
    "<p>Von unserem Redaktionsmitglied Juna Vell</p>": ("Juna Vell",),
    "<p>Von unserem Dach</p>": (),
    "<p><strong>North Marrow</strong></p>": (),
}


@pytest.mark.parametrize("shown", BYLINES)
def test_authors_are_the_names_of_the_byline(shown: str) -> None:
    assert page(f"<h1>{HEADLINE}</h1>{shown}", SITE).authors == BYLINES[shown]


def test_who_signs_a_text_is_its_author_and_no_paragraph() -> None:
    signed = page(below="<p style='text-align: right'><b>Juna Vell</b></p>")
    assert signed.authors == ("Juna Vell",)
    assert signed.developments[0].paragraphs == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('{"name": "Juna Vell"}', ("Juna Vell",)),
        ('[{"@id": "#a"}, {"@id": "#b"}]', ("Juna Vell", "Stig Amadi")),
        ('"By Juna Vell and Stig Amadi"', ("Juna Vell", "Stig Amadi")),
        ('["Juna Vell", "Stig Amadi, dpa"]', ("Juna Vell", "Stig Amadi", "dpa")),
        ('"Juna Vell, Professor of rivers at Orm, The Quay"', ("Juna Vell",)),
        ('{"@type": "Organization", "name": "The Quay"}', ("The Quay",)),
        ('"By ADA VELL avell@quay.example"', ("ADA VELL",)),
        ('"Juna Vell avec AFP"', ("Juna Vell", "AFP")),
    ],
)
def test_authors_of_the_data_are_single_names(author: str, names: tuple[str, ...]) -> None:
    nodes = '{"@id": "#a", "name": "Juna Vell"}, {"@id": "#b", "name": "Stig Amadi"}'
    article = f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {author}}}'
    data = f'<script type="application/ld+json">{{"@graph": [{article}, {nodes}]}}</script>'
    assert page(head=SITE + data).authors == names


def test_a_byline_comes_before_the_publisher_in_the_data() -> None:
    data = f'{{"@type": "Article", "headline": "{HEADLINE}", "author": {{"name": "The Quay"}}}}'
    head = f'{SITE}<script type="application/ld+json">{data}</script>'
    shown = "<h1>Marrow</h1><div class=byline>By Juna Vell</div>"
    assert page(shown, head).authors == ("Juna Vell",)


ARTICLE = "<article><h2>{0} gone</h2><span class=byline>by {1}</span><p>{0}: {2}</p></article>"


@pytest.mark.parametrize(
    ("second", "title", "names"),
    [
        (ARTICLE.format("Mill", "Stig Amadi", SECOND), "", ()),
        (ARTICLE.format("Mill", "Juna Vell", SECOND), "", ("Juna Vell",)),
        (ARTICLE.format("Mill", "Stig Amadi", "read on"), "", ("Juna Vell",)),
        (ARTICLE.format("Mill", "Stig Amadi", SECOND), "<h1>Bridge gone</h1>", ("Juna Vell",)),
    ],
)
def test_who_wrote_one_of_several_articles_wrote_not_the_page(
    second: str, title: str, names: tuple[str, ...]
) -> None:
    first = ARTICLE.format("Bridge", "Juna Vell", FIRST).replace("<h2>", f"{title}<h2>")
    assert page(f"{first}{second}").authors == names


@pytest.mark.parametrize(
    ("author", "around", "names"),
    [
        ("War", "<p>In <a rel='category tag' href=/war>War</a></p>", ()),
        ("War", "<p>In <a href=/war>War</a></p>", ("War",)),
        ("Reuters", "<p>By: Juna Vell, Stig Amadi</p>", ("Juna Vell", "Stig Amadi")),
        ("Reuters", "<p>By the river</p>", ("Reuters",)),
        ("Ada Kess", "<p>By Juna Vell</p>", ("Ada Kess",)),
    ],
)
def test_a_section_is_no_author_and_a_person_comes_before_an_agency(
    author: str, around: str, names: tuple[str, ...]
) -> None:
    head = f'{SITE}<meta name="author" content="{author}">'
    assert page(f"<h1>{HEADLINE}</h1>{around}", head).authors == names


@pytest.mark.parametrize(
    ("meta", "published"),
    [
        ({"dc.date": "2031-03-14", "x:first-published-at": "2031-03-14T10:05:00Z"}, "10:05"),
        ({"x_publication_date": "2031-03-14T10:05:00Z"}, "10:05"),
        ({"dc.date": "2031-03-14", "x:published-at": "2031-03-15T10:05:00Z"}, ""),
        ({"dc.date": "2031-03-14", "x:last-published-at": "2031-03-14T10:05:00Z"}, ""),
        ({"dc.date": "2031-03-14", "republished-at": "2031-03-14T10:05:00Z"}, ""),
    ],
)
def test_meta_elements_of_other_names_state_the_minute(
    meta: dict[str, str], published: str
) -> None:
    head = "".join(f'<meta name="{name}" content="{at}">' for name, at in meta.items())
    whole = f"2031-03-14T{published}:00+00:00" if published else "2031-03-14"
    assert page(f"<h1>{HEADLINE}</h1>", head).published == whole


DAYS = {
    "<p>Published 14 March 2031, 10:05</p>": "2031-03-14T10:05:00",
    "<p>March 14, 2031 at 3:05 p.m.</p>": "2031-03-14T15:05:00",
    "<span>erstellt: <b>14. März 2031, 15:25</b></span>": "2031-03-14T15:25:00",
    "<p>14 de marzo de 2031</p>": "2031-03-14",
    "<p>14.03.2031</p>": "2031-03-14",
    "<p>14. 03. 2031, 9:05 Uhr</p>": "2031-03-14T09:05:00",
    "<p>2031年3月14日 10:05</p>": "2031-03-14T10:05:00",
    "<p>2031年3月14日 10時05分</p>": "2031-03-14T10:05:00",
    "<time>14 Mar 2031</time>": "2031-03-14",
}


@pytest.mark.parametrize("shown", DAYS)
def test_the_day_above_the_text_is_that_of_the_page(shown: str) -> None:
    found = page(f"<h1>{HEADLINE}</h1><div>{shown}</div>", name="2031-05-01.html")
    assert found.published == DAYS[shown]


def test_a_day_in_the_address_counts_more_than_that_of_the_file() -> None:
    link = "<link rel=canonical href='https://quay.example/2031/03/14/marrow'>"
    assert page(head=link, name="2031-05-01.html").date == "2031-03-14"
    assert page(name="2031-05-01.html").date == "2031-05-01"


def test_a_day_that_can_be_read_in_two_ways_is_none_of_the_page() -> None:
    assert page("<h1>Marrow</h1><div>03/04/2031</div>", name="2031-05-01.html").published is None


def test_a_later_change_is_told_and_long_after_it_relative_days_count_from_none() -> None:
    times = (
        '<meta property="article:published_time" content="2031-05-12T07:00:00Z">'
        '<meta property="article:modified_time" content="{}">'
    )
    told = "<p>The mill burned down on Monday, and nobody was hurt in the town that night.</p>"
    days = {}
    for changed in ("2031-05-12T09:00:00Z", "2031-05-13T09:00:00Z", "2032-05-13T09:00:00Z"):
        found = page(told, times.format(changed))
        mentions = [day.value for part in annotate_bulletin(found).parts for day in part.dates]
        days[found.updated] = mentions
    assert days == {
        None: ["2031-05-12"] * 2,
        "2031-05-13T09:00:00+00:00": ["2031-05-12"] * 2,
        "2032-05-13T09:00:00+00:00": [None] * 2,
    }
