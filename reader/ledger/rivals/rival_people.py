"""Finds people who are heard in one text on a story and neither heard nor named in the other."""

from __future__ import annotations

from collections.abc import Mapping

from reader.evidence_words import name_of
from reader.ledger.comparison.same_people import SamePeople
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import keys_of
from reader.ledger.people.lands import land
from reader.ledger.people.names import main_words, words_of
from reader.models import Person


def heard_only(one: Side, other: Side, renamed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of those who speak or claim only in `one`, in order.

    `renamed` maps names to their spelling in `other`.
    """
    same = SamePeople(one, other, renamed)
    theirs = [name_of(person) for person in _heard(other)]
    words = frozenset(land(word) for block in _blocks(other) for word in words_of(block))
    found = [
        person.name
        for person in _heard(one)
        if person.name not in renamed
        and not _is_named(person, other, words)
        and all(same.are_others((name_of(person),), (name,)) for name in theirs)
    ]
    return tuple(dict.fromkeys(found))


def _heard(side: Side) -> list[Person]:
    found = side.read.parts[0]
    speakers = [number for quote in found.quotes for number in quote.speakers]
    claimants = [number for figure in found.figures for number in figure.claimants]
    return [side.people[number] for number in dict.fromkeys([*speakers, *claimants])]


def _blocks(side: Side) -> tuple[str, ...]:
    return (side.parts[0].heading, *side.parts[0].paragraphs)


def _is_named(person: Person, side: Side, words: frozenset[str]) -> bool:
    """Whether a text has a name of a person, the surname alone, or the office."""
    if any(side.has_words(keys_of(name)) for name in (person.name, *person.aliases)):
        return True
    if person.role and side.has_words(keys_of(person.role)):
        return True
    if person.kind == "person":
        return land(main_words(person.name)[-1]) in words
    return all(land(word) in words for word in words_of(person.name))
