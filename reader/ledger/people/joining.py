"""Joins the rosters of many bulletins into entries, one for each person or body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reader.ledger.people import bodies, callings, names, offices, short_names
from reader.ledger.people.decisions import NO_DECISIONS, WEEK, Decisions, Sides, days_between
from reader.ledger.people.entries import Entry, GrowingEntries
from reader.ledger.people.finished import finished
from reader.ledger.people.heard import HeardBulletin, HeardPerson, LedgerPerson, Member
from reader.ledger.people.lands import SHORT, land
from reader.models import Person

SAME_NAME = "same name"
SPELLING = "another spelling of the name, same office"
INITIAL = "initials of the only one who bore them that week"
TRANSCRIBED = "the same name in other Latin letters"
SURNAMES = "both surnames of the only one who bore them that week"
LONGER = "the same name in a longer form"
SURNAME = "surname of the only one who bore it that week"
SURNAME_IN_OFFICE = "surname, and the office of only one who bore it that week"
SAME_BODY = "same words and owner"
EXPLAINED_BEFORE = "abbreviation that a text before explains"


def join_people(
    bulletins: Iterable[HeardBulletin], decisions: Decisions = NO_DECISIONS
) -> list[LedgerPerson]:
    """Return the entries, those of most bulletins first.

    Full names are joined before surnames, so that the order of the bulletins does not matter.
    `decisions` are the user's: parted people are never joined, by whatever chain.
    """
    ledger = _Ledger(sorted(bulletins, key=lambda one: (one.day, one.source)), decisions)
    ledger.join()
    return finished(ledger.entries)


class _Ledger:
    """The entries, and indices of them by name."""

    def __init__(self, bulletins: Sequence[HeardBulletin], decisions: Decisions) -> None:
        self._bulletins = bulletins
        self.entries = GrowingEntries(decisions)
        self._by_word: dict[str, list[Entry]] = defaultdict(list)
        self._by_words: dict[frozenset[str], list[Entry]] = defaultdict(list)
        self._explained: dict[str, list[tuple[str, Entry]]] = defaultdict(list)

    def join(self) -> None:
        """Make all entries."""
        surnames: list[tuple[HeardBulletin, HeardPerson]] = []
        abbreviations: list[tuple[HeardBulletin, HeardPerson]] = []
        for bulletin in self._bulletins:
            for heard in bulletin.people:
                person = heard.person
                if person.kind != "person":
                    is_short = bodies.is_abbreviation(person.name)
                    if is_short and not (_expansions(person) or person.name.lower() in SHORT):
                        abbreviations.append((bulletin, heard))
                    else:
                        self._add_body(bulletin, heard)
                elif short_names.is_short(names.main_words(person.name)):
                    surnames.append((bulletin, heard))
                else:
                    self._add_named(bulletin, heard)
        self._join_double_surnames()
        self.entries.join_by_reader()
        for bulletin, heard in surnames:
            self._add_surname(bulletin, heard)
        for bulletin, heard in abbreviations:
            self._add_abbreviation(bulletin, heard)
        self.entries.join_by_reader()

    def _add_named(self, bulletin: HeardBulletin, heard: HeardPerson) -> None:
        """Add a person with a full name."""
        sides = self.entries.sides_of(bulletin, heard)
        found, why = self._bearer(heard.person, sides, bulletin.day)
        entry = self.entries.add(found, Member(bulletin, heard, why), sides)
        for word in names.main_words(heard.person.name):
            self._note(word, entry)

    def _note(self, word: str, entry: Entry) -> None:
        """Index an entry by a word of its name."""
        known = self._by_word[names.name_sound(word)]
        if not any(one is entry for one in known):
            known.append(entry)

    def _bearer(self, person: Person, sides: Sides, day: str) -> tuple[Entry | None, str]:
        """Return the entry of a full name, and the reason; None if no entry or several fit."""
        known = self.entries.fitting(self._of_surname(names.main_words(person.name)), sides)
        for why in (SAME_NAME, LONGER, TRANSCRIBED, SPELLING):
            fitting = [
                entry
                for entry in known
                if not any(_are_two(person, one) for one in entry.people)
                and any(_full_names_fit(person, one, why) for one in entry.people)
                and (why != LONGER or _is_near(day, entry.days) or _is_known_longer(person, entry))
            ]
            if fitting:
                only = self.entries.only(fitting)
                return only, why if only is not None else ""
        return None, ""

    def _of_surname(self, words: tuple[str, ...]) -> list[Entry]:
        """Return the entries whose names have a word that may be the surname of this name."""
        asked = (*names.surnames(words), *words[2:-1][-1:])  # "José Luis Moreno Vidal"
        return [entry for word in asked for entry in self._by_word[names.name_sound(word)]]

    def _join_double_surnames(self) -> None:
        """Join "Moreno Vidal" to the only "José Luis Moreno Vidal" of these days."""
        longer: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        pairs: list[tuple[Entry, tuple[str, ...]]] = []
        for entry in self.entries:
            if entry.people[0].kind != "person":
                continue
            known = {names.main_words(one.name) for one in entry.people}
            for words in known:
                if len(words) > 2 and words[0] not in names.SUFFIXES:
                    longer[words[-2:]].append(entry)
            if len(known) == 1 and len(words := known.pop()) == 2:
                pairs.append((entry, words))
        for entry, words in pairs:
            near = [one for one in longer.get(words, ()) if _may_be_of_double_surname(entry, one)]
            if len({*map(id, near)}) == 1:
                self.entries.join(entry, near[0], SURNAMES)

    def _add_surname(self, bulletin: HeardBulletin, heard: HeardPerson) -> None:
        """Add a person whose text gives only one name, or initials before it."""
        person, sides = heard.person, self.entries.sides_of(bulletin, heard)
        words = names.main_words(person.name)
        near = [
            entry
            for entry in self.entries.fitting(self._of_surname(words), sides)
            if _is_near(bulletin.day, entry.days)
            or len(words) > 1
            and any(offices.same_office(person, one) for one in entry.people)
        ]
        known = short_names.bearers(words, near)
        only, why = self.entries.only(known), SURNAME if len(words) == 1 else INITIAL
        if only is None:
            only, why = short_names.holder(person, known), SURNAME_IN_OFFICE
        if only is not None and _offices_fit(person, only.people):
            self.entries.add(only, Member(bulletin, heard, why), sides)
        elif not known and (state := self._state_called(person, sides)) is not None:
            meant = heard._replace(person=person._replace(kind=state.people[0].kind))
            self.entries.add(state, Member(bulletin, meant, SAME_NAME), sides)
        else:
            self._note(words[-1], self.entries.add(None, Member(bulletin, heard, ""), sides))

    def _state_called(self, person: Person, sides: Sides) -> Entry | None:
        """Return the country of a single name that its text does not show to be a country's.

        Other texts name the country, and its army or another body of states.
        """
        words = bodies.body_words(person._replace(kind="organisation"))
        same = self._by_words.get(words, [])
        if person.role or len(words) != 1 or not same:
            return None
        named = [one for one in same if any(body.name == person.name for body in one.people)]
        short = {land(word) for word in words}
        is_state = any(short <= key and key & bodies.OF_STATES for key in self._by_words)
        fitting = self.entries.fitting(named, sides) if is_state else []
        return fitting[0] if len(fitting) == 1 else None

    def _add_body(self, bulletin: HeardBulletin, heard: HeardPerson) -> None:
        """Add a body or a group."""
        person, sides = heard.person, self.entries.sides_of(bulletin, heard)
        words = bodies.body_words(person)
        same = self._by_words[words] if bodies.is_identifying(person) else []
        known = self.entries.fitting(same, sides)
        member = Member(bulletin, heard, SAME_BODY)
        entry = self.entries.add(known[0] if known else None, member, sides)
        if not known and bodies.is_identifying(person):
            self._by_words[words].append(entry)
        for short in (person.name, *person.aliases):
            if bodies.is_abbreviation(short):
                self._explained[short].append((bulletin.day, entry))

    def _add_abbreviation(self, bulletin: HeardBulletin, heard: HeardPerson) -> None:
        """Add a body whose text gives only its abbreviation."""
        short, sides = heard.person.name, self.entries.sides_of(bulletin, heard)
        before = [entry for day, entry in self._explained[short] if day <= bulletin.day]
        fitting = self.entries.fitting(before, sides)
        entry = fitting[-1] if len(fitting) == 1 else None
        if entry is not None and any(
            offices.are_of_others(heard.person, one) for one in entry.people
        ):
            entry = None
        words = frozenset((short,))
        same = self.entries.fitting(self._by_words[words], sides)
        if entry is None and same:
            self.entries.add(same[0], Member(bulletin, heard, SAME_NAME), sides)
        else:
            made = self.entries.add(entry, Member(bulletin, heard, EXPLAINED_BEFORE), sides)
            if entry is None:
                self._by_words[words].append(made)


def _are_two(person: Person, known: Person) -> bool:
    """Whether roles or owners show that two people of one name are different people."""
    return offices.are_of_others(person, known) or callings.are_namesakes(person, known)


def _full_names_fit(person: Person, known: Person, why: str) -> bool:
    """Whether two full names are of one person for this reason."""
    one, other = names.main_words(person.name), names.main_words(known.name)
    if why == SAME_NAME:
        return one == other or "".join(one) == "".join(other)  # "Kim Dae-jin", "Kim Dae Jin"
    if offices.conflicting_offices(person, known):
        return False
    if why == LONGER:
        return names.is_longer_form(one, other) or names.is_longer_form(other, one)
    if why == TRANSCRIBED:
        return names.is_transcribed(one, other)
    is_ranked = one[-1] == other[-1] and (
        offices.may_be_ranked(person, known) or offices.may_be_ranked(known, person)
    )
    if not (is_ranked or offices.same_office(person, known)):
        return False
    return names.sounds_alike(one, other) or sorted(one) == sorted(other)


def _is_known_longer(person: Person, entry: Entry) -> bool:
    """Whether only initials make a name longer, or the office is the same.

    A son may be called as his father with another name between.
    """
    ours = {*names.main_words(person.name)}
    return any(
        offices.same_office(person, one)
        or all(len(word) == 1 for word in ours ^ {*names.main_words(one.name)})
        for one in entry.people
    )


def _may_be_of_double_surname(entry: Entry, longer: Entry) -> bool:
    """Whether an entry's two surnames may be the last two words of a longer name of these days.

    In a name of three words the first of the two may be a first name, as in "Ana Maria Venn".
    """
    if not any(_is_near(day, longer.days) for day in entry.days):
        return False
    if not all(_offices_fit(one, longer.people) for one in entry.people):
        return False
    return any(len(names.main_words(one.name)) > 3 for one in longer.people) or any(
        offices.same_office(one, other) for one in entry.people for other in longer.people
    )


def _expansions(person: Person) -> list[str]:
    """Return the longer names that its text gives for a body's abbreviation."""
    return [alias for alias in person.aliases if len(alias.split()) > 1]


def _offices_fit(person: Person, known: Sequence[Person]) -> bool:
    """Whether a person's office does not conflict with all of these."""
    if any(_are_two(person, one) for one in known):
        return False
    stated = [one for one in known if one.role]
    return not stated or not all(offices.conflicting_offices(person, one) for one in stated)


def _is_near(day: str, days: Sequence[str]) -> bool:
    """Whether a day is within a week of one of the others; an unknown day is near to all."""
    if not day or not all(days):
        return True
    return any(days_between(day, one) <= WEEK for one in days)
