"""The view of people: a row for each person or body quoted or cited, over all bulletins."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.rows import Listing
from reader.library.views.grouped_list import RowGroup
from reader.library.views.view import Column, RowTests, View, ViewData


def _list(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    from reader.library.views.lists.people_list import list_people  # the first screen needs none

    return list_people(data, groups, tests)


PEOPLE = View(
    name="people",
    key="3",
    words="People and bodies",
    columns=(
        Column("name"),
        Column("role"),
        Column("of"),
        Column("activity", line=2),
        Column("quotes", line=2),
        Column("figures", line=2),
        Column("first", line=2),
        Column("last", line=2),
    ),
    title="People",
    hint="people",
    hinted=(
        *(("open", "the page"), ("only_speaker", "their quotes")),
        *(("join_person", "join"), ("part_person", "part")),
    ),
    make_list=_list,
    opens="page",
    empty="Nobody is quoted here",
    noun="person",
    joined=lambda data: data.people,
    waiting="Joining names over all bulletins…",
)
