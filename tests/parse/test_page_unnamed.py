"""Pages of small sites: headline, time and authors without the usual marks, offers without names.

Each rule has texts beside it that must not trigger it.
"""

import pytest

from tests.parse.test_page_fields import FIRST, HEADLINE, SECOND, page
from tests.parse.test_page_furniture import page as body_page
from tests.parse.test_page_furniture import shown

PROFILE = '<meta property="article:author" content="https://x.example/people/orla-tane?ref=1">'


@pytest.mark.parametrize(
    ("window", "above"),
    [
        (f"{HEADLINE} - Umber Online", f"<h2>{HEADLINE}</h2>"),
        (f"Ministry of Rivers | News | {HEADLINE}", f"<h2>{HEADLINE}</h2>"),
        (f"Radio Umber | {HEADLINE}", f"<div><font size=5><b>{HEADLINE}</b></font></div>"),
    ],
)
def test_the_part_of_the_window_title_that_is_shown_is_the_headline(
    window: str, above: str
) -> None:
    assert page(above, f"<title>{window}</title>").title == HEADLINE


@pytest.mark.parametrize(
    ("window", "above"),
    [
        (f"War: {HEADLINE}", f"<h2>{HEADLINE}</h2>"),
        (f"{HEADLINE} - day nine", f"<h2>{HEADLINE} - day nine</h2><h3>{HEADLINE}</h3>"),
        (f"{HEADLINE} | World News", "<h2>World News</h2>"),
        (f"{HEADLINE} - what we know", "<p>Everything that we know so far</p>"),
        (f"Umber-on-Sea-{HEADLINE}", f"<h2>{HEADLINE}</h2>"),
    ],
)
def test_another_title_of_the_window_stays_whole(window: str, above: str) -> None:
    assert page(above, f"<title>{window}</title>").title == window


def test_an_abbreviation_holds_the_time_of_publication() -> None:
    stamp = "<abbr class=published title='2031-03-03T22:41:00+02:00'>10:41 PM</abbr>"
    assert str(page(below=f"<p>Posted at {stamp}</p>").published) == "2031-03-03T22:41:00+02:00"


@pytest.mark.parametrize(
    "stamp",
    [
        "<abbr title='2031-03-03T22:41:00+02:00'>WHO</abbr>",
        "<abbr class=published title='World Health Office'>WHO</abbr>",
        "<span class=published title='2031-03-03T22:41:00+02:00'>x</span>",
    ],
)
def test_other_abbreviations_are_no_time(stamp: str) -> None:
    assert page(below=f"<p>Posted at {stamp}</p>").published is None


@pytest.mark.parametrize(
    "byline",
    [
        "<div>By <a href='/contributors/orla-tane'>Orla Tane</a> and "
        "<a href='/contributors/ivo'>Ivo Stent</a></div>",
        "<div><a href='/staff/1'>Orla Tane</a>, <a href='/staff/2'>Ivo Stent</a></div>",
        "<div><a rel=author href='/1'>Orla Tane</a> <a rel=author href='/2'>Ivo Stent</a></div>",
    ],
)
def test_all_authors_that_a_byline_links_are_named(byline: str) -> None:
    assert page(f"<h1>{HEADLINE}</h1>{byline}").authors == ("Orla Tane", "Ivo Stent")


def test_links_of_authors_elsewhere_name_nobody_else() -> None:
    byline = "<div><a href='/staff/orla-tane'>Orla Tane</a></div>"
    other = "<div><a href='/staff/ivo-stent'>Ivo Stent</a></div>"
    assert page(
        f"<h1>{HEADLINE}</h1>{byline}", below=f"{other}<p>{FIRST} </p><p>It is so.</p>"
    ).authors == ("Orla Tane",)


def test_the_address_of_an_author_confirms_a_name_that_is_shown() -> None:
    found = page(f"<h1>{HEADLINE}</h1><div><a href='/z'>Orla Tane</a></div>", PROFILE)
    assert found.authors == ("Orla Tane",)


@pytest.mark.parametrize(
    "line", ["Orla Tanner", "Orla", "Middle East", "Orla Tane Street", "The Orla Tane"]
)
def test_other_names_are_not_those_of_the_address(line: str) -> None:
    found = page(f"<h1>{HEADLINE}</h1><div><a href='/z'>{line}</a></div>", PROFILE)
    assert found.authors == ()


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("Sign up for The Evening Quay", "The day in five minutes. You can unsubscribe any time."),
        ("Get the letter by mail", "Twice a week the latest maps. No advertising."),
        ("Subscribe to our briefing", "Every morning in your inbox."),
        ("Recevez notre lettre", "Chaque matin dans votre boîte mail."),
        ("Подпишитесь на нас", "Рассылка выходит каждое утро."),
    ],
)
def test_an_offer_of_letters_is_beside_the_text(head: str, line: str) -> None:
    box = f"<div class=x><h3>{head}</h3><p>{line}</p></div>"
    found = body_page(f"<p>{FIRST}</p>{box}<p>{SECOND}</p>")
    assert shown(found) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("Receive or perish", "The mayor said that the town would take everyone in."),
        ("Sign up for the army, men told", "Two thousand men stood in line at Marrow by noon."),
        ("Subscribe to war bonds, he says", "The minister asked for 40 million crowns by June."),
        ("Letters of the front", "A newsletter of the brigade had 400 readers in May."),
        ("Get the wounded out first", f"{SECOND} " * 6 + "Their newsletter said so."),
    ],
)
def test_a_section_with_like_words_is_text(head: str, line: str) -> None:
    box = f"<div class=x><h3>{head}</h3><p>{line}</p></div>"
    assert shown(body_page(f"<p>{FIRST}</p>{box}<p>{SECOND}</p>")) == [
        FIRST,
        head,
        line.strip(),
        SECOND,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<b><a href='/t'>Subscribe to our Telegram channel</a> and be the first to read it</b>",
        "<a href='/t'>Follow us on all channels</a>, day and night",
        "<a href='/t'>Подписывайтесь на наш канал</a> и читайте первыми",
        "<a href='/t'>Join our channel</a> for more",
    ],
)
def test_an_invitation_with_a_link_is_no_text(line: str) -> None:
    assert shown(body_page(f"<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p>")) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "Follow our men, the guide told the wounded, and they did so until nightfall.",
        "“Join our ranks,” the poster says; <a href='/t'>few</a> have done so since March.",
        "Signing up for the guard took <a href='/t'>two hours</a>, men in Marrow said.",
        "The channel asked people to <a href='/t'>subscribe to</a> its letters on Friday.",
        "Follow our men to the river, she said, and <a href='/t'>look at the mill</a> there.",
    ],
)
def test_a_sentence_with_like_words_is_text(line: str) -> None:
    found = shown(body_page(f"<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p>"))
    assert len(found) == 3
