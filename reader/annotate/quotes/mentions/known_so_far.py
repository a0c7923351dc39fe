"""Holds the state at each mention in the order of the text, and resolves mentions from it.

`speakers` creates it and updates it sentence by sentence.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import table
from reader.annotate.people.roster import WORD, Roster, RosterEntry
from reader.annotate.quotes import speaker_mentions
from reader.annotate.quotes.mentions import coordination, holders
from reader.annotate.quotes.mentions.holders import Holders, Office
from reader.annotate.quotes.mentions.mention_places import LOW
from reader.annotate.quotes.mentions.people_in_sentences import PeopleInSentence
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import BEFORE_SENTENCE, TaggedWords
from reader.annotate.tokens.word_letters import letter_of

TITLE = re.compile(r"[NLtr]{0,3}[tr]$")
"""An office directly before a name ("General Varn")."""
LONGEST_TITLE = 4
FORCES = ("army", "military")
"""Words for one side's forces that writers use interchangeably."""
_ANY_BODY = ("group", "organisation", "organization", "movement")
"""Nouns for many kinds of bodies, which refer to the body named last."""
SOMEBODY_ELSE = -1
"""The result if an office belongs to a person without an entry."""
SAME_PARAGRAPH, MOST_OFFICES = 120, 3
"""The most words and offices before a mention that are searched for another holder."""


class Waiting(NamedTuple):
    """A speaker without a name whose office a later name may fit: its place and entry."""

    place: int
    entry: int
    asked: Office
    near: bool
    """Whether the name must be in the same part of the text."""
    new: bool = False
    """Whether the person has only now come into the office ("New minister")."""
    introduced: bool = False
    """Whether the name must be at the start of the next paragraph ("Analyst Ann Lee")."""


@dataclass(slots=True)
class KnownSoFar:
    """The state at a mention in the order of the text."""

    words_of: Sequence[TaggedWords]
    roster: Roster
    headings: frozenset[int]
    entries: list[RosterEntry]
    """The entries of the roster, then the added ones."""
    mentions: dict[int, tuple[int, ...]] = field(default_factory=dict)
    unnamed: dict[str, int] = field(default_factory=dict)
    """The words for speakers without a name, mapped to the entries added for them."""
    before: deque[PeopleInSentence] = field(default_factory=deque)
    """The last sentences with people in them, the nearest first."""
    met: set[int] = field(default_factory=set)
    """The entries that were named or spoke."""
    holders: Holders = field(default_factory=Holders)
    proper: Set[int] | None = None
    waiting: list[Waiting] = field(default_factory=list)
    newly: set[int] = field(default_factory=set)
    """The entries that have only now come into an office according to the text."""


def meet(people: PeopleInSentence, known: KnownSoFar) -> None:
    """Record the people of a sentence, their offices, and the kinds of bodies."""
    tokens, met = known.words_of[people.block], known.met
    for word, entry in people.named:
        if not word or tokens.letters[word - 1] not in "tr":
            continue
        title = TITLE.search(tokens.letters, max(0, word - LONGEST_TITLE), word)
        if title and known.entries[entry].person.kind == "person":
            role = tokens.text(title.start(), word)
            known.holders.appoint(entry, role)
    for word, entry in (*people.named, *people.speakers):
        if entry not in met:
            met.add(entry)
            one = known.entries[entry]
            end = word + len(one.words)
            kinds = holders.kind_nouns(tokens, word, end) if one.words else holders.NO_WORDS
            known.holders.meet(entry, one.person, kinds)


def parts_of(tokens: TaggedWords, block: int, mention: Range, roster: Roster) -> tuple[Range, ...]:
    """Return the words for each speaker of a mention; one for a body with "and" in its name."""
    parts = coordination.parts(tokens, mention)
    if len(parts) > 1:
        whole = coordination.whole_list(tokens, mention)
        for start in range(whole[0], whole[1]):
            entry = roster.by_place.get(block << WORD | start)
            if entry is not None and not {"and", "&"}.isdisjoint(roster.entries[entry].words):
                return (mention,)
    return parts


def proper_entries(known: KnownSoFar) -> Set[int]:
    """Return the roster entries with a capital inside a sentence; computed once."""
    if known.proper is None:
        known.proper = {
            entry
            for place, entry in known.roster.by_place.items()
            if place & LOW
            and known.words_of[place >> WORD].letters[(place & LOW) - 1] not in BEFORE_SENTENCE
        }
    return known.proper


def by_office(tokens: TaggedWords, block: int, mention: Range, known: KnownSoFar) -> int | None:
    """Return the only entry so far that has the office, or is the kind of body, of a mention."""
    asked = holders.office(tokens, mention)
    last = None if asked is None else last_holder(tokens, block, mention, asked, known)
    if asked is None or last == SOMEBODY_ELSE:
        return None
    entry = known.holders.person(asked) if last is None else last
    if entry is not None or tokens.words[mention[0]].lower() != "the":
        return entry
    entry = known.holders.body(asked)
    force = last_force(known) if asked.head in FORCES and not asked.others else None
    if force is not None and entry not in (None, force):
        return None  # one side's army, and the military of the other that spoke last
    entry = force if entry is None else entry
    if entry is not None and is_other_nearer(asked, entry, known):
        return None
    if entry is not None and known.entries[entry].person.kind == "person":
        if known.entries[entry].gender or " of " in (known.entries[entry].person.role or ""):
            return None  # "the secretary of the union, Ann Lee": she is not the union
        person = known.entries[entry].person._replace(kind="organisation")
        known.entries[entry] = known.entries[entry]._replace(person=person)
    return entry


def last_force(known: KnownSoFar) -> int | None:
    """Return the only army or military that spoke in the last sentence with people, or None."""
    if not known.before:
        return None
    spoke = {one.entry for one in known.before[0].speakers}
    found = [at for at in spoke if known.entries[at].person.name.split()[-1].lower() in FORCES]
    return found[0] if len(found) == len(spoke) == 1 else None


def is_other_nearer(asked: Office, entry: int | None, known: KnownSoFar) -> bool:
    """Whether "the group" is unlikely to mean an entry that the last sentence does not name."""
    if asked.head not in _ANY_BODY or not known.before:
        return False
    last = known.before[0]
    named = {one.entry for one in (*last.named, *last.speakers)}
    if entry in named:
        return False
    unnamed = entry is not None and not known.entries[entry].words
    return unnamed or any([known.entries[at].heads for at in named])


def last_holder(
    tokens: TaggedWords, block: int, mention: Range, asked: Office, known: KnownSoFar
) -> int | None:
    """Return the last holder of an office without a name in the paragraph, or None.

    The result is SOMEBODY_ELSE for a person without a name: "The mayor of Orm left. The mayor
    said".
    """
    noun, start = tokens.words[mention[1] - 1].lower(), mention[0]
    letters = tokens.letters[start : mention[1]]
    if letters[-1] not in "rt" or not set("NLs").isdisjoint(letters):
        return None
    low = max(0, start - SAME_PARAGRAPH)
    forms = {noun, noun.capitalize()}
    if forms.isdisjoint(tokens.words[low:start]):
        return None
    held = known.holders.people(asked)
    every = [at for at in range(low, start) if tokens.words[at] in forms]
    for at in reversed(every[-MOST_OFFICES:]):
        place = block << WORD | at
        holder = known.roster.offices.get(place, known.roster.by_place.get(place + 1))
        if holder is not None and holder in held:
            return holder
        if holder is None and _is_of_another(tokens, at, asked):
            return SOMEBODY_ELSE
    return None


def _is_of_another(tokens: TaggedWords, at: int, asked: Office) -> bool:
    """Whether the office at a word belongs to a person of whom nothing else is known."""
    first = at
    while first and tokens.letters[first - 1] in "neo":
        first -= 1
    if not asked.others <= set(map(str.lower, tokens.words[first:at])):
        return False
    if tokens.words[first - 1].lower() in ("a", "an") or tokens.letters[first - 1 : first] in "sL":
        return True
    of_whom = set("NL").intersection(tokens.letters[at + 2 : at + 4])
    return tokens.words[at + 1] == "of" and bool(of_whom)


def _written_otherwise(form: str, known: KnownSoFar) -> int | None:
    """Return the body of the same name with other capitals ("Orm's Defence Ministry"), or None."""
    if "’s " not in form and "'s " not in form:
        return None
    key = form.casefold().replace("’", "'")
    for at, entry in enumerate(islice(known.entries, _MOST_COMPARED)):
        person = entry.person
        if person.kind == "organisation" and person.name.casefold().replace("’", "'") == key:
            return at
    return None


def _spelled_out(acronym: str, known: KnownSoFar) -> int | None:
    """Return the body that a known acronym stands for, which also gets it as an alias, or None."""
    for at, entry in enumerate(islice(known.entries, _MOST_COMPARED)):
        person = entry.person
        if _NAMES.get(person.name.removeprefix("the ")) == acronym:
            if acronym not in person.aliases:
                person = person._replace(aliases=(*person.aliases, acronym))
                known.entries[at] = entry._replace(person=person)
            return at
    return None


_MOST_COMPARED = 100
_NAMES = table("known_acronyms")
_ACRONYMS = frozenset(_NAMES.values())


def add_unnamed(
    tokens: TaggedWords, mention: Range, known: KnownSoFar, whose: str | None = None
) -> int | None:
    """Return the entry of a speaker without a name, added at the first mention, or None.

    `whose` is the name of the owner of a body ("its ministry").
    """
    person = speaker_mentions.unnamed(tokens, mention)
    asked = holders.office(tokens, mention) if person is not None else None
    if person is None or asked is not None and known.holders.are_several(asked):
        return None
    form = person.name
    opens = not mention[0] or tokens.letters[mention[0] - 1] in BEFORE_SENTENCE
    lone = mention[1] == mention[0] + 1 and opens and letter_of(form.lower()) in "ro"
    small = lone or tokens.letters[mention[0]] not in "NLt"
    if small and not form[:2].isupper():  # its capital is that of the sentence, not of "UN"
        form = form[:1].lower() + form[1:]
    whose = whose if person.kind == "organisation" else None
    key = f"{form} of {whose}" if whose else form
    if key not in known.unnamed and person.kind == "organisation" and not whose:
        spelled = _spelled_out(form, known) if form in _ACRONYMS else None
        written = _written_otherwise(form, known) if spelled is None else spelled
        if written is not None:
            known.unnamed[key] = written
    if key not in known.unnamed:
        known.unnamed[key] = len(known.entries)
        known.entries.append(RosterEntry(person._replace(of=whose), "", (), False))
    return known.unnamed[key]
