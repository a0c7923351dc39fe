"""Turns "the official" and "the statement" into who spoke just before, if the words tell that.

Writers call a speaker by what he or she is, and may not have said it before: "Varn said it was
over.  “It is lost,” the general said."  An office that each place has ("the mayor") is left alone.
"""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import lines, words
from reader.annotate.people.signs import FIRM_NOUNS
from reader.annotate.people.spellings import gender_of
from reader.annotate.quotes.mentions.holders import SHORT_ROLES, Office
from reader.annotate.quotes.mentions.known_so_far import KnownSoFar
from reader.annotate.quotes.mentions.people_in_sentences import PeopleInSentence
from reader.annotate.quotes.reports import Sentence
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords

_DOCUMENTS = words("documents")
_KIND_OF = {word: line.partition(":")[0] for line in lines("callings") for word in line.split()[1:]}
"""Words for what somebody is to the kind of calling."""
LATEST = 3
"""Sentences with somebody in them that are looked back over, at most."""


def by_earlier_speaker(
    tokens: TaggedWords, block: int, mention: Range, known: KnownSoFar
) -> int | None:
    """The entry of the one speaker before whom "the" and a noun mean, or None.

    "A city official said it fell. The official said" and "Varn's office said in a statement. The
    statement said".
    """
    start, end = mention
    if end != start + 2 or tokens.words[start].lower() != "the":
        return None
    noun = tokens.words[end - 1].lower()
    found: dict[int, None] = {}
    for people in list(known.before)[:LATEST]:
        if people.block < block - 1:
            break
        said_in = noun in _DOCUMENTS and _names(known.words_of[people.block], people.sentence, noun)
        for _, entry in people.speakers:
            person, unnamed = known.entries[entry].person, not known.entries[entry].words
            called = unnamed and person.kind != "person" and person.name.split()[-1].lower() == noun
            if said_in or called:
                found[entry] = None
    return next(iter(found)) if len(found) == 1 else None


def _names(tokens: TaggedWords, sentence: Sentence, noun: str) -> bool:
    """Whether a sentence has the noun with "a": "said in a statement"."""
    low, high = sentence.low, sentence.high
    return any(
        word == noun and tokens.words[at - 1] in ("a", "an")
        for at, word in enumerate(tokens.words[low:high], low)
        if at > low
    )


def by_restatement(
    tokens: TaggedWords, mention: Range, people: PeopleInSentence, known: KnownSoFar
) -> int | None:
    """The speaker of the sentence before whom "the" and a calling mean, or None."""
    start, end = mention
    if end != start + 2 or tokens.words[start].lower() != "the" or not known.before:
        return None
    noun, last = tokens.words[start + 1].lower(), known.before[0]
    near = last.number == people.number - 1 and last.block in (people.block, people.block - 1)
    if near and noun in FIRM_NOUNS:
        told = _is_brought_in(noun, known.words_of[last.block], 0, last.sentence.high)
        return None if told else _firm_before(last, known)
    if not near or noun not in _KIND_OF or known.holders.people(Office(noun, frozenset())):
        return None
    if _is_brought_in(noun, known.words_of[last.block], 0, last.sentence.high):
        return None
    before = [one for one in people.named if one.word < start]
    human = {
        one.entry
        for one in (*last.named, *last.speakers, *before)
        if known.entries[one.entry].person.kind == "person"
    }
    spoke = {one.entry for one in last.speakers}
    if len(human) != 1 or spoke != human:
        return None
    (entry,) = human
    return entry if _fits(noun, entry, known) else None


def _firm_before(last: PeopleInSentence, known: KnownSoFar) -> int | None:
    """The body of one name that alone is named, and speaks, in a sentence, or None."""
    named = {one.entry for one in (*last.named, *last.speakers)}
    if len(named) != 1 or {one.entry for one in last.speakers} != named:
        return None
    (entry,) = named
    one = known.entries[entry]
    return entry if one.person.kind == "organisation" and len(one.words) == 1 else None


def _is_brought_in(noun: str, tokens: TaggedWords, low: int, high: int) -> bool:
    """Whether somebody is called by the noun in words of a block: "a general was there"."""
    return noun in map(str.lower, tokens.words[low:high])


def _fits(noun: str, entry: int, known: KnownSoFar) -> bool:
    """Whether an entry may be what the noun says, by the gender and the calling that it has."""
    one = known.entries[entry]
    if gender_of((), noun) not in ("", one.gender or gender_of((), noun)):
        return False
    role = (one.person.role or "").lower().replace(".", "").split()
    kinds = {
        _KIND_OF[word]
        for word in (SHORT_ROLES.get(word, word) for word in role)
        if word in _KIND_OF
    }
    return not kinds or _KIND_OF[noun] in kinds
