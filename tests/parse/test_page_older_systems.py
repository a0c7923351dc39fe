"""Pages of older content systems: tools and icons between paragraphs, comments, speakers of quotes.

Each rule has texts beside it that must not trigger it.
"""

import pytest

from tests.parse.test_page_fields import page as page_with_fields
from tests.parse.test_page_furniture import FIRST, IMG, SECOND, THIRD, page, shown


def between(piece: str, *kinds: str) -> list[str]:
    found = shown(page(f"<p>{FIRST}</p><p>{SECOND}</p>{piece}<p>{THIRD}</p>"), *kinds)
    return [text for text in found if text not in (FIRST, SECOND, THIRD)]


GONE = {
    "a letter of an icon": "<h3><span class=media><span class='icon white'>S</span></span></h3>",
    "the word of an icon": "<p>More <i class=material-icons>arrow_forward</i></p>",
    "tools of a page": "<div class=module><h4>Story Tools</h4><ul><li><iframe src=a></iframe></li>"
    "<li class=social></li><li><a href=/p>Print</a></li><li>-</li><li>reset</li></ul></div>",
    "the size of letters": "<div><h4>Text Size</h4><ul><li>-<li>+<li>reset</ul></div>",
    "topics": "<p class=topics><b>Topics:</b> <a href=/1>river</a>, <a href=/2>flood</a>, "
    "<a href=/3>norland</a></p>",
    "a label in capitals before a link": "<p><b>IN ORM: </b><a href=/a>Family of the driver is "
    "found</a></p>",
}


@pytest.mark.parametrize("name", GONE)
def test_tools_and_icons_are_not_read(name: str) -> None:
    assert between(GONE[name]) == []


KEPT = {
    "<p>In 2031 they opened <own-company id=2>Harbour Bank</own-company> at the quay.</p>": [
        "In 2031 they opened Harbour Bank at the quay."
    ],
    "<h3><span class=icon-text>Orm</span></h3><p>It burns, he said.</p>": [
        "Orm",
        "It burns, he said.",
    ],
    "<p><span class=icon>The mayor</span> left the town, they said.</p>": [
        "The mayor left the town, they said."
    ],
    "<div><h4>Story tools of the army</h4><p>It counts every shell, he said.</p></div>": [
        "Story tools of the army",
        "It counts every shell, he said.",
    ],
    "<p><b>Topics:</b> the river, <a href=/2>the flood</a> and the road, she said.</p>": [
        "Topics: the river, the flood and the road, she said."
    ],
    "<p>IN ORM: <a href=/a>The family of the driver is found</a>, the mayor said.</p>": [
        "IN ORM: The family of the driver is found, the mayor said."
    ],
}


@pytest.mark.parametrize("piece", KEPT)
def test_what_only_resembles_tools_and_icons_stays(piece: str) -> None:
    assert between(piece) == KEPT[piece]


SAID = "The river takes what it wants, and the town has to wait until it falls again."


@pytest.mark.parametrize(
    "piece",
    [
        "<figure><blockquote><p>{}</p></blockquote><figcaption><p>{}</p></figcaption></figure>",
        "<blockquote><p>{}</p><footer>{}</footer></blockquote>",
        "<blockquote><p>{}</p><cite class=author>{}</cite></blockquote>",
        "<blockquote>{}<footer><cite>{}</cite></footer></blockquote>",
    ],
)
def test_the_speaker_of_a_quotation_stays_with_it(piece: str) -> None:
    name = "Ilse Varn, mayor of Orm"
    assert between(piece.format(SAID, name), "quote") == [SAID, name]
    assert between(piece.format(FIRST[:60], name), "quote") == []  # it is pulled from the text


def test_a_caption_beside_no_quotation_is_no_speaker() -> None:
    assert between(f"<figure>{IMG}<figcaption>Ilse Varn, mayor of Orm</figcaption></figure>") == []


TALK = (
    "<div class=who><b>{0}</b> <span>28.oct.2031 | 11:26</span><h4>#{1}</h4></div><p>{2}</p><div>"
    "<a href=#c>Responder</a> <a href=#c>Citar mensaje</a></div>"
)
SAYS = (
    "It is a shame that the bridge was not guarded by anybody.",
    "They should build a new one below the mill, and soon.",
    "Nobody asked us, as always.",
)


def test_comments_with_numbers_are_not_read() -> None:
    talk = "".join(TALK.format(f"reader{n}", n, text) for n, text in enumerate(SAYS))
    found = page(
        f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
        f"<div><h3>3 » Comentarios <a href=/r>Entra</a></h3><div>{talk}</div></div>"
    )
    assert shown(found) == [FIRST, SECOND, THIRD]


DAYS = {
    "<ul><li>The law on the river was signed by the king on May 14, 2011</li></ul>": None,
    "<p>The war began when shells hit Orm on 3 May 2029.</p>": None,
    "<p>On 3 May 2029 the mayor of Orm had to leave the town.</p>": None,
    "<p>The report says that 12 May 2029 was the worst day of all</p>": None,
    "<p>Posted by Ilse Varn in War at the river on 12 May 2031 at 10:05</p>": "2031-05-12",
    "<p>This article was first published on 12 May 2031.</p>": "2031-05-12",
    "<p>posted on Monday, May 12th, 2031</p>": "2031-05-12",
    "<p>By Ilse Varn in Orm and Tam Orr in the north, 12 May 2031</p>": "2031-05-12",
    "<div>Harbour | 12 May 2031, 10:05 | a read of five minutes</div>": "2031-05-12",
}


@pytest.mark.parametrize("above", DAYS)
def test_a_day_that_a_sentence_tells_is_not_that_of_the_page(above: str) -> None:
    found = page_with_fields(f"<h1>Bridge at Marrow blown up</h1>{above}")
    assert (found.published or "")[:10] == (DAYS[above] or "")


def test_a_day_in_an_element_with_its_name_is_that_of_the_page() -> None:
    top = "<div><b>Views</b> <span class={}>May 13, 2031, 8:50 PM</span>"
    for name, day in (("published_date", "2031-05-13"), ("event_date", "")):
        found = page_with_fields(f"{top.format(name)}</div><div><h1>Bridge blown up</h1></div>")
        assert (found.published or "")[:10] == day
    two = "<i class=post-date>May 13, 2031</i><i class=post-date>May 11, 2031</i>"
    assert page_with_fields(f"{two}<div><h1>Bridge blown up</h1></div>").published is None


LINKED = "<div class=item><a href=/{0}><h2>The {1} is shut</h2></a><p>{2}</p></div>"


def test_teasers_below_a_short_article_are_not_read() -> None:
    long = f"{FIRST} {SECOND} {THIRD}"
    others = "".join(
        LINKED.format(n, name, f"Nobody can use the {name} before the river falls, says the town.")
        for n, name in enumerate(("quay", "mill", "road", "fair", "school", "market", "church"))
    )
    article = f"<div><h1>Bridge gone</h1><p>{long}</p><p>{long[::-1]}</p><p>{long[9:]}</p></div>"
    found = page(f"{article}<div><h5>On the front of The Quay</h5>{others}</div>")
    assert len(shown(found)) == 3
    digest = page(f"<div><h1>News</h1><p>{SECOND}</p></div><div>{others}</div>")
    assert len(shown(digest)) > 7


def test_the_name_of_an_old_archive_is_no_headline() -> None:
    head = "<title>The Film Gang  &raquo; Blog Archive   &raquo; Stand Up</title>"
    found = page_with_fields("<h1>The Film Gang</h1><h2>Stand Up</h2>", head)
    assert (found.title, found.publisher) == ("Stand Up", "The Film Gang")


def test_the_sign_of_a_link_to_a_heading_is_no_part_of_it() -> None:
    for sign in ("<a class=anchor href=#a>#</a>", "<a href=#a>¶</a>", "<a href=#a>§</a>"):
        assert between(f"<h2 id=a>Armour {sign}</h2><p>It burns, he said.</p>") == [
            "Armour",
            "It burns, he said.",
        ]
    assert between("<h2><a href=#a>C#</a></h2><p>It burns.</p>") == ["C#", "It burns."]


def test_the_paper_behind_the_name_of_an_author_is_none() -> None:
    for line in ("By Ilse Varn for The Quay", "By <a class=author>Ilse Varn for Quay News</a>"):
        found = page_with_fields(f"<h1>Bridge gone</h1><p class=byline>{line}</p>")
        assert found.authors == ("Ilse Varn",)


BOX = "<div class=factbox><h3>The mill</h3>{}</div>"


def test_a_box_of_facts_with_several_sentences_is_text() -> None:
    facts = [
        "The mill was built in 1931 by a soldier who came back.",
        "It had 11 wheels, all of oak.",
    ]
    told = "".join(f"<p>{fact} Nobody knows more of it.</p>" for fact in facts)
    assert between(BOX.format(told))[0] == "The mill"
    assert between(BOX.format("<p>In short.</p><p><a href=/a>The mill burns again.</a></p>")) == []


PARTS = "<div class=article-text>{}</div>"


def test_a_short_second_part_of_a_text_is_read() -> None:
    whole = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD, FIRST[::-1], SECOND[::-1]))
    end = "The mayor left the town at noon."
    appeal = "<div class=ask><p>We need you. Give us $5 a month.</p><a href=/d>Donate now</a></div>"
    found = page(
        f"{PARTS.format(whole)}{appeal}{PARTS.format(f'<p>{end}</p>')}<div>Tags: Orm</div>"
    )
    assert shown(found)[-1] == end
    for other in (
        f"<div class=cards><p>{end}</p></div>",
        PARTS.format(f"<p>{end}</p><p><a href=/a>More on the mayor and his town</a></p>"),
        PARTS.format("Last changed at noon"),
    ):
        assert len(shown(page(f"{PARTS.format(whole)}{appeal}{other}"))) == 5


def test_where_a_version_is_printed_is_beside_the_text() -> None:
    note = "A version of this article appears in print on Nov. 6, 2031, Section A, Page 1."
    assert between(f"<p>{note}</p>") == []
    told = "A version of this story is told in every village, she said."
    assert between(f"<p>{told}</p>") == [told]


def test_times_in_the_cells_of_a_table_begin_entries() -> None:
    rows = "".join(
        f"<tr><td>{time}</td><td>{text}</td></tr>"
        for time, text in (("04:10", FIRST), ("04:55", SECOND), ("06:30", THIRD))
    )
    found = page(
        f"<p>It took a night.</p><table><tr><th>Time<th>Event</tr>{rows}</table><p>So.</p>"
    )
    assert [(part.time, part.paragraphs[0]) for part in found.parts[-3:]] == [
        ("04:10", FIRST),
        ("04:55", SECOND),
        ("06:30", THIRD),
    ]
    assert "Time | Event" not in shown(found)
    figures = (
        "<table><tr><td>Time</td><td>Boats</td></tr><tr><td>04:10</td><td>12</td></tr></table>"
    )
    assert between(figures) == ["Time | Boats", "04:10 | 12"]


ENTRIES = (("14:05", FIRST), ("12:30", SECOND), ("08:00", THIRD))


def test_items_that_begin_with_times_are_entries() -> None:
    items = "".join(f"<li><b>{time}</b> {text}</li>" for time, text in ENTRIES)
    found = page(f"<h1>Live</h1><ul>{items}</ul>")
    assert [(part.time, part.paragraphs[0]) for part in found.parts] == list(ENTRIES)
    few = page(f"<h1>News</h1><ul>{items}{'<li>The mayor left the town at noon.' * 2}</ul>")
    assert not any(part.time for part in few.parts)
    short = "".join(f"<li>{time} Bus to Orm" for time, _ in ENTRIES)
    assert not any(part.time for part in page(f"<h1>Buses</h1><ul>{short}</ul><p>{FIRST}").parts)


def test_a_linked_item_over_inner_items_is_their_heading() -> None:
    inner = f"<ul><li>{FIRST} <a href=/r>(RPA)</a><li>{SECOND} <a href=/r>(RPA)</a></ul>"
    lists = f"<p><b>War</b></p><ul><li><a href=/w>River war</a>{inner}</ul>"
    found = page(f"<h1>May 12, 2031</h1>{lists}<p><b>Floods</b></p><ul><li>{THIRD}</ul>")
    heads = [(part.section, part.heading) for part in found.parts]
    assert heads == [("War", "River war"), ("War", "River war"), ("Floods", "")]
    menu = "<ul><li><a href=/w>War</a><ul><li><a href=/a>The bridge is shut</a></ul></ul>"
    assert between(menu) == []


def test_figures_and_what_they_count_in_one_box_are_rows() -> None:
    item = "<div class=item><span>{}</span><span>{}</span></div>"
    losses = "".join(item.format(*pair) for pair in (("812", "tanks"), ("1,204", "guns")))
    assert between(losses) == ["812 | tanks", "1,204 | guns"]
    assert between(item.format("812", "tanks")) == []
    assert between(item.format("12 May", "Orm") + item.format("13 May", "Orm")) == []


@pytest.mark.parametrize(
    ("words", "shown_words"),
    [("“We stay,”", "“We stay,”"), ('"We stay,"', '"We stay,"'), ("We stay,", "“We stay,”")],
)
def test_a_quotation_element_has_one_pair_of_marks(words: str, shown_words: str) -> None:
    assert between(f"<p><q>{words}</q> she told them.</p>") == [f"{shown_words} she told them."]


NEWS = (("Hollin held", FIRST), ("Power back", SECOND), ("Night raid", THIRD))


def heads(body: str) -> list[str]:
    return [part.heading for part in page(f"<h1>Morning brief</h1>{body}").parts if part.heading]


def test_linked_headings_below_the_title_are_those_of_a_digest() -> None:
    linked = "".join(f"<h3><a href=/{n}>{n}</a></h3><p>{text}</p>" for n, text in NEWS)
    assert heads(f"<p>Good morning.</p>{linked}") == [name for name, _ in NEWS]


def test_bold_lines_in_items_are_the_headings_of_what_follows() -> None:
    item = "<li><strong>{}</strong><br>{}</li>"
    items = "".join(item.format(*pair) for pair in NEWS)
    assert heads(f"<p>{FIRST[::-1]}.</p><ol>{items}</ol>") == [name for name, _ in NEWS]
    assert heads(f"<p>{FIRST}</p><ul>{item.format(*NEWS[1])}<li>{THIRD}</ul>") == []
    plain = "".join(f"<li><b>{name}</b> {text}</li>" for name, text in NEWS)
    assert heads(f"<p>{FIRST}</p><ul>{plain}</ul>") == []


def test_bold_first_sentences_are_headings_if_most_paragraphs_have_one() -> None:
    led = "<p><b>{}.</b> {}</p>"
    assert heads("".join(led.format(*pair) for pair in NEWS)) == [f"{name}." for name, _ in NEWS]
    assert heads("".join(led.format(*pair) for pair in NEWS[:2]) + f"<p>{THIRD}</p>") == []
    talk = "".join(f"<p><b>Varn:</b> {text}</p>" for _, text in NEWS)
    assert heads(talk) == []
    under = "".join(led.format(*pair) for pair in NEWS)
    assert heads(f"<h2>The front</h2>{under}") == ["The front"]
    assert heads("".join(f"<p><b>{name}</b> {text}</p>" for name, text in NEWS)) == []


def test_the_speaker_in_a_box_named_as_a_quotation_stays() -> None:
    name = "<span class=quote-author>Ilse Varn, mayor of Orm</span>"
    assert between(f"<div class=quote><p>“{SAID}”</p>{name}</div>") == [
        f"“{SAID}”",
        "Ilse Varn, mayor of Orm",
    ]
    for other in (
        "<div class=author>Ilse Varn</div>",
        "<div class=unquoted><i class=credit>RPA</i>",
    ):
        assert between(f"<div class=box>{other}</div>") == []


@pytest.mark.parametrize(
    "top",
    [
        "<div><h5>Text Size <a href=/s>+</a></h5><h5>Print</h5>{}</div>",
        "<div><h5>Text Size</h5>{}</div>",
        "<div>Tags: <a href=/1>river</a>, <a href=/2>flood</a>{}</div>",
        "<div>{}Tags: <a href=/1>river</a>, <a href=/2>flood</a></div>",
    ],
)
def test_tools_and_topics_in_the_box_of_a_text_hide_none_of_it(top: str) -> None:
    texts = (FIRST, SECOND, THIRD)
    told = shown(page(top.format("".join(f"<p>{text}</p>" for text in texts))))
    assert [text for text in told if text in texts] == list(texts)
