"""Makes the roster from tagged words: the people and bodies that are named, one entry each.

Two mentions have one entry if their surnames agree and their first names are compatible. A surname
alone belongs to the first entry with that surname and no contradicting gender. Bodies are the same
if their words agree and their owners do not differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.annotate.people import joining, signs
from reader.annotate.people.entries import (
    WORD,
    Entries,
    RosterEntry,
    add_aliases,
)
from reader.annotate.people.name import Name, Place, also_known, headings_last, in_order, nicknames
from reader.annotate.people.names import find_names
from reader.annotate.people.namesakes import (
    doctor_before,
    is_doctor,
    is_namesake,
    is_of_other,
    is_other_doctor,
)
from reader.annotate.people.predicates import said_to_be
from reader.annotate.people.ranks import is_introduced, is_set_apart
from reader.annotate.people.roles import RoleFound, role_around
from reader.annotate.people.spellings import ARTICLES_IN_NAMES, spelling_key
from reader.annotate.tokens.tagged import BEFORE_SENTENCE, TaggedWords
from reader.models import Block

__all__ = ["WORD", "Roster", "RosterEntry", "find_roster", "in_title_case"]

TITLE_CASE = 0.6
"""The share of capitalised words above which a block is in title case: capitals make no names."""
FEW_NAMES = 0.2
"""The share of capitalised words below which a block is not tested for title case."""
VERB = re.compile(r"[vhb]")
MAX_WORDS = 5
LONGEST_NAME = 9
"""The most words of a body's name that are searched for its first one."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The entries, and the entry of each name in the text."""

    entries: tuple[RosterEntry, ...]
    by_place: dict[int, int]
    """`block << WORD | first word of the name` mapped to the index of its entry."""
    offices: dict[int, int] = field(default_factory=dict)
    """`block << WORD | head word of a role beside a name` mapped to its holder's entry."""

    def body_before(self, block: int, end: int) -> int | None:
        """Return the body named before word `end`: "the Reed Front | (RF) rebel group"."""
        places = (block << WORD | at for at in range(end - 1, max(-1, end - LONGEST_NAME), -1))
        entry = next((self.by_place[place] for place in places if place in self.by_place), None)
        is_body = entry is not None and self.entries[entry].person.kind == "organisation"
        return entry if is_body else None


def find_roster(
    blocks: Sequence[TaggedWords], headings: frozenset[int], texts: Sequence[Block]
) -> Roster:
    """Return the roster of the blocks; entries are in the order of their first full mention.

    `texts` are the same blocks as text.
    A body that a heading names without owner is the one of the text below ("Supreme Court").
    """
    every, shouted = _names(blocks)
    known, places = Entries(headings=tuple(sorted(headings))), dict[int, int]()
    joining.note_owners(known, every)
    also, by_nickname = also_known(blocks, every), nicknames(blocks, every, texts)
    offices, opened = dict[int, int](), set[int]()
    at_or_none: int | None
    for name in in_order(every, headings):
        at_or_none = _by_other_name(known, name, also, places) if also else None
        if at_or_none is None or name.full:
            at_or_none = _by_whole_name(known, blocks[name.block], name, offices, opened)
        if at_or_none is not None:
            place = name.block << WORD | name.start
            places[place] = at_or_none
            if (name.block, name.start) in by_nickname:
                known.other_names[by_nickname[name.block, name.start]] = at_or_none
    known.index_first_words()
    for number, name in headings_last(every, known.headings):
        place = name.block << WORD | name.start
        if place not in places:
            if place in opened:
                every[number] = name = _without_opener(known, name)
            called = also or known.other_names
            at_or_none = _by_other_name(known, name, also, places) if called else None
            if at_or_none is None:
                found = _full if place in opened and len(name.words) > 1 else _short
                at_or_none = found(known, blocks[name.block], name, offices)
            if at_or_none is not None:
                places[place] = at_or_none
        known.note_latest(name, places.get(place))
    _add_shouted(known, shouted, places)
    add_aliases(known, every, places)
    return Roster(tuple(known.entries), places, offices)


def _by_whole_name(
    known: Entries, tokens: TaggedWords, name: Name, offices: dict[int, int], opened: set[int]
) -> int | None:
    """Return the entry of a body or of a name of several words; None for what comes later."""
    if name.full:
        return joining.body(known, name) if len(name.words) > 1 else None
    if len(name.words) == 2 and _may_be_opened(tokens, name):
        opened.add(name.block << WORD | name.start)
        return None
    if len(name.words) > 1 and _is_short(name) or name.kind == "organisation":
        return _full(known, tokens, name, offices)
    return None


def _add_shouted(known: Entries, names: Sequence[Name], places: dict[int, int]) -> None:
    """Record where known people are named in blocks in title case."""
    for name in names:
        at_or_none = joining.known_person(known, name)
        if at_or_none is not None:
            places[name.block << WORD | name.start] = at_or_none


def _by_other_name(
    known: Entries, name: Name, also: dict[Place, Place], places: dict[int, int]
) -> int | None:
    """Return the entry of the person also known by this name, or None."""
    owner = also.get((name.block, name.start))
    if owner is not None and (at := places.get(owner[0] << WORD | owner[1])) is not None:
        known.other_names[name.words] = at
    return known.other_names.get(name.words)


def _names(blocks: Sequence[TaggedWords]) -> tuple[list[Name], list[Name]]:
    """Return the names of the blocks, and those of blocks in title case."""
    every: list[Name] = []
    shouted: list[Name] = []
    for number, tokens in enumerate(blocks):
        letters = tokens.letters
        if "N" in letters or "t" in letters:
            found = shouted if in_title_case(tokens) else every
            found += find_names(tokens, number)
    return every, shouted


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


def _is_short(name: Name) -> bool:
    """Whether a name has no more words than a person's name, not counting particles."""
    words = [w for w in name.words if w[0].isupper() and w not in ARTICLES_IN_NAMES]
    return len(words) <= MAX_WORDS


def _role(tokens: TaggedWords, name: Name) -> RoleFound | None:
    """Return the office in the words beside a name, or else in its sentence."""
    return role_around(tokens, name) or said_to_be(tokens, name.start, name.end)


def _full(known: Entries, tokens: TaggedWords, name: Name, offices: dict[int, int]) -> int:
    """Return the index of the entry of a name of several words, or of an acronym."""
    role = _role(tokens, name) if name.kind == "person" else None
    count = len(known.entries)
    age = _age_behind(tokens, name)
    at = joining.full_name(known, name, role, age)
    if age:
        known.ages[at] = age
    if at == count and signs.is_behind(tokens, name.start, name.end):
        known.behind.add(at)
    known.note_told(name, at)
    _note_office(offices, name, role, at)
    return at


def _age_behind(tokens: TaggedWords, name: Name) -> str:
    """Return the age behind a name: "Karl Varn, 61, said"."""
    mark, age, end = (*tokens.words[name.end : name.end + 3], "", "", "")[:3]
    return age if mark == "," == end and age.isdecimal() and len(age) < 3 else ""


def _may_be_opened(tokens: TaggedWords, name: Name) -> bool:
    """Whether a participle may begin a name of two words ("Ousted Varn left")."""
    if name.kind != "person" or name.certain or name.titled:
        return False
    opener = name.words[0]
    begins = not name.start or tokens.letters[name.start - 1] in BEFORE_SENTENCE
    return begins and len(opener) > 5 and opener.endswith(("ing", "ed"))


def _without_opener(known: Entries, name: Name) -> Name:
    """Return such a name, or only the surname if it belongs to a full name."""
    surname = name._replace(words=name.words[1:], start=name.start + 1)
    at = joining.known_person(known, surname)
    return surname if at is not None and known.entries[at].certain else name


def _short(known: Entries, tokens: TaggedWords, name: Name, offices: dict[int, int]) -> int | None:
    """Return the index of the entry of a single word, perhaps a new one; None for nobody."""
    if len(name.words) == 1 and name.words[0] in known.spelled_out and not name.owner:
        return joining.body(known, known.spelled_out[name.words[0]])
    if name.full:
        bearer = None if _follows_article(tokens, name) else joining.bearer_of(known, name)
        return joining.lone_body(known, name) if bearer is None else bearer
    bearer = joining.known_person(known, name)
    bearer = known.by_rank(name, tokens.words[name.start - 1], bearer) if name.titled else bearer
    at = _other_of_surname(known, tokens, name, bearer)
    if at is None and bearer is not None:
        at = bearer
        joining.note_gender(known, at, name)
    anew = at is not None and is_introduced(tokens, name) and joining.is_first_name(known, at, name)
    at = None if anew else at
    if at is None and (name.lone_title or not _is_short(name)):
        return None
    apart = (at is None or known.entries[at].person.role is None) and tokens.letters[
        name.end : name.end + 1
    ] == ","
    beside = name.titled or anew or apart and is_set_apart(tokens, name)
    beside = beside or at is not None and is_introduced(tokens, name)
    role = role_around(tokens, name) if beside else None
    if at is not None and role is None and (told := doctor_before(tokens, name)) is not None:
        role = told if is_other_doctor(known, at, name) else None
    if at is not None and len(name.words) == 1 and is_namesake(known, at, name, role and role.text):
        at = known.told_alone(name, role.text) if role and is_doctor(role.text) else None
    if at is not None and role is not None and known.is_of_other_story(at, name, role.text):
        at = known.told_alone(name, role.text)
    elif role is None and at is not None and name.kind == "person":
        role = said_to_be(tokens, name.start, name.end)
    if at is None:
        at = joining.new_short(known, name, role)
    else:
        joining.add_role(known, at, role)
        if signs.is_subject(tokens, name.start, name.end):
            joining.add_sign(known, at, name)
    _note_office(offices, name, role, at)
    return at


def _other_of_surname(
    known: Entries, tokens: TaggedWords, name: Name, at: int | None
) -> int | None:
    """Return the entry of another person than `at` with that surname, named only by it."""
    if at is None or name.kind != "person" or len(name.words) > 1 or not known.entries[at].place:
        return None
    word = spelling_key(name.last)
    other = known.beside.get(word)
    if other is not None:
        told = known.entries[other].gender
        return None if name.gender and told and name.gender != told else other
    role = role_around(tokens, name) if name.titled or is_set_apart(tokens, name) else None
    if is_namesake(known, at, name, role and role.text):
        return at  # told apart by what they are, and not by the order
    if not is_of_other(known, tokens, name, (at, role.text if role else "")):
        return None
    known.beside[word] = joining.new_short(known, name, role)
    return known.beside[word]


def _follows_article(tokens: TaggedWords, name: Name) -> bool:
    """Whether "the" precedes a name, as it precedes a body ("the Guard")."""
    return name.start > 0 and tokens.words[name.start - 1].lower() in ("the", "a", "an")


def _note_office(offices: dict[int, int], name: Name, role: RoleFound | None, at: int) -> None:
    if role is not None:
        offices[name.block << WORD | role.head] = at
        if role.other_head is not None:
            offices[name.block << WORD | role.other_head] = at
