"""Pages in the markup of common publishing systems: all of the text, and only the text."""

import pytest

from reader.models import Bulletin
from tests.parse.test_page_furniture import FIRST, SECOND, THIRD, page, shown

BOAT = "Boat 0 was seen below the mill at noon, said a clerk."
DEK = "Engineers say that the river took three pillars of it, and that nothing will cross it soon."
ENTRY = "<li><article><header>{}</header>{}<footer><ul><li>Copy link</ul></footer></article></li>"


MORE = "".join(
    f"<p>Boat {at} was seen below the mill at noon, said a clerk.</p>" for at in range(30)
)


def live(*heads: str) -> Bulletin:
    texts = (f"<p>{FIRST}</p>", f"<p>{SECOND}</p><p>{THIRD}</p>", f"<p>{FIRST} {SECOND}</p>")
    entries = "".join(ENTRY.format(head, text) for head, text in zip(heads, texts, strict=True))
    return page(f"<h1>The bridge</h1><section><h2>Live Reporting</h2><ol>{entries}</ol></section>")


@pytest.mark.parametrize(
    "head",
    [
        "<h3>{1}</h3><time>{0} GMT</time>",
        "<div>2h ago</div><div>({0} GMT)</div><h3><a href='#a'>{1}</a></h3>",
        "<a href='?with=a'><time>2h ago<span>{0} GMT</span></time></a><h3>{1}</h3>",
    ],
)
def test_entries_laid_out_as_a_list_are_developments_with_times(head: str) -> None:
    told = (("10:42", "Ferry runs"), ("09:31", "An inquiry"), ("09:12", "Bridge closed"))
    found = live(*(head.format(*one) for one in told))
    entries = [one for one in found.developments if one.time]
    assert [one.heading for one in entries] == [one[1] for one in told]
    assert [(one.time or "")[-9:] for one in entries] == [f"{one[0]} GMT" for one in told]
    assert [one for one in shown(found, "paragraph") if one not in ("Live Reporting",)] == [
        FIRST,
        SECOND,
        THIRD,
        f"{FIRST} {SECOND}",
    ]
    assert not shown(found, "list")


def test_an_item_with_paragraphs_but_no_heading_stays_one() -> None:
    items = f"<ul><li><p>{FIRST}</p></li><li><p>{SECOND}</p></li></ul>"
    found = page(f"<p>{THIRD}</p>{MORE}{items}{MORE.replace('Boat', 'Ferry')}")
    assert shown(found, "list") == [f"• {FIRST}", f"• {SECOND}"]


def headed(above: str, summary: str = DEK) -> list[str]:
    body = f"<header><h1>The bridge</h1>{above}</header><div><p>{FIRST}</p>{MORE}</div>"
    return shown(page(body, f'<meta name="description" content="{summary}">'))[:4]


@pytest.mark.parametrize(
    "above",
    [
        f"<p class=dek>{DEK}</p><p>By Juna Vell</p>",
        f"<div class=excerpt><h2><b>{DEK}</b></h2></div>",
        f"<p>{DEK} The council meets.</p>",
        f"<div class=excerpt>{DEK[:-1]}</div>",
        f"<h4>{DEK}</h4><h4>The council meets on Thursday in the old town hall</h4>",
    ],
)
def test_a_standfirst_that_the_page_repeats_as_its_summary_is_the_first_paragraph(
    above: str,
) -> None:
    found = headed(above)
    assert found[0].startswith(DEK[:-1])
    assert found[-2:] == [FIRST, BOAT] if "h4" in above else found[1:3] == [FIRST, BOAT]


@pytest.mark.parametrize(
    ("above", "summary"),
    [
        (f"<aside><p>{DEK}</p></aside>", "All about a river."),
        (f"<p hidden>{DEK}</p>", DEK),
        (f"<figure><p>{DEK}</p></figure>", DEK),
        (f"<div class=sr-only><p>{DEK}</p></div>", DEK),
        (f"<p>{FIRST[:60]}</p>", FIRST),
        ("<p>The bridge</p>", "The bridge"),
    ],
)
def test_other_texts_below_the_headline_are_no_standfirst(above: str, summary: str) -> None:
    assert headed(above, summary)[:2] == [FIRST, BOAT]


POINTS = "<section><h2>{}</h2><ul><li>The bridge is gone.<li>The mill stands.</ul></section>"


@pytest.mark.parametrize("name", ["Summary", "Key points:", "Auf einen Blick"])
def test_key_points_above_the_text_are_read(name: str) -> None:
    items = ["• The bridge is gone.", "• The mill stands."]
    assert headed(POINTS.format(name))[:3] == [name, *items]
    assert headed(f"<ul><li>{SECOND}</li><li>{THIRD}</li></ul>")[:2] == [
        f"• {SECOND}",
        f"• {THIRD}",
    ]


@pytest.mark.parametrize(
    "above",
    [
        POINTS.format("Top stories"),
        POINTS.format("Summary").replace(
            "The bridge is gone.", "<a href=/a>The bridge is gone.</a>"
        ),
        POINTS.format("Summary").replace("section>", "aside>"),
        "<h2>Summary</h2><p>The bridge is gone.</p>",
        "<ul><li>A river without a bridge, and no boat</li><li>All news of the north</li></ul>",
    ],
)
def test_other_lists_above_the_text_are_not(above: str) -> None:
    assert headed(above)[:2] == [FIRST, BOAT]


def test_a_list_of_key_points_in_the_text_has_no_text_below_its_name() -> None:
    points = POINTS.format("Key points")
    found = page(f"{points}<p>{FIRST}</p><h2>The mill</h2><p>{SECOND}</p>")
    assert [part.heading for part in found.parts] == ["", "The mill"]
    assert shown(found)[:4] == ["Key points", "• The bridge is gone.", "• The mill stands.", FIRST]
    other = page(f"{POINTS.format('The mill')}<p>{FIRST}</p><h2>The river</h2><p>{SECOND}</p>")
    assert [part.heading for part in other.parts] == ["The mill", "The river"]
    late = page(f"<p>{FIRST}</p><p>{THIRD}</p>{MORE}{points}<p>{SECOND}</p>")
    assert late.parts[-1].heading == "Key points"


LINKED = ("Engineers leave the ridge", "The flood keeps the boats in", "The road west is full")


def test_linked_headlines_over_all_of_the_text_are_its_headings() -> None:
    items = [
        f"<h3><a href='/{at}'>{head}</a></h3><p>{text} {SECOND}</p>"
        for at, (head, text) in enumerate(zip(LINKED, (FIRST, BOAT, THIRD), strict=True))
    ]
    found = page(f"<p>Good morning to all of you.</p>{''.join(items)}")
    assert [part.heading for part in found.developments] == [*LINKED]
    for body in ("".join(items[:2]) + MORE, MORE + "".join(items), f"<h2>All</h2>{MORE}{items[0]}"):
        assert not {*LINKED} & {*shown(page(body))}


APPEALS = {
    "If you liked this post, share it with a friend who takes the ferry.": "If you like this "
    "river, you will like the next one.",
    "This letter is free. Please consider a paid subscription.": "“Please consider a paid "
    "subscription,” says the letter.",
    "You have run out of free articles. It costs one crown a month.": "You have run out of road "
    "at Merrow, and the articles of peace are there.",
    "This article is only available to subscribers.": "This article is only available to him.",
    "To continue reading, log in.": "To continue the talks, they moved to the mill.",
    "Juna Vell covers rivers. Reach her at juna@quay.example.": "The road will reach them at dawn, "
    "in 120 days.",
    "This story has been updated with more from the council.": "This bridge has been updated with "
    "two lanes.",
    "For more information, contact: Odo Brandt, 555 0100": "For more than a year there was no "
    "contact: nobody came.",
}


@pytest.mark.parametrize("appeal", APPEALS)
def test_appeals_to_readers_are_asides(appeal: str) -> None:
    found = page("".join(f"<p>{one}</p>" for one in (FIRST, APPEALS[appeal], appeal, SECOND)))
    assert shown(found, "aside") == [appeal]
    assert shown(found) == [FIRST, APPEALS[appeal], SECOND]


@pytest.mark.parametrize("end", ["###", "# # #", "-30-", "ENDS"])
def test_what_follows_the_last_line_of_a_press_release_is_an_aside(end: str) -> None:
    about = "The river authority looks after 41 bridges and nine locks."
    found = page("".join(f"<p>{one}</p>" for one in (FIRST, SECOND, THIRD, end, about)))
    assert shown(found) == [FIRST, SECOND, THIRD]
    assert about in shown(found, "aside")
    early = page("".join(f"<p>{one}</p>" for one in (FIRST, "###", about, SECOND, THIRD)))
    assert shown(early) == [FIRST, about, SECOND, THIRD]


def test_another_text_in_a_small_box_with_its_link_is_a_teaser() -> None:
    box = "<div><h4>Ferry prices</h4><p>It costs more now.</p><div><a href=/a>{}</a></div></div>"
    text = f"<p>{FIRST}</p>{{}}<p>{SECOND}</p><p>{THIRD}</p>"
    assert shown(page(text.format(box.format("Read full story")))) == [FIRST, SECOND, THIRD]
    assert "Ferry prices" in shown(page(text.format(box.format("The council's own words"))))
