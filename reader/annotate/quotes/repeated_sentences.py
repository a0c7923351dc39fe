"""Blocks to what the rules about sentences see of them, so that those alike are parsed once.

Rules look at letters, and at the words of grammar and of speech among them.  Which name, number or
other noun stands there they can't tell: "Anna said 5" and "Oskar said 7" are one and the same.
"""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import LETTERS, VERBS
from reader.annotate.quotes import clauses, cues, subjects
from reader.annotate.tokens.tagged import TaggedWords

LONGEST = 12
"""Words of a block above which it is parsed sooner than another like it comes."""
SentenceKey = tuple[str, tuple[str, ...], tuple[str, ...]]
"""Letters, the words that tell something, and what each quotation ends in."""


def sentence_key(tokens: TaggedWords) -> SentenceKey:
    """What is the same for all blocks that are parsed alike."""
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
"""Letters that words have which are in no list."""
_SMALL, _OTHER = "a", "A"
"""What stands for such a word: a sentence may begin with the second."""


_TELLING = frozenset().union(
    LETTERS, VERBS, cues.SPEECH_NOUNS, cues.OWNERS, cues.MODAL, cues.BE,
    subjects.TIMES, subjects.ALONE, clauses.NO_CLAUSE,
)  # fmt: skip
"""Every word that a rule about sentences asks for by itself."""
