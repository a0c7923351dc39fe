"""Turns people into those that are more than a capital which any word would have in its place.

"Asked about it", "New Yorkers" and "R-Ohio" begin like a name and are none.  People who speak, or
have an office, a known first name or a name of two words, are always kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from reader.annotate.people.roster import WORD, Roster, RosterEntry
from reader.annotate.quotes.quotes import QuotesFound
from reader.annotate.tokens.tagged import BEFORE_SENTENCE, TaggedWords
from reader.models import Person, Quote

SHORT_FOR = re.compile(r"[A-Z](?:-\w+)?|\w+\.")
"""A letter, a party and a state ("R-Ohio"), and abbreviations."""


def without_bare_capitals(
    read: Sequence[TaggedWords],
    roster: Roster,
    people: tuple[Person, ...],
    quotes: tuple[Quote, ...],
) -> QuotesFound:
    """The people without entries that are nothing but a capital, and the quotes renumbered."""
    bare = _bare_entries(read, roster, {at for quote in quotes for at in quote.speakers})
    if not bare:
        return QuotesFound(people, quotes)
    left = [at for at in range(len(people)) if at not in bare]
    new_number = {old: new for new, old in enumerate(left)}
    return QuotesFound(
        tuple([people[at] for at in left]),
        tuple([_renumbered(quote, new_number) for quote in quotes]),
    )


def _renumbered(quote: Quote, new_number: Mapping[int, int]) -> Quote:
    if quote.person is None:
        return quote
    everybody = tuple([new_number[at] for at in quote.speakers])
    return quote._replace(person=new_number[quote.person], speakers=everybody)


def _bare_entries(read: Sequence[TaggedWords], roster: Roster, speaking: Set[int]) -> set[int]:
    bare = {at for at, entry in enumerate(roster.entries) if at not in speaking and _is_bare(entry)}
    for place, at in roster.by_place.items() if bare else ():
        if at in bare and not SHORT_FOR.fullmatch(roster.entries[at].words[0]):
            tokens, word = read[place >> WORD], place & ((1 << WORD) - 1)
            if not _any_word_has_capital(tokens.letters, word):
                bare.remove(at)
    return bare


def _is_bare(entry: RosterEntry) -> bool:
    """Whether a person is known by one word and nothing else."""
    person = entry.person
    known = entry.gender or entry.certain or person.role or len(entry.words) > 1
    return person.kind == "person" and not known


def _any_word_has_capital(letters: str, word: int) -> bool:
    """Whether a capital tells nothing at this word: it begins a sentence or the name of a place."""
    return not word or letters[word - 1] in BEFORE_SENTENCE or letters[word + 1 : word + 2] == "L"
