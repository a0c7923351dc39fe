"""Finds the subject of the main clause at the start of a sentence.

It skips quotations, "and" and "but", adverbs, and a phrase or subordinate clause that ends in a
comma ("In a letter, Varn said"; "While Varn sailed, Erdeli wrote").
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import VERBS
from reader.annotate.quotes.subjects import CHAIN, Range
from reader.annotate.tokens.tagged import TaggedWords

OPENING = re.compile(r"(?:[Cam(-]|[QqF],?|a,|D,?)*")
OPENERS = frozenset("Cam(-QqFD")
"""The letters that can begin an opening."""
PHRASE = frozenset("PSgiekA")
NOUN_PHRASE = re.compile(CHAIN)
SUBJECT_AFTER_COMMA = re.compile(
    rf"({CHAIN})(?:[amD]|P(?:D{{1,2}}+|PD)#?)*(?:[vhbxe]|,[^,]{{1,30}},[amx]*[vhbxe])"
)
NAME_APART = re.compile(r"(?:,w[^,.]{1,12})?,t*(N[lN]*)(?:,|[.])")
SOMEONE = re.compile(r"[CaD,QqF]{0,3}d?[aneo#]{0,3}[rt]")
UNLISTED = re.compile(r"[NLor]e|N(?=nP)(?<=NN)")
LONGEST_PHRASE = 40
COMMAS = 5
"""The most commas after a fronted phrase that are searched for the subject."""


def main_subject(tokens: TaggedWords, low: int, high: int) -> Range | None:
    """Return the subject at the start of the sentence in words `low` to `high`, or None."""
    letters = tokens.letters
    opening = OPENING.match(letters, low, high) if letters[low] in OPENERS else None
    at = opening.end() if opening else low
    if at >= high:
        return None
    if letters[at] in PHRASE or _participle(tokens, at, low):
        return _after_phrase(tokens, at, high)
    found = NOUN_PHRASE.match(letters, at, high)
    label = found and at == low and letters[found.end() : found.end() + 1] in (":", "-")
    if found and label:  # "ORM: The mayor …"
        found = NOUN_PHRASE.match(letters, found.end() + 1, high)
    if not found:
        return None
    at, end = _without_verb(letters, *found.span())
    if letters[end : end + 2] == ",p" and letters[end + 2 : end + 3] in tuple("vhbxam"):
        return end + 1, end + 2  # "A sailor once, he wrote"
    return at, end


def _without_verb(letters: str, at: int, end: int) -> Range:
    """Return the noun phrase without an unlisted verb at its end or inside ("Varn shut the")."""
    verb = UNLISTED.search(letters, at, end)
    if verb:
        return at, verb.start() + 1
    if end - at > 1 and letters[end - 1] == "n" and letters[end : end + 1] in ("d", "O", "p"):
        return at, end - 1
    return at, end


def _participle(tokens: TaggedWords, at: int, low: int) -> bool:
    """Whether the first word is a capitalised participle ("Speaking in Orm, he said")."""
    if tokens.letters[at] != "N" or tokens.letters[at + 1 : at + 2] in ("N", "v", "h", "b", "x"):
        return False
    verb = VERBS.get(tokens.words[at].lower())
    return verb is not None and verb.form in ("ing", "past")


def may_be_someone(tokens: TaggedWords, low: int) -> bool:
    """Whether a sentence begins with an unnamed human being ("The clerk was tired")."""
    return SOMEONE.match(tokens.letters, low) is not None


def side_subject(tokens: TaggedWords, low: int, high: int) -> Range | None:
    """Return the subject of an opening subordinate clause ("While Varn sailed, …"), or None."""
    opening = OPENING.match(tokens.letters, low, high)
    at = opening.end() if opening else low
    if at + 1 >= high or tokens.letters[at] != "S":
        return None
    found = NOUN_PHRASE.match(tokens.letters, at + 1, high)
    return found.span() if found else None


def name_apart(tokens: TaggedWords, end: int) -> int | None:
    """Return the first word of a name after a noun phrase between commas, or None.

    Example: "her neighbour, who gave only his first name, Stepan, was angrier".
    """
    found = NAME_APART.match(tokens.letters, end, end + LONGEST_PHRASE)
    return found.start(1) if found else None


def _after_phrase(tokens: TaggedWords, at: int, high: int) -> Range | None:
    """Return the subject after the comma that ends a phrase or clause at word `at`."""
    letters, comma, last = tokens.letters, at, None
    asked = letters[at] in "eN"  # "Asked whether Orm, the capital, had fallen, Varn said"
    for _ in range(COMMAS):
        comma = _next_comma(letters, comma + 1, min(high, at + LONGEST_PHRASE))
        if comma < 0:
            break
        found = SUBJECT_AFTER_COMMA.match(letters, comma + 1, min(high, comma + LONGEST_PHRASE))
        if found and not asked:
            return found.span(1)
        last = found.span(1) if found else last
    return last


def _next_comma(letters: str, low: int, high: int) -> int:
    """Return the next comma, or quotation that ends in one, or -1."""
    places = [at for at in (letters.find(",", low, high), letters.find("q", low, high)) if at >= 0]
    return min(places, default=-1)
