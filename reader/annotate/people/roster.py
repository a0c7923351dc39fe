"""Blocks to the people and bodies named in them: name, role and aliases, one entry each.

Two mentions are one entry when surnames agree and first names don't clash; a surname alone is the
one last named in full.  An entry is never merged against a different first name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.annotate.people.names import (
    Name,
    has_short_form,
    key,
    names,
    role_around,
    same_first_name,
)
from reader.annotate.tokens.tagged import Words
from reader.models import Person

TITLE_CASE = 0.6
"""Share of capitals above which a block is a heading in title case, whose runs are no names."""
FEW_NAMES = 0.2
"""Share of words below which a block is not looked at as a heading."""
VERB = re.compile(r"[vhb]")
MAX_WORDS = 5
WORD = 32
"""Bits for a word of a block in a place: one number takes half of what a pair does."""
MOST_NAMESAKES = 20
"""Entries of one surname or first name that a name is compared with."""


class RosterEntry(NamedTuple):
    """A person with what resolution needs: gender, and the places where the name stood."""

    person: Person
    gender: str
    words: tuple[str, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """The entries, and which of them each name in the text stands for."""

    entries: tuple[RosterEntry, ...]
    by_place: dict[int, int]
    """Block << WORD | first word of the name, to entry."""


def find_roster(blocks: Sequence[Words]) -> Roster:
    """The roster of the blocks, in the order of first full mention."""
    every: list[Name] = []
    shouted: list[Name] = []
    for number, tokens in enumerate(blocks):
        letters = tokens.letters
        if "N" in letters or "t" in letters:
            found = shouted if in_title_case(tokens) else every
            found += names(tokens, number)
    entries: list[RosterEntry] = []
    places: dict[int, int] = {}
    index: dict[str, list[int]] = {}
    for name in every:
        if 1 < len(name.words) <= MAX_WORDS or name.kind == "organisation":
            at = _full(entries, index, name, role_around(blocks[name.block], name))
            places[name.block << WORD | name.start] = at
    firsts = namesakes(entries)
    for name in every:
        place = name.block << WORD | name.start
        if place not in places:
            word = key(name.last)
            at_or_none = None
            if word in index or word in firsts:
                at_or_none = _met(entries, index, firsts, name, word)
            if at_or_none is None and not name.lone_title and len(name.words) <= MAX_WORDS:
                role = role_around(blocks[name.block], name) if name.titled else None
                person = Person(name.text, role, (), name.kind)
                entry = RosterEntry(person, name.gender, name.words, name.titled)
                at_or_none = _put(entries, index, word, entry)
            if at_or_none is not None:
                places[place] = at_or_none
    for name in shouted:
        known = _known(entries, index, firsts, name, key(name.last))
        if known is not None:
            places[name.block << WORD | name.start] = known
    _aliases(entries, every, places)
    return Roster(tuple(entries), places)


def in_title_case(tokens: Words) -> bool:
    """Whether most words of the block are capitalised, verbs too, as in an American headline."""
    letters = tokens.letters
    if len(letters) <= 3:
        return False
    names = letters.count("N")
    if names < len(letters) * FEW_NAMES:
        return False
    count = names + letters.count("L") + letters.count("t") + letters.count("D")
    if count <= TITLE_CASE * 4:  # of more than three words
        return False
    length = sum([word[0].isalpha() for word in tokens.words])
    if length <= 3 or count <= TITLE_CASE * length:
        return False
    return not any(tokens.words[match.start()].islower() for match in VERB.finditer(letters))


def _full(
    entries: list[RosterEntry], index: dict[str, list[int]], name: Name, role: str | None
) -> int:
    """The entry of a name of several words: one that agrees with it, or a new one."""
    last = key(name.last)
    known = _agreeing(entries, reversed(index.get(last, ())[-MOST_NAMESAKES:]), name.words)
    if known is not None:
        entries[known] = _merged(entries[known], name, role)
        return known
    person = Person(name.text, role if name.kind == "person" else None, (), name.kind)
    return _put(entries, index, last, RosterEntry(person, name.gender, name.words, name.certain))


def _put(
    entries: list[RosterEntry], index: dict[str, list[int]], word: str, entry: RosterEntry
) -> int:
    """A new entry, to be found by the key of its surname."""
    at = len(entries)
    entries.append(entry)
    known = index.get(word)
    if known is None:
        index[word] = [at]
    else:
        known.append(at)
    return at


def _agreeing(
    entries: Sequence[RosterEntry], namesakes: Iterable[int], words: tuple[str, ...]
) -> int | None:
    """The first of the namesakes whose first names don't clash with these words."""
    first, lone = key(words[0]), len(words) == 1
    asked = len(first) == 1 or has_short_form(first)
    for at in namesakes:
        known = entries[at].words
        if lone or len(known) == 1:
            if known == words:
                return at
            continue
        one = key(known[0])
        if one == first or (asked or len(one) == 1) and same_first_name(known[0], words[0]):
            return at
        if len(known) > 2 and first in map(key, known[1:-1]):
            return at
    return None


def _merged(entry: RosterEntry, name: Name, role: str | None) -> RosterEntry:
    person = entry.person
    if len(name.words) > len(entry.words):
        person = person._replace(name=name.text, aliases=(*person.aliases, person.name))
    if person.role is None and role:
        person = person._replace(role=role)
    words = max(entry.words, name.words, key=len)
    return RosterEntry(person, entry.gender or name.gender, words, entry.certain or name.certain)


def namesakes(entries: Iterable[RosterEntry]) -> dict[str, list[int]]:
    """People by the key of their first word: Yoon Suk Yeol is called Yoon."""
    table: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.person.kind == "person":
            known = table.setdefault(key(entry.words[0]), [])
            if len(known) < MOST_NAMESAKES:
                known.append(at)
    return table


def _met(
    entries: list[RosterEntry],
    index: dict[str, list[int]],
    firsts: dict[str, list[int]],
    name: Name,
    word: str,
) -> int | None:
    """Who a name of one word is of those met before; it may tell whether that is a man."""
    at = _known(entries, index, firsts, name, word)
    if at is not None and name.gender and not entries[at].gender:
        entries[at] = entries[at]._replace(gender=name.gender)
    return at


def _known(
    entries: Sequence[RosterEntry],
    index: dict[str, list[int]],
    firsts: dict[str, list[int]],
    name: Name,
    word: str,
) -> int | None:
    """The first entry that a name can stand for, by its surname's key or else by first name."""
    for table in (index, firsts):
        namesakes = table.get(word, ())[:MOST_NAMESAKES]
        if len(name.words) > 1:
            known = _agreeing(entries, namesakes, name.words)
            if known is not None:
                return known
            continue
        for at in namesakes:
            if _same_gender(entries[at], name):
                return at
    return None


def _same_gender(entry: RosterEntry, name: Name) -> bool:
    return not name.gender or not entry.gender or name.gender == entry.gender


def _aliases(
    entries: list[RosterEntry],
    every: Iterable[Name],
    places: dict[int, int],
) -> None:
    """Give each entry the other forms that it was met under."""
    for name in every:
        at = places.get(name.block << WORD | name.start)
        if at is None:
            continue
        person, form = entries[at].person, name.text
        if form != person.name and form not in person.aliases and len(person.aliases) < 12:
            person = person._replace(aliases=(*person.aliases, form))
            entries[at] = entries[at]._replace(person=person)
