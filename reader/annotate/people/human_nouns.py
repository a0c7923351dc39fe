"""Tells by itself whether a noun in lower case is one for somebody: "glazier", but not "bakery"."""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import plurals, words

_ENDING = re.compile(
    r"(?:[^aeiou]ers?|[cst]ors?|ists?|ians?|ants?|eers?|iers?|ees|men|man|women|woman|folk|people|children|kin"
    r"|mates?|[^aeious]ites?|wrights?|smiths?|mongers?|herds?|monks|youths?|residents?|students?|patients?|agents?"
    r"|presidents?|parents?|victims?|heirs?|hosts?|chiefs?|locals|elders|veterans?|civilians?|neighbou?rs?)$"
)
"""The end of a noun for somebody, of those that are in no list."""
_THINGS = words("no_speakers")
"""Nouns with such an end that are things."""
MANY_HUMANS = plurals("human_nouns")
"""Plurals that are no name where a sentence begins ("Proponents say")."""
_HUMANS = words("human_nouns") | MANY_HUMANS


def is_human_noun(noun: str) -> bool:
    """Whether a noun in lower case that is in no list of roles is one for people."""
    return noun in _HUMANS or noun not in _THINGS and _ENDING.search(noun) is not None
