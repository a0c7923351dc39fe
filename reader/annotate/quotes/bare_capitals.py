"""People to those of whom the text tells more than a capital that every word has where it stands.

"Asked about it", "New Yorkers" and "R-Ohio" begin like a name and are none.  Who speaks, has an
office, a known first name or a second word is named in earnest, wherever the name stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from reader.annotate.people.roster import WORD, Roster, RosterEntry
from reader.annotate.quotes.quotes import QuotesFound
from reader.annotate.tokens.tagged import BEFORE_SENTENCE, Words

SHORT_FOR = re.compile(r"[A-Z](?:-\w+)?|\w+\.")
"""A letter, a party and a state, and what is cut short."""


def without_bare_capitals(read: Sequence[Words], roster: Roster, said: QuotesFound) -> QuotesFound:
    """The quotes and their people, without entries that are no more than a capital."""
    stray = _strays(read, roster, {quote.person for quote in said.quotes})
    if not stray:
        return said
    left = [at for at in range(len(said.people)) if at not in stray]
    to = {old: new for new, old in enumerate(left)}
    quotes = [
        quote if quote.person is None else quote._replace(person=to[quote.person])
        for quote in said.quotes
    ]
    return replace(said, people=tuple(said.people[at] for at in left), quotes=tuple(quotes))


def _strays(read: Sequence[Words], roster: Roster, speaking: Set[int | None]) -> set[int]:
    stray = {
        at for at, entry in enumerate(roster.entries) if at not in speaking and _is_bare(entry)
    }
    for place, at in roster.by_place.items() if stray else ():
        if at in stray and not SHORT_FOR.fullmatch(roster.entries[at].words[0]):
            tokens, word = read[place >> WORD], place & ((1 << WORD) - 1)
            if not _says_nothing(tokens.letters, word):
                stray.remove(at)
    return stray


def _is_bare(entry: RosterEntry) -> bool:
    """Whether nothing but one word is known of a person."""
    person = entry.person
    known = entry.gender or entry.certain or person.role or len(entry.words) > 1
    return person.kind == "person" and not known


def _says_nothing(letters: str, word: int) -> bool:
    """Whether any word there has a capital: it begins a sentence, or the name of a place."""
    return not word or letters[word - 1] in BEFORE_SENTENCE or letters[word + 1 : word + 2] == "L"
