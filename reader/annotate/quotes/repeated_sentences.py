"""Makes a key for each block that is equal for all blocks with the same parse.

The rules read the letters, function words and words of speech, but no name, number or other noun:
"Anna said 5" and "Oskar said 7" have one key and are parsed once. News texts take equally long
without this; lines of the same few words would take half as long again.
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
"""The number of words of a block above which another block with its key is unlikely."""
SentenceKey = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The letters, the words that rules read, and the punctuation at the end of each quotation."""


def sentence_key(tokens: TaggedWords) -> SentenceKey:
    """Return the key of a block."""
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
"""The replacements of such words, in small letters and with a capital."""


_TELLING = frozenset().union(
    LETTERS, VERBS, SPEECH_NOUNS, verbless_cues.OWNERS, negation.MODALS, verb_forms.BE,
    subjects.TIMES, subjects.ALONE, starts.NO_CLAUSE, starts.OCCASIONS, labels.LABELS,
    asides.HOW_MUCH, objects.PARTICLES,
    statements_before.POINTING, statements_before.BE, withdrawn_claims.WORDS_READ,
    relayed_reports.OUTLETS, relayed_reports.KINDS_OF_OUTLET,
    cue_phrase.WORDS_READ, governed_words.WORDS_READ, suppositions.SIGNS,
    [word for phrase in asides.COUNTING for word in phrase.split()],
)  # fmt: skip
"""All words that rules about sentences read."""
