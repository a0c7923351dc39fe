"""Pages: captions, teasers, labels and notes are told from the text, and the text stays whole."""

import pytest

from reader.models import Bulletin
from tests.parse.cases import TODAY, Text, parse_one

FIRST = "Selvanian engineers blew up the bridge at Marrow before dawn, the ministry said on Monday."
SECOND = "The river is in flood, and nobody can cross it below the mill until the water falls."
THIRD = "About 12,000 people were on the road west by nightfall, the mayor of Brenholt told them."
IMG = "<img src=a.jpg alt='A bridge over the river in winter'>"


def page(body: str, head: str = "") -> Bulletin:
    text = f"<!doctype html><html><head>{head}</head><body><main>{body}</main></body></html>"
    found = parse_one(Text(text, "saved.html", None, "text/html"), TODAY)
    assert isinstance(found, Bulletin), found
    return found


def shown(found: Bulletin, *kinds: str) -> list[str]:
    """The headings and paragraphs, or those of some kinds."""
    texts = []
    for part in found.parts:
        texts += [part.heading] if part.heading and not kinds else []
        own = part.kinds or ("paragraph",) * len(part.paragraphs)
        texts += [
            text
            for text, kind in zip(part.paragraphs, own, strict=True)
            if (kind in kinds if kinds else kind not in ("aside", "caption"))
        ]
    return texts


GONE = {
    "a line of signs": "<p>***</p>",
    "the only text beside a picture": f"<div>{IMG}<p>Soldiers at Marrow on Sunday</p></div>",
    "the description of a picture": f"<div>{IMG}</div><p>A bridge over the river in winter</p>",
    "the heading of a video": "<div><h2>The flood in pictures</h2><video src=a></video></div>",
    "linked headlines with a line each": "".join(
        f"<div class=x><h3><a href=/{n}>Shells hit Orm</a></h3><p>Two houses burn there.</p></div>"
        for n in range(2)
    ),
    "a teaser with a picture": f"<div>{IMG}<h3><a href=/a>Shells hit</a></h3>It burns.</div>",
    "a link behind a word that invites": "<p>READ MORE: <a href=/a>Shells hit Orm</a></p>",
    "a link behind a sign": "<p>&gt;&gt; <a href=/a>Shells hit the harbour at Orm</a></p>",
    "words for screen readers alone": "<p><span class=sr-only>Opens in a new tab</span></p>",
    "a heading and its list of links": "<h3>More on the flood</h3><ul><li><a href=/a>Shells hit</a>"
    "<li><a href=/b>Orm burns</a></ul>",
    "a label over a picture and its link": f"<div><h4>Current Issue</h4><a href=/a>{IMG}</a><div>"
    "<a href=/a>The issue of May</a></div></div>",
    "a picture with words and a credit": f"<div>{IMG}<h4>{FIRST[:60]} from the left, in a long line"
    " of 120 letters that tells who is who there.</h4><p>Photo: AFP</p></div>",
    "a picture with words and a source": f"<div>{IMG}<div>The river at Marrow carries more water "
    "than in any May before.</div><div>Source: RPA</div></div>",
    "links of an encyclopedia": "<div class=navbox><p>Battles of the river war</p></div>",
    "what stands in the place of a frame": "<amp-iframe><p placeholder>Loading…</p></amp-iframe>",
    "the changes of a page": "<div class=published-dates><p>The figures were added on 4 March.</p>"
    "</div>",
    "who took the pictures": "<p>Photo(s): © 2031 The Quay and/or © its archive, unless noted</p>",
}


@pytest.mark.parametrize("name", GONE)
def test_what_stands_beside_the_text_is_not_read(name: str) -> None:
    assert shown(page(f"<p>{FIRST}</p><p>{SECOND}</p>{GONE[name]}<p>{THIRD}</p>")) == [
        FIRST,
        SECOND,
        THIRD,
    ]


KEPT = {
    f"<div>{IMG}<h2>The bridge</h2><p>It fell at noon.</p></div>": [
        "The bridge",
        "It fell at noon.",
    ],
    "<h2><a name=b>The bridge</a></h2><p>It fell.</p>": ["The bridge", "It fell."],
    "<h2><a href='#b'>The bridge</a></h2><p>It fell.</p>": ["The bridge", "It fell."],
    "<h2 class=widget-title>The bridge</h2><p>It fell.</p>": ["The bridge", "It fell."],
    "<p><span class=strong>The bridge</span></p><p>It fell.</p>": ["The bridge", "It fell."],
    "<p><span style='font-weight: 700'>The bridge</span></p><p>It fell.</p>": [
        "The bridge",
        "It fell.",
    ],
    "<p style='color:red;font-weight:bold'>The bridge</p><p>It fell.</p>": [
        "The bridge",
        "It fell.",
    ],
    "<p><a href=/a>The bridge at Marrow fell into the river at noon</a>.</p>": [
        "The bridge at Marrow fell into the river at noon."
    ],
    "<p>Soldiers left.</p>": ["Soldiers left."],
    "<p id=block-n1AuAdJlVL>It fell.</p>": ["It fell."],
    f"<div>{IMG}<p>{SECOND} {THIRD} {SECOND} {THIRD}</p><p>Source: RPA</p></div>": [
        f"{SECOND} {THIRD} {SECOND} {THIRD}"
    ],
    "<div><p>The river fell by two metres in a day.</p><p>Source: RPA</p></div>": [
        "The river fell by two metres in a day."
    ],
    "<h2>The bridge</h2><ul><li><a href=/a>Shells hit Orm</a></ul><p>It fell.</p>": [
        "The bridge",
        "It fell.",
    ],
    f"<aside><p>{FIRST} Nobody died.</p><p>{SECOND} It is cold and deep there.</p></aside>": [
        f"{FIRST} Nobody died.",
        f"{SECOND} It is cold and deep there.",
    ],
    "<p>The field is 3 km<sup>2</sup> wide.</p>": ["The field is 3 km2 wide."],
    "<p>It is in part <a href=#part-3>3</a> of it.</p>": ["It is in part 3 of it."],
    "<p>The<sup><a href=#about>new</a></sup> road.</p>": ["Thenew road."],
    "<p>Line [1] is open.</p>": ["Line [1] is open."],
    "<div class=changelog_list><ul><li>ten tents</ul></div>": ["• ten tents"],
    "<p><a href=#fn>12</a> houses burn.</p>": ["12 houses burn."],
    "<p>What they carried</p><ul><li>tents</li></ul>": ["What they carried", "• tents"],
}


@pytest.mark.parametrize("piece", KEPT)
def test_what_only_looks_like_that_is_read(piece: str) -> None:
    whole = shown(page(f"<p>{FIRST}</p><p>{SECOND}</p>{piece}<p>{THIRD}</p>"))
    assert whole == [FIRST, SECOND, *KEPT[piece], THIRD]


NOTE_MARKS = (
    "<sup><a href='#cite_note-1'><span>&#91;</span>1<span>&#93;</span></a></sup>",
    "<a class=footnote-anchor href='#footnote-1'>1</a>",
    "<sup><a href='#ref-CR1'>1</a>,<a href='#ref-CR2'>2</a></sup>",
    " <a href='https://quay.example/source'>[12]</a>",
    "<a href='#_edn4'><sup>[iv]</sup></a>",
)


@pytest.mark.parametrize("mark", NOTE_MARKS)
def test_numbers_of_notes_are_no_words_of_a_sentence(mark: str) -> None:
    body = f"<p>{FIRST[:-1]}{mark}.</p><p>{SECOND}{mark} {THIRD}</p>"
    assert shown(page(body)) == [FIRST, f"{SECOND} {THIRD}"]


def test_lines_behind_dashes_are_items_if_there_are_several() -> None:
    rows = "<b>Losses of the day:</b><br>- tanks - 41 (+1);<br>\n- drones - 310 (+9).<br>It rained."
    found = page(f"<div>{FIRST}<br><br>{rows}<br><br>{SECOND}</div>")
    items = ["• tanks - 41 (+1);", "• drones - 310 (+9)."]
    assert shown(found) == [FIRST, "Losses of the day:", *items, "It rained.", SECOND]
    assert shown(found, "list") == items
    one = page(f"<div>{FIRST}<br>- “No,” she said.<br><br>{SECOND}</div>")
    assert not shown(one, "list")


def test_boxes_of_notes_are_asides() -> None:
    note = "The statement of the ministry is dated Sunday evening."
    box = f"<div class=footnote><a href='#a1'>1</a><div><p>{note}</p></div></div>"
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{box}")
    assert shown(found) == [FIRST, SECOND, THIRD]
    assert note in shown(found, "aside")


def test_a_label_over_links_at_the_end_of_the_text_goes() -> None:
    links = "<b>Other headlines</b><br><a href=/a>The mill opens its doors again</a>"
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{links}</p>")
    assert shown(found) == [FIRST, SECOND]
    items = f"<ul><li><b>ten tents</b><li><b>two boats</b></ul><p>{links}</p>"
    kept = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{items}")
    assert shown(kept, "list") == ["• ten tents", "• two boats"]


def test_linked_headlines_of_a_digest_are_its_headings() -> None:
    stories = "".join(
        f"<div><h2><a href='/{n}'>Shells hit Orm {n}</a></h2><p>{text}</p></div>"
        for n, text in enumerate((FIRST, SECOND, THIRD))
    )
    assert shown(page(stories)) == [
        "Shells hit Orm 0",
        FIRST,
        "Shells hit Orm 1",
        SECOND,
        "Shells hit Orm 2",
        THIRD,
    ]


def test_labels_above_the_first_paragraph_go_and_a_label_of_a_list_stays() -> None:
    labels = "<p>5 min</p><p>Stand: 14.03.2031 10:05 Uhr</p><p>World</p>"
    assert shown(page(f"{labels}<p>{FIRST}</p><p>{SECOND}</p>")) == [FIRST, SECOND]
    listed = f"<p>In short</p><ul><li>{SECOND}</li></ul><p>{FIRST}</p><p>{THIRD}</p>"
    assert shown(page(listed)) == ["In short", f"• {SECOND}", FIRST, THIRD]


def test_byline_and_time_below_a_standfirst_are_no_paragraphs() -> None:
    byline = "<p>By Juna Vell</p><p>14.03.2031, 10:05</p>"
    found = page(f"<h1>Marrow</h1><p>{FIRST}</p>{byline}<p>{SECOND}</p><p>{THIRD}</p>")
    assert shown(found) == [FIRST, SECOND, THIRD]
    assert (found.authors, found.published) == (("Juna Vell",), "2031-03-14T10:05:00")


def test_a_heading_above_the_pages_own_is_none_of_its_text() -> None:
    found = page(f"<h2>War</h2><h1>Marrow</h1><h2>The bridge</h2><p>{FIRST}</p><p>{SECOND}</p>")
    assert shown(found) == ["The bridge", FIRST, SECOND]


def test_labels_that_stand_on_a_page_twice_are_dropped() -> None:
    label = "<p>Click to see the map</p>"
    assert shown(page(f"<p>{FIRST}</p>{label}<p>{SECOND}</p>{label}<p>{THIRD}</p>")) == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_a_long_paragraph_that_stands_on_a_page_twice_is_read_once() -> None:
    whole, told = f"{FIRST} {SECOND}", "It fell at noon."
    body = f"<p>{whole}</p><p>{told}</p><p>{THIRD}</p><p>{told}</p><p>{whole}</p>"
    assert shown(page(body)) == [whole, told, THIRD, told]


def test_the_title_as_a_line_above_the_text_is_not_repeated() -> None:
    head = '<meta property="og:title" content="“The bridge at Marrow fell”">'
    found = page(f"<p>“The bridge at Marrow fell”</p><p>World</p><p>{FIRST}</p>", head)
    assert shown(found) == [FIRST]


def test_a_bold_line_above_a_line_break_is_a_heading() -> None:
    lines = f"<b>1. The bridge</b><br>{FIRST}<br><br><b>2. The river</b><br>{SECOND}<br><br>{THIRD}"
    assert shown(page(lines)) == ["1. The bridge", FIRST, "2. The river", SECOND, THIRD]
    inside = f"<p><b>The bridge</b> at Marrow<br>fell at noon.</p><p>{FIRST}</p><p>{SECOND}</p>"
    assert shown(page(inside))[0] == "The bridge at Marrow fell at noon."


def test_a_list_is_never_all_of_the_text() -> None:
    lists = f"<h2>Fighting</h2><ul><li>{FIRST}<li>{SECOND}</ul><h2>Talks</h2><ul><li>{THIRD}</ul>"
    found = page(f"<h1>Day 5</h1><p>Here is what happened.</p>{lists}")
    assert [one.section for one in found.developments] == ["Fighting", "Fighting", "Talks"]


def test_a_large_first_letter_is_part_of_its_word() -> None:
    body = f"<p><span>S</span> <span>{FIRST[1:]}</span></p><p>A man left. {SECOND}</p>"
    assert shown(page(body)) == [FIRST, f"A man left. {SECOND}"]


def test_a_row_of_a_table_is_one_line() -> None:
    rows = (
        "<tr><th>Losses</th><th>Dead</th></tr><tr><td>Tanks</td><td><a href=https://a.example>812</a>"
        "<br></td></tr><tr><td></td><td>4</td></tr>"
    )
    found = page(f"<p>{FIRST}</p><table>{rows}</table><p>{SECOND}</p><p>{THIRD}</p>")
    assert shown(found, "table") == ["Losses | Dead", "Tanks | 812", "4"]
    (link,) = found.developments[0].links
    text = found.developments[0].blocks[link.span.block].text
    assert text[link.span.start : link.span.end] == "812"


def test_a_table_that_only_places_texts_side_by_side_has_paragraphs() -> None:
    cells = f"<td>{FIRST} {SECOND} {THIRD}</td><td>Merrow</td>"
    found = page(f"<table><tr>{cells}</tr></table><p>{SECOND}</p>")
    assert shown(found, "paragraph") == [f"{FIRST} {SECOND} {THIRD}", "Merrow", SECOND]


def test_a_cell_with_blank_lines_between_its_texts_has_paragraphs_and_headings() -> None:
    text = f"{FIRST}<br><br>{SECOND}<br><br><b>The mill</b><br><br>{THIRD}"
    inner = f"<table><tr><td>{text}</td></tr></table>"
    for cell in (text, inner):
        found = page(f"<table><tr><td><a href=/>Home</a></td><td>{cell}</td></tr></table>")
        assert [(one.heading, one.paragraphs) for one in found.parts] == [
            ("", (FIRST, SECOND)),
            ("The mill", (THIRD,)),
        ]


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ("<td>Tanks<br><br>old and new</td><td>812</td>", "Tanks | old and new | 812"),
        (f"<td>3 March</td><td>{FIRST}</td>", f"3 March | {FIRST}"),
        (f"<td>{FIRST}</td><td>12</td>", f"{FIRST} | 12"),
        ("<td>Orm<br>Merrow</td><td>4<br>5</td>", "Orm Merrow | 4 5"),
        ("<td><b>Tanks</b></td><td><p>812</p></td>", "Tanks | 812"),
    ],
)
def test_a_table_of_values_keeps_its_rows(cells: str, row: str) -> None:
    found = page(f"<p>{FIRST}</p><p>{SECOND}</p><table><tr>{cells}</tr></table><p>{THIRD}</p>")
    assert shown(found, "table") == [row]


def test_a_heading_of_the_highest_level_below_text_stays_where_it_is() -> None:
    whole = f"{FIRST} {THIRD}"
    body = f"<h1>Bridge gone</h1><p>{whole}</p><p>{SECOND}</p><p>{THIRD}</p><h1>The mill</h1>"
    found = page(f"{body}<p>{FIRST} It is gone.</p>", "<title>Bridge gone</title>")
    before, after = found.parts
    assert before.paragraphs == (whole, SECOND, THIRD)
    assert (after.heading, after.paragraphs) == ("The mill", (f"{FIRST} It is gone.",))
    above = page(f"<p>Rivers</p><p>{FIRST}</p><h1>Bridge gone</h1><p>{SECOND}</p>")
    assert above.title == "Bridge gone"


STANDFIRST = (
    "Engineers say that the river took three pillars, and that no boat will cross this week"
)


def test_a_long_heading_above_all_paragraphs_is_the_first_of_them() -> None:
    found = page(f"<h1>Bridge gone</h1><h2>{STANDFIRST}</h2><p>{FIRST}</p><p>{SECOND}</p>")
    assert [(one.heading, one.paragraphs) for one in found.developments] == [
        ("", (STANDFIRST, FIRST, SECOND))
    ]
    among_others = f"<h2>{STANDFIRST}</h2><p>{FIRST}</p><h2>The mill</h2><p>{SECOND}</p>"
    found = page(f"<h1>Bridge gone</h1>{among_others}")
    assert [one.heading for one in found.developments] == [STANDFIRST, "The mill"]


def test_a_box_labelled_for_screen_readers_as_an_offer_is_none_of_the_text() -> None:
    offer = "<section aria-label='{}'><h3>Our letter</h3><p>All that was said.</p></section>"
    told = f"<main><h1>Bridge gone</h1><p>{FIRST}</p>{{}}<p>{SECOND}</p></main>"
    assert shown(page(told.format(offer.format("Newsletter sign-up")))) == [FIRST, SECOND]
    assert len(shown(page(told.format(offer.format("The letter"))))) == 4
