"""Finds the roster entry of each name, and adds what the name tells to the entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.annotate.people.bodies import DEMONYMS
from reader.annotate.people.body_owners import is_only_part, state_of, states_with_adjectives
from reader.annotate.people.entries import MOST_NAMESAKES, WORD, Entries, RosterEntry
from reader.annotate.people.name import (
    Name,
    have_other_middles,
    have_other_suffixes,
    in_small_letters,
    inner_names,
)
from reader.annotate.people.namesakes import is_namesake
from reader.annotate.people.ranks import is_partial
from reader.annotate.people.roles import RoleFound
from reader.annotate.people.spellings import (
    has_short_form,
    same_first_name,
    same_word,
    spelling_key,
)
from reader.models import Person

_KINDS = ("Group", "Agency", "Institute", "Organisation", "Organization", "Foundation", "Network")
"""Last words of body names that may be left out."""
_SMALL_KINDS = tuple([kind.lower() for kind in _KINDS])
_MINISTRIES = frozenset(("ministry", "department"))


def note_owners(known: Entries, names: Sequence[Name]) -> None:
    """Record the owners of bodies with the same name in the text, and acronyms."""
    places = {name.words[0] for name in names if len(name.words) == 1 and not name.full}
    places |= {name.owner for name in names if name.owner}
    known.places = places
    known.outlets = {name.words[0] for name in names if name.cited}
    if known.outlets:
        known.outlets -= {name.words[0] for name in names if not name.cited}
    known.firms = {name.words[0] for name in names if name.firm}
    known.states = {name.words[0] for name in names if name.place}
    known.states |= {name.owner for name in names if name.owner}
    known.states |= states_with_adjectives(names, places)
    for name in names:
        if name.kind != "organisation" or not name.full:
            continue
        core, owner = core_and_owner(known, name)
        if owner:
            known.owners.setdefault(core, set()).add(owner)
        if name.acronym:
            known.spelled_out[name.acronym] = name
        elif name.sign:
            first = name.words[0]
            kind = len(name.words) > 2 and name.words[-1] in _KINDS
            if kind and first.isupper() and len(first) > 3:  # "SALT Intelligence Group" is "SALT"
                known.spelled_out.setdefault(first, name)
            initials = "".join([word[0] for word in name.words if word[0].isupper()])
            if len(initials) > 2:
                known.spelled_out.setdefault(initials, name)


def core_and_owner(known: Entries, name: Name) -> tuple[tuple[str, ...], str | None]:
    """Return the words that a body shares with those of other owners, and its owner."""
    words, owner = name.words, name.owner
    if len(words) > 2 and words[0] == "Royal" and words[1] in DEMONYMS:
        words = ("Royal", *words[2:])
    if len(words) > 1 and words[0] in DEMONYMS:
        words = words[1:]
    elif len(words) > 2 and " ".join(words[:2]) in DEMONYMS:
        words = words[2:]
    elif owner is None and len(words) > 1 and name.heads:
        owner = words[0] if words[0] in known.states else state_of(words[0], known.places)
        words = words[1:] if owner else words
    if len(words) > 1 and words[0] == owner:
        words = words[1:]
    lower = in_small_letters(words)
    ending = (owner or "").lower().split()
    if ending and len(lower) > len(ending) and lower[-len(ending) :] == ending:
        lower = lower[: -len(ending)]
    if len(lower) > 1 and lower[0] in _MINISTRIES:
        lower = [*lower[1:], lower[0]]  # "Ministry of Health" is "Health Ministry"
    return tuple(lower), owner


def body(known: Entries, name: Name) -> int:
    """Return the entry of a body: one with the same words and no other owner, or a new one."""
    core, owner = core_and_owner(known, name)
    at = _same_body(known, core, owner)
    if at is None:
        person = Person(name.text, None, (), "organisation", owner)
        entry = RosterEntry(person, "", name.words, name.certain, name.heads, name.sign)
        at = known.put(spelling_key(name.words[-1]), entry)
        known.bodies.setdefault(core, []).append(at)
        for head in name.heads:
            known.heads.setdefault(head, set()).add(at)
    else:
        _add_to_body(known, at, name, owner)
    if name.acronym:
        known.acronyms[name.acronym] = at
    return at


def _same_body(known: Entries, core: tuple[str, ...], owner: str | None) -> int | None:
    """Return the entry, or None for a new one: a body first named without owner may differ."""
    same = known.bodies.get(core, ())[-MOST_NAMESAKES:]
    if not same and len(core) > 1:  # "Salt Intelligence" for "Salt Intelligence Group"
        longer = [(*core, kind) for kind in _SMALL_KINDS]
        found = [at for words in longer if words in known.bodies for at in known.bodies[words]]
        same = found if len(found) == 1 else []
    for at in same:
        if known.entries[at].person.of == owner:
            return at
    is_one = same and not owner and len(known.owners.get(core, ())) < 2
    return same[0] if is_one else None


def _add_to_body(known: Entries, at: int, name: Name, owner: str | None) -> None:
    entry = known.entries[at]
    person = entry.person
    if len(name.text) > len(person.name):
        person = person._replace(name=name.text, aliases=(*person.aliases, person.name))
    if person.of is None and owner:
        person = person._replace(of=owner)
    known.entries[at] = entry._replace(person=person, sign=entry.sign or name.sign)


def lone_body(known: Entries, name: Name) -> int | None:
    """Return the only body that "the Ministry" may mean; None if there is none or several."""
    if name.owner:
        return body(known, name)
    fits = known.heads.get(name.words[0].lower(), ())
    if len(fits) == 1:
        return next(iter(fits))
    return body(known, name) if name.sign else None


def bearer_of(known: Entries, name: Name) -> int | None:
    """Return the only person whose surname is this body word ("Hall" of Mayor Hall)."""
    word = spelling_key(name.full)
    same = (*known.by_last.get(word, ()), *known.by_first.get(word, ()))[:MOST_NAMESAKES]
    people = sorted({at for at in same if known.entries[at].person.kind == "person"})
    named = [at for at in people if len(known.entries[at].words) > 1 or known.entries[at].certain]
    return named[0] if len(people) == len(named) == 1 else None


def full_name(known: Entries, name: Name, role: RoleFound | None, age: str = "") -> int:
    """Return the entry of a name of several words: one that agrees with it, or a new one."""
    if len(name.words) == 1:
        spelled = None if name.owner else known.spelled_out.get(name.words[0])
        if spelled is not None:
            return body(known, spelled)
    last = spelling_key(name.last)
    latest = known.by_last.get(last, ())[-MOST_NAMESAKES:]
    same = [at for at in reversed(latest) if not known.has_other_age(at, age)]
    at = _agreeing(known.entries, same, name)
    if at is not None and not is_namesake(known, at, name, role and role.text):
        _add_to_person(known, at, name, role)
        return at
    text = role.text if role and name.kind == "person" else None
    person = Person(name.text, text, (), name.kind)
    sign = name.sign or text is not None
    place = name.block << WORD | name.start
    entry = RosterEntry(person, name.gender, name.words, name.certain, name.heads, sign, place)
    known.note_role(len(known.entries), text)
    return known.put(last, entry)


def _agreeing(entries: Sequence[RosterEntry], namesakes: Iterable[int], name: Name) -> int | None:
    """Return the first namesake with compatible first names, or None."""
    words = name.words
    first, lone = spelling_key(words[0]), len(words) == 1
    asked = len(first) == 1 or has_short_form(first)
    for at in namesakes:
        known = entries[at].words
        if lone or len(known) == 1:
            if known == words or lone and same_word(known, words[0]):
                return at
            continue
        if have_other_suffixes(known, words) or have_other_middles(known, words):
            continue
        one = spelling_key(known[0])
        if one == first or (asked or len(one) == 1) and same_first_name(known[0], words[0]):
            return at
        if len(known) > 2 and first in inner_names(known):
            return at
    return None


def _add_to_person(known: Entries, at: int, name: Name, role: RoleFound | None) -> None:
    entry = known.entries[at]
    person = entry.person
    longer = len(name.words) > len(entry.words)
    if longer or person.name.isupper() and not name.text.isupper():
        person = person._replace(name=name.text, aliases=(*person.aliases, person.name))
    words = max(entry.words, name.words, key=len)
    kind = "person" if name.kind == "person" and name.certain else person.kind
    known.entries[at] = RosterEntry(
        person._replace(kind=kind), entry.gender or name.gender, words,
        entry.certain or name.certain, entry.heads or name.heads, entry.sign or name.sign,
        entry.place,
    )  # fmt: skip
    add_role(known, at, role)


def add_role(known: Entries, at: int, role: RoleFound | None) -> None:
    """Give a person a role: the first in the text that is more than a title."""
    entry = known.entries[at]
    old = entry.person.role
    if role is None or entry.person.kind != "person":
        return
    known.note_role(at, role.text)
    if old is None or is_partial(old) and not is_partial(role.text):
        person = entry.person._replace(role=role.text)
        known.entries[at] = entry._replace(person=person, sign=True)


def add_sign(known: Entries, at: int, name: Name) -> None:
    """Record that a person of several words is mentioned again by the surname alone."""
    entry = known.entries[at]
    if entry.sign or len(entry.words) < 2 or entry.person.kind != "person":
        return
    if spelling_key(entry.words[-1]) == spelling_key(name.last):
        known.entries[at] = entry._replace(sign=True)


def note_gender(known: Entries, at: int, name: Name) -> None:
    """Add the gender that a single word tells to the entry that it refers to."""
    if not name.gender or known.entries[at].gender:
        return
    if name.titled or spelling_key(known.entries[at].words[0]) == spelling_key(name.words[0]):
        known.entries[at] = known.entries[at]._replace(gender=name.gender)


def is_first_name(known: Entries, at: int, name: Name) -> bool:
    """Whether a single word is the first word of an entry's name, and not the last."""
    words = known.entries[at].words
    return len(words) > 1 and spelling_key(words[-1]) != spelling_key(name.last)


def known_person(known: Entries, name: Name) -> int | None:
    """Return the entry that a name may refer to: by surname, or else by first name."""
    if name.full:
        same = known.bodies.get(core_and_owner(known, name)[0], ())
        return same[0] if len(same) == 1 else None
    word = spelling_key(name.last)
    for table in (known.by_last, known.by_first, known.by_inner):
        if word not in table:
            continue
        namesakes = table[word][:MOST_NAMESAKES]
        if len(name.words) > 1:
            at = _agreeing(known.entries, namesakes, name)
            if at is not None:
                return at
            continue
        fits = [
            at
            for at in namesakes
            if _same_gender(known.entries[at], name, table is not known.by_first)
            and not is_only_part(known.entries[at], name, known.states)
        ]
        if len(fits) > 1:
            fits = [at for at in fits if known.entries[at].words[-1] == name.words[-1]] or fits
        if fits:
            return known.called_alone(name, word, fits) if table is known.by_last else fits[0]
    return None


def _same_gender(entry: RosterEntry, name: Name, by_last: bool) -> bool:
    """Whether a name's gender does not contradict the entry; a surname alone has none.

    The town in a body's name is not the body ("University of Lorn").
    """
    if "of" in entry.words and entry.person.kind == "organisation":
        return False
    if not name.gender or not entry.gender or name.gender == entry.gender:
        return True
    return by_last and not name.titled and len(entry.words) > 1


def new_short(known: Entries, name: Name, role: RoleFound | None) -> int:
    """Add an entry for a single word and return its index."""
    nobody = not name.titled and not name.gender and name.words[0] in known.states | known.firms
    outlet = name.cited and name.words[0] in known.outlets
    kind = "organisation" if nobody or outlet else name.kind
    person = Person(name.text, role.text if role else None, (), kind)
    certain = name.titled or bool(name.heads)
    entry = RosterEntry(person, name.gender, name.words, certain, name.heads, name.sign)
    known.note_role(len(known.entries), person.role)
    return known.put(spelling_key(name.last), entry)
