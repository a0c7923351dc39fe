"""A section and the kinds of paragraphs reach the page, the exports, JSON and what is kept."""

import json
from datetime import date

from reader.export.jsonl import bulletin_json
from reader.export.markdown import render_markdown
from reader.export.plain import render_plain
from reader.library.documents.kept_text import KeptPart, KeptText, decode, encode
from reader.library.rows import Article
from reader.models import AnnotatedBulletin, Annotations, Bulletin, Development
from reader.ui.page.article_page import article_blocks, page_block_of
from reader.ui.page.highlights import TextHighlights
from tests.library.long_development import stored
from tests.library.test_article_languages import pieces_of

PART = Development(
    "Ferry sails again",
    ("The sea is calm.", "To all who wait.", "A ferry at the quay. Ilse Varn", "Read more: tides"),
    "21:15",
    day="2024-10-27",
    section="Harbours",
    kinds=("paragraph", "quote", "caption", "aside"),
)
OTHER = Development("Port shut", ("Nobody sails.",), section="Harbours")
BULLETIN = Bulletin(
    "Day one", (PART, OTHER), date="2024-10-28", published="2024-10-28T06:15:00+02:00"
)
READ = AnnotatedBulletin(BULLETIN, (Annotations(), Annotations()))


def article() -> Article:
    text, found = stored(PART, Annotations())
    day = ("2024-10-28", False)
    return Article(1, text, found, 1, 2, "Day one", None, *day, "text", None, (), "day.txt", "-")


def test_the_page_has_the_section_above_the_heading_and_its_own_day_below() -> None:
    shown = article()
    pieces = pieces_of(article_blocks(shown, TextHighlights(shown)))
    assert [(piece.text, piece.kind) for piece in pieces[:2]] == [
        ("Harbours", "muted"),
        ("Ferry sails again", "title"),
    ]
    assert pieces[2].text.startswith("Sun 27 Oct 2024 · 21:15")
    assert pieces[page_block_of(shown, 0)].text == "Ferry sails again"
    assert pieces[page_block_of(shown, 3)].text == PART.paragraphs[2]


def test_plain_text_has_the_day_and_time_of_each_entry_with_a_heading_or_none() -> None:
    entry = Development("", ("The tide turns.",), "22:40", day="2024-10-28")
    bulletin = BULLETIN._replace(developments=(PART, entry))
    shown = render_plain(AnnotatedBulletin(bulletin, (Annotations(), Annotations())))
    assert "\n2024-10-27  21:15  Ferry sails again\n---" in shown
    assert "\n22:40\n-----\n\nThe tide turns." in shown


def test_captions_and_asides_are_muted_and_quotes_indented() -> None:
    shown = article()
    pieces = {
        piece.text: piece for piece in pieces_of(article_blocks(shown, TextHighlights(shown)))
    }
    assert [pieces[text].kind for text in PART.paragraphs] == ["text", "text", "muted", "muted"]
    assert [pieces[text].indent for text in PART.paragraphs] == [0, 2, 0, 0]


def test_plain_text_names_a_section_once() -> None:
    assert "Harbours\n========\n\n2024-10-27  21:15  Ferry sails again\n" in render_plain(READ)
    assert render_plain(READ).count("Harbours") == 1


def test_markdown_has_section_and_quotation() -> None:
    shown = render_markdown(article())
    assert "*Harbours*" in shown and "\n> To all who wait.\n" in shown


def test_json_has_running_text_as_strings_and_other_paragraphs_with_their_kind() -> None:
    told = json.loads(bulletin_json(READ))["bulletin"]
    first, second = told["developments"]
    assert first["paragraphs"][:2] == [
        "The sea is calm.",
        {"text": "To all who wait.", "kind": "quote"},
    ]
    assert second["paragraphs"] == ["Nobody sails."]
    assert (first["section"], first["day"]) == ("Harbours", "2024-10-27")
    assert told["published"] == "2024-10-28T06:15:00+02:00" and told["authors"] == []


def test_an_earlier_version_keeps_section_and_kinds() -> None:
    kept = KeptText(
        date(2024, 10, 28).isoformat(), BULLETIN, False, (KeptPart("0" * 16, None, PART),)
    )
    assert decode(encode(kept)).parts[0].development == PART
