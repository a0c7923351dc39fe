"""Saves what is chosen, or everything in the list, as a file for other programs."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.ui.actions import share
from reader.ui.actions.by_word import NO_LIST, NOT_WHOLE, NOTHING_HERE, joined
from reader.ui.background import Background, ShouldStop
from reader.ui.palette.command_words import Plan
from reader.ui.selection import page_row

if TYPE_CHECKING:
    from reader.export.selected.forms import DocumentForm
    from reader.export.selected.selection import Selection
    from reader.library import Library
    from reader.library.rows import Row
    from reader.ui.screens.main import MainScreen

Choose = Callable[["Library"], "Selection | None"]
"""Collects what to export; None if it is gone.  Runs in a thread."""

FORMS: dict[DocumentForm, str] = {
    "markdown": "Markdown",
    "jsonl": "JSON Lines",
    "csv": "a table (CSV)",
    "bibtex": "citations (BibTeX)",
    "csl-json": "citations (CSL-JSON)",
    "html": "a page (HTML)",
}
"""The words for each form."""


def export(screen: MainScreen, argument: str) -> Plan:
    """Save what is chosen, or with "all" the list; the ending of the file decides the form."""
    from reader.export.selected.forms import form_of_file

    before, _, name = argument.partition(" ")
    is_all = before.casefold() == "all"
    name = name.strip() if is_all else argument
    if not name:
        return Plan(f"export {'all ' if is_all else ''}takes the name of a file")
    form = form_of_file(name)
    if is_all:
        return _of_list(screen, name, form)
    if (row := page_row(screen)) is not None:
        whose = "what they said and claimed" if row.kind == "person" else "this series"
        return _plan(screen, whose, name, form, _of_row(screen, row))
    if (article := screen.text.article) is None:
        return NOTHING_HERE
    if form == "markdown":
        save = partial(share.save_article, article, name)
        return Plan("Save this development as Markdown", lambda: screen.say(save()))
    return _plan(screen, "this development", name, form, partial(_of_keys, (article.key,), ""))


def _of_list(screen: MainScreen, name: str, form: DocumentForm) -> Plan:
    """Return a plan for all developments of the list, with the items that its query asks for."""
    if not screen.shows_list:
        return NO_LIST
    if not screen.has_everything():
        return NOT_WHOLE
    keys = tuple(dict.fromkeys(screen.session.listing.targets()))
    if not keys:
        return Plan("This list has no developments")
    query = screen.session.answered_query
    text = joined(query.lines) if query is not None else ""
    what = f"all {len(keys):,} in the list"
    return _plan(screen, what, name, form, partial(_of_keys, keys, text))


def _of_keys(keys: tuple[int, ...], query: str, library: Library) -> Selection:
    from reader.export.selected.selection import Selection, whole_texts
    from reader.library.search.row_tests import item_test

    data = library.view_data
    wanted = item_test(query, data.decisions(), data.people.names_of) if query else lambda _: True
    title = query or f"{len(keys):,} development{'' if len(keys) == 1 else 's'}"
    return Selection(title, whole_texts(library, keys, wanted))


def _of_row(screen: MainScreen, row: Row) -> Choose:
    """Return a function that collects what is on the page of a person or a series."""
    from reader.export.selected.selection import Selection, texts_of_person, texts_of_series

    def of_person(library: Library) -> Selection | None:
        person = screen.library.view_data.people.heard.whole(row.key)
        if person is None:
            return None
        return Selection(person.name, texts_of_person(library, library.listing().targets(), person))

    def of_series(library: Library) -> Selection | None:
        series = library.view_data.series.named(row.key)
        if series is None:
            return None
        return Selection(series.of or series.id, texts_of_series(library, series), (series,))

    return of_person if row.kind == "person" else of_series


def _plan(screen: MainScreen, what: str, name: str, form: DocumentForm, choose: Choose) -> Plan:
    """Return a plan that writes a new file in a thread."""
    library, path = screen.library, Path(os.path.expanduser(name))

    def work(_: ShouldStop) -> str:
        from reader.export.selected.forms import document_lines

        try:
            if (chosen := choose(library)) is None:
                return "Not saved: it is no longer in the list"
            lines = document_lines(library, chosen, form)
            return share.write_new(path, "".join(f"{line}\n" for line in lines))
        finally:
            library.release()

    def run() -> None:
        screen.say(f"Saving {what}…")
        Background().do(work, partial(screen.app.call_from_thread, screen.say))

    return Plan(f"Save {what} as {FORMS[form]}", run)
