"""Removes entries that are no person or body, and renumbers the people in quotes.

A list with many false entries is worse than none. An entry stays if it speaks and can speak, or if
something shows that it is a person or a body: a title or role, a known first name, a verb of speech
or thought, an age, a repeated surname, a body word. Places, firms, adjectives and things without
such a sign are removed. A quote of something that cannot speak ("few months said") keeps the
mention and has no person. A document is listed only as the claimant of a figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import methodcaller

from reader.annotate.lexicon.wordlists import plurals, words
from reader.annotate.people.bodies import DEMONYMS
from reader.annotate.people.human_nouns import is_human_noun
from reader.annotate.people.roster import Roster, RosterEntry
from reader.annotate.people.signs import FIRM_NOUNS
from reader.annotate.people.spellings import first_name
from reader.annotate.quotes.quotes import QuotesFound
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.word_letters import letter_of
from reader.models import Block, Person, Quote

NO_NAME = re.compile(r"[a-z](?:ous|ful|able|ible|tions?|ments?|ness)$")
"""Endings of single words that are no names."""
OF = re.compile(
    r"\s(?:of|from|at|for|in|with|to|on|by|who|against|among|near|behind|after|before|during|since)\s"
)
OWNED = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*)*[’']s? [a-z]")
"""A body's name that begins with its owner."""
DIGIT = re.compile(r"\d")
MANY = words("how_many") | frozenset(("one", "some", "many", "most", "several", "others", "both"))
_THINGS, _DOCUMENTS = words("no_speakers"), words("documents") | plurals("documents")
_AFTER_NOUNS = frozenset(
    ("familiar", "close", "present", "responsible", "loyal", "alike", "nearby")
)
"""Adjectives after their noun ("two sources familiar with it")."""
BODY_NOUNS = frozenset(
    """communications intelligence headquarters counterintelligence management diplomacy
    body""".split()  # noqa: SIM905
)
"""Nouns for a part of a body that speaks for it ("LWB corporate communications")."""
_NOBODY = frozenset(("body", "interviewer", "questioner"))
"""Words that by themselves do not tell who speaks ("asked by the interviewer")."""
_FIRST_OF_EVENTS = frozenset(
    ("Operation", "Hurricane", "Typhoon", "Cyclone", "Project", "Camp", "Fort", "Mount", "Villa")
)
"""First words of names of operations, storms and places ("Operation Salt Wind")."""
_STORIES_AND_ARMS = frozenset(
    """Conflict Crisis Ceasefire Truce Offensive Clashes Attack Attacks Vehicle Vehicles Tanks
    Missile Missiles Rockets Jets Drones Howitzers Helicopters Carriers""".split()  # noqa: SIM905
)
"""Last words of names of stories ("Orvane-Torvia Conflict:") and arms that resemble a person's."""
_SOURCES = frozenset(("open", "source", "open-source", "signals", "imagery", "fresh", "new"))
_UNSIGNED = frozenset(
    "post posts tweet tweets message messages data statement statements update updates".split()  # noqa: SIM905
)
"""Documents that do not tell who vouches for a figure in them."""
_NO_HEADS, _NAMED_THINGS = words("no_heads"), words("named_things")
_PLURALS, _SURNAMES = words("plurals"), words("bodies_or_surnames")


def without_nobodies(
    blocks: Sequence[Block],
    roster: Roster,
    people: tuple[Person, ...],
    quotes: tuple[Quote, ...],
    inner: tuple[Quote, ...] = (),
) -> QuotesFound:
    """Return the people and bodies, and the quotes with their new indices."""
    every = (*quotes, *inner)
    speaking = {at for quote in every for at in quote.speakers}
    told = [quote for quote in every if quote.speakers]
    counting = {at for quote in told if _has_number(blocks, quote) for at in quote.speakers}
    cut = _cut_bodies(blocks, people) - speaking
    left = [
        at
        for at, person in enumerate(people)
        if at not in cut
        and (
            can_speak(person, roster.entries[at] if at < len(roster.entries) else None)
            or at in counting
            and is_document(person)
            if at in speaking
            else is_somebody(roster.entries[at])
            if at < len(roster.entries)
            else _is_owned_body(person)
        )
    ]
    if len(left) == len(people):
        return QuotesFound(people, quotes, inner)
    new_number = {old: new for new, old in enumerate(left)}
    return QuotesFound(
        tuple([people[at] for at in left]),
        tuple([_renumbered(quote, new_number) for quote in quotes]),
        tuple([_renumbered(quote, new_number) for quote in inner]),
    )


def _cut_bodies(blocks: Sequence[Block], people: Sequence[Person]) -> set[int]:
    """Bodies that stand only inside a longer name: "Roads Office" in "Roads Office and Docks"."""
    bodies = sorted((one.name, at) for at, one in enumerate(people) if one.kind == "organisation")
    pairs = [
        (at, name, longer)
        for (name, at), (longer, _) in pairwise(bodies)
        if longer.startswith(f"{name} and ") and " " in name
    ]
    return {
        at
        for at, name, longer in pairs
        if sum(block.text.count(name) for block in blocks)
        == sum(block.text.count(longer) for block in blocks)
    }


def _is_owned_body(person: Person) -> bool:
    """Whether an added speaker is a body with an owner: "Orvane’s ministry denied it"."""
    is_owned = person.kind == "organisation" and OWNED.match(person.name) is not None
    return is_owned and can_speak(person, None)


def _has_number(blocks: Sequence[Block], quote: Quote) -> bool:
    """Whether a quote has a figure; then even a document is needed as claimant."""
    span = quote.span
    return DIGIT.search(blocks[span.block].text, span.start, span.end) is not None


def is_document(person: Person) -> bool:
    """Whether a speaker is a document of an unknown author: "a 2014 study"."""
    name = person.name.lower()
    return name != "reports" and _phrase(name)[0][-1] in _DOCUMENTS - _UNSIGNED


def _renumbered(quote: Quote, new_number: Mapping[int, int]) -> Quote:
    if quote.person is None:
        return quote
    everybody = tuple([new_number[at] for at in quote.speakers if at in new_number])
    return quote._replace(person=everybody[0] if everybody else None, speakers=everybody)


def is_somebody(entry: RosterEntry) -> bool:
    """Whether an entry that does not speak is shown to be a person or a body."""
    person = entry.person
    return (entry.sign or person.role is not None) and not _is_never_one(entry)


def _is_never_one(entry: RosterEntry) -> bool:
    """Whether a name is a heading, an event, a prize or a single letter in any context."""
    name = entry.person.name
    event = len(entry.words) > 1 and entry.words[-1] in _NAMED_THINGS
    unknown = entry.person.kind == "person" and event and first_name(entry.words[0]) is None
    unknown = unknown or len(entry.words) > 1 and entry.words[0] in _FIRST_OF_EVENTS
    story = entry.person.kind == "person" and not _STORIES_AND_ARMS.isdisjoint(entry.words[-1:])
    return unknown or story or len(name) < 2 or _is_heading(name) and not _is_surname(entry)


def can_speak(person: Person, entry: RosterEntry | None) -> bool:
    """Whether an entry that speaks in a parsed sentence can speak: people, bodies and states."""
    if entry is not None:
        if _is_never_one(entry):
            return False
        if entry.sign or person.role is not None or _is_surname(entry):
            return True
        return not _is_nobody(person.name)
    if not any(map(str.isalnum, person.name)):
        return False
    words, rest = _phrase(person.name)
    if (
        words[0] == "least"
        or words[-1] == "intelligence"
        and words[-2:-1]
        and (words[-2].lower() in _SOURCES)
    ):
        return False  # "at least 40 people", "open source intelligence"
    if words[0].lower() == "both" and words[-1][-1:] != "s" and words[-1] not in _PLURALS:
        return False  # "both government and town sources"
    if words[0].lower() in SMALL and words[-1] in DEMONYMS:
        return False  # "two Danish and three Greek soldiers"
    if words[-1].lower() in MANY:
        return not rest or can_speak(Person(rest), None)
    if len(words) == 1 and words[-1].lower() in _THINGS | _DOCUMENTS | _NOBODY:
        return False
    if words[-1][:1].isupper() or not words[-1][:1].isalpha():
        return True
    last = words[-1].lower()
    if last in _AFTER_NOUNS or last.endswith(("ed", "ing")):
        return any(map(_is_human, words[-4:]))
    return _is_human(last)


def _is_surname(entry: RosterEntry) -> bool:
    """Whether a word that may be a body or a thing is a person's surname ("President Park")."""
    return entry.person.kind == "person" and entry.person.name in _SURNAMES


def _is_nobody(name: str) -> bool:
    """Whether a name is a heading, or an adjective or thing at the start of a sentence."""
    if name.split()[-1] in _NAMED_THINGS:
        return True
    shouted = " " in name and name.isupper()
    return shouted or _is_heading(name) or " " not in name and NO_NAME.search(name) is not None


def _is_heading(name: str) -> bool:
    return _NO_HEADS.issuperset(map(str.capitalize, map(_STRIP, name.split())))


_STRIP = methodcaller("strip", ".,")


def _phrase(name: str) -> tuple[list[str], str]:
    """Return the words of a phrase before its first preposition, and the text after it."""
    cut = OF.search(name)
    phrase = re.split(r"['’]s?\s", name[: cut.start() if cut else None])[-1]
    words = phrase.replace(",", " ").split()
    return words or [""], name[cut.end() :] if cut else ""


def _is_human(noun: str) -> bool:
    """Whether a noun in lower case denotes people or a body that speaks, and no document."""
    lower = noun.lower()
    if lower in _THINGS or lower in _DOCUMENTS:
        return False
    if lower in FIRM_NOUNS or lower in BODY_NOUNS:
        return True
    return letter_of(lower) in "ro" or is_human_noun(lower)
