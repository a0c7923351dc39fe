"""Turns who was heard into rows: a person each, over all bulletins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reader.ledger.people.heard import LedgerPerson
from reader.library.index import heard_rows
from reader.library.rows import Listing, Row
from reader.library.views.grouped_list import RowGroup
from reader.library.views.joined.shown_people import HeardPeople, key_of
from reader.library.views.lists.flat_list import FlatListing
from reader.library.views.view import RowTests, ViewData

DAYS = 14
"""Days of the line that shows how much somebody was heard, up to the newest of all bulletins."""

NONE, BARS = "·", "▁▂▃▄▅▆▇█"
"""Signs of a day on which somebody was not heard, and of days by how much they were."""


def list_people(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """One row a person; of some developments those who are heard in them."""
    heard = data.people.heard
    people = heard.people
    if any(group.keys is not None for group in groups) or not groups:
        people = _heard_in(data, heard, groups)
    if tests.person is not None:
        people = [person for person in people if tests.person(person)]

    def place_of(key: int) -> int | None:
        return next((at for at, one in enumerate(people) if key_of(one) == key), None)

    return FlatListing(people, lambda person: _row(person, heard.newest), place_of)


def _heard_in(data: ViewData, heard: HeardPeople, groups: Sequence[RowGroup]) -> list[LedgerPerson]:
    """Those who are heard in the developments of these groups."""
    keys = [int(key) for group in groups if group.keys for key in group.keys.split(",")]
    corrected = data.evidence.corrected_texts()
    places = {
        (text.bulletin, number)
        for key in keys
        if (text := corrected.get(key)) is not None
        for number in text.heard()
    }
    others = [key for key in keys if key not in corrected]
    places.update(data.ask(lambda index: heard_rows.heard_in(index, others)))
    found = {id(heard.by_place[place]) for place in places if place in heard.by_place}
    return [person for person in heard.people if id(person) in found]


def _row(person: LedgerPerson, newest: str) -> Row:
    role = person.roles[-1].role if person.roles else ""
    told = f"{person.name} {role}".casefold()
    of = person.of if person.of and person.of.casefold() not in told else ""
    return Row(
        "person",
        key_of(person),
        None,
        (
            person.name,
            role,
            of,
            activity(person, newest),
            person.quotes,
            person.figures,
            person.first,
            person.last,
        ),
        roles=("speaker", "muted", "owner", "activity", "quotes", "figures", "first", "last"),
    )


def days_until(newest: str) -> list[str]:
    """The days of the line that shows how much somebody was heard."""
    last = date.fromisoformat(newest).toordinal()
    return [date.fromordinal(day).isoformat() for day in range(max(1, last - DAYS + 1), last + 1)]


def activity(person: LedgerPerson, newest: str) -> str:
    """How much somebody was heard on each of the last days: a sign for each."""
    if not newest:
        return ""
    said = dict.fromkeys(days_until(newest), 0)
    for member in person.members:
        if member.bulletin.day in said:
            said[member.bulletin.day] += member.heard.quotes + member.heard.figures
    most = max(said.values())
    return "".join(
        BARS[(len(BARS) - 1) * often // most] if often else NONE for often in said.values()
    )
