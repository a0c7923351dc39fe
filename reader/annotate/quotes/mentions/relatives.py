"""Finds the noun phrase that a relative pronoun refers to ("who said").

`speakers` resolves that phrase.
"""

from __future__ import annotations

import re

from reader.annotate.people.human_nouns import is_human_noun
from reader.annotate.quotes.subjects import BEFORE, WINDOW, Range
from reader.annotate.tokens.tagged import TaggedWords

NAMED_OF = re.compile(r"(?<![NP])(?P<name>t*N(?:l?N)+)P$")
"""A full name and a preposition."""
LONGEST_NAME = 8


def antecedent(tokens: TaggedWords, mention: Range) -> Range | None:
    """Return the noun phrase that "who" or "which" at a mention refers to, or None.

    It is directly before, with or without a comma; for a name and an office after it ("Ann Lee, the
    clerk of works, who said") it is the name.
    """
    at = mention[0]
    end = at - 1 if at and tokens.letters[at - 1] == "," else at
    phrase = _phrase_before(tokens, end)
    if phrase is None:
        return None
    if phrase[0] > 2 and tokens.words[phrase[0] - 1] in ("not", "unlike"):
        end = phrase[0] - 1 - (tokens.letters[phrase[0] - 2] == ",")
        phrase = _phrase_before(tokens, end)  # "the mayor, not Varn, who said"
        if phrase is None:
            return None
    person = _of_body(tokens, phrase) if tokens.words[at].lower() == "who" else None
    if person is not None:
        return person
    start = phrase[0] - (tokens.words[phrase[0] - 1] in ("now", "then", "later"))
    if tokens.words[at].lower() == "who" and start and tokens.letters[start - 1] == ",":
        before = _phrase_before(tokens, start - 1)
        if before and tokens.letters[before[1] - 1] == "N" and "N" not in _head(tokens, phrase):
            return before
    return phrase


def _of_body(tokens: TaggedWords, phrase: Range) -> Range | None:
    """Return the person of a body directly before "who": "Ann Lee of the Health Office, who"."""
    found = NAMED_OF.search(tokens.letters, max(0, phrase[0] - LONGEST_NAME), phrase[0])
    return found.span("name") if found and "C" not in tokens.letters[slice(*phrase)] else None


def _phrase_before(tokens: TaggedWords, end: int) -> Range | None:
    """Return the noun phrase that ends before word `end`, without a prepositional part."""
    base = max(0, end - WINDOW)
    found = BEFORE.search(tokens.letters[base:end])
    if not found or base + found.end(1) != end:
        return None
    start, stop = base + found.start(1), base + found.end(1)
    parts = list(re.finditer(r"[PC]", tokens.letters[start:stop]))
    if parts and _is_of_somebody(tokens, start, start + parts[0].start()):
        return start, stop  # "the wife of Ann Lee"
    if parts and _is_in_name(tokens, start + parts[-1].start()):
        parts.pop()
    if parts and "N" in tokens.letters[start + parts[-1].end() : stop]:
        start += parts[-1].end()  # of "the work of Ann Lee" the name
    return (start, stop) if start < stop else None


def _is_in_name(tokens: TaggedWords, at: int) -> bool:
    """Whether a preposition is part of a body's name: "the Orm Observatory for Human Rights"."""
    return tokens.words[at] == "for" and tokens.letters[at - 1 : at + 2] == "NPN"


def _is_of_somebody(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether the words before "of" denote a person: "the wife", "a friend"."""
    head = tokens.words[end - 1].lower()
    if tokens.words[end].lower() in ("from", "at"):  # "two clerks from the Orm Hospital, who"
        return tokens.letters[end - 1] == "r"
    if tokens.words[end].lower() not in ("of", "to", "for") or tokens.letters[start] != "d":
        return False
    return tokens.letters[end - 1] == "r" or is_human_noun(head)


def _head(tokens: TaggedWords, phrase: Range) -> str:
    """Return the letter of the head noun of a phrase."""
    return tokens.letters[phrase[0] : phrase[1]].partition("P")[0][-1:]
