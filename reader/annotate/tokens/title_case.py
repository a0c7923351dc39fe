"""Finds the verbs of speech in a headline in title case.

"Pavo Renk Brands Wall ‘A Joke’": if every word is capitalised, a capital is no sign of a name.
`tagged` calls it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import LETTERS, VERBS, words

MOST = 30
"""The most words of a headline."""
FEWEST = 4
NOUN_LIKE = words("noun_like")
SMALL_WORDS = words("small_words")
AFTER_SUBJECT = frozenset("NLtnro)qQF")
BEFORE_CONTENT = frozenset("FQqTdpS:")
QUOTATION_AHEAD = re.compile(r"[NLtnrodPs#]{1,8}F")


def is_title_case(found: Sequence[str], letters: str) -> bool:
    """Whether the words of a block are a headline with a capital on each longer word."""
    if not FEWEST <= len(found) <= MOST or "." in letters[:-1] and letters[-1] == ".":
        return False
    capitals = 0
    for word in found:
        if word[0].isupper():
            capitals += 1
        elif word[0].islower() and word not in SMALL_WORDS and word not in LETTERS:
            return False
    return capitals >= FEWEST


def with_verbs(found: Sequence[str], letters: str) -> str:
    """Return the letters of a headline, with those of its verbs of speech and thought."""
    marks = list(letters)
    for at in range(1, len(marks) - 1):
        if letters[at] not in "Nt" or letters[at - 1] not in AFTER_SUBJECT:
            continue
        verb = VERBS.get(found[at].lower())
        if verb is None or verb.sort not in ("speech", "thought") or verb.form not in ("s", "past"):
            continue
        content = letters[at + 1] in BEFORE_CONTENT or letters[at + 1 : at + 3] == "PF"
        named = "o" in verb.frames and QUOTATION_AHEAD.match(letters, at + 1)
        tells = letters[at - 1] in "qQF" or letters[max(0, at - 3) : at].strip("NLt") in ("q", "Q")
        if (
            content
            or named
            or tells
            or verb.lemma == "say"
            or verb.lemma not in NOUN_LIKE
            and verb.form == "s"
        ):
            marks[at] = "v" if verb.sort == "speech" else "h"
    return "".join(marks)
