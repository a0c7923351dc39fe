"""Texts as mail, pages and printers leave them: headers, running heads, numbered points, days."""

import pytest

from tests.parse.test_entries import MORE, TOLD, parsed, rows
from tests.parse.test_shapes import shown

DAY = "14 May 2031"
MAIL = "From: Lake Brief <brief@lake.example>\nDate: Wed, 14 May 2031 06:30:00 +0200\n"
PAGE = "Lake Mission to Selvany                  Page {} of 2"


def heads(text: str) -> list[str]:
    return [heading for _, heading, _, _ in rows(text)]


def of_kind(text: str, kind: str) -> list[str]:
    return [words for one, words in shown(text) if one == kind]


@pytest.mark.parametrize("sign", ["→", "➔", "⇒"])
def test_arrows_are_bullets(sign: str) -> None:
    items = "\n".join(f"{sign} {words}" for words in (TOLD, MORE, TOLD))
    assert len(rows(f"Morning briefing, {DAY}\n\n{items}")) == 3


@pytest.mark.parametrize(
    "line", ["Orm → Kestra: the road is open.", "The road Orm→Kestra is open, the town said."]
)
def test_arrows_within_a_line_are_words_of_it(line: str) -> None:
    assert any("→" in words for _, words in shown(f"Bridge closed\n\n{TOLD}\n\n{line}\n\n{MORE}"))


@pytest.mark.parametrize("day", ["14. Mai 2031", "Mittwoch, 14. Mai 2031", "14 mai 2031"])
def test_a_day_of_another_language_alone_is_the_day(day: str) -> None:
    found = parsed(f"Lagebericht Selvanien\n{day}\n\nFront\n{TOLD}\n\nLuft\n{MORE}")
    assert (found.date, found.title) == ("2031-05-14", "Lagebericht Selvanien")
    assert [part.heading for part in found.developments] == ["Front", "Luft"]


@pytest.mark.parametrize(
    "line",
    [
        "14. Mairie rebuilt",
        "14. Mai des lettres",
        "3. Orte 2031 geräumt",
        "1. Bridge closed",
        "2. Marsch nach Orm",
    ],
)
def test_numbers_before_other_words_are_numbers_of_points(line: str) -> None:
    other = "4. Market moved"
    text = f"Orm in points\n\n{line}\n\n{TOLD}\n\n{other}\n\n{MORE}"
    assert heads(text) == [line.split(". ", 1)[1], "Market moved"]


@pytest.mark.parametrize("number", ["I.", "1."])
def test_numbered_points_above_numbered_sections_are_the_lead(number: str) -> None:
    second = number.replace("I.", "II.").replace("1.", "2.")
    found = parsed(
        f"Selvany Assessment, {DAY}\n\nKey Takeaways\n\n{number} The road is open.\n"
        f"{second} The market is closed.\n\n{number} Roads\n\n{TOLD}\n\n{second} Markets\n\n{MORE}"
    )
    assert [part.heading for part in found.developments] == ["Roads", "Markets"]
    assert found.lead and "The road is open." in found.lead.blocks[2].text


@pytest.mark.parametrize(
    "text",
    [
        f"Orm\n\n1. Roads\n\n{TOLD}\n\n2. Markets\n\n{MORE}\n\n1. Ships\n\n{TOLD}",
        f"Orm\n\n1. Roads\n\n{TOLD}\n\n2. Markets\n\n{MORE}",
        f"Orm\n\nI. Roads\n\n{TOLD}\n\nII. Markets\n\n{MORE}",
    ],
)
def test_sections_that_begin_anew_all_stay(text: str) -> None:
    assert heads(text)[-1] in ("Ships", "Markets")
    assert heads(text)[:2] == ["Roads", "Markets"]


def test_a_text_that_begins_with_headers_of_mail_is_mail() -> None:
    found = parsed(
        f"{MAIL}Subject: Lake Brief: pause holds\nTo: readers@lake.example\n\n"
        f"Hello,\n\n1. ROADS OPEN\n{TOLD}\n\n2. MARKET MOVED\n{MORE}\n\n-- \nUnsubscribe here\n"
    )
    assert (found.title, found.date) == ("Lake Brief: pause holds", "2031-05-14")
    assert [part.heading for part in found.developments] == ["ROADS OPEN", "MARKET MOVED"]


@pytest.mark.parametrize(
    "head",
    [
        "From: Orm to Kestra\n",
        "From: Orm\nTo: Kestra\n",
        "Subject: the bridge\nDate: 14 May 2031\n",
        "From: the mayor\nDate: 14 May 2031\nSubject: the bridge\n",
        f"{MAIL}Subject: the bridge\nThe mayor writes that it is closed.\n",
    ],
)
def test_lines_with_colons_are_not_always_headers_of_mail(head: str) -> None:
    found = parsed(f"{head}\n{TOLD}\n\n{MORE}")
    text = " ".join([found.title, *found.credits, *(b.text for p in found.parts for b in p.blocks)])
    assert all(word in text for word in head.replace("\n", " ").split() if word.isalpha())


def test_the_head_of_a_page_that_continues_its_foot_is_an_aside() -> None:
    text = (
        f"Lake Mission: Daily Report 112, {DAY}\n\nRoads\n\n{TOLD}\n\n{PAGE.format(1)}\n"
        f"Lake Mission to Selvany – Daily Report 112\n\nMarkets\n\n{MORE}\n\n{PAGE.format(2)}\n"
    )
    assert heads(text) == ["Roads", "Markets"]
    assert "Lake Mission to Selvany – Daily Report 112" in of_kind(text, "aside")


@pytest.mark.parametrize(
    "line",
    [
        "Lake Mission to Selvany sees two craters at the school of Orm.",
        "Lake Mission to Selvany: the bridge is closed, its head said.",
        "Lake Mission to Selvany – so it is called – will stay until June.",
        "The Lake Mission to Selvany – Daily Report 112 was late.",
        "Lake Mission – Daily Report 112",
    ],
)
def test_a_line_below_a_page_number_is_text(line: str) -> None:
    text = (
        f"Lake Mission: Daily Report 112, {DAY}\n\nRoads\n\n{TOLD}\n\n{PAGE.format(1)}\n"
        f"{line}\n\nMarkets\n\n{MORE}\n\n{PAGE.format(2)}\n"
    )
    assert line not in of_kind(text, "aside")


def test_topics_that_the_title_names_are_sections() -> None:
    text = (
        f"Top news today: Orm, Eastern Tesk\n\nOrm\n\nBridge closed at night\n\n{TOLD}\n\n"
        f"Market moved to the school\n\n{MORE}\n\nEastern Tesk\n\nHarbour open again\n\n{TOLD}\n\n"
        f"Posted on {DAY}"
    )
    assert [(section, head) for section, head, _, _ in rows(text)] == [
        ("Orm", "Bridge closed at night"),
        ("Orm", "Market moved to the school"),
        ("Eastern Tesk", "Harbour open again"),
    ]
    assert parsed(text).date == "2031-05-14"


@pytest.mark.parametrize("name", ["Orm Valley", "Tesk", "Bridges and roads"])
def test_a_topic_that_the_title_does_not_name_is_no_section(name: str) -> None:
    text = f"Top news today: Orm, Eastern Tesk\n\n{name}\n\nBridge closed\n\n{TOLD}\n\n{MORE}"
    assert all(section != name for section, _, _, _ in rows(text))


BYLINE = f"Bridge at Orm falls after a third strike\nBy Juna Holm\n{DAY}, 18:42\n"


@pytest.mark.parametrize(
    "line",
    [
        "The quay of Orm. Photograph: Juna Holm for the Lake Times",
        "The quay of Orm at dawn, on 14 May. JUNA HOLM / LNA",
        "Juna Holm/LNA",
        "Juna Holm / Lake Public Radio",
        "Rescue Service of Selvany/Handout/LNA",
    ],
)
def test_a_credit_of_a_picture_names_who_took_it_and_for_whom(line: str) -> None:
    assert line in of_kind(f"{BYLINE}{TOLD}\n{line}\n{MORE}\n{TOLD}", "caption")


@pytest.mark.parametrize(
    "line",
    [
        "Teo Orr / Juna Holm",
        "Orm/Kestra",
        "The talks were held in Orm. NATO / EU envoys came as well.",
        "Orm Valley / Kestra Hills",
    ],
)
def test_names_and_strokes_alone_make_no_caption(line: str) -> None:
    assert line not in of_kind(f"{BYLINE}{TOLD}\n{MORE}\n{line}\n{MORE}\n{TOLD}", "caption")


def test_a_long_menu_and_a_day_of_another_article_leave_title_and_headings() -> None:
    menu = "Opinion\nNewsletters\nPodcasts\nMy account\nTHE LAKE\n"
    end = f"More on this story\nWhy Orm waits\n{DAY}\nRelated topics\nOrm"
    found = parsed(f"{menu}{BYLINE}{TOLD}\nNo more bridges\n{MORE}\nTalks in June\n{TOLD}\n{end}")
    assert found.title == "Bridge at Orm falls after a third strike"
    assert [part.heading for part in found.developments] == ["No more bridges", "Talks in June"]


@pytest.mark.parametrize(
    "line", ["Comments (48)", "Ad Feedback", "Copyright 2031 Lake Public Radio", "Link Copied!"]
)
def test_buttons_and_rights_are_no_headings(line: str) -> None:
    text = f"{BYLINE}{TOLD}\nNo more bridges\n{MORE}\n{line}\nWhy Orm waits for a bridge."
    assert line not in heads(text)


@pytest.mark.parametrize(
    "line", ["Comments of the mayor", "Copyright 2031 law passes", "Feedback from Orm", "The menu"]
)
def test_headings_with_words_of_buttons_stay(line: str) -> None:
    assert line in heads(f"{BYLINE}{TOLD}\nNo more bridges\n{MORE}\n{line}\n{TOLD}")


def test_losses_below_the_sectors_of_a_front_stay_together() -> None:
    sectors = "\n\n".join(f"On the {name} direction, {TOLD}" for name in ("Orm", "Kestra"))
    text = f"Operational information, {DAY}\n\n{sectors}\n\nLosses:\npersonnel – 340\ntanks – 4"
    found = parsed(text).developments
    assert [len(part.blocks) - 1 for part in found] == [1, 1, 3]


BOX = "Sign up to The Lake Letter\nFree weekly newsletter\n{}\nafter newsletter promotion\n"


def test_the_lines_of_an_offer_up_to_its_end_are_asides() -> None:
    text = f"{BYLINE}{TOLD}\n{BOX.format('The war and the talks')}No more bridges\n{MORE}"
    assert "Free weekly newsletter" in of_kind(text, "aside")
    assert heads(text) == ["No more bridges"]


@pytest.mark.parametrize(
    "line", [MORE, "The bridge stays closed.", "“Nobody came,” the mayor said.", TOLD]
)
def test_sentences_above_the_end_of_an_offer_are_text(line: str) -> None:
    text = f"{BYLINE}{TOLD}\n{BOX.format(line)}No more bridges\n{MORE}"
    assert line not in of_kind(text, "aside")


@pytest.mark.parametrize(
    "line",
    [
        "Nobody spoke, said Juna Holm, who had waited since noon.",
        "“The boat was empty.”",
        "She told him to wait.",
        "The baker asked for a place.",
        "The mayor added that more boats would come.",
    ],
)
def test_what_somebody_said_above_a_picture_is_text(line: str) -> None:
    shown_larger = "View image in fullscreen\nThe quay. Photograph: Juna Holm/RPA"
    text = f"{BYLINE}{TOLD}\n{line}\n{shown_larger}\nNo more bridges\n{MORE}"
    assert line not in of_kind(text, "caption")


def test_a_line_between_buttons_and_the_first_credit_of_a_picture_is_a_caption() -> None:
    line = "The president on Wednesday in Orm"
    text = f"{BYLINE}Share\n{line}\nPhoto: Juna Holm / RPA\n{MORE}\nNo more bridges\n{MORE}"
    assert line in of_kind(text, "caption")


@pytest.mark.parametrize(
    "above",
    [
        "Share\nThe president stays until the end of the week.\n",
        "Share\nThe boats of Orm\n",
        f"Share\n{MORE}\nNo bridges\n",
    ],
)
def test_other_lines_above_the_credit_of_a_picture_are_text(above: str) -> None:
    text = f"{BYLINE}{above}Photo: Juna Holm / RPA\n{MORE}\nNo more bridges\n{MORE}"
    line = above.strip().split("\n")[-1]
    assert line not in of_kind(text, "caption")


def test_who_writes_is_told_by_a_name_in_capitals_and_from_where() -> None:
    told = "JUNA HOLM is a fellow of the Orm Institute."
    text = f"Why small states wait for peace\nBy Juna Holm\n{DAY}\n{told}\n{TOLD}\n{MORE}"
    assert told in of_kind(text, "aside")
    sent = parsed(f"Le marché de la ville rouvre\nJuna Holm (à Orm)\n{DAY}\n{TOLD}\n{MORE}")
    assert "Juna Holm (à Orm)" in sent.credits


@pytest.mark.parametrize(
    "line", ["Juna Holm (47)", "Orm (Kestra)", "JUNA HOLM was seen in Orm.", "Teo Orr is ill."]
)
def test_names_in_other_lines_are_text(line: str) -> None:
    found = parsed(f"Why small states wait\nBy Juna Holm\n{DAY}\n{TOLD}\n{line}\n{MORE}")
    assert line not in found.credits
    assert not any(
        kind == "aside" and words.text == line
        for part in found.parts
        for kind, words in zip(part.kinds, part.blocks[1:], strict=False)
    )


def test_days_of_another_language_are_the_days_of_entries() -> None:
    text = f"Chronik: Krieg\n\n12. Februar 2031\n{TOLD}\n\n9. März 2031\n{MORE}"
    assert [part.day for part in parsed(text).developments] == ["2031-02-12", "2031-03-09"]
    assert parsed(text).date == "2031-03-09"
