"""Actions that show who disputes a number, and the quotes of one stance."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from reader.evidence_words import STANCES
from reader.library.search.person_terms import query_for
from reader.library.views.quotes import QUOTES
from reader.models import Stance
from reader.ui.sheets.series_sheet import BESIDE, DISPUTED

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

STEPS: tuple[Stance, ...] = ("denies", "withholds", "asks", "wants")
"""The stances that the key shows in turn."""

UNDISPUTED = "No claim of this number is disputed, and its texts deny nothing"

_STANCE = re.compile(r" ?\bstance:(\w+)$")
_SEPARATOR = " · "


def disputes(screen: MainScreen) -> None:
    """On figures, go to the claims that dispute those of the row.

    Elsewhere list the quotes that deny something; again: those of the next stance, then all.
    """
    session, row = screen.session, screen.session.row
    if session.shows_page and row is not None and row.kind == "series":
        _go_to_disputes(screen)
    elif session.shows_page and row is not None and row.kind == "person":
        line = f"{query_for(row.key)} stance:{STEPS[0]}"
        title = f"{row.cells[0]}{_SEPARATOR}{STANCES[STEPS[0]].nobodys}"
        screen.pages().when_joined(partial(_list, screen, title, line))
    else:
        _next_stance(screen)


def _go_to_disputes(screen: MainScreen) -> None:
    sheet = screen.pages().view
    if not (sheet.go_to_section(DISPUTED) or sheet.go_to_section(BESIDE)):
        screen.say(UNDISPUTED)
    else:
        screen.go_to_pane("sheet")


def _next_stance(screen: MainScreen) -> None:
    query = screen.session.query
    is_kept = query is not None and not query.is_search and query.title
    text, title = (query.text, query.title) if query is not None and is_kept else ("", "")
    if screen.session.listed != QUOTES:
        text = title = ""
    found = _STANCE.search(text)
    place = STEPS.index(found[1]) + 1 if found is not None and found[1] in STEPS else 0
    if found is not None:
        text, title = text[: found.start()], title.rpartition(_SEPARATOR)[0]
    if place < len(STEPS):
        stance = STEPS[place]
        words = STANCES[stance].nobodys
        _list(
            screen, f"{title}{_SEPARATOR * bool(title)}{words}", f"{text} stance:{stance}".strip()
        )
    elif text:
        _list(screen, title, text)
    else:
        screen.leave_query()


def _list(screen: MainScreen, title: str, line: str) -> None:
    screen.pick_filter(title, line, QUOTES)
    screen.go_to_pane("list")
