"""A query gives the same rows on the screen and on the command line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.commands.asking import figures, people, quotes
from reader.commands.shared.asking import question_of
from reader.evidence import quote_line
from reader.library import Library
from reader.library.rows import Row
from reader.library.views.developments import DEVELOPMENTS
from reader.library.views.figures import FIGURES
from reader.library.views.people import PEOPLE
from reader.library.views.quotes import QUOTES
from reader.library.views.view import View
from tests.library.bulletin_files import opened

DAYS = (
    """## Market of Quern

A missile killed nine people in the market of Quern, the governor, Ada Ferrand, said. Sarth’s
defence ministry denied that its army had fired on Quern.

## Counts

Norrel’s general staff said that Sarth had lost 410 soldiers and three tanks in the past day.
Sarth’s defence ministry said that Norrel had lost 250 soldiers.""",
    """## Toll

The toll rose to 11, Ferrand said. Ivo Kestrel, Sarth’s spokesman, denied that 410 soldiers had been
lost. “Fairy tales,” he told the agency Tass-Norrel.

## Envoys

The envoy, Mira Olt, asked whether 90 prisoners would come home. The minister of finance, Pelle
Ost, spoke of 20 million euros.""",
)

FIELDS = (
    *("quern", '"market of quern"', "tanks", "losses", "ferrand", "envoy", "nobody"),
    *("quern or envoy", "speaker:ferrand", "person:kestrel", 'quote:"fairy tales"', "relay:tass"),
    *(
        "stance:denies",
        "stance:asks",
        "stance:wants",
        "role:minister",
        "role:spokesman",
        "of:sarth",
    ),
    *("figure:>100", "figure:400..420", "figure:>€10m", "counted:soldiers", "counted:losses"),
    *("claimant:staff", "claimant:ministry", "source:day", "on:2029-05-01", "since:2029-05-02"),
    *("until:2029-05-01", "is:unread", "is:bookmarked", "has:quote", "has:figure", "has:denial"),
    *("has:note", "tag:toll"),
)
TOGETHER = (
    *("speaker:ferrand stance:asks", "speaker:kestrel figure:>100", "role:minister figure:>1000"),
    *("counted:soldiers stance:denies", "claimant:ministry -claimant:staff", "soldiers -tanks"),
    *("(counted:tanks or counted:people) since:2029-05-01", "losses claimant:ministry"),
    *("speaker:ferrand speaker:kestrel", "of:sarth stance:denies", "quern figure:<10"),
)
QUERIES = (*FIELDS, *(f"-{query}" for query in FIELDS if " " not in query), *TOGETHER)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    root = tmp_path_factory.mktemp("rows")
    (root / "in").mkdir()
    for day, text in enumerate(DAYS, 1):
        (root / "in" / f"2029-05-0{day}.md").write_text(f"# Day {day}\n\n{text}\n")
    with opened(root) as library:
        library.view_data.people.update()
        library.view_data.series.update()
        yield library


def on_screen(library: Library, query: str, view: View) -> list[Row]:
    listing = library.search(f"{query} ", view=view, limit=None).listing
    return [row for row in listing.rows(0, len(listing)) if not row.is_heading]


def shown_ids(library: Library, query: str, view: View, sign: str) -> set[str]:
    return {f"{sign}:{row.key:012x}" for row in on_screen(library, query, view)}


@pytest.mark.parametrize("query", QUERIES)
def test_the_command_line_prints_the_rows_of_the_screen(library: Library, query: str) -> None:
    question = question_of(library, query)
    claims = [row.fields() for row in figures.found(question, "")]
    assert {claim["series"] for claim in claims} == shown_ids(library, query, FIGURES, "s")
    assert {one.id for one in people.found(question)} == shown_ids(library, query, PEOPLE, "p")
    said = [
        (one.article.key, quote_line(one.part, one.number).words) for one in quotes.found(question)
    ]
    assert said == [(row.target, row.cells[3]) for row in on_screen(library, query, QUOTES)]
    assert question.keys() == [row.target for row in on_screen(library, query, DEVELOPMENTS)]


def test_words_that_nothing_is_called_are_looked_for_in_the_paragraphs(library: Library) -> None:
    assert {row.cells[0] for row in on_screen(library, "tanks", FIGURES)} == {
        "tanks (Sarth’s losses)"
    }
    assert {row.cells[0] for row in on_screen(library, "market", FIGURES)} == {"people killed"}
    assert [row.cells[0] for row in on_screen(library, "minister", PEOPLE)] == ["Pelle Ost"]
    assert "Pelle Ost" in {row.cells[0] for row in on_screen(library, "million", PEOPLE)}


def test_ids_of_people_are_found_by_scripts_too(library: Library) -> None:
    people = library.view_data.people.heard.people.there()
    (ada,) = (one for one in people if one.name == "Ada Ferrand")
    claims = figures.found(question_of(library, f"claimant:{ada.id}"), "")
    assert {claim.fields()["low"] for claim in claims} == {9, 11}
    said = [*quotes.found(question_of(library, f"speaker:{ada.id}"))]
    names = {one.part.people[n].name for one in said for n in one.part.quotes[one.number].speakers}
    assert said and names <= {ada.name, *ada.aliases}
