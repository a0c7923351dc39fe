"""Pages: what is told beside the text is muted: quotations, offers, notices, notes, authors."""

import json

import pytest

from tests.parse.test_page_furniture import FIRST, SECOND, THIRD, page, shown

DEK = "Engineers say that the river took three pillars of it, and that nothing will cross it."


def test_a_quotation_that_the_text_has_too_is_an_aside_with_its_speaker() -> None:
    said = "We stay where we are until the army tells us so"
    pulled = f"<blockquote><p>{said}</p><cite>Ilse Varn, mayor</cite></blockquote>"
    found = page(f"<p>{FIRST}</p>{pulled}<p>“{said},” said Ilse Varn. {SECOND}</p>")
    assert shown(found, "aside") == [said, "Ilse Varn, mayor"]
    only = page(f"<p>{FIRST}</p><blockquote>{said}</blockquote><p>{SECOND}</p>")
    assert shown(only, "quote") == [said]


def test_a_marked_text_in_the_pages_data_is_left_out_only_if_the_text_has_it_too() -> None:
    said, more = "We stay where we are until the army tells us so, whatever it takes", f"{DEK} Now."
    told = [FIRST, f"{SECOND} “{said},” said Ilse Varn.", THIRD, more]
    data = json.dumps({"@type": "NewsArticle", "headline": "Orm", "articleBody": " ".join(told)})
    head = f'<script type="application/ld+json">{data}</script>'
    boxes = f"<aside class=pull><p>{said}</p></aside><aside><p>{more}</p></aside>"
    found = page("".join(f"<p>{one}</p>" for one in told[:2]) + boxes + f"<p>{THIRD}</p>", head)
    assert shown(found) == [*told[:2], more, THIRD]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (f"The mayor of the town on the river only said:<br>“{FIRST}”", 1),
        (f"The mayor of the town on the river only said:<br>{FIRST}<br>{SECOND}", 3),
        (f"{FIRST}<br>“{SECOND}”", 2),
    ],
)
def test_a_quotation_in_the_line_after_a_colon_goes_on_with_its_paragraph(
    lines: str, count: int
) -> None:
    assert len(shown(page(f"<p>{THIRD}</p><p>{lines}</p><p>{THIRD}</p>"))) == count + 2


def test_a_quotation_behind_a_pulled_one_is_text_and_a_name_is_not() -> None:
    said, letter = "We stay where we are until the army tells us so", "We were promised rest."
    told = f"<p>“{said},” said Ilse Varn. {SECOND}</p>"
    quotes = f"<blockquote>{said}</blockquote><blockquote>{letter}</blockquote>"
    assert shown(page(f"{told}{quotes}<p>{THIRD}</p>"), "quote") == [letter]


def test_who_wrote_and_who_helped_are_asides_at_the_end() -> None:
    head = '<meta name="author" content="Juna Vell">'
    bio = "Our reporter Juna Vell has lived in Merrow since 2025."
    end = f"<p>{bio}</p><p>(dpa)</p><p>Copyright 2031 The Quay. All rights reserved.</p>"
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{end}", head)
    assert shown(found) == [FIRST, SECOND, THIRD]
    assert shown(found, "aside") == [bio, "(dpa)"]


def test_a_quotation_in_nearly_the_words_of_the_text_is_pulled_from_it() -> None:
    quote = "“The army must tell us that the road is open today,” says Ilse Varn, mayor"
    told = "Ilse Varn said the army must tell us today that the road to Merrow is open again."
    found = page(f"<p>{FIRST}</p><blockquote>{quote}</blockquote><p>{told}</p>")
    assert shown(found, "aside") == [quote]


def test_what_the_publisher_offers_is_an_aside() -> None:
    head = '<meta property="og:site_name" content="The Quay">'
    offer = "Subscribe to the newsletter of The Quay and read it every morning."
    other = "The ministry told people to subscribe to its newsletter, wrote the mayor."
    found = page(f"<p>{FIRST}</p><p>{offer}</p><p>{other}</p><p>{SECOND}</p>", head)
    assert shown(found) == [FIRST, other, SECOND]
    assert shown(found, "aside") == [offer]


def test_the_publishers_name_may_be_that_of_its_address_in_capitals() -> None:
    head = '<link rel=canonical href="https://www.mrw.example/a">'
    offer = "<ul><li>The MRW also on WhatsApp and Instagram.</ul>"
    other = "A clerk in Mrw wrote that on WhatsApp."
    found = page(f"<p>{FIRST}</p>{offer}<p>{other}</p><p>{SECOND}</p>", head)
    assert shown(found) == [FIRST, other, SECOND]
    assert shown(found, "aside") == ["The MRW also on WhatsApp and Instagram."]


NOTICES = {
    "This article was first published in “Harbour News” in March.": "This article of peace was "
    "published by both sides in March.",
    "Dieser Artikel ist zuerst in der „Hafenzeitung“ erschienen.": "Dieser Mann ist gestern am "
    "Hafen erschienen, sagt sie.",
    "Dies ist eine maschinelle Übersetzung.": "Dies ist eine maschinelle Fertigung von Drohnen.",
    "Were you there? Share your photos in the comments!": "He told them to share their photos, "
    "not the comments.",
    ">> How the war began, day by day": "The war began that day.",
    "Please keep your comments on topic and respectful.": "Their comments were not respectful.",
}


@pytest.mark.parametrize("notice", NOTICES)
def test_notices_are_asides(notice: str) -> None:
    escaped, kept = notice.replace(">", "&gt;"), NOTICES[notice]
    found = page(f"<p>{FIRST}</p><p>{kept}</p><p>{escaped}</p><p>{SECOND}</p><p>{THIRD}</p>")
    assert shown(found, "aside") == [notice]
    assert shown(found) == [FIRST, kept, SECOND, THIRD]


def test_the_lines_below_a_heading_that_offers_something_are_asides() -> None:
    offer = f"<h3>New: discover our premium offers!</h3><p>{THIRD}</p>"
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p>{offer}")
    assert shown(found) == [FIRST, SECOND]
    assert shown(found, "aside") == ["New: discover our premium offers!", THIRD]


def test_terms_sources_and_a_heading_over_nothing_else_are_asides() -> None:
    terms = "By clicking Sign Up, you accept our Terms of Service and our Privacy Policy."
    talk = "The ministry has changed its privacy policy, and nobody knows why."
    notes = "<p>Source: dpa</p><h2>Never miss the news</h2>"
    found = page(f"<p>{FIRST}</p><p>{talk}</p><p>{SECOND}</p>{notes}<p>{terms}</p>")
    assert shown(found) == [FIRST, talk, SECOND]
    assert shown(found, "aside") == ["Source: dpa", "Never miss the news", terms]


def test_notes_at_the_end_stay_as_asides_though_they_are_links() -> None:
    notes = "<p>[1] <a href=https://a.example/1>https://a.example/1</a></p><p>[2] Ibid., p. 4.</p>"
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}[1]</p>{notes}")
    assert shown(found, "aside") == ["[1] https://a.example/1", "[2] Ibid., p. 4."]


@pytest.mark.parametrize(
    "words",
    [
        "THIS IS A LIVE BLOG. SCROLL DOWN FOR THE LATEST UPDATES.",
        "Get real-time updates on the talks in Merrow.",
        "If you buy something using links in our stories, we may earn a commission.",
    ],
)
@pytest.mark.parametrize("tag", ["p", "blockquote"])
def test_invitations_and_notes_on_trade_are_asides(words: str, tag: str) -> None:
    told = f"<h1>Bridge gone</h1><p>{FIRST}</p><{tag}>{words}</{tag}>"
    kept = "Get out of the way, the guard told them; if you buy bread in Merrow, you pay twice."
    found = page(f"{told}<p>{kept}</p><p>{SECOND}</p>")
    assert shown(found, "aside") == [words]
    assert shown(found) == [FIRST, kept, SECOND]
