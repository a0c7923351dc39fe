"""Joins the rosters of many bulletins into entries, one for each person or body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from reader.ledger.people import bodies, names, offices
from reader.ledger.people.heard import HeardBulletin, HeardPerson, LedgerPerson, Member, Role
from reader.models import Person

WEEK = 7
"""Days before and after which a surname alone is no longer of who bore it."""

SAME_NAME = "same name"
SPELLING = "another spelling of the name, same office"
INITIAL = "initials of the name, same office"
LONGER = "the same name in a longer form"
SURNAME = "surname of the only one who bore it that week"
SAME_BODY = "same words and owner"
EXPLAINED_BEFORE = "abbreviation that a text before explains"


@dataclass(slots=True)
class _Entry:
    """An entry that is growing."""

    members: list[Member] = field(default_factory=list)

    @property
    def people(self) -> list[Person]:
        return [member.heard.person for member in self.members]

    @property
    def days(self) -> list[str]:
        return [member.bulletin.day for member in self.members]


def join_people(bulletins: Iterable[HeardBulletin]) -> list[LedgerPerson]:
    """Return the entries, those of most bulletins first.

    Full names are joined before surnames, so that the order of the bulletins does not matter.
    """
    ledger = _Ledger(sorted(bulletins, key=lambda one: (one.day, one.source)))
    ledger.join()
    found = [_finished(entry) for entry in ledger.entries]
    return sorted(found, key=lambda one: (-len(one.members), -one.quotes, one.first, one.name))


class _Ledger:
    """The entries, and where those of a name stand."""

    def __init__(self, bulletins: Sequence[HeardBulletin]) -> None:
        self._bulletins = bulletins
        self.entries: list[_Entry] = []
        self._by_word: dict[str, list[_Entry]] = defaultdict(list)
        self._by_words: dict[frozenset[str], list[_Entry]] = defaultdict(list)
        self._explained: dict[str, list[tuple[str, _Entry]]] = defaultdict(list)

    def join(self) -> None:
        """Make all entries."""
        surnames: list[tuple[HeardBulletin, HeardPerson]] = []
        abbreviations: list[tuple[HeardBulletin, HeardPerson]] = []
        for bulletin in self._bulletins:
            for heard in bulletin.people:
                person = heard.person
                if person.kind != "person":
                    is_short = bodies.is_abbreviation(person.name)
                    if is_short and not _expansions(person):
                        abbreviations.append((bulletin, heard))
                    else:
                        self._add_body(bulletin, heard)
                elif len(names.main_words(person.name)) == 1:
                    surnames.append((bulletin, heard))
                else:
                    self._add_named(bulletin, heard)
        for bulletin, heard in surnames:
            self._add_surname(bulletin, heard)
        for bulletin, heard in abbreviations:
            self._add_abbreviation(bulletin, heard)

    def _add(self, entry: _Entry | None, member: Member) -> _Entry:
        """Add a part to an entry, or to a new one."""
        if entry is None:
            entry = _Entry()
            self.entries.append(entry)
            member = member._replace(why="")
        entry.members.append(member)
        return entry

    def _add_named(self, bulletin: HeardBulletin, heard: HeardPerson) -> None:
        """Add somebody with a full name."""
        found, why = self._bearer(heard.person)
        entry = self._add(found, Member(bulletin, heard, why))
        for word in names.main_words(heard.person.name):
            self._note(word, entry)

    def _note(self, word: str, entry: _Entry) -> None:
        """Remember that an entry has a name with this word."""
        known = self._by_word[names.sound(word)]
        if not any(one is entry for one in known):
            known.append(entry)

    def _bearer(self, person: Person) -> tuple[_Entry | None, str]:
        """The entry of a full name, and why; none where none or several fit."""
        words = names.main_words(person.name)
        known = self._by_word[names.sound(words[-1])] if words else []
        for why in (SAME_NAME, LONGER, SPELLING, INITIAL):
            fitting = [
                entry
                for entry in known
                if all(not offices.are_of_others(person, one) for one in entry.people)
                and any(_full_names_fit(person, one, why) for one in entry.people)
            ]
            if len(fitting) == 1:
                return fitting[0], why
            if fitting:
                return None, ""
        return None, ""

    def _add_surname(self, bulletin: HeardBulletin, heard: HeardPerson) -> None:
        """Add somebody of whom the text gives one name."""
        person = heard.person
        (word,) = names.main_words(person.name)
        known = [
            entry
            for entry in self._by_word[names.sound(word)]
            if any(names.main_words(one.name)[-1] == word for one in entry.people)
            and _is_near(bulletin.day, entry.days)
        ]
        if len(known) == 1 and _offices_fit(person, known[0].people):
            self._add(known[0], Member(bulletin, heard, SURNAME))
            return
        entry = self._add(None, Member(bulletin, heard, ""))
        self._note(word, entry)

    def _add_body(self, bulletin: HeardBulletin, heard: HeardPerson) -> None:
        """Add a body or a group."""
        person = heard.person
        words = bodies.body_words(person)
        known = self._by_words[words] if bodies.is_told_from_others(person) else []
        entry = self._add(known[0] if known else None, Member(bulletin, heard, SAME_BODY))
        if not known and bodies.is_told_from_others(person):
            self._by_words[words].append(entry)
        for short in (person.name, *person.aliases):
            if bodies.is_abbreviation(short):
                self._explained[short].append((bulletin.day, entry))

    def _add_abbreviation(self, bulletin: HeardBulletin, heard: HeardPerson) -> None:
        """Add a body of which the text has its letters alone."""
        short = heard.person.name
        before = [entry for day, entry in self._explained[short] if day <= bulletin.day]
        others = {id(entry) for entry in before}
        entry = before[-1] if len(others) == 1 else None
        if entry is not None and any(
            offices.are_of_others(heard.person, one) for one in entry.people
        ):
            entry = None
        words = frozenset((short,))
        if entry is None and self._by_words[words]:
            self._add(self._by_words[words][0], Member(bulletin, heard, SAME_NAME))
        else:
            made = self._add(entry, Member(bulletin, heard, EXPLAINED_BEFORE))
            if entry is None:
                self._by_words[words].append(made)


def _full_names_fit(person: Person, known: Person, why: str) -> bool:
    """Whether two full names are of one person for this reason."""
    one, other = names.main_words(person.name), names.main_words(known.name)
    if why == SAME_NAME:
        return one == other
    if offices.conflicting_offices(person, known):
        return False
    if why == LONGER:
        return names.is_longer_form(one, other) or names.is_longer_form(other, one)
    if not offices.same_office(person, known):
        return False
    if why == SPELLING:
        return names.sounds_alike(one, other) or sorted(one) == sorted(other)
    return names.is_initial_of(one, other)


def _expansions(person: Person) -> list[str]:
    """The longer names of a body that its text gives beside its letters."""
    return [alias for alias in person.aliases if len(alias.split()) > 1]


def _offices_fit(person: Person, known: Sequence[Person]) -> bool:
    """Whether nothing that is said of somebody's office speaks against it."""
    if any(offices.are_of_others(person, one) for one in known):
        return False
    stated = [one for one in known if one.role]
    return not stated or not all(offices.conflicting_offices(person, one) for one in stated)


def _is_near(day: str, days: Sequence[str]) -> bool:
    """Whether a day is within a week of one of the others; what has no day is near to all."""
    if not day or not all(days):
        return True
    at = date.fromisoformat(day).toordinal()
    return any(abs(date.fromisoformat(one).toordinal() - at) <= WEEK for one in days)


def _finished(entry: _Entry) -> LedgerPerson:
    """The entry by its fullest name, with all other names, and its offices by day."""
    members = sorted(entry.members, key=lambda one: (one.bulletin.day, one.bulletin.source))
    people = [member.heard.person for member in members]
    name = max((one.name for one in people), key=lambda one: (len(names.words_of(one)), len(one)))
    others = [other for one in people for other in (one.name, *one.aliases) if other != name]
    of = next((one.of for one in reversed(people) if one.of), None)
    kind = next(one.kind for one in people)
    return LedgerPerson(
        name, kind, of, tuple(dict.fromkeys(others)), _roles(members), tuple(members)
    )


def _roles(members: Sequence[Member]) -> tuple[Role, ...]:
    """The offices as they are stated, each with its first and last day, in the order of days."""
    found: dict[str, Role] = {}
    for member in members:
        role, day = member.heard.person.role, member.bulletin.day
        if role:
            key = " ".join(names.words_of(role))
            known = found.get(key)
            found[key] = Role(known.role, known.first, day) if known else Role(role, day, day)
    return tuple(found.values())
