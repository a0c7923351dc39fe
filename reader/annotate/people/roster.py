"""Turns tagged words into a roster: the people and bodies that are named, one entry each.

Two mentions are of one entry when their surnames agree and their first names are not different.  A
surname alone is the first entry with that surname whose gender does not contradict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.annotate.people.names import (
    Name,
    find_names,
    has_short_form,
    role_around,
    same_first_name,
    spelling_key,
)
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Person

TITLE_CASE = 0.6
"""Share of capitalised words above which a block is in title case: its capitals make no names."""
FEW_NAMES = 0.2
"""Share of capitalised words below which a block is not tested for title case."""
VERB = re.compile(r"[vhb]")
MAX_WORDS = 5
WORD = 32
"""Bits of the word index in a place, which is `block << WORD | word`: an int takes half the memory
of a pair."""
MOST_NAMESAKES = 20
"""Entries with one surname or first name that a name is compared with, at most."""


class RosterEntry(NamedTuple):
    """A person with what resolution needs: the gender, the words of the name, and whether these are
    certain to name one of this kind."""

    person: Person
    gender: str
    words: tuple[str, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """The entries, and the entry that each name in the text stands for."""

    entries: tuple[RosterEntry, ...]
    by_place: dict[int, int]
    """`block << WORD | first word of the name` to the index of its entry."""


def find_roster(blocks: Sequence[TaggedWords]) -> Roster:
    """The roster of the blocks; entries are in the order of their first full mention."""
    every: list[Name] = []
    shouted: list[Name] = []
    for number, tokens in enumerate(blocks):
        letters = tokens.letters
        if "N" in letters or "t" in letters:
            found = shouted if in_title_case(tokens) else every
            found += find_names(tokens, number)
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
            word = spelling_key(name.last)
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
        known = _known(entries, index, firsts, name, spelling_key(name.last))
        if known is not None:
            places[name.block << WORD | name.start] = known
    _aliases(entries, every, places)
    return Roster(tuple(entries), places)


def in_title_case(tokens: TaggedWords) -> bool:
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
    """The index of the entry of a name of several words: one that agrees with it, or a new one."""
    last = spelling_key(name.last)
    known = _agreeing(entries, reversed(index.get(last, ())[-MOST_NAMESAKES:]), name.words)
    if known is not None:
        entries[known] = _merged(entries[known], name, role)
        return known
    person = Person(name.text, role if name.kind == "person" else None, (), name.kind)
    return _put(entries, index, last, RosterEntry(person, name.gender, name.words, name.certain))


def _put(
    entries: list[RosterEntry], index: dict[str, list[int]], word: str, entry: RosterEntry
) -> int:
    """Append an entry and return its index; `index` finds it by the key of its surname."""
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
    """The first of the namesakes whose first names may be those of these words, or None."""
    first, lone = spelling_key(words[0]), len(words) == 1
    asked = len(first) == 1 or has_short_form(first)
    for at in namesakes:
        known = entries[at].words
        if lone or len(known) == 1:
            if known == words:
                return at
            continue
        one = spelling_key(known[0])
        if one == first or (asked or len(one) == 1) and same_first_name(known[0], words[0]):
            return at
        if len(known) > 2 and first in map(spelling_key, known[1:-1]):
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
    """Indices of people by the key of their first word: Yoon Suk Yeol is called Yoon."""
    table: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.person.kind == "person":
            known = table.setdefault(spelling_key(entry.words[0]), [])
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
    """The entry that a single word stands for; it takes over the gender that the word tells."""
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
    """The first entry that a name may stand for: by surname, or else by first name."""
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
    """Give each entry the other forms of its name in the text as aliases, twelve at most."""
    for name in every:
        at = places.get(name.block << WORD | name.start)
        if at is None:
            continue
        person, form = entries[at].person, name.text
        if form != person.name and form not in person.aliases and len(person.aliases) < 12:
            person = person._replace(aliases=(*person.aliases, form))
            entries[at] = entries[at]._replace(person=person)
