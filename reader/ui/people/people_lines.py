"""Turns people and their names into the lines of the dialogs that join and separate them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.ledger.people.deciding import NameHeard
from reader.ledger.people.entries import JOINED
from reader.ledger.people.heard import PersonSummary
from reader.ledger.people.names import main_words, sound
from reader.ui.page.looks import plural
from reader.ui.people.pick_screen import PickLine
from reader.ui.rows.evidence_row import days_between

MOST_COMPARED = 5000
"""The number of people, those with most quotes, whose names are compared with the chosen one's."""

JOINS = "Enter joins the two"
PARTS = "Enter parts it"
AS_IT_IS, BY_YOU = "as it is", "joined by you"


def join_candidates(chosen: PersonSummary, people: Sequence[PersonSummary]) -> list[PersonSummary]:
    """Return the chosen person, then people of a similar name, then of the same kind, then all.

    `people` has those with most quotes first.
    """
    kind = chosen.kind == "person"
    sounds = set(_sounds(chosen))
    alike = [one for one in people[:MOST_COMPARED] if not sounds.isdisjoint(_sounds(one))]
    near = {one.entry for one in (chosen, *alike)}
    others = [one for one in people if one.entry not in near]
    ranked = [*(one for one in alike if one.entry != chosen.entry), *others]
    ranked.sort(key=lambda one: (one.kind == "person") != kind)
    return [chosen, *ranked]


def person_lines(people: Sequence[PersonSummary]) -> list[PickLine]:
    """Return lines with name, role, quotes and days; the first is the person to be joined."""
    return [_line(one, is_chosen=number == 0) for number, one in enumerate(people)]


def name_lines(found: Sequence[NameHeard]) -> list[PickLine]:
    """Return lines with a person's name, its role, the reason for merging it, and its bulletins."""
    return [_name_line(name) for name in found]


def _line(person: PersonSummary, is_chosen: bool) -> PickLine:
    role = person.roles[-1].role if person.roles else ""
    counts = plural(person.quotes, "quote") if person.quotes else ""
    told = (
        *((AS_IT_IS,) if is_chosen else ()),
        *(part for part in (role, counts, days_between(person.first, person.last)) if part),
    )
    return PickLine(person.name, " · ".join(told), " ".join(person.aliases))


def _name_line(name: NameHeard) -> PickLine:
    known = name.known
    why = f"joined: {name.why}" if name.why else "the first name"
    why = BY_YOU if name.why == JOINED else why
    days = days_between(known.first, known.last)
    told = (why, plural(len(name.members), "bulletin"), days)
    words = f"{known.name}, {known.role}" if known.role else known.name
    return PickLine(words, " · ".join(filter(None, told)))


def _sounds(person: PersonSummary) -> Iterator[str]:
    for name in (person.name, *person.aliases):
        if words := main_words(name):
            yield sound(words[-1])
