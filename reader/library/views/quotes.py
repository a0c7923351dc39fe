"""The view of quotes: a row for each quote, with its speaker, cue and words."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.rows import Listing
from reader.library.views.grouped_list import RowGroup
from reader.library.views.view import Column, RowTests, View, ViewData


def _list(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    from reader.library.views.lists.quote_list import list_quotes  # the first screen needs none

    return list_quotes(data, groups, tests)


QUOTES = View(
    name="quotes",
    key="2",
    words="All quotes",
    columns=(
        Column("speaker"),
        Column("role"),
        Column("cue", line=2),
        Column("words", line=2),
        Column("notes", line=2),
        Column("form", line=0),
        Column("stance", line=0),
    ),
    title="Quotes",
    hint="quotes",
    make_list=_list,
    empty="There are no quotes here",
    noun="quote",
    hinted=(("disputes", "denied"), ("only_speaker", "only this speaker")),
)
