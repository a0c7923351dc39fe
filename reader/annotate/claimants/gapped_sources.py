"""Finds sources with an omitted verb: "Varn put the dead at 80, the army at 60".

The verb is understood; the second number is not claimed by the first claimant.
"""

from __future__ import annotations

import re

from reader.annotate.claimants.source_words import SourceWords, subject_before
from reader.annotate.lexicon.wordlists import VERBS

_PUT = r"\b(?:puts?|plac(?:es|ed)|estimat(?:es|ed)|reckon(?:s|ed)|gave|gives)\b"
_AT = r" (?:at|as) (?:(?:about|some|nearly|almost|around|over|under|at least|more than|up to) )?"
_FIRST = re.compile(rf"{_PUT}[^.;:“”\"]*?{_AT}(?!the |an? )[\w.,]+")
_JOINTS = r"and|but|while|whereas"
_SECOND = re.compile(
    rf"(?:[,;]? (?:{_JOINTS})|[,;]) (?!(?:{_JOINTS}) )([^,;:.“”\"\d]{{2,60}}?){_AT}$"
)
_OBJECT = re.compile(
    r"(?:the |its |their |his |her |those |[A-Z]\w+ )*(?:number|figure|total|cost|damage|toll"
    r"|loss|losses|dead|deaths|killed|wounded|injured|missing|casualties|captured|displaced|survivors"
    r"|those (?:of|in|from|who))\b"
)


def gapped_source(before: str) -> SourceWords | None:
    """Return the source of the number after these words of its sentence, if its verb is omitted.

    The thing counted may change without a new source: "put the dead at 80 and the wounded at 40".
    """
    second = _SECOND.search(before)
    if second is None:
        return None
    firsts = list(_FIRST.finditer(before, 0, second.start() + 1))
    if not firsts or has_verb(second[1]):
        return None
    if _OBJECT.match(second[1]):
        return subject_before(before[: firsts[-1].start()])
    return SourceWords(*second.span(1))


def has_verb(words: str) -> bool:
    """Whether the words between two numbers have a verb of their own."""
    return any(
        (verb := VERBS.get(word)) is not None and verb.form in ("past", "s")
        for word in words.lower().split()
        if word not in _NOUNS
    )


_NOUNS = frozenset(("forces", "services", "reports", "guards", "counts", "estimates", "troops"))
