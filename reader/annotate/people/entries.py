"""Holds the entries of a roster while they are found, with the tables to look names up.

`joining` adds to it; `roster` makes the finished roster from it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.annotate.people.name import Name
from reader.annotate.people.ranks import is_only_courtesy, is_rank
from reader.annotate.people.spellings import spelling_key
from reader.models import Person

WORD = 32
"""Bits of the word index in a place.

A place is `block << WORD | word`: an int takes half the memory of a pair.
"""
MOST_ALIASES = 12
MOST_ROLES = 8
MOST_NAMESAKES = 20
"""The most entries with one surname or first name that a name is compared with."""


class RosterEntry(NamedTuple):
    """A person with gender and name words, and whether these words make the kind certain."""

    person: Person
    gender: str
    words: tuple[str, ...]
    certain: bool
    heads: tuple[str, ...] = ()
    """Nouns in lower case that refer to a body ("ministry", "weekly")."""
    sign: bool = False
    """Whether the text shows that this is a person or a body; then it is listed without a quote."""
    place: int = 0
    """The place of the first mention, as `block << WORD | word`."""


@dataclass(slots=True)
class Entries:
    """The entries found so far, and tables that map parts of names to their indices."""

    entries: list[RosterEntry] = field(default_factory=list)
    by_last: dict[str, list[int]] = field(default_factory=dict)
    """By the key of the surname."""
    by_first: dict[str, list[int]] = field(default_factory=dict)
    """People by the key of their first word: Yoon Suk Yeol is called Yoon."""
    by_inner: dict[str, list[int]] = field(default_factory=dict)
    """People by the key of the name before a particle, where nobody has it as first or last."""
    bodies: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    """Bodies by the words of their name in lower case, without the owner."""
    acronyms: dict[str, int] = field(default_factory=dict)
    spelled_out: dict[str, Name] = field(default_factory=dict)
    """The names of bodies by the acronym in brackets after them."""
    places: set[str] = field(default_factory=set)
    """Words that may be places and have adjectives ("Orvanian")."""
    states: set[str] = field(default_factory=set)
    """Words that are states or towns according to the words around them."""
    firms: set[str] = field(default_factory=set)
    """Words that are firms or outlets according to the words around them."""
    outlets: set[str] = field(default_factory=set)
    """Words that occur alone only where an outlet may be named ("told Kestrel")."""
    owners: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    """The owners of bodies with the same words, over the whole text."""
    called: dict[str, int] = field(default_factory=dict)
    """The person whom a surname alone refers to, if several people have it."""
    behind: set[int] = field(default_factory=set)
    """People whose first mention follows a preposition or is a possessive."""
    heads: dict[str, set[int]] = field(default_factory=dict)
    """Bodies by their head noun in lower case."""
    beside: dict[str, int] = field(default_factory=dict)
    """By surname, the person who has it beside another one who is named in full."""
    roles: dict[int, list[str]] = field(default_factory=dict)
    """Roles of people in the text, the first few of each."""
    namesakes: set[str] = field(default_factory=set)
    """Keys of surnames of two different people."""
    other_names: dict[tuple[str, ...], int] = field(default_factory=dict)
    """People by the words of another name that they are known by."""
    latest: dict[str, int] = field(default_factory=dict)
    """The person named last with each of these surnames."""
    headings: tuple[int, ...] = ()
    """The numbers of the blocks that are headings of developments."""
    ages: dict[int, str] = field(default_factory=dict)
    """The ages of people, as written behind their names."""
    told: dict[int, set[int]] = field(default_factory=dict)
    """The developments, by the number of their heading, in which an entry is named in full."""

    def put(self, word: str, entry: RosterEntry) -> int:
        """Append an entry, add it to `by_last` by the key of its surname, and return its index."""
        at = len(self.entries)
        self.entries.append(entry)
        known = self.by_last.get(word)
        if known is None:
            self.by_last[word] = [at]
        else:
            known.append(at)
        return at

    def note_role(self, at: int, role: str | None) -> None:
        """Record a role of a person."""
        if role:
            known = self.roles.setdefault(at, [])
            if len(known) < MOST_ROLES:
                known.append(role)

    def has_other_age(self, at: int, age: str) -> bool:
        """Whether a person has another age than the one behind a name: father and son."""
        return bool(age) and self.ages.get(at, age) != age

    def note_told(self, name: Name, at: int) -> None:
        """Record in which development an entry is named in full."""
        if self.headings:
            self.told.setdefault(at, set()).add(bisect(self.headings, name.block))

    def is_of_other_story(self, at: int, name: Name, role: str) -> bool:
        """Whether a surname with an office is not that of a person of another development.

        No office of that person is known: "Ilse Varn said …", and below "Mayor Varn said …".
        """
        words = self.entries[at].words
        if at not in self.told or len(words) < 2 or self.roles.get(at):
            return False
        if is_only_courtesy(role) and role.rstrip(".") != "Dr":
            return False
        return self.is_in_other_story(at, name)

    def is_in_other_story(self, at: int, name: Name) -> bool:
        """Whether a surname stands in a development that does not name its bearer in full."""
        words = self.entries[at].words
        if at not in self.told or len(words) < 2:
            return False
        is_surname = spelling_key(words[-1]) == spelling_key(name.last) and len(name.words) == 1
        return is_surname and bisect(self.headings, name.block) not in self.told[at]

    def told_alone(self, name: Name, role: str) -> int | None:
        """Return the entry of a surname with this office; None for a new one."""
        word = spelling_key(name.last)
        self.namesakes.add(word)
        for at in self.by_last.get(word, ())[:MOST_NAMESAKES]:
            if len(self.entries[at].words) == 1 and shares_word(role, self.roles.get(at, ())):
                return at
        return None

    def note_latest(self, name: Name, at: int | None) -> None:
        """Record who was named last of two different people with one surname."""
        if self.namesakes and at is not None:
            self.latest[spelling_key(name.last)] = at

    def index_first_words(self) -> None:
        """Fill the tables of people by their first word and by the inner name they may go by.

        An agency is called by its first word, too: "Lumo" of "Lumo News Agency".
        """
        for at, entry in enumerate(self.entries):
            if entry.person.kind == "person" or _is_agency(entry.words):
                same = self.by_first.setdefault(spelling_key(entry.words[0]), [])
                if len(same) < MOST_NAMESAKES:
                    same.append(at)
        for at, entry in enumerate(self.entries):
            words = entry.words
            if entry.person.kind == "person" and words[2:3] != words[-1:] and words[2:]:
                self._index_inner(at, words)

    def _index_inner(self, at: int, words: tuple[str, ...]) -> None:
        for word in _before_particle(words):
            key = spelling_key(word)
            if key not in self.by_first and key not in self.by_last:
                self.by_inner.setdefault(key, []).append(at)

    def by_rank(self, name: Name, title: str, at: int | None) -> int | None:
        """Return the only person with a surname who has this title, or else `at`.

        "Colonel Ivo Marek, … Major Jan Marek, … Major Marek said".
        """
        same = self.by_last.get(spelling_key(name.last), ())[:MOST_NAMESAKES]
        if at is None or len(same) < 2 or len(name.words) > 1:
            return at
        if at not in same or not is_rank(title):
            return at
        roles = {one: " ".join(self.roles.get(one, ())) for one in same}
        fits = [one for one in same if title in roles[one].split()]
        if not fits and roles[at] and is_rank(roles[at]):  # "another officer, Major Jan Marek"
            fits = [one for one in same if not is_rank(roles[one])]
        return fits[0] if len(fits) == 1 else at

    def called_alone(self, name: Name, word: str, fits: Sequence[int]) -> int:
        """Return the person whom a surname alone refers to: usually the first with that surname.

        Of two different people ("Finance Minister Luis Varga", "goalkeeper Varga") it is the one
        named last. If the first mention of a person follows a preposition or is a possessive
        ("signed by Franklin Ilves"), the next person named in full is taken, unless the surname
        occurred alone before.
        """
        if word in self.namesakes and self.latest.get(word) in fits:
            return self.latest[word]
        if name.titled or len(fits) < 2 or fits[0] not in self.behind:
            return fits[0]
        place = name.block << WORD | name.start
        others = [at for at in fits if self.entries[at].certain and at not in self.behind]
        fit = next((at for at in others if self.entries[at].place < place), fits[0])
        return self.called.setdefault(word, fit)


def _before_particle(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the inner name before a particle: "Tolu" of "Luis Ana Tolu da Costa"."""
    at = next((at for at in range(2, len(words) - 1) if words[at] in _PARTICLES), None)
    return () if at is None else words[at - 1 : at]


_PARTICLES = frozenset(("da", "das", "de", "del", "do", "dos", "e", "y"))


def add_aliases(known: Entries, every: Iterable[Name], places: dict[int, int]) -> None:
    """Add to each entry the other forms of its name in the text as aliases, at most twelve."""
    for name in every:
        at = places.get(name.block << WORD | name.start)
        if at is None:
            continue
        person, form = known.entries[at].person, name.text
        if form == person.name or form in person.aliases or len(person.aliases) >= MOST_ALIASES:
            continue
        person = person._replace(aliases=(*person.aliases, form))
        known.entries[at] = known.entries[at]._replace(person=person)


def shares_word(role: str, others: Iterable[str]) -> bool:
    """Whether a role and one of these others have a word in common."""
    words = words_of_role(role)
    return any(not words.isdisjoint(other.lower().split()) for other in others)


def words_of_role(role: str) -> frozenset[str]:
    """Return the words of a role in small letters, without articles and prepositions."""
    return frozenset(role.lower().split()) - _LINKS


_LINKS = frozenset(("of", "the", "a", "his", "her", "for", "and"))


def _is_agency(words: tuple[str, ...]) -> bool:
    """Whether a name is one word and what calls it an agency or channel."""
    return 1 < len(words) < 4 and _OF_AGENCIES.issuperset(words[1:])


_OF_AGENCIES = frozenset(("News", "Agency", "TV", "Television", "Radio"))
