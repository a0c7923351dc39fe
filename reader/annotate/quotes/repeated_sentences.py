"""Turns a block into a key that all blocks share which the rules about sentences parse alike.

The rules look at the letters, and at the words of grammar and of speech.  They look at no name,
number or other noun, so that "Anna said 5" and "Oskar said 7" have one key and are parsed once.
News takes as long without; lines of the same few words take half as long again.
"""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import LETTERS, SPEECH_NOUNS, VERBS
from reader.annotate.quotes import labels, subjects, verb_forms, verbless_cues
from reader.annotate.quotes.content import asides, objects, starts, statements_before
from reader.annotate.quotes.nesting import relayed_reports
from reader.annotate.quotes.stances import (
    cue_phrase,
    governed_words,
    negation,
    suppositions,
    withdrawn_claims,
)
from reader.annotate.tokens.tagged import TaggedWords

LONGEST = 12
"""Words of a block above which another with its key is unlikely."""
SentenceKey = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The letters, the words that rules look at, and the punctuation that each quotation ends in."""


def sentence_key(tokens: TaggedWords) -> SentenceKey:
    """The key of a block."""
    pieces = tokens.quotations
    seen = [
        word
        if letter not in _OPEN or word.lower() in _TELLING
        else _SMALL
        if word[0].islower()
        else _OTHER
        for letter, word in zip(tokens.letters, tokens.words, strict=True)
    ]
    ends = tuple([piece.last for piece in pieces.values()]) if pieces else ()
    return tokens.letters, tuple(seen), ends


_OPEN = frozenset("Nn#")
"""The letters of words that are in no list."""
_SMALL, _OTHER = "a", "A"
"""What stands for such a word, in small letters and with a capital."""


_TELLING = frozenset().union(
    LETTERS, VERBS, SPEECH_NOUNS, verbless_cues.OWNERS, negation.MODALS, verb_forms.BE,
    subjects.TIMES, subjects.ALONE, starts.NO_CLAUSE, starts.OCCASIONS, labels.LABELS,
    asides.HOW_MUCH, objects.PARTICLES,
    statements_before.POINTING, statements_before.BE, withdrawn_claims.WORDS_READ,
    relayed_reports.OUTLETS, relayed_reports.KINDS_OF_OUTLET,
    cue_phrase.WORDS_READ, governed_words.WORDS_READ, suppositions.SIGNS,
    [word for phrase in starts.COUNTING for word in phrase.split()],
)  # fmt: skip
"""Every word that some rule about sentences looks at."""
