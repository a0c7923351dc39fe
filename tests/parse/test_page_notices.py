"""Pages: requests for consent, offers and comments are known by their words, not their names."""

import pytest

from tests.parse.test_page_furniture import FIRST, SECOND, THIRD, page, shown

CONSENT = (
    "We and our 183 partners store information on your device and use cookies to show you ads.",
    "This website uses cookies to give you the best experience. Do you accept?",
    "By clicking “Accept”, you agree that we store cookies and similar data.",
    "Um unsere Seite mit Werbung zu nutzen, stimmen Sie bitte der Verwendung von Cookies zu.",
    "Wir verwenden Cookies und ähnliche Technologien auf Ihrem Endgerät.",
    "Nous et nos partenaires utilisons des cookies avec votre consentement.",
    "Utilizamos cookies propias y de terceros. Puede aceptar o rechazar su uso.",
    "Мы используем файлы cookie. Продолжая, вы соглашаетесь с этим.",
)


@pytest.mark.parametrize("asked", CONSENT)
def test_a_request_for_consent_goes_with_its_box(asked: str) -> None:
    more = "You can withdraw at any time, or read without ads for 2.99 a month."
    box = f"<div class=x1><h2>Welcome to The Quay</h2><p>{asked}</p><p>{more}</p></div>"
    article = f"<h1>Bridge gone</h1><p>{FIRST}</p><p>{SECOND}</p>"
    assert shown(page(f"{box}<div>{article}</div>")) == [FIRST, SECOND]
    assert shown(page(f"<div>{article}</div>{box}")) == [FIRST, SECOND]


TEXT_ON_CONSENT = (
    "We found cookies on 40 of 60 sites, and users had not given consent, the watchdog said.",
    "“We use cookies to improve your experience,” said the notice that she had to accept.",
    "The firm says that it uses cookies only with the consent of its users.",
    "By accepting cookies, users agree to share data with 183 partners, the watchdog said.",
    "This website used cookies for years, and no partner asked for consent, the judge said.",
    "We bake cookies for the soldiers at Marrow every Friday, she said of the women of the town.",
)


@pytest.mark.parametrize("told", TEXT_ON_CONSENT)
def test_a_text_about_consent_is_text(told: str) -> None:
    assert shown(page(f"<p>{FIRST}</p><p>{told}</p><p>{SECOND}</p>")) == [FIRST, told, SECOND]


OFFERS = (
    "To continue reading this article, subscribe",
    "To read the rest of this story, sign in",
    "Subscribe to keep reading",
    "Jetzt weiterlesen mit Kai+",
    "Dieser Artikel ist exklusiv für unsere Abonnenten",
    "Il vous reste 72 % de cet article à lire.",
    "Para seguir leyendo, hágase socio",
)


@pytest.mark.parametrize("offer", OFFERS)
def test_an_offer_that_stands_for_the_rest_of_a_text_is_aside_with_its_box(offer: str) -> None:
    box = f"<div class=gate><h2>{offer}</h2><p>Only 1 crown a week.</p><ul><li>All of it</ul></div>"
    found = page(f"<article><h1>Bridge gone</h1><p>{FIRST}</p><p>{SECOND}</p>{box}</article>")
    assert shown(found) == [FIRST, SECOND]
    assert shown(found, "aside") == [offer, "Only 1 crown a week.", "All of it"]


NO_OFFERS = (
    "To read the ruling the court asks people to register.",
    "To continue the fight, men subscribe to the fund of the town.",
    "Unlock the gate at noon, the order says.",
    "This article of the treaty is for both sides.",
    "Weiterlesen wollte niemand an diesem Abend.",
)


@pytest.mark.parametrize("told", NO_OFFERS)
def test_words_like_those_of_an_offer_are_text(told: str) -> None:
    found = page(f"<p>{FIRST}</p><div><p>{told}</p><p>{SECOND}</p></div><p>{THIRD}</p>")
    assert shown(found) == [FIRST, told, SECOND, THIRD]


REMARK = "<div class=r><b>gina{}</b><p>{}</p><a href='#'>{}</a> <a href='#'>{}</a></div>"


@pytest.mark.parametrize("link", ["Reply", "Antworten", "Répondre", "Ответить"])
def test_the_box_around_two_links_to_reply_holds_comments(link: str) -> None:
    one = REMARK.format(1, f"A disgrace. {SECOND} {THIRD}", link, "Like 12")
    two = REMARK.format(2, f"I agree. {THIRD} {SECOND}", link, "Report")
    talk = f"<section><h2>What you say</h2>{one}{two}</section>"
    assert shown(page(f"<h1>Bridge gone</h1><p>{FIRST}</p><p>{SECOND}</p>{talk}")) == [
        FIRST,
        SECOND,
    ]


def test_links_that_only_begin_like_that_are_no_comments() -> None:
    links = "".join(f"<p>{THIRD} <a href=/{n}>Reply to letter {n}</a></p>" for n in range(2))
    body = f"<div><p>{SECOND}</p>{links}</div>"
    assert len(shown(page(f"<h1>Bridge gone</h1><p>{FIRST}</p>{body}"))) == 4
    only = "".join(REMARK.format(n, f"{n} {SECOND}", "Reply", "Like") for n in range(2))
    assert len(shown(page(f"<h1>A thread</h1>{only}"))) >= 2


def test_a_byline_in_lines_is_none_of_the_text() -> None:
    lines = "By <b>ADA VELL</b><br>Staff Writer<br>Posted Nov. 14, 2031 at 6:15 PM"
    found = page(f"<h2>Bridge gone</h2><p>{lines}</p><p>{FIRST}</p><p>{SECOND}</p>")
    assert shown(found) == ["Bridge gone", FIRST, SECOND]
    assert (found.authors, found.published) == (("ADA VELL",), "2031-11-14T18:15:00")
    poem = "By the river we sat<br>until the water fell.<br>It rained."
    assert shown(page(f"<p>{FIRST}</p><p>{poem}</p><p>{SECOND}</p>"))[1] == (
        "By the river we sat until the water fell. It rained."
    )


def test_the_name_of_a_table_is_its_caption() -> None:
    table = "<table><caption>Losses of 2 June</caption><tr><td>Tanks</td><td>812</td></tr></table>"
    found = page(f"<p>{FIRST}</p>{table}<p>{SECOND}</p><p>{THIRD}</p>")
    assert shown(found, "caption", "table") == ["Losses of 2 June", "Tanks | 812"]


@pytest.mark.parametrize(
    "rules",
    [
        f"Please note that your comments have to be on topic and civil. {SECOND * 7}",
        "Found a mistake? Select it and press Ctrl+Enter.",
        "... ist Professor für Flusskunde in Orm. Er forscht seit 2025 zu Brücken.",
        "… is a senior fellow at the Orm Institute, where she works on rivers.",
    ],
)
def test_rules_for_comments_and_words_on_an_expert_are_asides(rules: str) -> None:
    found = page(f"<h1>Bridge gone</h1><p>{FIRST}</p><p>{rules}</p><p>{SECOND}</p>")
    assert (shown(found), shown(found, "aside")) == ([FIRST, SECOND], [rules])


@pytest.mark.parametrize(
    "told",
    [
        f"Your comments were civil, she said of their letters. {SECOND * 19}",
        "The machine at Marrow has a key that says Control and one that says Enter.",
        "… is how the mayor told it, and the professor nodded.",
        "... ist am Abend gefallen, sagte der Professor.",
    ],
)
def test_words_like_rules_are_text(told: str) -> None:
    assert told in shown(page(f"<p>{FIRST}</p><p>{told}</p><p>{SECOND}</p>"))


def test_the_address_of_a_printed_page_is_no_text() -> None:
    end = "<p>Copyright 2031 The Quay. All rights reserved.</p><p>Article URL: https://a.example/b</p>"
    assert shown(page(f"<p>{FIRST}</p><p>{SECOND}</p>{end}")) == [FIRST, SECOND]
    link = f"<p>{THIRD} The list of them is at https://a.example/b</p>"
    assert len(shown(page(f"<p>{FIRST}</p><p>{SECOND}</p>{link}"))) == 3


def test_the_address_of_a_picture_in_a_short_message_goes() -> None:
    said = "<blockquote><p>We watch the port. <a href=/x>pic.twitter.com/a1B2</a></p></blockquote>"
    assert shown(page(f"<p>{FIRST}</p>{said}<p>{SECOND}</p>"))[1] == "We watch the port."


def test_buttons_and_notes_of_an_encyclopedia_are_no_text() -> None:
    edit = "<span class=mw-editsection>[<a href=/e>edit</a>]</span>"
    note = "<div class=hatnote>For the days before, see <a href=/m>May</a>.</div>"
    for head in (f"<h2>2 June{edit}</h2>", f"<div class=mw-heading><h2>2 June</h2>{edit}</div>"):
        found = page(f"{note}<p>{FIRST}</p>{head}<p>{SECOND}</p><p>{THIRD}</p>")
        assert shown(found) == [FIRST, "2 June", SECOND, THIRD]


SUMMED = "Schools will be shut on Friday in four counties"
SUMMARY = f'<meta name="description" content="{SUMMED}.">'


@pytest.mark.parametrize(
    ("above", "parts"),
    [
        (f"<h2>{SUMMED}.</h2>", [("", SUMMED + "."), ("", FIRST), ("", SECOND)]),
        (f"<p>{THIRD}</p><h2>{SUMMED}</h2>", [("", THIRD), (SUMMED, FIRST), (SUMMED, SECOND)]),
        ("<h2>Schools will be shut</h2>", [("Schools will be shut", FIRST)]),
    ],
)
def test_a_heading_that_is_the_summary_is_a_paragraph(
    above: str, parts: list[tuple[str, str]]
) -> None:
    found = page(f"<h1>Bridge gone</h1>{above}<p>{FIRST}</p><p>{SECOND}</p>", SUMMARY)
    told = [(part.heading, text) for part in found.parts for text in part.paragraphs]
    assert told[: len(parts)] == parts


LEAD = "The dockers began a strike of two days on Tuesday, and the port is shut."


@pytest.mark.parametrize(
    ("lead", "is_shown"),
    [
        (f"<p class='article__chapo'>{LEAD}</p>", True),
        (f"<div class=c-standfirst><p class=dek>{LEAD}</p></div>", True),
        ("<p class=chapo>Strikes and markets in the north</p>", False),
        (f"<p class=chapo>By Juna Holm, {LEAD[:-1]}</p>", False),
        (f"<p class=x>{LEAD}</p>", True),
        (f"<p class=x>{LEAD[:-1]}</p>", False),
        (f"<p class='ad leaderboard'>{LEAD}</p>", False),
        (f"<p class=lead><a href=/x>{LEAD}</a></p>", False),
        (f"<p class=lead hidden>{LEAD}</p>", False),
        (f"<figure><p class=lead>{LEAD}</p></figure>", False),
    ],
)
def test_a_text_named_as_the_standfirst_is_read(lead: str, is_shown: bool) -> None:
    texts = [f"{FIRST} It was pillar {number}." for number in range(20)]
    body = "".join(f"<p>{text}</p>" for text in texts)
    links = "<div><a href=/s>Share this text with friends</a></div>" * 8
    found = page(f"<div class=top><h1>Bridge gone</h1>{lead}{links}</div><div class=b>{body}</div>")
    assert shown(found) == [LEAD] * is_shown + texts


@pytest.mark.parametrize(
    ("byline", "published"),
    [
        ("<div><span>By TNN</span><span>PublishedMAY 12, 2031, 6:10 AM</span></div>", "T06:10:00"),
        ("<div><time><span>May 12, 2031</span><span>11:00 AM UTC</span></time></div>", "T11:00:00"),
        ("<div>Por: Redacción Orm | 12 de mayo de 2031 - 12:30 p. m.</div>", "T12:30:00"),
        ("<div><span>Published</span><span>12 May 2031</span></div>", ""),
    ],
)
def test_a_byline_with_times_side_by_side_is_a_time_and_no_text(
    byline: str, published: str
) -> None:
    for after in (f"<p>{FIRST}</p>", f"<ul><li>{FIRST}</ul>"):
        found = page(f"<h1>Bridge gone</h1>{byline}{after}<p>{SECOND}</p><p>{THIRD}</p>")
        assert found.published == f"2031-05-12{published}"
        assert shown(found)[0].endswith(FIRST)


INVITED = (
    "<p><b>Puede leer:</b> <a href=/b>Así se formó el volcán</a></p>",
    "<p>Siehe auch: <a href=/b>Wie die Brücke gebaut wurde</a></p>",
    "<p>Bekijk ook: <a href=/b>Zo werd de brug gebouwd</a></p>",
    "<div>💡</div>",
)


@pytest.mark.parametrize("invited", INVITED)
def test_links_behind_words_of_other_languages_go(invited: str) -> None:
    assert shown(page(f"<p>{FIRST}</p>{invited}<p>{SECOND}</p>")) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Síganos en Google Noticias.", "Síganos en silencio hasta la torre, ordenó."),
        ("Suscríbete al canal de la casa.", "Suscríbete, le dijo el alcalde a su hermano."),
        ("Suivez-nous sur WhatsApp.", "Suivez le chemin du port, a dit le maire."),
        ("Support local news: join us.", "Support local news agencies, the minister told them."),
        ("Ada Vell can be reached at 555-0134.", "Orm can be reached at night by boat."),
        ("This interview has been edited for length.", "This interview has been hard, she said."),
        ("Dalsza część tekstu pod wideo.", "Dalsza część wsi spłonęła w nocy, mówi wójt."),
        ("Have you been affected? Get in touch: a@b.example", "Have you been there? No, he said."),
        ("Our Standards: The Quay Principles.", "Our standards are high, the clerk said."),
    ],
)
def test_invitations_of_other_languages_are_asides(asked: str, told: str) -> None:
    found = page(f"<p>{FIRST}</p><p>{asked}</p><p>{told}</p><p>{SECOND}</p><p>{THIRD}</p>")
    assert (shown(found), shown(found, "aside")) == ([FIRST, told, SECOND, THIRD], [asked])


@pytest.mark.parametrize(
    "label",
    [
        "The General Staff reports losses from 1 January to 4 March 2031:",
        "By Juna Vell, in her diary of 4 March 2031:",
        "What they carried:",
    ],
)
def test_a_label_of_a_list_with_a_day_is_text(label: str) -> None:
    items = "<ul><li>tanks – 212 (+4);<li>guns – 388 (+11).</ul>"
    for above in ("", f"<p>{FIRST}</p>"):
        assert label in shown(page(f"<h1>Day 5</h1>{above}<p>{label}</p>{items}<p>{SECOND}</p>"))


def test_an_item_that_names_a_list_of_links_goes_with_them() -> None:
    links = "<li><a href=/a>Central banks</a><li><a href=/b>Prices</a>"
    body = f"<p>{FIRST}</p><p>{SECOND}</p><ul><li>Suggested topics:{{}}</ul><p>{THIRD}</p>"
    assert shown(page(body.format(links))) == [FIRST, SECOND, THIRD]
    kept = shown(page(body.format("<li>ten tents<li>two boats")), "list")
    assert kept == ["• Suggested topics:", "• ten tents", "• two boats"]


def test_a_short_standfirst_in_a_box_of_its_own_is_read() -> None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    for name, count in (("sommario", 4), ("dek", 4), ("x", 3), ("tag", 3)):
        box = f"<div class={name}>The road stays closed.</div>"
        assert len(shown(page(f"<h1>Bridge gone</h1>{box}{body}"))) == count


@pytest.mark.parametrize(
    ("name", "body", "is_read"),
    [
        ("related-posts", FIRST + SECOND, False),
        ("sidebar", FIRST + SECOND, False),
        ("correlati", FIRST + SECOND, False),
        ("infobox", FIRST + SECOND, True),
        ("x", FIRST + SECOND, True),
        ("related-posts", SECOND, True),  # most of the page
    ],
)
def test_other_texts_beside_a_short_text_are_none_of_it(
    name: str, body: str, is_read: bool
) -> None:
    other = f"{THIRD} A bus was late." if len(body) > len(SECOND) else f"{THIRD} {FIRST}"
    box = f"<div class={name}><h3>A bus</h3><p>{other}</p></div>"
    told = shown(page(f"<article><h1>Bridge gone</h1><p>{body}</p></article>{box}"))
    assert (other in told) == is_read


def test_who_contributed_to_a_short_text_is_told() -> None:
    end = "Reporting by Juna Vell; Editing by Stig Amadi"
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{end}</p>")
    assert shown(found, "aside") == [end]


ORDERS = (
    "Mit meiner Anmeldung zum Newsletter stimme ich der Werbevereinbarung zu.",
    "By signing up, you agree to our terms of use and privacy policy.",
    "En vous inscrivant, vous acceptez notre politique de confidentialité.",
)


@pytest.mark.parametrize("order", ORDERS)
def test_a_form_for_a_newsletter_is_aside_with_all_its_lines(order: str) -> None:
    lines = f"<h3>The letter from Orm</h3><p>Every Friday at noon.</p><p>{order}</p>"
    form = f"<div class=x9>{lines}</div>"
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p>{form}<p>{THIRD}</p>")
    assert shown(found) == [FIRST, SECOND, THIRD]


LIKE_ORDERS = (
    "By signing the terms of the truce, the army gave up the bridge, the mayor said.",
    "By subscribing to the newsletter of the ministry, 400 people learned of the flood first.",
    "Mit der Anmeldung zum Newsletter der Stadt begann der Streit, sagt sie.",
    "I agree with the mayor, she wrote in her newsletter on Friday.",
    "By entering the town at noon they broke the terms of the truce, said a clerk.",
)


@pytest.mark.parametrize("told", LIKE_ORDERS)
def test_words_like_those_of_a_form_leave_the_text_before_them(told: str) -> None:
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{told}</p>")
    assert shown(found)[:2] == [FIRST, SECOND]
    assert told in shown(found) + shown(found, "aside")


@pytest.mark.parametrize(
    "told",
    [
        "As reported by the harbour office, on Friday the army lost three boats.",
        "Published by the ministry on Friday, the list names 40 missing sailors.",
        "Compiled by a clerk, the report says nothing of the bridge.",
        "Reviewed by three experts, the film shows a boat that burns.",
        "Prepared by the council, the plan for the bridge costs too much.",
    ],
)
def test_a_sentence_that_begins_like_a_credit_is_text(told: str) -> None:
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{told}</p>")
    assert shown(found) == [FIRST, SECOND, told]
    credit = "Compiled by Ilse Hagen and Tom Roe, for the Harbour News."
    assert credit not in shown(page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{credit}</p>"))


def test_key_points_in_a_box_above_a_live_page_are_read() -> None:
    points = (
        "<section><h2>What we know so far</h2><ul><li>Two boats lost<li>Orm is dark</ul></section>"
    )
    entry = "<article><time>{}</time><h2>{}</h2><p>{}</p></article>"
    told = (("14:05", "Boats", FIRST), ("13:20", "River", SECOND), ("9:05", "Calm", THIRD))
    entries = "".join(entry.format(*one) for one in told)
    found = page(f"<h1>War live</h1>{points}<div>{entries}</div>")
    assert shown(found, "list") == ["• Two boats lost", "• Orm is dark"]
