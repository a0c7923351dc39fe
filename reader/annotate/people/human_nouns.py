"""Tells what nouns for somebody say by themselves: "glazier" is a human being, and no minister."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.annotate.lexicon.wordlists import lines, plurals, words

_ENDING = re.compile(
    r"(?:[^aeiou]ers?|[cst]ors?|ists?|ians?|ants?|eers?|iers?|ees|men|man|women|woman|folk|people|children|kin"
    r"|mates?|[^aeious]ites?|wrights?|smiths?|mongers?|herds?|monks|youths?|residents?|students?|patients?|agents?"
    r"|presidents?|parents?|victims?|heirs?|hosts?|chiefs?|locals|elders|veterans?|civilians?|neighbou?rs?)$"
)
"""The end of a noun for somebody, of those that are in no list."""
_THINGS = words("no_speakers")
"""Nouns with such an end that are things."""
MANY_HUMANS = plurals("human_nouns") | {"forces", "troops"}
"""Plurals that are no name where a sentence begins ("Proponents say")."""
_HUMANS = words("human_nouns") | MANY_HUMANS


def is_human_noun(noun: str) -> bool:
    """Whether a noun in lower case that is in no list of roles is one for people."""
    return noun in _HUMANS or noun not in _THINGS and _ENDING.search(noun) is not None


_WALKS = {
    word: line.partition(":")[0] for line in lines("walks_of_life") for word in line.split()[1:]
}
"""What people are, as the last word of it, to "public", "armed", "civic" or "private"."""
_OF_ANOTHER_TIME = re.compile(r"\b(?:former|ex|once|then|retired|late|turned|and)\b", re.I)
_BEHIND_HEAD = re.compile(r" (?:of|for|at|from|in|with|to|on|who)\b")


def are_all_unlike(role: str, others: Iterable[str]) -> bool:
    """Whether who is one thing hardly is any of others: a goalkeeper, and the holder of an office.

    Not where the words themselves speak of two times or of two callings ("former boxer").
    """
    walk = _walk(role)
    return walk is not None and all([_are_unlike(walk, _walk(other)) for other in others])


def _are_unlike(one: str, other: str | None) -> bool:
    """Whether hardly anybody is of both walks of life: a minister may be a general, no mayor is."""
    if other is None or one == other:
        return False
    return "private" in (one, other) or {one, other} == {"armed", "civic"}


def _walk(role: str) -> str | None:
    if _OF_ANOTHER_TIME.search(role):
        return None
    head = _BEHIND_HEAD.split(role, maxsplit=1)[0].split()
    return _WALKS.get(head[-1].lower().rstrip(".")) if head else None
