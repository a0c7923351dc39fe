"""Turns "the official" and "the statement" into who spoke just before, if the words tell that."""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import words
from reader.annotate.quotes.mentions.known_so_far import KnownSoFar
from reader.annotate.quotes.reports import Sentence
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords

_DOCUMENTS = words("documents")
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
