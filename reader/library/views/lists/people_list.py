"""Lists people: one row for each person or body, over all bulletins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from reader.ledger.people.heard import MOST_RECENT, PersonSummary
from reader.library.index import heard_rows
from reader.library.rows import Listing, Row
from reader.library.views.grouped_list import RowGroup, keys_in
from reader.library.views.joined.asked_items import places_heard
from reader.library.views.joined.heard_people import HeardPeople, PeopleRows, key_of
from reader.library.views.lists.flat_list import FlatListing
from reader.library.views.view import PartTest, RowTests, ViewData

DAYS = MOST_RECENT
"""Days in the activity bar of a person, up to the newest day of all bulletins."""

NONE, BARS = "·", "▁▂▃▄▅▆▇█"
"""The signs of the activity bar: a day without statements, and days by number of statements."""


def list_people(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """Return a row for each person.

    If developments are given, only people quoted or cited there.
    """
    heard, people = data.people.heard, found_people(data, keys_in(groups), tests)
    return FlatListing(people, lambda person: _row(person, heard.newest), people.place_of)


def found_people(data: ViewData, keys: Sequence[int] | None, tests: RowTests) -> PeopleRows:
    """Return the people who match and are quoted or cited in these developments; None: in any."""
    heard = data.people.heard
    people = heard.people if keys is None else _heard_in(data, heard, keys, tests.heard)
    if tests.person is None:
        return people
    found = people.fitting(tests.person)
    if not len(found) and tests.person_told is not None:
        found = people.fitting(tests.person_told)
    return found


def _heard_in(
    data: ViewData, heard: HeardPeople, keys: Sequence[int], test: PartTest | None
) -> PeopleRows:
    """The people who are quoted or cited in developments, with an item that passes the test."""
    if test is not None:
        homes = data.ask(lambda index: heard_rows.bulletins_of(index, keys))
        known = [key for key in keys if key in homes]
        places = places_heard(data, known, [homes[key] for key in known], test)
        return heard.people.among({*heard.keys_at(places).values()})
    corrected = data.evidence.corrected_texts()
    places = {
        (text.bulletin, number)
        for key in keys
        if (text := corrected.get(key)) is not None
        for number in text.heard()
    }
    others = [key for key in keys if key not in corrected]
    places.update(data.ask(lambda index: heard_rows.heard_in(index, others)))
    return heard.people.among({*heard.keys_at(places).values()})


def _row(person: PersonSummary | None, newest: str) -> Row:
    if person is None:
        return Row("person", 0, None, ("…", *[""] * 7))
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


def activity(person: PersonSummary, newest: str) -> str:
    """Return the activity bar of a person: one sign for each of the last `DAYS` days."""
    if not newest:
        return ""
    said = dict.fromkeys(days_until(newest), 0)
    said.update((day, count) for day, count in person.recent if day in said)
    most = max(said.values())
    return "".join(
        BARS[(len(BARS) - 1) * often // most] if often else NONE for often in said.values()
    )
