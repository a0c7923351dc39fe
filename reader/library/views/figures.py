"""The view of figures: a row for each series, the claims of one quantity over all bulletins."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.rows import Listing
from reader.library.views.grouped_list import RowGroup
from reader.library.views.view import Column, RowTests, View, ViewData


def _list(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    from reader.library.views.lists.series_list import list_series  # the first screen needs none

    return list_series(data, groups, tests)


FIGURES = View(
    name="figures",
    key="4",
    words="Figures, by what is counted",
    columns=(
        Column("of"),
        Column("per"),
        Column("claims", line=2),
        Column("claimants"),
        Column("claimant"),
        Column("disputed", line=2),
        Column("newest", line=2),
        Column("heading", line=2),
        Column("first", line=0),
        Column("last", line=0),
    ),
    title="Figures",
    hint="figures",
    hinted=(
        ("open", "the page"),
        ("disputes", "who disputes it"),
        ("only_speaker", "only its claimant"),
    ),
    make_list=_list,
    opens="page",
    empty="There are no figures here",
    noun="series",
    joined=lambda data: data.series,
    waiting="Joining figures over all bulletins…",
)
