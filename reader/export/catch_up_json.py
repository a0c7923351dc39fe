"""Turns what is new into one JSON object, and into lines for readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reader.export.changes_json import changes_fields
from reader.export.rows.forms import tabbed
from reader.export.rows.thread_lines import place_fields, thread_fields
from reader.ledger.catch_up import Contradiction, MovedFigure
from reader.ledger.change_types import Changes
from reader.ledger.claim_words import claimant_words, value_words
from reader.ledger.series.standing import SeriesClaim
from reader.library.catch_up import CatchUp, NewPerson

Fields = dict[str, object]


def catch_up_fields(found: CatchUp, changes: Mapping[int, Changes]) -> Fields:
    """All that is new; `changes` are those of the developments that were updated, by key."""
    return {
        "since": found.since,
        "developments": [
            {
                **place_fields(new.row.place),
                "thread": new.row.thread,
                "earlier": thread_fields(new.row)["earlier"],
            }
            for new in found.developments
        ],
        "updated": [
            {
                **place_fields(place),
                "changes": changes_fields(changes[place.key]) if place.key in changes else None,
            }
            for place in found.updated
        ],
        "people": [_person(one) for one in found.people],
        "figures": [_moved(one) for one in found.figures],
        "contradicted": [_contradicted(one) for one in found.contradicted],
    }


def _person(one: NewPerson) -> Fields:
    person = one.person
    return {
        "id": person.id,
        "name": person.name,
        "role": person.roles[-1].role if person.roles else None,
        "place": place_fields(one.place) if one.place else None,
    }


def _moved(one: MovedFigure) -> Fields:
    return {
        "series": one.series,
        "of": one.of or None,
        "claimant": {"id": one.claimant.id, "name": one.claimant.name},
        "from": _claim(one.before),
        "to": _claim(one.now),
    }


def _contradicted(one: Contradiction) -> Fields:
    return {
        "series": one.series,
        "of": one.of or None,
        "claim": _claim(one.now),
        "against": [_claim(other) for other in one.against],
    }


def _claim(claim: SeriesClaim) -> Fields:
    """A claim, and where it stands."""
    figure, place, whose = claim.stated.figure, claim.stated.place, claim.claimant
    return {
        "id": claim.id,
        "text": claim.stated.words,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "claimant": {"id": whose.id, "name": whose.name} if whose else None,
        "stance": figure.stance,
        "source": place.source,
        "date": place.day or None,
        "number": place.number,
        "heading": place.heading,
        "block": figure.span.block,
        "start": figure.span.start,
        "end": figure.span.end,
        "sentence": claim.stated.text[slice(*claim.quantity.sentence)],
    }


def catch_up_lines(found: CatchUp) -> Iterator[str]:
    """A line for each thing that is new, with tabs: what it is, day, words, from what."""
    for new in found.developments:
        before = new.row.earlier[0].place if new.row.earlier else None
        goes_on = f"goes on from {before.date or '-'} {before.heading}" if before else ""
        yield tabbed(("new", new.row.place.date or "", new.row.place.heading, goes_on))
    for place in found.updated:
        yield tabbed(("changed", place.date or "", place.heading, ""))
    for moved in found.figures:
        words = f"{moved.before.stated.words} → {moved.now.stated.words}"
        day, whose = moved.now.stated.place.day, moved.claimant.name
        yield tabbed(("figure", day, _counted(moved.of, words), whose))
    for one in found.contradicted:
        theirs = "; ".join(map(_told, one.against))
        day = one.now.stated.place.day
        yield tabbed(("contradicted", day, _counted(one.of, _told(one.now)), theirs))
    for heard in found.people:
        role = heard.person.roles[-1].role if heard.person.roles else ""
        yield tabbed(("person", heard.person.first, heard.person.name, role))


def _counted(of: str, words: str) -> str:
    """Words about a series behind what it counts, where that is known."""
    return f"{of}: {words}" if of else words


def _told(claim: SeriesClaim) -> str:
    """A claim in the text's words, behind its stance, with whose word it is."""
    return f"{value_words(claim)} ({claimant_words(claim)})"
