"""Actions that join two people, and that separate one of a person's names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from reader.ledger.people.deciding import Refused, in_words, names_of, rest_of
from reader.library.views.people import PEOPLE
from reader.ui.query_state import RowPlace

if TYPE_CHECKING:
    from reader.ledger.people.heard import LedgerPerson
    from reader.ui.screens.main import MainScreen

NOBODY = "Choose somebody in the list of people: 3 shows it"
JOINING = "Joining names over all bulletins…"
ONE_NAME = "{} has one name in one bulletin: there is nothing to part"


def join(screen: MainScreen) -> None:
    """Ask with whom to join the row's person, and join the two."""
    _with_person(screen, _ask_for_person)


def part(screen: MainScreen) -> None:
    """Ask which of the person's names belongs to another person, and separate it."""
    _with_person(screen, _ask_which)


def _with_person(screen: MainScreen, ask: Callable[[MainScreen, LedgerPerson], None]) -> None:
    row = screen.session.row
    if row is None or row.kind != "person":
        screen.say(NOBODY)
        return
    people = screen.library.view_data.people
    if not people.is_current:
        screen.say(JOINING)

    def when_joined() -> None:
        person = people.heard.whole(row.key)
        if person is not None and screen.app.screen is screen:
            ask(screen, person)

    screen.pages().when_joined(when_joined)


def _ask_for_person(screen: MainScreen, person: LedgerPerson) -> None:
    from reader.library.views.joined.heard_people import key_of
    from reader.ui.people.people_lines import JOINS, join_candidates, person_lines
    from reader.ui.people.pick_screen import PickScreen

    heard = screen.library.view_data.people.heard
    offered = join_candidates(person, list(heard.people.there()))

    def keep(number: int | None) -> None:
        other = heard.whole(key_of(offered[number])) if number else None
        if other is not None:  # number 0 is the person itself
            marks, everybody = screen.library.view_data.people_marks, heard.everybody()
            refused = marks.join(person, other, everybody)
            told = f"Joined {person.name} with {other.name}"
            _tell(screen, person, "Not joined", refused, told)
        elif number == 0:
            screen.say("Nothing changed: it was already so")

    question = f"Join {in_full(person)} with whom?"
    screen.app.push_screen(PickScreen(question, person_lines(offered), JOINS, "a name"), keep)


def _ask_which(screen: MainScreen, person: LedgerPerson) -> None:
    from reader.ui.people.people_lines import PARTS, name_lines
    from reader.ui.people.pick_screen import PickScreen

    found = names_of(person)
    if len(found) < 2:
        screen.say(ONE_NAME.format(person.name))
        return

    def keep(number: int | None) -> None:
        if number is not None:
            name = found[number]
            refused = screen.library.view_data.people_marks.part(person, name)
            told = f"Parted {in_words(name.known)} from {rest_of(person, name)}"
            _tell(screen, person, "Not parted", refused, told)

    question = f"Part which name from {in_full(person)}?"
    lines = name_lines(found)
    screen.app.push_screen(PickScreen(question, lines, PARTS, "a name or an office", at=1), keep)


def in_full(person: LedgerPerson) -> str:
    """Return a name with the latest role."""
    return f"{person.name} ({person.roles[-1].role})" if person.roles else person.name


def _tell(
    screen: MainScreen, person: LedgerPerson, not_done: str, refused: Refused | None, done: str
) -> None:
    if refused is not None:
        screen.say(f"{not_done}: {refused.why}")
        return
    first = person.members[0]
    place = first.bulletin.key, first.heard.number
    told = f"{done} · u takes it back"
    screen.say_when_saved(told, partial(_show, screen, place))


def _show(screen: MainScreen, place: tuple[int, int]) -> None:
    """Put the cursor on the person at this place of a roster, after names are merged again."""

    def when_joined() -> None:
        key = screen.library.view_data.people.heard.keys_at([place]).get(place)
        if key is not None and screen.session.listed == PEOPLE:
            screen.renew(to=RowPlace(PEOPLE, key, None))

    screen.pages().when_joined(when_joined)
