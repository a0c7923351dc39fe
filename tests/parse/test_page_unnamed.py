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


@pytest.mark.parametrize(
    ("head", "is_shown"),
    [
        (f"<h2><span>River:</span><span>{HEADLINE}</span></h2>", False),
        (f"<h3><b>War diary</b> {HEADLINE}</h3>", False),
        ("<h2>Marrow blown up</h2>", True),
        (f"<h2>{HEADLINE}, and nobody knows how</h2>", True),
        (f"<h2>Why we do not believe in all that is said of it: {HEADLINE}</h2>", True),
        ("<h2>River: Bridge at Umber blown up</h2>", True),
    ],
)
def test_a_kicker_and_the_headline_are_no_heading_of_the_text(head: str, is_shown: bool) -> None:
    found = body_page(
        f"{head}<p>{FIRST}</p><p>{SECOND}</p><h2>On the road</h2><p>It is cold.</p>",
        f'<meta property="og:title" content="{HEADLINE}">',
    )
    assert ("On the road" in shown(found), len(shown(found)) == 5) == (True, is_shown)


@pytest.mark.parametrize(
    "line",
    [
        "At this point you will find external content from Viewtube. It needs your consent.",
        "An dieser Stelle finden Sie externe Inhalte, die den Artikel ergänzen.",
        "You have read three free articles this month.",
        "You've read your last free article.",
        "Externer Inhalt",
    ],
)
def test_a_notice_of_the_page_is_beside_the_text(line: str) -> None:
    assert shown(body_page(f"<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p>")) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "At this point you will find the river four metres deep, the pilot said.",
        "You have read the orders, he told the men, and now you will go home.",
        "You have read three letters of the mayor, she said, and all of them lie.",
        "An dieser Stelle fanden Helfer am Montag vier Tote im Fluss.",
        "External content on the server had been deleted, the watchdog said.",
    ],
)
def test_a_sentence_like_a_notice_is_text(line: str) -> None:
    assert shown(body_page(f"<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p>")) == [FIRST, line, SECOND]


AUTHOR = '<meta name="author" content="Orla Tane">'


@pytest.mark.parametrize(
    ("head", "count"),
    [
        ("Written by Orla Tane", 2),
        ("About Orla Tane", 2),
        ("Written by hand", 4),
        ("About Ivo Stent", 4),
        ("Orla Tane in Marrow", 4),
        ("About the men of Orla Tane", 4),
        ("Written by Orla Tane’s father", 4),
    ],
)
def test_what_is_told_of_the_author_at_the_end_is_beside_the_text(head: str, count: int) -> None:
    told = "An engineer and a friend of rivers for more than forty years in three countries."
    found = body_page(f"<p>{FIRST}</p><p>{SECOND}</p><h2>{head}</h2><p>{told}</p>", AUTHOR)
    assert len(shown(found)) == count


def test_the_number_of_a_note_of_a_text_processor_is_no_text() -> None:
    note = "<a href='#_ftn1'><sup>1</sup></a>"
    assert shown(body_page(f"<p>{FIRST}{note}</p><p>{SECOND}</p>")) == [FIRST, SECOND]


def ticker(*times: str) -> list[str]:
    items = "".join(
        f"<li><span>{time}</span><div><p>{text}</p></div></li>"
        for time, text in zip(times, (FIRST, SECOND, f"{FIRST} ", "It rained."), strict=True)
    )
    return shown(body_page(f"<p>{SECOND} </p><ul>{items}</ul>"))


def test_times_over_midnight_are_those_of_entries() -> None:
    assert "• 01:15" not in ticker("23:40", "01:15", "03:05", "05:30")
    assert "• 23:40" not in ticker("05:30", "03:05", "01:15", "23:40")


def test_times_without_an_order_stay_text() -> None:
    assert "• 01:15" in ticker("03:40", "01:15", "09:05", "05:30")


def test_the_headline_behind_a_kicker_below_a_paragraph_is_a_heading() -> None:
    head = f"River: {HEADLINE}"
    found = body_page(
        f"<p>{FIRST}</p><h2>{head}</h2><p>{SECOND}</p>",
        f'<meta property="og:title" content="{HEADLINE}">',
    )
    assert shown(found) == [FIRST, head, SECOND]
