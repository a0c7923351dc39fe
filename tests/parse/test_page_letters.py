"""Pages of broadcasters, agencies and papers: letters to readers, players, bold names, days.

Each rule has texts beside it that must not trigger it.
"""

import json

import pytest

from tests.parse.test_page_fields import HEADLINE, SITE
from tests.parse.test_page_fields import page as page_with_fields
from tests.parse.test_page_furniture import FIRST, SECOND, THIRD, page, shown

FOURTH = "Two ferries that had been laid up for the winter were to leave the harbour by Wednesday."


def below(piece: str) -> list[str]:
    text = "".join(f"<p>{one}</p>" for one in (FIRST, SECOND, THIRD, FOURTH))
    return shown(page(text + piece))[4:]


NEED = "We work under a law that forbids it. We go on, and for this we need you."
LETTERS = (
    f"<h3>A message from The Quay:</h3><p>Dear readers,</p><p>{NEED}</p><p>Your support makes a "
    "difference, from just $2.</p><p>By supporting The Quay you keep it open.</p><a>Continue</a>",
    f"<h4>You appreciate our journalism</h4><p>{NEED}</p><p>For as little as $6 a month you become "
    "our partner, without banners.</p><p>Your support counts.</p><a>Yes, I’ll join</a>",
    f"<p>Dear reader,</p><p>{NEED}</p><p>Please donate.</p><p>Your gift is tax-deductible.</p>",
    f"<h2>Support independent journalism</h2><p>{NEED}</p><p>Become a member, monthly or once.</p>",
    "<h3>In eigener Sache</h3><p>Wir haben keinen Verlag. Unterstützen Sie unsere Arbeit.</p>"
    "<p>Schon 5 € monatlich helfen uns.</p>",
)


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_that_asks_readers_for_money_is_not_read(letter: str) -> None:
    assert below(f"<div>{letter}</div>") == []


NO_LETTERS = (
    "<p>A message from the mayor reached the camp.</p><p>It asked for tents.</p><p>Each family gets"
    " $200 a month.</p>",
    "<h3>Support for the mayor</h3><p>He asked members to contribute.</p><p>Fees are $6 each month"
    ".</p>",
    "<p>Dear readers of the river novels met in Orm.</p><p>They gave $20 each.</p><p>A copy costs "
    "$5.</p>",
    "<h3>Help us, they wrote</h3><p>The men asked for a boat.</p><p>It came at noon.</p>",
    "<p>Before you go to the quay, the office says, call.</p><p>Our line is open.</p><p>It "
    "rang.</p>",
)


@pytest.mark.parametrize("told", NO_LETTERS)
def test_words_like_those_of_a_letter_to_readers_stay(told: str) -> None:
    assert len(below(f"<div>{told}</div>")) == 3


@pytest.mark.parametrize(
    "words",
    [
        "No media source currently available",
        "Your browser does not support the video tag.",
        "To play this video you need to enable JavaScript in your browser.",
        "Video Player is loading.",
        "This video can not be played",
    ],
)
def test_words_in_place_of_a_player_are_not_read(words: str) -> None:
    assert below(f"<div><p>{words}</p></div>") == []


@pytest.mark.parametrize(
    "words",
    [
        "No media source in Orm is currently available to the court, the judge said.",
        "To see this video, families walked to the town hall.",
        "The video player is loading hay in the film, a farmer said.",
        "Your browser is old.",
        "This video cannot be true, the minister said.",
    ],
)
def test_sentences_on_videos_stay(words: str) -> None:
    assert below(f"<p>{words}</p>") == [words]


@pytest.mark.parametrize(
    "heading",
    [
        '<p><span class="BoldGrey">The mill below the river</span></p>',
        '<p><span class="font-bold text-xl">The mill below the river</span></p>',
        '<p class="fw-semibold">The mill below the river</p>',
        "<p><b>The mill, the river ...</b></p>",
    ],
)
def test_a_line_that_is_bold_by_its_name_is_a_heading(heading: str) -> None:
    found = page(f"<p>{FIRST}</p>{heading}<p>{SECOND}</p><p>{THIRD}</p>")
    assert found.parts[-1].heading.startswith("The mill")
    assert found.parts[-1].paragraphs == (SECOND, THIRD)


@pytest.mark.parametrize(
    "line",
    [
        '<p><span class="boldly">The mill below the river</span></p>',
        '<p><span class="font-bold">The mill</span> below the river</p>',
        '<p><span class="hover:font-bold">The mill below the river</span></p>',
        '<p class="font-bold">The mill below the river fell.</p>',
        "<p><b>The mill, the river...</b></p>",
    ],
)
def test_a_line_with_a_similar_name_is_no_heading(line: str) -> None:
    found = page(f"<p>{FIRST}</p>{line}<p>{SECOND}</p><p>{THIRD}</p>")
    assert [part.heading for part in found.parts if part.heading] == []


def test_a_text_for_voices_that_repeats_the_title_above_it_is_not_read() -> None:
    spoken = f"<div><b>{HEADLINE} : The Week</b> <b>{SECOND[:40]}</b></div>"
    found = page_with_fields(f"{spoken}<h1>{HEADLINE}</h1>", SITE)
    assert [one for part in found.parts for one in part.paragraphs] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("<div><span>Orm</span><span> 4, March, 2031</span><h1>{}</h1></div>", "2031-03-04"),
        ("<div><p>4 March 2031, 07:10</p><h1>{}</h1></div>", "2031-03-04T07:10:00"),
        ("<div><div>Orm, 4 March 2031</div></div><div><h1>{}</h1></div>", None),
        ("<p>4 March 2031</p><p>a<p>b<p>c<p>d<p>e<p>f</p><div><h1>{}</h1></div>", None),
    ],
)
def test_the_day_above_a_headline_in_one_box_is_that_of_the_page(
    above: str, day: str | None
) -> None:
    assert page_with_fields(above.format(HEADLINE)).published == day


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("The Quay/QL", ("The Quay/QL",)),
        ("Juna Vell/Ole Brandt", ("Juna Vell", "Ole Brandt")),
        ("Juna Vell, Ole Brandt", ("Juna Vell", "Ole Brandt")),
    ],
)
def test_the_publishers_own_name_is_not_divided(stated: str, names: tuple[str, ...]) -> None:
    data = {"@type": "NewsArticle", "headline": HEADLINE, "author": {"name": stated}}
    head = '<meta property="og:site_name" content="The Quay/QL">'
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert page_with_fields(head=head + script).authors == names


def test_the_publisher_beside_its_writers_is_no_author() -> None:
    data = {"@type": "NewsArticle", "headline": HEADLINE, "author": "Juna Vell, The Quay"}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert page_with_fields(head=SITE + script).authors == ("Juna Vell",)


def test_a_mail_address_behind_a_name_is_no_part_of_it() -> None:
    byline = '<div class="person">By <a>Juna Vell</a> <a href="mailto:j@q">j@q.example</a></div>'
    assert page_with_fields(f"<h1>{HEADLINE}</h1>{byline}").authors == ("Juna Vell",)


@pytest.mark.parametrize(
    ("shown_time", "instant"),
    [
        ("2031-03-04 09:21:30 Editor: jv", "2031-03-04T09:21:30"),
        ("4 March 2031, 9:21 am", "2031-03-04T09:21:00"),
        ("3 March 2031, 9:21 am", "2031-03-04"),
        ("The talks of 4 March 2031 were over", "2031-03-04"),
    ],
)
def test_a_stated_day_has_the_time_that_is_shown_beside_it(shown_time: str, instant: str) -> None:
    head = '<meta name="publishdate" content="2031-03-04">'
    found = page_with_fields(f"<h1>{HEADLINE}</h1><p>{shown_time}</p>", head)
    assert found.published == instant


@pytest.mark.parametrize(
    ("line", "is_read"),
    [
        ("<p><b>Follow The Quay on WhatsApp</b></p>", False),
        ("<p><b>Keep up with the river by following The Quay</b></p>", False),
        ("<p>Reach the reporter at jv@quay.example.</p>", False),
        ("<p><b>Follow the money</b></p>", True),
        ("<p><b>Following the river</b></p>", True),
        ("<p><b>The Quay and its boats</b></p>", True),
        ("<p>They reach the reporter at night by boat.</p>", True),
        ("<p><b>Sharing the burden</b></p>", True),
    ],
)
def test_bold_invitations_are_no_headings(line: str, is_read: bool) -> None:
    text = f"<h1>{HEADLINE}</h1><p>{FIRST}</p>{line}<p>{SECOND}</p><p>{THIRD}</p>"
    assert (len(shown(page_with_fields(text, SITE))) == 6) == is_read


def test_a_post_behind_a_name_is_no_author() -> None:
    byline = '<p class="author">Jon Farrel, Department Spokesperson</p>'
    assert page_with_fields(f"<h1>{HEADLINE}</h1>{byline}").authors == ("Jon Farrel",)


def widget(kind: str, piece: str) -> str:
    names = f"builder-element builder-widget builder-widget-{kind}"
    return f'<div class="{names}"><div class="builder-widget-container">{piece}</div></div>'


def test_a_word_that_names_all_boxes_of_a_page_marks_none() -> None:
    found = page(
        widget("heading", "<h1>A day at the river</h1>")
        + widget("info", "<ul><li>4 March 2031</li></ul>")
        + widget("text", f"<p>{FIRST}</p><p>{SECOND}</p>")
        + widget("heading", "<h2>The mill</h2>")
        + widget("text", f"<p>{THIRD}</p>")
        + widget("image", f"<p>{FOURTH[:60]}</p>")
    )
    assert shown(found) == [FIRST, SECOND, "The mill", THIRD]


def test_a_word_that_names_some_boxes_marks_them() -> None:
    aside = widget("text", f"<p>{FOURTH}</p>") + widget("heading", "<h2>The fair</h2>")
    text = [f"{one} {other}" for one in (FIRST, SECOND, THIRD) for other in (FIRST, SECOND)]
    body = "".join(f"<p>{one}</p>" for one in text)
    assert shown(page(body + aside)) == text


def test_a_list_of_counted_things_with_links_is_the_text_of_its_page() -> None:
    items = "".join(
        f"<li>{n} <img src=f> {name}: <a href=/{n}>(1, sunk)</a> <a href=/b>(2, damaged)</a></li>"
        for n, name in enumerate(("Marrow ferry", "Orm barge", "Tug of the mill"), 2)
    )
    text = f"<div>{FIRST}</div><br><div>{SECOND}</div><br><h3>Boats (9, of which sunk: 4)</h3>"
    body = f'<div class="post-body entry-content">{text}<ul>{items}</ul></div>'
    found = " ".join(shown(page(body)))
    assert found.count("(1, sunk) (2, damaged)") == 3
    assert {part.section for part in page(body).parts} >= {"Boats (9, of which sunk: 4)"}
    assert SECOND in found


@pytest.mark.parametrize(
    "item",
    [
        "2 ferries: <a href=/a>The end of an era at the quay of Orm</a>",
        "<a href=/a>2 ferries: (1, sunk)</a>",
        "More: <a href=/a>(1, sunk)</a>",
        "Ferries (2): <a href=/a>all the pictures of May</a>",
        "2031 <a href=/a>Ferries of Orm: (pictures)</a>",
    ],
)
def test_items_that_only_link_to_other_pages_are_not_read(item: str) -> None:
    links = f"<ul><li>{item}</li><li><a href=/b>Orm burns</a></li></ul>"
    assert shown(page(f"<p>{FIRST}</p><p>{SECOND}</p>{links}<p>{THIRD}</p>")) == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_the_heading_of_a_table_above_all_paragraphs_stays() -> None:
    table = "<table><tr><td>North</td><td>212</td></tr><tr><td>South</td><td>31</td></tr></table>"
    head = "<ul><li>The mission counted 243 of them.</li></ul><p><b>Shots by region</b></p>"
    found = shown(page(f"{head}{table}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"))
    assert found[1:4] == ["Shots by region", "North | 212", "South | 31"]


@pytest.mark.parametrize(
    ("note", "is_read"),
    [
        ("Editor’s note: This story has been corrected to say that the mill is in Orm.", False),
        ("Correction: An earlier version of this article has been amended.", False),
        ("This report has been updated by the mission, the mayor said.", True),
        ("The story was corrected by the ministry, which had counted twice.", True),
        ("Update: the river fell by a metre.", True),
    ],
)
def test_notes_on_corrections_are_no_text(note: str, is_read: bool) -> None:
    assert (note in below(f"<p>{note}</p>")) == is_read


@pytest.mark.parametrize(
    "note",
    [
        "The views expressed in this article are the author’s own and not those of The Quay.",
        "Opinions expressed here do not necessarily reflect those of The Quay.",
        "Any views and opinions expressed are those of the writer alone.",
        "Die hier geäußerten Meinungen sind die der Autorin.",
    ],
)
def test_whose_views_a_text_holds_is_no_text(note: str) -> None:
    assert below(f"<p><em>{note}</em></p>") == []


@pytest.mark.parametrize(
    "told",
    [
        "The views expressed at the quay were those of the men on the boats.",
        "Opinions differ in Orm, and the author of the plan knows it.",
        "The views of the river are the best of the town, he said.",
        "Die Meinungen in Orm gehen auseinander, sagte der Bürgermeister.",
        "Her opinion is her own.",
    ],
)
def test_sentences_on_views_stay(told: str) -> None:
    assert below(f"<p>{told}</p>") == [told]


WRITER = '<meta name="author" content="Juna Vell">'


def first_of(text: str) -> str:
    rest = "".join(f"<p>{one}</p>" for one in (FIRST, SECOND, THIRD, FOURTH))
    return shown(page_with_fields(f"<h1>{HEADLINE}</h1><p>{text}</p>{rest}", WRITER))[0]


@pytest.mark.parametrize(
    "text", ["Juna Vell is a fellow at the mill.", "Juna Vell writes on rivers for The Quay."]
)
def test_what_the_author_does_above_the_text_is_no_text(text: str) -> None:
    assert first_of(text) == FIRST


@pytest.mark.parametrize(
    "text",
    [
        "Juna Vell was at the quay when it fell.",
        "Ole Brandt is a fellow at the mill and was there.",
        "Juna Vell, our reporter, saw the mill fall.",
        "Juna Vells mill is a ruin now, he said.",
        "It is Juna Vell who saw it.",
    ],
)
def test_other_first_sentences_stay(text: str) -> None:
    assert first_of(text) == text
