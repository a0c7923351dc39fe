"""Actions that leave in the list what is of one person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.ledger.people.heard import LedgerPerson
from reader.library.search.person_terms import query_for
from reader.library.views.joined.shown_people import key_of
from reader.library.views.quotes import QUOTES
from reader.models import Quote
from reader.ui.selection import selected

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

NO_QUOTE = "No quote is chosen whose speaker could be kept"
NOT_NAMED = "The text does not name who said this"
JOINING = "Joining names over all bulletins…"


def only_speaker(screen: MainScreen) -> None:
    """Keep the quotes of whoever spoke the chosen one, or of the person of the row."""
    row = screen.session.row
    if row is not None and row.kind == "person":
        _when_joined(screen, partial(_keep_person, screen, row.key))
        return
    item = selected(screen)
    article = screen.text.article
    if article is None or not isinstance(item, Quote):
        screen.say(NO_QUOTE)
    elif not item.speakers:
        screen.say(NOT_NAMED)
    else:
        _when_joined(screen, partial(_keep_speaker, screen, article.key, item.speakers[0]))


def _when_joined(screen: MainScreen, do: partial[None]) -> None:
    if not screen.library.view_data.people.is_current:
        screen.say(JOINING)
    screen.pages().when_joined(do)


def _keep_person(screen: MainScreen, key: int) -> None:
    person = screen.library.view_data.people.heard.by_key.get(key)
    _keep(screen, person)


def _keep_speaker(screen: MainScreen, development: int, number: int) -> None:
    _keep(screen, screen.library.view_data.people.person_of(development, number))


def _keep(screen: MainScreen, person: LedgerPerson | None) -> None:
    """Narrow the list of quotes to those of a person."""
    if person is None:
        screen.say(NOT_NAMED)
        return
    if screen.session.listed != QUOTES:
        screen.session.change_view(QUOTES)
        screen.renew()
    screen.go_to_pane("list")
    screen.pick_filter(person.name, query_for(key_of(person)))
