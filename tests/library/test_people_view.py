"""The view of people: each once over all bulletins, and a page with all that is told of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ledger.people import joining
from reader.ledger.people.heard import LedgerPerson
from reader.library import Library
from reader.library.ledger_rows import LedgerRows
from reader.library.rows import Correction, Row
from reader.library.search.person_terms import query_for
from reader.library.views.joined.heard_people import HeardPeople, InIndex, JoinedHere
from reader.library.views.lists.people_list import DAYS, activity
from reader.library.views.pages.person_page import PersonPage, person_page
from reader.library.views.people import PEOPLE
from reader.library.views.quotes import QUOTES
from tests.library.bulletin_files import opened, rows
from tests.library.test_quotes_view import written

THIRD = """\
---
date: 2025-03-10
---
# Third day

## The minister leaves

The envoy for rivers, Ada Kessel, said it was over.

The agency Orm Press quoted Kessel as saying that at least 40 lorries were lost.

## Two ministries

The Defence Ministry said nothing was lost.
"""


def people(library: Library, query: str = "") -> list[Row]:
    library.view_data.people.update()
    if not query:
        return rows(library, PEOPLE)
    found = library.search(query, view=PEOPLE, limit=None).listing
    return found.rows(0, len(found))


def page_of(library: Library, name: str) -> PersonPage:
    row = next(row for row in people(library) if row.cells[0] == name)
    page = person_page(library.view_data, row.key)
    assert page is not None
    return page


def test_each_person_is_one_row_those_with_most_quotes_first(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "in" / "2025-03-10.md").write_text(THIRD)
    with opened(tmp_path) as library:
        found = [(row.cells[0], row.cells[4], *row.cells[6:]) for row in people(library)]
        assert found[:2] == [
            ("Ada Kessel", 5, "2025-03-03", "2025-03-10"),
            ("Tomas Brandt", 3, "2025-03-03", "2025-03-04"),
        ]
        assert all(row.target is None and not row.is_heading for row in people(library))


def test_nobody_is_listed_before_names_are_joined(tmp_path: Path) -> None:
    written(tmp_path)
    with opened(tmp_path) as library:
        assert rows(library, PEOPLE) == []
        assert not library.view_data.people.is_current
        library.view_data.people.update()
        assert library.view_data.people.is_current and rows(library, PEOPLE)


def test_people_stored_in_the_index_are_those_that_are_joined_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path)
    (tmp_path / "in" / "2025-03-10.md").write_text(THIRD)
    with opened(tmp_path) as library:
        people_of = library.view_data.people
        with monkeypatch.context() as patch:
            patch.setattr(LedgerRows, "stored_people", lambda _: None)
            people_of.update()
        joined = people_of.heard
        library.ledger_rows().update()
        monkeypatch.setattr(joining, "join_people", None)
        people_of.update()
        stored = people_of.heard

        def told(found: HeardPeople) -> list[object]:
            names = (
                *("id", "entry", "name", "kind", "of", "aliases", "roles"),
                *("quotes", "figures", "first", "last", "recent"),
            )
            return [[getattr(one, name) for name in names] for one in found.people.there()]

        assert isinstance(stored, InIndex) and isinstance(joined, JoinedHere)
        assert told(stored) == told(joined) != []
        assert (stored.newest, stored.people.keys) == (joined.newest, joined.people.keys)
        everybody = [*joined.everybody()]
        assert [one.id for one in stored.everybody()] == [one.id for one in everybody]
        places = [(one.bulletin.key, one.heard.number) for who in everybody for one in who.members]
        assert stored.keys_at([*places, (99, 0)]) == joined.keys_at([*places, (99, 0)])
        for key in stored.people.keys:
            who = joined.whole(key)
            assert who is not None and stored.whole(key) is not None
            facts = [(one.bulletin.key, one.heard, one.why) for one in who.members]
            assert [(one.bulletin.key, one.heard, one.why) for one in stored.members(key)] == facts


def test_a_person_who_has_left_the_index_is_a_row_without_words(tmp_path: Path) -> None:
    written(tmp_path)
    with opened(tmp_path) as library:
        library.ledger_rows().update()
        library.view_data.people.update()
        heard = library.view_data.people.heard
        assert isinstance(heard, InIndex)
        gone, *others = heard.people.keys
        delete = "DELETE FROM ledger_person WHERE number = ?"
        library.view_data.ask(lambda index: index.execute(delete, (gone,)))
        first, *rest = rows(library, PEOPLE)
        assert {*map(str, first.cells)} == {"…", ""}
        assert [row.key for row in rest] == others
        assert heard.whole(gone) is None and [*heard.members(gone)] == []
        assert person_page(library.view_data, first.key) is None
        found = library.search("minister ", view=PEOPLE, limit=None).listing
        assert gone not in [row.key for row in found.rows(0, 9)]


def test_days_without_a_word_have_another_sign(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "in" / "2025-03-10.md").write_text(THIRD)
    with opened(tmp_path) as library:
        person = page_of(library, "Ada Kessel").person
        shown = activity(person, "2025-03-10")
        assert len(shown) == 14
        assert [at for at, sign in enumerate(shown) if sign != "·"] == [6, 7, 13]
        assert activity(person, "2026-01-01") == "·" * 14
        drawn = page_of(library, "Ada Kessel").activity()
        assert drawn is not None and drawn[1:] == ("2025-02-25", "2025-03-10")
        assert activity(person, "2025-03-10") == drawn.bars


def test_a_page_has_statements_in_order_each_with_its_place(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "in" / "2025-03-10.md").write_text(THIRD)
    with opened(tmp_path) as library:
        page = page_of(library, "Ada Kessel")
        said = [(row.date, row.cells[3]) for row in page.statements()]
        assert said[:3] == [
            ("2025-03-03", "“We will stay,”"),
            ("2025-03-03", "any lorry was lost"),
            ("2025-03-04", "the river was no part of the talks"),
        ]
        assert [row.cells[0] for row in page.claims()] == ["at least 40"]
        assert [one.role.role for one in page.roles()] == ["foreign minister", "envoy for rivers"]
        assert [one.name for one in page.relays()] == ["agency Orm Press"]
        assert [one.name for one in page.beside()] == ["Tomas Brandt"]
        for row in (*page.statements(), *page.claims()):
            article = library.article(row.target or 0)
            assert article is not None and row.place is not None
            assert row.place.end <= len(article.development.paragraphs[row.place.block - 1])


PIECES = """\
---
date: 2025-03-11
---
# Fourth day

## Kessel on the river

“We stay,” the minister Ada Kessel said, “until it ends.” “The river is ours,” she said.

Ada Kessel said: “It was long.

“It was cold.

“It is over.”

Ada Kessel and Tomas Brandt denied that 12 boats were lost. Kessel, asked about it, declined to
say whether 30 or 40 lorries had crossed.
"""


def test_quotes_and_figures_of_a_page_are_those_of_the_texts(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "in" / "2025-03-11.md").write_text(PIECES)
    with opened(tmp_path) as library:
        page, listed = page_of(library, "Ada Kessel"), rows(library, QUOTES)
        said = list(page.statements())
        theirs = [row for row in listed if "Kessel" in str(row.cells[0])]
        assert {row.key for row in said} == {row.key for row in theirs}
        whole = {row.key: row for row in theirs}
        for row in said:
            other = whole[row.key]
            assert (row.cells[2:], row.place, row.doubt) == (
                *(other.cells[2:], other.place, other.doubt),
            )
            assert row.roles[2:] == other.roles[2:]
        assert any("It was long. It was cold. It is over." in str(row.cells[3]) for row in said)
        told = [row.cells[2] for row in page.claims() if "12" in str(row.cells[0])]
        assert told == ["denied"]  # and not "denied by", with the number for a name


def test_what_the_reader_gave_to_somebody_else_is_on_no_page(tmp_path: Path) -> None:
    written(tmp_path)
    with opened(tmp_path) as library:
        page = page_of(library, "Tomas Brandt")
        first = next(page.statements())
        assert first.target is not None and first.place is not None
        library.correct(first.target, first.place, Correction("Lena Ruud"))
        assert first.cells[3] not in [row.cells[3] for row in page.statements()]


def test_words_of_a_query_are_those_of_one_person(tmp_path: Path) -> None:
    written(tmp_path)
    with opened(tmp_path) as library:
        assert [row.cells[0] for row in people(library, "governor ")] == ["Tomas Brandt"]
        assert [row.cells[0] for row in people(library, "person:ada ")] == ["Ada Kessel"]
        assert people(library, "on:2025-03-04 speaker:nobody ") == []
        assert len(people(library, "on:2025-03-04 ")) == 2


def test_quotes_of_a_person_are_found_whatever_the_texts_call_them(tmp_path: Path) -> None:
    written(tmp_path)
    with opened(tmp_path) as library:
        kessel = people(library, "person:ada ")[0]
        found = library.search(f"{query_for(kessel.key)} ", view=QUOTES, limit=None).listing
        names = [row.cells[0] for row in found.rows(0, 9) if not row.is_heading]
        assert names == ["Kessel", "Ada Kessel", "Ada Kessel"]
        assert not len(library.search("speaker:p:0123456789ab ", view=QUOTES).listing)


def test_days_before_the_calendar_have_no_sign() -> None:
    person = LedgerPerson("Uma Quill", "person", None, (), (), ())
    assert len(activity(person, "0001-01-03")) == 3
    assert len(activity(person, "2031-01-03")) == DAYS
