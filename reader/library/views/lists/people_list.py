"""Lists people: one row for each person or body, over all bulletins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from reader.ledger.people.heard import LedgerPerson
from reader.library.index import heard_rows
from reader.library.rows import Listing, Row
from reader.library.views.grouped_list import RowGroup
from reader.library.views.joined.shown_people import HeardPeople, key_of
from reader.library.views.lists.flat_list import FlatListing
from reader.library.views.view import RowTests, ViewData

DAYS = 14
"""Days in the activity bar of a person, up to the newest day of all bulletins."""

NONE, BARS = "·", "▁▂▃▄▅▆▇█"
"""The signs of the activity bar: a day without statements, and days by number of statements."""


def list_people(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """Return a row for each person.

    If developments are given, only people quoted or cited there.
    """
    heard = data.people.heard
    people = heard.people
    if any(group.keys is not None for group in groups) or not groups:
        people = _heard_in(data, heard, groups)
    if tests.person is not None:
        people = [person for person in people if tests.person(person)]

    def place_of(key: int) -> int | None:
        wanted = heard.by_key.get(key)
        return next((at for at, one in enumerate(people) if one is wanted), None)

    return FlatListing(people, lambda person: _row(person, heard.newest), place_of)


def _heard_in(data: ViewData, heard: HeardPeople, groups: Sequence[RowGroup]) -> list[LedgerPerson]:
    """The people who are quoted or cited in the developments of these groups."""
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
        date=newest or None,
        roles=("speaker", "muted", "owner", "activity", "quotes", "figures", "first", "last"),
    )


@lru_cache(1)
def days_until(newest: str) -> tuple[str, ...]:
    """Return the days of the activity bar that ends on the day `newest`, in ISO form."""
    last = date.fromisoformat(newest).toordinal()
    days = range(max(1, last - DAYS + 1), last + 1)
    return tuple(date.fromordinal(day).isoformat() for day in days)


def activity(person: LedgerPerson, newest: str) -> str:
    """Return the activity bar of a person: one sign for each of the last `DAYS` days."""
    if not newest:
        return ""
    days = days_until(newest)
    said = dict.fromkeys(days, 0)
    for member in reversed(person.members):  # the latest day first: a minister has thousands
        if member.bulletin.day < days[0]:
            break
        if member.bulletin.day in said:
            said[member.bulletin.day] += member.heard.quotes + member.heard.figures
    most = max(said.values())
    return "".join(
        BARS[(len(BARS) - 1) * often // most] if often else NONE for often in said.values()
    )
