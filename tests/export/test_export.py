"""Exports as plain text and citations."""

import pytest

from reader.export.citation import cite, cite_person, cite_quote
from reader.export.plain import render_plain
from reader.library.rows import Article, Row
from reader.models import AnnotatedBulletin, Annotations, Bulletin, Development, Figure, Quote
from tests.export.cases import ADDRESS, ARTICLE, FOUND, PART, PEOPLE, READ, at
from tests.library.long_development import stored

EXPECTED = f"""\
Day *one*
=========
The Quay, 2024-10-28 (inferred), {ADDRESS}

Ferry ‘sails’ again
-------------------

“The sea is calm,” Ilse Varn said. Over 40 lorries crossed.

“And it *stays* calm.”

Dozens waited. “Nobody was hurt,” a voice called.

By Tilda Brock

Who said what
-------------

Ilse Varn, harbour master
  “The sea is calm,”
  “And it *stays* calm.” (carried over)

Speaker not named
  “Nobody was hurt,” (via Harbour Radio)

Figures
-------

  Over 40 lorries, says Ilse Varn
  Dozens people waiting, claimant not found
"""


def test_a_bulletin_as_plain_text() -> None:
    assert render_plain(READ) == EXPECTED


def test_a_bulletin_with_nothing_found_is_its_text() -> None:
    bare = AnnotatedBulletin(Bulletin("T", (Development("", ("A.",)),)), (Annotations(),))
    assert render_plain(bare) == "T\n=\n\nA.\n"


def test_a_claim_made_twice_is_told_once() -> None:
    figure = FOUND.figures[0]
    other = figure._replace(claim=7, low=41.0)
    again = Annotations(FOUND.people, figures=(figure, other, figure))
    assert "Over 40 lorries, says Ilse Varn (2 times)\n" in render_plain(
        READ._replace(parts=(again,))
    )


def test_the_same_figure_by_two_claimants_is_told_of_each() -> None:
    figure = FOUND.figures[0]
    nobody = figure._replace(claimant=None, claimants=(), claimant_basis="unknown")
    others = figure._replace(claimant=1, claimants=(1,)), nobody
    both = render_plain(READ._replace(parts=(Annotations(PEOPLE, figures=(figure, *others)),)))
    assert "lorries, says Ilse Varn\n" in both and "lorries, says Ministry of Rivers\n" in both
    assert "lorries, claimant not found\n" in both


def test_a_unit_is_told_where_the_words_are_a_number_alone() -> None:
    facts = Development("", ("Calm seas cost €3. Varn is 43.",))
    money = Figure(at(1, "€3", facts), 3.0, 3.0, "=", "euro")
    age = Figure(at(1, "43", facts), 43.0, 43.0, "=", "year of age", claim=1)
    read = AnnotatedBulletin(Bulletin("T", (facts,)), (Annotations(figures=(money, age)),))
    expected = "  €3, claimant not found\n  43 (year of age), claimant not found\n"
    assert render_plain(read).endswith(expected)


def test_a_quote_goes_on_over_the_end_of_a_paragraph() -> None:
    first, second = FOUND.quotes[0], FOUND.quotes[1]._replace(continued=True)
    joined = READ._replace(parts=(FOUND._replace(quotes=(first, second)),))
    assert "  “The sea is calm,” “And it *stays* calm.”\n" in render_plain(joined)


def with_quotes(article: Article, *quotes: Quote) -> Article:
    """The article with these quotes in place of its own."""
    return article._replace(found=stored(PART, FOUND._replace(quotes=quotes))[1])


def test_a_quote_with_its_citation() -> None:
    source = f"(Day *one*, The Quay, 2024-10-28 (inferred), {ADDRESS})"
    quotes = [cite_quote(ARTICLE, quote) for quote in FOUND.quotes]
    assert quotes[0] == f"“The sea is calm,” — Ilse Varn, harbour master {source}"
    assert quotes[2] == f"“Nobody was hurt,” — Speaker not named, via Harbour Radio {source}"
    assert quotes[1].startswith(
        "“And it *stays* calm.” — Ilse Varn, harbour master, carried over ("
    )
    last = FOUND.quotes[2]._replace(kind="indirect")
    article = with_quotes(ARTICLE, *FOUND.quotes[:2], last)
    indirect = cite_quote(article, last)
    assert "— Speaker not named, paraphrase, via Harbour Radio (" in indirect


def test_a_quote_that_goes_on_is_cited_whole_from_each_of_its_pieces() -> None:
    first, second = FOUND.quotes[0], FOUND.quotes[1]._replace(continued=True)
    article = with_quotes(ARTICLE, first, second, FOUND.quotes[2])
    for piece in (first, second):
        cited = cite_quote(article, piece)
        assert cited.startswith("“The sea is calm,” “And it *stays* calm.” — Ilse Varn, harbour")


def test_a_citation_leaves_out_what_is_not_known() -> None:
    bare = ARTICLE._replace(publisher=None, date=None, address=None, bulletin_title="")
    assert cite(bare) == "day.txt"
    unknown = FOUND.quotes[2]._replace(relay=None)
    bare = with_quotes(bare, *FOUND.quotes[:2], unknown)
    assert cite_quote(bare, unknown) == "“Nobody was hurt,” — Speaker not named (day.txt)"


def test_lines_of_plain_text_wrap_between_words_and_an_item_stays_indented() -> None:
    text = "One two three\nunpronounceable four"
    block = Development("Head of this", (text.replace("\n", " "), "• An item of a list"))
    read = AnnotatedBulletin(Bulletin("T", (block,)), (Annotations(),))
    assert render_plain(read, 14) == (
        "T\n=\n\nHead of this\n------------\n\n"
        "One two three\nunpronounceable\nfour\n\n• An item of a\n  list\n"
    )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            ("Ilse Varn", "mayor", "Orm", "·▁", 8, 1, "2025-03-03", "2025-03-08"),
            "Ilse Varn, mayor, of Orm: 8 quotes, 1 figure, 2025-03-03 to 2025-03-08",
        ),
        (
            ("Orm Press", "", "", "", 1, 0, "2025-03-03", "2025-03-03"),
            "Orm Press: 1 quote, 2025-03-03",
        ),
        (("Orm Press", "", "", "", 0, 0, "", ""), "Orm Press"),
    ],
)
def test_a_person_is_copied_with_role_counts_and_days(
    cells: tuple[str | int, ...], expected: str
) -> None:
    assert cite_person(Row("person", 1, None, cells)) == expected
