"""Finds the people whom a short name may stand for: a surname alone, or after initials."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.ledger.people import names, offices
from reader.ledger.people.entries import Entry
from reader.models import Person

LEAST_LETTERS = 6
"""The fewest letters of a surname that is compared in other transcriptions."""

_LEAST_OF_ADJECTIVES = 5
"""The fewest letters of one with a Slavic adjective's ending, as in "Dovhy" and "Dovhyi"."""


def surnames(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that may be a name's surname: usually the last.

    In a Korean, Chinese or Vietnamese name that begins with its surname, the first is one too.
    """
    if len(words) > 1 and words[0] in _FAMILY_NAMES and words[-1] not in _FAMILY_NAMES:
        return words[0], words[-1]
    return words[-1:]


def surnames_of(name: str) -> tuple[str, ...]:
    """Return the words that may be the surname of a whole name, as `surnames` does.

    A given name like "Wen-tai" follows its surname.
    """
    words = names.main_words(name)
    return words[:1] if _BEFORE_GIVEN_NAME.fullmatch(name) else surnames(words)


_BEFORE_GIVEN_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")
_FAMILY_NAMES = frozenset(
    ("kim", "lee", "park", "choi", "jung", "jeong", "kang", "cho", "yoon", "jang", "lim", "shin",
     "kwon", "hwang", "moon", "xi", "wang", "li", "zhang", "liu", "chen", "yang", "zhao", "huang",
     "zhou", "wu", "xu", "sun", "hu", "zhu", "lin", "guo", "ma", "luo", "nguyen", "tran", "pham",
     "hoang", "phan", "dang", "bui", "tsai", "ri", "pak", "ko", "hong")
)  # fmt: skip


def is_short(words: tuple[str, ...]) -> bool:
    """Whether a name is a surname alone, or one after initials or before "Jr."."""
    return len(words) == 1 or names.has_initials(words) or _is_of_generation(words)


def _is_of_generation(words: tuple[str, ...]) -> bool:
    return len(words) == 2 and words[0] in names.GENERATIONS


def bearers(words: tuple[str, ...], known: Sequence[Entry]) -> list[Entry]:
    """Return the entries whose name this may be.

    If no entry has this surname, return those that have it in another transcription.
    """
    exact = [entry for entry in known if any(_bears(words, one) for one in entry.people)]
    least = _LEAST_OF_ADJECTIVES if words[-1].endswith(("i", "y")) else LEAST_LETTERS
    if exact or len(words[-1]) < least:
        return exact
    return [entry for entry in known if any(_nearly_bears(words, one) for one in entry.people)]


def other_names(person: Person) -> list[tuple[str, ...]]:
    """Return the aliases that share no word with a name: "Omar Venn, known as Falcon"."""
    known = frozenset(names.words_of(person.name))
    found = [names.main_words(alias) for alias in person.aliases]
    return [words for words in found if words and known.isdisjoint(words)]


def _bears(words: tuple[str, ...], person: Person) -> bool:
    known = names.main_words(person.name)
    if len(words) == 1:
        return words[0] in surnames_of(person.name)
    return words[-1] == known[-1] and _initials_fit(words, known)


def _nearly_bears(words: tuple[str, ...], person: Person) -> bool:
    known = names.main_words(person.name)
    alike = names.is_transcribed(words[-1:], known[-1:])
    return alike and (len(words) == 1 or _initials_fit(words, known))


def _initials_fit(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether these are initials of a longer name, or of a surname alone."""
    if _is_of_generation(words):
        return words[0] == known[0]
    firsts, others = words[:-1], known[:-1]
    if len(others) == 1 < len(firsts):  # "J. T. Venn" and "James Venn"
        return len(firsts) == 2 and firsts[0] == others[0][0] and len(others[0]) > 1
    pairs = zip(firsts, others, strict=False)
    return len(words) <= len(known) and all(one == other[0] for one, other in pairs)


def holder(person: Person, known: Sequence[Entry]) -> Entry | None:
    """Return the only entry with the person's office, if all others hold conflicting ones.

    Those whose office no text tells are others too, if only one has such an office at a time.
    """
    if not person.role:
        return None
    holders = [entry for entry in known if any(_holds(person, one) for one in entry.people)]
    is_of_one = offices.is_of_one(person) or any(
        offices.heads_same_body(person, one) for entry in holders for one in entry.people
    )
    are_apart = all(
        (is_of_one or any(one.role for one in entry.people))
        and all(
            offices.conflicting_offices(person, one)
            for one in entry.people
            if (offices.office_words(one) if is_of_one else one.role)
            and not (offices.is_of_somebody(one) and _has_office(entry))
        )
        for entry in known
        if entry not in holders
    )
    return holders[0] if len(holders) == 1 and are_apart else None


def _has_office(entry: Entry) -> bool:
    return any(map(offices.office_words, entry.people))


def _holds(person: Person, known: Person) -> bool:
    return offices.same_office(person, known) or offices.may_be_ranked(person, known)
