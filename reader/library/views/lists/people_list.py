"""Lists people: one row for each person or body, over all bulletins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from reader.ledger.people.heard import LedgerPerson
from reader.library.index import heard_rows
from reader.library.rows import Listing, Row
from reader.library.views.grouped_list import RowGroup, keys_in
from reader.library.views.joined.asked_items import places_heard
from reader.library.views.joined.shown_people import HeardPeople, RosterPlace, key_of
from reader.library.views.lists.flat_list import FlatListing
from reader.library.views.view import PartTest, RowTests, ViewData

DAYS = 14
"""Days in the activity bar of a person, up to the newest day of all bulletins."""

NONE, BARS = "·", "▁▂▃▄▅▆▇█"
"""The signs of the activity bar: a day without statements, and days by number of statements."""


def list_people(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """Return a row for each person.

    If developments are given, only people quoted or cited there.
    """
    heard, people = data.people.heard, found_people(data, keys_in(groups), tests)

    def place_of(key: int) -> int | None:
        wanted = heard.by_key.get(key)
        return next((at for at, one in enumerate(people) if one is wanted), None)

    return FlatListing(people, lambda person: _row(person, heard.newest), place_of)


def found_people(
    data: ViewData, keys: Sequence[int] | None, tests: RowTests
) -> Sequence[LedgerPerson]:
    """Return the people who match and are quoted or cited in these developments; None: in any."""
    heard = data.people.heard
    people = heard.people if keys is None else _heard_in(data, heard, keys, tests.heard)
    if tests.person is None:
        return people
    found = [person for person in people if tests.person(person)]
    if not found and tests.person_told is not None:
        found = [person for person in people if tests.person_told(person)]
    return found


def _heard_in(
    data: ViewData, heard: HeardPeople, keys: Sequence[int], test: PartTest | None
) -> list[LedgerPerson]:
    """The people who are quoted or cited in developments, with an item that passes the test."""
    if test is not None:
        homes = data.ask(lambda index: heard_rows.bulletins_of(index, keys))
        known = [key for key in keys if key in homes]
        places = places_heard(data, known, [homes[key] for key in known], test)
        return _at(heard, places)
    corrected = data.evidence.corrected_texts()
    places = {
        (text.bulletin, number)
        for key in keys
        if (text := corrected.get(key)) is not None
        for number in text.heard()
    }
    others = [key for key in keys if key not in corrected]
    places.update(data.ask(lambda index: heard_rows.heard_in(index, others)))
    return _at(heard, places)


def _at(heard: HeardPeople, places: Iterable[RosterPlace]) -> list[LedgerPerson]:
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
