"""Joins the rosters of many bulletins into entries, one for each person or body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reader.ledger.people import bodies, fits, holders, names, offices, short_names
from reader.ledger.people.decisions import NO_DECISIONS, Decisions, Sides
from reader.ledger.people.entries import Entry, GrowingEntries
from reader.ledger.people.finished import finished
from reader.ledger.people.fits import LONGER, ORDER, SAME_NAME, SHORT_FIRST, SPELLING, TRANSCRIBED
from reader.ledger.people.given_names import FORMS
from reader.ledger.people.heard import OFFICE, HeardBulletin, HeardPerson, LedgerPerson, Member
from reader.ledger.people.lands import SHORT, land
from reader.ledger.people.sides import of_states, owned_bodies, owned_by_side
from reader.models import Person

INITIAL = "initials of the only one who bore them that week"
SURNAMES = "both surnames of the only one who bore them that week"
SURNAME = "surname of the only one who bore it that week"
SURNAME_IN_OFFICE = "surname, and the office of only one who bore it that week"
SURNAME_OF_PUBLISHER = "surname of the only one whom this publisher named by it that week"
OTHER_NAME = "a name by which another text says the person is known"
SAME_BODY = "same words and owner"
OWNER_LEFT_OUT = "same words, and the only owner that week that fits this publisher or text"
EXPLAINED_BEFORE = "abbreviation that a text before explains"
EXPLAINED = "abbreviation that all texts of that week explain alike"


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


LEAST_OF_LETTERS = 4
"""The fewest letters of an abbreviation that a single later text may explain."""
MOST_BEARERS = 100
"""The most entries of a surname that are compared once more, pair by pair."""


class _Ledger:
    """The entries, and indices of them by name."""

    def __init__(self, bulletins: Sequence[HeardBulletin], decisions: Decisions) -> None:
        self._bulletins = bulletins
        self.entries = GrowingEntries(decisions)
        self._by_word: dict[str, list[Entry]] = defaultdict(list)
        self._by_words: dict[frozenset[str], list[Entry]] = defaultdict(list)
        self._explained: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        self._called: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        self._of_states: frozenset[str] | None = None

    def join(self) -> None:
        """Make all entries."""
        surnames: list[tuple[HeardBulletin, HeardPerson]] = []
        abbreviations: list[tuple[HeardBulletin, HeardPerson]] = []
        held: list[tuple[HeardBulletin, HeardPerson]] = []
        for bulletin in self._bulletins:
            for heard in bulletin.people:
                person = heard.person
                if person.kind != "person":
                    is_short = bodies.is_abbreviation(person.name)
                    if holders.named_office(person) is not None:
                        held.append((bulletin, heard))
                    elif is_short and not (_expansions(person) or person.name.lower() in SHORT):
                        abbreviations.append((bulletin, heard))
                    else:
                        self._add_body(bulletin, heard)
                elif short_names.is_short(names.main_words(person.name)):
                    surnames.append((bulletin, heard))
                else:
                    self._add_named(bulletin, heard)
        self._join_spellings()
        self._join_double_surnames()
        self._join_without_owner()
        self.entries.join_by_reader()
        for bulletin, heard in surnames:
            self._add_surname(bulletin, heard)
        for bulletin, heard in abbreviations:
            self._add_abbreviation(bulletin, heard)
        self._add_offices(held)
        self.entries.join_by_reader()

    def _add_named(self, bulletin: HeardBulletin, heard: HeardPerson) -> None:
        """Add a person with a full name."""
        sides = self.entries.sides_of(bulletin, heard)
        found, why = self._bearer(heard.person, sides, bulletin)
        entry = self.entries.add(found, Member(bulletin, heard, why), sides)
        for word in (*names.main_words(heard.person.name), *names.halves(heard.person.name)):
            self._note(word, entry)
        for words in short_names.other_names(heard.person):
            self._called[words].append(entry)

    def _note(self, word: str, entry: Entry) -> None:
        """Index an entry by a word of its name."""
        known = self._by_word[names.name_sound(word)]
        if not any(one is entry for one in known):
            known.append(entry)

    def _bearer(
        self, person: Person, sides: Sides, bulletin: HeardBulletin
    ) -> tuple[Entry | None, str]:
        """Return the entry of a full name, and the reason; None if no entry or several fit."""
        words = names.main_words(person.name)
        of_half = [one for half in names.halves(person.name) for one in self._of_word(half)]
        known = self.entries.fitting((*self._of_surname(words), *of_half), sides)
        for why in (SAME_NAME, LONGER, TRANSCRIBED, SPELLING, SHORT_FIRST, ORDER):
            fitting = (one for one in known if fits.may_be_named(person, bulletin, one, why))
            if some := self.entries.enough(fitting):
                only = self.entries.only(some)
                return only, why if only is not None else ""
        return None, ""

    def _join_spellings(self) -> None:
        """Join entries whose names or offices fit by what later bulletins tell of one of them."""
        for entry in self.entries:
            if len(entry.people) < 2 or entry.into or entry.people[0].kind != "person":
                continue  # nothing is told of it that was not known when it was compared
            words = names.main_words(entry.people[0].name)
            known = self._of_surname(words)
            if len(known) > MOST_BEARERS:
                continue
            known = [one for one in known if one.into is None and one is not entry]
            known = list({id(one): one for one in known}.values())
            for why in (TRANSCRIBED, SPELLING):
                fitting = [one for one in known if fits.have_alike_names(entry, one, why)]
                if len(fitting) == 1 and fits.may_be_one(entry, fitting[0]):
                    self.entries.join(entry, fitting[0], why)
                if fitting:
                    break

    def _of_surname(self, words: tuple[str, ...]) -> list[Entry]:
        """Return the entries whose names have a word that may be the surname of this name."""
        asked = (*short_names.surnames(words), *words[1:-1][-1:])  # "José Luis Moreno Vidal"
        return [entry for word in asked for entry in self._of_word(word)]

    def _of_word(self, word: str) -> list[Entry]:
        """Return the entries with a word of this sound in a name."""
        return self._by_word.get(names.name_sound(word), [])

    def _join_double_surnames(self) -> None:
        """Join "Moreno Vidal" to the only "José Luis Moreno Vidal" of these days."""
        longer: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        pairs: list[tuple[Entry, tuple[str, ...]]] = []
        for entry in self.entries:
            if entry.people[0].kind != "person":
                continue
            known = {names.main_words(one.name) for one in entry.people}
            for halves in {names.halves(one.name) for one in entry.people}:
                if len(halves) == 2 and halves[0] not in FORMS:
                    longer[halves].append(entry)
            for words in known:
                if len(words) > 2 and words[0] not in names.SUFFIXES:
                    longer[words[-2:]].append(entry)
            if len(known) == 1 and len(words := known.pop()) == 2:
                pairs.append((entry, words))
        for entry, words in pairs:
            near = [
                one for one in longer.get(words, ()) if fits.may_be_of_double_surname(entry, one)
            ]
            if len({*map(id, near)}) == 1:
                self.entries.join(entry, near[0], SURNAMES)

    def _join_without_owner(self) -> None:
        """Join "State Emergency Service" to that of the only country whose service is told of."""
        lacking = [(one, bodies.body_words(one.people[0])) for one in self.entries]
        lacking = [
            (one, words)
            for one, words in lacking
            if one.people[0].kind != "person" and bodies.may_lack_owner(words)
        ]
        owned = owned_bodies(self._by_words, {words for _, words in lacking})
        states = frozenset[str]().union(*map(bodies.owner_in, of_states(self._by_words)))
        for entry, words in lacking:
            known = owned_by_side(entry, words, owned.get(words, ()), states)
            if len({*map(id, known)}) == 1:
                self.entries.join(entry, known[0], OWNER_LEFT_OUT)

    def _add_surname(self, bulletin: HeardBulletin, heard: HeardPerson) -> None:
        """Add a person whose text gives only one name, or initials before it."""
        person, sides = heard.person, self.entries.sides_of(bulletin, heard)
        words = names.main_words(person.name)
        near = [
            entry
            for entry in self.entries.fitting(self._of_surname(words), sides)
            if entry.is_near(bulletin.day)
            or any(fits.is_known_holder(person, one, words) for one in entry.people)
        ]
        known = short_names.bearers(words, near)
        only, why = self.entries.only(known), SURNAME if len(words) == 1 else INITIAL
        if only is None:
            others = fits.not_told_beside(bulletin, person, known)
            only, why = short_names.holder(person, others), SURNAME_IN_OFFICE
        if only is None and len(words) == 1:
            only, why = fits.introduced_by(bulletin, person, known), SURNAME_OF_PUBLISHER
        if not known and (called := self.entries.fitting(self._called.get(words, ()), sides)):
            near = [one for one in called if one.is_near(bulletin.day)]
            only, why = self.entries.only(near), OTHER_NAME
        if only is not None and fits.may_be_bearer(bulletin, person, only):
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
        is_state = self._words_of_states().issuperset(map(land, words))
        fitting = self.entries.fitting(named, sides) if is_state else []
        return fitting[0] if len(fitting) == 1 else None

    def _words_of_states(self) -> frozenset[str]:
        """Return the words of all bodies of states; no body is added while it is asked for."""
        if self._of_states is None:
            self._of_states = frozenset[str]().union(*of_states(self._by_words))
        return self._of_states

    def _add_offices(self, held: Iterable[tuple[HeardBulletin, HeardPerson]]) -> None:
        """Add those whom texts name only by an office, to its holder or as nobody known."""
        known = holders.OfficeHolders(one for one in self.entries if one.people[0].kind == "person")
        for bulletin, heard in held:
            sides = self.entries.sides_of(bulletin, heard)
            office = holders.named_office(heard.person) or heard.person
            fitting = self.entries.fitting(known.near(bulletin.day, office), sides)
            if len(fitting) == 1:
                meant = heard._replace(person=office)
                self.entries.add(fitting[0], Member(bulletin, meant, OFFICE), sides)
            else:
                self._add_body(bulletin, heard)

    def _add_body(self, bulletin: HeardBulletin, heard: HeardPerson) -> None:
        """Add a body or a group."""
        person, sides = heard.person, self.entries.sides_of(bulletin, heard)
        words = bodies.body_words(person)
        is_local = bodies.is_local_holder(person)
        is_known = bodies.is_identifying(person) or is_local
        known = self.entries.fitting(self._by_words[words] if is_known else [], sides)
        if is_local:
            known = [one for one in known if fits.is_of_publisher(bulletin, one)]
        member = Member(bulletin, heard, SAME_BODY)
        entry = self.entries.add(known[0] if known else None, member, sides)
        if not known and is_known:
            self._by_words[words].append(entry)
        for short in (person.name, *person.aliases):
            if bodies.is_abbreviation(short):
                self._explained[short].append((bulletin.day, entry))

    def _add_abbreviation(self, bulletin: HeardBulletin, heard: HeardPerson) -> None:
        """Add a body whose text gives only its abbreviation."""
        short, sides = heard.person.name, self.entries.sides_of(bulletin, heard)
        before = [entry for day, entry in self._explained[short] if day <= bulletin.day]
        why = EXPLAINED_BEFORE
        if not before and (before := self._explained_near(short, bulletin.day)):
            why = EXPLAINED
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
            made = self.entries.add(entry, Member(bulletin, heard, why), sides)
            if entry is None:
                self._by_words[words].append(made)

    def _explained_near(self, short: str, day: str) -> list[Entry]:
        """Return the body of long letters, or of letters that two texts of that week explain."""
        near = [one for told, one in self._explained[short] if fits.is_near(day, [told])]
        return near if len(short) >= LEAST_OF_LETTERS or len(near) > 1 else []


def _expansions(person: Person) -> list[str]:
    """Return the longer names that its text gives for a body's abbreviation."""
    return [alias for alias in person.aliases if len(alias.split()) > 1]
