"""Holds the entries of a roster while they are found, with the tables to look names up.

`joining` adds to it; `roster` makes the finished roster from it.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.annotate.people.human_nouns import are_all_unlike
from reader.annotate.people.name import Name
from reader.annotate.people.ranks import RELATIVES, is_only_courtesy, is_rank
from reader.annotate.people.spellings import spelling_key
from reader.annotate.tokens.tagged import TaggedWords
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

    def note_told(self, name: Name, at: int) -> None:
        """Record in which development an entry is named in full."""
        if self.headings:
            self.told.setdefault(at, set()).add(bisect(self.headings, name.block))

    def is_of_other_story(self, at: int, name: Name, role: str) -> bool:
        """Whether a surname with an office is not that of a person of another development.

        No office of that person is known: "Ilse Varn said …", and below "Mayor Varn said …".
        """
        words = self.entries[at].words
        if at not in self.told or len(words) < 2 or is_only_courtesy(role) or self.roles.get(at):
            return False
        is_surname = spelling_key(words[-1]) == spelling_key(name.last) and len(name.words) == 1
        return is_surname and bisect(self.headings, name.block) not in self.told[at]

    def told_alone(self, name: Name, role: str) -> int | None:
        """Return the entry of a surname with this office; None for a new one."""
        word = spelling_key(name.last)
        self.namesakes.add(word)
        for at in self.by_last.get(word, ())[:MOST_NAMESAKES]:
            if len(self.entries[at].words) == 1 and _shares_word(role, self.roles.get(at, ())):
                return at
        return None

    def note_latest(self, name: Name, at: int | None) -> None:
        """Record who was named last of two different people with one surname."""
        if self.namesakes and at is not None:
            self.latest[spelling_key(name.last)] = at

    def index_first_words(self) -> None:
        """Fill the tables of people by their first word and by the inner name they may go by."""
        for at, entry in enumerate(self.entries):
            if entry.person.kind == "person":
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


def is_namesake(known: Entries, at: int, name: Name, role: str | None) -> bool:
    """Whether a name with other spelling or without first name is someone else's by role."""
    stated, words = known.roles.get(at), known.entries[at].words
    if role is None or len(name.words) > 1 and words == name.words:
        return False
    if not (
        stated is not None
        and are_all_unlike(role, stated)
        or _is_other_initial(name, words, role, stated or ())
    ):
        return False
    known.namesakes.add(spelling_key(name.last))
    return True


def _is_other_initial(name: Name, known: tuple[str, ...], role: str, stated: Sequence[str]) -> bool:
    """Whether a name with initials and one in full are of two people who hold other offices.

    "A. B. Varn, the author, … Alan Varn, a senator", "Ann B. Varn … Senator A. Varn".
    """
    initials = _is_initial(known[0]), _is_initial(name.words[0])
    if len(name.words) < 2 or initials[0] == initials[1] or is_rank(role) or is_only_courtesy(role):
        return False
    if not stated:
        return initials[1] and len(name.words) < len(known)
    said = words_of_role(role)
    return all(said.isdisjoint(words_of_role(one)) and not is_rank(one) for one in stated)


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def is_of_other(known: Entries, tokens: TaggedWords, name: Name, found: tuple[int, str]) -> bool:
    """Whether a surname alone is not that of the person with this entry, who is named in full.

    `found` are the entry's index and the role beside the surname, or "".  "President Varn met his
    wife, Ilse Varn", "Mayor Varn said … I. Varn said …": a person is not named in full after the
    short form.  "Pope Leo" and "Leo Brask" are two in any order.
    """
    at, role = found
    entry = known.entries[at]
    if _is_regnal(tokens, name, entry, known.roles.get(at, ())):
        return True
    block, first = entry.place >> WORD, entry.place & (1 << WORD) - 1
    is_office = bool(role) and not is_only_courtesy(role)
    if spelling_key(name.last) != spelling_key(entry.words[-1]) or len(entry.words) < 2:
        return False
    if block != name.block or first <= name.end:
        is_later = (block, first) > (name.block, name.end)
        if is_later:
            return is_office and _is_told_apart(tokens, name, entry)
        is_known = _shares_word(role, known.roles.get(at, ()))
        return is_office and not is_known and _contradicts(tokens, name, first)
    if "." not in tokens.letters[name.end : first]:
        return bool(role)
    if first - name.end > FAR_APART or _shares_word(role, known.roles.get(at, ())):
        return False
    if is_office and not is_rank(role):
        return True
    return not name.titled and _speaks(tokens, name) and _is_relative(known.roles.get(at, ()))


FAR_APART = 80
"""The number of words after which a person may be named in full again."""


def _is_relative(roles: Iterable[str]) -> bool:
    """Whether a role is told by a relative with the same surname: "first lady"."""
    words = {word for role in roles for word in role.lower().split()}
    return "lady" in words or not RELATIVES.isdisjoint(words)


def _speaks(tokens: TaggedWords, name: Name) -> bool:
    return tokens.letters[name.end : name.end + 1] == "v"


def _is_told_apart(tokens: TaggedWords, name: Name, entry: RosterEntry) -> bool:
    """Whether initials or a pronoun show that a surname is not that of a later full name."""
    if all([len(word.rstrip(".")) == 1 for word in entry.words[:-1]]):
        return True
    said = _SAID_OF_SELF.match(" ".join(tokens.words[name.end : name.end + 3]).lower())
    return said is not None and {"she": "m", "he": "f"}[said[1]] == entry.gender


_SAID_OF_SELF = re.compile(r"(?:said|says|added|told)(?: that)? (he|she)\b")


def _contradicts(tokens: TaggedWords, name: Name, first: int) -> bool:
    """Whether somebody with an office denies what the sentence before has of another person.

    "Ivo Varn said that the bridge was safe. Mayor Varn denied it."
    """
    between = tokens.letters[first : name.start]
    if between.count(".") != 1 or _SAYS.match(between) is None:
        return False
    return _DENIES.match(" ".join(tokens.words[name.end : name.end + 3]).lower()) is not None


_SAYS = re.compile("[Nl]+(?:,[^.,]{1,12},)?v")
_DENIES = re.compile(
    r"(?:denied|rejected|disputed|contradicted|dismissed) (?:it|this|him|her|that [.;])"
)


def _is_regnal(tokens: TaggedWords, name: Name, entry: RosterEntry, roles: Iterable[str]) -> bool:
    """Whether a name after "Pope" or "King" is that of another person with a surname."""
    if not name.start or len(entry.words) < 2:
        return False
    title = tokens.words[name.start - 1]
    if title not in _REGNAL or _NUMERAL.fullmatch(entry.words[-1]):
        return False
    return not any(title.lower() in role.lower() for role in (*roles, entry.person.role or ""))


_REGNAL = frozenset(("Pope", "King", "Queen", "Emperor", "Empress", "Patriarch", "Tsar"))
_NUMERAL = re.compile("[IVX]+")


def _shares_word(role: str, others: Iterable[str]) -> bool:
    words = words_of_role(role)
    return any(not words.isdisjoint(other.lower().split()) for other in others)


def words_of_role(role: str) -> frozenset[str]:
    """Return the words of a role in small letters, without articles and prepositions."""
    return frozenset(role.lower().split()) - _LINKS


_LINKS = frozenset(("of", "the", "a", "his", "her", "for", "and"))
