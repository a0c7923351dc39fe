"""Recognises fragments that the subject of their sentence probably did not say.

A fragment in a sentence without a report is attributed to its subject ("Varn landed a sharp dig at
“my dear sister”"), but writers also put marks around their own words. `carried` calls it.
"""

from __future__ import annotations

import re

from reader.annotate.quotes.attribution import AttributedQuotation
from reader.annotate.tokens.quotation_marks import Quotation
from reader.annotate.tokens.tagged import TaggedWords

PARTICIPLE = re.compile("[gki]")
LEXICAL = re.compile("[vhbegki]")
NAMED = frozenset(("called", "named", "titled", "entitled", "dubbed"))
WRITTEN = frozenset(("words", "slogan", "slogans", "inscription", "caption", "motto", "sign"))
"""Nouns for inscriptions: "wore a shirt with the words “No more dams”"."""
SHOUTED = frozenset(("chant", "chants", "cries", "shouts", "taunts", "jeers"))
"""Nouns for the words of a crowd."""
BACKSHIFTED = frozenset(("had", "would"))
SHORT = 4
"""The most words of a fragment that is no quotation if no speaker is found."""


def is_doubtful(text: str, tokens: TaggedWords, one: AttributedQuotation) -> bool:
    """Whether a fragment without a cue was probably not said by the subject of its sentence.

    It is one word; or the subject follows it and no participle precedes it; or there are only
    auxiliaries between the two.
    """
    report, at = one.source.report if one.source else None, one.at
    if report is None or report.cue is not None or report.speaker is None or one.basis != "cue":
        return False
    letters, subject = tokens.letters, report.speaker
    if one.alone or letters[at] == "Q" and at and letters[at - 1] in ",:-":
        return False
    if letters[subject[1] : subject[1] + 1] == "v":
        return False  # "A “theft” is what Varn called it"
    if not letters.endswith(".") and subject[1] == at:
        return False  # a headline: "Ferry firm “sorry” for delays"
    if subject[0] > 1 and tokens.words[subject[1]] in BACKSHIFTED and subject[0] < at:
        return True  # "Varn spoke of 12. Orm had lost “90.”"
    if tokens.words[at - 1] == "of" and at > 1 and tokens.words[at - 2] in SHOUTED:
        return True
    if words_inside(text, tokens.quotations[at]) == 1 or tokens.words[at - 1] in NAMED | WRITTEN:
        return True
    if subject[0] > at:
        start = max(letters.rfind(".", 0, at), letters.rfind("Q", 0, at)) + 1
        return not PARTICIPLE.search(letters, start, at)
    return not LEXICAL.search(letters, subject[1], at)


def is_scare(text: str, tokens: TaggedWords, one: AttributedQuotation) -> bool:
    """Whether a fragment without speaker is no speech: a few words in marks."""
    if one.alone or one.basis != "unknown" or tokens.letters[one.at] == "Q":
        return False
    return words_inside(text, tokens.quotations[one.at]) <= SHORT


def words_inside(text: str, piece: Quotation) -> int:
    """Count the words inside the marks, up to SHORT + 1."""
    return len(text[piece.inner_start : piece.inner_end].split(None, SHORT))
