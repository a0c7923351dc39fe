"""The languages of an article and its own day are stored, read, shown and exported."""

import sqlite3
from datetime import date

import pytest

from reader.export.markdown import render_markdown
from reader.export.plain import render_plain
from reader.library.article_text import ArticleEvidence, ArticleText
from reader.models import (
    AnnotatedBulletin,
    Annotations,
    BlockLanguage,
    Bulletin,
    Development,
)
from reader.pipeline import annotate_bulletin
from reader.ui.page.article_page import article_blocks, page_block_of
from reader.ui.page.evidence_page import evidence_blocks
from reader.ui.page.highlights import TextHighlights
from reader.ui.page.page import PageBlock, PageBlocks
from tests.export.cases import ARTICLE
from tests.library.long_development import stored

ENGLISH = "The ferry was held at Quill Bay, said Ilse Varn, the mayor of Orm."
GERMAN = "Die Fähre wurde am Montag im Hafen festgehalten, und niemand durfte von Bord gehen."
ALL = "German: evidence is marked in English texts only"
PARTLY = "Partly German: evidence is marked in English paragraphs only"


def annotated(*parts: Development) -> AnnotatedBulletin:
    return annotate_bulletin(Bulletin("A day", parts, date="2031-05-13"))


def pieces_of(blocks: PageBlocks) -> list[PageBlock]:
    """All pieces of a page."""
    pieces: list[PageBlock] = []
    while (piece := blocks.get(len(pieces))) is not None:
        pieces.append(piece)
    return pieces


def article_of(part: Development) -> tuple[ArticleText, ArticleEvidence, Annotations]:
    finds = annotated(part).parts[0]
    return *stored(part, finds), finds


def test_each_part_of_a_bulletin_has_its_own_languages() -> None:
    read = annotated(
        Development("Ferry held", (ENGLISH,)),
        Development("Am Hafen", (GERMAN, ENGLISH)),
        Development("Ferry sails", (ENGLISH, GERMAN, ENGLISH)),
    )
    assert [part.language for part in read.parts] == ["en", "de", "en"]
    assert [part.languages for part in read.parts] == [
        (),
        (BlockLanguage(0, "de"), BlockLanguage(1, "de")),
        (BlockLanguage(2, "de"),),
    ]
    assert [len(part.quotes) for part in read.parts] == [1, 1, 2]


@pytest.mark.parametrize(
    ("paragraphs", "codes"),
    [
        ((ENGLISH,), ("en",)),
        ((GERMAN, GERMAN), ("de",)),
        ((ENGLISH, GERMAN, ENGLISH), ("en", "de")),
    ],
)
def test_languages_come_back_from_the_index(
    paragraphs: tuple[str, ...], codes: tuple[str, ...]
) -> None:
    part = Development("", paragraphs)
    text, found, finds = article_of(part)
    assert found.languages == codes
    assert (text.whole(), found.whole()) == (part, finds)


def test_a_development_keeps_its_own_day() -> None:
    part = Development("Ferry held", ("It sailed yesterday.",), day="2031-05-09")
    text, _, finds = article_of(part)
    assert text.day == "2031-05-09" and text.whole() == part
    assert [one.value for one in finds.dates] == ["2031-05-08"]
    assert {block.day for block in part.blocks} == {date(2031, 5, 9)}


def test_a_development_without_a_day_counts_from_its_bulletins() -> None:
    _, _, finds = article_of(Development("Ferry held", ("It sailed yesterday.",)))
    assert [one.value for one in finds.dates] == ["2031-05-12"]


@pytest.mark.parametrize(
    ("paragraphs", "line"), [((GERMAN,), ALL), ((ENGLISH, GERMAN, ENGLISH), PARTLY)]
)
def test_the_page_and_markdown_say_it_above_the_text(
    paragraphs: tuple[str, ...], line: str
) -> None:
    text, found, _ = article_of(Development("", paragraphs))
    article = ARTICLE._replace(development=text, found=found)
    pieces = pieces_of(article_blocks(article, TextHighlights(article)))
    texts = [piece.text for piece in pieces]
    assert texts.index(line) < texts.index(paragraphs[0])
    assert pieces[page_block_of(article, 1)].text == paragraphs[0]
    assert f"\n\n*{line}*\n\n" in render_markdown(article)


def test_nothing_is_said_of_english() -> None:
    text, found, _ = article_of(Development("", (ENGLISH,)))
    article = ARTICLE._replace(development=text, found=found)
    pieces = pieces_of(article_blocks(article, TextHighlights(article)))
    assert not [piece.text for piece in pieces if "evidence" in piece.text]
    assert "evidence" not in render_markdown(article)


def test_the_evidence_pane_says_why_it_is_empty() -> None:
    text, found, _ = article_of(Development("", (GERMAN,)))
    article = ARTICLE._replace(development=text, found=found)
    assert pieces_of(evidence_blocks(article, 80))[-1].text == f"{ALL}."
    text, found, _ = article_of(Development("", ("It was calm.",)))
    article = ARTICLE._replace(development=text, found=found)
    rule, why = (piece.text for piece in pieces_of(evidence_blocks(article, 80)))
    assert rule == "─" * 80
    assert why == "No quotes and no figures."


def test_plain_text_says_it_once_or_where_it_holds() -> None:
    german = Development("Am Hafen", (GERMAN,))
    assert render_plain(annotated(german, german)).count(ALL) == 1
    mixed = render_plain(annotated(Development("Ferry held", (ENGLISH,)), german))
    assert mixed.index("Am Hafen") < mixed.index(ALL) < mixed.index(GERMAN)


def test_a_language_of_a_block_that_is_not_there_is_damage() -> None:
    from reader.library.index.article_rows import ArticleTotals, DevelopmentRows

    index = sqlite3.connect(":memory:")
    index.execute("CREATE TABLE article (id INTEGER, digest BLOB)")
    index.execute("CREATE TABLE language (development, number, block, language)")
    index.execute("INSERT INTO article VALUES (1, x'01')")
    index.execute("INSERT INTO language VALUES (1, 0, 9, 'de')")
    totals = ArticleTotals(1, b"\1", None, 1, 1, 2, 0, 0, 0, 0, 0, 0, None, "de")
    with pytest.raises(sqlite3.DatabaseError):
        DevelopmentRows(lambda ask: ask(index), totals, 0).block_languages()


@pytest.mark.parametrize(
    ("updated", "own", "words"),
    [
        ("2032-04-24T11:16:53+00:00", None, "Tue 13 May 2031, updated Sat 24 Apr 2032"),
        ("2031-05-14T11:16:53+00:00", None, "Tue 13 May 2031, updated Wed 14 May"),
        ("2031-05-13T23:16:53+00:00", None, "Tue 13 May 2031"),
        (None, None, "Tue 13 May 2031"),
        ("2032-04-24T11:16:53+00:00", "2031-05-12", "Mon 12 May 2031"),
    ],
)
def test_the_line_below_the_heading_has_the_day_of_a_later_change(
    updated: str | None, own: str | None, words: str
) -> None:
    text, found, _ = article_of(Development("Ferry held", (ENGLISH,), day=own))
    article = ARTICLE._replace(
        development=text, found=found, date="2031-05-13", date_inferred=False, updated=updated
    )
    pieces = pieces_of(article_blocks(article, TextHighlights(article), "2032-06-01"))
    assert any(piece.text.startswith(f"{words} · ") for piece in pieces)
