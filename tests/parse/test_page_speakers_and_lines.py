"""Pages: speakers below quotations, lines of a standfirst, headlines of their own, notices."""

import json

import pytest

from tests.parse.test_page_furniture import FIRST, SECOND, THIRD, page, shown

HEAD = "Merrow waits for its ferry"
SAID = "Nobody will cross this bridge before the autumn, whatever the papers write."


@pytest.mark.parametrize("name", ["Juna Holm", "Juna Holm, mayor of Merrow"])
def test_a_speaker_whom_the_text_names_too_stays_below_a_quotation_of_its_own(name: str) -> None:
    told = "Juna Holm, the mayor of Merrow, has shut the bridge over the river for good."
    quote = f"<blockquote><p>{SAID}</p><footer>{name}</footer></blockquote>"
    found = page(f"<p>{FIRST}</p><p>{told}</p>{quote}<p>{SECOND}</p>")
    assert shown(found, "quote") == [SAID, name]
    again = page(f"<p>{FIRST}</p><p>{told} “{SAID}”</p>{quote}<p>{SECOND}</p>")
    assert shown(again, "aside") == [SAID, name]


def test_a_name_in_a_box_named_as_an_authors_is_that_of_the_speaker() -> None:
    by = "<footer><cite><span class=quoteAuthor>Juna Holm</span><span>Mayor</span></cite></footer>"
    found = page(f"<p>{FIRST}</p><blockquote><p>{SAID}</p>{by}</blockquote><p>{SECOND}</p>")
    assert shown(found, "quote") == [SAID, "Juna Holm", "Mayor"]


def test_a_quotation_in_a_box_named_as_an_excerpt_is_text() -> None:
    quote = f"<div class=post-excerpt><blockquote><p>{SAID}</p></blockquote></div>"
    assert shown(page(f"<p>{FIRST}</p>{quote}<p>{SECOND}</p>"), "quote") == [SAID]
    teaser = quote.replace("blockquote", "div")
    assert SAID not in shown(page(f"<p>{FIRST}</p><p>{THIRD}</p>{teaser}<p>{SECOND}</p>"))


LINE, OTHER = "… as the people of Merrow ask for boats", "… while the ferry lies in the dock"


@pytest.mark.parametrize(
    ("top", "summary", "kept"),
    [
        ([LINE, OTHER], f"{LINE} {OTHER} {FIRST}", [LINE, OTHER]),
        ([LINE, OTHER], f"{LINE} {FIRST}", [LINE]),
        ([LINE], "A ferry is in the dock.", []),
        (["World and the north"], f"World and the north {FIRST}", []),
        (["By Juna Holm in Merrow and Orm"], f"By Juna Holm in Merrow and Orm {FIRST}", []),
        (["Posted in Merrow on 14 May 2031"], f"Posted in Merrow on 14 May 2031 {FIRST}", []),
    ],
)
def test_lines_with_which_the_summary_begins_are_the_standfirst(
    top: list[str], summary: str, kept: list[str]
) -> None:
    head = f'<meta name="description" content="{summary}">'
    lines = "".join(f"<p><em>{one}</em></p>" for one in top)
    found = page(f"{lines}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", head)
    assert shown(found) == [*kept, FIRST, SECOND, THIRD]


def test_the_pages_other_headline_above_the_text_is_an_aside() -> None:
    other = "Three pillars, two cracks – and one town without a way over its river until autumn"
    data = json.dumps({"@type": "NewsArticle", "headline": "Orm", "alternativeHeadline": other})
    head = f'<script type="application/ld+json">{data}</script>'
    body = f"<h2>{other}</h2><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert shown(page(body, head), "aside") == [other]
    assert shown(page(body), "aside") == []


@pytest.mark.parametrize(
    "notice",
    [
        "This article is more than 3 years old.",
        "Please note that this story may be out of date.",
        "Prenez note que cet article publié en 2031 pourrait contenir des informations.",
        "Dieser Artikel ist älter als 2 Jahre.",
        "(ATTN: UPDATES throughout; CHANGES headline)",
        "(Eds: Adds the mayor's words.)",
        "This article was produced with the support of the Merrow Fund for Journalism.",
        "This investigation was made possible by a grant of the Quay.",
    ],
)
def test_notices_on_age_and_for_editors_are_asides(notice: str) -> None:
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{notice} </p><p>{FIRST} Now.</p>")
    assert shown(found, "aside") == [notice]


@pytest.mark.parametrize(
    "told",
    [
        "This article of the treaty is 90 years old and was never used in a court.",
        "This story may be the oldest of the river, the people of Merrow say.",
        "Dieser Artikel des Vertrags ist der älteste.",
        "(Eds and his brother stayed in Merrow.)",
        "Attention: the ferry leaves at nine.",
        "This project was supported by nobody in Merrow.",
        "This report is written by engineers who have seen the bridge.",
    ],
)
def test_sentences_that_look_like_notices_stay(told: str) -> None:
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{told}</p><p>{THIRD}</p>")
    assert shown(found, "aside") == []


def test_a_list_named_as_a_summary_stands_before_the_text() -> None:
    items = "<li>Bridge in Merrow shut</li><li>Ferry in the dock</li>"
    text = "".join(f"<p>{FIRST} It was pillar {number}.</p>" for number in range(9))
    for name, count in (("summary__points", 2), ("tools", 0)):
        top = f"<div><h1>Bridge gone</h1><ul class={name}>{items}</ul></div>"
        found = page(f"{top}<div class=story>{text}</div>")
        listed = ["• Bridge in Merrow shut", "• Ferry in the dock"]
        assert shown(found, "list") == listed[:count]


def test_a_heading_that_is_a_sentence_stays_over_a_notice() -> None:
    told = "The last ferry of the town has been in the dock for two years."
    note = "<p>This article was first published by the Quay.</p>"
    body = f"<p>{FIRST}</p><h3>Ferries</h3><p>{SECOND}</p><h3>{told}</h3>{note}"
    assert told in [one.heading for one in page(body).developments]
    assert told not in shown(page(body), "aside")


@pytest.mark.parametrize(
    ("above", "is_shown"),
    [
        (f"<h1>Ferry in dock</h1><div>{SAID}</div>", True),
        (f"<h1>Ferry in dock</h1><div>Juna Holm</div><div>{SAID}</div>", True),
        (f"<h1>Quay</h1><h2>{HEAD}</h2><div>{SAID}</div>", True),
        (f"<h1>Quay</h1><h2>Letters from Merrow</h2><div>{SAID}</div>", False),
        (f"<h1>Ferry in dock</h1><div>{SAID[:-1]}</div>", False),
        (f"<h1>Ferry in dock</h1><div><a href=/a>{SAID}</a></div>", False),
        (f"<h1>Ferry in dock</h1><div>{SAID}</div><h2>{HEAD}</h2><p>{SECOND}</p>", False),
        (f"<h1>Ferry in dock</h1><figure><figcaption>{SAID}</figcaption></figure>", False),
        (
            "<h1>Ferry in dock</h1><p>Sign up for our letter, which comes every week at nine.</p>",
            False,
        ),
        (
            "<h1>Ferry in dock</h1><p>The Quay is live-blogging the day as it goes on.</p>",
            False,
        ),
    ],
)
def test_a_sentence_right_below_the_headline_is_the_standfirst(above: str, is_shown: bool) -> None:
    texts = [f"{FIRST} It was pillar {number}." for number in range(20)]
    body = "".join(f"<p>{text}</p>" for text in texts)
    links = "<div><a href=/s>Share this text with friends</a></div>" * 8
    head = f"<title>{HEAD} | The Quay</title>"
    found = page(f"<div class=top>{above}{links}</div><div class=b>{body}</div>", head)
    told = [text for text in shown(found) if text not in ("Quay", "Letters from Merrow", HEAD)]
    assert told == [SAID] * is_shown + texts


def test_days_of_other_pages_below_the_text_make_no_entries() -> None:
    other = "".join(
        f"<div><span>2031.05.{day} 08:00</span><h3><a href=/{day}>Ferry of May {day}</a></h3></div>"
        for day in (10, 12, 14)
    )
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><div><h3>Boats</h3>{other}</div>")
    assert shown(found) == [FIRST, SECOND, THIRD]
