"""Pages as browsers show and save them: text files, lists of mail, folded sections, shadow roots.

Each rule has texts beside it that must not trigger it.
"""

import pytest

from reader.models import Bulletin
from tests.parse.cases import TODAY, Text, parse_one
from tests.parse.test_page_fields import HEADLINE
from tests.parse.test_page_fields import page as page_with_fields
from tests.parse.test_page_furniture import FIRST, SECOND, THIRD, page, shown

TEXT = f"""Summary of 4 March 2031

{FIRST.replace(" before", chr(10) + "before")}

NORTHERN SECTOR

{SECOND}
"""


def saved(source: str) -> Bulletin:
    found = parse_one(Text(source, "saved.html", None, "text/html"), TODAY)
    assert isinstance(found, Bulletin), found
    return found


@pytest.mark.parametrize(
    "source",
    [
        f"<html><head></head><body><pre>{TEXT}</pre></body></html>",
        '<html><head><meta name="color-scheme" content="light dark"></head><body><pre '
        f'style="word-wrap: break-word; white-space: pre-wrap;">{TEXT}</pre></body></html>',
        f"<!DOCTYPE html>\n<html><body><pre>{TEXT}</pre>\n<div class=x></div></body></html>",
    ],
)
def test_a_text_file_that_a_browser_saved_as_a_page_is_read_as_text(source: str) -> None:
    found = saved(source)
    assert (found.title, str(found.date)) == ("Summary of 4 March 2031", "2031-03-04")
    assert found.parts[-1].heading == "NORTHERN SECTOR"
    assert FIRST in shown(found)


def test_the_entities_of_such_a_text_are_letters() -> None:
    found = saved(f"<html><body><pre>{FIRST} &lt;b&gt; &amp; &#27;x</pre></body></html>")
    assert shown(found) == [f"{FIRST} <b> & x"]


@pytest.mark.parametrize(
    "source",
    [
        f"<html><body><p>{FIRST}</p><pre>{SECOND}</pre></body></html>",
        f"<html><body><pre>{FIRST}</pre><p>{SECOND}</p></body></html>",
        f"<html><body><pre>{FIRST} <b>{SECOND}</b></pre></body></html>",
    ],
)
def test_other_pages_with_preformatted_text_are_pages(source: str) -> None:
    assert " ".join(shown(saved(source))) == f"{FIRST} {SECOND}"


def test_blank_lines_divide_preformatted_text_of_a_page() -> None:
    rows = "\n".join((FIRST.replace(" at", "\nat"), "", SECOND))
    assert shown(page(f"<h1>Notes</h1><b>Juna Vell</b><hr><pre>{rows}\n</pre>")) == [FIRST, SECOND]


def test_a_day_as_programs_write_it_is_that_of_the_page() -> None:
    found = page_with_fields(f"<h1>{HEADLINE}</h1><i>Tue Mar  4 09:12:44 CET 2031</i>")
    assert found.published == "2031-03-04T09:12:00"


@pytest.mark.parametrize("stated", ["Tue Mar 4 09:12:44", "4 09:12:44 CET 2031", "Mar 2031"])
def test_parts_of_such_a_day_are_none(stated: str) -> None:
    assert page_with_fields(f"<h1>{HEADLINE}</h1><i>{stated}</i>").published is None


FOLDED = (
    "<details><summary>The mill</summary><p>{}</p></details>",
    "<details><summary><b>The mill</b></summary><div><p>{}</p></div></details>",
    "<div><h2><button aria-expanded=true>The mill</button></h2><div><p>{}</p></div></div>",
    "<div><h2><button><span>The mill</span><span data-nosnippet>Hide</span></button></h2><p>{}</p>"
    "</div>",
)


@pytest.mark.parametrize("section", FOLDED)
def test_the_name_of_a_folded_section_is_a_heading(section: str) -> None:
    found = page(f"<p>{FIRST}</p>{section.format(SECOND)}<p>{THIRD}</p>")
    assert shown(found) == [FIRST, "The mill", SECOND, THIRD]


@pytest.mark.parametrize(
    "section",
    [
        "<details><summary>Share</summary><a href=/a>Post</a></details>",
        "<button>The mill</button>",
        "<p><button>The mill</button></p>",
        "<details><summary><a href=/m>The mill</a></summary></details>",
        "<h2><button></button></h2>",
    ],
)
def test_other_buttons_and_folded_links_are_no_headings(section: str) -> None:
    assert shown(page(f"<p>{FIRST}</p>{section}<p>{SECOND}</p>")) == [FIRST, SECOND]


def root(inner: str) -> str:
    return f'<x-page><template shadowrootmode="open">{inner}</template></x-page>'


def test_the_content_of_shadow_roots_is_read_if_the_page_shows_nothing_else() -> None:
    text = f"<h1>{HEADLINE}</h1><template><p>{THIRD}</p></template>" + root(
        f"<p>{FIRST}</p><p>{SECOND}</p>"
    )
    assert shown(saved(f"<html><body>{root(text)}</body></html>")) == [FIRST, SECOND]


def test_the_content_of_shadow_roots_beside_a_text_is_not_read() -> None:
    text = "".join(f"<p>{one} {two}</p>" for one in (FIRST, SECOND) for two in (SECOND, THIRD))
    assert THIRD not in shown(page(text + root(f"<p>{THIRD}</p>")))


@pytest.mark.parametrize(
    ("shared", "heading", "title"),
    [
        ("Мост взорван у Марроу", HEADLINE, HEADLINE),
        (HEADLINE, "Мост взорван у Марроу", "Мост взорван у Марроу"),
        ("Marrow bridge is gone", HEADLINE, "Marrow bridge is gone"),
    ],
)
def test_the_title_of_a_page_that_a_browser_translated_is_the_one_it_shows(
    shared: str, heading: str, title: str
) -> None:
    head = f'<title>{heading}</title><meta property="og:title" content="{shared}">'
    assert page_with_fields(f"<h1>{heading}</h1>", head).title == title


@pytest.mark.parametrize(
    "notice",
    [
        "<div>This is Fetch's cache of https://quay.example/1. It shows the page of 4 March.</div>",
        "<div><h3>Read this story with a free account</h3><p>Three stories a month.</p></div>",
        "<div><h3>Create a free account to continue</h3><p>Three stories a month.</p></div>",
    ],
)
def test_copies_and_walls_of_accounts_are_named_and_not_read(notice: str) -> None:
    assert shown(page(f"{notice}<h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p>")) == [
        FIRST,
        SECOND,
    ]


@pytest.mark.parametrize(
    "told",
    [
        "This is Marrow's cache of arms, and https://quay.example shows it.",
        "Read this river with a free hand, the poet said.",
        "Create an account of the flood, the mayor told them.",
    ],
)
def test_sentences_with_like_words_stay(told: str) -> None:
    assert shown(page(f"<p>{FIRST}</p><div><p>{told}</p></div><p>{SECOND}</p>"))[1] == told
