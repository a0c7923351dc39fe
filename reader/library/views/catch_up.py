"""The view of everything that is new since the last session in which a key was pressed."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.rows import Listing
from reader.library.views.grouped_list import RowGroup
from reader.library.views.view import Column, RowTests, View, ViewData


def _list(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    from reader.library.views.lists.catch_up_list import list_news  # the first screen needs none

    return list_news(data, groups, tests)


CATCH_UP = View(
    name="catchup",
    key="0",
    words="What is new since last time",
    columns=(
        Column("what"),
        Column("whose", line=2),
        Column("more", line=2),
        Column("date", line=2),
    ),
    title="Catch-up",
    short="New",
    hint="catch-up",
    make_list=_list,
    empty="Nothing new since last time",
    noun="item",
    joined=lambda data: data.catch_up,
    waiting="Looking for what is new…",
)
