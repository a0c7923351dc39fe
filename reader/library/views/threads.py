"""The view of threads: stories that continue over several days."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.rows import Listing
from reader.library.views.grouped_list import RowGroup
from reader.library.views.view import Column, RowTests, View, ViewData


def _list(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    from reader.library.views.lists.thread_list import list_threads  # the first screen needs none

    return list_threads(data, groups, tests)


THREADS = View(
    name="threads",
    key="6",
    words="Stories over several days",
    columns=(
        Column("heading"),
        Column("moved", line=2),
        Column("date", line=2),
        Column("people", line=2),
    ),
    title="Threads",
    hint="threads",
    make_list=_list,
    empty="No story here spans several days",
    joined=lambda data: data.stories,
    waiting="Looking for stories that go on…",
)
