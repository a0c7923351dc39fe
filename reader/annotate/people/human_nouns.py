"""Decides whether nouns denote people, and whether two of them can denote one person.

`roles`, `predicates` and `joining` use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.annotate.lexicon.wordlists import lines, plurals, words

_ENDING = re.compile(
    r"(?:[^aeiou]ers?|[cst]ors?|ists?|ians?|ants?|eers?|iers?|ees|men|man|women|woman|folk|people|children|kin"
    r"|mates?|[^aeious]ites?|wrights?|smiths?|mongers?|herds?|monks|youths?|residents?|students?|patients?|agents?"
    r"|presidents?|parents?|victims?|heirs?|hosts?|chiefs?|locals|elders|veterans?|civilians?|neighbou?rs?)$"
)
"""Endings of nouns for people that are in no list."""
_THINGS = words("no_speakers")
"""Nouns with such an ending that denote things."""
MANY_HUMANS = plurals("human_nouns") | {"forces", "troops"}
"""Plurals that are no name at the start of a sentence ("Proponents say")."""
_HUMANS = words("human_nouns") | MANY_HUMANS


def is_human_noun(noun: str) -> bool:
    """Whether a noun in lower case that is in no list of roles denotes people."""
    return noun in _HUMANS or noun not in _THINGS and _ENDING.search(noun) is not None


_WALKS = {
    word: line.partition(":")[0] for line in lines("walks_of_life") for word in line.split()[1:]
}
"""Roles, by their last word, mapped to "public", "armed", "civic" or "private"."""
_OF_ANOTHER_TIME = re.compile(r"\b(?:former|ex|once|then|retired|late|turned|and)\b", re.I)
_BEHIND_HEAD = re.compile(r" (?:of|for|at|from|in|with|to|on|who)\b")


def are_all_unlike(role: str, others: Iterable[str]) -> bool:
    """Whether one role excludes all others: a goalkeeper and the holder of an office.

    Roles of another time or with two professions exclude nothing ("former boxer").
    """
    walk = _walk(role)
    return walk is not None and all([_are_unlike(walk, _walk(other)) for other in others])


def _are_unlike(one: str, other: str | None) -> bool:
    """Whether two kinds of roles exclude each other: a minister may be a general, a mayor not."""
    if other is None or one == other:
        return False
    return "private" in (one, other) or {one, other} == {"armed", "civic"}


def _walk(role: str) -> str | None:
    if _OF_ANOTHER_TIME.search(role):
        return None
    head = _BEHIND_HEAD.split(role, maxsplit=1)[0].split()
    return _WALKS.get(head[-1].lower().rstrip(".")) if head else None
