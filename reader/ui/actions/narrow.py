"""Actions that narrow the list to the quotes or figures of one person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.ledger.numbered_ids import number_of_id
from reader.ledger.people.heard import PersonSummary
from reader.library.search.person_terms import query_for
from reader.library.views.figures import FIGURES
from reader.library.views.joined.heard_people import key_of
from reader.library.views.quotes import QUOTES
from reader.models import Figure, Quote
from reader.ui.selection import selected

if TYPE_CHECKING:
    from reader.library.views.view import View
    from reader.ui.screens.main import MainScreen

NO_QUOTE = "Choose a quote first: = keeps its speaker"
NO_CLAIM = "Several claim this: choose a claim on the page (l), then = keeps its claimant"
NOT_NAMED = "The text does not name who said this"
JOINING = "Joining names over all bulletins…"


def only_speaker(screen: MainScreen) -> None:
    """List only the quotes of the chosen quote's speaker, or of the person of the row.

    For a figure, or a series with a single claimant, list only the figures of the claimant.
    """
    row = screen.session.row
    if row is not None and row.kind == "person":
        _when_joined(screen, partial(_keep_person, screen, row.key, QUOTES))
        return
    item, place = selected(screen), screen.sheets.place if screen.sheets is not None else None
    key = place.key if place is not None else screen.text.article and screen.text.article.key
    whose = item.speakers if isinstance(item, Quote) else ()
    if isinstance(item, Figure):
        whose = item.claimants
    if row is not None and row.kind == "series" and not isinstance(item, Figure):
        _keep_claimant(screen, row.key)
    elif key is None or not isinstance(item, Quote | Figure):
        screen.say(NO_QUOTE)
    elif not whose:
        screen.say(NOT_NAMED)
    else:
        view = FIGURES if isinstance(item, Figure) else QUOTES
        _when_joined(screen, partial(_keep_speaker, screen, key, whose[0], view))


def _keep_claimant(screen: MainScreen, key: int) -> None:
    """List only the figures of the sole claimant of a series."""
    series = screen.library.view_data.series.named(key)
    claims = series.claims if series is not None else []
    ids = {claim.claimant.id for claim in claims if claim.claimant is not None}
    if len(ids) > 1:
        screen.say(NO_CLAIM)
    elif not ids:
        screen.say(NOT_NAMED)
    else:
        person = number_of_id(ids.pop())
        _when_joined(screen, partial(_keep_person, screen, person, FIGURES))


def _when_joined(screen: MainScreen, do: partial[None]) -> None:
    if not screen.library.view_data.people.is_current:
        screen.say(JOINING)
    screen.pages().when_joined(do)


def _keep_person(screen: MainScreen, key: int, view: View) -> None:
    person = screen.library.view_data.people.heard.with_key(key)
    _keep(screen, person, view)


def _keep_speaker(screen: MainScreen, development: int, number: int, view: View) -> None:
    _keep(screen, screen.library.view_data.people.person_of(development, number), view)


def _keep(screen: MainScreen, person: PersonSummary | None, view: View) -> None:
    """List only the quotes or figures of a person; Escape returns."""
    if person is None:
        screen.say(NOT_NAMED)
        return
    line = query_for(key_of(person), "claimant" if view == FIGURES else "speaker")
    screen.pick_filter(person.name, line, view)
    screen.go_to_pane("list")
