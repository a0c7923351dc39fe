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


def test_a_post_behind_a_name_is_no_author() -> None:
    byline = '<p class="author">Jon Farrel, Department Spokesperson</p>'
    assert page_with_fields(f"<h1>{HEADLINE}</h1>{byline}").authors == ("Jon Farrel",)
